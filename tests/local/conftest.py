"""The app on this machine: built once and kept between runs, as nothing but its sources makes it change."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.local.site import ROOT, Site, checkout

CACHE = ROOT / "build" / "tests-local"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what `up` builds from this checkout."""
    site = checkout(tmp_path_factory.mktemp("first"))
    site.environment = {"TODOCTL_STATE": str(CACHE)}
    try:
        site.up()
    finally:
        site.run("down")
    return CACHE / "local" / "built"


@pytest.fixture(scope="session")
def make_site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Site]]:
    """Makes checkouts with everything built and nothing running; ends all of them."""
    sites: list[Site] = []

    def make() -> Site:
        site = checkout(tmp_path_factory.mktemp("site"))
        site.layout.make()
        for thing in built.iterdir():
            (site.layout.built / thing.name).symlink_to(thing)
        sites.append(site)
        return site

    yield make
    for site in sites:
        if site.root.exists():
            site.run("down")
            assert site.pids() == {}


@pytest.fixture
def site(make_site: Callable[[], Site]) -> Iterator[Site]:
    """A checkout that was never brought up."""
    fresh = make_site()
    yield fresh
    fresh.run("down")


@pytest.fixture(scope="session")
def shared(make_site: Callable[[], Site]) -> Site:
    """One checkout for the tests that leave it as they found it."""
    return make_site()


@pytest.fixture
def app(shared: Site) -> Site:
    """The app, up and healthy, from the shared checkout."""
    shared.up()
    return shared
