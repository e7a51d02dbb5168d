"""What stands in the way of an undo is named: what, by whom, when, and what to do instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from app.domain.commands.undo import Undo
from app.domain.refusals import Refused
from app.lifecycle.queries import activity
from tests.lifecycle.leading_together import on_another, to_fit
from tests.lifecycle.shop import ENGLISH, Shop, said
from tests.reference.choosing import exchange

ORDERS = [{"product": "TOTE-07", "quantity": 2}, {"product": "NEW-1", "quantity": 1}]
JOB, NEXT = "HJ-2611-0001", "HJ-2611-0002"


def imported(shop: Shop) -> None:
    """A sheet with a product of its own, taken in as the command that is to be undone."""
    shop.do(
        "job.import",
        request="this",
        lines=ORDERS,
        sheet="orders.csv",
        fingerprint="f",
        create_products=True,
    )


def edited(shop: Shop) -> None:
    shop.job()
    shop.do("job.edit", request="this", job=JOB, version=1, quantity=9)


def noted(shop: Shop) -> None:
    shop.job()
    shop.do("job.edit", request="this", job=JOB, version=1, notes="in red")


def renamed(shop: Shop) -> None:
    shop.do("product.edit", request="this", product="TOTE-07", name_en="Bag")


def rerouted(shop: Shop) -> None:
    """A product had a routing of its own, which was only ever a draft."""
    shop.do("routing.import", request="draft", routing=exchange("NEW", ["CUT"]))
    shop.do("product.create", sku="FOB-01", name_en="Fob", line="hatthasilpa", routing="NEW")
    shop.do("product.edit", request="this", product="FOB-01", routing="SHORT")
    take_back(shop, "draft")


def called(shop: Shop) -> None:
    shop.do("org.set", request="this", code="BVM")


def taught(shop: Shop) -> None:
    shop.do("person.edit", request="this", person="Nok", skills=[{"skill": "glue"}])


def of_a_team(shop: Shop) -> None:
    shop.do("team.create", code="SEWERS", name_en="Sewers")
    shop.do("team.edit", request="this", team="SEWERS", name_en="Stitchers")


def locking(shop: Shop) -> None:
    shop.do("sign_in.set", request="this", lock_minutes=3)


def drafted(shop: Shop) -> None:
    shop.do("routing.import", request="this", routing=exchange("NEW", ["CUT"]))


def completed(shop: Shop) -> None:
    """One piece is at its next step, the other has not begun."""
    shop.started(2)
    shop.do("work.complete", request="this", tokens=shop.refs(JOB, 1))


def ended(shop: Shop) -> None:
    """Every piece is at its end, the last one by the command that is to be undone."""
    shop.started(1, "CARD-02")
    shop.do("work.complete", request="this", tokens=shop.refs(JOB, 1))


def begun(shop: Shop) -> None:
    shop.started(2)
    shop.do("work.start", request="this", tokens=shop.refs(JOB, 1))


def stopped(shop: Shop) -> None:
    begun_before = shop.started(2)
    shop.do("work.start", tokens=shop.refs(begun_before, 1))
    shop.do("work.pause", request="this", tokens=shop.refs(JOB, 1), reason="lunch")


@dataclass(frozen=True, slots=True)
class Blocked:
    """A command, what came after it, and the sentence about that."""

    variant: str
    done: Callable[[Shop], None]
    then: Sequence[tuple[str, Mapping[str, Any]]]
    says: str


def owned(shop: Shop) -> None:
    shop.classic()
    shop.do("ticket.assign_owner", request="this", ticket=TICKET, owner="Nok")


def scrapped(shop: Shop) -> None:
    """A batch of which nothing was good."""
    code = shop.batches(20)
    shop.do("work.complete", request="this", tokens=shop.refs(code, 1), good=0, scrapped=20, reason="torn")


def scrapped_some(shop: Shop) -> None:
    """A batch of which some was not good: it may have been a slip in counting."""
    code = shop.batches(20)
    shop.do("work.complete", request="this", tokens=shop.refs(code, 1), scrapped=2, reason="torn")


def hurried(shop: Shop) -> None:
    shop.started(2)
    shop.do("token.edit", request="this", **PIECE, priority="urgent")


def hurried_batch(shop: Shop) -> None:
    shop.batches(20)
    shop.do("token.edit", request="this", **BATCH, priority="urgent")


TICKET = "JT-2611-0001"
PIECE: dict[str, Any] = {"tokens": [{"ticket": JOB, "number": "F001"}]}
BATCH: dict[str, Any] = {"tokens": [{"ticket": TICKET, "number": "F001"}]}
CASES = (
    Blocked(
        "ticket.assign_owner",
        owned,
        (("ticket.assign_owner", {"ticket": TICKET, "owner": "Som"}),),
        "Choose the owner anew",
    ),
    Blocked("started_owned", owned, (("ticket.start", {"ticket": TICKET}),), "Choose another owner"),
    Blocked("scrapped", scrapped, (), "never comes back"),
    Blocked("scrapped", scrapped_some, (), "never comes back"),
    Blocked(
        "job.edit", edited, (("job.edit", {"job": JOB, "version": 2, "notes": "x"}),), "Edit the job anew"
    ),
    Blocked("started", edited, (("job.start", {"job": JOB}),), "Cancel and restore the job"),
    Blocked(
        "product.edit",
        renamed,
        (("product.edit", {"product": "TOTE-07", "active": False}),),
        "Change the product anew",
    ),
    Blocked("routing_gone", rerouted, (), "Choose another routing"),
    Blocked(
        "person.edit",
        taught,
        (("person.edit", {"person": "Nok", "badge": "B-0001"}),),
        "Change the person anew",
    ),
    Blocked(
        "team.edit",
        of_a_team,
        (("team.edit", {"team": "SEWERS", "name_th": "ทีมเย็บ"}),),
        "Rename the team anew",
    ),
    Blocked("sign_in.set", locking, (("sign_in.set", {"badge_alone": True}),), "Set it once more"),
    Blocked("org.set", called, (("org.set", {"code": "HTL"}),), "Name it once more"),
    Blocked(
        "drafted", drafted, (("routing.import", {"routing": exchange("NEW", ["SEW"])}),), "Import the routing"
    ),
    Blocked("published", drafted, (("routing.publish", {"routing": "NEW"}),), "Retire that version"),
    Blocked(
        "in_use",
        drafted,
        (("product.edit", {"product": "TOTE-07", "routing": "NEW"}),),
        "another routing first",
    ),
    Blocked(
        "in_use",
        drafted,
        (("job.create", {"product": "TOTE-07", "quantity": 1, "routing": "NEW"}),),
        "another routing first",
    ),
    Blocked("job.import", imported, (("job.start", {"job": JOB}),), f"with {JOB} of"),
    Blocked("job.import", imported, (("job.start", {"job": JOB}),), "Cancel the jobs"),
    Blocked(
        "job.import",
        imported,
        (
            ("job.start", {"job": JOB}),
            ("job.cancel", {"job": JOB, "reason": "x"}),
            ("job.restore", {"job": JOB}),
        ),
        "“start jobs”",
    ),
    Blocked("work", completed, (("work.start", PIECE),), "“start work”"),
    Blocked("work", completed, (("work.complete", PIECE),), f"with {JOB} F001"),
    Blocked("work", begun, (("work.pause", {**PIECE, "reason": "x"}),), "“pause work”"),
    Blocked(
        "work_stays",
        begun,
        (("job.pause", {"job": JOB}), ("job.resume", {"job": JOB})),
        "which cannot be undone, so “start work” stays. If it was wrong, set it right with “put pieces back”",
    ),
    Blocked(
        "work_stays",
        completed,
        (("token.move", {**PIECE, "to": "CUT", "reason": "x"}),),
        "set it right with “move pieces”",
    ),
    Blocked("work_held", completed, (("token.hold", {**PIECE, "reason": "x"}),), "for “send held pieces on”"),
    Blocked(
        "work_ended",
        completed,
        (("token.scrap", {**PIECE, "type": "permanent", "reason": "x"}),),
        "It is scrapped, and what has ended stays ended",
    ),
    Blocked(
        "work_ended",
        completed,
        (("token.scrap", {**PIECE, "type": "qc_fail", "reason": "x", "defect": "hole"}),),
        "pieces that are still open",
    ),
    Blocked("token.edit", hurried, (("token.edit", {**PIECE, "note": "x"}),), "Edit the pieces anew"),
    Blocked(
        "edited_ended",
        hurried,
        (("token.scrap", {**PIECE, "type": "permanent", "reason": "x"}),),
        "scrapped since",
    ),
    Blocked(
        "edited_handed_on",
        hurried_batch,
        (("work.complete", {**BATCH, "rework": 4}),),
        "Edit the priority of the piece and its parts",
    ),
    Blocked("job_paused", hurried, (("job.pause", {"job": JOB}),), "Resume the job first"),
    Blocked("work", stopped, (("work.resume", PIECE),), "“resume work”"),
    Blocked("job_paused", completed, (("job.pause", {"job": JOB}),), "Resume the job first"),
    Blocked("job_paused", stopped, (("job.pause", {"job": JOB}),), "Resume the job first"),
    Blocked("job_completed", ended, (("job.complete", {"job": JOB}),), "Make a new job"),
    Blocked("job_completed", begun, (("job.close_short", {"job": JOB, "reason": "x"}),), "Make a new job"),
    Blocked("job_cancelled", ended, (("job.cancel", {"job": JOB, "reason": "x"}),), "Restore the job"),
    Blocked(
        "job_planned",
        ended,
        (("job.cancel", {"job": JOB, "reason": "x"}), ("job.restore", {"job": JOB})),
        "Start the job",
    ),
    Blocked(
        "old_attempt",
        ended,
        (
            ("job.cancel", {"job": JOB, "reason": "x"}),
            ("job.restore", {"job": JOB}),
            ("job.start", {"job": JOB}),
        ),
        "piece of the running attempt",
    ),
)


def take_back(shop: Shop, request: str = "this", who: str = "Admin") -> None:
    shop.core.controller.execute(Undo(request=request), shop.id_of(who))


def refusal(shop: Shop) -> Refused:
    """The refusal of undoing; its sentence has all that it speaks of."""
    with pytest.raises(Refused) as caught:
        take_back(shop)
    return caught.value


@pytest.mark.parametrize("case", CASES, ids=[f"{place}-{case.variant}" for place, case in enumerate(CASES)])
def test_what_came_after_is_named_and_nothing_is_undone(shop: Shop, case: Blocked) -> None:
    case.done(shop)
    shop.clock.advance(minutes=5)
    for kind, fields in case.then:
        shop.do(kind, **fields)
    before = shop.everything()

    refused = refusal(shop)

    assert (refused.code, refused.variant) == ("ERR_UNDO_BLOCKED", case.variant)
    sentence = ENGLISH.refusal(refused.code, refused.params, refused.variant)
    said(sentence)
    assert case.says in sentence
    if "later" in refused.params:
        assert refused.params["person"] == "Admin"
        assert ENGLISH.moment(shop.clock.now()) in sentence
    assert shop.everything() == before


def test_a_draft_whose_routing_a_product_has_stays(shop: Shop) -> None:
    """What `rerouted` goes on from: while the product has it, the routing can't go."""
    shop.do("routing.import", request="this", routing=exchange("NEW", ["CUT"]))
    shop.do("product.create", sku="FOB-01", name_en="Fob", line="hatthasilpa", routing="NEW")
    assert refusal(shop).params["user"] == "FOB-01"


