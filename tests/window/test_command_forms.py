"""The forms of commands that have no screen: made from the registry, used through the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.domain.commands import COMMANDS
from app.messages import Language
from app.views.commands.dialog import CommandDialog
from app.views.commands.texts import TITLES, title_of
from app.views.widgets.ask import Answer
from app.views.widgets.choice import ChoiceField
from tests.reference.choosing import exchange
from tests.views.accessible import nameless
from tests.window.hand import Hand

Opener = Callable[..., Hand]


def opened(hand: Hand, kind: str) -> CommandDialog:
    """The form of a command."""
    hand.window.give(kind)
    (form,) = hand.window.seen(CommandDialog)
    return form


def send(hand: Hand, form: CommandDialog) -> None:
    form.send()
    hand.wait()


@pytest.mark.parametrize("kind", TITLES)
def test_every_form_has_the_fields_of_its_command_each_with_a_name(hand: Hand, kind: str) -> None:
    form = opened(hand, kind)
    alternatives = {field: file for file, field in (COMMANDS[kind].alternatives or {}).items()}
    for field in COMMANDS[kind].fields:
        shown = alternatives.get(field, field)
        assert form.form.has(shown)
        assert form.form.field(shown).label.said().startswith(title_of(kind, shown))
    assert [each for each in nameless(form) if each.isVisible()] == []


def test_a_product_is_added_and_can_be_ordered_at_once(hand: Hand) -> None:
    form = opened(hand, "product.create")
    form.control("sku").show("POUCH-09")
    form.control("name_en").show("Pouch No.9")
    form.control("line").show("hatthasilpa")
    form.control("routing").show("SMALL-GOODS")
    send(hand, form)
    assert not form.isVisible()
    (made,) = (each for each in hand.shown("products") if each["sku"] == "POUCH-09")
    assert (made["name_en"], made["routing"], made["active"]) == ("Pouch No.9", "SMALL-GOODS", True)


def test_what_is_needed_is_said_beneath_its_field_and_nothing_typed_is_lost(hand: Hand) -> None:
    form = opened(hand, "product.create")
    form.control("name_en").show("Pouch")
    send(hand, form)
    assert form.isVisible()
    assert form.form.problems().keys() == {"sku", "line"}
    assert form.control("name_en").value() == "Pouch"


def test_a_refusal_is_said_beneath_the_field_that_it_is_about(hand: Hand) -> None:
    form = opened(hand, "product.create")
    for field, value in {"sku": "TOTE-07", "name_en": "Again", "line": "hatthasilpa"}.items():
        form.control(field).show(value)
    send(hand, form)
    assert form.isVisible()
    assert "TOTE-07" in (form.form.problems().get("sku") or form.banner.label.said())


def test_a_chosen_product_fills_the_form_and_only_what_was_changed_is_sent(hand: Hand) -> None:
    form = opened(hand, "product.edit")
    form.control("product").show("TOTE-07")
    assert form.control("name_en").value() == "Tote No.7, saddle"
    form.control("name_th").show("")
    form.control("active").show(False)
    send(hand, form)
    (product,) = (each for each in hand.shown("products") if each["sku"] == "TOTE-07")
    assert (product["active"], product["name_th"]) == (False, None)
    assert (product["name_en"], product["routing"]) == ("Tote No.7, saddle", "TOTE-STD")


def test_a_person_gets_the_ticked_roles(hand: Hand) -> None:
    form = opened(hand, "person.add")
    form.control("name").show("Dao")
    for box in form.control("roles").widget.findChildren(QCheckBox):
        box.setChecked(box.text() in {"Planner", "Artisan"})
    send(hand, form)
    assert hand.shown("people")[-1]["roles"] == ["planner", "operator"]


def test_a_routing_comes_from_a_file_with_its_findings_and_is_published(
    open_window: Opener, workshop: Path, tmp_path: Path
) -> None:
    graph = exchange("POUCH", ("CUT", "SEW"))
    for node in graph["nodes"]:
        node.pop("minutes", None)
        node["work_center"] = "CUT" if node["kind"] == "operation" else None
    graph["nodes"] = [
        {key: value for key, value in node.items() if value is not None} for node in graph["nodes"]
    ]
    file = tmp_path / "pouch.json"
    file.write_text(json.dumps(graph), encoding="utf-8")
    hand = open_window(workshop, None)
    form = opened(hand, "routing.import")
    form.control("file").show(str(file))
    send(hand, form)
    (question,) = hand.asked.questions
    assert "POUCH" in question.text
    form = opened(hand, "routing.publish")
    form.control("routing").show("POUCH")
    send(hand, form)
    assert ("POUCH", "published") in [(each["code"], each["state"]) for each in hand.shown("routings")]


def test_a_file_that_is_not_there_is_said_beneath_its_field(hand: Hand, tmp_path: Path) -> None:
    form = opened(hand, "routing.import")
    form.control("file").show(str(tmp_path / "none.json"))
    send(hand, form)
    assert "none.json" in form.form.problems()["file"]


def test_a_routing_that_is_wrong_is_not_published_and_says_every_reason(
    open_window: Opener, workshop: Path, tmp_path: Path
) -> None:
    graph = exchange("BROKEN", ("CUT",))
    graph["edges"] = graph["edges"][:1]
    file = tmp_path / "broken.json"
    file.write_text(json.dumps(graph), encoding="utf-8")
    hand = open_window(workshop, Answer("ok"))
    form = opened(hand, "routing.import")
    form.control("file").show(str(file))
    send(hand, form)
    form = opened(hand, "routing.publish")
    form.control("routing").show("BROKEN")
    send(hand, form)
    assert form.isVisible()
    assert form.banner.label.said().count("•") >= 1


def test_retiring_offers_the_newest_version(hand: Hand) -> None:
    form = opened(hand, "routing.retire")
    form.control("routing").show("TOTE-STD")
    assert form.control("version").value() == 1
    send(hand, form)
    assert ("TOTE-STD", "retired") in [(each["code"], each["state"]) for each in hand.shown("routings")]


def test_a_number_that_is_none_is_said_beneath_its_field(hand: Hand) -> None:
    form = opened(hand, "work_center.create")
    form.control("code").show("POLISH")
    form.control("name_en").show("Polishing")
    assert form.control("capacity").value() == 1
    form.control("capacity").widget.setText("two")  # type: ignore[attr-defined]
    send(hand, form)
    assert "two" in form.form.problems()["capacity"]


def test_who_may_not_give_a_command_reads_why_in_the_menu(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, actor="Ploy")
    action = hand.window.menus.action("give:person.add")
    assert not action.isEnabled()
    assert "Ploy may not" in action.toolTip()
    assert hand.window.menus.action("give:product.create").isEnabled()


def test_the_forms_speak_thai(hand: Hand) -> None:
    hand.window.speak(Language.THAI)
    form = opened(hand, "product.create")
    assert form.heading.said() == "เพิ่มสินค้า"
    assert form.form.field("sku").label.said().startswith("รหัสสินค้า")


def test_what_is_to_be_changed_is_chosen_first(hand: Hand) -> None:
    form = opened(hand, "product.edit")
    assert not form.control("active").widget.isEnabled(), "no product is said to be out of use before"
    line = form.control("product").widget.lineEdit()  # type: ignore[attr-defined]
    line.setText("TOTE-07")
    line.editingFinished.emit()
    assert form.control("active").widget.isEnabled()
    assert form.control("active").value() is True
    form.control("name_en").show("Tote No.8")
    line.editingFinished.emit()
    assert form.control("name_en").value() == "Tote No.8", "what was typed stays"


def test_the_versions_that_can_be_retired_are_offered(hand: Hand) -> None:
    form = opened(hand, "routing.retire")
    form.control("routing").show("TOTE-STD")
    version = form.control("version").widget
    assert isinstance(version, ChoiceField)
    assert [version.itemText(place) for place in range(version.count())] == ["Version 1"]


def test_a_folder_is_chosen_or_written_and_none_has_a_meaning(hand: Hand, tmp_path: Path) -> None:
    form = opened(hand, "packet.set")
    (path,) = form.control("work").widget.findChildren(QLineEdit)
    assert path.placeholderText() == "Beside the workspace"
    form.control("work").show(str(tmp_path))
    send(hand, form)
    assert opened(hand, "packet.set").control("work").value() == str(tmp_path)
