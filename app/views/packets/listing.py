"""The list of all packets: its columns, its filter, where its rows come from, and how facts change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.packets.states import ENDS
from app.domain.packets.values import PacketStatus
from app.lifecycle.desk import Desk
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.packet_lists import (
    MADE,
    SORTS,
    PacketFilter,
    PacketLine,
    packet_counts,
    packet_ids,
    packet_lines,
)
from app.messages import Messages
from app.messages.packets import PACKET_STATUS
from app.views.cells import NOTHING
from app.views.context import Context
from app.views.lists.chips import Chip
from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.lists.following import Inquiry
from app.views.lists.listing import Plan, Wanted
from app.views.lists.model import IdTableModel
from app.views.lists.states import Notice
from app.views.lists.watched import WatchedListing
from app.views.packet.words import kind_of, look_of, status_of
from app.views.packets import texts

ALL, BEGUN = "every_status", "begun"
_BEHIND: Mapping[str, frozenset[PacketStatus]] = {
    ALL: frozenset(PacketStatus),
    PacketStatus.CREATED: frozenset({PacketStatus.CREATED}),
    BEGUN: frozenset(PacketStatus) - {PacketStatus.CREATED, *ENDS},
    **{status: frozenset({status}) for status in PacketStatus if status in ENDS},
}
"""Each filter with the states behind it."""
_NAMES = {ALL: texts.ALL, BEGUN: texts.BEGUN, **PACKET_STATUS}

PLAN = Plan(
    name="all_packets",
    title=texts.LIST,
    filter=texts.FILTER,
    search=texts.SEARCH,
    chips=tuple(Chip(key, _NAMES[key]) for key in _BEHIND),
    sorts=SORTS,
    usual=Wanted(chip=ALL, sort=MADE),
    empty=Notice("printer", texts.EMPTY, texts.EMPTY_HINT),
)


def _job(row: PacketLine, messages: Messages) -> Cell:
    return Cell(row.ticket_code)


def _kind(row: PacketLine, messages: Messages) -> Cell:
    return Cell(kind_of(row, messages))


def _status(row: PacketLine, messages: Messages) -> Cell:
    return Cell(status_of(row, messages), look_of(row))


def _made(row: PacketLine, messages: Messages) -> Cell:
    return Cell(messages.moment(row.created_at))


def _by(row: PacketLine, messages: Messages) -> Cell:
    return Cell(row.requester or NOTHING)


def _files(row: PacketLine, messages: Messages) -> Cell:
    return Cell(f"{row.files:,}" if row.files else NOTHING)


def _purpose(row: PacketLine, messages: Messages) -> Cell:
    return Cell(row.purpose or NOTHING)


def _code(row: PacketLine, messages: Messages) -> Cell:
    return Cell(row.code)


def _files_of(row: PacketLine) -> int:
    return row.files


COLUMNS: tuple[Column[PacketLine], ...] = (
    Column("ticket", texts.JOB, _job, 112, Kind.STRONG, sort_key="ticket"),
    Column("kind", texts.KIND, _kind, 150, stretch=True),
    Column("status", texts.STATUS, _status, 128, Kind.BADGE, sort_key="status"),
    Column("made", texts.MADE, _made, 140, sort_key=MADE),
    Column("by", texts.BY, _by, 132, fold=1),
    Column("files", texts.FILES, _files, 62, align=Align.END, fold=2, value=_files_of),
    Column("purpose", texts.PURPOSE, _purpose, 140, Kind.MUTED, grows=True, fold=3),
    Column("code", texts.CODE, _code, 190, Kind.MUTED, fold=4),
)


class PacketsSource:
    """Rows of packets by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[PacketLine | None]:
        """The rows of these ids; one query."""
        return packet_lines(self._desk, ids)


class PacketsModel(IdTableModel[PacketLine]):
    """The list as Qt sees it."""

    def __init__(self, desk: Desk, messages: Messages) -> None:
        super().__init__(COLUMNS, PacketsSource(desk), messages)


class PacketsListing(WatchedListing):
    """The packets of all jobs, the newest first. While nobody looks at them, facts are followed later."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PLAN, PacketsModel(context.desk, context.messages))

    def _inquiry(self, wanted: Wanted) -> Inquiry:
        statuses = None if wanted.chip == ALL else _BEHIND[wanted.chip]
        asked = PacketFilter(statuses, wanted.search, wanted.sort, wanted.descending)
        return Inquiry(
            lambda desk, most: packet_ids(desk, asked, most),
            counts,
            is_everything=not PLAN.hides(wanted),
            is_quick=not wanted.search,
            begins_soon=True,
        )

    def _concerned(self, facts: tuple[FactLine, ...]) -> frozenset[int] | None:
        """The packets that they speak of."""
        found = {fact.data["packet"] for fact in facts if isinstance(fact.data.get("packet"), int)}
        return frozenset(found) or None


def counts(desk: Desk) -> Mapping[str, int]:
    """How many packets are behind each chip."""
    counted = packet_counts(desk)
    return {key: sum(counted[status] for status in behind) for key, behind in _BEHIND.items()}
