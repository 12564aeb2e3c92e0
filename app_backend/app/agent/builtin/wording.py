"""What the built-in agent says."""

from collections.abc import Sequence

from app.agent.builtin.references import Known
from app.agent.schemas import ToolCall
from app.tasks.schemas import Status

GREETING = "Hello! Tell me what you need to remember, or ask “what's pending?”."
THANKS = "You're welcome!"
HELP = """Here is what you can say:
- “add a task to buy groceries”, or “remind me to pay bills”
- “show all my tasks”, “what's pending?”, “what have I completed?”
- “mark task 3 as complete”, or “I finished the report”
- “change task 1 to call mom tonight”
- “delete task 2”, or “delete the meeting task”"""
REOPEN = "I can't reopen a task from here; untick it in the task list instead."
NOTHING_TO_COMPLETE = "There is nothing left to complete."
CONFIRM = "Reply “yes” to go ahead."
CHOICES_SHOWN = 8
EMPTY: dict[Status, str] = {
    "all": "Your list is empty. Say “add …” to put something on it.",
    "pending": "Nothing is pending. Well done!",
    "completed": "You have not completed any task yet.",
}
ADJECTIVES: dict[Status, str] = {"all": "", "pending": "pending ", "completed": "completed "}
DONE = {
    "add_task": "Added task {task_id}: {title}.",
    "complete_task": "Task {task_id} is done: {title}.",
    "delete_task": "Deleted task {task_id}: {title}.",
    "update_task": "Changed task {task_id}: {title}.",
}


def done(call: ToolCall) -> str:
    """What one use of a tool came to."""
    if not call.ok:
        return f"That did not work: {call.result['error']}"
    return DONE[call.name].format_map(call.result)


def counted(number: int, status: Status = "all") -> str:
    return f"{number} {ADJECTIVES[status]}task{'' if number == 1 else 's'}"


def line(task: Known) -> str:
    return f"- {task.id}. {task.title}{' ✓' if task.completed else ''}"


def listed(tasks: Sequence[Known], *, status: Status, about: str) -> str:
    if not tasks and about:
        return f"I found no {ADJECTIVES[status]}task about “{about}”."
    if not tasks:
        return EMPTY[status]
    lines = "\n".join(line(task) for task in tasks)
    return f"You have {counted(len(tasks), status)}{f' about “{about}”' if about else ''}:\n{lines}"


def not_found(words: str) -> str:
    return f"I found no task like “{words}”. Say “show my tasks” to see them all."


def ambiguous(tasks: Sequence[Known], verb: str) -> str:
    lines = "\n".join(line(task) for task in tasks[:CHOICES_SHOWN])
    return f"Which one do you mean?\n{lines}\nSay for example “{verb} task {tasks[0].id}”."


def confirm_deletion(tasks: Sequence[Known], status: Status) -> str:
    lines = "\n".join(line(task) for task in tasks[:CHOICES_SHOWN])
    more = f"\n- and {len(tasks) - CHOICES_SHOWN} more" if len(tasks) > CHOICES_SHOWN else ""
    return f"This deletes {counted(len(tasks), status)} for good:\n{lines}{more}\n{CONFIRM}"


def unknown(sentence: str, longest: int = 80) -> str:
    hint = f" To put it on your list, say “add {sentence}”." if len(sentence) <= longest else ""
    return f"I did not understand that.{hint} Say “help” to see what I can do."


def summary(calls: Sequence[ToolCall]) -> str:
    """What was done before Gemini failed."""
    changes = [done(call) for call in calls if call.name in DONE and call.ok]
    if not changes:
        return "I looked at your tasks but could not finish the answer. Please ask again."
    return "\n".join(["This much is done:", *(f"- {change}" for change in changes)])
