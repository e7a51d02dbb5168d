"""The screen Manufacturing Orders: filter, search and list, beside the panel of the chosen orders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.commands import COMMANDS
from app.domain.orders.states import OrderAction
from app.domain.tickets.states import not_allowed
from app.lifecycle.queries.orders import order_detail, order_lines
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.context import ORDERS, Context, Drafts
from app.views.lists.tools import ListTools
from app.views.lists.watched import WatchedScreen
from app.views.orders import texts
from app.views.orders.controller import OrdersController
from app.views.orders.listing import OrdersListing, OrdersSource
from app.views.orders.panel import OrderPanel
from app.views.runner import Problem
from app.views.theme.scale import Text
from app.views.widgets.actions import Action, ActionButton, Weight
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel

NEW_ORDER = Action("new_order", texts.NEW_ORDER, "plus", Weight.PRIMARY)
IMPORT = Action("import_orders_sheet", texts.IMPORT, "file-spreadsheet")
CREATE_KIND = "order.create"
LEAST_SEARCH = 110  # a word or two: the long title beside it goes on in a second line


class OrdersScreen(WatchedScreen):
    """Reads nothing before it is shown for the first time."""

    listing: OrdersListing
    panel: OrderPanel

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, messages = context.theme, context.messages
        self._context = context
        self.controller = OrdersController(context, self)
        self.title = PlainLabel(theme, step=Text.TITLE, wraps=False)
        self.new_order = ActionButton(NEW_ORDER, theme, messages)
        self.import_orders = ActionButton(IMPORT, theme, messages)
        self.banner = Banner(theme, Gravity.WARNING)
        self.listing = OrdersListing(context)
        self.table = self.listing.table
        self._beside = Beside(self, theme, context.notebook, ORDERS)
        self.tools = ListTools("orders", self.listing, OrdersSource, context, self)
        self._column = QVBoxLayout()
        self._find = QAction(self)
        self._arrange()
        self.panel = OrderPanel(context, self.controller, self._beside)
        self.tools.recall()
        self._connect()
        self.retranslate(messages)

    # what every screen can

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; selection and typed words stay."""
        self.setAccessibleName(messages.text(texts.TITLE))
        self.title.say(messages.text(texts.TITLE))
        self.new_order.retranslate(messages)
        self.import_orders.retranslate(messages)
        refused = not_allowed(self._context.actor, COMMANDS[CREATE_KIND].permission)
        self.new_order.set_state(refused is None, "" if refused is None else self._context.why(refused))
        self.listing.retranslate(messages)
        self.tools.retranslate(messages)
        self._beside.retranslate(messages)
        self.panel.speak(messages)
        self._find.setText(messages.text(texts.FIND))
        self.banner.hide()  # its sentence was said in the other language

    def drafts(self) -> Drafts:
        """The due dates and notes that were begun and not saved."""
        return self.panel.one.editing.drafts()

    def take_drafts(self, drafts: Drafts) -> None:
        """Goes on with them."""
        self.panel.one.editing.take_drafts(drafts)

    @Slot()
    def make_new(self) -> None:
        """Opens the dialog for a new order, unless one is open."""
        from app.views.orders.dialog import NewOrderDialog  # noqa: PLC0415 - the list is shown before

        if not self._has_dialog():
            dialog = NewOrderDialog(self._context, self)
            dialog.created.connect(self._hear_created)
            self._open(dialog)

    def menu_actions(self) -> Sequence[QAction]:
        """The actions on orders, then what else can be done here."""
        rule = QAction(self)
        rule.setSeparator(True)
        return (*self.panel.actions_.menu_actions(), rule, self._find, *self.tools.menu_actions())

    # what people do

    @Slot(str)
    def _act(self, key: str) -> None:
        action, chosen = OrderAction(key), self.table.chosen()
        if action is OrderAction.EDIT:
            self._edit(chosen[0])
        elif action is OrderAction.LINK:
            self._link(chosen[0])
        else:
            self.controller.act(action, chosen)

    def _edit(self, order: int) -> None:
        from app.views.orders.dialog import EditOrderDialog  # noqa: PLC0415 - the list is shown before

        detail = order_detail(self._context.desk, order)
        if detail is not None and not self._has_dialog():
            dialog = EditOrderDialog(self._context, detail, self)
            dialog.edited.connect(self._hear_receipt)
            self._open(dialog)

    def _link(self, order: int) -> None:
        from app.views.orders.dialog import LinkDialog  # noqa: PLC0415 - the list is shown before

        detail = order_detail(self._context.desk, order)
        if detail is not None and not self._has_dialog():
            self._open(LinkDialog(self._context, detail, self))

    @Slot(object)
    def _plan(self, ids: Sequence[int]) -> None:
        from app.views.orders.planning import PlanDialog  # noqa: PLC0415 - the list is shown before

        lines = [line for line in order_lines(self._context.desk, ids) if line is not None]
        if lines and not self._has_dialog():
            dialog = PlanDialog(self._context, lines, self)
            dialog.planned.connect(self._hear_receipt)
            self._open(dialog)

    def _has_dialog(self) -> bool:
        return any(each.isVisible() for each in self.findChildren(QDialog))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # what comes back

    @Slot(object)
    def _hear_created(self, receipt: Receipt) -> None:
        self.listing.show_thing(receipt.result["id"])
        self.focus_list()
        self._hear_receipt(receipt)

    @Slot(object)
    def _hear_receipt(self, receipt: Receipt) -> None:
        messages = self._context.messages
        self._context.bridge.look()
        if receipt.warnings:
            said = (messages.warning(each.code, each.params) for each in receipt.warnings)
            self._say("\n".join(said), Gravity.WARNING)

    @Slot(str)
    def _hear_sent(self, key: str) -> None:
        self.banner.hide()
        self._set_busy(key, busy=True)

    @Slot(str, object)
    def _hear_done(self, key: str, receipt: Receipt) -> None:
        self._hear_receipt(receipt)
        self._set_busy(key, busy=False)

    @Slot(str, object)
    def _hear_failed(self, key: str, problem: Problem) -> None:
        self._context.bridge.look()
        self._set_busy(key, busy=False)
        self._say(self._context.why(problem), Gravity.ERROR)

    def _set_busy(self, key: str, *, busy: bool) -> None:
        if key == OrderAction.UNLINK:
            self.panel.one.unlink.set_busy(busy)
        else:
            self.panel.actions_.set_busy(key, busy)

    def _say(self, sentence: str, gravity: Gravity) -> None:
        self.banner.say(sentence, self._context.messages.text(texts.GOT_IT), gravity)
        self.banner.show()

    @Slot()
    def _show_chosen(self) -> None:
        self.panel.show_orders(self.table.chosen())

    # setting up

    def _arrange(self) -> None:
        self.setObjectName("orders_screen")
        self.new_order.setObjectName("new_order")
        self.import_orders.setObjectName("import_orders_sheet")
        self.banner.setObjectName("orders_banner")
        self.banner.hide()
        self._find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self.listing.search.setMinimumWidth(round(LEAST_SEARCH * self._context.theme.enlargement()))
        tools = (self.import_orders, self.tools.button)  # beside a long title there is no room
        self.import_orders.setProperty("reach", "dense")  # it stands in a line of chips
        self._set_out(self.title, head=(self.new_order,), tools=tools, above=(self.banner,))

    def _connect(self) -> None:
        controller = self.controller
        controller.sent.connect(self._hear_sent)
        controller.done.connect(self._hear_done)
        controller.failed.connect(self._hear_failed)
        controller.planning.connect(self._plan)
        self.panel.actions_.triggered.connect(self._act)
        self.panel.closed.connect(self.table.clearSelection)
        self.new_order.clicked.connect(self.make_new)
        self.import_orders.clicked.connect(self._context.guide.import_asked)
        self.banner.acted.connect(self.banner.hide)
        self.listing.new_wanted.connect(self.make_new)
        self.listing.changed.connect(self.panel.refresh)
        self.listing.wanted_changed.connect(self.tools.keep_last)
        self.table.refresh_requested.connect(self.refresh)
        self.table.chosen_changed.connect(self._show_chosen)
        self._find.triggered.connect(self.listing.find)
