"""Whether a file that was made is what it is called: it opens, and it is as long and as it was."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

from app.domain.packets.failures import Failure, PacketFailed

_AT_ONCE = 1 << 20
_ENDS_OF_PDF = 1_024  # bytes in which the beginning and the end of a PDF stand
_HEAD_OF_HTML = 1_024  # bytes in which a page names its charset
_CHARSET = re.compile(rb"""<meta[^>]*charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CALLED_BY_PYTHON = {"windows-874": "cp874", "us-ascii": "iso-8859-1"}
_TEXT = r'(?P<text>"(?:\\.|[^"\\])*")'
_COMMENT = re.compile(rf"{_TEXT}|//[^\r\n]*|/\*.*?\*/", re.DOTALL)
_LAST_COMMA = re.compile(rf"{_TEXT}|,(?=\s*[\]}}])", re.DOTALL)
# Files of JSON in which comments are allowed, by the names that their programs give them.
_WITH_COMMENTS = re.compile(
    r"(?:[tj]sconfig(?:[.-].+)?|\.?(?:babelrc|devcontainer|eslintrc|swcrc)|api-extractor|babel\.config|deno|"
    r"language-configuration|nx|tslint|turbo|typedoc)\.json|.+\.(?:jsonc|code-workspace)",
    re.IGNORECASE,
)
_OF_EDITORS = frozenset({".vscode", "vscode"})


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
        head = file.read(_ENDS_OF_PDF)
        file.seek(max(path.stat().st_size - _ENDS_OF_PDF, 0))
        if b"%PDF-" not in head or b"%%EOF" not in file.read():
            raise ValueError("a PDF begins and ends in another way")


def _json(path: Path) -> None:
    data = path.read_bytes()
    if _WITH_COMMENTS.fullmatch(path.name) or path.parent.name in _OF_EDITORS:
        data = _without_comments(data.decode("utf-8-sig")).encode()
    json.loads(data)


def _without_comments(text: str) -> str:
    """JSON as the standard has it: comments, and commas before an end, are left out; what stands in a text
    stays."""
    plain = _COMMENT.sub(lambda found: found["text"] or " ", text)
    return _LAST_COMMA.sub(lambda found: found["text"] or "", plain)


def _html(path: Path) -> None:
    data = path.read_bytes()
    coding = _coding(data)
    if coding is not None:
        parser = HTMLParser()
        parser.feed(data.decode(coding))
        parser.close()


def _coding(page: bytes) -> str | None:
    """How a page is written, as it says itself; None for a way that only browsers know."""
    if page.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    named = _CHARSET.search(page[:_HEAD_OF_HTML])
    said = "utf-8" if named is None else named[1].decode("ascii").lower()
    try:
        return codecs.lookup(_CALLED_BY_PYTHON.get(said, said)).name
    except LookupError:
        return None


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        try:
            broken = archive.testzip()
        except (NotImplementedError, RuntimeError):  # it is whole, and locked or packed in a way of its own
            return
    if broken is not None:
        raise ValueError(f"{broken} in it is damaged")


_CHECKS: Mapping[str, Callable[[Path], None]] = {
    ".pdf": _pdf,
    ".json": _json,
    ".jsonc": _json,
    ".code-workspace": _json,
    ".html": _html,
    ".htm": _html,
    ".zip": _zip,
}
