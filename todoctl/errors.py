"""What can go wrong, as a user reads it: one line of cause, one of advice, a stable code."""


class TodoctlError(Exception):
    """A failure that is not a bug: printed as its message, its hint and its code, never as a traceback."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "", code: str = "E-FAILED") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code


class UsageError(TodoctlError):
    """Wrong flags, values or settings: nothing was touched."""

    exit_code = 2


class LockedError(TodoctlError):
    """Another run holds the lock."""

    exit_code = 4


class Interrupted(TodoctlError):  # noqa: N818  an interruption is not a mistake
    """The person pressed Ctrl-C, or the process was told to stop."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Interrupted.", hint="Run the same command again: it continues.", code="E-INTERRUPTED")
