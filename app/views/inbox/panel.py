"""The panel beside the inbox: what is needed to decide about the chosen entry, and the ways out."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.words import Hold
from app.lifecycle.queries.inbox import InboxEntry, entry
from app.messages import Messages
from app.messages.words import WAITS
from app.views.cells import name_of
from app.views.context import PIECES, Context, Drafts
from app.views.inbox import texts
from app.views.inbox.answers import AnswersForm
from app.views.inbox.model import because_of, title_of
from app.views.inbox.ways import WaysOutForm
from app.views.piece.facts import Inspections, PieceFacts
from app.views.theme.marks import look
from app.views.theme.scale import BUTTON_ICON, TIGHT
from app.views.widgets.badge import Badge
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.frames import SidePanel
from app.views.widgets.label import PlainLabel

WIDTH = 520


class InboxPanel(SidePanel):
    """Follows the selection of the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.messages, parent)
        theme = context.theme
        self._context = context
        self._chosen: tuple[int, ...] = ()
        self.badge = Badge(theme)
        self.because = PlainLabel(theme, selectable=True)
        self.banner = Banner(theme, Gravity.ERROR)
        self.facts = PieceFacts(theme)
        self.inspections = Inspections(theme)
        self.ways = WaysOutForm(context)
        self.answers = AnswersForm(context)
        self._token = 0  # the piece whose story can be opened
        self.story = QPushButton()
        self._arrange_parts()
        self.story.clicked.connect(self._open_story)
        theme.changed.connect(self._tint_story)
        self._tint_story()
        self.speak(context.messages)

    def show_entries(self, chosen: tuple[int, ...]) -> None:
        """Shows the chosen entry; of none or several, what to do."""
        if chosen == self._chosen:
            return  # only another one of them is current
        self._chosen = chosen
        self.banner.hide()
        self.scroll_to_top()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads the entry again; what was written or chosen stays."""
        self.close_button.setVisible(bool(self._chosen))
        now = self._context.now()
        found = entry(self._context.desk, self._chosen[0], now) if len(self._chosen) == 1 else None
        for part in (self.badge, self.facts, self.story):
            part.setVisible(found is not None)
        asked = found is not None and found.line.about is not None
        self.ways.setVisible(found is not None and not asked)
        self.answers.setVisible(asked)
        if found is None:
            self._show_hint()
        else:
            self._show_entry(found)

    def form(self) -> WaysOutForm | AnswersForm:
        """Where the chosen entry is decided."""
        return self.answers if self.answers.isVisibleTo(self) else self.ways

    def drafts(self) -> Drafts:
        """What was written to decide with, and is not sent."""
        return {**self.ways.written.drafts(), **self.answers.written.drafts()}

    def take_drafts(self, drafts: Drafts) -> None:
        """Goes on with what was written in the panel before this one."""
        self.ways.written.take_drafts(drafts)
        self.answers.written.take_drafts(drafts)

    def keep_only(self, entries: Collection[int]) -> None:
        """What was written for any other entry is not kept."""
        self.ways.written.keep_only(entries)
        self.answers.written.keep_only(entries)

    def say(self, sentence: str) -> None:
        """Says why a decision was not taken."""
        self.banner.say(sentence)
        self.banner.show()

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.retranslate(messages)
        self.ways.retranslate(messages)
        self.answers.retranslate(messages)
        self.story.setText(messages.text(texts.STORY))
        self.story.setAccessibleName(messages.text(texts.STORY))
        self.banner.hide()  # its sentence was said in the other language
        self.refresh()

    def sizeHint(self) -> QSize:
        """Wider than other panels: one decides in it."""
        return QSize(round(WIDTH * self._context.theme.enlargement()), super().sizeHint().height())

    def _show_entry(self, found: InboxEntry) -> None:
        messages, line = self._context.messages, found.line
        self.set_title(title_of(line, messages), name_of(line, messages))
        self.badge.show_status(look(line.why), messages.text(WAITS[line.why]))
        because = because_of(line, messages)
        if line.why is Hold.REDESIGN and line.reason:
            because = f"{because}\n{messages.written(line.reason)}"
        self.because.say(because)
        self.facts.show_piece(found.piece, messages)
        self.inspections.show_piece(found.piece, messages)
        form, other = (self.ways, self.answers) if line.about is None else (self.answers, self.ways)
        other.forget()
        form.show_entry(found)
        self._token = found.piece.line.id

    def _show_hint(self) -> None:
        messages = self._context.messages
        hints = {0: texts.CHOOSE, 1: texts.DECIDED}
        self.set_title(messages.text(texts.TITLE))
        self.because.say(messages.text(hints.get(len(self._chosen), texts.ONE_ONLY)))
        self.inspections.hide()
        self.ways.forget()
        self.answers.forget()

    def _arrange_parts(self) -> None:
        self.setObjectName("inbox_panel")
        self.story.setObjectName("inbox_story")
        self.story.setIconSize(self._context.theme.icon_size(BUTTON_ICON, TIGHT))
        self.banner.setObjectName("inbox_banner")
        self.banner.hide()
        badges = QHBoxLayout()
        badges.addWidget(self.badge)
        badges.addStretch(1)
        self.body.addLayout(badges)
        for part in (self.because, self.inspections, self.banner, self.ways, self.answers, self.facts):
            self.body.addWidget(part)
        self.body.addStretch(0)  # else a short body is squeezed to what it would need without wrapping
        self.foot.add_wide(self.story)

    @Slot()
    def _open_story(self) -> None:
        self._context.guide.go(PIECES, self._token)

    @Slot()
    def _tint_story(self) -> None:
        self.story.setIcon(self._context.theme.icon("history", "text", BUTTON_ICON, TIGHT))
