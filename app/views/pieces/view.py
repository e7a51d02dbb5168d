"""The screen Pieces: filter, search and list, beside the panel of the chosen pieces."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.messages import Messages
from app.views.context import PIECES, Context, Screen
from app.views.lists.tools import ListTools
from app.views.pieces import texts
from app.views.pieces.controller import live
from app.views.pieces.dialogs import PieceDialog, dialog_for
from app.views.pieces.listing import PiecesListing, PiecesSource
from app.views.pieces.panel import PiecePanel
from app.views.theme.scale import LARGE, MEDIUM, SMALL, Text
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel


class PiecesScreen(Screen):
    """Reads nothing before it is shown for the first time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.title = PlainLabel(context.theme, step=Text.TITLE, wraps=False)
        self.listing = PiecesListing(context)
        self.table = self.listing.table
        self._beside = Beside(self, context.theme, context.notebook, PIECES)
        self.panel = PiecePanel(context, self._beside)
        self.tools = ListTools("all_pieces", self.listing, PiecesSource, context, self)
        self._column = QVBoxLayout()
        self._find = QAction(self)
        self._arrange()
        self._beside.lead_keyboard()
        self.tools.recall()
        self._connect()
        self.retranslate(context.messages)

    # what every screen can

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; selection and typed words stay."""
        self.setAccessibleName(messages.text(texts.TITLE))
        self.title.say(messages.text(texts.TITLE))
        self.listing.retranslate(messages)
        self.tools.retranslate(messages)
        self._beside.retranslate(messages)
        self.panel.speak(messages)
        self._find.setText(messages.text(texts.FIND))

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        self.listing.refresh()
        self.panel.refresh()

    def read_first(self) -> None:
        """Reads the list, unless it was read before."""
        self.listing.read_first()

    def focus_list(self) -> None:
        """Puts the keyboard into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_thing(self, thing: int) -> None:
        """Selects a piece, whatever the filter hid before."""
        self.listing.show_thing(thing)

    def chosen(self) -> Sequence[int]:
        """The pieces that are selected."""
        return self.table.chosen()

    def choose(self, things: Sequence[int]) -> None:
        """Selects those of these pieces that the list shows."""
        self.listing.refresh()
        self.table.choose(things)

    def menu_actions(self) -> Sequence[QAction]:
        """The actions on pieces, then what else can be done here."""
        rule = QAction(self)
        rule.setSeparator(True)
        return (*self.panel.menu_actions(), rule, self._find, *self.tools.menu_actions())

    def strip_room(self) -> QVBoxLayout:
        """Under the list, so that the panel has the whole height."""
        return self._column

    def showEvent(self, event: QShowEvent) -> None:
        """The list is read, if it was not yet or if facts came meanwhile."""
        super().showEvent(event)
        self.read_first()
        self.listing.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What happens now may wait."""
        super().hideEvent(event)
        self.listing.watch(False)

    # what people do

    @Slot(str)
    def _act(self, key: str) -> None:
        if any(each.isVisible() for each in self.findChildren(PieceDialog)):
            return
        chosen = self.table.chosen()
        pieces = live(self._context, chosen)
        dialog = dialog_for(key, self._context, pieces)(
            self._context, pieces, self, left_out=len(chosen) - len(pieces)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(self._hear_done)
        dialog.open()

    @Slot()
    def _hear_done(self) -> None:
        """Before a button is free again it must know what its own command changed."""
        self._context.bridge.look()
        self.panel.refresh()

    @Slot()
    def _show_chosen(self) -> None:
        self.panel.show_pieces(self.table.chosen())

    # setting up

    def _arrange(self) -> None:
        self.setObjectName("pieces_screen")
        self._find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        head = QHBoxLayout()
        head.setSpacing(LARGE)
        head.addWidget(self.title)
        head.addWidget(self.listing.search, 1)
        filters = QHBoxLayout()
        filters.addWidget(self.listing.chips, 1)
        filters.addWidget(self.tools.button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(MEDIUM)
        self._column.addLayout(head)
        self._column.addLayout(filters)
        self._column.addWidget(self.table, 1)
        self._beside.page.setLayout(self._column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, SMALL)
        whole.addWidget(self._beside)

    def _connect(self) -> None:
        self.listing.wanted_changed.connect(self.tools.keep_last)
        self.listing.changed.connect(self.panel.refresh)
        self.listing.new_wanted.connect(self.refresh)
        self.panel.triggered.connect(self._act)
        self.panel.closed.connect(self.table.clearSelection)
        self.table.refresh_requested.connect(self.refresh)
        self.table.chosen_changed.connect(self._show_chosen)
        self._find.triggered.connect(self.listing.find)
