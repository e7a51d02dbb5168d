"""Loads in quiet moments what the first sight of a window does without: it is opened at once later."""

from __future__ import annotations

import gc
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

Step = Callable[[], object]

PAUSE_MS = 20
"""Between two steps, for keys and clicks."""

# Large parts stand before what is made of them, so that no step takes long.
NEXT = (
    "app.domain.facts",
    "peewee",
    "app.models.records",
    "app.models.records.through",
    "app.domain.commands",
    "app.views.jobs.commands",
    "app.domain.game.flow",
    "app.models.loading.tickets",
    "app.domain.routing.exchange",
    "app.domain.routing.validation",
    "app.domain.orders.plan",
    "app.domain.work.reverting",
    "app.lifecycle.verbs",
    "app.views.widgets.in_place",
    "app.views.packet.section",
    "app.views.jobs.details",
    "app.views.tickets.view",
    "app.views.orders.view",
    "app.domain.undo",
    "app.lifecycle.verbs.undo",
    "app.views.queue.board",
    "app.views.queue.view",
    "app.views.pieces.view",
    "app.views.inbox.view",
    "app.views.packets.view",
    "app.views.people.view",
)
"""What the steps of the window make something of."""
LATER = (
    "app.views.widgets.calendar",
    "app.views.jobs.dialog",
    "app.views.orders.dialog",
    "app.views.orders.planning",
    "app.views.palette.rows",
    "app.views.palette.dialog",
    "app.views.shell.suggesting",
    "app.views.shell.undoing",
    "app.views.signing.dialog",
    "app.sheets",
    "app.domain.order_sheet.fields",
    "app.domain.order_sheet.columns",
    "app.domain.order_sheet",
    "app.lifecycle.importing",
    "app.views.imports.sheet_page",
    "app.views.imports.dialog",
    "app.views.commands.dialog",
    "app.views.lists.chooser",
    "app.views.lists.out.outlets",
    "app.views.lists.out.paper",
    "app.views.lists.out.preview",
    "app.views.shell.reports",
    "jinja2",
    "app.lifecycle.packets.making",
    "app.lifecycle.packets.pipeline",
)


class Ahead(QTimer):
    """Does first what can't wait; then loads one part after the other, does the steps of the window, and ends
    when all is there."""

    def __init__(self, parent: QObject, first: Step, steps: Iterable[Step]) -> None:
        super().__init__(parent)
        before = (first, _ready_for_errors, *_loading(NEXT), _learn_thai)
        self._steps: deque[Step] = deque((*before, *steps, *_loading(LATER), _let_rest))
        self.setInterval(PAUSE_MS)
        self.timeout.connect(self._go_on)

    def go_through(self, steps: Iterable[Step]) -> None:
        """Does these steps too, after those that are left."""
        self._steps.extend(steps)
        self.start()

    def is_done(self) -> bool:
        """Whether nothing is left to be made ready."""
        return not self._steps

    @Slot()
    def _go_on(self) -> None:
        if self._steps:
            self._steps.popleft()()
        else:
            self.stop()


def _loading(names: Sequence[str]) -> Iterator[Step]:
    return (partial(import_module, name) for name in names if name not in sys.modules)


def _ready_for_errors() -> None:
    """What tells of errors is there before any: one may say that no file can be opened any more."""
    _asked = traceback.format_exception


def _learn_thai() -> None:
    """Where Thai breaks is known before the first Thai name is shown, also in an English window."""
    from app.messages.thai import breakable  # noqa: PLC0415 - with its model

    breakable("งานฝีมือ")


def _let_rest() -> None:
    """What is there now stays: if nothing was looked through for garbage so far, this never will be."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
