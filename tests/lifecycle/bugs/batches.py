"""Bugs in batches and classic tickets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.facts.flow import TokensRejoined
from app.domain.game import batches, endings
from app.domain.game.flow import Flow
from app.domain.routing.graph import NodeKind
from app.domain.tickets import states
from app.domain.tickets.states import Action
from app.domain.words import ItemState, TicketStatus
from app.domain.work import yields
from app.models import hot
from app.models.loading import tickets as loading
from app.models.projections.registry import PROJECTIONS
from tests.lifecycle.bugs.registry import bug, no, none_of_them, nothing


@bug
def what_other_ways_have_in_excess_stays(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(endings, "in_excess", none_of_them)


@bug
def a_join_counts_the_parts_of_a_batch_and_not_their_quantity(patch: pytest.MonkeyPatch) -> None:
    is_satisfied = Flow.is_satisfied

    def counted(self: Flow, parent: Any, node: Any) -> bool:
        waiting = [part for part in self.floor.parts(parent.id) if part.node == node.code]
        return len(waiting) >= 2 or is_satisfied(self, parent, node)

    patch.setattr(Flow, "is_satisfied", counted)


@bug
def a_batch_that_lost_a_part_waits_for_ever_at_the_join(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(endings, "_join_if_whole", nothing)


@bug
def of_batches_some_are_drawn_and_the_others_pass_an_inspection_by(patch: pytest.MonkeyPatch) -> None:
    inspect = Flow._ARRIVE[NodeKind.QC]

    def as_pieces(self: Flow, tokens: Any, node: Any) -> None:
        with pytest.MonkeyPatch.context() as while_drawn:
            while_drawn.setattr(self.floor, "is_batch", no, raising=False)
            inspect(self, tokens, node)

    patch.setitem(Flow._ARRIVE, NodeKind.QC, as_pieces)


@bug
def what_is_split_off_a_batch_has_never_failed(patch: pytest.MonkeyPatch) -> None:
    only_own = "SELECT count(*) FROM work_item WHERE token = ? AND node = ? AND outcome = 'fail'"
    patch.setattr(hot, "FAILED_BEFORE", only_own)


@bug
def what_is_scrapped_of_a_batch_is_said_to_be_good(patch: pytest.MonkeyPatch) -> None:
    counts_of = yields.counts_of

    def flattering(*given: Any) -> Any:
        counts = counts_of(*given)
        return counts and tuple((sum(each), 0, 0) for each in counts)

    patch.setattr(yields, "counts_of", flattering)


@bug
def what_is_done_again_of_a_batch_forgets_its_reworks(patch: pytest.MonkeyPatch) -> None:
    split_off = batches.split_off

    def fresh(flow: Any, token: Any, quantity: int, **given: Any) -> Any:
        part = split_off(flow, token, quantity, **given)
        part.rework_count = 0
        return part

    patch.setattr(yields, "split_off", fresh)


@bug
def an_undone_yield_leaves_what_is_done_again_open(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "CANCEL_ITEMS_OF", "SELECT ?, ?")


@bug
def an_undone_yield_leaves_the_batch_small(patch: pytest.MonkeyPatch) -> None:
    def emptied(db: Any, fact: Any) -> None:
        db.connection().execute(hot.EMPTY_TOKEN, (fact.part,))

    patch.setitem(PROJECTIONS, TokensRejoined.kind, emptied)


@bug
def a_classic_ticket_starts_without_an_owner(patch: pytest.MonkeyPatch) -> None:
    known = loading.known
    patch.setattr(loading, "known", lambda *given: replace(known(*given), owned=True))


@bug
def a_restored_classic_ticket_forgets_its_run(patch: pytest.MonkeyPatch) -> None:
    known = loading.known
    patch.setattr(loading, "known", lambda *given: replace(known(*given), begun=False))


@bug
def restored_batches_lie_in_nobodys_hands(patch: pytest.MonkeyPatch) -> None:
    waiting = f"UPDATE work_item SET state = '{ItemState.WAITING}', holder = NULL, was = NULL WHERE id = ?"
    patch.setattr(hot, "RESTORE_ITEM", waiting)


@bug
def a_completed_ticket_gets_another_owner(patch: pytest.MonkeyPatch) -> None:
    anywhere = dict.fromkeys(states.TRANSITIONS[Action.EDIT], TicketStatus.PLANNED)
    patch.setattr(states, "TRANSITIONS", {**states.TRANSITIONS, Action.ASSIGN_OWNER: anywhere})
