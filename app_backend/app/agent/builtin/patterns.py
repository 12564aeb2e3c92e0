"""The ways people say things to a to-do list, as regular expressions over one sentence."""

from app.agent.builtin.references import NOUN, NUMBER

LIST = rf"(?:(?:{NOUN}\s+)?list)"
EVERY = r"(?:all|everything|every)"
OPEN = (
    r"(?:pending|open|unfinished|incomplete|outstanding|remaining|left|undone|active|unchecked"
    r"|(?:not|n't)(?: yet)? (?:done|finished|completed?))"
)
CLOSED = r"(?:completed?|done|finished|closed|checked off|ticked off)"
SOON = r"(?:today|tomorrow|now|next|yet|so far|already|right now|at the moment)"
ASK = (
    r"(?:what(?:'s|s|'re| is| are| do| did| have| has| should| tasks?| todos?)?|which|how many"
    r"|do i|have i|did i|is there|are there|anything|any)"
)
LOOK = r"(?:show|list|see|view|display|give|get|read|print|tell|check|open|fetch)"
DROP = r"(?:delete|remove|cancel|erase|drop|get rid of|trash|discard|clear|forget(?: about)?|throw away|scrap)"
MARK = r"(?:mark|set|tick|check|cross|flag|strike)"
TO = r"(?:to(?: say| be| read)?|into|as|with|->|→|=>|:)"

GREET = r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|salam|greetings)(?: there)?"
THANK = r"(?:thanks|thank you|thx|cheers|great|perfect|nice|cool|awesome)(?:[ ,].*)?"
HELP = (
    r"(?:help(?: me)?|what can (?:you|i) (?:do|say)(?: .*)?|how does this work"
    r"|how do (?:i|you) .*|who are you|commands|\?)"
)
REOPEN = (
    r"(?:reopen|uncomplete|uncheck|untick|restore|undo)\b.*"
    rf"|{MARK}\s+.+\s+(?:as\s+)?(?:not\s+(?:done|completed?|finished)|pending|open|incomplete|undone|unfinished)"
)
DELETE_ALL = (
    rf"(?P<yes>yes,?\s+(?:please\s+)?)?{DROP}\s+"
    rf"(?P<which>{EVERY}(?: (?:of )?them)?"
    rf"|(?:{EVERY}\s+(?:of\s+)?)?(?:my |the |these |those )*(?:{OPEN}\s+|{CLOSED}\s+)*(?:{NOUN}|ones|list)"
    r"(?:\s+(?:on|from|in) my list)?)"
    r"(?<!\btask)(?<!\btodo)(?<!\bitem)(?<!\breminder)"
)
ADD_NOTE = (
    r"(?:add|attach|put|write)\s+(?:a\s+)?(?:note|description|comment)\s+(?:to|on|for)\s+"
    rf"(?P<which>{NOUN}\s+{NUMBER}|.+?)\s*(?::|saying|that says)\s*(?P<text>.+)"
)
DESCRIBE = rf"(?:change|update|edit|set)\s+the\s+description\s+(?:of|for|on)\s+(?P<which>.+?)\s+{TO}\s*(?P<text>.+)"
RENAME = (
    r"(?:change|rename|update|edit|modify|reword|correct|retitle|set)\s+(?:the\s+(?:title|name)\s+of\s+)?"
    rf"(?P<which>(?:the\s+)?{NOUN}\s+#?\d+|[\"'“].+?[\"'”]|.+?)(?:'s (?:title|name))?\s+{TO}\s*(?P<title>.+)"
)
MARK_DONE = rf"{MARK}\s+(?:off\s+|out\s+)?(?P<which>.+?)\s+(?:as\s+|to\s+)?(?:{CLOSED}|off|out)"
COMPLETE = (
    rf"(?:complete|finish|close|{MARK}\s+(?:off|out)|tick|check(?! (?:my|the) (?:{LIST}|tasks))"
    r"|i(?:'?m| am) done with|done with|i(?:'ve| have)?(?: just| already)? (?:done|finished|completed|did)"
    r"|done:?|completed:?|finished:?)\s+(?P<which>.+)"
)
IS_DONE = rf"(?P<which>.+?)\s+(?:is|are|was|were|has been|have been)\s+(?:now\s+|all\s+)?{CLOSED}"
DELETE = rf"{DROP}\s+(?P<which>.+)"
REMEMBER = (
    r"(?:remember|remind me|don'?t (?:let me )?forget|do not forget|make sure|note down|note|write down|jot down)"
    r"(?:\s+that)?(?:\s+(?:i|we) (?:need|have|must|ought|should))?(?:\s+(?:to|about)|:)?\s+(?P<title>.+)"
)
ADD_TASK = (
    rf"(?:add|create|make|put|insert|set up|save|new)\s+(?:(?:me|a|an|the|my|another|one|new)\s+)*{NOUN}\s*"
    r"(?:(?:to|for|about|called|named|titled|saying|that says)\b|[:,-])?\s*"
    rf"(?P<title>.+?)(?:\s+(?:to|on|onto) (?:my|the) {LIST})?"
)
ADD = (
    r"(?:add|put|create|insert|save|new)\s*:?\s*"
    rf"(?P<title>.+?)(?:\s+(?:to|on|onto|in|into)\s+(?:my|the)\s+(?:{LIST}|{NOUN}))?"
)
LABELLED = rf"{NOUN}:\s*(?P<title>.+)"
WHAT_TO_DO = (
    r"what(?:'s| is)? (?:do i (?:still )?(?:have|need) to do|should i do"
    r"|(?:is )?(?:left|next|to do|on my plate|up)|must i do)(?: .*)?"
    r"|(?:what|anything)\b.*\b(?:do|have)\b.*\b(?:to do|do|have)\b(?: .*)?"
)
SHOW_ABOUT = (
    rf"(?:{LOOK}|find|search)\b(?:.*?\b(?:{NOUN}|list|everything|all|ones))?\s+"
    r"(?:about|containing|contain|mentioning|matching|related to|for|with)\s+(?P<about>(?!me\b).+)"
)
ASK_LIST = rf"{ASK}\b.*\b(?:{NOUN}|list|{OPEN}|{CLOSED}|finish|planned|going on)\b(?:\s+{SOON})*.*"
SHOW = rf"{LOOK}\b(?:.*\b(?:{NOUN}|list|everything|all|{OPEN}|{CLOSED}|ones)\b.*)?"
JUST_LIST = rf"(?:(?:{EVERY}|my|the|of|{OPEN}|{CLOSED})\s+)*(?:{NOUN}|{LIST})|{OPEN}|{EVERY}"
EVERY_TASK = rf"{EVERY}(?:\s+(?:of\s+)?(?:my|the)?\s*(?:{OPEN}\s+)?{NOUN})?"

