"""Debian's Chromium, driven by playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TypedDict

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]
PATIENCE_MS = 10_000

Scheme = Literal["dark", "light"]
Width = Literal["narrow", "wide"]


class Shape(TypedDict):
    """What a screen is like, as playwright wants it."""

    has_touch: bool
    is_mobile: bool
    viewport: dict[str, int]


SHAPES: dict[Width, Shape] = {
    "narrow": {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 844}},
    "wide": {"has_touch": False, "is_mobile": False, "viewport": {"width": 1440, "height": 900}},
}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise RuntimeError("chromium is not installed: run tests/prepare")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def open_context(
    browser: Browser, url: str, *, scheme: Scheme = "light", width: Width = "wide", calm: bool = True
) -> BrowserContext:
    """A browser profile of its own; `calm` asks pages for no motion."""
    shape = SHAPES[width]
    context = browser.new_context(
        base_url=url,
        color_scheme=scheme,
        has_touch=shape["has_touch"],
        is_mobile=shape["is_mobile"],
        locale="en-GB",
        reduced_motion="reduce" if calm else "no-preference",
        viewport={"width": shape["viewport"]["width"], "height": shape["viewport"]["height"]},
    )
    context.set_default_timeout(PATIENCE_MS)
    return context
