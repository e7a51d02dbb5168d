"""Bugs in pieces, their numbers and their way."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain import game, work
from app.domain.facts import tickets as facts
from app.domain.routing import walk
from app.domain.tickets.start import Numbering
from app.models.loading import things
from app.models.loading import tickets as loading
from app.models.records import TicketRow
from tests.lifecycle.bugs.registry import bug


@bug
def the_serial_sequence_stands_still(patch: pytest.MonkeyPatch) -> None:
    def reserve(numbering: Numbering, series: str, count: int) -> int:
        return 1

    patch.setattr(Numbering, "reserve", reserve)


@bug
def two_jobs_of_one_command_share_serials(patch: pytest.MonkeyPatch) -> None:
    def reserve(numbering: Numbering, series: str, count: int) -> int:
        return numbering.last[series] + 1

    patch.setattr(Numbering, "reserve", reserve)


@bug
def a_piece_skips_a_step(patch: pytest.MonkeyPatch) -> None:
    next_node = walk.next_node

    def further(graph: Any, code: str) -> Any:
        after = next_node(graph, code)
        return after if after.kind == "end" else next_node(graph, after.code)

    patch.setattr("app.domain.game.next_node", further)


@bug
def finished_pieces_of_one_command_count_alone(patch: pytest.MonkeyPatch) -> None:
    go_on = game.go_on

    def alone(leaving: Any, graph: Any, context: Any) -> Any:
        fact = go_on(leaving, graph, context)
        if isinstance(fact, facts.TokensCompleted):
            return facts.TokensCompleted(
                ticket=fact.ticket,
                node=fact.node,
                tokens=fact.tokens,
                ticket_completed=len(fact.tokens),
                at=fact.at,
            )
        return fact

    patch.setattr(work, "go_on", alone)


@bug
def a_number_names_the_first_runs_piece(patch: pytest.MonkeyPatch) -> None:
    def numbered(db: Any, ref: Any) -> Any:
        found = things.find(db, TicketRow, "code", "ticket", ref.ticket)
        return loading._piece_row(
            db, "WHERE t.ticket = ? AND t.number = ? ORDER BY t.id LIMIT 1", (found.id, ref.number)
        )

    patch.setattr(loading, "_numbered_row", numbered)


@bug
def a_piece_named_twice_is_worked_twice(patch: pytest.MonkeyPatch) -> None:
    rows = loading.work_rows
    patch.setattr(loading, "work_rows", lambda db, refs: rows(db, refs) * 2)
