"""How years are counted, and what Qt's own dialogs say, in the language that is spoken."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QGroupBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.messages import Language, Years
from app.views.shell import menus
from app.views.shell.memory import Memory
from tests.window.hand import Hand

Opener = Callable[..., Hand]
LATE = "HJ-2611-0004"
ENGLISH_WORD = re.compile(r"[A-Za-z]{3,}")
NAMES = {"PDF", "CUPS"}
"""Written in the same letters in every language."""


@pytest.mark.parametrize(
    ("language", "years", "year"),
    [
        (Language.ENGLISH, menus.USUAL, "2026"),
        (Language.THAI, menus.USUAL, "2569"),
        (Language.ENGLISH, Years.BUDDHIST, "2569"),
        (Language.THAI, Years.GREGORIAN, "2026"),
    ],
)
def test_days_are_shown_in_the_years_that_were_chosen(
    hand: Hand, language: Language, years: str, year: str
) -> None:
    hand.window.speak(language)
    action = hand.window.menus.action(menus.YEARS + years)
    action.trigger()
    assert action.isChecked()
    assert hand.row(LATE)["due"].endswith(year)


def test_the_choice_is_kept_for_the_next_start(qtbot: QtBot, workshop: Path, tmp_path: Path) -> None:
    for chosen in (Years.BUDDHIST, None):
        fittings = Fittings(clock=FixedClock(), memory=Memory(tmp_path / "memory"), backups=False)
        window = build(workshop, None, "en", fittings)
        qtbot.addWidget(window)
        expected = "2026" if chosen else "2569"
        assert window.context.messages.date("2026-11-28").endswith(expected)
        window.count_years(chosen)
        window.close()


def words_in(dialog: QDialog) -> set[str]:
    """What its labels, buttons and boxes say."""
    said = {each.text() for each in dialog.findChildren(QLabel)}
    said |= {each.text() for each in dialog.findChildren(QAbstractButton)}
    return said | {each.title() for each in dialog.findChildren(QGroupBox)}


def test_the_file_dialog_of_qt_speaks_thai(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    hand.window.speak(Language.THAI)
    dialog = QFileDialog(hand.window, "เปิด", str(tmp_path), "ไฟล์ (*)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not [each for each in words_in(dialog) if ENGLISH_WORD.search(each)]


def test_the_menu_of_a_field_speaks_thai(hand: Hand) -> None:
    hand.window.speak(Language.THAI)
    field = hand.jobs.listing.search
    assert isinstance(field, QLineEdit)
    menu = field.createStandardContextMenu()
    assert menu is not None
    titles = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert titles
    assert not [each for each in titles if ENGLISH_WORD.search(each)]
    menu.deleteLater()


def test_the_print_dialog_of_qt_speaks_thai(hand: Hand, qtbot: QtBot) -> None:
    hand.window.speak(Language.THAI)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer, hand.window)
    qtbot.addWidget(dialog)
    said = {each for each in words_in(dialog) if ENGLISH_WORD.search(each)}
    assert not {each for each in said if not NAMES & set(each.split())}


def test_english_stays_as_qt_says_it(hand: Hand) -> None:
    menu = hand.jobs.listing.search.createStandardContextMenu()
    assert menu is not None
    assert any("&Copy" in action.text() for action in menu.actions())
    menu.deleteLater()
