"""What time and mishaps leave to be done about packets; whoever has the workspace open does it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from app.clock import Instant
from app.domain.packets.names import is_packet_code
from app.domain.packets.values import Goal
from app.domain.refusals import Refused
from app.errors import KnownError
from app.lifecycle.packets.pipeline import Room, carry_on, clear_away
from app.models.loading import packets as loading
from app.models.loading.packets import LoadedPacket
from app.models.places import LOCK

_log = logging.getLogger(__name__)


def tidied(room: Room, now: Instant) -> None:
    """Removes what is expired or discarded, and completes logs; nothing where nobody knows where the files
    are. Raises KnownError when the books can't be read."""
    if room.bases.wrong_for(templates=False):
        return
    for packet in _found(room, loading.expired(room.desk.db, now)):
        with _patience(packet):
            clear_away(room, packet)
    for packet in _left(room):
        with _patience(packet):
            carry_on(room, packet.known.id)


def _left(room: Room) -> Iterator[LoadedPacket]:
    """The packets that were discarded, and those that are finished and at which a program was killed."""
    for packet in _found(room, loading.wanted(room.desk.db)):
        if packet.known.goal is Goal.REMOVED:
            yield packet
    codes = [each.name.removesuffix(LOCK) for each in room.bases.work.glob(f"job-*{LOCK}")]
    for packet in _found(room, [code for code in codes if is_packet_code(code)]):
        if not packet.known.is_running:
            yield packet


def _found(room: Room, packets: Iterable[int | str]) -> Iterator[LoadedPacket]:
    for each in packets:
        found = loading.any_packet(room.desk.db, each)
        if found is not None:
            yield found


@contextmanager
def _patience(packet: LoadedPacket) -> Iterator[None]:
    try:
        yield
    except (OSError, KnownError, Refused) as error:
        _log.info("packet %s was left as it is: %s", packet.known.code, error)
