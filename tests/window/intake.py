"""A hand at the dialog that takes order sheets in: what it does there, and what it reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.views.imports.dialog import ImportDialog
from app.views.lists.view import ListView
from app.views.shell.menus import IMPORT
from app.views.widgets.banner import Banner
from app.views.widgets.choice import ChoiceField
from tests.window.hand import PATIENCE, Hand


class Intake:
    """The import of order sheets in one window."""

    def __init__(self, hand: Hand, qtbot: QtBot) -> None:
        self.hand = hand
        self._qtbot = qtbot

    # doing

    def open(self) -> ImportDialog:
        """Opens the dialog from the menu."""
        self.hand.window.menus.action(IMPORT).trigger()
        return self.dialog

    def take(self, path: Path) -> None:
        """Chooses a file in the dialog, which is opened first if need be, and waits until it was read."""
        if not self.is_open():
            self.open()
        with answered(path):
            start = self.dialog.start.button
            (start if start.isVisible() else self.hand.button("another_file")).click()
        self.wait()

    def choose(self, what: str, text: str) -> None:
        """Chooses by keyboard how the sheet is read: of the choice `what` the option with these words."""
        field = self.choice(what)
        place = next(at for at in range(field.count()) if text in field.itemText(at))
        field.setFocus()
        while field.currentIndex() != place:
            QTest.keyClick(field, Qt.Key.Key_Down if field.currentIndex() < place else Qt.Key.Key_Up)
        self.wait()

    def tick(self, name: str) -> None:
        """Ticks or clears a box."""
        box = self.hand.widget(QCheckBox, name)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.height() // 2, box.height() // 2))
        self.wait()

    def press_import(self) -> None:
        """Presses Import and waits for the answer."""
        self.hand.click("import")
        self.hand.wait()

    def read_again(self) -> None:
        """Reads the same file anew."""
        self.hand.click("read_again")
        self.wait()

    def wait(self) -> None:
        """Waits until the sheet was read."""
        self._qtbot.waitUntil(lambda: not self.dialog.state.is_reading, timeout=PATIENCE)

    # reading

    @property
    def dialog(self) -> ImportDialog:
        found = self.hand.dialog("import_dialog")
        assert isinstance(found, ImportDialog)
        return found

    def is_open(self) -> bool:
        """Whether the dialog is shown."""
        return self.hand.dialog("import_dialog") is not None

    def choice(self, what: str) -> ChoiceField:
        """One of the choices of how the sheet is read."""
        return self.hand.widget(ChoiceField, what)

    def orders(self) -> dict[int, dict[str, str]]:
        """What the list of orders shows, by row of the sheet and by column."""
        model = self.dialog.page.orders.model
        rows = (
            {c.key: model.cell(row, at).text for at, c in enumerate(model.columns)}
            for row in range(model.rowCount())
        )
        return {int(row["row"]): row for row in rows}

    def marked(self) -> set[tuple[int, str]]:
        """The cells that are marked as wrong, by row of the sheet and key of the column."""
        model = self.dialog.page.orders.model
        found = set()
        for row in range(model.rowCount()):
            number = int(model.cell(row, 0).text)
            for at, column in enumerate(model.columns):
                if at and model.cell(row, at).look is not None and model.cell(row, at).spoken:
                    found.add((number, column.key))
        return found

    def problems(self) -> list[tuple[str, str]]:
        """The places of the problems: row, and column with its heading."""
        model = self.dialog.page.problems.model
        return [(model.cell(row, 0).text, model.cell(row, 1).text) for row in range(model.rowCount())]

    def skipped(self) -> list[str]:
        """The rows that were not taken."""
        model = self.dialog.page.skipped.model
        return [model.cell(row, 0).text for row in range(model.rowCount())]

    def list(self, name: str) -> ListView:
        """One of the lists of the dialog."""
        return self.hand.widget(ListView, name)

    def says(self, name: str) -> str:
        """What a banner of the dialog says; "" when it isn't shown."""
        banner = self.dialog.findChild(Banner, name)
        assert banner is not None
        return banner.text() if banner.isVisible() else ""

    def obstacle(self) -> str:
        """Why Import can't be pressed; "" when it can."""
        button = self.hand.button("import")
        assert button.isEnabled() != bool(button.toolTip())
        return button.toolTip()


@contextmanager
def answered(*paths: Path | None) -> Iterator[None]:
    """The system's file dialogs are answered with these files in turn, or dismissed; the last one stays."""
    answers = ["" if path is None else str(path) for path in paths]

    def answer(*_: object, **__: object) -> tuple[str, str]:
        return (answers.pop(0) if len(answers) > 1 else answers[0]), ""

    with pytest.MonkeyPatch.context() as patch:
        for name in ("getOpenFileName", "getSaveFileName"):
            patch.setattr(QFileDialog, name, answer)
        yield


def drop(target: QWidget, *urls: QUrl) -> bool:
    """Drags these onto a widget and lets go; whether the widget would have them."""
    data = QMimeData()
    data.setUrls(list(urls))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = target.rect().center()
    entering = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        dropping = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(target, dropping)
    return entering.isAccepted()
