"""A page as it will come out, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.paper import Paper
from app.messages import Messages
from app.printing import devices, laying
from app.views.paper.queue import NotWanted
from app.views.sidework import Cancelled, Progress
from app.views.theme.scale import SMALL
from app.views.theme.theme import Theme

DOTS_OF_SHEETS, DOTS_OF_LABELS = 144, 300
SMALLEST_SHEET = 150.0  # mm: what is not as high is a label
WIDEST = 900


def pictured(
    paper: Paper, place: int, width: int, messages: Messages, progress: Progress, cancelled: Cancelled
) -> tuple[int, QImage]:
    """How many pages there are, and a picture of the one at that place, at most so many pixels wide.

    Raises NotWanted.
    """
    pages = laying.pages(paper, messages)
    if cancelled():
        raise NotWanted
    page = pages[min(place, len(pages) - 1)]
    dots = DOTS_OF_SHEETS if page.height >= SMALLEST_SHEET else DOTS_OF_LABELS
    image = devices.picture(page, dots)
    if image.width() > width:  # by averaging, so that no thin line is lost
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return len(pages), image.convertToFormat(QImage.Format.Format_Grayscale8)


class _Sheet(QWidget):
    """The picture with its edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.update()

    def fit(self, width: int) -> None:
        """As high as the picture is when it is that wide."""
        if self.image.isNull():
            self.setFixedSize(width, 1)
            return
        wide = min(width, WIDEST)
        self.setFixedSize(wide, round(wide * self.image.height() / self.image.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the page as paper: white in every scheme."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawImage(frame, self.image)
        painter.setPen(QPen(self._theme.colour("outline"), 1))
        painter.drawRect(frame)
        painter.end()


class PageView(QScrollArea):
    """Shows one page; a high one is scrolled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet = _Sheet(theme)
        self.setWidget(self._sheet)
        self.setProperty("kind", "bare")
        self.setMinimumWidth(320)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nothing in it can be done; Ctrl and arrows scroll it

    def image(self) -> QImage:
        """The picture that is shown."""
        return self._sheet.image

    def show_page(self, image: QImage) -> None:
        """Shows the picture of a page; an empty one shows nothing."""
        self._sheet.show_image(image)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def scroll_on(self, way: int) -> None:
        """Most of its height down, or up where `way` is negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep() * 3 // 4)

    def sizeHint(self) -> QSize:
        """Room for most of an A4 page."""
        return QSize(640, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as wide as there is room."""
        super().resizeEvent(event)
        self._fit()

    def dots_across(self) -> int:
        """How many pixels of the screen a page is wide."""
        return round(min(self._room(), WIDEST) * self.devicePixelRatioF())

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width() - SMALL

    def _fit(self) -> None:
        self._sheet.fit(self._room())
