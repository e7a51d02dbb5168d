"""The screen Inbox: the list of what waits for a decision, beside the panel in which it is taken."""

from __future__ import annotations

import logging
from array import array
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.lifecycle.queries import inbox
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.bridge import tickets_in
from app.views.context import INBOX, Context, Drafts, Screen
from app.views.inbox import texts
from app.views.inbox.answers import AnswersForm
from app.views.inbox.model import InboxTableModel
from app.views.inbox.panel import InboxPanel
from app.views.inbox.ways import WaysOutForm
from app.views.lists.states import FAILED, LOADING, Notice
from app.views.lists.view import ListView
from app.views.runner import Problem
from app.views.theme.scale import LARGE, MEDIUM, SMALL, Text
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel

log = logging.getLogger(__name__)

Form = WaysOutForm | AnswersForm
EMPTY = Notice("inbox", texts.EMPTY, texts.EMPTY_HINT)
AGAIN_MS = 60_000
"""So often it is looked whether a pause has become a long one."""
SOON_MS = 50
"""Facts that come close together are read together."""


class InboxScreen(Screen):
    """Reads nothing before it is shown, or the window reads ahead; from then on it keeps its count."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, messages = context.theme, context.messages
        self._context = context
        self._was_read = False
        self._decided: int | None = None  # the entry that was decided here last
        self.title = PlainLabel(theme, step=Text.TITLE, wraps=False)
        self.model = InboxTableModel(context)
        self.table = ListView(self.model, theme, messages)
        self.model.setParent(self.table)
        self._beside = Beside(self, context.theme, context.notebook, INBOX)
        self._column = QVBoxLayout()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._arrange()
        self.panel = InboxPanel(context, self._beside)
        self._connect()
        self.table.notice.show_notice(LOADING)
        self.retranslate(messages)

    # what every screen can

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; selection and written words stay."""
        self.setAccessibleName(messages.text(texts.TITLE))
        self.title.say(messages.text(texts.TITLE))
        self.table.setAccessibleName(messages.text(texts.LIST))
        self.table.retranslate(messages)
        self._beside.retranslate(messages)
        self.panel.speak(messages)

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        self.model.mark_all_stale()
        self._read()
        self.panel.refresh()

    def read_first(self) -> None:
        """Reads the list, unless it was read before."""
        if not self._was_read:
            self._read()

    def focus_list(self) -> None:
        """Puts the keyboard into the list, on its first entry where none is chosen."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.current() is None and len(self.model.ids):
            self.table.choose([self.model.id_at(0)])

    def show_thing(self, thing: int) -> None:
        """Selects an entry."""
        self._read()
        self.table.choose([thing])

    def chosen(self) -> Sequence[int]:
        """The entries that are selected."""
        return self.table.chosen()

    def choose(self, things: Sequence[int]) -> None:
        """Selects those of these entries that are still there."""
        self._read()
        self.table.choose(things)

    def drafts(self) -> Drafts:
        """What was written about entries that still wait."""
        drafts, waiting = self.panel.drafts(), frozenset(self.model.ids)
        return {key: kept for key, kept in drafts.items() if key[0] in waiting or not self._was_read}

    def take_drafts(self, drafts: Drafts) -> None:
        """Goes on with what was written before this screen was made."""
        self.panel.take_drafts(drafts)

    def menu_actions(self) -> Sequence[QAction]:
        """The ways out of the chosen entry."""
        return (*self.panel.ways.menu_actions(), *self.panel.answers.menu_actions())

    def strip_room(self) -> QVBoxLayout:
        """Under the list, so that the panel has the whole height."""
        return self._column

    def is_waiting(self) -> bool:
        """Whether the list is about to follow facts."""
        return self._soon.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the list is read."""
        super().showEvent(event)
        self.read_first()

    # reading

    @Slot()
    def _read(self) -> None:
        """Asks what waits. After an entry that was decided here, the one that stood behind it is chosen."""
        self._was_read = True
        self._soon.stop()
        self._again.start()
        try:
            ids = inbox.entry_ids(self._context.desk, self._context.now())
        except Exception:
            log.exception("the inbox could not be read")
            self.table.notice.show_notice(FAILED)
            return
        following = self._following(ids)
        self.model.set_ids(ids)
        self.table.notice.show_notice(None if ids else EMPTY)
        self.panel.setVisible(bool(ids))  # of nothing, nothing can be decided
        if following is not None:
            self.table.choose([following])
        self.panel.keep_only(frozenset(ids))
        self.waiting.emit(len(ids))

    def _following(self, ids: array[int]) -> int | None:
        """What is chosen in the place of an entry that was decided here: the next one that is still there.

        Where somebody else decided it, none is: a press that was meant for it would decide another one.
        """
        current, left = self.table.current(), frozenset(ids)
        if current is None or current in left or current != self._decided:
            return None
        place = self.model.rows_of([current])[0]
        around = (*self.model.ids[place + 1 :], *reversed(self.model.ids[:place]))
        return next((each for each in around if each in left), None)

    @Slot(tuple)
    def _hear(self, facts: tuple[FactLine, ...]) -> None:
        if not self._was_read:
            return
        if any(fact.kind.startswith("product.") for fact in facts):
            self.model.mark_all_stale()
        if tickets_in(facts) or any(fact.kind.startswith("routing.") for fact in facts):
            self._soon.start()

    @Slot()
    def _look_again(self) -> None:
        """Time has passed; where nothing came of it, nothing moves."""
        if inbox.entry_ids(self._context.desk, self._context.now()) != self.model.ids:
            self._follow()

    @Slot()
    def _follow(self) -> None:
        self.model.mark_all_stale()
        self._read()
        self.panel.refresh()

    @Slot()
    def _show_chosen(self) -> None:
        self.panel.show_entries(tuple(self.table.chosen()))

    # deciding

    @Slot(str, object)
    @Slot(str, object, object)
    def _decide(self, key: str, command: Command, person: int | None = None) -> None:
        self.panel.banner.hide()
        self._decided = self.table.current()
        form = self.panel.form()
        form.set_busy(key, True)
        self._context.send(command, partial(self._done, form, key), partial(self._failed, form, key), person)

    def _done(self, form: Form, key: str, receipt: Receipt) -> None:
        form.set_busy(key, False)
        self._context.bridge.look()
        self._follow()
        self.focus_list()

    def _failed(self, form: Form, key: str, problem: Problem) -> None:
        self._decided = None
        form.set_busy(key, False)
        self._follow()
        self.panel.show()  # also where somebody else decided the last one
        self.panel.say(self._context.why(problem))

    @Slot()
    def _write_reason(self) -> None:
        self.panel.form().reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # setting up

    def _arrange(self) -> None:
        self.setObjectName("inbox_screen")
        self.table.setObjectName("inbox_table")
        head = QHBoxLayout()
        head.setSpacing(LARGE)
        head.addWidget(self.title)
        head.addStretch(1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(MEDIUM)
        self._column.addLayout(head)
        self._column.addWidget(self.table, 1)
        self._beside.page.setLayout(self._column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, SMALL)
        whole.addWidget(self._beside)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._follow)
        self._context.bridge.facts_committed.connect(self._hear)
        self.table.refresh_requested.connect(self.refresh)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(self._write_reason)
        self.table.notice.acted.connect(self.refresh)
        self.panel.closed.connect(self.table.clearSelection)
        self.panel.ways.decided.connect(self._decide)
        self.panel.answers.decided.connect(self._decide)
        self._again.timeout.connect(self._look_again)
