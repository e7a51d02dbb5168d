"""What the window keeps for its user between two starts: in an ini file of theirs, never in the workspace."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from app.messages import Language
from app.views.shell.zoom import STEPS
from app.views.theme.tokens import Scheme

FILE = "window.ini"
MOST_WORKSPACES = 8
NOTES, CRASHES = "notes/", "crashes"
LANGUAGE, SCHEME, ZOOM, WORKSPACE = "language", "scheme", "zoom", "workspace"


class Memory:
    """Reads and writes the ini file. What it can't make sense of counts as not kept."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    def language(self) -> Language | None:
        """The language that was spoken."""
        kept = self._text(LANGUAGE)
        return Language(kept) if kept in set(Language) else None

    def keep_language(self, language: Language) -> None:
        """Keeps the language."""
        self._settings.setValue(LANGUAGE, str(language))

    def scheme(self) -> Scheme | None:
        """The colours that were chosen."""
        kept = self._text(SCHEME)
        return Scheme(kept) if kept in set(Scheme) else None

    def keep_scheme(self, scheme: Scheme) -> None:
        """Keeps the colours."""
        self._settings.setValue(SCHEME, str(scheme))

    def zoom(self) -> int | None:
        """The size of text that was chosen, in per cent."""
        kept = self._text(ZOOM)
        return next((step for step in STEPS if str(step) == kept), None)

    def keep_zoom(self, zoom: int) -> None:
        """Keeps the size of text."""
        self._settings.setValue(ZOOM, str(zoom))

    def workspace(self) -> Path | None:
        """The workspace that was open last, if its file is still there."""
        return next(iter(self.workspaces()), None)

    def workspaces(self) -> list[Path]:
        """The workspaces that were open, the last one first, as far as their files are still there."""
        names = self._text(WORKSPACE).split("\n")
        return [Path(name) for name in names if name and Path(name).is_file()]

    def keep_workspace(self, path: Path) -> None:
        """Keeps which workspace was open."""
        paths = [path, *(each for each in self.workspaces() if each != path)]
        self._settings.setValue(WORKSPACE, "\n".join(map(str, paths[:MOST_WORKSPACES])))

    def note_crashes(self, file: Path) -> bool:
        """Whether the file of crashes has grown since it was looked at last."""
        size = file.stat().st_size if file.is_file() else 0
        before = self.read(CRASHES)
        self.write(CRASHES, str(size))
        return size > (int(before) if before.isdecimal() else 0)

    def read(self, key: str) -> str:
        """What a screen noted under a key; "" for nothing."""
        return self._text(NOTES + key)

    def write(self, key: str, text: str) -> None:
        """Notes a text of a screen under a key."""
        self._settings.setValue(NOTES + key, text)

    def sync(self) -> None:
        """Writes the file now."""
        self._settings.sync()

    def _text(self, key: str) -> str:
        """The text under a key; "" for none, and for the lists that Qt makes of a comma."""
        kept = self._settings.value(key)
        return kept if isinstance(kept, str) else ""


class ShortMemory:
    """The notes of a window that keeps nothing beyond its own end."""

    def __init__(self) -> None:
        self._notes: dict[str, str] = {}

    def read(self, key: str) -> str:
        """What was noted under a key; "" for nothing."""
        return self._notes.get(key, "")

    def write(self, key: str, text: str) -> None:
        """Notes a text under a key."""
        self._notes[key] = text
