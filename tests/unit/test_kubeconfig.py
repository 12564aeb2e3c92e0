"""Contexts, as kubeconfigs in the wild have them."""

from pathlib import Path

import pytest

from todoctl.cluster.kubeconfig import contexts
from todoctl.errors import UsageError


@pytest.mark.parametrize(("text", "found"), [
    ("contexts: [{name: b}, {name: a}]\ncurrent-context: b", ("b", ("a", "b"))),
    # What `minikube stop` leaves behind
    ('apiVersion: v1\nclusters: null\ncontexts: null\ncurrent-context: ""', ("", ())),
    ("", ("", ())),
])
def test_the_contexts_of_a_file(text: str, found: tuple[str, tuple[str, ...]], tmp_path: Path,
                                monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").write_text(text)
    monkeypatch.setenv("KUBECONFIG", f"{tmp_path / 'nope'}:{tmp_path / 'config'}")
    assert contexts() == found


@pytest.mark.parametrize("text", ["contexts: [", "- a", "contexts: [{nome: x}]"])
def test_a_broken_file_is_told(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").write_text(text)
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "config"))
    with pytest.raises(UsageError, match="kubeconfig can't be read"):
        contexts()
