"""From a sentence to what it wants: pure, and by tables."""

import re
from collections.abc import Callable

from app.agent.builtin.intents import (
    Add,
    Complete,
    CompleteAll,
    Delete,
    DeleteAll,
    Greet,
    Help,
    Intent,
    Reopen,
    Show,
    Thank,
    Unknown,
    Update,
)
from app.agent.builtin.references import NOUN, NUMBER, parse_reference, unquote
from app.tasks.schemas import Status

LIST = rf"(?:(?:{NOUN}\s+)?list)"
OPEN = r"(?:pending|open|unfinished|incomplete|outstanding|remaining|left|undone|active|unchecked|(?:not|n't)(?: yet)? (?:done|finished|completed?))"
CLOSED = r"(?:completed?|done|finished|closed|checked off|ticked off)"
EVERY = r"(?:all|everything|every)"
DEADLINE = r"(?:today|tomorrow|now|next|yet|so far|already|right now|at the moment)"

POLITE = re.compile(
    r"(?:(?:please|pls|hey|hi|hello|ok(?:ay)?|so|well|um+|now|also|then|and|kindly|just|thanks)[,!.]?\s+"
    r"|(?:can|could|would|will) you (?:please |kindly |just )?|would you mind |i(?:'d| would) like you to "
    r"|i want you to |let'?s |let me |help me (?:to )?|go ahead and )+(?=\S)",
    re.I,
)
TRAILING = re.compile(r"(?:[\s,]+(?:please|pls|thanks|thank you|for me|ok(?:ay)?|will you|would you))+\s*[.!?]*$", re.I)
SPLIT = re.compile(
    r"(?:\s*[;.]\s+|\s*,?\s+(?:and then|and also|then|and)\s+|\s*,\s+)"
    rf"(?=(?:please )?(?:add|create|delete|remove|mark|complete|finish|show|list|rename|change|update)\b[^,;.]*\b(?:{NOUN}|list|#?\d+)\b)",
    re.I,
)


def status_of(text: str) -> Status:
    if re.search(rf"\b{OPEN}\b|n't\b|\bto do\b", text, re.I):
        return "pending"
    return "completed" if re.search(rf"\b{CLOSED}\b|\bfinish\b", text, re.I) else "all"


def _add(match: re.Match[str]) -> Intent:
    title = unquote(match["title"].rstrip(".!"))
    return Add(title[:1].upper() + title[1:])


def _show(match: re.Match[str]) -> Intent:
    about = match.groupdict().get("about") or ""
    return Show(status_of(match[0]), unquote(about.rstrip(".?!")))


def _still_open(_: re.Match[str]) -> Intent:
    return Show("pending")


def _complete(match: re.Match[str]) -> Intent:
    if re.fullmatch(rf"{EVERY}(?:\s+(?:of\s+)?(?:my|the)?\s*(?:{OPEN}\s+)?{NOUN}s?)?", match["which"].strip(), re.I):
        return CompleteAll()
    return Complete(parse_reference(match["which"]))


def _delete(match: re.Match[str]) -> Intent:
    return Delete(parse_reference(match["which"]))


def _delete_all(match: re.Match[str]) -> Intent:
    return DeleteAll(status_of(match["which"]), confirmed=bool(match["yes"]))


def _rename(match: re.Match[str]) -> Intent:
    return Update(parse_reference(match["which"]), title=unquote(match["title"].rstrip(".")))


def _describe(match: re.Match[str]) -> Intent:
    return Update(parse_reference(match["which"]), description=unquote(match["text"]))


ASK = r"(?:what(?:'s|s|'re| is| are| do| did| have| has| should| tasks?| todos?)?|which|how many|do i|have i|did i|is there|are there|anything|any)"
LOOK = r"(?:show|list|see|view|display|give|get|read|print|tell|check|open|fetch)"
DROP = r"(?:delete|remove|cancel|erase|drop|get rid of|trash|discard|clear|forget(?: about)?|throw away|scrap)"
MARK = r"(?:mark|set|tick|check|cross|flag|strike)"
TO = r"(?:to(?: say| be| read)?|into|as|with|->|→|=>|:)"

