"""The calendar that a date field opens: one month, with the year counted as the person counts it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import SMALL, Text
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel

DAY_SIZE = QSize(40, 36)
WEEKS = 6
WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class CalendarPopup(QFrame):
    """A month to pick a day from. `picked(date)` follows a click or Enter; Escape closes."""

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._messages: Messages | None = None
        self.setProperty("kind", "popup")
        self._month = PlainLabel(theme, step=Text.STRONG, wraps=False)
        self._back = QToolButton()
        self._on = QToolButton()
        self._weekdays = [PlainLabel(theme, kind="muted", wraps=False) for _ in say.WEEKDAYS]
        self._days = QCalendarWidget()
        self._set_up_days()
        self._arrange()
        self._connect()
        self._tint()

    def show_for(self, day: date, messages: Messages) -> None:
        """Shows the month of a day, in a language."""
        self._messages = messages
        self._days.setLocale(QLocale(messages.language))  # it resets the first day of the week
        self._days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for button, words in ((self._back, say.PREVIOUS_MONTH), (self._on, say.NEXT_MONTH)):
            button.setAccessibleName(messages.text(words))
            button.setToolTip(messages.text(words))
        for label, weekday in zip(self._weekdays, say.WEEKDAYS, strict=True):
            label.say(messages.text(weekday))
        self._days.setAccessibleName(messages.text(say.OPEN_CALENDAR))
        self._days.setSelectedDate(QDate(day.year, day.month, day.day))
        self._name_month(day.year, day.month)
        self._days.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _set_up_days(self) -> None:
        self._days.setNavigationBarVisible(False)
        self._days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._days.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.NoHorizontalHeader)
        self._days.setMinimumSize(
            self._theme.scaled(DAY_SIZE.width() * 7), self._theme.scaled(DAY_SIZE.height() * WEEKS)
        )
        for weekday in WEEKEND:
            self._days.setWeekdayTextFormat(weekday, QTextCharFormat())

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._month, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self._on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        whole.addLayout(head)
        whole.addLayout(self._weekday_line())
        whole.addWidget(self._days)

    def _weekday_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(0)
        for label in self._weekdays:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.addWidget(label, 1)
        return line

    def _connect(self) -> None:
        self._back.clicked.connect(self._days.showPreviousMonth)
        self._on.clicked.connect(self._days.showNextMonth)
        self._days.currentPageChanged.connect(self._name_month)
        self._days.clicked.connect(self._take)
        self._days.activated.connect(self._take)
        self._theme.changed.connect(self._tint)

    @Slot(int, int)
    def _name_month(self, year: int, month: int) -> None:
        if self._messages is not None:
            counted = self._messages.year(year)
            self._month.say(self._messages.text(say.MONTHS[month - 1], year=counted))

    @Slot(QDate)
    def _take(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))

    @Slot()
    def _tint(self) -> None:
        for button in (self._back, self._on):
            button.setIconSize(self._theme.icon_size())
        self._back.setIcon(self._theme.icon("chevron-left"))
        self._on.setIcon(self._theme.icon("chevron-right"))
