"""A list on paper: a title and what it was filtered by, headings on every page, and the page of how many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from app.messages import Messages
from app.values import frozen
from app.views.lists.columns import Align
from app.views.lists.out import texts
from app.views.lists.out.rows import Wanted
from app.views.theme.scale import Text
from app.views.theme.theme import Theme

MARGIN = 14.0  # mm
POINTS = {Text.TITLE: 15.0, Text.SMALL: 8.5, Text.STRONG: 8.5, Text.BODY: 9.0}
GAP, ROW_GAP = 12.0, 5.0  # points
INK, QUIET, RULE = Qt.GlobalColor.black, Qt.GlobalColor.darkGray, Qt.GlobalColor.lightGray
SIDES = {
    Align.START: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.END: Qt.AlignmentFlag.AlignRight,
}


def printer() -> QPrinter:
    """A printer that is set to lists: A4 across, with a margin that every printer can do."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )
    return made


@frozen
class Page:
    """The rows of one page: from `first` up to, not including, `end`."""

    first: int
    end: int


class ListPaper:
    """Paints a list whose rows are at hand as texts."""

    def __init__(
        self, wanted: Wanted, rows: Sequence[Sequence[str]], foot: str, theme: Theme, messages: Messages
    ) -> None:
        self._wanted = wanted
        self._rows = rows
        self._foot = foot
        self._theme = theme
        self._messages = messages

    def paint(self, device: QPrinter) -> None:
        """Paints every page."""
        painter = QPainter(device)
        sheet = _Sheet(device, self._theme, painter)
        pages = self._pages(sheet)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                device.newPage()
            self._paint_page(sheet, page, number, len(pages))
        painter.end()

    def pages_on(self, device: QPrinter) -> list[Page]:
        """Which rows stand on which page of such paper."""
        return self._pages(_Sheet(device, self._theme))

    def _pages(self, sheet: _Sheet) -> list[Page]:
        pages: list[Page] = []
        first = 0
        while True:
            room = sheet.height - sheet.line(Text.SMALL) - (self._head(sheet) if not pages else 0)
            fitting = max(int(room // sheet.row) - 1, 1)  # one is the headings
            pages.append(Page(first, min(first + fitting, len(self._rows))))
            first = pages[-1].end
            if first >= len(self._rows):
                return pages

    def _head(self, sheet: _Sheet) -> float:
        return sheet.line(Text.TITLE) + len(self._wanted.about) * sheet.line(Text.SMALL) + sheet.gap

    def _paint_page(self, sheet: _Sheet, page: Page, number: int, count: int) -> None:
        sheet.begin()
        top = 0.0
        if number == 1:
            top = self._paint_head(sheet)
        top = self._paint_row(sheet, top, self._wanted.titles, Text.STRONG)
        for row in self._rows[page.first : page.end]:
            top = self._paint_row(sheet, top, row, Text.BODY)
        said = self._messages.text(texts.PAGE, number=number, count=count)
        bottom = sheet.height - sheet.line(Text.SMALL)
        place = QRectF(0, bottom, sheet.width, sheet.line(Text.SMALL))
        sheet.write(place, self._foot, Text.SMALL, QUIET)
        sheet.write(place, said, Text.SMALL, QUIET, Qt.AlignmentFlag.AlignRight)

    def _paint_head(self, sheet: _Sheet) -> float:
        top = sheet.line(Text.TITLE)
        sheet.write(QRectF(0, 0, sheet.width, top), self._wanted.title, Text.TITLE)
        for line in self._wanted.about:
            sheet.write(QRectF(0, top, sheet.width, sheet.line(Text.SMALL)), line, Text.SMALL, QUIET)
            top += sheet.line(Text.SMALL)
        return top + sheet.gap

    def _paint_row(self, sheet: _Sheet, top: float, cells: Sequence[str], step: Text) -> float:
        share = sheet.width / max(sum(self._wanted.widths), 1)
        left = 0.0
        for column, width, text in zip(self._wanted.columns, self._wanted.widths, cells, strict=True):
            place = QRectF(left, top, width * share - sheet.gap, sheet.row)
            sheet.write(place, text, step, INK, SIDES[column.align])
            left += width * share
        sheet.rule(top + sheet.row)
        return top + sheet.row


class _Sheet:
    """One kind of paper, measured in its own units; with a painter it is written on."""

    def __init__(self, device: QPrinter, theme: Theme, painter: QPainter | None = None) -> None:
        self._painter = painter or QPainter()
        self._device = device
        self._fonts = {step: self._font(theme, step, points) for step, points in POINTS.items()}
        place = device.pageLayout().paintRectPixels(device.resolution())
        self.width, self.height = float(place.width()), float(place.height())
        self.gap = GAP * device.resolution() / 72
        self.row = self.line(Text.BODY) + ROW_GAP * device.resolution() / 72

    def line(self, step: Text) -> float:
        """The height of one line of text."""
        return QFontMetricsF(self._fonts[step], self._device).lineSpacing()

    def begin(self) -> None:
        """Every page names its ink: one that is recorded for a preview keeps no pen that was in use already,
        and would be drawn there with the window's own, light on paper in a dark scheme.
        """
        self._painter.setPen(QUIET)
        self._painter.setPen(INK)

    def write(
        self,
        place: QRectF,
        text: str,
        step: Text,
        ink: Qt.GlobalColor = INK,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Writes one line; what does not fit ends in an ellipsis."""
        metrics = QFontMetricsF(self._fonts[step], self._device)
        shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, place.width())
        self._painter.setFont(self._fonts[step])
        self._painter.setPen(ink)
        self._painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def rule(self, top: float) -> None:
        """A thin line across."""
        self._painter.setPen(QPen(RULE, 0))
        self._painter.drawLine(0, int(top), int(self.width), int(top))

    @staticmethod
    def _font(theme: Theme, step: Text, points: float) -> QFont:
        font = QFont(theme.font(step))
        font.setPointSizeF(points)
        return font
