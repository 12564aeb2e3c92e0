"""The one error type of the API, told as RFC 9457 problem documents."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
INVALID = "invalid_request"

PROBLEMS: dict[str, tuple[int, str]] = {
    "bad_credentials": (401, "The e-mail address or the password is wrong."),
    "bad_cursor": (422, "The cursor belongs to another list."),
    "bad_origin": (403, "The request comes from another site."),
    "content_too_large": (413, "The request is too large."),
    "conversation_busy": (409, "This conversation is still being answered."),
    "conversation_not_found": (404, "There is no such conversation."),
    "database_unavailable": (503, "The database cannot be reached right now."),
    "email_taken": (409, "There is already an account with this e-mail address."),
    "internal_error": (500, "Something went wrong on our side."),
    "method_not_allowed": (405, "This address does not know that method."),
    "not_ready": (503, "The service cannot serve yet."),
    "session_expired": (401, "Sign in again."),
    "task_not_found": (404, "There is no such task."),
    "too_many_attempts": (429, "Too many attempts; wait before the next one."),
    "too_many_messages": (429, "Too many messages; wait before the next one."),
    "unauthorized": (401, "Sign in first."),
    "wrong_host": (421, "This server does not answer for that host."),
    "wrong_password": (403, "The password is wrong."),
}


class FieldError(BaseModel):
    """What is wrong with one field of the request."""

    field: str
    message: str


class ProblemDocument(BaseModel):
    """An error as RFC 9457 wants it; `code` is stable."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldError] | None = None


class Problem(Exception):  # noqa: N818 (RFC 9457 calls it so)
    """Ends a request with the problem of that code."""

    def __init__(self, code: str, detail: str | None = None, *, retry_after: int | None = None) -> None:
        self.status, default = PROBLEMS[code]
        self.code = code
        self.detail = detail or default
        self.headers = {"Retry-After": str(retry_after)} if retry_after is not None else {}
        if self.status == HTTPStatus.UNAUTHORIZED:
            self.headers["WWW-Authenticate"] = "Bearer"
        super().__init__(code)

    @property
    def document(self) -> ProblemDocument:
        return ProblemDocument(
            title=HTTPStatus(self.status).phrase, status=self.status, detail=self.detail, code=self.code
        )


RESPONSES: dict[int | str, dict[str, object]] = {
    kind: {
        "description": "A problem",
        "content": {
            MEDIA_TYPE: {"schema": ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")}
        },
    }
    for kind in ("4XX", "5XX")
}


def respond(document: ProblemDocument, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse(document.model_dump(exclude_none=True), document.status, headers=headers, media_type=MEDIA_TYPE)


async def on_problem(_: Request, error: Problem) -> JSONResponse:
    return respond(error.document, error.headers)


async def on_invalid(_: Request, error: RequestValidationError) -> JSONResponse:
    # The input is never repeated: NaN and lone surrogates cannot be written as JSON, and it may be a password.
    errors = [FieldError(field=_field(e["loc"]), message=_printable(e["msg"])) for e in error.errors()]
    document = ProblemDocument(
        title="Unprocessable Content", status=422, detail="The request is not valid.", code=INVALID, errors=errors
    )
    return respond(document)


async def on_http(_: Request, error: HTTPException) -> JSONResponse:
    status = HTTPStatus(error.status_code)
    document = ProblemDocument(title=status.phrase, status=status, detail=f"{status.phrase}.", code=status.name.lower())
    return respond(document, dict(error.headers or {}))


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem document."""
    app.exception_handler(Problem)(on_problem)
    app.exception_handler(RequestValidationError)(on_invalid)
    app.exception_handler(HTTPException)(on_http)


def _field(location: tuple[int | str, ...]) -> str:
    return _printable(".".join(str(step) for step in location[1:]) or str(location[0]))


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode().removeprefix("Value error, ")
