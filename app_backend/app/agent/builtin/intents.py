"""What a sentence may want."""

from dataclasses import dataclass

from app.tasks.schemas import Status


@dataclass(frozen=True, slots=True)
class Reference:
    """Tasks as a person names them: by numbers, or by words of one title."""

    numbers: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Add:
    title: str


@dataclass(frozen=True, slots=True)
class Show:
    status: Status = "all"
    about: str = ""


@dataclass(frozen=True, slots=True)
class Complete:
    which: Reference


@dataclass(frozen=True, slots=True)
class Delete:
    which: Reference


@dataclass(frozen=True, slots=True)
class DeleteAll:
    status: Status
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class CompleteAll:
    pass


@dataclass(frozen=True, slots=True)
class Update:
    which: Reference
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Reopen:
    pass


@dataclass(frozen=True, slots=True)
class Greet:
    pass


@dataclass(frozen=True, slots=True)
class Thank:
    pass


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class Unknown:
    sentence: str


Intent = (
    Add | Show | Complete | Delete | DeleteAll | CompleteAll | Update | Reopen | Greet | Thank | Help | Unknown
)  # fmt: skip
