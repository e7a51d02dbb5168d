"""What a careless workshop says besides the pieces that a command is about."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.reference.drawing import DEFECTS
from tests.reference.things import Piece
from tests.reference.workshop import Workshop

HANDS = ("Nok", "Som", "Quan", "Mana", "Admin")
ROUTINGS = ("STRAIGHT", "SHORT", "LONG")
ASTRAY_EVERY = 7  # one command in so many is meant for a thing that it does not fit


@dataclass(slots=True)
class Speaker:
    """Draws what else a command says; mostly something that fits."""

    random: Random

    def _astray(self) -> bool:
        return self.random.randrange(ASTRAY_EVERY) == 0

    def _said(self, verb: str, piece: Piece, together: int) -> dict[str, Any]:
        """What else a command of work says; of a batch often how much of it is good."""
        counted = piece.is_batch and together == 1 and self.random.randrange(3)
        if verb in ("complete", "pass") and (counted or self.random.randrange(25) == 0):
            return self._counts(verb, piece)
        if verb == "fail" and counted:
            most = max(1, piece.quantity + self._astray())
            return self._failure(piece) | {"quantity": self.random.randint(1, most)}
        if verb in ("pause", "take_over"):
            return {"reason": "lunch"}
        if verb == "handoff":
            return {"to": self.random.choice((*HANDS, "Som", "Vee"))}
        if verb in ("start", "resume", "assist"):
            return {"pausing": "other work"} if self.random.randrange(3) == 0 else {}
        return self._failure(piece) if verb == "fail" else {}

    def _counts(self, verb: str, piece: Piece) -> dict[str, Any]:
        """How much is good, scrapped, to be done again; mostly so that it adds up."""
        scrapped = self.random.randint(0, min(2, piece.quantity))
        rework = self.random.randint(0, min(2, piece.quantity - scrapped))
        said: dict[str, Any] = {"scrapped": scrapped, "rework": rework}
        if self.random.randrange(2):
            said["good"] = max(0, piece.quantity - scrapped - rework + self._astray())
        if scrapped and self.random.randrange(12):
            said["reason"] = "torn"
        route = piece.version.route
        if verb == "pass":
            return said | self._failure(piece)
        offered = [c for c in route.upstream(piece.node, piece.branch) if route.kind(c) == "operation"]
        if self._astray() or not offered:
            offered = list(route.nodes)
        return said | ({"to": self.random.choice(offered)} if self.random.randrange(2) else {})

    def _failure(self, piece: Piece) -> dict[str, Any]:
        route = piece.version.route
        said: dict[str, Any] = {"then": self.random.choice(("flow", "back_to_qc"))}
        if self.random.randrange(3):
            said["defect"] = self._fault()
        offered = route.to_redo(piece.node, piece.branch) if route.kind(piece.node) == "qc" else []
        if self.random.randrange(4):
            offered = [code for code in offered if route.kind(code) == "operation"] or offered
        if self._astray() or not offered:
            offered = [*route.nodes, "NOWHERE"]
        return said if self.random.randrange(15) == 0 else said | {"to": self.random.choice(offered)}

    def _fault(self) -> str:
        """Mostly one that the catalogue has."""
        return (
            self.random.choice(("seam", "Hole", "nothing")) if self._astray() else self.random.choice(DEFECTS)
        )

    def _decided(self, shop: Workshop, what: str, piece: Piece) -> dict[str, Any]:
        """What a decision says."""
        if what == "scrap":
            said: dict[str, Any] = {"type": self.random.choice(("qc_fail", "permanent"))}
            if piece.quantity > 1 and self.random.randrange(2):
                said["quantity"] = self.random.randint(1, piece.quantity)
            found = self._found(said["type"])
            begin = self._begin(piece) if said["type"] == "qc_fail" or self._astray() else {}
            return said | {"reason": "torn"} | found | begin
        if what == "move":
            return {"to": self._somewhere(piece), "reason": "another bench"}
        if what == "edit":
            return self.random.choice(
                (
                    *[{"note": self.random.choice(("red", "brass", "for the fair"))}] * 2,
                    {"note": None, "priority": "low"},
                    *[{"priority": "urgent"}] * 3,
                    {"priority": None},
                    {},
                )
            )
        return self._answer(shop, piece) if what == "resolve" else {"reason": "too soft"}

    def _answer(self, shop: Workshop, piece: Piece) -> dict[str, Any]:
        """What becomes of a piece that is held."""
        choice = self.random.randrange(8)
        if choice == 0:
            ending = self.random.choice(("qc_fail", "permanent"))
            return {"scrap": ending, "reason": "torn"} | self._found(ending) | self._begin(piece)
        if choice == 1:
            return self.random.choice(
                ({}, {"scrap": "permanent"}, {"scrap": "permanent", "to": "OP1"}, {"to": "OP1", "at": "OP1"})
            )
        if choice == 3:
            return {"to": piece.node}
        if choice > 4:
            return {"to": self._somewhere(piece)}
        number = self._version(shop, self.random.choice(ROUTINGS))
        return {"version": number} if choice == 2 else {"version": number, "to": self._somewhere(piece)}

    def _found(self, ending: str) -> dict[str, Any]:
        """With which fault a piece ends; of what failed mostly one is told."""
        tells = self.random.randrange(6) if ending == "qc_fail" else self.random.randrange(3) == 0
        return {"defect": self._fault()} if tells else {}

    def _begin(self, piece: Piece) -> dict[str, Any]:
        """Where a replacement begins, if that is said; not where its number would count."""
        offered = piece.version.route.upstream(piece.node, piece.branch)
        operations = [code for code in offered if piece.version.route.kind(code) == "operation"]
        if self._astray():
            operations.append("NOWHERE")
        return {"at": self.random.choice(operations)} if operations and self.random.randrange(3) == 0 else {}

    def _somewhere(self, piece: Piece) -> str:
        fitting = piece.version.route.steps(piece.branch)
        return self.random.choice(
            list(piece.version.route.nodes) if self._astray() or not fitting else fitting
        )

    def _version(self, shop: Workshop, code: str) -> int:
        versions = shop.routings[code].versions if code in shop.routings else []
        published = [each.number for each in versions if each.state == "published"]
        return self.random.choice(published or [1])
