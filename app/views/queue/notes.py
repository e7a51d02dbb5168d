"""All that is to be known of pieces, in full: a card and the clock's panel have room for its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.lifecycle.queries.queue import QueueLine
from app.messages import Messages
from app.views.context import Context
from app.views.queue import texts
from app.views.queue.cards import number_of, numbers_of, remark_of
from app.views.theme.scale import TARGET, Text
from app.views.widgets.label import PlainLabel
from app.views.widgets.sheets import Sheet

SCROLLED = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class NotesSheet(Sheet):
    """What is to be known of these pieces, each thing once."""

    def __init__(self, lines: Sequence[QueueLine], context: Context, parent: QWidget) -> None:
        messages = context.messages
        title = messages.text(texts.TO_KNOW, numbers=numbers_of(lines, messages))
        super().__init__(title, context.theme, messages, parent)
        for caption, note in told(lines, messages):
            self.ask(caption)
            self.body.addWidget(PlainLabel(context.theme, note, step=Text.LARGE))
        self.body.addStretch(1)
        self.dismiss.setDefault(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """There is nothing to go to: what goes up and down is the text."""
        if event.key() in SCROLLED:
            bar = self.room.verticalScrollBar()
            bar.setValue(bar.value() + SCROLLED[Qt.Key(event.key())] * TARGET)
        else:
            super().keyPressEvent(event)


def told(lines: Sequence[QueueLine], messages: Messages) -> Iterator[tuple[str, str]]:
    """Notes with what they are; what was said with one of several pieces names it."""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        number = number_of(line, messages)
        own = messages.text(texts.NOTE_OF_PIECE, number=number)
        with_it = messages.text(texts.SAID_WITH, number=number)
        notes = [
            (messages.text(texts.SAFETY), line.safety),
            *((with_it, remark_of(each, messages)) for each in line.remarks),
            (own, line.note),
            (messages.text(texts.NOTES_OF_JOB, job=line.piece.ticket_code), line.job_notes),
        ]
        for caption, note in notes:
            if note and (caption, note) not in seen:
                seen.add((caption, note))
                yield caption, note
