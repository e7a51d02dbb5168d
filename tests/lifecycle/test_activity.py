"""What happened, as the activity strip and the histories tell it."""

from __future__ import annotations

from app.lifecycle.queries import activity
from app.messages import Messages
from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange


def test_a_step_is_called_by_its_name_and_not_by_its_code(shop: Shop) -> None:
    code = shop.started(2, "CARD-02")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    (completed,) = (line for line in activity.latest(shop.core.desk, 10) if line.kind == "work.completed")
    version = shop.sql("SELECT version_id FROM ticket WHERE code = ?", code)[0][0]
    node = shop.core.desk.graphs.of(shop.core.workspace.db, version).node(completed.data["node"])
    assert completed.params["node"] == node.name
    assert completed.params["node_th"] == node.name_th


def told(shop: Shop, *kinds: str, limit: int = 100) -> list[str]:
    """What the strip says of these kinds, oldest first."""
    lines = activity.latest(shop.core.desk, limit)[::-1]
    return [Messages().fact(line.kind, line.params) for line in lines if line.kind in kinds]


def test_a_batch_is_told_by_its_pieces_as_many_as_it_held_by_then(shop: Shop) -> None:
    shop.do("routing.import", routing=exchange("WHOLE", ("CUT", "PACK"), "classic"))
    shop.do("routing.publish", routing="WHOLE")
    code = shop.batches(50, routing="WHOLE")
    batch = shop.refs(code, 1)
    shop.do("work.start", "Nok", tokens=batch)
    shop.do("work.complete", "Nok", tokens=batch, good=48, scrapped=2, rework=0, reason="torn")
    assert told(shop, "tokens.born", "work.started", "tokens.moved", "tokens.scrapped") == [
        f"50 pieces of {code} were created",
        f"Nok started Cut on 50 pieces of {code}",
        f"Nok scrapped 2 pieces of {code}: torn",
        f"48 pieces of {code} went on to Pack",
    ]


def test_what_was_put_back_into_its_batch_is_told_as_it_was(shop: Shop) -> None:
    code = shop.batches(20)
    batch = shop.refs(code, 1)
    shop.do("work.complete", "Nok", tokens=batch, good=17, scrapped=0, rework=3)
    before = told(shop, "work.completed", "tokens.moved")
    shop.do("undo", "Nok")
    assert told(shop, "work.completed", "tokens.moved")[: len(before)] == before
    assert f"17 pieces of {code} went on to Sew" in before


def test_nobody_is_said_to_have_added_or_changed_themselves_as_another(shop: Shop) -> None:
    shop.do("person.add", name="Malee", roles=["operator"])
    shop.do("person.edit", person="Malee", badge="B-0901")
    shop.do("person.edit", person="Admin", badge="B-0902")
    added = told(shop, "person.added", limit=10_000)
    assert (added[0], added[-1]) == ("Admin is the first person here", "Admin added Malee")
    assert told(shop, "person.edited")[-2:] == ["Admin changed Malee", "Admin changed their own details"]


def test_what_is_not_told_hides_nothing_of_what_is_however_much_there_is_of_it(shop: Shop) -> None:
    code = shop.started(2, "CARD-02")
    for number in range(40):
        shop.do("person.edit", person="Nok", badge=f"B-{number:04}")
    lines = activity.latest(shop.core.desk, 3, untold=("person.edited",))
    assert len(lines) == 3
    assert {line.ticket for line in lines} == {code}
