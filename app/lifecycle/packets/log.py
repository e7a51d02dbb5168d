"""The log of one packet: lines that are only ever appended, complete also after a kill."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from app.clock import Clock, to_datetime
from app.domain.facts.packets import PacketFailed
from app.domain.packets.states import ORDER, STAGE_NAMES
from app.domain.packets.values import PacketStatus
from app.files import make_folder
from app.messages import Messages

english = Messages()
"""What logs are written in."""

_FAILED = "Stage failed: "
_CHANGED = re.compile(r"Status changed: \w+ → (\w+)$")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class PacketLog:
    """Appends lines with the instant before them. Raises OSError where it can't."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def write(self, text: str) -> None:
        """One line; what a text brings along of line breaks is none."""
        moment = to_datetime(self._clock.now())
        stamp = f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
        self._append(f"[{stamp}] {_BREAKS.sub(' ', text)}\n".encode(errors="replace"))

    def started(self, to: PacketStatus) -> None:
        """The stage that leads to the state was begun."""
        self.write(f"Stage started: {STAGE_NAMES[to]}")

    def completed(self, to: PacketStatus, milliseconds: int) -> None:
        """The stage is done."""
        self.write(f"Stage completed: {STAGE_NAMES[to]} ({milliseconds}ms)")

    def stopped(self, to: PacketStatus) -> None:
        """The stage was given up in the middle; it is done anew another time."""
        self.write(f"Stage stopped: {STAGE_NAMES[to]}")

    def failed(self, to: PacketStatus, code: str, reason: str, was: PacketStatus) -> None:
        """The stage could not be done; what was finished before it stays so."""
        self.write(f"{_FAILED}{STAGE_NAMES[to]}: {code}: {reason}")
        if was is not PacketStatus.DONE:
            self.changed(was, PacketStatus.FAILED)

    def changed(self, was: PacketStatus, to: PacketStatus) -> None:
        """Its state is another one."""
        self.write(f"Status changed: {was} → {to}")

    def catch_up(self, status: PacketStatus, failures: Sequence[PacketFailed]) -> None:
        """Writes what is in the books, and not here: the program was stopped between the two, or there was no
        room. `failures` are all that there were."""
        told = sum(_FAILED in line for line in self.lines())
        for each in failures[told:]:
            was = PacketStatus(each.was)
            self.catch_up(was, ())
            reason = english.packet_failure(each.failure, each.params)
            self.failed(PacketStatus(each.to), each.failure, reason, was)
        last = self._last_status()
        if last is None:
            if status is not PacketStatus.CREATED:
                self._steps(PacketStatus.CREATED, status)
        elif last is not status:
            self._steps(last, status)

    def lines(self) -> list[str]:
        """What stands in it; nothing where there is none."""
        try:
            return self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []

    def _steps(self, last: PacketStatus, status: PacketStatus) -> None:
        way: Sequence[PacketStatus] = (last, status)
        if last in ORDER and status in ORDER and ORDER.index(last) < ORDER.index(status):
            way = ORDER[ORDER.index(last) : ORDER.index(status) + 1]
        for was, to in pairwise(way):
            self.changed(was, to)

    def _last_status(self) -> PacketStatus | None:
        for line in reversed(self.lines()):
            match = _CHANGED.search(line)
            if match is not None:
                return PacketStatus(match[1])
        return None

    def _append(self, line: bytes) -> None:
        make_folder(self._path.parent)
        handle = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            size = os.fstat(handle).st_size
            if size and _last_byte(handle, size) != b"\n":  # a line was torn by a power cut
                line = b"\n" + line
            os.write(handle, line)
        finally:
            os.close(handle)


def _last_byte(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)
