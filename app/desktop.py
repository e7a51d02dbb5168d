"""Puts screens on a core: builds the window of a workspace, and runs the program with one."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import bootstrap, log
from app.clock import Clock, SystemClock
from app.clouds import cloud_service
from app.domain.decision import Person
from app.domain.refusals import Refused
from app.errors import KnownError, Trouble
from app.files import followed
from app.lifecycle.core import Core, Reading
from app.lifecycle.queries import choices
from app.lifecycle.sweeping import sweep
from app.log import CRASHES
from app.messages import Language, Messages
from app.messages import window as say
from app.messages.troubles import CLOUD_FOLDER
from app.paths import resources, user_state
from app.views.context import why
from app.views.runner import Premises, Proof, Runner
from app.views.shell import texts, zoom
from app.views.shell.application import Application
from app.views.shell.beginning import Beginning, Start
from app.views.shell.doorbell import ring
from app.views.shell.faults import Faults
from app.views.shell.memory import Memory
from app.views.shell.window import MainWindow, Seat
from app.views.theme.theme import Theme, system_scheme
from app.views.widgets.ask import Ask, Choice, Question

DONE, FOUND, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Fittings:
    """What a window can be given other than usual: a clock, a memory of its own, answers by script."""

    clock: Clock | None = None
    memory: Memory | None = None
    ask: Ask | None = None
    backups: bool = True


def build(
    workspace: Path | str, actor: str | None = None, lang: str = "en", fittings: Fittings | None = None
) -> MainWindow:
    """The window of a workspace, not shown yet; closing it closes the workspace.

    `actor` is somebody's name, the first admin if None; `lang` is en or th. Makes the QApplication where
    there is none. Raises KnownError: the file can't be opened, nobody has that name.
    """
    _application()
    with _uncollected():
        return _built(Path(workspace), actor, Language(lang), fittings or Fittings())


def _built(workspace: Path, actor: str | None, language: Language, fittings: Fittings) -> MainWindow:
    path, messages = followed(workspace), Messages(language)
    clock = fittings.clock or SystemClock()
    premises = Premises(
        partial(bootstrap.open_core, path, clock),
        partial(bootstrap.open_reading, path),
        _keep_backup if fittings.backups else None,
        _proof(path) if fittings.backups else None,
        sweep if fittings.backups else None,
    )
    reading = premises.open_reading()
    person = _person(reading, actor)
    runner = Runner(premises)
    runner.start()  # proves what runs while the window is made
    theme = theme_in_use()
    seat = Seat(
        path,
        runner,
        reading,
        premises.open_reading,
        person,
        clock,
        theme,
        messages,
        last_backup=_last_backup(path),
        memory=fittings.memory,
        ask=fittings.ask,
    )
    window = MainWindow(seat)
    try:
        runner.wait()
    except BaseException:
        window.close()
        window.deleteLater()
        raise
    return window


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is made for a window is no garbage: nothing is searched for any meanwhile."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Runs the program with a window; returns its exit code. `language` holds where none was kept."""
    if arguments.smoke:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_display():
        sys.stderr.write(f"{Messages(language).text(texts.NO_DISPLAY)}\n")
        return UNUSABLE
    with _logged(), watched() as faults:
        app = _application()
        if arguments.smoke:
            return _smoke(faults)
        with _state(safe=arguments.safe_mode) as state:
            return Session(app, arguments, language, faults, Memory(state)).run()


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
        self._theme = _theme_of(app)
        self._other_wanted = False
        self._next: Beginning | None = None

    def run(self) -> int:
        """Opens what was named, the sample, the last workspace, or what is chosen at the start.

        A mistake of the program is raised, after it was told in a window: nobody may be reading a terminal.
        """
        try:
            return self._run()
        except Exception:
            text = Messages(self._language).text(texts.FAULT_TEXT)
            self._say(texts.FAULT, text, str(user_state() / log.NAME))
            raise

    def _run(self) -> int:
        self._theme.use(self._memory.scheme() or system_scheme())
        zoom.scale(self._app, self._theme, self._memory.zoom() or zoom.NORMAL)
        self._app.setWindowIcon(sign())
        _close_on_signals(self._app)
        if self._named is None:
            beginning = self._first()
        elif self._show_named(self._named):
            beginning = self._wanted_next()
        elif (beginning := self._next) is None:
            return UNUSABLE
        while beginning is not None:
            beginning = self._wanted_next() if self._begin(beginning) else self._ask()
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
        """What the window that was closed asked for; None when it was simply closed."""
        if not self._other_wanted:
            return None
        return self._next or self._ask()

    def _show_named(self, path: Path) -> bool:
        """Opens a window and waits for its end; False after saying why it can't be.

        In a window too: after a double click in a file manager nobody reads what a terminal would show.
        """
        try:
            self._show(path)
        except KnownError as error:
            sentence = why(error, Messages(self._language))
            sys.stderr.write(f"{error.code}: {sentence}\n")
            if self._tell(error, texts.OTHER_WORKSPACE):
                self._next = self._ask()
            return False
        return True

    def _begin(self, beginning: Beginning) -> bool:
        """Opens a window and waits for its end; False after saying why it could not be opened."""
        from app import sample  # noqa: PLC0415 - few windows show it
        from app.views.shell.making import Maker  # noqa: PLC0415

        try:
            if beginning.path is None:
                with _throw_away() as path:
                    make = partial(sample.make, path)
                    if not Maker(make, self._theme, Messages(self._language)).run():
                        return False
                    self._show(path, remembered=False)
            else:
                if beginning.start is Start.NEW:
                    bootstrap.new_workspace(beginning.path)
                self._show(beginning.path, beginning.actor)
        except KnownError as error:
            self._tell(error)
            return False
        return True

    def _show(self, path: Path, actor: str | None = None, *, remembered: bool = True) -> None:
        """Shows the workspace; to another person too, while one is wanted for the same file."""
        if ring(path):
            self._other_wanted = False
            return  # it is open already; its window has come forward
        while True:
            self._show_once(path, actor, remembered=remembered)
            if not self._other_wanted or self._next is None or self._next.path != path:
                return
            actor = self._next.actor

    def _show_once(self, path: Path, actor: str | None, *, remembered: bool) -> None:
        fittings = Fittings(memory=self._memory, backups=remembered)
        window = build(path, actor, self._language, fittings)
        self._other_wanted, self._next = False, None
        window.other_wanted.connect(self._note_other)
        self._faults.happened.connect(window.tell_fault, Qt.ConnectionType.QueuedConnection)
        if remembered:
            self._warn_of_cloud(path.resolve())
            self._memory.keep_workspace(path.resolve())
        with self._handed_to(window, path.resolve()):
            self._stay(window)
        self._language = window.context.messages.language
        self._faults.happened.disconnect(window.tell_fault)
        window.deleteLater()

    def _stay(self, window: MainWindow) -> None:
        """Shows the window until it was closed."""
        window.show()
        if self._memory.note_crashes(user_state() / CRASHES):
            QTimer.singleShot(0, window, window.tell_crash)
        self._app.exec()

    @contextmanager
    def _handed_to(self, window: MainWindow, shown: Path) -> Iterator[None]:
        """Meanwhile a file that the system hands over is opened in the place of the window's own."""
        if not isinstance(self._app, Application):
            yield
            return
        opening = self._app.handed.connect(partial(self._open_handed, window, shown))
        try:
            yield
        finally:
            self._app.handed.disconnect(opening)

    def _open_handed(self, window: MainWindow, shown: Path, file: str) -> None:
        assert isinstance(self._app, Application)
        self._app.take()
        if Path(file).resolve() == shown:
            window.raise_()
            window.activateWindow()
        elif window.close():
            self._note_other(Beginning(Start.OPEN, Path(file)))

    def _note_other(self, beginning: Beginning | None) -> None:
        self._other_wanted, self._next = True, beginning

    def _ask(self) -> Beginning | None:
        from app.views.shell.start import StartDialog  # noqa: PLC0415 - seldom asked

        dialog = StartDialog(self._theme, Messages(self._language), self._memory.workspace())
        dialog.exec()
        return dialog.beginning

    def _tell(self, error: KnownError, instead: str = "") -> bool:
        """Says why something can't be opened; whether what is offered instead was chosen."""
        return self._say(texts.NOT_OPENED, why(error, Messages(self._language)), error.code, instead)

    def _warn_of_cloud(self, path: Path) -> None:
        """Once of each workspace, before its window comes up."""
        service = None if path in self._memory.workspaces() else cloud_service(path)
        if service is not None:
            text = Messages(self._language).text(CLOUD_FOLDER, file=str(path), service=service)
            self._say(texts.IN_CLOUD, text)

    def _say(self, title: str, text: str, detail: str = "", instead: str = "") -> bool:
        from app.views.widgets.ask_dialog import AskDialog  # noqa: PLC0415 - seldom said

        messages = Messages(self._language)
        choices = (Choice(Start.OPEN, messages.text(instead)),) if instead else ()
        dismiss = messages.text(texts.CLOSE if instead else say.OK)
        question = Question(messages.text(title), text, choices, dismiss, (detail,) if detail else ())
        dialog = AskDialog(question, self._theme, messages)
        dialog.exec()
        return dialog.answer is not None


