"""A field for a day: typed as people write it, or taken from a calendar. It keeps what was typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import ICON
from app.views.theme.theme import Theme
from app.views.widgets.edge import EdgeButton, put_into
from app.views.widgets.typed_dates import DateProblem, read_date

if TYPE_CHECKING:
    from app.views.widgets.calendar import CalendarPopup


class DateField(QLineEdit):
    """`day()` is the date that was meant.

    Leaving the field tells by `problem_found` what is wrong ("" for nothing), and by `understood` which day
    was read, written out ("" for none, and where it stands there like that already).
    """

    problem_found = Signal(str)
    understood = Signal(str)

    def __init__(self, theme: Theme, messages: Messages, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages = messages
        self._today = today
        self._calendar: CalendarPopup | None = None
        self._opener = EdgeButton(self, theme, "calendar", ICON)
        self._opener.clicked.connect(self.open_calendar)
        put_into(self, behind=self._opener)
        self.textEdited.connect(self._forget_problem)
        self.editingFinished.connect(self._judge)
        self.retranslate(messages)

    def day(self) -> date | None:
        """The date that was typed; None where nothing or nothing readable was."""
        read = read_date(self.text())
        return read if isinstance(read, date) else None

    def iso(self) -> str | None:
        """The date as it is stored, `YYYY-MM-DD`; None where nothing or nothing readable was typed."""
        day = self.day()
        return day.isoformat() if day else None

    def problem(self) -> str:
        """The sentence about what is wrong with the text; "" when nothing is."""
        read = read_date(self.text())
        return self._messages.text(read.message, year=read.year) if isinstance(read, DateProblem) else ""

    def show_iso(self, stored: str | None) -> None:
        """Shows a date as it is stored, written as people read it; None for nothing."""
        self.setText(self._messages.date(stored) if stored else "")

    def is_as_shown(self, stored: str | None) -> bool:
        """Whether the text stands as `show_iso` has written this date: nobody has touched it."""
        return self.text() == (self._messages.date(stored) if stored else "")

    def set_day(self, day: date | None) -> None:
        """Shows a date, or nothing."""
        self.setText(self._messages.date(day) if day else "")
        self._judge()

    def retranslate(self, messages: Messages) -> None:
        """Puts the field's own words into another language."""
        before, self._messages = self._messages, messages
        day = self.day()
        if day is not None and self.text() == before.date(day):
            self.setText(messages.date(day))
        self.setPlaceholderText(messages.text(say.DATE_EXAMPLE))
        self._opener.say(messages.text(say.OPEN_CALENDAR))
        if self.text():
            self._judge()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrow down open the calendar, as they open a list to choose from."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_calendar(self) -> None:
        """Opens the calendar under the field, at the typed day or today."""
        from app.views.widgets.calendar import CalendarPopup  # noqa: PLC0415 - few days are taken from it

        if self._calendar is None:
            self._calendar = CalendarPopup(self._theme, self)
            self._calendar.picked.connect(self._take)
        self._calendar.show_for(self.day() or self._today, self._messages)
        self._calendar.move(self._place_for(self._calendar.sizeHint()))
        self._calendar.show()

    def _place_for(self, size: QSize) -> QPoint:
        below = self.mapToGlobal(QPoint(0, self.height()))
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(below.x(), screen.right() - size.width()))
        fits = below.y() + size.height() <= screen.bottom()
        return QPoint(left, below.y() if fits else below.y() - self.height() - size.height())

    @Slot(object)
    def _take(self, day: date) -> None:
        self.set_day(day)
        self.setFocus()

    @Slot()
    def _judge(self) -> None:
        day = self.day()
        self.problem_found.emit(self.problem())
        written = self._messages.date(day) if day else ""
        self.understood.emit(written if written != self.text().strip() else "")

    @Slot()
    def _forget_problem(self) -> None:
        self.problem_found.emit("")
        self.understood.emit("")
