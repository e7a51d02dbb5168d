"""The actions on orders as data: buttons, menu and shortcuts. An order never starts or stops anything."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.orders.states import OrderAction
from app.views.orders import texts
from app.views.widgets.actions import Action, Weight

BUTTONS: tuple[Action, ...] = (
    Action(OrderAction.PLAN, texts.PLAN, "layers", Weight.PRIMARY),
    Action(OrderAction.EDIT, texts.EDIT, "pencil"),
    Action(OrderAction.LINK, texts.LINK, "hammer"),
    Action(OrderAction.RESTORE, texts.RESTORE, "rotate-ccw"),
    Action(OrderAction.CANCEL, texts.CANCEL, "ban", Weight.WARNING),
)
SHORTCUTS: Mapping[str, str] = {
    OrderAction.PLAN: "Ctrl+T",
    OrderAction.EDIT: "Ctrl+E",
    OrderAction.LINK: "Ctrl+Shift+K",
    OrderAction.RESTORE: "Ctrl+Shift+Z",
    OrderAction.CANCEL: "Ctrl+Shift+Delete",
}
ONE_AT_A_TIME = frozenset({OrderAction.EDIT, OrderAction.LINK, OrderAction.UNLINK})
