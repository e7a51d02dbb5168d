"""Classic tickets: every state × action, owners, and a cancel that forgets nothing."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.words import Line
from tests.lifecycle.shop import ENGLISH, Shop
from tests.reference.choosing import exchange
from tests.reference.tables import LIFECYCLE, OWNED, TICKET_STATES

TABLE = LIFECYCLE | OWNED
PAIRS = [(action, status) for action in TABLE for status in TICKET_STATES]
FORBIDDEN = [(action, status) for action, status in PAIRS if TABLE[action][status].startswith("ERR_")]
ALLOWED = [pair for pair in PAIRS if pair not in FORBIDDEN]


@pytest.mark.parametrize(("action", "status"), FORBIDDEN)
def test_a_forbidden_action_is_refused_recorded_and_changes_nothing(
    shop: Shop, action: str, status: str
) -> None:
    code = shop.in_state(status, Line.CLASSIC)
    before, attempts = shop.everything(), shop.attempts()

    refused = shop.refused(f"ticket.{action}", **shop.fields(action, code))

    assert refused.code == TABLE[action][status]
    assert refused.details["status"] == status
    assert shop.everything() == before
    assert shop.attempts() == [*attempts, ("Admin", f"ticket.{action}", TABLE[action][status])]


@pytest.mark.parametrize(("action", "status"), ALLOWED)
def test_an_allowed_action_leads_where_the_table_says(shop: Shop, action: str, status: str) -> None:
    """Only the restore of one that had been started leads elsewhere than a job's: it is paused."""
    code = shop.in_state(status, Line.CLASSIC)
    if action == "complete":
        shop.finish(code)

    result = shop.do(f"ticket.{action}", **shop.fields(action, code)).result

    expected = "paused" if action == "restore" else TABLE[action][status]
    assert shop.ticket(code)["status"] == result["status"] == expected


# owners


def test_a_ticket_without_an_owner_is_not_started(shop: Shop) -> None:
    code = shop.classic()
    assert shop.actions(code, of=Line.CLASSIC)["start"] == "ERR_OWNER_REQUIRED"
    assert shop.refused("ticket.start", ticket=code).code == "ERR_OWNER_REQUIRED"

    result = shop.do("ticket.assign_owner", ticket=code, owner="Nok").result

    assert result["job_owner_id"] == shop.id_of("Nok") == shop.ticket(code)["job_owner_id"]
    assert shop.do("ticket.start", ticket=code).result["status"] == "in_progress"


def test_each_change_of_an_owner_is_a_fact_and_no_change_is_none(shop: Shop) -> None:
    code = shop.classic(owner="Nok")
    assert shop.refused("ticket.assign_owner", ticket=code, owner="Nok").code == "ERR_SAME_OWNER"
    assert shop.do("ticket.assign_owner", ticket=code, owner="Som").facts == ("ticket.owner_changed",)
    assert shop.do("ticket.assign_owner", ticket=code, owner=None).facts == ("ticket.owner_removed",)
    refused = shop.refused("ticket.assign_owner", ticket=code, owner=None)
    assert (refused.code, refused.variant) == ("ERR_SAME_OWNER", "nobody")
    kinds = [row["kind"] for row in shop.rows("facts", code)]
    assert kinds == ["ticket.created", "ticket.owner_changed", "ticket.owner_removed"]


@pytest.mark.parametrize("status", ["in_progress", "paused"])
def test_the_owner_of_a_running_ticket_can_be_another(shop: Shop, status: str) -> None:
    code = shop.in_state(status, Line.CLASSIC)
    shop.do("ticket.assign_owner", ticket=code, owner="Som")
    assert shop.ticket(code)["job_owner_id"] == shop.id_of("Som")


def test_who_only_looks_on_answers_for_nothing(shop: Shop) -> None:
    code = shop.classic()
    refused = shop.refused("ticket.assign_owner", ticket=code, owner="Vee")
    assert (refused.code, refused.variant) == ("ERR_NOT_ALLOWED", "owner")
    assert shop.refused("ticket.create", product="BELT-32", quantity=1, owner="Vee").code == "ERR_NOT_ALLOWED"
    assert shop.refused("ticket.assign_owner", ticket=code, owner="Nobody").code == "ERR_NOT_FOUND"


# start


def test_a_start_cuts_the_quantity_into_batches_once(shop: Shop) -> None:
    code = shop.batches(50)
    assert [(row["number"], row["kind"], row["quantity"]) for row in shop.pieces(code)] == [
        ("F001", "batch", 20),
        ("F002", "batch", 20),
        ("F003", "batch", 10),
    ]
    serials = [row["serial"] for row in shop.pieces(code)]
    assert len(set(serials)) == 3
    assert all(serial.startswith("HAT-OEM-BELT32-") for serial in serials)
    assert shop.rows("runs", code)[0]["born"] == 50


