"""The panel beside the list: what can be done with the chosen orders, and everything about the one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.orders.states import OrderAction
from app.lifecycle.queries.orders import OrderDetail, order_detail
from app.messages import Messages
from app.messages.orders import ORDER_STATE
from app.views.cells import name_of
from app.views.context import Context
from app.views.orders import texts
from app.views.orders.actions import BUTTONS, ONE_AT_A_TIME, SHORTCUTS
from app.views.orders.controller import MOST_AT_ONCE, OrdersController
from app.views.orders.details import OrderDetails
from app.views.remaining import order_with_remaining
from app.views.theme.marks import look
from app.views.theme.scale import SMALL, TIGHT
from app.views.widgets.action_menu import ActionMenu
from app.views.widgets.badge import Badge
from app.views.widgets.frames import SidePanel
from app.views.widgets.label import PlainLabel
from app.views.widgets.tabbing import follow


class OrderPanel(SidePanel):
    """Follows the selection of the list. Nothing in it knows a state: the lifecycle is asked."""

    def __init__(self, context: Context, controller: OrdersController, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.messages, parent)
        self._context = context
        self._controller = controller
        self._chosen: tuple[int, ...] = ()
        self.badge = Badge(context.theme)
        self.actions_ = ActionMenu(BUTTONS, SHORTCUTS, context.theme, context.messages, "order_action_")
        self.hint = PlainLabel(context.theme, kind="muted")
        self.one = OrderDetails(context, controller, self)
        self._arrange_parts()
        follow(self.actions_, self.one)
        self.one.changed.connect(self.refresh)
        self.speak(context.messages)

    def show_orders(self, chosen: Sequence[int]) -> None:
        """Shows the chosen orders: none, one in full, or how many."""
        if tuple(chosen) != self._chosen:
            self.scroll_to_top()
        self._chosen = tuple(chosen)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        reasons = self._reasons()
        self.actions_.show_reasons(reasons)
        for used in (self.actions_, self.close_button):
            used.setVisible(bool(self._chosen))  # of nothing, nothing can be done
        order = order_detail(self._context.desk, self._chosen[0]) if len(self._chosen) == 1 else None
        if order is None:
            self._show_hint()
        else:
            self._show_order(order_with_remaining(self._context, order), reasons)
        self.badge.setVisible(order is not None)
        self.one.setVisible(order is not None)
        self.hint.setVisible(order is None)

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.retranslate(messages)
        self.actions_.retranslate(messages)
        self.one.speak(messages)
        self.refresh()

    # what is shown

    def _show_hint(self) -> None:
        messages, count = self._context.messages, len(self._chosen)
        if count > 1:
            self.set_title(messages.sentence(texts.SEVERAL, {"count": count}))
            self.hint.say(messages.text(texts.SEVERAL_HINT))
        else:
            self.set_title(messages.text(texts.TITLE))
            self.hint.say(messages.text(texts.GONE if count else texts.NO_ORDER))

    def _show_order(self, order: OrderDetail, reasons: Mapping[OrderAction, str]) -> None:
        messages, line = self._context.messages, order.line
        self.set_title(line.code, name_of(line, messages))
        self.badge.show_status(look(line.state), messages.text(ORDER_STATE[line.state]))
        self.one.show_order(order, reasons)

    def _reasons(self) -> Mapping[OrderAction, str]:
        """For each action why it is not allowed, "" where it is."""
        messages, count = self._context.messages, len(self._chosen)
        if not count:
            return dict.fromkeys(OrderAction, messages.text(texts.NOTHING_CHOSEN))
        if count > MOST_AT_ONCE:
            return dict.fromkeys(OrderAction, messages.text(texts.TOO_MANY, maximum=MOST_AT_ONCE))
        allowed = self._controller.allowed(self._chosen)
        reasons = {
            action: self._context.why(refused) if refused is not None else ""
            for action, refused in allowed.items()
        }
        if count > 1:
            reasons |= dict.fromkeys(ONE_AT_A_TIME, messages.text(texts.ONE_ONLY))
        return reasons

    # setting up

    def _arrange_parts(self) -> None:
        self.setObjectName("order_panel")
        badges = QHBoxLayout()
        badges.addWidget(self.badge)
        badges.addStretch(1)
        self.body.addLayout(badges)
        self.body.setSpacing(SMALL + TIGHT)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.actions_)
        self.body.addWidget(self.one, 1)
        self.body.addStretch(0)  # without an order the rest stays at the top
