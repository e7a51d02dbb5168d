"""Pieces at an inspection on Hatthasilpa Jobs: completing says why not, passing and failing is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.domain.commands import parse
from app.lifecycle.core import Core
from app.views.widgets.noting import NoteField
from app.views.widgets.sheets import Sheet
from tests.lifecycle.workspaces import copied
from tests.window.benches import URGENT, benches, do
from tests.window.hand import Hand

Opener = Callable[..., Hand]


@pytest.fixture
def at_office(open_window: Opener, tmp_path: Path) -> Callable[[str], Hand]:
    """Somebody looks at the pieces of the urgent job."""
    path = copied(tmp_path / "benches.hatt", benches)

    def look(who: str) -> Hand:
        hand = open_window(path, actor=who)
        hand.choose(URGENT)
        return hand

    return look


def choose(hand: Hand, *numbers: int) -> None:
    tokens = {row["number"]: row["id"] for row in hand.shown("tokens", URGENT)}
    assert hand.jobs.panel.pieces.table.choose([tokens[f"F{number:03}"] for number in numbers])


def answer(hand: Hand, title: str) -> None:
    (sheet,) = hand.window.seen(Sheet)
    buttons = sheet.findChildren(QAbstractButton)
    (button,) = (each for each in buttons if each.accessibleName() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    hand.wait()


def node(hand: Hand, number: str) -> str:
    return str(next(row["node"] for row in hand.shown("tokens", URGENT) if row["number"] == number))


def test_completing_says_that_the_piece_is_judged_there(at_office: Callable[[str], Hand]) -> None:
    hand = at_office("Malee")
    choose(hand, 2)
    assert not hand.button("complete_step").isEnabled()
    assert (
        "Pass or fail HJ-2611-0001 F002 there instead of completing it"
        in hand.button("complete_step").toolTip()
    )
    choose(hand, 3)
    assert hand.button("complete_step").isEnabled()
    assert not hand.jobs.panel.pieces.judge.isVisible()
    choose(hand, 2, 3)
    assert not hand.jobs.panel.pieces.judge.isVisible()


def test_a_piece_is_passed_from_the_panel(at_office: Callable[[str], Hand]) -> None:
    hand = at_office("Malee")
    choose(hand, 2)
    hand.click("judge_pieces")
    answer(hand, "It is good: pass")
    assert node(hand, "F002") == "EDGE"
    assert not hand.jobs.panel.pieces.judge.isVisible()


def test_a_note_goes_with_a_piece_that_is_passed_from_the_panel(at_office: Callable[[str], Hand]) -> None:
    hand = at_office("Malee")
    choose(hand, 2)
    hand.click("judge_pieces")
    hand.click("write_note")
    (sheet,) = hand.window.seen(Sheet)
    (field,) = sheet.findChildren(NoteField)
    field.setText("straight seams")
    answer(hand, "It is good: pass")
    passed = [row["data"] for row in hand.shown("facts", URGENT) if row["kind"] == "qc.passed"]
    assert passed[-1]["note"] == "straight seams"


def test_a_piece_is_failed_from_the_panel(at_office: Callable[[str], Hand]) -> None:
    hand = at_office("Malee")
    choose(hand, 2)
    hand.click("judge_pieces")
    answer(hand, "Another step, or straight back here…")
    answer(hand, "Glue")
    answer(hand, "Fail: back to “Stitch body”")
    assert node(hand, "F002") == "SEW"
    (failed,) = (row["data"] for row in hand.shown("facts", URGENT) if row["kind"] == "qc.failed")
    assert failed["defect"] == "glue"


def test_who_may_not_judge_reads_why(at_office: Callable[[str], Hand]) -> None:
    hand = at_office("Ploy")
    choose(hand, 2)
    assert not hand.button("judge_pieces").isEnabled()
    assert "Ploy may not do work at the benches" in hand.button("judge_pieces").toolTip()


def test_what_lies_in_the_hands_of_who_may_not_judge_is_judged_in_ones_own_name(
    at_office: Callable[[str], Hand],
) -> None:
    hand = at_office("Wanida")
    piece = [{"ticket": URGENT, "number": "F002"}]
    hand.give("work.claim", "Malee", tokens=piece)
    admin = at_office("Admin")
    change, _ = parse("person.edit", {"person": "Malee", "roles": ["operator"]})
    admin.window.context.send(change, admin.given.append, admin.window.context.tell_problem)
    admin.wait()
    choose(hand, 2)
    assert hand.button("judge_pieces").isEnabled(), hand.button("judge_pieces").toolTip()
    hand.click("judge_pieces")
    answer(hand, "It is good: pass")
    assert node(hand, "F002") == "EDGE"
    passed = [row["data"] for row in hand.shown("facts", URGENT) if row["kind"] == "qc.passed"]
    people = {row["name"]: row["id"] for row in hand.shown("people")}
    assert passed[-1]["person"] == people["Wanida"]


LONG = (
    ("Edge paint cracked along the fold of the gusset", "สีขอบแตกร้าวตามรอยพับของข้างกระเป๋าด้านใน"),
    ("Stitches of the handle reinforcement come loose", "ฝีเข็มตรงจุดเสริมแรงของหูหิ้วหลุดลุ่ยไม่แน่น"),
)


def long_names(core: Core) -> None:
    """Two kinds of faults that are called by a whole sentence, and two by half of one."""
    benches(core)
    for place, (english, thai) in enumerate(LONG):
        do(core, "defect.create", code=f"half{place}", name_en=english, name_th=thai)
        do(core, "defect.create", code=f"whole{place}", name_en=f"{english} " * 3, name_th=thai * 3)


@pytest.mark.parametrize("lang", ["en", "th"])
def test_faults_with_long_names_fit_a_small_screen_in_several_lines(
    open_window: Opener, tmp_path: Path, lang: str
) -> None:
    hand = open_window(copied(tmp_path / "faults.hatt", long_names), actor="Malee", lang=lang)
    hand.choose(URGENT)
    choose(hand, 2)
    hand.click("judge_pieces")
    (sheet,) = hand.window.seen(Sheet)
    assert sheet.sizeHint().width() <= 1024
    for code in ("half0", "half1", "whole0", "whole1", "scratch"):
        button = sheet.findChild(QAbstractButton, f"fault_{code}")
        assert button is not None
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()
        assert "".join(button.text().split()) == "".join(button.accessibleName().split())
        if not code.startswith("half"):
            assert ("\n" in button.text()) == code.startswith("whole")
