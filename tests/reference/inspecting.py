"""Lives around inspections: several inspect one piece; it is held and goes on, inspectors come and go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tests.reference.choosing import Chooser, founding
from tests.reference.people import keeping_in_vain
from tests.reference.things import Piece
from tests.reference.workshop import Asked, Workshop

NEW_INSPECTORS = ("Jo", "Ja")
INSPECTORS = ("Quan", *NEW_INSPECTORS)
JUDGES = (*INSPECTORS, "Mana")


@dataclass(slots=True)
class Inspecting(Chooser):
    """Draws mostly what happens at inspections; counts how often one was taken out of hands in vain."""

    tests: ClassVar[str] = "test_random_inspections.py"
    taken: int = 0

    def founding(self) -> Iterator[Asked]:
        """As usual, but that most inspections are for several, of whom there are enough."""
        for asked in founding(self.random):
            if asked.kind == "routing.import":
                for node in asked.values["routing"]["nodes"]:
                    if node["kind"] == "qc" and self.random.randrange(3):
                        together = self.random.randrange(3) == 0
                        node |= {"operators": self.random.choice((2, 2, 3)), "sync_start": together}
            yield asked
        for name in NEW_INSPECTORS:
            yield Asked("person.add", {"name": name, "roles": ["qc"]}, "Admin")

    def next(self, shop: Workshop) -> Asked:
        """One more command."""
        live = [piece for ticket in shop.tickets.values() for piece in ticket.unfinished]
        there = [piece for piece in live if piece.version.route.kind(piece.node) == "qc"]
        pieces = [piece for piece in there if piece.item is not None]
        if not pieces or self.random.randrange(3) == 0:
            return Chooser.next(self, shop)
        held = [piece for piece in there if piece.redesign is not None]
        if held and self.random.randrange(3) == 0:
            piece = self.random.choice(held)
            return Asked("token.resolve", {**self._of(piece), "to": piece.node}, "Mana")
        shared = [piece for piece in pieces if piece.item is not None and piece.item.crew]
        piece = self.random.choice(shared if shared and self.random.randrange(3) else pieces)
        return self.random.choice(_DRAWS)(self, shop, piece, pieces)

    def _judge(self, shop: Workshop, piece: Piece, pieces: list[Piece]) -> Asked:
        person = self.random.choice(JUDGES)
        kept = [each for each in pieces if keeping_in_vain(shop, each, person)]
        if kept and self.random.randrange(5):
            piece = self.random.choice(kept)
            self.taken += 1
        verb = self.random.choice(("pass", "pass", "fail"))
        return Asked(f"qc.{verb}", {**self._of(piece), **self._said(verb, piece, 1)}, person)

    def _take_part(self, shop: Workshop, piece: Piece, pieces: list[Piece]) -> Asked:
        verb = self.random.choice(("claim", "start", "assist", "assist"))
        return Asked(f"work.{verb}", self._of(piece), self.random.choice(JUDGES))

    def _change(self, shop: Workshop, piece: Piece, pieces: list[Piece]) -> Asked:
        """Somebody pauses, whose clock runs; an inspector who has a part to do is none any more, or leaves;
        another one is one again."""
        item = piece.item
        assert item is not None
        if item.clocks and self.random.randrange(2):
            return Asked("work.pause", {**self._of(piece), "reason": "lunch"}, min(item.clocks))
        owing = [each for each in INSPECTORS if item.takes_part(each) and item.part(each) != "done"]
        if owing:
            gone: tuple[dict[str, Any], ...] = ({"roles": ["operator"]}, {"active": False})
            return Asked("person.edit", {"person": owing[0], **self.random.choice(gone)}, "Admin")
        back = {"person": self.random.choice(INSPECTORS), "roles": ["qc"], "active": True}
        return Asked("person.edit", back, "Admin")

    def _hold(self, shop: Workshop, piece: Piece, pieces: list[Piece]) -> Asked:
        """By mistake: it will go on where it stands."""
        return Asked("token.hold", {**self._of(piece), "reason": "a slip of the finger"}, "Mana")

    def _of(self, piece: Piece) -> dict[str, Any]:
        return {"tokens": [self._ref(piece)]}


_DRAWS = (
    *(Inspecting._judge,) * 5,
    *(Inspecting._take_part,) * 5,
    *(Inspecting._change,) * 3,
    Inspecting._hold,
)
