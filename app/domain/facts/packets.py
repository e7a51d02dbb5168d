"""Facts about job packets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.facts.codec import Fact, fact, listed


@fact("packet.created")
class PacketCreated(Fact):
    """A packet of documents for a ticket; `kinds` as its line asked for, and `why`."""

    packet: int
    code: str
    ticket: int
    packet_kind: str
    kinds: tuple[str, ...] = listed()
    template: str | None
    why: str
    purpose: str | None
    language: str
    requester: int
    expires_at: int | None  # of a page for customers
    at: int

    def touches(self) -> Sequence[int]:
        return (self.packet, self.ticket)


@fact("packet.asked")
class PacketAsked(Fact):
    """Somebody wants the packet to come as far as the goal, from the status told."""

    packet: int
    ticket: int
    code: str
    status: str
    goal: str
    to: str | None
    target: str | None
    again: bool
    attempt: int

    def touches(self) -> Sequence[int]:
        return (self.packet,)


@fact("packet.stopped")
class PacketStopped(Fact):
    """The packet stands where it is."""

    packet: int
    ticket: int
    code: str

    def touches(self) -> Sequence[int]:
        return (self.packet,)


@fact("packet.moved")
class PacketMoved(Fact):
    """A stage was done. `files` are told where they changed, `expires_at` where it is known."""

    packet: int
    ticket: int
    code: str
    was: str
    packet_status: str
    timing_ms: int
    files: tuple[dict[str, Any], ...] | None = listed(None)
    expires_at: int | None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.packet,)


@fact("packet.deployed")
class PacketDeployed(Fact):
    """The packet's files are at a place; so many were not there before."""

    packet: int
    ticket: int
    code: str
    to: str
    target: str
    place: str
    copied: int
    at: int

    def touches(self) -> Sequence[int]:
        return (self.packet,)


@fact("packet.failed")
class PacketFailed(Fact):
    """A stage could not be done, for the reason told; of a finished packet it is one more delivery."""

    packet: int
    ticket: int
    code: str
    was: str
    to: str
    failure: str
    params: dict[str, Any]
    expires_at: int | None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.packet,)


@fact("packet.discarded")
class PacketDiscarded(Fact):
    """The packet is gone, and its files; because its time was over, where nobody had asked for it."""

    packet: int
    ticket: int
    code: str
    expired: bool

    def touches(self) -> Sequence[int]:
        return (self.packet,)


@fact("packet.set")
class PacketSet(Fact):
    """Where packets are kept from now on, and how long."""

    work: str | None
    output: str | None
    logs: str | None
    templates: str | None
    keep_days: int
    preview_days: int

    def touches(self) -> Sequence[int]:
        return ()
