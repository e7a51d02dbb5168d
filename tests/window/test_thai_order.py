"""Lists and what is chosen from stand in the order of names, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands import parse
from app.lifecycle.queries import choices
from app.lifecycle.receipts import Receipt
from app.messages import Language
from app.views.context import JOBS, TICKETS
from app.views.lists.view import ListView
from tests.window.hand import Hand

Opener = Callable[..., Hand]

NAMES = {"TOTE-07": ("Carryall", "โต๊ะ"), "CARD-02": ("belt", "ตลับ"), "TRUNK-01": ("Apron", "เก้าอี้")}


def _heard(receipt: Receipt) -> None:
    """The lists hear of it by themselves."""


def give(hand: Hand, kind: str, **fields: object) -> None:
    """Does a command behind the screens' backs."""
    context = hand.window.context
    context.send(parse(kind, fields)[0], _heard, context.tell_problem)
    hand.wait()


@pytest.fixture
def hand(open_window: Opener, workshop: Path) -> Hand:
    """The window where products are called so that both languages order them otherwise."""
    hand = open_window(workshop)
    for sku, (english, thai) in NAMES.items():
        give(hand, "product.edit", product=sku, name_en=english, name_th=thai)
    return hand


def products(table: ListView) -> list[str]:
    """The products as they stand in a list, each once."""
    model = table.list_model()
    column = next(place for place, each in enumerate(model.columns) if each.key == "product")
    return list(dict.fromkeys(model.cell(row, column).text for row in range(model.rowCount())))


@pytest.mark.parametrize("place", [JOBS, TICKETS])
def test_products_stand_by_the_name_that_is_shown(hand: Hand, place: str) -> None:
    hand.click(f"rail_{place}")
    table = hand.jobs.table if place == JOBS else hand.tickets.table
    table.sort_requested.emit("product", False)
    known = {name for names in NAMES.values() for name in names}
    assert [each for each in products(table) if each in known] == ["Apron", "belt", "Carryall"]
    hand.window.speak(Language.THAI)
    assert [each for each in products(table) if each in known] == ["เก้าอี้", "ตลับ", "โต๊ะ"]


@pytest.mark.parametrize("place", [JOBS, TICKETS])
def test_a_product_that_is_renamed_takes_its_new_place(hand: Hand, place: str) -> None:
    hand.click(f"rail_{place}")
    table = hand.jobs.table if place == JOBS else hand.tickets.table
    table.sort_requested.emit("product", False)
    assert products(table)[0] == "Apron"
    give(hand, "product.edit", product="TRUNK-01", name_en="Zipper case")
    assert products(table)[-1] == "Zipper case"


def test_people_are_offered_by_name(open_window: Opener, empty_workspace: Path) -> None:
    core = bootstrap.open_core(empty_workspace, FixedClock())
    admin = choices.first_admin(core.desk)
    assert admin is not None
    for name in ("ขวัญ", "แก้ว", "ไก่", "กบ", "ben"):
        core.controller.execute(parse("person.add", {"name": name, "roles": ["operator"]})[0], admin.id)
    core.close()
    menu = open_window(empty_workspace).window.findChild(QMenu, "menu_work_as")
    assert menu is not None
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["Admin", "ben", "กบ", "แก้ว", "ไก่", "ขวัญ"]
