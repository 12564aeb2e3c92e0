"""Who is asking."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from app.auth.service import Accounts
from app.kit.problems import Problem


# A dependency that is not async would cost every request a thread.
async def accounts(request: Request) -> Accounts:
    service: Accounts = request.app.state.accounts
    return service


AccountsService = Annotated[Accounts, Depends(accounts)]


async def current_user(request: Request, service: AccountsService) -> UUID:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Problem("unauthorized")
    return await service.authenticate(token.strip())


CurrentUser = Annotated[UUID, Depends(current_user)]
