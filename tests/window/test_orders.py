"""Manufacturing Orders: what a planner sees and does there, and what nobody can do there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from app.messages import Language
from app.views.context import JOBS, ORDERS, TICKETS
from app.views.orders.details import HISTORY, OF_JOBS
from app.views.widgets.ask import Answer
from app.views.widgets.label import PlainLabel
from tests.lifecycle.workspaces import copied
from tests.views.accessible import nameless_shown
from tests.views.words import visible_words
from tests.window.hand import Hand
from tests.window.ordering import BELT, HALF, JOB, LOOSE, WHOLE, AtOrders, belts

Opener = Callable[..., Hand]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copied(tmp_path / "belts.hatt", belts)


@pytest.fixture
def at(open_window: Opener, path: Path) -> AtOrders:
    return AtOrders(open_window(path))


def preview(at: AtOrders) -> str:
    """What the dialog says will be made."""
    return at.hand.widget(PlainLabel, "preview").said()


def planned(at: AtOrders, code: str, batch: str = "50") -> list[str]:
    """Plans an order in batches; the codes of its tickets."""
    at.choose(code)
    at.act("plan")
    at.answer(how="in_batches", batch=batch)
    return list(at.tickets(code))


def test_orders_are_listed_the_newest_first_and_each_chip_counts_what_it_shows(at: AtOrders) -> None:
    assert at.codes() == [LOOSE, HALF, WHOLE]
    planned(at, WHOLE)
    for chip, codes in {"draft": [LOOSE, HALF], "planned": [WHOLE], "done": [], "qc": []}.items():
        at.hand.click(f"chip_{chip}")
        at.hand.wait()
        assert at.codes() == codes, chip
        assert at.hand.button(f"chip_{chip}").accessibleName().endswith(f": {len(codes)}")


def test_a_new_order_is_a_draft_shown_and_chosen(at: AtOrders) -> None:
    at.hand.click("new_order")
    names = {each.objectName() for each in at.dialog("new_order_dialog").findChildren(QWidget)}
    assert {"product", "quantity", "due", "start", "end", "routing", "notes", "save"} <= names
    assert not any(word in name for name in names for word in ("line", "status", "state", "owner"))
    at.answer(product=BELT, quantity="75", due="2026-12-04")
    (code,) = at.chosen()
    assert at.order(code)["status"] == "draft"
    assert at.order(code)["quantity"] == 75


def test_an_end_before_its_start_is_refused_beneath_its_field_and_everything_stays(at: AtOrders) -> None:
    at.hand.click("new_order")
    at.answer(product=BELT, quantity="75", start="2026-12-10", end="2026-12-01")
    form = at.dialog("new_order_dialog").form  # type: ignore[attr-defined]
    assert set(form.problems()) == {"end"}
    at.answer(end="2026-12-12")
    assert at.hand.dialog("new_order_dialog") is None


def test_only_what_was_changed_is_sent_by_an_edit(at: AtOrders) -> None:
    at.choose(LOOSE)
    at.act("edit")
    at.answer(start="2026-12-01", end="2026-12-15", due="2026-12-18")
    assert at.order(LOOSE)["due"] == "2026-12-18"
    assert at.order(LOOSE)["quantity"] == 40
    assert "plan" in at.able()


def test_an_order_without_its_days_says_why_it_can_not_be_planned(at: AtOrders) -> None:
    panel = at.choose(LOOSE)
    assert "plan" not in at.able()
    why = panel.actions_.buttons.button("plan").toolTip()
    assert LOOSE in why
    assert "due date" in why


def test_the_preview_says_what_will_be_made_and_that_is_made(at: AtOrders) -> None:
    at.choose(WHOLE)
    at.act("plan")
    assert preview(at) == "6 tickets of 50"
    at.hand.write("batch", "70")
    assert preview(at) == "4 tickets of 70, and 1 of 20"
    at.hand.write("how", "one_each")
    assert preview(at) == "1 ticket of 300"
    at.hand.write("how", "in_batches")
    at.answer(batch="50")
    assert at.order(WHOLE)["status"] == "planned"
    assert len(at.tickets(WHOLE)) == 6
    assert at.panel.one.tickets.model.rowCount() == 6


def test_a_batch_of_nothing_is_said_beneath_its_field(at: AtOrders) -> None:
    at.choose(WHOLE)
    at.act("plan")
    at.answer(how="in_batches", batch="0")
    assert set(at.dialog("plan_dialog").form.problems()) == {"batch"}  # type: ignore[attr-defined]
    assert at.order(WHOLE)["status"] == "draft"


def test_several_are_planned_by_one_command_which_one_undo_takes_back(at: AtOrders) -> None:
    at.choose(WHOLE, HALF)
    at.act("plan")
    assert preview(at).splitlines() == [
        f"{HALF}: 2 tickets of 50, and 1 of 20",
        f"{WHOLE}: 6 tickets of 50",
        "9 tickets in all",
    ]
    at.answer()
    assert {at.order(code)["status"] for code in (WHOLE, HALF)} == {"planned"}
    at.hand.give("undo")
    assert {at.order(code)["status"] for code in (WHOLE, HALF)} == {"draft"}


def test_those_that_can_not_are_named_and_the_others_go_on_only_if_that_is_wanted(
    open_window: Opener, path: Path
) -> None:
    at = AtOrders(open_window(path, None, Answer("without")))
    for goes_on in (False, True):
        at.choose(WHOLE, LOOSE)
        at.act("plan")
        (question, *_) = at.hand.asked.questions[-1:]
        assert LOOSE in question.details[0]
        if goes_on:
            at.answer()
        assert at.order(WHOLE)["status"] == ("planned" if goes_on else "draft")
    assert at.order(LOOSE)["status"] == "draft"


def test_an_order_is_cancelled_with_a_reason_and_restored_as_a_draft(open_window: Opener, path: Path) -> None:
    at = AtOrders(open_window(path, Answer("cancel", "the customer waits")))
    tickets = planned(at, HALF)
    at.act("cancel")
    assert at.order(HALF)["status"] == "cancelled"
    assert {at.hand.ticket(code)["status"] for code in tickets} == {"cancelled"}
    at.hand.click(f"chip_{HISTORY}")
    assert "the customer waits" in " ".join(visible_words(at.panel))
    assert at.able() == {"restore"}
    at.act("restore")
    assert at.order(HALF)["status"] == "draft"


def test_a_ticket_is_opened_from_its_order_and_its_order_from_the_ticket(at: AtOrders) -> None:
    first, *_ = planned(at, WHOLE)
    table = at.panel.one.tickets.table
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    at.hand.wait()
    assert at.hand.window.pages.shown() == TICKETS
    panel = at.hand.tickets.panel
    assert panel.title.said() == first
    for name in ("open_order", "back_to_order"):
        assert at.hand.button(name).isVisible()
        at.hand.click(name)
        at.hand.wait()
        assert at.hand.window.pages.shown() == ORDERS
        assert at.chosen() == [WHOLE]
        at.hand.window.go(TICKETS, at.hand.id(first))
    assert at.hand.button("open_order").text() == WHOLE


def test_a_job_is_linked_shown_with_the_order_and_taken_away_again(at: AtOrders) -> None:
    panel = at.choose(WHOLE)
    at.act("link")
    at.answer(job=JOB)
    assert at.order(WHOLE)["jobs"] == [JOB]
    assert JOB in visible_words(panel)
    at.hand.click(f"chip_{OF_JOBS}")
    assert panel.one.jobs.model.rowCount() == 1
    assert not panel.one.unlink.isEnabled()
    panel.one.jobs.table.selectRow(0)
    at.hand.press("unlink_job")
    assert at.order(WHOLE)["jobs"] == []
    panel.one.jobs.opened.emit(at.hand.id(JOB))
    assert at.hand.window.pages.shown() == JOBS


def test_a_job_that_nobody_knows_is_refused_beneath_its_field(at: AtOrders) -> None:
    at.choose(WHOLE)
    at.act("link")
    at.answer(job="HJ-0000-0000")
    assert at.hand.dialog("link_job_dialog") is not None
    assert at.order(WHOLE)["jobs"] == []


def test_due_date_and_notes_are_changed_in_their_place(at: AtOrders) -> None:
    at.choose(HALF)
    at.hand.click("edit_order_due")
    at.panel.one.facts.due.field.setText("2026-12-24")  # type: ignore[attr-defined]
    at.hand.press("save_in_place")
    assert at.order(HALF)["due"] == "2026-12-24"


def test_the_list_follows_its_tickets(at: AtOrders) -> None:
    first, *_ = planned(at, WHOLE)
    at.hand.give("ticket.assign_owner", ticket=first, owner="Ploy")
    at.hand.give("ticket.start", ticket=first)
    at.hand.until(lambda: not at.screen.listing.is_waiting())
    assert at.panel.badge.accessibleName() == "In progress"
    assert first in at.panel.actions_.buttons.button("cancel").toolTip()


def test_another_language_keeps_what_is_chosen(at: AtOrders) -> None:
    panel = at.choose(WHOLE)
    at.hand.window.speak(Language.THAI)
    assert at.chosen() == [WHOLE]
    assert panel.badge.accessibleName() == "ฉบับร่าง"
    assert "เข็มขัด 32 มม." in visible_words(at.screen)


def test_every_control_has_a_name(at: AtOrders) -> None:
    at.choose(WHOLE)
    assert nameless_shown(at.screen) == []
    for opens in ("new_order", "order_action_edit", "order_action_plan", "order_action_link"):
        at.hand.click(opens)
        dialog = next(
            each for each in at.screen.findChildren(QWidget) if each.isWindow() and each.isVisible()
        )
        assert nameless_shown(dialog) == [], opens
        at.hand.click("dismiss")


def test_the_models_keep_qts_rules(at: AtOrders) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(model, fatal)
        for model in (at.screen.listing.model, at.panel.one.tickets.model, at.panel.one.jobs.model)
    ]
    planned(at, WHOLE)
    assert len(testers) == 3


def test_whoever_only_looks_on_may_do_nothing_and_reads_why(open_window: Opener, path: Path) -> None:
    at = AtOrders(open_window(path, actor="Vee"))
    at.choose(WHOLE)
    assert at.able() == set()
    assert not at.hand.button("new_order").isEnabled()
    assert at.hand.button("new_order").toolTip()
