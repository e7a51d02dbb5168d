"""The pieces of a ticket, to be read: number, step and state in one line, the serial beneath."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from app.domain.words import TokenKind
from app.lifecycle.desk import Desk
from app.lifecycle.queries.pieces import PieceLine, piece_ids, piece_lines
from app.messages import Language, Messages
from app.messages.words import TOKEN_STATE
from app.values import frozen
from app.views.cells import NOTHING
from app.views.lists.columns import Cell, Column
from app.views.lists.delegates import PADDING, CellDelegate
from app.views.lists.model import IdTableModel
from app.views.lists.view import ListView
from app.views.theme.marks import look
from app.views.theme.scale import SMALL, Text
from app.views.theme.sprites import Sprites
from app.views.theme.theme import Theme
from app.views.tickets import texts
from app.views.widgets.label import PlainLabel

Index = QModelIndex | QPersistentModelIndex

MOST_ROWS = 6
"""So many pieces are shown at once; the list scrolls to the others."""
LEAST_WIDTH = 200
EDGE = 6


@frozen
class PieceRow:
    """A piece, and whether the ticket has had more than one attempt."""

    piece: PieceLine
    several_attempts: bool


@frozen
class PieceCell(Cell):
    """Everything the one cell of a piece shows; `text` is its number."""

    step: str = ""
    state: str = ""
    serial: str = ""
    beneath: str = ""


class PieceSource:
    """Reads pieces by id; one call is one query."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.several_attempts = False

    def rows(self, ids: Sequence[int]) -> Sequence[PieceRow | None]:
        """The rows of these pieces, None for one that is gone."""
        lines = piece_lines(self._desk, ids)
        return [None if line is None else PieceRow(line, self.several_attempts) for line in lines]


def _piece(row: PieceRow, messages: Messages) -> Cell:
    piece = row.piece
    state = messages.text(TOKEN_STATE[piece.state])
    return PieceCell(
        text=_number(piece, messages),
        look=look(piece.state),
        spoken=_spoken(piece, state, messages),
        step=_step(row, messages),
        state=state,
        serial=piece.serial or "",
        beneath=_beneath(piece, messages),
    )


def _number(piece: PieceLine, messages: Messages) -> str:
    """The number; of a batch, or a part of one, with how many it holds."""
    if piece.quantity == 1 and piece.kind is not TokenKind.BATCH:
        return piece.number
    return messages.text(texts.BATCH, number=piece.number, quantity=f"{piece.quantity:,}")


def _beneath(piece: PieceLine, messages: Messages) -> str:
    """The serial; of a part, or what was split off a batch, which have none, what they are of."""
    if piece.split_from is not None:
        return messages.text(texts.SPLIT_OFF, number=piece.split_from)
    if piece.part_of is not None:
        return messages.text(texts.PART_OF, number=piece.part_of)
    return piece.serial or NOTHING


def _spoken(piece: PieceLine, state: str, messages: Messages) -> str:
    if piece.split_from is not None:
        return messages.text(texts.SPLIT_SPOKEN, number=piece.number, state=state, whole=piece.split_from)
    if piece.part_of is not None:
        return messages.text(texts.PART_SPOKEN, number=piece.number, state=state, whole=piece.part_of)
    return messages.text(
        texts.PIECE_SPOKEN, number=piece.number, state=state, serial=_beneath(piece, messages)
    )


def _step(row: PieceRow, messages: Messages) -> str:
    piece = row.piece
    thai = messages.language is Language.THAI
    name = piece.node_name_th if thai and piece.node_name_th else piece.node_name
    if not row.several_attempts:
        return name
    return messages.text(texts.STEP_OF_ATTEMPT, step=name, run=piece.run)


COLUMNS: tuple[Column[PieceRow], ...] = (Column("piece", texts.NUMBER, _piece, LEAST_WIDTH, stretch=True),)
TITLES = (texts.NUMBER, texts.STATE, texts.STEP, texts.SERIAL)


