"""How far a ticket is along its routing, by quantity, and who worked on it when."""

from __future__ import annotations

from app.lifecycle.queries.routed import MOST_SESSIONS, Routed, routed
from app.lifecycle.queries.tickets import ticket_id
from tests.lifecycle.leading_up import batch_to_judge, parts_of_a_batch
from tests.lifecycle.shop import Shop
from tests.lifecycle.test_batches import TICKET
from tests.lifecycle.test_defects import inspected


def seen(shop: Shop, code: str = TICKET) -> Routed:
    """What is seen of a ticket now."""
    id_ = ticket_id(shop.core.desk, code)
    assert id_ is not None
    return routed(shop.core.desk, id_, shop.clock.now())


def steps(shop: Shop, code: str = TICKET) -> dict[str, tuple[int, int, int, int]]:
    """Waiting, in hand, done and scrapped at each step, in the order of the routing."""
    return {
        step.code: (step.waiting, step.in_hand, step.done, step.scrapped) for step in seen(shop, code).steps
    }


def test_what_was_counted_stands_at_its_steps(shop: Shop) -> None:
    code = shop.batches(50)
    assert list(steps(shop, code).items()) == [("CUT", (50, 0, 0, 0)), ("SEW", (0, 0, 0, 0))]
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    assert steps(shop, code)["CUT"] == (30, 20, 0, 0)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1), good=18, scrapped=2, reason="torn")
    assert steps(shop, code) == {"CUT": (30, 0, 18, 2), "SEW": (18, 0, 0, 0)}
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1), good=17, scrapped=1, reason="torn")
    assert steps(shop, code) == {"CUT": (30, 0, 18, 2), "SEW": (0, 0, 17, 1)}
    shown = seen(shop, code)
    assert (shown.routing, shown.version) == ("Batches", 1)


def test_a_planned_ticket_has_its_steps_before_it_and_nobody_at_them(shop: Shop) -> None:
    shown = seen(shop, shop.classic(50))
    assert [step.code for step in shown.steps] == ["CUT", "SEW"]
    assert {(step.waiting, step.in_hand, step.done, step.scrapped) for step in shown.steps} == {(0, 0, 0, 0)}
    assert (shown.sessions, shown.earlier) == ((), 0)


def test_what_is_done_again_is_not_done_twice(shop: Shop) -> None:
    """Of twenty that were cut once more one is scrapped and four go back: nobody counts them double."""
    judged = batch_to_judge(shop, scrapped=1, rework=4)
    assert steps(shop)["CUT"][2] == 20
    shop.do("qc.pass", "Quan", **judged)
    assert {"CUT": (4, 0, 16, 0), "LOOK": (0, 0, 15, 1)}.items() <= steps(shop).items()
    shop.do("work.complete", "Nok", tokens=shop.refs(TICKET, 3))
    assert steps(shop)["CUT"] == (0, 0, 20, 0)


def test_what_returns_to_its_inspection_keeps_what_lies_between(shop: Shop) -> None:
    code = inspected(shop)
    shop.do("qc.fail", "Quan", tokens=shop.refs(code, 1), to="CUT", then="back_to_qc", defect="hole")
    assert steps(shop, code) == {
        "CUT": (1, 0, 1, 0),
        "SEW": (0, 0, 2, 0),
        "EDGE": (0, 0, 2, 0),
        "QC": (1, 0, 0, 0),
    }


def test_parts_count_where_they_are_worked_and_once_they_are_together_as_their_batch(shop: Shop) -> None:
    pieces = parts_of_a_batch(shop, scrapped=2)
    assert steps(shop) == {"BODY": (20, 0, 0, 0), "FLAP": (0, 0, 20, 0), "SEW": (0, 0, 0, 0)}
    shop.do("work.complete", "Nok", **pieces)
    assert steps(shop) == {"BODY": (0, 0, 18, 2), "FLAP": (0, 0, 20, 0), "SEW": (18, 0, 0, 0)}
    shop.do("work.complete", "Nok", tokens=shop.refs(TICKET, 1), good=17, scrapped=1, reason="torn")
    assert steps(shop) == {"BODY": (0, 0, 18, 2), "FLAP": (0, 0, 20, 0), "SEW": (0, 0, 17, 1)}


def test_the_log_says_who_worked_from_when_to_when_the_newest_first(shop: Shop) -> None:
    code = shop.batches(50)
    began = shop.clock.now()
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    shop.clock.advance(minutes=12)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    ended = shop.clock.now()
    shop.do(
        "work.start",
        "Som",
        tokens=shop.refs(
            code,
            1,
        ),
    )
    shop.clock.advance(minutes=5)
    running, over = seen(shop, code).sessions
    assert (running.person, running.node_name, running.until, running.minutes) == ("Som", "Sew", None, 5)
    assert (over.person, over.node_name, over.since, over.until) == ("Nok", "Cut", began, ended)
    assert over.minutes == 12


def test_a_tray_of_two_tickets_gives_each_its_share(shop: Shop) -> None:
    one, other = shop.batches(20), shop.batches(20)
    shop.do("work.start", "Nok", tokens=shop.refs(one, 1) + shop.refs(other, 1))
    shop.clock.advance(minutes=10)
    assert [seen(shop, code).sessions[0].minutes for code in (one, other)] == [5, 5]


def test_a_long_log_is_told_by_its_last_ones_and_how_many_were_before(shop: Shop) -> None:
    code = shop.batches(20)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    for _ in range(MOST_SESSIONS + 2):
        shop.do("work.pause", "Nok", tokens=shop.refs(code, 1), reason="break")
        shop.clock.advance(minutes=1)
        shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    shown = seen(shop, code)
    assert (len(shown.sessions), shown.earlier) == (MOST_SESSIONS, 3)
    assert shown.sessions[0].until is None
