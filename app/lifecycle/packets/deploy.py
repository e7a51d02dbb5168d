"""Bringing the finished files of a packet to where somebody wants them."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.domain.packets.failures import Failure, PacketFailed
from app.domain.packets.kinds import ON_PAPER
from app.domain.packets.names import safe_name
from app.domain.packets.values import To
from app.lifecycle.packets.checks import check_file
from app.lifecycle.packets.dirs import within
from app.lifecycle.packets.drives import is_on_drive
from app.lifecycle.packets.files import copied, read_json, write_json
from app.lifecycle.packets.making import Making
from app.lifecycle.packets.port import PrinterFailed
from app.models.places import Dirs
from app.values import frozen

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


@frozen
class Delivered:
    """Where the files are now, and how many of them were not there before."""

    place: str
    copied: int


def deliver(making: Making, dirs: Dirs, ticket: str) -> Delivered:
    """Copies or prints. Raises PacketFailed; then what was copied whole stays."""
    known = making.packet.known
    assert known.target is not None
    if known.to is To.PRINTER:
        return _print(making, dirs, known.target)
    return _copy(making, dirs, _Target(Path(known.target), known.to), safe_name(f"{ticket} {known.code}"))


@frozen
class _Target:
    """A folder somebody wants the files in, and whether it is to be one of this computer or of a drive."""

    folder: Path
    to: To | None

    def refuse_gone(self, cause: OSError | None = None) -> None:
        """Raises PacketFailed where it is not there."""
        if not self._is_there():
            raise PacketFailed(Failure.TARGET_GONE, folder=str(self.folder)) from cause
        if not self._is_of_its_kind():
            raise PacketFailed(Failure.TARGET_GONE, folder=str(self.folder), variant="own_disk") from cause

    def _is_there(self) -> bool:
        try:
            return self.folder.is_absolute() and self.folder.is_dir()
        except (OSError, ValueError):  # no folder can be called so
            return False

    def _is_of_its_kind(self) -> bool:
        try:
            return self.to is not To.DRIVE or is_on_drive(self.folder)
        except OSError:
            return False


def _copy(making: Making, dirs: Dirs, target: _Target, name: str) -> Delivered:
    target.refuse_gone()
    for each in making.packet.files:
        check_file(within(dirs.output, each["name"]), each["name"], each["bytes"], each["sha256"])
    checksums = {each["name"]: each["sha256"] for each in making.packet.files}
    place = target.folder / name
    with _told(target):
        count = copied(checksums, dirs.output, place, checksums)
    target.refuse_gone()  # what went on when a drive was pulled out went into the folder beneath it
    return Delivered(str(place), count)


@contextmanager
def _told(target: _Target) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise PacketFailed(Failure.TARGET_FULL, folder=str(target.folder)) from error
        target.refuse_gone(error)
        reason = error.strerror or str(error)
        raise PacketFailed(Failure.TARGET, folder=str(target.folder), reason=reason) from error


def _print(making: Making, dirs: Dirs, printer: str) -> Delivered:
    """Each paper once. A print that was cut off is told: whether it came out, only a person can see."""
    known = making.packet.known
    kinds = [kind for kind in making.packet.kinds if kind in ON_PAPER]
    if not kinds:
        raise PacketFailed(Failure.NO_PAPER)
    if making.press is None:
        raise PacketFailed(Failure.NO_PRESS, packet_kind=kinds[0])
    place = f"{printer} {_digest(making.packet.files)}"
    if not known.again and any(each["place"] == place for each in making.packet.places):
        return Delivered(place, 0)
    began = _began(dirs, printer, known.delivery)
    if began.get("now") and began["attempt"] == known.attempt:
        raise PacketFailed(Failure.PRINT_UNSURE, printer=printer)
    sent = list(began["sent"])
    for kind in kinds:
        if kind in sent:
            continue
        state = {"printer": printer, "delivery": known.delivery, "attempt": known.attempt, "sent": sent}
        write_json(dirs.printing, {**state, "now": kind})
        try:
            making.press.send(making.paper(kind), printer, making.packet.language)
        except PrinterFailed as error:
            write_json(dirs.printing, state)
            failure = Failure.PRINTER if making.press.printers() else Failure.NO_PRINTER
            raise PacketFailed(failure, printer=printer) from error
        sent.append(kind)
        write_json(dirs.printing, {**state, "sent": sent})
    return Delivered(place, len(kinds))


def _began(dirs: Dirs, printer: str, delivery: int) -> Mapping[str, Any]:
    """What this delivery has sent already."""
    try:
        found = read_json(dirs.printing)
    except (FileNotFoundError, ValueError):
        found = None
    if found is None or (found["printer"], found["delivery"]) != (printer, delivery):
        return {"sent": []}
    return found  # type: ignore[no-any-return]


def _digest(files: Any) -> str:
    text = "".join(f"{each['name']} {each['sha256']}\n" for each in files)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
