"""Which target a command works on, and the reason that is given."""

import pytest

from todoctl.errors import UsageError
from todoctl.targets.choose import Choice, Wish, choose

BOTH = frozenset({"docker", "minikube"})


@pytest.mark.parametrize(("wish", "last", "tools", "target", "reason"), [
    (Wish(), None, BOTH, "minikube", "Docker and Minikube are installed"),
    (Wish(), None, frozenset({"docker"}), "local", "minikube is not installed here"),
    (Wish(), None, frozenset(), "local", "docker and minikube are not installed here"),
    (Wish("local"), Choice("minikube", ""), BOTH, "local", "as asked"),
    (Wish(), Choice("local", ""), BOTH, "local", "as last time"),
    (Wish(context="minikube-2"), Choice("local", ""), BOTH, "minikube", "the context minikube-2 was asked for"),
])
def test_the_choice_and_its_reason(wish: Wish, last: Choice | None, tools: frozenset[str], target: str,
                                   reason: str) -> None:
    found = choose(wish, last, tools)
    assert (found.target, found.reason) == (target, reason)


def test_a_target_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="no target moon"):
        choose(Wish("moon"), None, BOTH)
