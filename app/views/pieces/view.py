"""The screen Pieces: filter, search and list, beside the panel of the chosen pieces."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.messages import Messages
from app.views.context import PIECES, Context
from app.views.lists.tools import ListTools
from app.views.lists.watched import WatchedScreen
from app.views.pieces import texts
from app.views.pieces.controller import live
from app.views.pieces.dialogs import PieceDialog, dialog_for
from app.views.pieces.listing import PiecesListing, PiecesSource
from app.views.pieces.panel import PiecePanel
from app.views.theme.scale import Text
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel


class PiecesScreen(WatchedScreen):
    """Reads nothing before it is shown for the first time."""

    listing: PiecesListing
    panel: PiecePanel

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.title = PlainLabel(context.theme, step=Text.TITLE, wraps=False)
        self.listing = PiecesListing(context)
        self.table = self.listing.table
        self._beside = Beside(self, context.theme, context.notebook, PIECES)
        self.tools = ListTools("all_pieces", self.listing, PiecesSource, context, self)
        self._column = QVBoxLayout()
        self._find = QAction(self)
        self._arrange()
        self.panel = PiecePanel(context, self._beside)
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

    def menu_actions(self) -> Sequence[QAction]:
        """The actions on pieces, then what else can be done here."""
        rule = QAction(self)
        rule.setSeparator(True)
        return (*self.panel.menu_actions(), rule, self._find, *self.tools.menu_actions())

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
        self._set_out(self.title, tools=(self.tools.button,))

    def _connect(self) -> None:
        self.listing.wanted_changed.connect(self.tools.keep_last)
        self.listing.changed.connect(self.panel.refresh)
        self.listing.new_wanted.connect(self.refresh)
        self.panel.triggered.connect(self._act)
        self.panel.closed.connect(self.table.clearSelection)
        self.table.refresh_requested.connect(self.refresh)
        self.table.chosen_changed.connect(self._show_chosen)
        self._find.triggered.connect(self.listing.find)
