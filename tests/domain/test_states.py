"""The table of a ticket's states, as a table: complete, without traps, and final where it should be."""

from __future__ import annotations

import pytest

from app.domain.refusals import Code
from app.domain.tickets.states import PERMISSIONS, TRANSITIONS, Action
from app.domain.words import (
    FINAL_TOKEN,
    HELD_ITEM,
    LIVE_TOKEN,
    OPEN_ITEM,
    OPEN_TICKET,
    TOKEN_OF_ITEM,
    ItemState,
    TicketStatus,
    TokenState,
)
from tests.reference.tables import LIFECYCLE, OWNED, TICKET_STATES

LEADS_TO = {
    status: {to[status] for action, to in TRANSITIONS.items() if isinstance(to[status], TicketStatus)}
    for status in TicketStatus
}


def reachable(status: TicketStatus) -> set[TicketStatus]:
    """The states that a ticket can come to from there."""
    found = {status}
    while more := {to for each in found for to in LEADS_TO[each] if isinstance(to, TicketStatus)} - found:
        found |= more
    return found


def test_the_table_is_the_agreed_one() -> None:
    said = {
        action: {status: str(to[status]) for status in TicketStatus} for action, to in TRANSITIONS.items()
    }
    assert said == LIFECYCLE | OWNED
    assert tuple(TicketStatus) == TICKET_STATES


def test_every_action_answers_in_every_state_and_asks_for_a_permission() -> None:
    assert TRANSITIONS.keys() == PERMISSIONS.keys() == set(Action)
    assert all(set(to) == set(TicketStatus) for to in TRANSITIONS.values())


def test_every_state_is_reached_from_planned() -> None:
    assert reachable(TicketStatus.PLANNED) == set(TicketStatus)


def test_completed_is_final_and_nothing_else_is_a_trap() -> None:
    assert LEADS_TO[TicketStatus.COMPLETED] == set()
    for status in set(TicketStatus) - {TicketStatus.COMPLETED}:
        assert TicketStatus.COMPLETED in reachable(status)


def test_a_job_is_completed_from_in_progress_alone() -> None:
    before = {status for status in TicketStatus if TicketStatus.COMPLETED in LEADS_TO[status]}
    assert before == {TicketStatus.IN_PROGRESS}


@pytest.mark.parametrize("action", sorted(set(Action) - {Action.EDIT, Action.ASSIGN_OWNER}))
def test_an_action_leads_to_one_state_only(action: Action) -> None:
    assert len({to for to in TRANSITIONS[action].values() if isinstance(to, TicketStatus)}) == 1


@pytest.mark.parametrize("status", TicketStatus)
def test_each_refused_pair_has_a_code(status: TicketStatus) -> None:
    for to in TRANSITIONS.values():
        assert isinstance(to[status], TicketStatus | Code)


# the groups of states are what their names say


def test_groups_of_states_divide_what_they_group() -> None:
    assert {TicketStatus.COMPLETED, TicketStatus.CANCELLED} == set(TicketStatus) - OPEN_TICKET
    assert LIVE_TOKEN | FINAL_TOKEN | {TokenState.CANCELLED} == set(TokenState)
    assert not LIVE_TOKEN & FINAL_TOKEN
    assert HELD_ITEM < OPEN_ITEM
    assert {ItemState.DONE, ItemState.CANCELLED} == set(ItemState) - OPEN_ITEM


def test_a_token_is_what_its_open_item_is() -> None:
    assert TOKEN_OF_ITEM.keys() == OPEN_ITEM
    assert set(TOKEN_OF_ITEM.values()) < LIVE_TOKEN
