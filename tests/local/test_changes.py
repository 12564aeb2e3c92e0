"""Only what a change concerns is built and restarted."""

import psutil

from tests.local.site import Site


def restarted(site: Site, before: dict[str, int]) -> set[str]:
    """Which parts an `up` restarts."""
    site.up()
    after = site.pids()
    assert site.status()["healthy"]
    return {name for name in after if after[name] != before[name]}


def test_a_change_of_the_backend_restarts_the_backend(app: Site) -> None:
    with app.appended("app_backend/app/__init__.py", "\nCHANGED = True\n"):
        assert restarted(app, app.pids()) == {"backend"}


def test_a_change_of_a_setting_restarts_who_uses_it(app: Site) -> None:
    app.write(".env", "LOG_LEVEL=debug\n")
    assert restarted(app, app.pids()) == {"backend"}
    assert psutil.Process(app.pids()["backend"]).environ()["LOG_LEVEL"] == "debug"
    app.write(".env", "LOG_LEVEL=debug\nNEXT_PUBLIC_API_URL=http://127.0.0.1:3000\n")
    assert restarted(app, app.pids()) == {"frontend"}
    app.write(".env", "")
    assert restarted(app, app.pids()) == {"backend", "frontend"}


def test_a_change_of_the_page_restarts_the_page(app: Site) -> None:
    app.write("app_frontend/public/changed.txt", "changed\n")
    before = app.pids()
    key = app.status()["release"]["images"]["frontend"]
    assert restarted(app, before) == {"frontend"}
    assert app.status()["release"]["images"]["frontend"] != key


def test_a_backend_that_does_not_start_fails_up_with_its_last_words(app: Site) -> None:
    with app.appended("app_backend/app/main.py", "\nraise RuntimeError('it is broken on purpose')\n"):
        outcome = app.run("up")
    assert outcome.code == 1
    assert "E-START" in outcome.err
    assert "RuntimeError: it is broken on purpose" in outcome.err
    looping = app.component("backend")
    assert (looping["state"], looping["ready"]) == ("crash loop", 0)
    assert "it is broken on purpose" in looping["reason"]
    assert app.status()["release"]["status"] == "failed"
    app.up()
    assert app.status()["healthy"]


def test_a_build_that_fails_names_its_cause_and_leaves_the_app_running(app: Site) -> None:
    pids = app.pids()
    with app.appended("app_backend/requirements.lock", "this is no requirement\n"):
        outcome = app.run("up")
    assert outcome.code == 1
    assert "E-BUILD" in outcome.err
    assert "Invalid requirement: 'this is no requirement'" in outcome.err
    assert "build-backend.log" in outcome.err
    assert app.pids() == pids
    app.up()
    assert app.pids() == pids
