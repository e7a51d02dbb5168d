"""What happened, as the activity strip and the histories tell it."""

from __future__ import annotations

from app.lifecycle.queries import activity
from tests.lifecycle.shop import Shop


def test_a_step_is_called_by_its_name_and_not_by_its_code(shop: Shop) -> None:
    code = shop.started(2, "CARD-02")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    (completed,) = (line for line in activity.latest(shop.core.desk, 10) if line.kind == "work.completed")
    version = shop.sql("SELECT version_id FROM ticket WHERE code = ?", code)[0][0]
    node = shop.core.desk.graphs.of(shop.core.workspace.db, version).node(completed.data["node"])
    assert completed.params["node"] == node.name
    assert completed.params["node_th"] == node.name_th
