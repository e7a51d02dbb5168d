"""How far one packet is: a bar of its stages, and beneath it each, with its time where it took long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.packets.states import ORDER
from app.domain.packets.values import PacketStatus
from app.lifecycle.queries.packet_lists import PacketDetail
from app.messages import Messages
from app.messages.packets import PACKET_STATUS
from app.views.packets import texts
from app.views.theme.scale import MEDIUM, SMALL, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel, level

HEIGHT = 8
STEPS = ORDER[1:]


class StageBar(QWidget):
    """One piece for each stage: done, failed, or still to come."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._done = 0
        self._failed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_stages(self, done: int, failed: bool, spoken: str) -> None:
        """So many are done; the next one failed, or not."""
        self._done, self._failed = done, failed
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the pieces."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - TIGHT * (len(STEPS) - 1)) / len(STEPS)
        for place in range(len(STEPS)):
            painter.setBrush(self._theme.colour(self._colour(place)))
            left = place * (width + TIGHT)
            painter.drawRoundedRect(QRectF(left, 0, width, HEIGHT), HEIGHT / 2, HEIGHT / 2)
        painter.end()

    def _colour(self, place: int) -> str:
        if place < self._done:
            return "accent"
        return "danger" if self._failed and place == self._done else "border"


class Stages(QWidget):
    """The bar, and each stage with its time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.bar = StageBar(theme)
        self._names = [PlainLabel(theme, step=Text.SMALL) for _ in STEPS]
        self._times = [PlainLabel(theme, step=Text.SMALL, kind="muted") for _ in STEPS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.bar)
        grid = QGridLayout()
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        half = len(STEPS) // 2
        for place, (name, time) in enumerate(zip(self._names, self._times, strict=True)):
            row, column_ = place % half, 2 * (place // half)
            grid.addWidget(name, row, column_)
            grid.addWidget(time, row, column_ + 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)

    def show_packet(self, packet: PacketDetail, messages: Messages) -> None:
        """Shows how far the packet is."""
        timings, failed_at = packet.record["timings_ms"], packet.line.failed_at
        reached = ORDER.index(packet.reached if failed_at is None else failed_at) - (failed_at is not None)
        spoken = messages.text(texts.STAGES_SPOKEN, done=reached, total=len(STEPS))
        self.bar.show_stages(reached, failed_at is not None, spoken)
        for place, status in enumerate(STEPS):
            self._names[place].say(messages.text(PACKET_STATUS[status]))
            self._times[place].say(_time(status, place < reached, timings, failed_at, messages))
        half = len(STEPS) // 2
        for row in range(half):
            beside = (row, row + half)
            level(*(self._names[each] for each in beside), *(self._times[each] for each in beside))


def _time(
    status: PacketStatus,
    is_done: bool,
    timings: dict[str, int],
    failed_at: PacketStatus | None,
    messages: Messages,
) -> str:
    if status == failed_at:
        return messages.text(texts.STAGE_FAILED)
    if is_done and status in timings:
        seconds = timings[status] / 1000
        told = messages.text(texts.STAGE_TIME, seconds=f"{seconds:,.1f}")
        return told if seconds >= 1 else ""  # nobody asks how short it was
    return messages.text(texts.STAGE_OPEN)
