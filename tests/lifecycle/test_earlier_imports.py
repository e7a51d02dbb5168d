"""The imports that stand are known with the commands that made them, so that each can be taken back."""

from __future__ import annotations

from app.domain.commands.undo import Undo
from app.lifecycle.queries import imports
from tests.lifecycle.shop import Shop


def taken_in(shop: Shop, sheet: str, *quantities: int) -> None:
    lines = [{"product": "TOTE-07", "quantity": each} for each in quantities]
    shop.do("job.import", request=f"import of {sheet}", lines=lines, sheet=sheet, fingerprint=sheet)


def test_imports_are_listed_newest_first_with_their_commands(shop: Shop) -> None:
    assert imports.latest(shop.core.desk, 9) == []
    taken_in(shop, "a.csv", 1, 2, 3)
    first = shop.clock.now()
    shop.job()
    shop.clock.advance(minutes=5)
    taken_in(shop, "b.csv", 4)
    shop.job()

    found = imports.latest(shop.core.desk, 9)

    told = [(each.sheet, each.made, each.person, each.request) for each in found]
    assert told == [("b.csv", 1, "Admin", "import of b.csv"), ("a.csv", 3, "Admin", "import of a.csv")]
    assert found[1].at == first
    assert imports.latest(shop.core.desk, 1) == found[:1]


def test_one_that_was_taken_back_is_gone_and_the_others_keep_their_commands(shop: Shop) -> None:
    for sheet in ("a.csv", "b.csv", "c.csv"):
        taken_in(shop, sheet, 1, 2)
    shop.do("job.edit", job="HJ-2611-0002", version=1, notes="the last job of the first sheet")
    shop.core.controller.execute(Undo(request="import of b.csv"), shop.id_of("Admin"))

    found = imports.latest(shop.core.desk, 9)

    assert [each.request for each in found] == ["import of c.csv", "import of a.csv"]
