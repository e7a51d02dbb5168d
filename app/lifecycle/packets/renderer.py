"""Has templates filled in by a process that can be ended (see `child`); one does it for many packets."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO, Any, Self

from app.domain.packets.failures import Failure, PacketFailed
from app.lifecycle.packets.child import GRACE, WORD

SECONDS = 10.0
"""So long may the templates of one packet take."""
MEGABYTES = 1_024
"""So much memory may they need, with the process that fills them in."""
LONGEST = 20_000_000
"""So many characters may one template become."""
_GRACE = GRACE + 4.0  # seconds in which the process tells by itself that the time is over, or ends
_START = 60.0  # seconds in which it begins, on a slow machine with a scanner for viruses
_PATIENCE = 0.1  # seconds between two looks whether the answer is still wanted
_LAST_PLACE = re.compile(r'^  File "(?P<file>.*)", line (?P<line>\d+) in ', re.MULTILINE)
_HERE = Path(__file__).resolve().parents[3]
_HIDDEN = 0x08000000 | 0x00000200  # on Windows: no console, and no Ctrl+C of ours


class Unwanted(Exception):
    """Nobody wants any more what is made."""


class Renderer:
    """The process begins when it is first needed, and again after it was ended; `close` ends it."""

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._left = SECONDS
        self._last_words = ""
        self._folder = Path()
        self._names: Sequence[str] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process, whatever it is about."""
        child, self._child = self._child, None
        if child is not None:
            self._last_words = child.end()

    def open(
        self, folder: Path, names: Sequence[str], values: Mapping[str, Any], is_unwanted: Callable[[], bool]
    ) -> None:
        """Goes to the templates of one packet. Raises PacketFailed, Unwanted, OSError."""
        if self._child is None:
            self._child = _Child()
        limits = {"longest": LONGEST, "megabytes": MEGABYTES}
        asked = {"folder": str(folder), "names": list(names), "values": values, **limits}
        if self._answer(asked, _START, is_unwanted) is None:
            raise PacketFailed(Failure.INTERNAL, reason="templates")
        self._folder, self._names = folder, names
        self._left = SECONDS

    def fill(self, name: str, is_unwanted: Callable[[], bool], *, text: bool) -> tuple[str, str | None]:
        """A file's filled-in name, and its filled-in `text` if it is one. Raises PacketFailed, Unwanted."""
        began = time.monotonic()
        asked = {"file": name, "text": text, "seconds": self._left}
        answer = self._answer(asked, self._left + _GRACE, is_unwanted)
        self._left = max(self._left - (time.monotonic() - began), 0.05)
        if answer is None:
            raise self._ended(name)
        if "failure" in answer:
            raise PacketFailed(Failure(answer["failure"]), **answer["params"], **_limits())
        return answer["name"], answer["text"]

    def _ended(self, name: str) -> PacketFailed:
        """Why the process is gone: where it was when its time was over it has said; else nobody knows."""
        from app.lifecycle.packets.sandbox import Sheets  # noqa: PLC0415 - who has no templates needs no engine

        for place in _LAST_PLACE.finditer(self._last_words):  # the innermost comes first
            for file in self._names:
                if place["file"] == file.encode("ascii", "backslashreplace").decode():
                    line = Sheets(self._folder, self._names, {}, LONGEST).line_of(file, int(place["line"]))
                    return PacketFailed(Failure.TEMPLATE_SLOW, file=file, at_line=line, **_limits())
        return PacketFailed(Failure.TEMPLATE_ENDED, file=name, **_limits())

    def _answer(
        self, asked: Mapping[str, Any], seconds: float, is_unwanted: Callable[[], bool]
    ) -> Mapping[str, Any] | None:
        """What the process says; None, and it is ended, where it says nothing in that time."""
        assert self._child is not None
        try:
            said = self._child.answer(json.dumps(asked).encode(), seconds, is_unwanted)
        except BaseException:
            self.close()
            raise
        if not said:
            self.close()
            return None
        answer: Mapping[str, Any] = json.loads(said)
        return answer


def _limits() -> Mapping[str, int]:
    return {"seconds": max(round(SECONDS), 1), "megabytes": MEGABYTES}


class _Child:
    """One process, and the thread that talks with it."""

    def __init__(self) -> None:
        self._error = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        self._process = _begun(self._error)
        self._asked = SimpleQueue[bytes | None]()
        self._said = SimpleQueue[bytes]()
        self._thread = Thread(target=self._talk, name="templates", daemon=True)
        self._thread.start()

    def answer(self, line: bytes, seconds: float, is_unwanted: Callable[[], bool]) -> bytes:
        """Its answer; nothing when it has ended or its time is over. Raises Unwanted."""
        self._asked.put(line + b"\n")
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                return self._said.get(timeout=min(left, _PATIENCE))
            except Empty:
                if is_unwanted():
                    raise Unwanted from None
        return b""

    def end(self) -> str:
        """Ends it at once; what it said last."""
        self._process.kill()
        self._asked.put(None)
        self._thread.join()
        self._process.communicate()
        with self._error as said:
            said.seek(0)
            return said.read().decode("utf-8", "replace")

    def _talk(self) -> None:
        writing, reading = self._process.stdin, self._process.stdout
        assert writing is not None
        assert reading is not None
        for line in iter(self._asked.get, None):
            try:
                writing.write(line)
                writing.flush()
                self._said.put(reading.readline())
            except OSError:  # it has ended
                self._said.put(b"")


def _begun(error: IO[bytes]) -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    return subprocess.Popen(
        [sys.executable, WORD] if frozen else [sys.executable, "-m", "app", WORD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=error,
        cwd=None if frozen else _HERE,
        start_new_session=True,  # whoever interrupts us is heard by us
        creationflags=_HIDDEN if sys.platform == "win32" else 0,
    )
