"""What a manager is asked about work in hand: long pauses, begun work in other hands, clocks left running."""

from __future__ import annotations

from app.domain.words import Question
from app.lifecycle.queries import inbox, questions
from app.lifecycle.sweeping import sweep
from tests.lifecycle.shop import Row, Shop

HOUR = 60


def asked(shop: Shop) -> list[tuple[str, str, str | None, str | None]]:
    """Why what is asked, of whom, and out of whose hands it came."""
    return [(row["why"], row["number"], row["person"], row["former"]) for row in shop.rows("inbox")]


def only(shop: Shop) -> Row:
    (row,) = shop.rows("inbox")
    return row


def paused(shop: Shop, *numbers: int) -> str:
    code = shop.started(4)
    shop.do("work.start", "Nok", tokens=shop.refs(code, *numbers))
    shop.clock.advance(minutes=10)
    shop.do("work.pause", "Nok", tokens=shop.refs(code, *numbers), reason="lunch")
    return code


# --- pauses ---------------------------------------------------------------------------------------------


def test_a_pause_is_asked_about_once_it_is_over_four_hours(shop: Shop) -> None:
    code = paused(shop, 1, 2)
    shop.clock.advance(minutes=4 * HOUR)
    assert asked(shop) == []
    shop.clock.advance(minutes=1)
    assert asked(shop) == [("long_pause", "F001", "Nok", None)]
    row = only(shop)
    assert row["tokens"] == [piece["id"] for piece in shop.pieces(code)[:2]]
    assert (row["ticket"], row["node"], row["minutes"]) == (code, "CUT", None)
    assert len(inbox.entry_ids(shop.core.desk, shop.clock.now())) == 1


def test_a_pause_is_no_question_any_more_once_the_work_goes_on(shop: Shop) -> None:
    code = paused(shop, 1, 2)
    shop.clock.advance(minutes=5 * HOUR)
    shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    assert only(shop)["number"] == "F002"
    shop.do("work.requeue", "Mana", as_="Nok", tokens=shop.refs(code, 2))
    assert asked(shop) == []


def test_a_pause_that_was_accepted_is_asked_about_again_only_when_it_is_another(shop: Shop) -> None:
    code = paused(shop, 1)
    shop.clock.advance(minutes=5 * HOUR)
    shop.do("inbox.accept", "Mana", tokens=only(shop)["tokens"])
    shop.clock.advance(minutes=9 * HOUR)
    assert asked(shop) == []
    shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    shop.clock.set_on(minutes=-365 * 24 * HOUR)
    shop.clock.advance(minutes=1)
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 1), reason="lunch")
    assert asked(shop) == []
    shop.clock.advance(minutes=5 * HOUR)
    assert only(shop)["why"] == Question.LONG_PAUSE


def test_the_pieces_of_a_job_that_is_paused_are_not_asked_about(shop: Shop) -> None:
    code = paused(shop, 1)
    shop.do("job.pause", job=code)
    shop.clock.advance(minutes=5 * HOUR)
    assert asked(shop) == []
    shop.do("job.resume", job=code)
    assert len(asked(shop)) == 1


# --- begun work in other hands ---------------------------------------------------------------------------


def handed(shop: Shop, *, by: str = "Nok", begun: bool = True) -> str:
    code = paused(shop, 1, 2) if begun else shop.started(4)
    if not begun:
        shop.do("work.claim", "Nok", tokens=shop.refs(code, 1, 2))
    shop.do("work.handoff", by, as_=None if by == "Nok" else "Nok", tokens=shop.refs(code, 1, 2), to="Som")
    return code


def test_begun_work_that_changes_hands_is_asked_about(shop: Shop) -> None:
    handed(shop)
    assert asked(shop) == [("reassigned", "F001", "Som", "Nok")]
    assert len(only(shop)["tokens"]) == 2


def test_nothing_is_asked_where_nothing_had_begun_or_a_manager_did_it(shop: Shop) -> None:
    handed(shop, begun=False)
    handed(shop, by="Mana")
    code = paused(shop, 1)
    shop.do("work.take_over", "Mana", tokens=shop.refs(code, 1), reason="urgent")
    assert asked(shop) == []


def test_it_stays_a_question_while_it_is_worked_on_and_is_none_once_it_is_done(shop: Shop) -> None:
    code = handed(shop)
    shop.do("work.resume", "Som", tokens=shop.refs(code, 1, 2))
    assert len(asked(shop)) == 1
    shop.do("work.complete", "Som", tokens=shop.refs(code, 1))
    assert only(shop)["number"] == "F002"
    shop.do("undo", "Som")
    assert len(only(shop)["tokens"]) == 2
    shop.do("work.complete", "Som", tokens=shop.refs(code, 1, 2))
    assert asked(shop) == []


def test_a_manager_lets_it_stay(shop: Shop) -> None:
    code = handed(shop)
    refused = shop.refused("inbox.accept", "Som", tokens=shop.refs(code, 1))
    assert refused.code == "ERR_NOT_ALLOWED"
    shop.do("inbox.accept", "Mana", tokens=shop.refs(code, 1, 2))
    assert asked(shop) == []
    assert shop.refused("inbox.accept", "Mana", tokens=shop.refs(code, 1)).code == "ERR_NOTHING_ASKED"


def test_a_manager_who_let_it_stay_takes_that_back(shop: Shop) -> None:
    code = handed(shop)
    shop.clock.advance(minutes=6 * HOUR)
    before = shop.rows("inbox")
    shop.do("inbox.accept", "Mana", tokens=shop.refs(code, 1, 2))
    shop.do("undo", "Mana")
    assert shop.rows("inbox") == before
    shop.do("inbox.accept", "Mana", tokens=shop.refs(code, 1))
    assert [row["number"] for row in shop.rows("inbox")] == ["F002"]


