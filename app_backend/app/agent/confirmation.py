"""Whether a person has said yes to what was asked."""

import re

YES = re.compile(
    r"(?:yes|yep|yeah|sure|ok(?:ay)?|confirm(?:ed)?|go ahead|do it|please do|i am sure|i'm sure)\b.*", re.I | re.S
)


def is_yes(message: str) -> bool:
    return YES.fullmatch(message.strip()) is not None
