"""Who works here: what is on record of people, and what follows from it at the benches."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.commands.undo import Undo
from app.domain.refusals import Code, Refused
from app.lifecycle.queries import choices
from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange

STITCH, STITCH_3, GLUE = ({"skill": "stitch"}, {"skill": "stitch", "level": 3}, {"skill": "glue", "level": 2})


def on_record(shop: Shop, name: str) -> dict[str, Any]:
    """What is shown of somebody."""
    (row,) = (row for row in shop.rows("people") if row["name"] == name)
    return {key: value for key, value in row.items() if key not in ("id", "name", "roles")}


NOTHING = {
    "name_en": None,
    "name_th": None,
    "active": True,
    "team": None,
    "work_centers": None,
    "skills": None,
    "badge": None,
    "has_pin": False,
}


def skilled_job(shop: Shop, *skills: dict[str, Any], quantity: int = 2) -> str:
    """A started job whose only step asks for the skills."""
    drawing = exchange("SKILLED", ["SEW"])
    drawing["nodes"][1]["skills"] = list(skills)
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="SKILLED")
    job = shop.job(quantity, routing="SKILLED")
    shop.do("job.start", job=job)
    return job


def test_a_new_person_has_nothing_on_record_but_what_is_given(shop: Shop) -> None:
    shop.do("team.create", code="SEWERS", name_en="Sewers", name_th="ทีมเย็บ")
    shop.do("person.add", name="Mali", roles=["operator", "qc", "operator"])
    shop.do("person.add", name="Dao", roles=["operator"], pin="4711")
    shop.do(
        "person.edit",
        person="Dao",
        name_en="Dao K.",
        name_th="ดาว",
        team="sewers",
        work_centers=["bench", "BENCH"],
        skills=[STITCH_3, {"skill": "glue"}],
        badge="B-0042",
    )
    assert on_record(shop, "Mali") == NOTHING
    assert shop.person("Mali").roles == ("operator", "qc")
    assert on_record(shop, "Dao") == NOTHING | {
        "name_en": "Dao K.",
        "name_th": "ดาว",
        "team": "SEWERS",
        "work_centers": ["BENCH"],
        "skills": {"stitch": 3, "glue": 1},
        "badge": "B-0042",
        "has_pin": True,
    }
    assert [row["code"] for row in shop.rows("teams")] == ["SEWERS"]


def test_an_edit_changes_what_is_given_and_null_takes_away(shop: Shop) -> None:
    shop.do("team.create", code="SEWERS", name_en="Sewers")
    given: dict[str, Any] = {
        "name_th": "นก",
        "team": "SEWERS",
        "work_centers": ["BENCH"],
        "skills": [GLUE],
        "badge": "B-1000",
        "pin": "2468",
    }
    shop.do("person.edit", person="Nok", **given)
    shop.do("person.edit", person="Nok", name="Nok S.", roles=["operator", "qc"])
    after = on_record(shop, "Nok S.")
    expected = {"name_th": "นก", "team": "SEWERS", "work_centers": ["BENCH"], "badge": "B-1000"}
    assert after == NOTHING | expected | {"skills": {"glue": 2}, "has_pin": True}
    taken: dict[str, Any] = dict.fromkeys(given)
    shop.do("person.edit", person="Nok S.", **taken)
    assert on_record(shop, "Nok S.") == NOTHING
    assert shop.person("Nok S.").roles == ("operator", "qc")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"pin": "1"}, Code.BAD_VALUE),
        ({"pin": "12345678901234"}, Code.BAD_VALUE),
        ({"pin": "12a4"}, Code.BAD_VALUE),
        ({"pin": "๑๒๓๔"}, Code.BAD_VALUE),
        ({"badge": "B-1"}, Code.BAD_VALUE),
        ({"badge": "HJ-2611-0001"}, Code.BAD_VALUE),
        ({"badge": "mo-2026-0001"}, Code.BAD_VALUE),
        ({"badge": "HAT-HAT-TOTE07-20261120-00001-1234-A"}, Code.BAD_VALUE),
        ({"badge": "tote-07"}, Code.BAD_VALUE),
        ({"badge": "BENCH"}, Code.BAD_VALUE),
        ({"badge": "som-0001"}, Code.DUPLICATE),
        ({"name": "som"}, Code.DUPLICATE),
        ({"team": "NOBODY"}, Code.NOT_FOUND),
        ({"work_centers": ["BENCH", "NOWHERE"]}, Code.NOT_FOUND),
        ({"skills": [GLUE, GLUE]}, Code.BAD_VALUE),
        ({"skills": [{"skill": "glue", "level": 11}]}, Code.BAD_VALUE),
        ({"skills": [{"level": 2}]}, Code.MISSING_FIELD),
        ({"skills": [{"skill": "glue", "grade": 2}]}, Code.UNKNOWN_FIELD),
        ({"roles": []}, Code.BAD_VALUE),
        ({"roles": ["king"]}, Code.BAD_VALUE),
    ],
    ids=str,
)
def test_a_person_can_not_be_so(shop: Shop, fields: dict[str, Any], code: Code) -> None:
    shop.do("person.edit", person="Som", badge="SOM-0001")
    before = shop.rows("people")
    refused = shop.refused("person.edit", person="Nok", **fields)
    assert refused.code is code
    assert shop.rows("people") == before


def test_a_refused_pin_is_told_nobody(shop: Shop) -> None:
    refused = shop.refused("person.edit", person="Nok", pin="7x")
    assert "7x" not in f"{refused.params} {refused.details} {refused}"


def test_a_pin_is_in_no_ledger(shop: Shop) -> None:
    shop.do("person.edit", person="Nok", pin="86420975")
    everything = shop.sql("SELECT body || result FROM command UNION ALL SELECT payload FROM fact")
    assert not [row for row in everything if "86420975" in row[0]]
    (payload,) = shop.sql("SELECT payload FROM fact ORDER BY seq DESC LIMIT 1")[0]
    assert '"pin":"set"' in payload


def test_the_last_administrator_stays(shop: Shop) -> None:
    for fields in ({"active": False}, {"roles": ["manager"]}):
        assert shop.refused("person.edit", person="Admin", **fields).code is Code.LAST_ADMIN
    shop.do("person.edit", person="Mana", roles=["manager", "admin"])
    shop.do("person.edit", "Mana", person="Admin", active=False)
    assert shop.refused("person.edit", "Mana", person="Mana", active=False).code is Code.LAST_ADMIN
    assert choices.first_admin(shop.core.desk) == shop.person("Mana")


def test_who_has_left_gives_no_command_gets_no_work_and_is_not_offered(shop: Shop) -> None:
    job = shop.started()
    shop.do("work.claim", "Nok", tokens=shop.refs(job, 1))
    shop.do("person.edit", person="Som", active=False)
    tokens = shop.refs(job, 1)
    assert shop.refused("work.claim", "Som", tokens=shop.refs(job, 2)).code is Code.PERSON_INACTIVE
    assert shop.refused("work.claim", "Mana", as_="Som", tokens=tokens).code is Code.PERSON_INACTIVE
    assert shop.refused("work.handoff", "Nok", tokens=tokens, to="Som").code is Code.PERSON_INACTIVE
    assert "Som" not in [each.name for each in choices.people(shop.core.desk)]
    shop.do("person.edit", person="Som", active=True)
    shop.do("work.handoff", "Nok", tokens=tokens, to="Som")


def test_nobody_leaves_while_their_clock_runs(shop: Shop) -> None:
    job = shop.started()
    shop.do("work.start", "Som", tokens=shop.refs(job, 1, 2))
    refused = shop.refused("person.edit", person="Som", active=False)
    assert refused.code is Code.SESSION_RUNNING
    assert refused.details["pieces"] == 2
    shop.do("work.pause", "Mana", as_="Som", tokens=shop.refs(job, 1, 2), reason="gone home")
    shop.do("person.edit", person="Som", active=False)
    shop.do("work.take_over", "Mana", as_="Nok", tokens=shop.refs(job, 1, 2), reason="Som has left")


def test_nobody_loses_the_right_to_work_while_their_clock_runs(shop: Shop) -> None:
    job = shop.started()
    shop.do("person.edit", person="Som", roles=["operator", "planner"])
    shop.do("work.start", "Som", tokens=shop.refs(job, 1))
    refused = shop.refused("person.edit", person="Som", roles=["planner"])
    assert (refused.code, refused.variant) == (Code.SESSION_RUNNING, "leaving")
    shop.do("person.edit", person="Som", roles=["qc"])
    shop.do("work.pause", "Mana", as_="Som", tokens=shop.refs(job, 1), reason="sits in the office now")
    shop.do("person.edit", person="Som", roles=["planner"])


def test_nobody_loses_the_right_to_work_by_an_undo_while_their_clock_runs(shop: Shop) -> None:
    job = shop.started()
    shop.do("person.edit", person="Vee", roles=["operator"])
    shop.do("work.start", "Vee", tokens=shop.refs(job, 1))
    assert shop.refused("undo").code is Code.SESSION_RUNNING


def test_without_the_skill_no_piece_comes_into_ones_hands(shop: Shop) -> None:
    shop.do("person.edit", person="Nok", skills=[STITCH])
    shop.do("person.edit", person="Som", skills=[STITCH_3, GLUE])
    job = skilled_job(shop, STITCH_3)
    tokens = shop.refs(job, 1)
    for verb in ("claim", "start", "complete"):
        refused = shop.refused(f"work.{verb}", "Nok", tokens=tokens)
        assert refused.code is Code.NOT_SKILLED
        assert refused.params["skills"] == "stitch 3"
        assert refused.params["people"] == "Admin, Mana, Quan, Som"  # of three of them nothing is on record
    shop.do("work.claim", "Som", tokens=tokens)
    assert shop.refused("work.handoff", "Som", tokens=tokens, to="Nok").code is Code.NOT_SKILLED


def test_what_a_manager_gives_may_be_gone_on_with(shop: Shop) -> None:
    shop.do("person.edit", person="Nok", skills=[STITCH])
    job = skilled_job(shop, STITCH_3)
    receipt = shop.do("work.claim", "Mana", as_="Nok", tokens=shop.refs(job, 1))
    assert [notice.code for notice in receipt.warnings] == ["WARN_SKILL_OVERRIDDEN"]
    for verb in ("start", "complete"):
        assert not shop.do(f"work.{verb}", "Nok", tokens=shop.refs(job, 1)).warnings


def test_where_nobody_can_it_is_said_that_a_manager_decides(shop: Shop) -> None:
    for name in ("Admin", "Mana", "Quan", "Nok", "Som"):
        shop.do("person.edit", person=name, skills=[STITCH])
    job = skilled_job(shop, GLUE)
    refused = shop.refused("work.start", "Nok", tokens=shop.refs(job, 1))
    assert (refused.code, refused.variant) == (Code.NOT_SKILLED, "nobody")


def test_a_routing_is_warned_of_that_asks_for_what_nobody_can(shop: Shop) -> None:
    shop.do("person.edit", person="Som", skills=[STITCH_3])
    drawing = exchange("HARD", ["SEW"])
    for level, found in ((3, []), (4, ["SKILL_NOBODY_HAS"])):
        drawing["nodes"][1]["skills"] = [{"skill": "stitch", "level": level}]
        findings = shop.do("routing.import", routing=drawing).result["findings"]
        assert [each["code"] for each in findings] == found


@pytest.mark.parametrize(
    ("teams", "allowed"),
    [
        ({"Nok": "A", "Som": "A"}, True),
        ({"Nok": "A", "Som": "B"}, False),
        ({"Nok": "A"}, False),
        ({"Som": "A"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_an_operator_takes_over_within_the_own_team_only(
    shop: Shop, teams: dict[str, str], allowed: bool
) -> None:
    for team in ("A", "B"):
        shop.do("team.create", code=team, name_en=team)
    for name, team in teams.items():
        shop.do("person.edit", person=name, team=team)
    job = shop.started()
    shop.do("work.claim", "Som", tokens=shop.refs(job, 1))
    taking: dict[str, Any] = {"tokens": shop.refs(job, 1), "reason": "ill"}
    if allowed:
        shop.do("work.take_over", "Nok", **taking)
        assert shop.rows("work")[0]["holder"] == "Nok"
    else:
        refused = shop.refused("work.take_over", "Nok", **taking)
        assert (refused.code, refused.variant) == (Code.NOT_ALLOWED, "other_team")
    shop.do("work.take_over", "Mana", **taking)
    assert shop.rows("work")[0]["holder"] == "Mana"


def test_a_manager_lets_somebody_of_another_team_take_over(shop: Shop) -> None:
    job = shop.started()
    shop.do("work.claim", "Som", tokens=shop.refs(job, 1))
    shop.do("work.take_over", "Mana", as_="Nok", tokens=shop.refs(job, 1), reason="ill")
    assert shop.rows("work")[0]["holder"] == "Nok"


def test_a_warning_says_that_anybody_can_still_be_an_administrator(shop: Shop) -> None:
    def warned(name: str, pin: str | None) -> list[str]:
        return [str(each.code) for each in shop.do("person.edit", person=name, pin=pin).warnings]

    assert warned("Nok", "1234") == ["WARN_NO_ADMIN_PIN"]
    assert warned("Admin", "5678") == []
    assert warned("Som", "1234") == []
    assert warned("Admin", None) == []


@pytest.mark.parametrize(
    ("since", "code"),
    [
        (("person.add", {"name": "Nok", "roles": ["viewer"]}), Code.DUPLICATE),
        (("person.edit", {"person": "Som", "badge": "NOK-0001"}), Code.DUPLICATE),
        (("product.create", {"sku": "NOK-0001", "name_en": "x", "line": "classic"}), Code.BAD_VALUE),
    ],
    ids=str,
)
def test_an_undo_gives_nobody_what_is_somebody_elses_since(
    shop: Shop, since: tuple[str, dict[str, Any]], code: Code
) -> None:
    shop.do("person.edit", person="Nok", badge="NOK-0001")
    shop.do("person.edit", request="this", person="Nok", name="Nok S.", badge="NOK-0002")
    shop.do(since[0], **since[1])
    with pytest.raises(Refused) as caught:
        shop.core.controller.execute(Undo(request="this"), shop.id_of("Admin"))
    assert caught.value.code is code
