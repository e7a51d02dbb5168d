"""Every state × action pair of a ticket, through `actions` and through the door."""

from __future__ import annotations

import pytest

from app.domain.words import Line
from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange
from tests.reference.tables import LIFECYCLE, TICKET_STATES

PAIRS = [(action, status) for action in LIFECYCLE for status in TICKET_STATES]
FORBIDDEN = [(action, status) for action, status in PAIRS if LIFECYCLE[action][status].startswith("ERR_")]
ALLOWED = [pair for pair in PAIRS if pair not in FORBIDDEN]


@pytest.mark.parametrize(("action", "status"), FORBIDDEN)
def test_a_forbidden_action_is_refused_recorded_and_changes_nothing(
    shop: Shop, action: str, status: str
) -> None:
    code = shop.in_state(status)
    before, attempts = shop.everything(), shop.attempts()

    refused = shop.refused(f"job.{action}", **shop.fields(action, code))

    assert refused.code == LIFECYCLE[action][status]
    assert refused.details["status"] == status
    assert shop.everything() == before
    assert shop.attempts() == [*attempts, ("Admin", f"job.{action}", LIFECYCLE[action][status])]


@pytest.mark.parametrize(("action", "status"), ALLOWED)
def test_an_allowed_action_leads_where_the_table_says(shop: Shop, action: str, status: str) -> None:
    code = shop.in_state(status)
    if action == "complete":
        shop.finish(code)

    result = shop.do(f"job.{action}", **shop.fields(action, code)).result

    assert shop.ticket(code)["status"] == result["status"] == LIFECYCLE[action][status]


@pytest.mark.parametrize("status", TICKET_STATES)
def test_actions_say_before_what_the_door_says_then(shop: Shop, status: str) -> None:
    code = shop.in_state(status)
    expected = {action: LIFECYCLE[action][status] for action in LIFECYCLE}
    refusals = {
        action: leads_to if leads_to.startswith("ERR_") else "" for action, leads_to in expected.items()
    }
    if status == "in_progress":
        refusals["complete"] = "ERR_UNFINISHED_PIECES"
    assert shop.actions(code) == refusals


def test_a_job_whose_pieces_are_all_finished_is_completed_and_not_closed_short(shop: Shop) -> None:
    code = shop.started()
    shop.finish(code)
    answers = shop.actions(code)
    assert answers["complete"] == ""
    assert answers["close_short"] == "ERR_NOTHING_UNFINISHED"
    assert shop.refused("job.close_short", job=code, reason="test").code == "ERR_NOTHING_UNFINISHED"


def test_complete_is_refused_naming_how_many_pieces_are_unfinished(shop: Shop) -> None:
    code = shop.started(3, "CARD-02")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 2))
    refused = shop.refused("job.complete", job=code)
    assert refused.code == "ERR_UNFINISHED_PIECES"
    assert refused.details["unfinished"] == 2


@pytest.mark.parametrize("status", TICKET_STATES)
@pytest.mark.parametrize("action", LIFECYCLE)
@pytest.mark.parametrize("line", Line)
def test_the_commands_of_one_line_are_refused_for_the_other_in_every_state(
    shop: Shop, line: Line, action: str, status: str
) -> None:
    code = shop.in_state(status, line)
    area, field, other = ("ticket", "job", Line.CLASSIC) if line is Line.HATTHASILPA else _JOBS
    before = shop.everything()
    fields = shop.fields(action, code)
    fields[area] = fields.pop(field)

    refused = shop.refused(f"{area}.{action}", **fields)

    assert refused.code == shop.actions(code, of=other)[action] == f"ERR_NOT_{other.upper()}"
    assert refused.details["status"] == status
    assert shop.everything() == before
    assert shop.attempts()[-1] == ("Admin", f"{area}.{action}", refused.code)


_JOBS = ("job", "ticket", Line.HATTHASILPA)


