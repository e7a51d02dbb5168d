"""A person in front of the whole program: what they do with each window or dialog as it comes up."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from app.desktop import Session, theme_in_use
from app.messages import Language
from app.views.shell import zoom
from app.views.shell.faults import Faults
from app.views.shell.window import MainWindow
from app.views.theme.tokens import Scheme

LOOK_EVERY_MS = 20
MOST_LOOKS = 1500

Deed = tuple[type[QWidget], Callable[[Any], object]]


class Person(QObject):
    """Waits for what comes up and does the next thing with it; at the end nothing may be left to do."""

    def __init__(self, *deeds: Deed) -> None:
        super().__init__()
        self._deeds = list(deeds)
        self._looks = 0
        self.problem: BaseException | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """From now on."""
        self._timer.start()

    def end(self) -> None:
        """Everything must have come up."""
        self._timer.stop()
        if self.problem is not None:
            raise self.problem
        assert [kind.__name__ for kind, _ in self._deeds] == []

    def _look(self) -> None:
        self._looks += 1
        try:
            self._do_next()
        except BaseException as problem:  # noqa: BLE001 - raised again at the end, outside of Qt
            self.problem = problem
            self._leave()

    def _do_next(self) -> None:
        shown = _shown()
        if self._looks > MOST_LOOKS or (shown and not self._deeds):
            raise AssertionError(f"nobody was waiting for {shown}")
        if shown and isinstance(shown[0], self._deeds[0][0]):
            _, deed = self._deeds.pop(0)
            deed(shown[0])

    def _leave(self) -> None:
        self._timer.stop()
        for each in _shown():
            each.close()


def _shown() -> list[QWidget]:
    """The windows that are shown, a dialog before what it stands over."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    kinds = (QDialog, MainWindow)
    return [each for kind in kinds for each in shown if isinstance(each, kind)]


def press(name: str) -> Callable[[QWidget], None]:
    """Presses a button of what came up."""

    def pressing(widget: QWidget) -> None:
        button = widget.findChild(QAbstractButton, name)
        assert button is not None
        button.click()

    return pressing


def close(widget: QWidget) -> None:
    """Closes what came up."""
    widget.close()


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Colours, text size and the handling of Ctrl+C are this process's: they are put back."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        theme = theme_in_use()
        theme.use(Scheme.LIGHT)
        zoom.scale(theme, zoom.NORMAL)


def sit(
    person: Person,
    *,
    workspace: Path | None = None,
    demo: bool = False,
    lang: str | None = None,
    safe: bool = False,
) -> int:
    """Starts the program with these arguments and stays until it ends; its exit code."""
    given: dict[str, object] = {"demo": demo, "smoke": False, "tour": False, "safe_mode": safe}
    given |= {"workspace": workspace} if workspace else {}
    given |= {"lang": Language(lang)} if lang else {}
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with _as_it_was():
        person.begin()
        code = Session(app, argparse.Namespace(**given), Language.ENGLISH, Faults()).run()
        person.end()
    return code
