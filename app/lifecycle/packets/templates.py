"""Folders of templates: any folder is a kind. Names and texts are filled in by a sandboxed engine that
escapes what it puts in, in a process of its own; what has no blanks to fill in is copied as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from app.domain.packets.failures import Failure, PacketFailed
from app.domain.packets.names import safe_name
from app.files import is_open_database
from app.lifecycle.packets.renderer import Renderer, Unwanted
from app.lifecycle.packets.sandbox import text_of

MOST_FILES = 500
MOST_BYTES = 200_000_000
_DEEPEST = 12
_BLANKS = ("{{", "{%", "{#")


class Folder:
    """One folder of templates. Raises PacketFailed where there is none, or too much in it."""

    def __init__(self, base: Path, name: str) -> None:
        self._path = base / name
        self._said = {"template": name, "folder": str(base)}
        if safe_name(name) != name or not self._path.is_dir():
            raise PacketFailed(Failure.TEMPLATES_MISSING, **self._said)

    def names(self) -> list[str]:
        """The files, as they are called in the folder, with slashes. Raises PacketFailed."""
        found = sorted(self._walk(self._path, 0))
        if not found:
            raise PacketFailed(Failure.TEMPLATES_MISSING, **self._said)
        size = sum((self._path / each).stat().st_size for each in found)
        if len(found) > MOST_FILES or size > MOST_BYTES:
            raise self._too_much()
        return found

    def finished(
        self, values: Mapping[str, Any], renderer: Renderer, is_unwanted: Callable[[], bool]
    ) -> Iterator[tuple[str, bytes]]:
        """Each file with its filled-in name and content. Raises PacketFailed with file and line, Unwanted."""
        names, taken, size = self.names(), dict[str, str](), 0
        fill = _Filling(self._path, names, values, renderer, is_unwanted)
        for name in names:
            made, content = fill(name)
            before = taken.setdefault(made.casefold(), name)
            if before != name:
                raise PacketFailed(Failure.TEMPLATE_NAMES, file=name, other=before, name=made)
            size += len(content)
            if size > MOST_BYTES:
                raise self._too_much()
            yield made, content

    def _walk(self, folder: Path, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            raise self._too_much()
        for each in sorted(folder.iterdir()):
            if each.is_symlink():  # it may lead anywhere
                continue
            if each.is_dir():
                yield from self._walk(each, depth + 1)
            elif each.is_file():
                if is_open_database(each):  # whoever reads that drops its locks
                    continue
                yield each.relative_to(self._path).as_posix()

    def _too_much(self) -> PacketFailed:
        limits = {"most_files": MOST_FILES, "most_megabytes": MOST_BYTES // 1_000_000}
        return PacketFailed(Failure.TEMPLATES_TOO_MUCH, **self._said, **limits)


class _Filling:
    """Fills in one file after the other; the engine is begun when one has blanks."""

    def __init__(
        self,
        folder: Path,
        names: list[str],
        values: Mapping[str, Any],
        renderer: Renderer,
        is_unwanted: Callable[[], bool],
    ) -> None:
        self._folder = folder
        self._renderer = renderer
        self._is_unwanted = is_unwanted
        self._open: Callable[[], None] | None = lambda: renderer.open(folder, names, values, is_unwanted)

    def __call__(self, name: str) -> tuple[str, bytes]:
        """The name and content of the file as they are made. Raises PacketFailed, Unwanted."""
        if self._is_unwanted():
            raise Unwanted
        data = (self._folder / name).read_bytes()
        text = text_of(data)
        has_blanks = text is not None and _has_blanks(text)
        if not has_blanks and not _has_blanks(name):
            return "/".join(safe_name(part) for part in name.split("/")), data
        if self._open is not None:
            self._open()
            self._open = None
        made, filled = self._renderer.fill(name, self._is_unwanted, text=has_blanks)
        return made, data if filled is None else filled.encode()


def _has_blanks(text: str) -> bool:
    return any(mark in text for mark in _BLANKS)
