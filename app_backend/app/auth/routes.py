"""/api/auth."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response

from app.auth import cookie
from app.auth.current import AccountsService, CurrentUser
from app.auth.schemas import AccountRemoval, Login, Register, Session, UserPublic, UserUpdate
from app.auth.service import Granted
from app.kit.origin import is_same_origin
from app.kit.problems import Problem

OUR_PAGE = "todo"

router = APIRouter(prefix="/api/auth", tags=["auth"])


async def from_our_page(request: Request, x_requested_with: Annotated[str | None, Header()] = None) -> None:
    # What a cookie alone authorises must come from our own page: other sites cannot add this header.
    if x_requested_with != OUR_PAGE or not is_same_origin(request.headers):
        raise Problem("bad_origin")


OnlyOurPage = Depends(from_our_page)


@router.post("/register", status_code=201)
async def register(body: Register, request: Request, response: Response, accounts: AccountsService) -> Session:
    return _signed_in(request, response, await accounts.register(body, address=_address(request)))


@router.post("/login")
async def login(body: Login, request: Request, response: Response, accounts: AccountsService) -> Session:
    return _signed_in(request, response, await accounts.login(body, address=_address(request)))


@router.post("/refresh", dependencies=[OnlyOurPage])
async def refresh(request: Request, response: Response, accounts: AccountsService) -> Session:
    return _signed_in(request, response, await accounts.refresh(cookie.read(request)))


@router.post("/logout", status_code=204)
async def logout(request: Request, response: Response, accounts: AccountsService) -> None:
    if not is_same_origin(request.headers):
        raise Problem("bad_origin")
    await accounts.logout(cookie.read(request))
    cookie.take_back(request, response)


@router.get("/me")
async def me(user: CurrentUser, accounts: AccountsService) -> UserPublic:
    return await accounts.me(user)


@router.patch("/me")
async def update_me(body: UserUpdate, user: CurrentUser, accounts: AccountsService) -> UserPublic:
    if "name" not in body.model_fields_set:
        return await accounts.me(user)
    return await accounts.rename(user, body.name)


@router.delete("/me", status_code=204)
async def delete_me(
    body: AccountRemoval, request: Request, response: Response, user: CurrentUser, accounts: AccountsService
) -> None:
    await accounts.delete(user, body.password)
    cookie.take_back(request, response)


def _signed_in(request: Request, response: Response, granted: Granted) -> Session:
    cookie.give(request, response, granted.refresh_token)
    response.headers["Cache-Control"] = "no-store"
    return granted.session


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"
