"""Error bodies of the Gemini API (google.rpc.Status), and the exception that carries one to the HTTP layer."""

from collections.abc import Sequence

from tests.gemini.answer import Json

RPC = "type.googleapis.com/google.rpc."
SERVICE = "generativelanguage.googleapis.com"
BAD_KEY = "API key not valid. Please pass a valid API key."
NO_KEY = (
    "Method doesn't allow unregistered callers (callers without established identity). "
    "Please use API Key or other form of API consumer identity to call this API."
)
RATE_LIMITS = "https://ai.google.dev/gemini-api/docs/rate-limits"
STATUS_OF_CODE = {
    400: "INVALID_ARGUMENT",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}


class RefusedError(Exception):
    """A request that the service does not accept; `body` is the whole JSON error document."""

    def __init__(self, body: Json) -> None:
        super().__init__(body["error"]["message"])
        self.body = body


def error(code: int, message: str, details: Sequence[Json] = ()) -> Json:
    """An error document with the status word that belongs to the code."""
    body: Json = {"code": code, "message": message, "status": STATUS_OF_CODE[code]}
    return {"error": body | {"details": list(details)} if details else body}


def bad_key(message: str = BAD_KEY) -> Json:
    """400 for a key that the service does not know."""
    reason = {"reason": "API_KEY_INVALID", "domain": "googleapis.com", "metadata": {"service": SERVICE}}
    localized = {"@type": RPC + "LocalizedMessage", "locale": "en-US", "message": message}
    return error(400, message, [{"@type": RPC + "ErrorInfo"} | reason, localized])


def no_key() -> Json:
    """403 for a request without a key."""
    return error(403, NO_KEY)


def invalid_argument(message: str) -> Json:
    """400 without details, as for a broken sequence of turns."""
    return error(400, message)


def field_violations(violations: Sequence[tuple[str, str]]) -> Json:
    """400 with one violation for each (field path, description)."""
    listed = [({"field": field} if field else {}) | {"description": text} for field, text in violations]
    message = "\n".join(text for _, text in violations)
    return error(400, message, [{"@type": RPC + "BadRequest", "fieldViolations": listed}])


def model_not_found(model: str, version: str, verb: str) -> Json:
    """404 for a model that this version of the API does not offer for the method."""
    message = (
        f"models/{model} is not found for API version {version}, or is not supported for {verb}. "
        "Call ListModels to see the list of available models and their supported methods."
    )
    return error(404, message)


def violation(per: str, limit: int, *, tokens: bool = False, model: str = "gemini-3.5-flash") -> Json:
    """One exceeded quota; `per` is Minute or Day."""
    counted = "input_token_count" if tokens else "requests"
    quota = f"GenerateContentInputTokensPerModelPer{per}" if tokens else f"GenerateRequestsPer{per}PerProjectPerModel"
    return {
        "quotaMetric": f"{SERVICE}/generate_content_free_tier_{counted}",
        "quotaId": f"{quota}-FreeTier",
        "quotaDimensions": {"location": "global", "model": model},
        "quotaValue": str(limit),
    }


def quota(violations: Sequence[Json], retry_after: float) -> Json:
    """429 that lists the violated quotas and asks for a pause in seconds."""
    lines = [f"* Quota exceeded for metric: {one['quotaMetric']}, limit: {one['quotaValue']}" for one in violations]
    message = "\n".join([*lines, f"Please retry in {retry_after:g}s."])
    links = [{"description": "Learn more about Gemini API quotas", "url": RATE_LIMITS}]
    details: list[Json] = [
        {"@type": RPC + "Help", "links": links},
        {"@type": RPC + "QuotaFailure", "violations": list(violations)},
        {"@type": RPC + "RetryInfo", "retryDelay": f"{int(retry_after)}s"},
    ]
    return error(429, message, details)
