"""The archive for whoever looks after the program: log, crashes and versions; never a workspace."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from app.files import put

LOGS = ("hatthasilpa.log*", "crash.txt")
ABOUT = "about.txt"
LARGEST = 2_000_000
"""So many bytes of each file go in, its end."""


def write_archive(target: Path, folder: Path, about: Iterable[str]) -> Path:
    """Writes the archive, whole or not at all. Raises OSError when it can't be written."""
    building = target.with_name(f"{target.name}.tmp")
    try:
        with zipfile.ZipFile(building, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(ABOUT, "\n".join(about) + "\n")
            for pattern in LOGS:
                for file in sorted(folder.glob(pattern)):
                    archive.writestr(file.name, _end_of(file))
        put(building, target)
    finally:
        building.unlink(missing_ok=True)
    return target


def last_lines(file: Path, most: int) -> str:
    """The last lines of a log; "" where there is none."""
    if not file.is_file():
        return ""
    return "\n".join(_end_of(file).decode("utf-8", errors="replace").splitlines()[-most:])


def _end_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        opened.seek(max(file.stat().st_size - LARGEST, 0))
        return opened.read()