def test_an_edit_of_a_job_that_has_ended_stays(shop: Shop) -> None:
    noted(shop)
    shop.do("job.cancel", job=JOB, reason="x")
    assert refusal(shop).code == "ERR_ALREADY_CANCELLED"


def test_notes_are_taken_back_of_a_job_that_has_started(shop: Shop) -> None:
    noted(shop)
    shop.do("job.start", job=JOB)
    take_back(shop)
    assert shop.sql("SELECT notes FROM ticket") == [(None,)]


def test_another_running_clock_keeps_a_pause(shop: Shop) -> None:
    stopped(shop)
    shop.do("work.start", tokens=shop.refs(JOB, 2))
    assert refusal(shop).code == "ERR_SESSION_RUNNING"


def test_a_press_stays_while_the_clock_that_it_stopped_could_not_run_again(shop: Shop) -> None:
    """It began nothing, and Nok's clock runs elsewhere since: nobody has two."""
    pressed = to_fit(shop)
    shop.do("work.start", "Nok", **pressed, **on_another(shop))
    other: dict[str, Any] = {"tokens": shop.refs(shop.started(1), 1)}
    shop.do("work.start", "Mana", as_="Nok", **other)
    assert shop.refused("undo", "Nok").code == "ERR_SESSION_RUNNING"
    shop.do("work.pause", "Mana", as_="Nok", **other, reason="lunch")
    shop.do("undo", "Nok")


