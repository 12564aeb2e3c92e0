"""The objects that the templates make, as a cluster will judge them."""

from pathlib import Path
from typing import Any

import pytest

from todoctl.config.secret import MASK, Secret
from todoctl.config.values import load
from todoctl.render.checksum import CONFIG, stamped
from todoctl.render.mask import masked
from todoctl.render.order import PHASES, phases
from todoctl.render.templates import Facts, Object, render

MANIFESTS = Path(__file__).parents[2] / "manifests"
KEY = Secret("k" * 40)


def objects(*pairs: str, password: str | None = "p:w'\"{{x}}", **secrets: str) -> dict[tuple[str, str], Object]:
    facts = Facts(load(MANIFESTS, pairs=pairs).data, "todo-app", 7, {"backend": "b:1", "frontend": "f:1"},
                  {"JWT_SECRET": KEY, **{key: Secret(value) for key, value in secrets.items()}},
                  Secret(password) if password is not None else None)
    found = stamped(render(MANIFESTS / "templates", facts), KEY)
    return {(item["kind"], item["metadata"]["name"]): item for item in found}


def pod_specs(found: dict[tuple[str, str], Object]) -> list[dict[str, Any]]:
    return [item["spec"]["template"]["spec"] for item in found.values() if "template" in item.get("spec", {})]


def test_all_that_the_design_names_is_there() -> None:
    found = objects()
    assert {("Deployment", "backend"), ("Deployment", "frontend"), ("StatefulSet", "postgres"), ("Service", "postgres"),
            ("Job", "migrate-7"), ("Ingress", "todo-app"), ("Secret", "backend-secret"), ("Namespace", "todo-app"),
            ("HorizontalPodAutoscaler", "backend"), ("PodDisruptionBudget", "frontend")} <= set(found)
    assert found["Service", "frontend"]["spec"]["ports"][0]["nodePort"] == 30080


def test_every_container_passes_the_restricted_standard() -> None:
    for spec in pod_specs(objects()):
        assert spec["securityContext"]["runAsNonRoot"] is True
        assert spec["securityContext"]["runAsUser"] > 0
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert spec["automountServiceAccountToken"] is False
        for container in spec["containers"]:
            assert container["securityContext"] == {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True,
                                                    "capabilities": {"drop": ["ALL"]}}
            assert set(container["resources"]) == {"requests", "limits"}


def test_an_external_database_leaves_ours_out() -> None:
    assert not [name for _, name in objects(password=None) if name.startswith("postgres")
                and _ != "ServiceAccount"]


def test_an_autoscaler_takes_the_replicas_over() -> None:
    assert "replicas" not in objects()["Deployment", "backend"]["spec"]
    without = objects("backend.autoscaling.enabled=false", "backend.replicas=3")
    assert without["Deployment", "backend"]["spec"]["replicas"] == 3
    assert ("HorizontalPodAutoscaler", "backend") not in without


@pytest.mark.parametrize("text", ["it's", 'a "b"', "{{ x }}", "a: b # c", "üñí\n2", "yes", "0123", "~"])
def test_any_text_survives_as_it_is(text: str) -> None:
    assert objects(GEMINI_API_KEY=text)["Secret", "backend-secret"]["stringData"]["GEMINI_API_KEY"] == text


def test_a_changed_setting_restarts_exactly_the_pods_that_read_it() -> None:
    def checksums(*pairs: str) -> dict[str, str]:
        found = objects(*pairs)
        return {name: item["spec"]["template"]["metadata"]["annotations"][CONFIG]
                for (kind, name), item in found.items() if kind in ("Deployment", "StatefulSet")}

    before, after = checksums(), checksums("backend.logLevel=debug")
    assert {name for name in before if before[name] != after[name]} == {"backend"}


def test_the_order_puts_what_others_need_first() -> None:
    place = {item["metadata"]["name"] + item["kind"]: PHASES.index(name)
             for name, items in phases(objects().values()).items() for item in items}
    assert place["todo-appNamespace"] < place["backend-secretSecret"] < place["postgresStatefulSet"]
    assert place["postgresStatefulSet"] < place["migrate-7Job"] < place["backendDeployment"] < place["todo-appIngress"]


def test_secrets_are_masked_where_they_are_shown() -> None:
    shown = masked(objects(GEMINI_API_KEY="hunter2")["Secret", "backend-secret"])
    assert set(shown["stringData"].values()) == {MASK}
