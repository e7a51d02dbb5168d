"""The activity strip: what just happened in the workshop, newest first, one sentence a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.messages import Messages
from app.messages import window as say
from app.values import frozen
from app.views.theme.scale import LARGE, MEDIUM, SMALL, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.frames import Card
from app.views.widgets.label import OneLine, PlainLabel


@frozen
class Happening:
    """One sentence, already in the person's language, and the time as it is shown."""

    time: str
    sentence: str


class ActivityStrip(Card):
    """Shows the newest `lines` happenings in a room that keeps its height."""

    def __init__(
        self, theme: Theme, messages: Messages, lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._empty = ""
        self._happenings: tuple[Happening, ...] = ()
        self._title = PlainLabel(theme, step=Text.SECTION, kind="muted")
        self._rows = [(PlainLabel(theme, kind="muted", wraps=False), OneLine(theme)) for _ in range(lines)]
        self._arrange()
        self.retranslate(messages)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Shows the first of these, which are newest first."""
        self._happenings = tuple(happenings[: len(self._rows)])
        self._fill()

    def retranslate(self, messages: Messages) -> None:
        """Puts the strip's own words into another language; the sentences are their owner's to give again."""
        title = messages.text(say.LIVE_ACTIVITY)
        self._title.say(title)
        self.setAccessibleName(title)
        self._empty = messages.text(say.NO_ACTIVITY)
        self._fill()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, (time, sentence) in enumerate(self._rows):
            grid.addWidget(time, place, 0)
            grid.addWidget(sentence, place, 1)
        self.body.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        self.body.setSpacing(TIGHT)
        self.body.addWidget(self._title)
        self.body.addLayout(grid)

    def _fill(self) -> None:
        shown = self._happenings or (Happening("", self._empty),)
        for place, (time, sentence) in enumerate(self._rows):
            happening = shown[place] if place < len(shown) else Happening("", "")
            time.say(happening.time)
            time.setVisible(bool(happening.time))
            sentence.say(happening.sentence)
