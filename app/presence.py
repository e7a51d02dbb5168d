"""Who else has a workspace open: a small file for each seat in a folder beside it, renewed while it is there.

Nothing depends on it but what people are told: the books are kept by the workspace alone.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from app.clock import Clock

RENEW_SECONDS = 20
FRESH_SECONDS = 3 * RENEW_SECONDS
FORGOTTEN_SECONDS = 24 * 60 * 60
"""The file of a seat that was left without a word is taken away after so long."""
_ENDING = ".seat"


if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # tries for ten seconds

else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


class Turn:
    """Held by who opens something, until others can see that it is open; whoever else comes waits for it.

    The system takes it from a process that ends, however it ends. Where its file can't be held nobody waits.
    """

    def __init__(self, file: Path) -> None:
        self._handle: int | None = None
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
            _hold(self._handle)

    def leave(self) -> None:
        """The next one may go on."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class Presence:
    """One seat. Where its file can't be written it is simply not seen by the others."""

    def __init__(self, workspace: Path, name: str, clock: Clock) -> None:
        self._folder = workspace.with_name(f"{workspace.name}.seats")
        self._file = self._folder / f"{os.urandom(16).hex()}{_ENDING}"
        self._name = name
        self._clock = clock

    def renew(self) -> None:
        """Says that the seat is still taken."""
        building = self._file.with_suffix(".tmp")
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            building.write_text(json.dumps({"name": self._name, "at": self._clock.now()}), encoding="utf-8")
            building.replace(self._file)

    def others(self) -> list[str]:
        """The names at the other seats, in order; seats that were left without a word fade away."""
        found = []
        with suppress(OSError):
            for file in self._folder.glob(f"*{_ENDING}"):
                name = None if file == self._file else self._fresh(file)
                if name is not None:
                    found.append(name)
        return sorted(found)

    def leave(self) -> None:
        """Gives the seat up."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
            self._folder.rmdir()  # fails while somebody else is there

    def _fresh(self, file: Path) -> str | None:
        try:
            seat = json.loads(file.read_text(encoding="utf-8"))
            name, at = seat["name"], seat["at"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        silent = abs(self._clock.now() - at) / 1_000_000 if isinstance(at, int) else FORGOTTEN_SECONDS
        if silent > FORGOTTEN_SECONDS:
            file.unlink(missing_ok=True)
        return str(name) if silent <= FRESH_SECONDS else None
