"""From one ticket to the next: the panel beside the list, with what is left to do by history and clocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.clock import FixedClock
from app.views.context import JOBS, TICKETS
from app.views.jobs.view import JobsScreen
from app.views.shell.window import MainWindow
from app.views.tickets.view import TicketsScreen
from benches.figures import Figure, Times
from benches.painting import settle, window_of
from benches.workshop import ROUTING, Scale, Workshop

BAR, GOAL = 50, 20
BELT = "BELT-32"
TICKETS_MADE = 12
BATCH = 20
OF_THE_LINE = {"hatthasilpa": "another job chosen", "classic": "another classic ticket chosen"}


def measure(scale: Scale) -> Iterator[Figure]:
    """Tickets of the largest usual size, some pieces of each worked by the clock."""
    _application = QApplication.instance() or QApplication([])
    with window_of(_many_tickets(scale)) as window:
        window.resize(1920, 1080)
        window.show()
        settle()
        for line, what in OF_THE_LINE.items():
            yield _switched(window, TICKETS, line, f"panel switch between tickets, {what}", scale.rounds)
        yield _switched(window, JOBS, "hatthasilpa", "panel switch on Hatthasilpa Jobs", scale.rounds)


def _switched(window: MainWindow, place: str, line: str, what: str, rounds: int) -> Figure:
    window.go(place)
    settle()
    screen = window.screen_of(place)
    assert isinstance(screen, JobsScreen | TicketsScreen)
    times = Times()
    for ticket in islice(cycle(_of_line(window, line)), max(rounds, 2)):
        times.take(partial(_choose, screen, ticket))
        QApplication.processEvents()
    return Figure(what, times.median, "ms", str(times), BAR, GOAL)


def _choose(screen: JobsScreen | TicketsScreen, ticket: int) -> None:
    assert screen.table.choose([ticket])
    QApplication.processEvents()
    screen.panel.repaint()


def _of_line(window: MainWindow, line: str) -> Sequence[int]:
    rows = window.context.desk.db.execute_sql("SELECT id FROM ticket WHERE line = ? ORDER BY id", (line,))
    return [row[0] for row in rows.fetchall()]


def _many_tickets(scale: Scale) -> Path:
    """The workspace, closed."""

    def furnish(shop: Workshop) -> None:
        names = {"name_en": "Belt, 32 mm", "name_th": "เข็มขัด 32 มม."}
        shop.do("product.create", sku=BELT, line="classic", routing=ROUTING, **names)
        for _ in range(TICKETS_MADE):
            shop.started(scale.pieces // 10)
            made = shop.do("ticket.create", product=BELT, quantity=scale.pieces, owner=shop.admin)
            ticket = made.result["id"]
            shop.do("ticket.start", tickets=[ticket])
        for ticket in shop.column("SELECT id FROM ticket ORDER BY id"):
            _work(shop, ticket)

    return scale.kept("panels", furnish)


def _work(shop: Workshop, ticket: int) -> None:
    """A few pieces by the clock, one after another, and as many on one tray that still runs."""
    clock = shop.core.clock
    assert isinstance(clock, FixedClock)
    first = "SELECT id FROM token WHERE ticket = ? AND state = 'ready' AND node = 'CUT' ORDER BY id LIMIT ?"
    for _ in range(5):
        tokens = shop.column(first, ticket, 1)
        if tokens:
            shop.do("work.start", tokens=tokens)
            clock.advance(minutes=17)
            shop.do("work.complete", tokens=tokens)
    if tokens := shop.column(first, ticket, BATCH):
        shop.do("work.start", tokens=tokens)
        clock.advance(minutes=50)
        shop.do("work.pause", tokens=tokens, reason="Lunch")
