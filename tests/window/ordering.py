"""A planner at Manufacturing Orders: a workshop of both lines, and a hand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QDialog

from app.lifecycle.core import Core
from app.lifecycle.queries.orders import find
from app.views.context import ORDERS
from app.views.orders.panel import OrderPanel
from app.views.orders.view import OrdersScreen
from tests.window.benches import BAGS, benches, do
from tests.window.hand import Hand

BELT, BAG = "BELT-32", "TOTE-07"
WHOLE, HALF, LOOSE = "MO-2026-0001", "MO-2026-0002", "MO-2026-0003"
"""An order of 300 belts and one of 120, both ready to be planned, and one without its days."""
JOB = "HJ-2611-0001"
STEPS = ("START", "CUT", "PACK", "END")
BELTS: dict[str, Any] = {
    **BAGS,
    "code": "BELTS",
    "line": "classic",
    "nodes": [node for node in BAGS["nodes"] if node["code"] in STEPS],
    "edges": [{"from": one, "to": other} for one, other in pairwise(STEPS)],
}
DAYS = {"due": "2026-12-18", "start": "2026-12-01", "end": "2026-12-15"}


def belts(core: Core) -> None:
    """Bags are made piece by piece, belts in batches; three orders of belts are drafts."""
    benches(core)
    do(core, "routing.import", routing=BELTS)
    do(core, "routing.publish", routing="BELTS")
    names = {"name_en": "Belt, 32 mm", "name_th": "เข็มขัด 32 มม."}
    do(core, "product.create", sku=BELT, line="classic", routing="BELTS", **names)
    for quantity, days in ((300, DAYS), (120, DAYS), (40, {})):
        do(core, "order.create", product=BELT, quantity=quantity, **days)


class AtOrders:
    """The page in somebody's hand."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        hand.click(f"rail_{ORDERS}")
        hand.wait()

    @property
    def screen(self) -> OrdersScreen:
        screen = self.hand.window.screen_of(ORDERS)
        assert isinstance(screen, OrdersScreen)
        return screen

    @property
    def panel(self) -> OrderPanel:
        return self.screen.panel

    def choose(self, *codes: str) -> OrderPanel:
        """Chooses orders in the list; the panel of them."""
        self.screen.listing.read_all()
        assert self.screen.table.choose([find(self.hand.desk, code) for code in codes])
        return self.panel

    def act(self, action: str) -> None:
        """Presses one of the buttons for the chosen orders, and waits for the answer."""
        self.hand.press(f"order_action_{action}")
        self.hand.until(lambda: not self.screen.listing.is_waiting())

    def answer(self, **fields: str) -> None:
        """Writes into the open dialog and saves it."""
        for name, text in fields.items():
            self.hand.write(name, text)
        self.hand.press("save")
        self.hand.until(lambda: not self.screen.listing.is_waiting())

    def dialog(self, name: str) -> QDialog:
        """The open dialog of this name."""
        found = self.hand.dialog(name)
        assert found is not None, name
        return found

    def able(self) -> set[str]:
        """The actions whose buttons may be pressed."""
        found = self.panel.actions_.buttons.findChildren(type(self.panel.one.unlink))
        return {each.objectName().removeprefix("order_action_") for each in found if each.isEnabled()}

    def order(self, code: str) -> dict[str, Any]:
        """What `show` says of an order."""
        (found,) = [row for row in self.hand.shown("orders") if row["code"] == code]
        return found

    def codes(self) -> list[str]:
        """The codes in the list, as they stand."""
        model = self.screen.listing.model
        return [model.cell(row, 0).text for row in range(model.rowCount())]

    def chosen(self) -> list[str]:
        """The codes of the chosen orders."""
        model = self.screen.listing.model
        return [model.cell(row, 0).text for row in model.rows_of(self.screen.table.chosen())]

    def tickets(self, code: str) -> Sequence[str]:
        """The codes of an order's tickets."""
        return list(self.order(code)["tickets"])
