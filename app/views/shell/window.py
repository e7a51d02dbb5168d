"""The window: rail, page, activity strip, menus and status line around the screens, over one workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.clock import Clock
from app.domain.words import Line
from app.lifecycle.queries import choices
from app.messages import Language, Messages, Years
from app.views.bridge import Bridge
from app.views.commands.texts import TITLES as FORMS
from app.views.context import JOBS, ORDERS, QUEUE, TICKETS, Context, Guide, Screen, Seated, Speech
from app.views.packing import Packing
from app.views.reader import Reader
from app.views.shell import help as helping
from app.views.shell import menus, rooms, texts, zoom
from app.views.shell.ahead import Ahead
from app.views.shell.beginning import Beginning, Start
from app.views.shell.bench import Bench
from app.views.shell.doorbell import Doorbell
from app.views.shell.drafts import Begun
from app.views.shell.happenings import SHOWN, Happenings
from app.views.shell.memory import ShortMemory
from app.views.shell.pages import Pages
from app.views.shell.places import ENTRIES, entries_for, not_to_see
from app.views.shell.placing import keep_window, place_window
from app.views.shell.qt_words import QtWords
from app.views.shell.seat import Seat
from app.views.shell.seating import Premises, Seating, seen_by
from app.views.shell.status import StatusLine
from app.views.shell.telling import Telling
from app.views.theme.scale import LARGE
from app.views.theme.tokens import Scheme
from app.views.widgets.activity import ActivityStrip
from app.views.widgets.ask_dialog import WindowAsk
from app.views.widgets.rail import NavigationRail

if TYPE_CHECKING:
    from app.views.shell.scanning import Scanning

W = TypeVar("W", bound=QWidget)

FIRST = QSize(1280, 800)
LEAST_WIDTH, LEAST_HEIGHT = 960, 600
NARROW = LEAST_WIDTH
"""With larger text a window needs more than this; where it has less, the rail shows icons only."""
AHEAD_MS = 200
"""After the window is shown: it has been painted by then, and the other pages may read."""


class MainWindow(QMainWindow):
    """Closing it lets the writer finish, backs up, seals, and closes both connections.

    `other_wanted(Beginning | None)`: another workspace or person is wanted, or to be asked about; whoever
    hears it closes the window. `reachable()`: from now on other starts of the program find the window.
    `attends`: whoever sits here is seen by the others, and heard when they scan or drop a sheet.
    """

    other_wanted = Signal(object)
    reachable = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._closed = False
        self.attends = False
        self._window_ask = WindowAsk(self, seat.theme, seat.messages)
        self._doorbell: Doorbell | None = None
        self.context = self._context()
        self._years = self._years_kept()
        self._ahead = Ahead(self, self._attend, self._steps_ahead())
        self._qt_words = QtWords(self.context.messages, self)
        QCoreApplication.installTranslator(self._qt_words)
        self.menus = menus.Menus(self.context, self._offered, self)
        self.status = StatusLine(self.context, seat.workspace, seat.last_backup)
        self.telling = Telling(self.context, seat.workspace, self)
        self.setMenuBar(self.menus)
        self.bench = Bench(self, self._around, self.context.guide)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.addActions([action for _, action in self.menus.items()])  # their keys work without the menu bar
        self._connect()
        self._begun = Begun(self.context)
        self.seating = self._seating()
        self._furnish(self._beginning())
        self.seating.begin()
        self._tick()
        self._title()
        place_window(self, self.context.notebook, FIRST)

    # what others ask of the window

    def go(self, place: str, thing: int | None = None) -> Screen:
        """Shows a place, and a thing there if told. Raises KeyError for an unknown place."""
        if place != QUEUE:
            self.bench.turn(False)
        screen = self.pages.show_place(place)
        self.rail.show_place(place)
        self.menus.show_things(screen.menu_actions())
        (screen.strip_room() or self._foot).addWidget(self.strip)
        if thing is not None:
            screen.show_thing(thing)
        return screen

    def screen_of(self, place: str) -> Screen:
        """The screen of a place, shown or not. Raises KeyError for an unknown place."""
        return self.pages.screen_of(place)

    def seen(self, kind: type[W], name: str = "") -> list[W]:
        """What can be seen of a kind, in the window or over it; nothing is made for that."""
        found = super().findChildren(kind, name) if name else super().findChildren(kind)
        return [each for each in found if each.isVisible()]

    if not TYPE_CHECKING:  # the types are Qt's

        def findChild(self, *wanted, **how):
            """Finds what stands on any page: those that nobody has seen yet are made before."""
            self.pages.make_all()
            return super().findChild(*wanted, **how)

        def findChildren(self, *wanted, **how):
            """Finds all that stands on any page."""
            self.pages.make_all()
            return super().findChildren(*wanted, **how)

    def speak(self, language: Language) -> None:
        """Puts the whole window into a language; what is selected or typed stays."""
        messages = Messages(language, years=self._years)
        self.context.speech.messages = self._qt_words.messages = messages
        for part in (self._window_ask, self.menus, self.rail, self.pages, self.happenings, self.status):
            part.retranslate(messages)
        self._title()
        self._tick()

    def count_years(self, years: Years | None) -> None:
        """Buddhist or Gregorian years wherever a day is shown; None: as the language counts them."""
        self._years = years
        self.context.notebook.write(menus.YEARS, years or "")
        self.speak(self.context.messages.language)

    def colour(self, scheme: Scheme) -> None:
        """Light or dark."""
        self.context.theme.use(scheme)
        self._tick()

    def zoom(self, percent: int) -> None:
        """Larger or smaller text: everything is made anew in that size, and shows what it showed."""
        zoom.scale(self.context.theme, percent)
        chosen, counts = self.pages.chosen(), self.rail.counts()
        self._begun.keep(self.pages)
        self._furnish(self.pages.shown())
        self.menus.dress()
        self.status.dress()
        self.pages.choose(chosen)
        self._begun.give_back(self.pages)
        for place, count in counts.items():
            self.rail.set_count(place, count)
        self._ahead.go_through(self._pages_ahead())

    @Slot()
    @Slot(object)
    def import_sheet(self, path: Path | None = None) -> None:
        """Opens the room where an order sheet comes in, on a file if told; a room that is open takes it.

        From Manufacturing Orders it makes orders at first, from everywhere else jobs.
        """
        refused = not_to_see(JOBS, self.context.actor)
        if refused is not None:
            self.context.tell_problem(refused)
            return
        line = Line.CLASSIC if self.pages.shown() == ORDERS else Line.HATTHASILPA
        rooms.open_import(self.context, path, line, self)

    @Slot(str)
    @Slot(str, object)
    def give(self, kind: str, preset: Mapping[str, object] | None = None) -> None:
        """Opens the form of a command, with the values that are known already."""
        rooms.open_form(self.context, kind, self, preset)

    @Slot()
    def turn_bench(self) -> None:
        """Shows the work queue alone on the whole screen, or everything again."""
        self.go(QUEUE)
        self.bench.turn(not self.bench.is_on)

    def open_palette(self) -> None:
        """Opens the palette over the middle of the window."""
        shown = self.pages.screen_of(self.pages.shown())
        rooms.open_palette(self.context, self.menus, shown.menu_actions(), self)

    # furnishing

    def _context(self) -> Context:
        seat = self._seat
        seated = Seated(seat.actor)
        packing = Packing(seat.reading.desk, seat.runner, seat.open_reading, seat.clock, seat.press, self)
        return Context(
            desk=seat.reading.desk,
            runner=seat.runner,
            reader=Reader(seen_by(seated, seat.open_reading), self),
            bridge=Bridge(seat.reading, self),
            seated=seated,
            speech=Speech(seat.messages),
            theme=seat.theme,
            ask=seat.ask or self._window_ask,
            guide=Guide(self),
            notebook=seat.memory or ShortMemory(),
            open_reading=seen_by(seated, seat.open_reading),
            today=partial(_today, seat.clock),
            now=seat.clock.now,
            calendar=seat.clock,
            packing=packing,
        )

    def _connect(self) -> None:
        runner, context = self._seat.runner, self.context
        runner.setParent(self)
        runner.committed.connect(context.bridge.look)
        runner.backed_up.connect(self.status.note_backup)
        runner.troubled.connect(self.telling.trouble)
        runner.unsound.connect(self.telling.unsound)
        runner.crashed.connect(self.telling.fault)
        context.bridge.failing.connect(self.status.note_failing)
        context.bridge.facts_committed.connect(context.packing.hear)
        context.packing.troubled.connect(self.telling.trouble)
        context.guide.asked.connect(self._follow)
        context.guide.import_asked.connect(self.import_sheet)
        context.guide.undo_asked.connect(partial(rooms.undo, context))
        context.guide.form_asked.connect(self.give)
        context.guide.full_screen_asked.connect(self.turn_bench)
        self.menus.chosen.connect(self._do)

    def _furnish(self, place: str) -> None:
        """Makes rail, pages and strip; the ones before, if any, go.

        Large parts are made where they stay: what is moved later is styled by Qt all over again.
        """
        theme, messages = self.context.theme, self.context.messages
        whole = QWidget(self)
        self.rail = NavigationRail([each.place for each in entries_for(self.context.actor)], theme, messages)
        self.rail.name.say(texts.PROGRAM)
        self.rail.chosen.connect(self._follow)
        self.pages = Pages(self.context, whole)
        self.pages.waiting.connect(self.rail.set_count)
        self.strip = ActivityStrip(theme, messages, SHOWN)
        self.happenings = Happenings(self.context, self.strip)
        self._fit_rail()
        self._arrange(whole)
        self.setCentralWidget(whole)
        self.go(place)
        self.bench.dress()

    def _around(self) -> tuple[QWidget, ...]:
        """What stands around the page."""
        return self.menus, self.rail, self.strip, self.status

    def _arrange(self, whole: QWidget) -> None:
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.pages, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(LARGE, 0, LARGE, 0)
        page.addLayout(self._foot)
        page.addWidget(self.status)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(page, 1)

    def _title(self) -> None:
        self.setWindowTitle(self.context.messages.text(texts.TITLE, workspace=self._seat.workspace.stem))

    def _tick(self) -> None:
        self.menus.tick(menus.SPEAK + self.context.messages.language)
        self.menus.tick(menus.YEARS + (self._years or menus.USUAL))
        self.menus.tick(menus.COLOUR + self.context.theme.scheme)

    # what people do

    @Slot(str)
    def _do(self, key: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            menus.NEW_JOB: partial(self._make_new, JOBS),
            menus.NEW_ORDER: partial(self._make_new, ORDERS),
            menus.NEW_TICKET: partial(self._make_new, TICKETS),
            menus.IMPORT: self.import_sheet,
            menus.OTHER_WORKSPACE: partial(self.other_wanted.emit, None),
            menus.QUIT: self.close,
            menus.LOCK: self.seating.lock_up,
            menus.UNDO: partial(rooms.undo, self.context),
            menus.PALETTE: self.open_palette,
            menus.REFRESH: self._refresh,
            menus.FULL_SCREEN: self.turn_bench,
            menus.ZOOM_IN: partial(self._zoom_on, 1),
            menus.ZOOM_OUT: partial(self._zoom_on, -1),
            menus.ZOOM_NORMAL: partial(self.zoom, zoom.NORMAL),
            menus.DIAGNOSTICS: partial(rooms.show_log, self.context, self._seat.workspace, self),
            menus.SAVE_REPORT: partial(rooms.save_report, self.context, self._seat.workspace, self),
            menus.ABOUT: partial(helping.show_about, self.context),
        }
        deeds |= {menus.GIVE + kind: partial(self.give, kind) for kind in FORMS}
        deeds |= {menus.GO + each.place.key: partial(self._follow, each.place.key) for each in ENTRIES}
        deeds |= {menus.YEARS + each: partial(self.count_years, each) for each in Years}
        deeds[menus.YEARS + menus.USUAL] = partial(self.count_years, None)
        deeds |= {menus.SPEAK + each: partial(self.speak, each) for each in Language}
        deeds |= {menus.COLOUR + each: partial(self.colour, each) for each in Scheme}
        if key in deeds:
            deeds[key]()
        elif key.startswith(menus.RECENT):
            self.other_wanted.emit(Beginning(Start.OPEN, Path(key.removeprefix(menus.RECENT))))
        else:
            name = key.removeprefix(menus.WORK_AS)
            self.other_wanted.emit(Beginning(Start.OPEN, self._seat.workspace, name))

    @Slot(str)
    @Slot(str, object)
    def _follow(self, place: str, thing: int | None = None) -> None:
        refused = not_to_see(place, self.context.actor)
        if refused is None:
            self.go(place, thing).focus_list()
        else:
            self.context.tell_problem(refused)

    def _place_shown(self) -> str:
        return self.pages.shown()

    def _make_new(self, place: str) -> None:
        self.go(place).make_new()

    def _refresh(self) -> None:
        self.pages.screen_of(self.pages.shown()).refresh()

    def _zoom_on(self, way: int) -> None:
        self.zoom(zoom.next_step(zoom.percent_of(self.context.theme), way))

    # what else could be opened, and being called

    def _offered(self, key: str) -> list[menus.Offered]:
        """What stands in a submenu now."""
        if key == menus.WORK_AS:
            people, me = choices.people(self.context.desk), self.context.actor.id
            return [menus.Offered(each.name, each.name, each.id == me) for each in people]
        here = self._seat.workspace.resolve()
        known = self._seat.memory.workspaces() if self._seat.memory else []
        others = [menus.Offered(str(path), str(path)) for path in known if path != here]
        return others or [menus.Offered("", self.context.messages.text(texts.NO_RECENT))]

    def _seating(self) -> Seating:
        seat = self._seat
        seating = Seating(
            self.context, Premises(seat.workspace, seat.clock, seat.reading, seat.open_reading), self
        )
        seating.others.connect(self.status.note_others)
        seating.changed.connect(self._reseat)
        seating.quit_wanted.connect(self.close)
        return seating

    def _beginning(self) -> str:
        """The place that is shown first: the jobs, or for who may not see them what comes first."""
        return entries_for(self.context.actor)[0].place.key

    @Slot()
    def _reseat(self) -> None:
        """Somebody else sits here, or the same one may something else: everything is made for them."""
        shown, places = self.pages.shown(), [each.place.key for each in entries_for(self.context.actor)]
        self.menus.retranslate(self.context.messages)
        self.status.retranslate(self.context.messages)
        self._begun.keep(self.pages)
        self._furnish(shown if shown in places else places[0])
        self._begun.give_back(self.pages)
        self._ahead.go_through(self._pages_ahead())

    @cached_property
    def scanning(self) -> Scanning:
        """What opens the thing whose code is scanned."""
        from app.views.shell.scanning import Scanning  # noqa: PLC0415 - the list is seen before

        return Scanning(self.context, self._place_shown, self)

    def _attend(self) -> None:
        """From now on somebody is there."""
        from app.views.imports.dropping import SheetDrop  # noqa: PLC0415 - the list is seen before

        self.seating.attend()
        _listens = self.scanning
        SheetDrop(self).dropped.connect(self.import_sheet)
        self.attends = True

    def _hang_doorbell(self) -> None:
        self._doorbell = Doorbell(self._seat.workspace, self)
        self._doorbell.rung.connect(self._come_forward)
        self.reachable.emit()

    @Slot()
    def _come_forward(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _fit_rail(self) -> None:
        self.rail.fold(self.width() < self.context.theme.scaled(NARROW))

    # beginning and end

    def is_ready(self) -> bool:
        """Whether all that is behind the first page has been made."""
        return self._ahead.is_done()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part of Qt."""
        super().resizeEvent(event)
        self._fit_rail()

    def showEvent(self, event: QShowEvent) -> None:
        """Soon after, what is behind the first page is made ready."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.seating.ask_first)
        QTimer.singleShot(AHEAD_MS, self, self._read_ahead)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks about what is half written, then waits until everything that was sent is done and safe."""
        if not self._closed and not self._begun.may_go(self.pages):
            event.ignore()
            return
        if not self._closed:
            self._closed = True
            self._keep_memory()
            QCoreApplication.removeTranslator(self._qt_words)
            if self._doorbell is not None:
                self._doorbell.take_down()
            self.seating.leave()
            self.context.packing.stop()
            self._seat.runner.stop()
            self.context.reader.stop()
            self.context.bridge.stop()
            for timer in super().findChildren(QTimer):
                timer.stop()
            self._seat.reading.close()
        super().closeEvent(event)

    @Slot()
    def _read_ahead(self) -> None:
        if not self._closed:
            self._ahead.start()

    def _steps_ahead(self) -> Iterator[Callable[[], object]]:
        yield self._hang_doorbell
        yield self._seat.runner.begin
        yield self.context.packing.begin
        yield from self._pages_ahead()

    def _pages_ahead(self) -> Iterator[Callable[[], object]]:
        """Makes the other pages and lets them read, so that going there takes no time."""
        entries = ENTRIES if self._seat.makes_ahead else ()
        for each in entries:
            for step in (Pages.screen_of, Pages.make_rest, Pages.read_first):
                yield partial(self._prepare, step, each.place.key)
        for each in entries:
            yield partial(self._prepare, Pages.rehearse, each.place.key)

    def _prepare(self, step: Callable[[Pages, str], object], place: str) -> None:
        """Whoever sits here meanwhile may not see each place."""
        if self.pages.has(place):
            step(self.pages, place)

    def _years_kept(self) -> Years | None:
        kept = self.context.notebook.read(menus.YEARS)
        years = Years(kept) if kept in set(Years) else None
        messages = Messages(self.context.messages.language, years=years)
        self.context.speech.messages = messages
        return years

    def _keep_memory(self) -> None:
        memory = self._seat.memory
        if memory is not None:
            keep_window(self, memory)
            memory.keep_language(self.context.messages.language)
            memory.keep_scheme(self.context.theme.scheme)
            memory.keep_zoom(zoom.percent_of(self.context.theme))
            memory.sync()


def _today(clock: Clock) -> date:
    return clock.plant_date(clock.now())