@pytest.mark.parametrize(
    ("quantity", "expected"), [(1, [1]), (19, [19]), (20, [20]), (21, [20, 1]), (60, [20, 20, 20])]
)
def test_batches_add_up_to_the_quantity(shop: Shop, quantity: int, expected: list[int]) -> None:
    assert [row["quantity"] for row in shop.pieces(shop.batches(quantity))] == expected


def test_a_ticket_whose_start_names_no_number_is_one_batch(shop: Shop) -> None:
    shop.do("routing.import", routing=exchange("WHOLE", ("CUT",), "classic"))
    shop.do("routing.publish", routing="WHOLE")
    code = shop.batches(300, routing="WHOLE")
    assert [row["quantity"] for row in shop.pieces(code)] == [300]


def test_a_ticket_that_is_too_large_says_how_its_pieces_are_made_all_the_same(shop: Shop) -> None:
    def remedy(kind: str, **fields: Any) -> str:
        (heard,) = shop.do(kind, **fields).warnings
        return ENGLISH.warning(heard.code, heard.params).rpartition("limit. ")[2]

    assert "several tickets" in remedy("ticket.create", product="BELT-32", quantity=20_000)
    order = shop.order(20_000)
    assert remedy("order.plan", order=order) == "Cancel it and plan the order anew, in batches."
    for code in shop.tickets_of(order):  # and so it goes
        shop.do("ticket.cancel", ticket=code, reason="too large")
    assert len(shop.planned(order, batch=10_000)) == 2


# what is said of one that had begun


@pytest.mark.parametrize("action", ["start", "resume", "complete", "close_short", "pause", "edit", "cancel"])
def test_a_begun_ticket_that_is_cancelled_is_never_said_to_be_planned_or_started_again(
    shop: Shop, action: str
) -> None:
    code = shop.in_state("cancelled", Line.CLASSIC)
    refused = shop.refused(f"ticket.{action}", **shop.fields(action, code))
    sentence = ENGLISH.refusal(refused.code, refused.params, refused.variant)
    assert "Restore it" in sentence
    assert "start it" not in sentence
    assert "plan it" not in sentence
    assert refused.variant == "begun"
    shop.do("ticket.restore", ticket=code)
    assert shop.do("ticket.resume", ticket=code).result["status"] == "in_progress"


def test_one_that_was_never_started_is_said_to_be_started_as_before(shop: Shop) -> None:
    code = shop.classic(owner="Ploy")
    shop.do("ticket.cancel", ticket=code, reason="not needed")
    refused = shop.refused("ticket.resume", ticket=code)
    assert ENGLISH.refusal(refused.code, refused.params, refused.variant).endswith("then start it.")


def test_work_on_a_cancelled_batch_asks_for_its_ticket_to_be_restored_and_resumed(shop: Shop) -> None:
    code = shop.batches(20)
    batch = shop.refs(code, 1)
    shop.do("work.start", "Nok", tokens=batch)
    shop.do("ticket.cancel", ticket=code, reason="not needed")
    refused = shop.refused("work.complete", "Nok", tokens=batch)
    assert (refused.code, refused.variant) == ("ERR_TICKET_NOT_RUNNING", "suspended")
    kept = shop.refused("undo", "Nok")
    assert (kept.code, kept.variant) == ("ERR_UNDO_BLOCKED", "job_suspended")


@pytest.mark.parametrize("changed", [{"quantity": 3}, {"routing": "BATCHES"}])
def test_what_a_start_has_fixed_is_had_by_another_ticket(shop: Shop, changed: dict[str, Any]) -> None:
    code = shop.classic(owner="Ploy")
    shop.do("ticket.edit", "Ploy", ticket=code, version=1, quantity=40)
    shop.do("ticket.start", ticket=code)
    refused = shop.refused("ticket.edit", ticket=code, version=2, **changed)
    assert "another ticket" in ENGLISH.refusal(refused.code, refused.params, refused.variant)
    kept = shop.refused("undo", "Ploy")
    assert kept.variant == "started_classic"


# cancel and restore


def stood(shop: Shop, code: str) -> list[tuple[object, ...]]:
    """How the tokens stand, with what is asked of people."""
    open_items = {
        row["token"]: (row["state"], row["holder"])
        for row in shop.rows("work", code)
        if row["state"] not in ("done", "cancelled")
    }
    return [
        (row["id"], row["run"], row["quantity"], row["state"], row["node"], open_items.get(row["id"]))
        for row in shop.pieces(code)
    ]


