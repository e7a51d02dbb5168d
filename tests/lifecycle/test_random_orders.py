"""Random lives of a workshop that plans, compared with the reference workshop; planted bugs must show."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from app.clock import FixedClock
from app.domain.orders import follow, plan, states
from app.domain.tickets import states as of_tickets
from app.domain.words import OrderState
from app.lifecycle.verbs import following, sheets, tickets
from app.models.loading import past
from tests.lifecycle.bugs.registry import none_of_them, nothing
from tests.lifecycle.comparing import Different, Pair
from tests.lifecycle.episodes import RULES_OF
from tests.lifecycle.workspaces import opened, template
from tests.reference import orders
from tests.reference.ordering import Planner, founding

STEPS = 150
LIVES = 6
LOOKED_AT = (0, 2, 10, 3, 6, 9)  # lives; bugs show themselves soonest in these
RULES = (*RULES_OF, orders)  # importing them gives the reference workshop its rules


def live(seed: int) -> None:
    """One life. Raises Different, with the last command."""
    random, clock = Random(seed), FixedClock()
    with opened(clock) as core:
        pair = Pair.bare(core, clock)
        for asked in founding(random):
            pair.step(asked)
        planner = Planner(random)
        while pair.steps < STEPS:
            pair.wait(random.choice((1, 20, 60)))
            asked = planner.next(pair.shop)
            try:
                pair.step(asked)
                pair.compare_orders()
            except Exception as error:
                raise Different(f"life {seed}, command {pair.steps}, {asked}: {error}") from error
        pair.compare_all()
        pair.check_the_books()


def difference(seed: int) -> Different | None:
    """How the program and the reference workshop parted in that life; None if they didn't."""
    try:
        live(seed)
    except Different as different:
        return different
    return None


@pytest.mark.parametrize("seed", range(LIVES))
def test_the_program_plans_as_the_reference_workshop_does(seed: int) -> None:
    live(seed)


# bugs that a hurried change could plant

Plant = Callable[[pytest.MonkeyPatch], None]


def orders_never_follow(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tickets, "followed", none_of_them)


def an_order_is_done_with_its_first_ticket(patch: pytest.MonkeyPatch) -> None:
    honest = follow.follows

    def follows(counted: Any) -> OrderState:
        return OrderState.DONE if counted.get("completed") else honest(counted)

    patch.setattr(following, "follows", follows)


def the_rest_of_a_batch_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    honest = plan.shares

    def shares(order: Any, batch: int | None) -> list[int]:
        whole = honest(order, batch)
        return [size for size in whole if size == whole[0]]

    patch.setattr(plan, "shares", shares)


def what_has_tickets_is_planned_once_more(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(states._HINDRANCES, states.OrderAction.PLAN, nothing)


def what_had_begun_becomes_a_draft(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(states._HINDRANCES, states.OrderAction.RESTORE, nothing)


def a_ticket_comes_back_without_its_planning(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(of_tickets._HINDRANCES, of_tickets.Action.RESTORE, nothing)


def a_planning_is_taken_back_whatever_has_started(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(past, "later", nothing)


def a_sheet_comes_in_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sheets, "_refuse_again", nothing)


BUGS: tuple[Plant, ...] = (
    a_sheet_comes_in_twice,
    orders_never_follow,
    an_order_is_done_with_its_first_ticket,
    the_rest_of_a_batch_is_forgotten,
    what_has_tickets_is_planned_once_more,
    what_had_begun_becomes_a_draft,
    a_ticket_comes_back_without_its_planning,
    a_planning_is_taken_back_whatever_has_started,
)


@pytest.mark.logs_warnings  # an invariant that a bug breaks is reported there
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_a_planted_bug_is_found(bug: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    template()  # made by an honest program
    bug(monkeypatch)
    causes = (different.__cause__ for seed in LOOKED_AT if (different := difference(seed)) is not None)
    found = next(causes, None)
    assert found is not None, f"the lives {LOOKED_AT} passed with the bug"
    assert not isinstance(found, (TypeError, AttributeError, NameError)), "it only breaks the program"
