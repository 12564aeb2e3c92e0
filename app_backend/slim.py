"""Makes an installed environment small and quick to start: `python slim.py FOLDER`, run while an image is built."""

import compileall
import py_compile
import shutil
import struct
import sys
from pathlib import Path

USELESS_FOLDERS = ("tests", "test", "__pycache__")
USELESS_FILES = ("*.pyi", "*.pyx", "*.pxd", "*.c", "*.h", "*.cpp", "*.exe")
# Some packages import their own `tests` or keep code under that name.
KEPT = frozenset({"sqlalchemy", "alembic"})
ELF64_LITTLE = b"\x7fELF\x02\x01"
HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
SEGMENT = struct.Struct("<IIQQQQQQ")
SECTION_TABLE = slice(40, 48)
SECTION_COUNTS = slice(58, 64)


def drop_what_nobody_imports(root: Path) -> None:
    for folder in [path for name in USELESS_FOLDERS for path in root.rglob(name) if path.is_dir()]:
        if not KEPT & set(folder.parts):
            shutil.rmtree(folder, ignore_errors=True)
    for file in [path for pattern in USELESS_FILES for path in root.rglob(pattern)]:
        file.unlink()


def stripped(library: bytes) -> bytes:
    """A shared library without what only linkers and debuggers read: all that lies behind its segments."""
    if not library.startswith(ELF64_LITTLE):
        return library
    header = HEADER.unpack_from(library)
    start, size, count = header[5], header[9], header[10]
    segments = [SEGMENT.unpack_from(library, start + number * size) for number in range(count)]
    end = max(offset + length for _, _, offset, _, _, length, _, _ in segments)
    kept = bytearray(library[:end])
    kept[SECTION_TABLE] = bytes(8)
    kept[SECTION_COUNTS] = struct.pack("<HHH", 64, 0, 0)
    return bytes(kept)


def main(root: Path) -> None:
    drop_what_nobody_imports(root)
    for library in root.rglob("*.so*"):
        if library.is_file() and not library.is_symlink():
            library.write_bytes(stripped(library.read_bytes()))
    compileall.compile_dir(root, quiet=1, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
