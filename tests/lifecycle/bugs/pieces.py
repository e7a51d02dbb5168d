"""Bugs in pieces, their numbers and their way."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.game.flow import Flow
from app.domain.routing.graph import NodeKind
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
    send = Flow.send

    def further(self: Flow, tokens: Any, node: Any) -> None:
        graph = self.graph(tokens[0])
        onward = graph.edges_out(node.code)
        if node.kind is NodeKind.OPERATION and len(onward) == 1:
            node = graph.node(onward[0].target)
        send(self, tokens, node)

    patch.setattr(Flow, "send", further)


@bug
def finished_pieces_of_one_command_count_alone(patch: pytest.MonkeyPatch) -> None:
    end = Flow._end

    def alone(self: Flow, tokens: Any, node: Any) -> None:
        self.floor.run(tokens[0].ticket).completed = 0
        end(self, tokens, node)

    patch.setitem(Flow._ARRIVE, NodeKind.END, alone)


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
    work_rows = loading.work_rows
    patch.setattr(loading, "work_rows", lambda db, refs: work_rows(db, refs) * 2)