class PiecesList(ListView):
    """As high as its pieces, up to `MOST_ROWS` of them. Ctrl+C copies rows, the menu serials."""

    def __init__(self, desk: Desk, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        self._source = PieceSource(desk)
        self._pieces = IdTableModel(COLUMNS, self._source, messages)
        super().__init__(self._pieces, theme, messages, parent)
        self._pieces.setParent(self)
        self._messages = messages
        self._copy_serials = QAction(self)
        self._copy_serials.triggered.connect(self.copy_serials)
        self._delegate = PieceDelegate(self, self._pieces, COLUMNS[0], theme, Sprites(theme, self))
        self._set_up()
        self.retranslate(messages)

    def show_pieces(self, ids: array[int], several_attempts: bool) -> None:
        """Shows these pieces; the ones that stay in the list are read again."""
        self._source.several_attempts = several_attempts
        self._pieces.set_ids(ids)
        self._pieces.mark_all_stale()
        around = self.contentsMargins()
        height = min(len(ids), MOST_ROWS) * self._delegate.height()
        self.setFixedHeight(height + around.top() + around.bottom())

    def copy_chosen(self) -> None:
        """Puts the chosen pieces on the clipboard as a table."""
        titles = "\t".join(self._messages.text(title) for title in TITLES)
        rows = (f"{cell.text}\t{cell.state}\t{cell.step}\t{cell.serial}" for cell in self._chosen_cells())
        QGuiApplication.clipboard().setText("\n".join((titles, *rows)))

    @Slot()
    def copy_serials(self) -> None:
        """Puts the serials of the chosen pieces on the clipboard, one a line."""
        QGuiApplication.clipboard().setText(
            "\n".join(cell.serial for cell in self._chosen_cells() if cell.serial)
        )

    def retranslate(self, messages: Messages) -> None:
        """Puts rows and menu into another language."""
        super().retranslate(messages)
        self._messages = messages
        self._copy_serials.setText(messages.text(texts.COPY_SERIAL))
        self.setAccessibleName(messages.text(texts.PIECES))

    def _set_up(self) -> None:
        self.setObjectName("ticket_pieces")
        self.show_column(0, self._delegate)
        self.verticalHeader().setDefaultSectionSize(self._delegate.height())
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction(self._copy_serials)

    def _chosen_cells(self) -> list[PieceCell]:
        rows = self._pieces.rows_of(self.chosen())
        cells = (self._pieces.cell(row, 0) for row in rows)
        return [cell for cell in cells if isinstance(cell, PieceCell)]


class PieceDelegate(CellDelegate):
    """Paints a piece in two lines. A row that could not be read is painted as in every list."""

    def height(self) -> int:
        """The room for both lines, Thai included."""
        return (
            self._sprites.metrics(Text.BODY).height() + self._sprites.metrics(Text.SMALL).height() + 2 * EDGE
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room that the whole piece needs."""
        cell = self._model.cell(index.row(), index.column())
        if not isinstance(cell, PieceCell) or cell.look is None:
            return super().sizeHint(option, index)
        first = self._sprites.metrics(Text.STRONG).horizontalAdvance(cell.text) + SMALL
        first += self._sprites.metrics(Text.BODY).horizontalAdvance(cell.step) + SMALL
        first += self._sprites.badge_size(cell.look, cell.state).width()
        second = self._sprites.metrics(Text.SMALL).horizontalAdvance(cell.beneath)
        return QSize(max(first, second) + 2 * PADDING, self.height())

    def paint_cell(self, painter: QPainter, place: QRect, cell: Cell, *, chosen: bool = False) -> None:
        if not isinstance(cell, PieceCell):
            super().paint_cell(painter, place, cell, chosen=chosen)
            return
        inside = place.adjusted(PADDING, EDGE, -PADDING, -EDGE)
        upper = QRect(inside.x(), inside.y(), inside.width(), self._sprites.metrics(Text.BODY).height())
        self._paint_upper(painter, upper, cell, chosen=chosen)
        lower = inside.adjusted(0, upper.height(), 0, 0)
        self._say(painter, lower, cell.beneath, Text.SMALL, "muted")

    def _paint_upper(self, painter: QPainter, place: QRect, cell: PieceCell, *, chosen: bool) -> None:
        place = place.adjusted(0, 0, -self._paint_badge(painter, place, cell, chosen=chosen), 0)
        taken = self._say(painter, place, cell.text, Text.STRONG, "text") + SMALL
        self._say(painter, place.adjusted(taken, 0, 0, 0), cell.step, Text.BODY, "text")

    def _paint_badge(self, painter: QPainter, place: QRect, cell: PieceCell, *, chosen: bool) -> int:
        assert cell.look is not None
        ratio = self._view.devicePixelRatioF()
        badge = self._sprites.badge(cell.look, cell.state, place.width(), ratio, edged=chosen)
        width, height = (round(size / ratio) for size in (badge.width(), badge.height()))
        left = place.x() + place.width() - width
        painter.drawPixmap(left, place.y() + (place.height() - height) // 2, badge)
        return width + SMALL

    def _say(self, painter: QPainter, place: QRect, words: str, step: Text, token: str) -> int:
        line = self._sprites.line(words, place.width(), step)
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.colour(token))
        painter.drawStaticText(place.x(), place.y() + int((place.height() - line.height) / 2), line.text)
        return int(line.width)


class PiecesSection(QWidget):
    """The list of a ticket's pieces under its title, or a sentence where there are none yet."""

    def __init__(self, desk: Desk, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title = PlainLabel(theme, step=Text.SECTION, kind="muted")
        self._none = PlainLabel(theme)
        self.list = PiecesList(desk, theme, messages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self._title, self._none, self.list):
            column.addWidget(part)
        self.retranslate(messages)

    def show_ticket(self, ticket: int, several_attempts: bool) -> None:
        """Shows the pieces of a ticket, the newest attempt first."""
        self._show(piece_ids(self._desk, ticket), several_attempts)

    def clear(self) -> None:
        """Holds the pieces of no ticket any more."""
        self._show(array("q"), several_attempts=False)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self._title.say(messages.text(texts.PIECES))
        self._none.say(messages.text(texts.NO_PIECES))
        self.list.retranslate(messages)

    def _show(self, ids: array[int], several_attempts: bool) -> None:
        self.list.show_pieces(ids, several_attempts)
        self.list.setVisible(bool(ids))
        self._none.setVisible(not ids)
