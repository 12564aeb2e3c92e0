"""What the API server refuses, and what keeps it from answering."""

from todoctl.errors import TodoctlError, UsageError


class ApiError(TodoctlError):
    """An answer of the API server other than success: its HTTP status, reason and causes."""

    def __init__(self, status: int, reason: str, message: str, causes: tuple[str, ...] = ()) -> None:
        super().__init__(_sentence(message or reason), hint=HINTS.get(status, ""), code=CODES.get(status, "E-API"))
        self.status = status
        self.reason = reason
        self.causes = causes


class Unreachable(TodoctlError):  # noqa: N818  named after what users see
    """Nobody answers where the context says that the cluster is."""

    def __init__(self, context: str, server: str, why: str) -> None:
        super().__init__(f"The cluster of the context {context} does not answer at {server}: {why}.",
                         hint="Start it, or name another context with --context.", code="E-CLUSTER-DOWN")


class UnknownContext(UsageError):  # noqa: N818
    """A context that no kubeconfig has."""

    def __init__(self, context: str, known: tuple[str, ...]) -> None:
        there = f"There are: {', '.join(known)}." if known else "No kubeconfig has any context."
        super().__init__(f"There is no kube context {context}.", hint=there, code="E-CONTEXT")


CODES = {401: "E-CLUSTER-LOGIN", 403: "E-RIGHTS", 404: "E-NOT-FOUND", 409: "E-CONFLICT", 422: "E-INVALID"}
HINTS = {
    401: "The context's credentials are not accepted: log in again.",
    403: "The context's user lacks this right: ask for it, or use another context.",
}


def _sentence(text: str) -> str:
    text = text.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."