def in_every_way(shop: Shop) -> str:
    """A ticket whose batches are claimed, running, paused, held and finished, with some scrapped."""
    code = shop.batches(100)
    shop.do("work.claim", "Nok", tokens=shop.refs(code, 1))
    shop.do("work.start", "Som", tokens=shop.refs(code, 2))
    shop.do("work.start", "Nok", tokens=shop.refs(code, 3))
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 3), reason="lunch")
    shop.do("token.hold", tokens=shop.refs(code, 4), reason="too thin")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 5), good=18, scrapped=2, reason="torn")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 5))
    return code


def test_a_restored_ticket_goes_on_with_the_same_run_and_tokens(shop: Shop) -> None:
    code = in_every_way(shop)
    shop.do("ticket.pause", ticket=code)
    before, runs = stood(shop, code), shop.rows("runs", code)

    shop.do("ticket.cancel", ticket=code, reason="no leather")
    assert [row["state"] for row in shop.rows("runs", code)] == ["suspended"]
    assert shop.states(code) == ["cancelled"] * 4 + ["completed", "scrapped"]
    assert not any(row["active"] for row in shop.pieces(code))
    assert shop.findings() == []
    shop.do("ticket.restore", ticket=code)

    assert stood(shop, code) == before
    assert shop.rows("runs", code) == runs
    assert shop.rows("inbox", code)[0]["reason"] == "too thin"
    shop.do("ticket.resume", ticket=code)
    shop.do("work.resume", "Som", tokens=shop.refs(code, 2))


def test_no_clock_runs_by_itself_after_a_restore(shop: Shop) -> None:
    code = in_every_way(shop)
    shop.do("ticket.cancel", ticket=code, reason="no leather")
    shop.do("ticket.restore", ticket=code)

    assert [row for row in shop.rows("sessions") if row["ended_at"] is None] == []
    assert shop.states(code)[1] == "paused"
    assert stood(shop, code)[1][5] == ("paused", "Som")


def test_what_is_cancelled_is_worked_on_by_nobody(shop: Shop) -> None:
    code = in_every_way(shop)
    shop.do("ticket.cancel", ticket=code, reason="no leather")
    refused = shop.refused("work.start", "Nok", tokens=shop.refs(code, 1))
    assert refused.code in ("ERR_TICKET_NOT_RUNNING", "ERR_TOKEN_NOT_LIVE")
    assert shop.rows("inbox", code) == []


def test_a_ticket_cancelled_before_it_was_started_is_planned_again(shop: Shop) -> None:
    code = shop.classic(owner="Nok")
    shop.do("ticket.cancel", ticket=code, reason="not wanted")
    assert shop.do("ticket.restore", ticket=code).result["status"] == "planned"
    assert shop.ticket(code)["job_owner_id"] == shop.id_of("Nok")
    assert shop.do("ticket.start", ticket=code).result["run"] == 1


def test_what_was_restored_is_cancelled_and_restored_again(shop: Shop) -> None:
    code = in_every_way(shop)
    before = stood(shop, code)
    for _ in range(2):
        shop.do("ticket.cancel", ticket=code, reason="no leather")
        shop.do("ticket.restore", ticket=code)
    assert [each for each in stood(shop, code) if each not in before] == [
        (*before[1][:3], "paused", "CUT", ("paused", "Som"))
    ]


def test_closed_short_ends_for_good_what_is_unfinished(shop: Shop) -> None:
    code = in_every_way(shop)
    result = shop.do("ticket.close_short", ticket=code, reason="enough").result
    assert result["status"] == "completed"
    assert shop.ticket(code)["completed"] == 18
    assert [row["state"] for row in shop.rows("runs", code)] == ["finished"]


def test_complete_names_how_many_pieces_are_unfinished(shop: Shop) -> None:
    code = shop.batches(50)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 3))
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 3))
    refused = shop.refused("ticket.complete", ticket=code)
    assert (refused.code, refused.details["unfinished"]) == ("ERR_UNFINISHED_PIECES", 40)


def test_several_tickets_are_restored_each_to_where_it_belongs(shop: Shop) -> None:
    begun, planned = shop.batches(5), shop.classic()
    shop.do("ticket.cancel", tickets=[begun, planned], reason="no leather")
    result = shop.do("ticket.restore", tickets=[begun, planned]).result
    assert result["status"] is None
    assert [each["status"] for each in result["tickets"]] == ["paused", "planned"]
