"""One run of the program: one window after the other, until nobody wants another."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import bootstrap, log, recovery
from app.clouds import cloud_service
from app.desktop.building import Fittings, build, theme_of
from app.desktop.samples import throw_away
from app.errors import KnownError
from app.log import CRASHES
from app.messages import Language, Messages
from app.messages import window as say
from app.messages.commandline import KEPT, RESTORED
from app.messages.troubles import CLOUD_FOLDER, NEWEST_BACKUP_MADE
from app.models.thinning import made_at
from app.paths import resources, user_state
from app.presence import Turn
from app.views.context import why
from app.views.shell import texts, zoom
from app.views.shell.application import Application
from app.views.shell.beginning import Beginning, Start
from app.views.shell.doorbell import ring, turn
from app.views.shell.faults import Faults
from app.views.shell.memory import Memory
from app.views.theme.theme import system_scheme
from app.views.widgets.actions import Weight
from app.views.widgets.ask import Choice, Question, confirm

if TYPE_CHECKING:
    from app.views.shell.window import MainWindow

DONE, FOUND, UNUSABLE = 0, 1, 2
BRING_BACK, THROW_AWAY = "bring_back", "throw_away"


class Session:
    """The program from its start to its end: one window after the other, until nobody wants another."""

    def __init__(
        self,
        app: QApplication,
        arguments: argparse.Namespace,
        language: Language,
        faults: Faults,
        memory: Memory | None = None,
    ) -> None:
        self._app = app
        self._faults = faults
        self._memory = memory or Memory(user_state())
        asked = getattr(arguments, "lang", None)
        self._language = asked or self._memory.language() or language
        self._named: Path | None = getattr(arguments, "workspace", None)
        self._demo: bool = arguments.demo
        self._safe: bool = getattr(arguments, "safe_mode", False)  # then it is not kept what was told
        self._theme = theme_of(app)
        self._next: Beginning | None = None
        self._left: Beginning | None = None  # where the person was before they wanted another

    def run(self) -> int:
        """Opens what was named, the sample, the last workspace, or what is chosen at the start.

        A mistake of the program is raised, after it was told in a window: nobody may be reading a terminal.
        """
        try:
            return self._run()
        except Exception:
            text = Messages(self._language).text(texts.FAULT_TEXT)
            self._say(texts.FAULT, text, [str(user_state() / log.NAME)])
            raise

    def _run(self) -> int:
        self._theme.use(self._memory.scheme() or system_scheme())
        zoom.scale(self._theme, self._memory.zoom() or zoom.NORMAL)
        self._app.setWindowIcon(sign())
        close_on_signals(self._app)
        if self._named is None:
            beginning = self._first()
        elif self._show_named(self._named):
            beginning = self._wanted_next()
        elif (beginning := self._next) is None:
            return UNUSABLE
        while beginning is not None:
            beginning = self._wanted_next() if self._begin(beginning) else self._ask() or self._way_back()
        return DONE

    def _first(self) -> Beginning | None:
        if self._demo:
            return Beginning(Start.SAMPLE)
        self._app.processEvents()  # a double click on macOS comes as an event
        handed = self._app.take() if isinstance(self._app, Application) else None
        if handed is not None:
            return Beginning(Start.OPEN, handed)
        last = self._memory.workspace()
        return Beginning(Start.OPEN, last) if last else self._ask()

    def _wanted_next(self) -> Beginning | None:
        """What the window that was closed was left for; None when it was simply closed."""
        return self._next

    def _way_back(self) -> Beginning | None:
        """Who wanted another workspace and got none is where they were; once, as that may be lost too."""
        back, self._left = self._left, None
        return back

    def _show_named(self, path: Path) -> bool:
        """Opens a window and waits for its end; False after saying why it can't be.

        In a window too: after a double click in a file manager nobody reads what a terminal would show.
        """
        try:
            self._show(path)
        except KnownError as error:
            sentence = why(error, Messages(self._language))
            sys.stderr.write(f"{error.code}: {sentence}\n")
            other = Choice(Start.OPEN, Messages(self._language).text(texts.OTHER_WORKSPACE))
            chosen = self._explain(error, path, other)
            if chosen == BRING_BACK:
                return self._show_named(path)
            if chosen is not None:
                self._next = self._ask()
            return False
        return True

    def _begin(self, beginning: Beginning) -> bool:
        """Opens a window and waits for its end; False after saying why it could not be opened."""
        from app import sample  # noqa: PLC0415 - few windows show it
        from app.views.shell.making import Maker  # noqa: PLC0415

        try:
            if beginning.path is None:
                with throw_away() as path:
                    make = partial(sample.make, path)
                    if not Maker(make, self._theme, Messages(self._language)).run():
                        return False
                    self._show(path, remembered=False)
            else:
                if beginning.start is Start.NEW:
                    bootstrap.new_workspace(beginning.path)
                self._show(beginning.path, beginning.actor)
        except KnownError as error:
            lost = beginning.path if beginning.start is Start.OPEN else None
            return self._explain(error, lost) == BRING_BACK and self._begin(beginning)
        return True

    def _show(self, path: Path, actor: str | None = None, *, remembered: bool = True) -> None:
        """Shows the workspace; to another person too, while one is wanted for the same file."""
        while True:
            self._next, mine = None, turn(path)
            try:
                if ring(path):
                    return  # it is open already; its window has come forward
                self._show_once(path, actor, mine, remembered=remembered)
            finally:
                mine.leave()
            if self._next is None or self._next.path != path:
                return
            actor = self._next.actor

    def _show_once(self, path: Path, actor: str | None, mine: Turn, *, remembered: bool) -> None:
        fittings = Fittings(memory=self._memory, backups=remembered)
        window = build(path, actor, self._language, fittings)
        self._next = None
        window.reachable.connect(mine.leave)
        window.other_wanted.connect(partial(self._leave_for, window, path, remembered=remembered))
        self._faults.happened.connect(window.telling.fault, Qt.ConnectionType.QueuedConnection)
        if remembered:
            self._warn_of_cloud(path.resolve())
            self._memory.keep_workspace(path.resolve())
        with self._handed_to(window, path.resolve(), remembered=remembered):
            self._stay(window)
        self._language = window.context.messages.language
        self._faults.happened.disconnect(window.telling.fault)
        window.deleteLater()

    def _stay(self, window: MainWindow) -> None:
        """Shows the window until it was closed."""
        window.show()
        if not self._safe and self._memory.note_crashes(user_state() / CRASHES):
            QTimer.singleShot(0, window, window.telling.crash)
        self._app.exec()

    @contextmanager
    def _handed_to(self, window: MainWindow, shown: Path, *, remembered: bool) -> Iterator[None]:
        """Meanwhile a file that the system hands over is opened in the place of the window's own."""
        if not isinstance(self._app, Application):
            yield
            return
        opening = self._app.handed.connect(partial(self._open_handed, window, shown, remembered=remembered))
        try:
            yield
        finally:
            self._app.handed.disconnect(opening)

    def _open_handed(self, window: MainWindow, shown: Path, file: str, *, remembered: bool) -> None:
        assert isinstance(self._app, Application)
        self._app.take()
        if Path(file).resolve() == shown:
            window.raise_()
            window.activateWindow()
        else:
            self._leave_for(window, shown, Beginning(Start.OPEN, Path(file)), remembered=remembered)

    def _leave_for(
        self, window: MainWindow, shown: Path, beginning: Beginning | None, *, remembered: bool = True
    ) -> None:
        """Leaves the window for another workspace or person; who chooses none stays where they are."""
        self._language = window.context.messages.language
        chosen = beginning or self._ask()
        if chosen in (None, Beginning(Start.OPEN, shown), Beginning(Start.OPEN, shown.resolve())):
            return
        assert chosen is not None
        is_lost = not remembered and chosen.path != shown
        if (not is_lost or self._may_throw_away(window)) and window.close():
            self._next = chosen
            here = Beginning(Start.OPEN, shown, window.context.actor.name)
            self._left = here if remembered else Beginning(Start.SAMPLE)

    def _may_throw_away(self, window: MainWindow) -> bool:
        """Whether the sample workshop may go, with what was tried in it."""
        messages = window.context.messages
        title, text = messages.text(texts.LEAVE_SAMPLE), messages.text(texts.LEAVE_SAMPLE_TEXT)
        yes = Choice(THROW_AWAY, messages.text(texts.THROW_AWAY), Weight.WARNING)
        return confirm(window.context.ask, title, text, yes, messages.text(texts.STAY))

    def _ask(self) -> Beginning | None:
        from app.views.shell.start import StartDialog  # noqa: PLC0415 - seldom asked

        dialog = StartDialog(self._theme, Messages(self._language), self._memory.workspace())
        dialog.exec()
        return dialog.beginning

    def _explain(self, error: KnownError, path: Path | None, *others: Choice) -> str | None:
        """Says why something can't be opened, and what it can be brought back from; which way was chosen."""
        messages, details, ways = Messages(self._language), [error.code.value], list(others)
        kept = None if path is None else recovery.help_for(error.code, path)
        if path is not None and kept is not None:
            details.insert(0, _made(kept, messages))
            hindrance = _second_person(path)
            if hindrance is None:
                ways.append(Choice(BRING_BACK, messages.text(texts.BRING_BACK)))
            else:
                details.insert(1, why(hindrance, messages))
        chosen = self._say(texts.NOT_OPENED, why(error, messages), details, ways)
        if chosen == BRING_BACK and path is not None and kept is not None:
            return BRING_BACK if self._bring_back(path, kept) else None
        return chosen

    def _bring_back(self, path: Path, backup: Path) -> bool:
        """Puts the backup in the lost workspace's place, and says so; False after saying why it can't be."""
        messages = Messages(self._language)
        try:
            kept = recovery.bring_back(path, backup)
        except KnownError as error:
            self._say(texts.NOT_OPENED, why(error, messages), [error.code.value])
            return False
        details = [] if kept is None else [messages.text(KEPT, file=str(kept))]
        self._say(texts.BROUGHT_BACK, messages.text(RESTORED, source=str(backup), file=str(path)), details)
        return True

    def _warn_of_cloud(self, path: Path) -> None:
        """Once of each workspace, before its window comes up."""
        service = None if path in self._memory.workspaces() else cloud_service(path)
        if service is not None:
            text = Messages(self._language).text(CLOUD_FOLDER, file=str(path), service=service)
            self._say(texts.IN_CLOUD, text)

    def _say(
        self, title: str, text: str, details: Sequence[str] = (), ways: Sequence[Choice] = ()
    ) -> str | None:
        """Says something in a dialog of its own; which way on was chosen."""
        from app.views.widgets.ask_dialog import AskDialog  # noqa: PLC0415 - seldom said

        messages = Messages(self._language)
        dismiss = messages.text(texts.CLOSE if ways else say.OK)
        question = Question(messages.text(title), text, tuple(ways), dismiss, tuple(details))
        dialog = AskDialog(question, self._theme, messages)
        dialog.exec()
        return None if dialog.answer is None else dialog.answer.choice


def _made(backup: Path, messages: Messages) -> str:
    """Which backup it is, and when it was made: its name says so."""
    made = made_at(backup)
    assert made is not None, "those without are no backups of the program"
    moment = messages.moment(round(made.timestamp() * 1_000_000))
    return messages.text(NEWEST_BACKUP_MADE, moment=moment, file=str(backup))


def _second_person(path: Path) -> KnownError | None:
    """Why somebody else has to agree to a restore; None when nobody has."""
    try:
        recovery.require_second(path, None)
    except KnownError as error:
        return error
    return None


def sign() -> QIcon:
    """What stands for the program in a task bar and a window's title."""
    return QIcon(str(resources() / "brand" / "hatthasilpa.png"))


def close_on_signals(app: QApplication) -> None:
    """Ctrl+C in a terminal closes the window as its cross does."""
    signal.signal(signal.SIGINT, lambda *_: app.closeAllWindows())
