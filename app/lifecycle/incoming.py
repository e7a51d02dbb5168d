"""What comes in by file: read before the door, so that a command holds the content and never a path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Any

from app.domain.bad_value import MOST_SHOWN, bad
from app.domain.commands import find
from app.domain.refusals import Code, Refused
from app.files import BadJson, decoded, is_open_database, strict_json

MEGABYTE = 1024 * 1024
LARGEST_ROUTING = 8 * MEGABYTE


def with_files_read(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a command with `file` replaced by what the file holds.

    Raises Refused(ERR_BAD_VALUE) when the file can't be read.
    """
    alternatives = find(kind).alternatives or {}
    if "file" not in values or "file" not in alternatives:
        return dict(values)
    replaced = alternatives["file"]
    if replaced in values:
        raise Refused(
            Code.BAD_VALUE,
            {"field": "file", "other": replaced},
            details={"field": "file"},
            variant="one_or_many",
        )
    name = values["file"]
    if not isinstance(name, str) or not name:
        raise bad("file", name, "text")
    rest = {field: value for field, value in values.items() if field != "file"}
    return {**rest, **_READERS[kind](Path(name))}


def _routing(path: Path) -> dict[str, Any]:
    try:
        return {"routing": strict_json(decoded(_bytes(path)))}
    except BadJson as error:
        raise bad("file", _ending(path), f"file_{error.what}", **error.params) from error
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise bad("file", _ending(path), "file", reason=reason) from error


def _ending(path: Path) -> str:
    """The path as a refusal shows it: of a long one the end, where the file's name is."""
    text = str(path)
    return text if len(text) <= MOST_SHOWN else "…" + text[1 - MOST_SHOWN :]


def _bytes(path: Path) -> bytes:
    found = path.stat()
    if is_open_database(path):
        raise bad("file", _ending(path), "file_workspace")
    if not S_ISREG(found.st_mode):
        raise bad("file", _ending(path), "file_none")
    if found.st_size > LARGEST_ROUTING:
        raise bad("file", _ending(path), "file_too_large", maximum=LARGEST_ROUTING // MEGABYTE)
    return path.read_bytes()


_READERS: Mapping[str, Callable[[Path], dict[str, Any]]] = {"routing.import": _routing}