@contextmanager
def _state(*, safe: bool) -> Iterator[Path]:
    """Where window settings are kept; in safe mode a place without any, forgotten afterwards."""
    if not safe:
        yield user_state()
        return
    with tempfile.TemporaryDirectory(prefix="hatthasilpa-safe-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def sign() -> QIcon:
    """What stands for the program in a task bar and a window's title."""
    return QIcon(str(resources() / "brand" / "hatthasilpa.png"))


@contextmanager
def sample_workspace() -> Iterator[Path]:
    """A throw-away sample workshop in a folder of its own."""
    from app import sample  # noqa: PLC0415 - few windows show it

    with _throw_away() as path:
        sample.make(path)
        yield path


@contextmanager
def _throw_away() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="hatthasilpa-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "Sample workshop.hatt"


def _smoke(faults: Faults) -> int:
    """Starts everything on a fresh sample and touches all of it; 1 when anything was found."""
    from app.views.shell.smoke import ShownAsk, touch_everything  # noqa: PLC0415 - no window of a person's
    from app.views.shell.waiting import settle  # noqa: PLC0415

    with sample_workspace() as path:
        ask = ShownAsk(theme_in_use())
        window = build(path, None, Language.ENGLISH, Fittings(ask=ask))
        ask.window = window
        try:
            touch_everything(window)
        finally:
            window.close()
            settle()
        if _last_backup(path) is None:
            faults.found.append("closing the window made no backup")
    for each in faults.found:
        sys.stderr.write(f"{each}\n")
    return FOUND if faults.found else DONE


@contextmanager
def _logged() -> Iterator[None]:
    """Writes the log meanwhile; a place that can't be written to is no reason not to start."""
    try:
        crashes = log.write_to(user_state())
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        yield
        return
    try:
        yield
    finally:
        log.stop(crashes)


@contextmanager
def watched() -> Iterator[Faults]:
    """Notes meanwhile what goes wrong where nobody calls us."""
    faults = Faults()
    faults.install()
    try:
        yield faults
    finally:
        faults.remove()


def _has_display() -> bool:
    """Whether a window can be opened: X11 and Wayland say so, or another platform was asked for."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _close_on_signals(app: QApplication) -> None:
    """Ctrl+C in a terminal closes the window as its cross does."""
    signal.signal(signal.SIGINT, lambda *_: app.closeAllWindows())


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else Application(sys.argv[:1])


def theme_in_use() -> Theme:
    """The theme of every window of this process. Makes the QApplication where there is none."""
    return _theme_of(_application())


@cache
def _theme_of(app: QApplication) -> Theme:
    """The one theme of the process: fonts are registered once."""
    theme = Theme(app, resources())
    theme.setParent(app)
    return theme


def _person(reading: Reading, name: str | None) -> Person:
    try:
        found = choices.first_admin(reading.desk) if name is None else choices.person(reading.desk, name)
    except Refused:
        found = None
    if found is None:
        reading.close()
        raise KnownError(Trouble.NOBODY, name=name or "")
    return found


def _keep_backup(core: Core) -> int:
    bootstrap.keep_backup(core.workspace, core.clock)
    return core.clock.now()


def _proof(path: Path) -> Proof:
    return Proof(bootstrap.is_proof_due, partial(bootstrap.prove_the_day, path), bootstrap.remember_proof)


def _last_backup(path: Path) -> int | None:
    """When the newest of the workspace's own backups was made."""
    made = [each.stat().st_mtime_ns for each in bootstrap.backup_folder(path).glob(f"*{path.suffix}")]
    return max(made) // 1000 if made else None