def test_a_long_pause_that_was_let_be_is_asked_about_again_unless_the_work_went_on(shop: Shop) -> None:
    code = paused(shop, 1, 2)
    shop.clock.advance(minutes=5 * HOUR)
    before = shop.rows("inbox")
    shop.do("inbox.accept", "Mana", tokens=shop.refs(code, 1, 2))
    shop.do("undo", "Mana")
    assert shop.rows("inbox") == before
    shop.do("inbox.accept", "Mana", tokens=shop.refs(code, 1, 2))
    shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    assert shop.refused("undo", "Mana").code == "ERR_UNDO_BLOCKED"


def test_a_manager_gives_it_back(shop: Shop) -> None:
    code = handed(shop)
    shop.do("work.handoff", "Mana", as_="Som", tokens=shop.refs(code, 1, 2), to="Nok")
    shop.clock.advance(minutes=9 * HOUR)
    assert asked(shop) == []  # who gave it back has seen that it rests
    assert [row["holder"] for row in shop.rows("work", code)[:2]] == ["Nok", "Nok"]


def test_a_handover_taken_back_or_put_back_is_no_question(shop: Shop) -> None:
    handed(shop)
    shop.do("undo", "Nok")
    assert asked(shop) == []
    code = handed(shop)
    shop.do("work.requeue", "Som", tokens=shop.refs(code, 1, 2))
    assert asked(shop) == []


def test_in_other_hands_and_paused_for_long_is_one_question(shop: Shop) -> None:
    code = handed(shop)
    shop.clock.advance(minutes=6 * HOUR)
    assert [each[0] for each in asked(shop)] == ["reassigned"]
    shop.do("inbox.accept", "Mana", tokens=shop.refs(code, 1, 2))
    assert asked(shop) == []


# --- another team ----------------------------------------------------------------------------------------


def in_teams(shop: Shop, **teams: str) -> None:
    for code in sorted(set(teams.values())):
        shop.do("team.create", code=code, name_en=code.title())
    for name, code in teams.items():
        shop.do("person.edit", person=name, team=code)


def test_what_is_handed_to_another_team_is_asked_about_begun_or_not(shop: Shop) -> None:
    in_teams(shop, Nok="STITCHERS", Som="FINISHERS")
    handed(shop, begun=False)
    assert asked(shop) == [("across_teams", "F001", "Som", "Nok")]
    handed(shop)
    assert [each[0] for each in asked(shop)] == ["across_teams", "across_teams"]
    row = shop.rows("inbox")[0]
    shop.do("inbox.accept", "Mana", tokens=row["tokens"])
    assert len(asked(shop)) == 1


def test_within_a_team_and_by_a_manager_it_is_not(shop: Shop) -> None:
    in_teams(shop, Nok="STITCHERS", Som="STITCHERS")
    handed(shop, begun=False)
    assert asked(shop) == []
    shop.do("team.create", code="FINISHERS", name_en="Finishers")
    shop.do("person.edit", person="Som", team="FINISHERS")
    handed(shop, by="Mana", begun=False)
    assert asked(shop) == []


# --- clocks left running --------------------------------------------------------------------------------


def test_a_clock_left_running_is_asked_about_until_it_is_answered(shop: Shop) -> None:
    code = shop.started(3)
    shop.clock.advance(minutes=15 * HOUR)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2))
    shop.clock.advance(minutes=10 * HOUR)
    sweep(shop.core)
    assert asked(shop) == [("left_open", "F001", "Nok", None)]
    row = only(shop)
    assert row["minutes"] == HOUR
    (mine,) = questions.of_person(shop.core.desk, shop.id_of("Nok"))
    assert (mine.id, mine.minutes, len(mine.tokens)) == (row["id"], HOUR, 2)
    assert questions.of_person(shop.core.desk, shop.id_of("Som")) == []
    assert shop.refused("inbox.accept", "Mana", tokens=shop.refs(code, 1)).code == "ERR_NOTHING_ASKED"
    shop.do("session.settle", "Nok", session=row["id"])
    assert [each[0] for each in asked(shop)] == ["long_pause"]


def test_an_entry_carries_what_is_needed_to_decide(shop: Shop) -> None:
    handed(shop)
    now = shop.clock.now()
    (id_,) = inbox.entry_ids(shop.core.desk, now)
    found = inbox.entry(shop.core.desk, id_, now)
    assert found is not None
    assert found.ways is None
    assert found.line.about is not None
    assert (found.line.about.person, found.line.about.former) == ("Som", "Nok")
    assert [hands.person for hands in found.piece.hands] == ["Som"]
    assert inbox.count(shop.core.desk, now) == 1


def test_what_waits_longest_stands_first_whatever_it_is(shop: Shop) -> None:
    paused(shop, 1)
    shop.clock.advance(minutes=5)
    held = shop.started(1)
    shop.do("token.hold", tokens=shop.refs(held, 1), reason="soft")
    shop.clock.advance(minutes=5 * HOUR)
    handed(shop)
    assert [row["why"] for row in shop.rows("inbox")] == ["long_pause", "redesign", "reassigned"]
    now = shop.clock.now()
    ids = inbox.entry_ids(shop.core.desk, now)
    lines = inbox.entry_lines(shop.core.desk, ids, now)
    assert [line.why for line in lines if line is not None] == ["long_pause", "redesign", "reassigned"]
