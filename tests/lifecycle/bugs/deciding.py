"""Bugs in judging pieces and deciding about them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.game import endings
from app.domain.game.floor import Floor
from app.domain.game.places import Map
from app.domain.refusals import Code
from app.domain.routing.graph import NodeKind
from app.domain.words import Ending, Then
from app.domain.work import decided, done, pieces, skills
from app.models import hot
from app.models.loading import flow as loading
from tests.lifecycle.bugs.registry import bug, none_of_them, nothing


@bug
def an_inspection_is_completed_like_any_step(patch: pytest.MonkeyPatch) -> None:
    complete, node = done.complete, done.Table.node

    def as_a_step(*given: Any) -> Any:
        with patch.context() as meanwhile:
            meanwhile.setattr(
                done.Table, "node", lambda self, piece: replace(node(self, piece), kind=NodeKind.OPERATION)
            )
            return complete(*given)

    patch.setattr(done, "complete", as_a_step)


@bug
def anybody_judges(patch: pytest.MonkeyPatch) -> None:
    def refuse(table: Any, context: Any) -> None:
        pieces.refuse(table.pieces, pieces.COMPLETABLE, context)
        for piece in table.pieces:
            if table.node(piece).kind is not NodeKind.QC:
                raise pieces.about(Code.NOT_AN_INSPECTION, piece)

    patch.setattr(done, "_refuse_inspection", refuse)
    patch.setattr(skills, "refuse_judging", nothing)


@bug
def anybody_begins_an_inspection(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(skills, "refuse_judging", nothing)


@bug
def what_is_let_go_leaves_its_parts_held(patch: pytest.MonkeyPatch) -> None:
    let_go = endings.let_go

    def alone(*given: Any) -> Any:
        with patch.context() as meanwhile:
            meanwhile.setattr(Floor, "below", none_of_them)
            return let_go(*given)

    patch.setattr(endings, "let_go", alone)


@bug
def what_is_let_go_has_cured(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        hot, "RELEASE_TOKEN", hot.RELEASE_TOKEN.replace("hold = NULL", "hold = NULL, ready_at = NULL")
    )


@bug
def what_is_let_go_is_in_the_hands_that_it_was_in(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "OPEN_AGAIN", hot.OPEN_AGAIN.replace("holder = NULL, ", ""))


@bug
def a_piece_is_moved_to_where_it_stands(patch: pytest.MonkeyPatch) -> None:
    move = decided.move

    def anywhere(table: Any, *given: Any) -> Any:
        return move(replace(table, pieces=[replace(piece, item=None) for piece in table.pieces]), *given)

    patch.setattr(decided, "move", anywhere)


@bug
def the_limit_of_reworks_is_one_too_many(patch: pytest.MonkeyPatch) -> None:
    failed_before = loading.failed_before

    def fewer(*given: Any) -> Any:
        return {token: count - 1 for token, count in failed_before(*given).items()}

    patch.setattr(loading, "failed_before", fewer)


@bug
def failures_at_other_inspections_count_too(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        hot,
        "FAILED_BEFORE",
        "SELECT count(*) FROM work_item WHERE token = ? AND ? <> '' AND outcome = 'fail'",
    )


@bug
def the_inspector_decides_before_the_conditions(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(done, "conditional_way", nothing)


@bug
def an_inspector_sends_pieces_anywhere(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Map, "to_redo", lambda self, *_: list(self.graph.nodes))


@bug
def whatever_failed_comes_straight_back(patch: pytest.MonkeyPatch) -> None:
    chosen = done._choose
    patch.setattr(
        done,
        "_choose",
        lambda flow, tokens, failure: chosen(flow, tokens, replace(failure, then=Then.BACK_TO_QC)),
    )


@bug
def a_fault_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "JUDGE_TOKEN", "UPDATE token SET qc_result = ?, defect = nullif(?1, ?1) WHERE id = ?3")


@bug
def a_scrapped_piece_is_not_replaced(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(endings, "_replace", none_of_them)


@bug
def a_loss_is_replaced(patch: pytest.MonkeyPatch) -> None:
    scrap = endings.scrap

    def replaced(flow: Any, tokens: Any, how: Any) -> Any:
        return scrap(flow, tokens, replace(how, ending=Ending.QC_FAIL))

    patch.setattr(endings, "scrap", replaced)


@bug
def a_replacement_has_no_serial(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        hot,
        "REPLACE_TOKEN",
        hot.REPLACE_TOKEN.replace("t.serial", "NULL"),
    )


@bug
def a_replacement_is_linked_one_way(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "REPLACED_BY", "UPDATE token SET replaced_by = nullif(?, replaces) WHERE id = ? AND 0")


@bug
def a_replacement_begins_where_the_other_ended(patch: pytest.MonkeyPatch) -> None:
    scrap = endings.scrap

    def there(flow: Any, tokens: Any, how: Any) -> Any:
        tokens = list(tokens)
        return scrap(flow, tokens, replace(how, at=how.at or tokens[0].node))

    patch.setattr(endings, "scrap", there)


@bug
def the_parts_of_a_scrapped_piece_live_on(patch: pytest.MonkeyPatch) -> None:
    end = endings._end

    def childless(flow: Any, tokens: Any, how: Any) -> None:
        patch_below, flow.floor._parts = flow.floor._parts, {}
        end(flow, tokens, how)
        flow.floor._parts = patch_below

    patch.setattr(endings, "_end", childless)


@bug
def a_lost_part_leaves_its_piece_waiting(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(endings, "_lose_pieces", nothing)


@bug
def a_lost_part_always_ends_its_piece(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(endings, "joinable", lambda *_: 0)


@bug
def an_inspector_scraps_for_good(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(decided, "_refuse_not_allowed", nothing)


@bug
def parts_of_a_held_piece_go_on(patch: pytest.MonkeyPatch) -> None:
    hold = endings.hold

    def alone(flow: Any, tokens: Any, reason: str) -> None:
        parts, flow.floor._parts = flow.floor._parts, {}
        hold(flow, tokens, reason)
        flow.floor._parts = parts

    patch.setattr(endings, "hold", alone)


@bug
def what_goes_on_after_a_hold_is_what_was_closed_last(patch: pytest.MonkeyPatch) -> None:
    class Every(dict[int, int]):
        def __contains__(self, item: object) -> bool:
            return True

        def __missing__(self, item: int) -> int:
            return item

    patch.setattr(loading, "_closed_by_holds", lambda _facts: Every())


@bug
def what_failed_is_scrapped_for_no_fault(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(decided, "_refuse_without_fault", nothing)


@bug
def parts_of_a_held_piece_are_decided_on_alone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Floor, "around", none_of_them)


@bug
def a_held_piece_keeps_its_work_item(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("app.models.projections.flow._close", nothing)
