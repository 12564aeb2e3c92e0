"""Objects as they may be shown: the data of Secrets masked."""

from todoctl.config.secret import MASK
from todoctl.render.templates import Object


def masked(item: Object) -> Object:
    """The object itself, or a copy with its secret values masked."""
    if item["kind"] != "Secret":
        return item
    return item | {part: dict.fromkeys(item[part], MASK) for part in ("data", "stringData") if part in item}
