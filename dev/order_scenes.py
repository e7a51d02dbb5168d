"""Scenes of Manufacturing Orders: an order in each state, the dialogs, a hybrid, the ticket of an order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import cast

from app.domain.orders.states import OrderAction
from app.domain.words import OrderState
from app.lifecycle.queries.orders import OrderFilter, order_detail, order_ids, order_lines
from app.views.context import ORDERS, TICKETS
from app.views.imports.dialog import ImportDialog
from app.views.imports.sheet_page import READ_AS
from app.views.orders.details import HISTORY, OF_JOBS
from app.views.orders.dialog import EditOrderDialog, LinkDialog, NewOrderDialog
from app.views.orders.planning import PlanDialog
from app.views.orders.view import OrdersScreen
from app.views.shell.waiting import settle, wait_until

if TYPE_CHECKING:
    from scenes import Stage

SHEET = """Order no,SKU,Quantity,Production type,Start,End,Due date,Notes
PO-2611-07,BELT-32,300,Classic,2026-12-01,2026-12-12,2026-12-18,ส่งเป็นงวด
PO-2611-08,BELT-40,120,คลาสสิก,2026-12-07,2026-12-16,2026-12-22,
PO-2611-09,TOTE-07,4,หัตถศิลป์,,,2026-12-22,For the shop window
PO-2611-10,BELT-32,40,hybrid,,,2026-12-22,Names stamped by hand
"""
SEVERAL = (OrderState.DRAFT, OrderState.PLANNED, OrderState.DONE)


def orders_in_every_state(stage: Stage) -> None:
    for state in OrderState:
        _choose(stage, cast.order(stage.desk, state))
        stage.snap(f"orders-{state}")
    screen = _screen(stage)
    screen.table.choose([cast.order(stage.desk, state) for state in SEVERAL])
    stage.snap("orders-several")
    screen.table.clearSelection()
    stage.snap("orders-none-chosen")


def hybrid_order(stage: Stage) -> None:
    screen = _choose(stage, cast.hybrid(stage.desk))
    for pane in (OF_JOBS, HISTORY):
        _press(stage, screen, pane)
        stage.snap(f"orders-hybrid-{pane}")
    _press(stage, screen, "tickets")


def order_dialogs(stage: Stage) -> None:
    _choose(stage, cast.order(stage.desk, OrderState.PLANNED))
    stage.window_hand.press("new_order")
    stage.snap_dialog(NewOrderDialog, "orders-new")
    stage.window_hand.press(f"order_action_{OrderAction.EDIT}")
    stage.snap_dialog(EditOrderDialog, "orders-edit")
    stage.window_hand.press(f"order_action_{OrderAction.LINK}")
    stage.snap_dialog(LinkDialog, "orders-link")
    stage.question("question-cancel-order")
    stage.window_hand.press(f"order_action_{OrderAction.CANCEL}")


def plan_orders(stage: Stage) -> None:
    screen = _screen(stage)
    screen.table.choose([cast.order(stage.desk, state) for state in SEVERAL])
    settle()
    stage.question("question-cancel-without")
    stage.window_hand.press(f"order_action_{OrderAction.CANCEL}")
    context = stage.window_hand.window.context
    lines = [
        line
        for line in order_lines(stage.desk, order_ids(stage.desk, OrderFilter()))
        if line and line.state in (OrderState.DRAFT, OrderState.PLANNED)
    ]
    for name, shown in {"one": lines[:1], "several": lines}.items():
        dialog = PlanDialog(context, shown, screen)
        dialog.open()
        stage.snap_dialog(PlanDialog, f"orders-plan-{name}")


def ticket_of_an_order(stage: Stage) -> None:
    detail = order_detail(stage.desk, cast.order(stage.desk, OrderState.IN_PROGRESS))
    assert detail is not None
    stage.window_hand.window.go(TICKETS, detail.tickets[0].id)
    settle()
    stage.snap("tickets-of-an-order")


def import_of_orders(stage: Stage) -> None:
    _screen(stage)
    path = stage.folder / "belts.csv"
    path.write_text(SHEET, "utf-8")
    stage.window_hand.window.import_sheet(path)
    dialog = stage.window_hand.open_dialog(ImportDialog)
    wait_until(lambda: not dialog.state.is_reading, "the sheet to be read")
    dialog.page.problems.view.selectRow(0)
    stage.album.take(dialog, "import-orders")
    dialog.foot.without_other.click()
    wait_until(lambda: not dialog.state.is_reading, "the sheet to be read once more")
    dialog.page.show_pane(READ_AS)
    stage.snap_dialog(ImportDialog, "import-orders-one-line")


def _screen(stage: Stage) -> OrdersScreen:
    screen = stage.window_hand.window.go(ORDERS)
    assert isinstance(screen, OrdersScreen)
    settle()
    return screen


def _choose(stage: Stage, order: int) -> OrdersScreen:
    screen = _screen(stage)
    screen.show_thing(order)
    settle()
    return screen


def _press(stage: Stage, screen: OrdersScreen, pane: str) -> None:
    next(each for each in screen.panel.one.panes.buttons() if each.objectName() == f"chip_{pane}").click()
    settle()


SCENES: tuple[Callable[[Stage], None], ...] = (
    orders_in_every_state,
    hybrid_order,
    order_dialogs,
    plan_orders,
    ticket_of_an_order,
    import_of_orders,
)
