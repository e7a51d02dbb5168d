"""The list of all pieces: its columns, its filter, where its rows come from, and how facts change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.words import TokenState
from app.lifecycle.desk import Desk
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.piece_lists import BORN, SORTS, PieceFilter, listed_ids, state_counts
from app.lifecycle.queries.pieces import PieceLine, piece_lines
from app.messages import Messages
from app.messages.words import TOKEN_STATE
from app.views.bridge import tickets_in
from app.views.context import Context
from app.views.lists.chips import Chip
from app.views.lists.following import Inquiry
from app.views.lists.listing import Plan, Wanted
from app.views.lists.model import IdTableModel
from app.views.lists.states import Notice
from app.views.lists.watched import WatchedListing
from app.views.piece.cells import COLUMNS
from app.views.pieces import texts

ALL = "every_state"
SHOWN = ("number", "job", "kind", "step", "state", "holder", "rework", "links", "serial")

PLAN = Plan(
    name="all_pieces",
    title=texts.LIST,
    filter=texts.FILTER,
    search=texts.SEARCH,
    chips=(Chip(ALL, texts.ALL), *(Chip(state, TOKEN_STATE[state]) for state in TokenState)),
    sorts=SORTS,
    usual=Wanted(chip=ALL, sort=BORN),
    empty=Notice("package", texts.EMPTY, texts.EMPTY_HINT),
)


class PiecesSource:
    """Rows of pieces by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[PieceLine | None]:
        """The rows of these ids; one query."""
        return piece_lines(self._desk, ids)


class AllPiecesModel(IdTableModel[PieceLine]):
    """The list as Qt sees it."""

    def __init__(self, desk: Desk, messages: Messages) -> None:
        columns = [COLUMNS[key] for key in SHOWN]
        columns[0] = replace(columns[0], sort_key=BORN)
        super().__init__(columns, PiecesSource(desk), messages)


class PiecesListing(WatchedListing):
    """The pieces of all jobs, the newest first. While nobody looks at them, facts are followed later."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PLAN, AllPiecesModel(context.desk, context.messages))

    def _inquiry(self, wanted: Wanted) -> Inquiry:
        state = None if wanted.chip == ALL else TokenState(wanted.chip)
        asked = PieceFilter(state, wanted.search, wanted.sort, wanted.descending)
        return Inquiry(
            lambda desk, most: listed_ids(desk, asked, most),
            counts,
            is_everything=not PLAN.hides(wanted),
            is_quick=not wanted.search,
            begins_soon=not wanted.search or wanted.sort == BORN,
        )

    def _concerned(self, facts: tuple[FactLine, ...]) -> frozenset[int] | None:
        """Their tickets: a fact speaks of one, which may have any of the rows that are kept."""
        return tickets_in(facts) or None


def counts(desk: Desk) -> Mapping[str, int]:
    """How many pieces are behind each chip."""
    counted = state_counts(desk)
    return {ALL: sum(counted.values())} | {str(state): count for state, count in counted.items()}
