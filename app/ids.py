"""Ids: one counter for all kinds of things at a station, and request ids that the caller makes."""

from __future__ import annotations

import os
import time
from typing import NewType

PersonId = NewType("PersonId", int)
WorkCenterId = NewType("WorkCenterId", int)
ProductId = NewType("ProductId", int)
RoutingId = NewType("RoutingId", int)
VersionId = NewType("VersionId", int)
TicketId = NewType("TicketId", int)
OrderId = NewType("OrderId", int)
RunId = NewType("RunId", int)
TokenId = NewType("TokenId", int)
ItemId = NewType("ItemId", int)
SessionId = NewType("SessionId", int)

STATION_SHIFT = 40


class IdSource:
    """Hands out the next ids of one station, `station << 40 | n`; the door reads how many were taken."""

    def __init__(self, first: int) -> None:
        self.first = first
        self._next = first

    def take(self, count: int = 1) -> int:
        """The first of `count` consecutive ids."""
        taken = self._next
        self._next += count
        return taken

    @property
    def used(self) -> int:
        """How many ids were taken so far."""
        return self._next - self.first


def first_id(station: int) -> int:
    """The first id that a station gives."""
    return station << STATION_SHIFT | 1


def new_request_id() -> str:
    """A UUIDv7 (RFC 9562): time-ordered, made by the caller, the same when a command is sent again."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | random & (1 << 62) - 1
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
