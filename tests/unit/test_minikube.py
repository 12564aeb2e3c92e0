"""What Minikube complains of, as a person is told."""

import pytest

from todoctl.targets.minikube import complaint


@pytest.mark.parametrize(("lines", "message", "hint"), [
    (["* minikube v1.38.1", "X Exiting due to PROVIDER_DOCKER_NOT_RUNNING: docker version exit status 1.", "* So"],
     "minikube start failed: docker version exit status 1.", "Start Docker"),
    (["X Exiting due to GUEST_START: failed to start node: boom"],
     "minikube start failed: failed to start node: boom.", "minikube logs"),
    (["something else"], "minikube start failed: something else.", "minikube logs"),
    ([], "minikube start failed: no output.", "minikube logs"),
])
def test_the_first_line_is_the_cause(lines: list[str], message: str, hint: str) -> None:
    error = complaint("start", lines)
    assert error.message == message
    assert hint in error.hint
