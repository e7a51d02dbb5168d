"""Planning manufacturing orders: a thousand of them into tickets by one command, and that one taken back."""

from __future__ import annotations

from collections.abc import Iterator

from benches.beside import Deed, Trio, trio
from benches.figures import Figure
from benches.workshop import ROUTING, Scale, Values, Workshop

ROUNDS = 3
SKU = "BELT-32"
QUANTITY, BATCH = 300, 50
BAR, GOAL = 5, 2  # seconds
SCHEDULE = {"due": "2026-12-20", "start": "2026-12-01", "end": "2026-12-18"}


def measure(scale: Scale) -> Iterator[Figure]:
    """One ticket each, then six each; both beside their rows written raw, and taken back in between."""

    def furnish(shop: Workshop) -> None:
        shop.do("product.create", sku=SKU, name_en="Belt", line="classic", routing=ROUTING)
        for _ in range(scale.pieces):
            shop.do("order.create", product=SKU, quantity=QUANTITY, **SCHEDULE)

    with trio(scale, scale.kept("made-to-order", furnish)) as shops:
        orders = shops.watched.column("SELECT id FROM manufacturing_order ORDER BY id")
        for batch in (None, BATCH):
            yield from _planned(shops, orders, batch)


def _planned(shops: Trio, orders: list[int], batch: int | None) -> Iterator[Figure]:
    size: Values = {} if batch is None else {"batch": batch}
    tickets = len(orders) * (1 if batch is None else QUANTITY // batch)
    what = f"plan {len(orders):,} orders into {tickets:,} tickets"
    series = {
        what: [Deed("order.plan", {"orders": orders, **size})] * ROUNDS,
        f"take back {tickets:,} tickets": [Deed("undo", {})] * ROUNDS,
    }
    for name, pair in shops.compare(series, rest=2).items():
        yield Figure(name, pair.door.median / 1000, "s", str(pair.door), BAR, GOAL)
        yield pair.figure(f"{name}, beside raw", judged=False)
