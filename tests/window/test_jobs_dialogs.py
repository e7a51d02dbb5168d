"""Making and editing jobs: nothing that was typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.domain.commands.jobs import JobEdit
from app.messages import Language
from app.views.jobs.dialog import EditJobDialog, NewJobDialog
from tests.views.accessible import nameless_shown
from tests.window.hand import Hand

Opener = Callable[..., Hand]
Dialog = TypeVar("Dialog", NewJobDialog, EditJobDialog)

PLANNED, RUNNING, UNPUBLISHED = "HJ-2611-0003", "HJ-2611-0004", "HJ-2611-0006"


@pytest.fixture
def new(hand: Hand) -> Hand:
    """The dialog for a new job is open."""
    hand.click("new_job")
    return hand


def dialog(hand: Hand, kind: type[Dialog]) -> Dialog:
    """The open dialog of this kind."""
    (found,) = hand.window.seen(kind)
    return found


def test_the_new_job_is_planned_shown_and_chosen(new: Hand) -> None:
    new.write("product", "TOTE-07")
    new.write("quantity", "5")
    new.write("due", "28/11/2569")
    new.write("priority", "high")
    new.write("notes", "For the window of the shop")
    new.press("save")
    assert new.dialog("new_job_dialog") is None
    (code,) = new.chosen()
    assert new.row(code) == {
        "code": code,
        "product": "Tote No.7, saddle",
        "pieces": "5",
        "due": "28 Nov 2026",
        "priority": "High",
        "status": "Planned",
        "progress": "—",
        "reference": "—",
    }
    assert new.ticket(code)["job_owner_id"] is None
    assert new.pieces(code) == []
    assert new.jobs.panel.title.said() == code


def test_the_dialog_has_no_owner_operator_or_status(new: Hand) -> None:
    shown = dialog(new, NewJobDialog)
    names = {each.objectName() for each in shown.findChildren(QWidget)}
    assert {"product", "quantity", "due", "routing", "notes", "save"} <= names
    assert not any(word in name for name in names for word in ("owner", "operator", "status"))
    assert nameless_shown(shown) == []


def test_a_filter_that_would_hide_the_new_job_is_taken_away(hand: Hand) -> None:
    hand.click("chip_cancelled")
    hand.click("new_job")
    hand.write("product", "CARD-02")
    hand.write("quantity", "2")
    hand.press("save")
    assert len(hand.chosen()) == 1
    assert hand.jobs.listing.chips.current() == "all"


def test_the_sku_typed_by_hand_is_understood(new: Hand) -> None:
    new.write("product", "card-02")
    new.write("quantity", "2")
    new.press("save")
    assert new.ticket(new.chosen()[0])["product"] == "CARD-02"


def test_an_unknown_product_is_refused_beneath_its_field_and_everything_stays(new: Hand) -> None:
    new.write("product", "SADDLE-99")
    new.write("quantity", "7")
    new.write("due", "2026-12-01")
    new.write("notes", "Do not lose this")
    before = len(new.codes())
    new.press("save")
    shown = dialog(new, NewJobDialog)
    assert set(shown.form.problems()) == {"product"}
    assert "SADDLE-99" in shown.form.problems()["product"]
    assert new.widget(QLineEdit, "quantity").text() == "7"
    assert new.widget(QLineEdit, "due").text() == "2026-12-01"
    assert new.widget(QPlainTextEdit, "notes").toPlainText() == "Do not lose this"
    assert new.button("save").isEnabled()
    assert len(new.codes()) == before
    new.write("product", "TOTE-07")
    new.press("save")
    assert new.dialog("new_job_dialog") is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [("quantity", "0"), ("quantity", "many"), ("quantity", ""), ("due", "32/11/2026"), ("product", "")],
)
def test_what_can_not_be_meant_is_said_beneath_its_field(new: Hand, field: str, typed: str) -> None:
    for name, value in ({"product": "TOTE-07", "quantity": "3", "due": ""} | {field: typed}).items():
        new.write(name, value)
    new.press("save")
    assert set(dialog(new, NewJobDialog).form.problems()) == {field}


def test_everything_that_is_wrong_is_said_at_once(new: Hand) -> None:
    for name, value in {"product": "SADDLE-99", "quantity": "0", "due": "31/02/2026"}.items():
        new.write(name, value)
    new.press("save")
    assert set(dialog(new, NewJobDialog).form.problems()) == {"product", "quantity", "due"}


def test_a_product_without_a_routing_makes_a_job_with_a_warning(new: Hand) -> None:
    new.write("product", "TRUNK-01")
    new.write("quantity", "1")
    new.press("save")
    assert new.jobs.banner.isVisible()
    assert "No published routing" in new.jobs.banner.label.said()
    new.jobs.banner.button.click()
    assert not new.jobs.banner.isVisible()


def test_pressing_save_twice_makes_one_job(new: Hand) -> None:
    before = len(new.codes())
    new.write("product", "TOTE-07")
    new.write("quantity", "3")
    save = new.button("save")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    new.wait()
    assert len(new.codes()) == before + 1


# editing


def open_edit(hand: Hand, code: str) -> EditJobDialog:
    hand.choose(code)
    hand.click("job_action_edit")
    shown = dialog(hand, EditJobDialog)
    assert isinstance(shown, EditJobDialog)
    return shown


def test_a_planned_job_is_edited(hand: Hand) -> None:
    open_edit(hand, PLANNED)
    hand.write("quantity", "30")
    hand.write("routing", "TOTE-STD")
    hand.write("due", "")
    hand.press("save")
    ticket = hand.ticket(PLANNED)
    assert (ticket["quantity"], ticket["routing"], ticket["due"]) == (30, "TOTE-STD", None)
    assert hand.row(PLANNED)["pieces"] == "30"


def test_a_started_job_keeps_quantity_and_routing(hand: Hand) -> None:
    shown = open_edit(hand, RUNNING)
    assert not shown.quantity.isEnabled()
    assert not shown.routing.isEnabled()
    assert shown.focusWidget() is shown.due, "the first field that can be changed"
    hand.write("notes", "Bring to Ari")
    hand.press("save")
    assert hand.dialog("edit_job_dialog") is None
    assert [fact["kind"] for fact in hand.shown("facts", RUNNING)][-1] == "ticket.edited"


def test_saving_nothing_new_changes_nothing(hand: Hand) -> None:
    open_edit(hand, PLANNED)
    before = hand.ticket(PLANNED)
    hand.press("save")
    assert hand.dialog("edit_job_dialog") is None
    assert hand.ticket(PLANNED) == before | {"version": hand.ticket(PLANNED)["version"]}


def test_a_routing_is_chosen_for_a_job_that_waits_for_one(hand: Hand) -> None:
    open_edit(hand, UNPUBLISHED)
    hand.write("routing", "SMALL-GOODS")
    hand.press("save")
    hand.act("start")
    assert hand.row(UNPUBLISHED)["status"] == "In progress"


def test_an_edit_that_comes_too_late_shows_both_and_keeps_what_was_typed(hand: Hand) -> None:
    shown = open_edit(hand, PLANNED)
    hand.write("notes", "Mine")
    hand.write("quantity", "25")
    job = hand.id(PLANNED)
    context = hand.window.context
    other = JobEdit(job=job, version=hand.ticket(PLANNED)["version"], quantity=40, priority="urgent")
    context.send(other, print, print)
    hand.wait()
    hand.press("save")
    assert shown.isVisible()
    assert "Somebody has changed" in shown.banner.label.said()
    assert "40" in shown.form.field("quantity").hint.said()
    assert "Urgent" in shown.form.field("priority").hint.said()
    assert (shown.quantity.text(), shown.notes.toPlainText()) == ("25", "Mine")
    hand.press("save")
    ticket = hand.ticket(PLANNED)
    assert (ticket["quantity"], ticket["priority"]) == (25, "urgent")  # theirs stays where mine says nothing


def test_the_dialogs_speak_thai(hand: Hand) -> None:
    hand.window.speak(Language.THAI)
    hand.click("new_job")
    shown = dialog(hand, NewJobDialog)
    assert "TOTE-07" in shown.product.itemText(shown.product.findData("TOTE-07"))
    assert "กระเป๋า" in shown.product.itemText(shown.product.findData("TOTE-07"))
    assert nameless_shown(shown) == []
