"""Release records: in the form that Helm stores, and read back from what Helm stores."""

import base64
import gzip
import json
from datetime import UTC, datetime

from todoctl.release.record import Record, from_secret, manifest, to_secret

NOW = datetime(2026, 11, 23, 10, 0, 0, 123456, tzinfo=UTC)
RECORD = Record(3, "todo-app", "deployed", "Deployed by todoctl", NOW, NOW, "---\nkind: ConfigMap\n",
                {"backend": {"replicas": 2}}, {"backend": "todo-backend:1"}, "0002")


def test_a_record_survives_the_way_there_and_back() -> None:
    assert from_secret(to_secret(RECORD)) == RECORD


def test_a_record_has_what_helm_reads_without_a_check() -> None:
    secret = to_secret(RECORD)
    body = json.loads(gzip.decompress(base64.b64decode(base64.b64decode(secret["data"]["release"]))))
    assert secret["type"] == "helm.sh/release.v1"
    assert secret["metadata"]["name"] == "sh.helm.release.v1.todo-chatbot.v3"
    assert {"name": "todo-chatbot", "owner": "helm", "status": "deployed", "version": "3"}.items() \
        <= secret["metadata"]["labels"].items()
    assert body["chart"]["metadata"]["name"] == "todo-chatbot"
    assert body["info"]["status"] == "deployed"


def test_helms_nanoseconds_are_read() -> None:
    secret = to_secret(RECORD)
    body = json.loads(gzip.decompress(base64.b64decode(base64.b64decode(secret["data"]["release"]))))
    body["info"]["last_deployed"] = "2026-11-23T10:00:00.123456789Z"
    packed = base64.b64encode(base64.b64encode(gzip.compress(json.dumps(body).encode()))).decode()
    assert from_secret({**secret, "data": {"release": packed}}).last_deployed == NOW


def test_secrets_stay_out_of_the_manifest() -> None:
    text = manifest([{"kind": "Secret", "stringData": {"a": "hunter2"}}, {"kind": "Service"}, {"kind": "Job"}])
    assert text == "---\nkind: Service\n"
