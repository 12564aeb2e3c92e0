"""Where each kind lives in the API: known ones need no discovery."""

from dataclasses import dataclass

from todoctl.errors import TodoctlError
from todoctl.render.templates import Object


@dataclass(frozen=True)
class Kind:
    """A kind's group, version and plural."""

    api: str
    plural: str
    namespaced: bool = True

    def path(self, namespace: str | None, name: str = "") -> str:
        root = f"/api/{self.api}" if "/" not in self.api else f"/apis/{self.api}"
        inside = f"/namespaces/{namespace}" if self.namespaced and namespace else ""
        return f"{root}{inside}/{self.plural}" + (f"/{name}" if name else "")


KINDS = {
    "ConfigMap": Kind("v1", "configmaps"),
    "CronJob": Kind("batch/v1", "cronjobs"),
    "DaemonSet": Kind("apps/v1", "daemonsets"),
    "Deployment": Kind("apps/v1", "deployments"),
    "Event": Kind("v1", "events"),
    "HorizontalPodAutoscaler": Kind("autoscaling/v2", "horizontalpodautoscalers"),
    "Ingress": Kind("networking.k8s.io/v1", "ingresses"),
    "IngressClass": Kind("networking.k8s.io/v1", "ingressclasses", namespaced=False),
    "Job": Kind("batch/v1", "jobs"),
    "Namespace": Kind("v1", "namespaces", namespaced=False),
    "NetworkPolicy": Kind("networking.k8s.io/v1", "networkpolicies"),
    "Node": Kind("v1", "nodes", namespaced=False),
    "PersistentVolumeClaim": Kind("v1", "persistentvolumeclaims"),
    "Pod": Kind("v1", "pods"),
    "PodDisruptionBudget": Kind("policy/v1", "poddisruptionbudgets"),
    "ReplicaSet": Kind("apps/v1", "replicasets"),
    "ResourceQuota": Kind("v1", "resourcequotas"),
    "Role": Kind("rbac.authorization.k8s.io/v1", "roles"),
    "RoleBinding": Kind("rbac.authorization.k8s.io/v1", "rolebindings"),
    "Secret": Kind("v1", "secrets"),
    "Service": Kind("v1", "services"),
    "ServiceAccount": Kind("v1", "serviceaccounts"),
    "StatefulSet": Kind("apps/v1", "statefulsets"),
    "StorageClass": Kind("storage.k8s.io/v1", "storageclasses", namespaced=False),
}


def kind(name: str) -> Kind:
    """The place of a kind; raises TodoctlError for one that todoctl doesn't deploy."""
    try:
        return KINDS[name]
    except KeyError:
        raise TodoctlError(f"todoctl does not know the kind {name}.", code="E-KIND",
                           hint=f"It deploys {', '.join(sorted(KINDS))}.") from None


def path_of(item: Object) -> str:
    """The path of an object in the API."""
    meta = item["metadata"]
    return kind(item["kind"]).path(meta.get("namespace"), meta["name"])
