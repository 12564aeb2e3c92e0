"""The cookie that carries the refresh token."""

from fastapi import Request, Response

from app.kit.tokens import REFRESH_LIFE

PLAIN = "todo_refresh"
SECURE = f"__Host-{PLAIN}"


def read(request: Request) -> str | None:
    # Over https only the __Host- name counts: another subdomain can set the plain one.
    return request.cookies.get(_name(request))


def give(request: Request, response: Response, refresh_token: str) -> None:
    response.set_cookie(
        _name(request), refresh_token, max_age=int(REFRESH_LIFE.total_seconds()),
        path="/", secure=_is_secure(request), httponly=True, samesite="lax",
    )  # fmt: skip


def take_back(request: Request, response: Response) -> None:
    response.delete_cookie(_name(request), path="/", secure=_is_secure(request), httponly=True, samesite="lax")


def _name(request: Request) -> str:
    return SECURE if _is_secure(request) else PLAIN


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