POLITE = (
    r"^\s*(?:(?:please|pls|hey|hi|hello|ok(?:ay)?|so|well|um+|now|also|then|and|kindly|just|thanks)[,!.]?\s+"
    r"|(?:can|could|would|will) you (?:please |kindly |just )?|would you mind |i(?:'d| would) like you to "
    r"|i want you to |let'?s |let me |help me (?:to )?|go ahead and )+(?=\S)"
)
TRAILING = r"(?:[\s,]+(?:please|pls|thanks|thank you|for me|ok(?:ay)?|will you|would you))+\s*[.!?]*$"
DUTY = (
    r"(?:i|we)(?:'ve| have|'d| would)?(?: really| still| also| just)? "
    r"(?:need|have|must|got|gotta|ought|should|want|wanna|like)(?: got)?(?: to)?(?: remember)?(?: to)? (?P<title>.+)"
)
ABOUT_TASKS = rf"\b(?:{NOUN}|list)\b|#\d|\b(?:delete|remove|complete|finish) \d+\b|^(?:see|show|know|add)\b"
NEXT_COMMAND = (
    r"(?:\s*[;.]\s+|\s*,?\s+(?:and then|and also|then|and)\s+|\s*,\s+)"
    r"(?=(?:please )?(?:add|create|delete|remove|mark|complete|finish|show|list|rename|change|update)\b"
    rf"[^,;.]*\b(?:{NOUN}|list|#?\d+)\b)"
)