@pytest.mark.parametrize("status", TICKET_STATES)
def test_nobody_answers_for_a_hatthasilpa_job(shop: Shop, status: str) -> None:
    code = shop.in_state(status)
    assert shop.refused("ticket.assign_owner", ticket=code, owner="Ploy").code == "ERR_NOT_CLASSIC"
    assert "assign_owner" not in shop.actions(code)
    assert set(shop.actions(code, of=Line.CLASSIC).values()) == {"ERR_NOT_CLASSIC"}


@pytest.mark.parametrize(
    ("product", "kind", "code"),
    [("BELT-32", "job.create", "ERR_NOT_HATTHASILPA"), ("TOTE-07", "ticket.create", "ERR_NOT_CLASSIC")],
)
def test_a_ticket_of_the_wrong_line_is_not_made(shop: Shop, product: str, kind: str, code: str) -> None:
    assert shop.refused(kind, product=product, quantity=1).code == code
    assert shop.rows("tickets") == []


def test_start_is_refused_while_no_published_version_is_pinned(shop: Shop) -> None:
    for product in ("TRUNK-01", "SATCHEL-1"):
        code = shop.job(2, product)
        assert shop.refused("job.start", job=code).code == "ERR_NO_PUBLISHED_ROUTING"
        shop.do("job.edit", job=code, version=1, routing="SHORT")
        assert shop.do("job.start", job=code).result["status"] == "in_progress"


def test_start_is_refused_for_a_product_that_is_out_of_use(shop: Shop) -> None:
    code = shop.job()
    shop.do("product.edit", product="TOTE-07", active=False)
    assert shop.actions(code)["start"] == "ERR_PRODUCT_INACTIVE"
    assert shop.refused("job.start", job=code).code == "ERR_PRODUCT_INACTIVE"
    assert shop.refused("job.create", product="TOTE-07", quantity=1).code == "ERR_PRODUCT_INACTIVE"


def test_start_is_refused_above_ten_thousand_pieces_and_warns_above_fifty(shop: Shop) -> None:
    large, larger, largest = (shop.job(quantity, "CARD-02") for quantity in (50, 51, 10_001))
    assert shop.do("job.start", job=large).warnings == ()
    assert [each.code for each in shop.do("job.start", job=larger).warnings] == ["WARN_LARGE_JOB"]
    refused = shop.refused("job.start", job=largest)
    assert (refused.code, refused.details["field"]) == ("ERR_BAD_VALUE", "quantity")


def test_several_jobs_are_changed_all_or_none(shop: Shop) -> None:
    good, bad = shop.job(), shop.started()
    before = shop.everything()
    assert shop.refused("job.start", jobs=[good, bad]).code == "ERR_ALREADY_STARTED"
    assert shop.everything() == before

    other = shop.job()
    result = shop.do("job.start", jobs=[good, other]).result
    assert [each["code"] for each in result["jobs"]] == [good, other]
    assert result["tokens"] == 6
    serials = [piece["serial"] for code in (good, other) for piece in shop.pieces(code)]
    assert len(set(serials)) == 6


def test_a_job_named_twice_in_one_command_is_changed_once(shop: Shop) -> None:
    code = shop.job()
    assert shop.do("job.start", jobs=[code, code]).result["tokens"] == 3
    assert len(shop.pieces(code)) == 3


def test_a_retired_version_takes_no_new_jobs_but_starts_those_already_made(shop: Shop) -> None:
    before = shop.job(1, "CARD-02")
    shop.do("routing.retire", routing="SHORT", version=1)
    after = shop.job(1, "CARD-02")
    assert shop.ticket(after)["routing_version"] is None
    assert shop.refused("job.start", job=after).code == "ERR_NO_PUBLISHED_ROUTING"
    assert shop.do("job.start", job=before).result["status"] == "in_progress"


def test_publishing_moves_no_running_job(shop: Shop) -> None:
    running, planned = shop.started(1), shop.job(1)
    shop.do("routing.import", routing=exchange("STRAIGHT", ("GLUE",)))
    shop.do("routing.publish", routing="STRAIGHT")
    assert shop.pieces(running)[0]["node"] == "CUT"
    assert shop.ticket(planned)["routing_version"] == 1
    assert shop.ticket(shop.job(1))["routing_version"] == 2
