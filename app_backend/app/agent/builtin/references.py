"""How people name tasks, and which tasks they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.agent.builtin.intents import Reference
from app.kit.paging import LARGEST

NOUN = r"(?:tasks?|to-?dos?|to dos?|items?|reminders?|entr(?:y|ies))"
QUOTES = "\"'“”‘’«»`"
SPELLED = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
NUMBER = rf"(?:#?\d{{1,10}}|{'|'.join(SPELLED)})"
LEAD = rf"(?:(?:the|my|that|this|a|an)\s+)?(?:{NOUN}\s+)?(?:(?:numbers?|nos?\.?|nr\.?|ids?)\s*)?"
NUMBERS = re.compile(rf"{LEAD}({NUMBER}(?:\s*(?:,|and|&|,\s*and)\s*(?:{NOUN}\s+)?{NUMBER})*)", re.I)
FRAME = re.compile(
    rf"(?:(?:the|my|that|this|a|an)\s+)*(?:{NOUN}\s+(?:(?:about|called|named|titled|for|to|with|of)\s+)?)?"
    rf"(?P<words>.+?)(?:\s+(?:{NOUN}|one))?(?:\s+(?:from|off|on|in)\s+(?:my|the)\s+(?:{NOUN}\s+)?list)?",
    re.I,
)
ENDINGS = re.compile(r"(?:ings?|ies|es|ed|s|y|e)$")
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A task as the list shows it."""

    id: int
    title: str
    completed: bool


def unquote(text: str) -> str:
    return text.strip().strip(QUOTES).strip()


def parse_reference(text: str) -> Reference:
    """Numbers where the text is nothing else, words otherwise."""
    cleaned = text.strip().rstrip(".!?,;:").strip()
    if match := NUMBERS.fullmatch(cleaned):
        named = re.findall(NUMBER, match[1], re.I)
        return Reference(numbers=tuple(dict.fromkeys(_number(name) for name in named)))
    frame = FRAME.fullmatch(cleaned)
    return Reference(words=unquote(frame["words"] if frame else cleaned))


def find(words: str, tasks: Sequence[Known]) -> list[Known]:
    """The tasks that such words may mean: the title itself first, then a part of it, then its words in any form."""
    wanted, stems = words.casefold(), _stems(words)
    same = [task for task in tasks if task.title.casefold() == wanted]
    part = [task for task in tasks if wanted in task.title.casefold()]
    alike = [task for task in tasks if stems and stems <= _stems(task.title)]
    return same or part or alike


def _number(name: str) -> int:
    return SPELLED.get(name.lower()) or min(int(name.lstrip("#")), LARGEST)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"\w+", text.casefold()))


def _stem(word: str) -> str:
    stem = ENDINGS.sub("", word)
    return stem if len(stem) >= SHORTEST_STEM else word