# The first pattern that fits the whole sentence counts.
PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], Intent]], ...] = (
    (r"(?:hi|hello|hey|hey there|hi there|good (?:morning|afternoon|evening|day)|salam|greetings)(?: there)?", lambda _: Greet()),
    (r"(?:thanks|thank you|thx|cheers|great|perfect|nice|cool|awesome)(?:[ ,].*)?", lambda _: Thank()),
    (r"(?:help(?: me)?|what can (?:you|i) (?:do|say)(?: .*)?|how does this work|how do (?:i|you) .*|who are you|commands|\?)", lambda _: Help()),
    (rf"(?:reopen|uncomplete|uncheck|untick|restore|undo)\b.*|{MARK}\s+.+\s+(?:as\s+)?(?:not\s+(?:done|completed?|finished)|pending|open|incomplete|undone|unfinished)", lambda _: Reopen()),
    (rf"(?P<yes>yes,?\s+(?:please\s+)?)?{DROP}\s+(?P<which>{EVERY}|(?:{EVERY}\s+(?:of\s+)?)?(?:my |the |of |these |those |them)*(?:{OPEN}\s+|{CLOSED}\s+)*(?:{NOUN}|ones|list)(?:\s+(?:on|from|in) my list)?|{EVERY} (?:of )?them)(?<!\btask)(?<!\btodo)(?<!\bitem)(?<!\breminder)", _delete_all),
    (rf"(?:add|attach|put|write)\s+(?:a\s+)?(?:note|description|comment)\s+(?:to|on|for)\s+(?P<which>{NOUN}\s+{NUMBER}|.+?)\s*(?::|saying|that says)\s*(?P<text>.+)", _describe),
    (rf"(?:change|update|edit|set)\s+the\s+description\s+(?:of|for|on)\s+(?P<which>.+?)\s+{TO}\s*(?P<text>.+)", _describe),
    (rf"{MARK}\s+(?:off\s+|out\s+)?(?P<which>.+?)\s+(?:as\s+|to\s+)?(?:{CLOSED}|off|out)", _complete),
    (rf"(?:change|rename|update|edit|modify|reword|correct|retitle|set)\s+(?:the\s+(?:title|name)\s+of\s+)?(?P<which>(?:the\s+)?{NOUN}\s+#?\d+|[\"'“].+?[\"'”]|.+?)(?:'s (?:title|name))?\s+{TO}\s*(?P<title>.+)", _rename),
    (rf"(?:complete|finish|close|{MARK}\s+(?:off|out)|tick|check(?! (?:my|the) (?:{LIST}|tasks))|i(?:'?m| am) done with|done with|i(?:'ve| have)?(?: just| already)? (?:done|finished|completed|did)|done:?|completed:?|finished:?)\s+(?P<which>.+)", _complete),
    (rf"{DROP}\s+(?P<which>.+)", _delete),
    (r"(?:please )?(?:remember|remind me|don'?t (?:let me )?forget|do not forget|make sure|note down|note|write down|jot down)(?:\s+that)?(?:\s+(?:i|we) (?:need|have|must|ought|should))?(?:\s+(?:to|about)|:)?\s+(?P<title>.+)", _add),
    (rf"(?:add|create|make|put|insert|set up|save|new)\s+(?:(?:me|a|an|the|my|another|one|new)\s+)*{NOUN}\s*(?:(?:to|for|about|called|named|titled|saying|that says)\b|[:,-])?\s*(?P<title>.+?)(?:\s+(?:to|on|onto) (?:my|the) {LIST})?", _add),
    (rf"(?:add|put|create|insert|save|new)\s*:?\s*(?P<title>.+?)(?:\s+(?:to|on|onto|in|into)\s+(?:my|the)\s+(?:{LIST}|{NOUN}))?", _add),
    (rf"{NOUN}:\s*(?P<title>.+)", _add),
    (r"what(?:'s| is)? (?:do i (?:still )?(?:have|need) to do|should i do|(?:is )?(?:left|next|to do|on my plate|up)|must i do)(?: .*)?", _still_open),
    (rf"(?:{LOOK}|find|search)\b(?:.*?\b(?:{NOUN}|list|everything|all|ones))?\s+(?:about|containing|contain|mentioning|matching|related to|for|with)\s+(?P<about>(?!me\b).+)", _show),
    (rf"{ASK}\b.*\b(?:{NOUN}|list|{OPEN}|{CLOSED}|finish|planned|going on)\b(?:\s+{DEADLINE})*.*", _show),
    (r"(?:what|anything)\b.*\b(?:do|have)\b.*\b(?:to do|do|have)\b(?: .*)?", _still_open),
    (rf"{LOOK}\b(?:.*\b(?:{NOUN}|list|everything|all|{OPEN}|{CLOSED}|ones)\b.*)?", _show),
    (rf"(?:(?:{EVERY}|my|the|of|{OPEN}|{CLOSED})\s+)*(?:{NOUN}|{LIST})|{OPEN}|{EVERY}", _show),
    (rf"(?P<which>.+?)\s+(?:is|are|was|were|has been|have been)\s+(?:now\s+|all\s+)?{CLOSED}", _complete),
)  # fmt: skip
COMPILED = tuple((re.compile(pattern, re.I | re.S), build) for pattern, build in PATTERNS)
DUTY = re.compile(
    r"(?:i|we)(?:'ve| have|'d| would)?(?: really| still| also| just)? (?:need|have|must|got|gotta|ought|should|want|wanna|like)"
    r"(?: got)?(?: to)?(?: remember)?(?: to)? (?P<title>.+)",
    re.I | re.S,
)
ABOUT_TASKS = re.compile(rf"\b(?:{NOUN}|list)\b|#\d|\b(?:delete|remove|complete|finish) \d+\b|^(?:see|show|know|add)\b", re.I)
LONGEST = 600


def parse(message: str) -> list[Intent]:
    """What a message wants, in order; never empty."""
    pieces = [parse_sentence(piece) for piece in SPLIT.split(message[: LONGEST + 1])]
    several = len(pieces) > 1 and not any(isinstance(intent, Unknown) for intent in pieces)
    return pieces if several else [parse_sentence(message)]


def parse_sentence(sentence: str) -> Intent:
    """What one sentence wants."""
    text = " ".join(sentence.replace("’", "'").split())
    if len(text) > LONGEST:
        return Unknown(text)
    bare = _without_manners(text)
    if duty := DUTY.fullmatch(bare):
        wanted = _match(_without_manners(duty["title"])) if ABOUT_TASKS.search(duty["title"]) else None
        return wanted or _add(duty)
    return _match(text.rstrip(".!? ")) or _match(bare) or Unknown(text)


def _match(text: str) -> Intent | None:
    for pattern, build in COMPILED:
        if match := pattern.fullmatch(text):
            return build(match)
    return None


def _without_manners(text: str) -> str:
    return TRAILING.sub("", POLITE.sub("", text, count=1)).strip().rstrip(".!?").strip()
