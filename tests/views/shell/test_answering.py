"""Where nobody sits before the window file dialogs are answered, and what was to be saved must be there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.views.shell.answering import FileAnswers
from app.views.shell.smoke import SAVED, look_for


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_file_is_opened_and_new_ones_are_saved_each_under_its_own_name(
    parent: QWidget, tmp_path: Path
) -> None:
    sheet = tmp_path / "ใบสั่ง 48.csv"
    sheet.write_text("a", encoding="utf-8")
    with FileAnswers(tmp_path) as files:
        files.opened = sheet
        assert QFileDialog.getOpenFileName(parent, "", "", "Sheets (*.csv)")[0] == str(sheet)
        names = [QFileDialog.getSaveFileName(parent, "", "jobs.xlsx")[0] for _ in range(2)]
    assert names == [str(each) for each in files.saved]
    assert [each.name for each in files.saved] == ["1 jobs.xlsx", "2 jobs.xlsx"]


def test_what_was_named_and_not_saved_is_missed(tmp_path: Path) -> None:
    files = FileAnswers(tmp_path)
    files.saved = [tmp_path / f"file{kind}" for kind in sorted(SAVED)]
    for each in files.saved:
        each.touch()
    look_for(files)
    files.saved[1].unlink()
    with pytest.raises(RuntimeError, match=files.saved[1].name):
        look_for(files)


def test_a_kind_of_file_that_nobody_asked_for_is_missed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="saved: "):
        look_for(FileAnswers(tmp_path))
