"""Whether a file that was made is what it is called: it opens, and it is as long and as it was."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

from app.domain.packets.failures import Failure, PacketFailed

_AT_ONCE = 1 << 20
_END_OF_PDF = 1_024  # bytes in which the end of a PDF stands


def sha256_of(path: Path) -> str:
    """The checksum of a file, in hexadecimal digits."""
    sums = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            sums.update(part)
    return sums.hexdigest()


def check_file(path: Path, name: str, size: int, sha256: str) -> None:
    """Raises PacketFailed when the file is not there, is another one, or does not open."""
    if not path.is_file():
        raise PacketFailed(Failure.FILE_GONE, file=name)
    if path.stat().st_size != size or sha256_of(path) != sha256:
        raise PacketFailed(Failure.FILE_CHANGED, file=name)
    check = _CHECKS.get(path.suffix.lower())
    if check is None:
        return
    try:
        check(path)
    except (ValueError, zipfile.BadZipFile, RecursionError) as error:
        raise PacketFailed(Failure.FILE_BROKEN, file=name, reason=str(error)[:200]) from error


def _pdf(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(5)
        file.seek(max(path.stat().st_size - _END_OF_PDF, 0))
        if head != b"%PDF-" or b"%%EOF" not in file.read():
            raise ValueError("a PDF begins and ends in another way")


def _json(path: Path) -> None:
    json.loads(path.read_bytes())


def _html(path: Path) -> None:
    parser = HTMLParser()
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        broken = archive.testzip()
    if broken is not None:
        raise ValueError(f"{broken} in it is damaged")


_CHECKS: Mapping[str, Callable[[Path], None]] = {
    ".pdf": _pdf,
    ".json": _json,
    ".html": _html,
    ".htm": _html,
    ".zip": _zip,
}
