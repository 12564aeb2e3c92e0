"""What `down` keeps, and what `--purge` takes."""

import json
import urllib.error
import urllib.request

from tests.local.site import Site

ACCOUNT = {"email": "ada@example.com", "password": "correct horse battery"}


def post(url: str, path: str) -> int:
    """The status that the API answers to the account's e-mail and password."""
    request = urllib.request.Request(f"{url}/api/auth/{path}", json.dumps(ACCOUNT).encode(),
                                     {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_down_keeps_the_data_and_purge_removes_it(site: Site) -> None:
    site.up()
    assert post(site.url, "register") == 201
    assert site.run("down").code == 0
    assert site.pids() == {}
    assert not site.status()["healthy"]
    site.up()
    assert post(site.url, "login") == 200
    assert site.run("down", "--purge", "--yes").code == 0
    assert site.layout.root.parent.exists()
    assert not site.layout.root.exists()


def test_down_where_nothing_was_started_leaves_nothing(site: Site) -> None:
    assert site.run("down", "--purge", "--yes").code == 0
    assert site.run("down").code == 0
    assert not site.layout.root.exists()
    assert site.run("status").code == 3
