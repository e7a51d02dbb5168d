"""The screen Packets: filter, search, progress and list, beside the panel of the chosen packets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.messages import Messages
from app.views.context import PACKETS, Context
from app.views.lists.tools import ListTools
from app.views.lists.watched import WatchedScreen
from app.views.packet.deeds import PacketDeeds
from app.views.packet.line import PackingLine
from app.views.packets import texts
from app.views.packets.listing import PacketsListing, PacketsSource
from app.views.packets.panel import PacketPanel
from app.views.theme.scale import Text
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel


class PacketsScreen(WatchedScreen):
    """Reads nothing before it is shown for the first time."""

    listing: PacketsListing
    panel: PacketPanel

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.title = PlainLabel(context.theme, step=Text.TITLE, wraps=False)
        self.deeds = PacketDeeds(context, self)
        self.listing = PacketsListing(context)
        self.table = self.listing.table
        self._beside = Beside(self, context.theme, context.notebook, PACKETS)
        self.line = PackingLine(context, self.deeds)
        self.tools = ListTools("all_packets", self.listing, PacketsSource, context, self)
        self._column = QVBoxLayout()
        self._find = QAction(self)
        self._arrange()
        self.panel = PacketPanel(context, self.deeds, self._beside)
        self.tools.recall()
        self._connect()
        self.retranslate(context.messages)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; selection and typed words stay."""
        self.setAccessibleName(messages.text(texts.TITLE))
        self.title.say(messages.text(texts.TITLE))
        self.listing.retranslate(messages)
        self.line.retranslate(messages)
        self.tools.retranslate(messages)
        self._beside.retranslate(messages)
        self.panel.speak(messages)
        self._find.setText(messages.text(texts.FIND))

    def menu_actions(self) -> Sequence[QAction]:
        """The actions on packets, then what else can be done here."""
        rule = QAction(self)
        rule.setSeparator(True)
        return (*self.panel.menu_actions(), rule, self._find, *self.tools.menu_actions())

    @Slot(str)
    def _hear_sent(self, key: str) -> None:
        self.panel.set_busy(key, True)

    @Slot(str)
    def _hear_answer(self, key: str) -> None:
        """Before a button is free again it must know what its own command changed."""
        self._context.bridge.look()
        self.panel.refresh()
        self.panel.set_busy(key, False)

    @Slot()
    def _show_chosen(self) -> None:
        self.panel.show_packets(self.table.chosen())

    def _arrange(self) -> None:
        self.setObjectName("packets_screen")
        self._find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self._set_out(self.title, tools=(self.tools.button,), above=(self.line,))

    def _connect(self) -> None:
        self.listing.wanted_changed.connect(self.tools.keep_last)
        self.listing.changed.connect(self.panel.refresh)
        self.listing.new_wanted.connect(self.refresh)
        self.deeds.sent.connect(self._hear_sent)
        self.deeds.done.connect(self._hear_answer)
        self.deeds.failed.connect(self._hear_answer)
        self.panel.closed.connect(self.table.clearSelection)
        self.table.refresh_requested.connect(self.refresh)
        self.table.chosen_changed.connect(self._show_chosen)
        self._find.triggered.connect(self.listing.find)
