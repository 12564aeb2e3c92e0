"""Built things, each in a folder named by its inputs: whole or absent, and no more of them than are of use."""

import shutil
from collections.abc import Callable, Collection
from pathlib import Path

DRAFT = ".new-"


def make_once(place: Path, fill: Callable[[Path], None]) -> bool:
    """Fills a draft beside the place and moves it there; False if it was there already."""
    if place.exists():
        return False
    draft = place.with_name(f"{DRAFT}{place.name}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        fill(draft)
        draft.rename(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return True


def sweep(folder: Path, keep: Collection[str]) -> None:
    """Removes all but the named things and what is hidden beside them for reuse."""
    for entry in folder.iterdir():
        if entry.name not in keep and (not entry.name.startswith(".") or entry.name.startswith(DRAFT)):
            shutil.rmtree(entry, ignore_errors=True)