def test_what_was_undone_stands_in_the_way_of_nothing(shop: Shop) -> None:
    edited(shop)
    shop.do("job.edit", job=JOB, version=2, request="after", quantity=11)
    take_back(shop, "after")
    take_back(shop)
    assert shop.ticket(JOB)["quantity"] == 3


def test_an_import_leaves_the_products_that_others_use_and_gives_no_code_again(shop: Shop) -> None:
    imported(shop)
    shop.do("job.create", product="NEW-1", quantity=1)

    take_back(shop)

    assert [row["product"] for row in shop.rows("tickets")] == ["NEW-1"]
    assert shop.job() == "HJ-2611-0004"


def test_what_was_edited_or_cancelled_of_an_import_before_a_start_goes_with_it(shop: Shop) -> None:
    imported(shop)
    shop.do("job.edit", job=JOB, version=1, request="edit", notes="x")
    shop.do("job.cancel", job=NEXT, reason="not wanted")

    take_back(shop)

    assert shop.rows("tickets") == []
    with pytest.raises(Refused) as refused:
        take_back(shop, "edit")
    assert refused.value.code == "ERR_NOT_FOUND"


def test_history_still_calls_a_job_by_its_code_that_went_with_its_import(shop: Shop) -> None:
    imported(shop)
    shop.do("job.edit", job=JOB, version=1, request="edit", notes="x")
    take_back(shop, "edit")
    take_back(shop)

    told = [line for line in activity.latest(shop.core.desk, 20) if "ticket" in line.params]

    assert {line.kind for line in told} == {"ticket.created", "ticket.edited"}
    assert {line.params["ticket"] for line in told} == {line.ticket for line in told} == {JOB, NEXT}


def test_an_import_leaves_a_product_that_was_edited_since(shop: Shop) -> None:
    imported(shop)
    shop.do("product.edit", product="NEW-1", name_th="ใหม่")
    take_back(shop)
    assert "NEW-1" in {row["sku"] for row in shop.rows("products")}


def test_the_same_sheet_comes_in_again_after_its_import_was_undone(shop: Shop) -> None:
    imported(shop)
    take_back(shop)
    again = shop.do("job.import", lines=ORDERS, sheet="orders.csv", fingerprint="f", create_products=True)
    assert (again.result["created"], again.result["products"]) == (2, ["NEW-1"])


def test_work_recorded_for_somebody_else_is_undone_as_theirs(shop: Shop) -> None:
    shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(JOB, 1))
    shop.do("work.pause", "Mana", request="this", as_="Nok", tokens=shop.refs(JOB, 1), reason="lunch")

    take_back(shop, who="Mana")

    running = [row["person"] for row in shop.rows("sessions") if row["ended_at"] is None]
    assert running == ["Nok"]
