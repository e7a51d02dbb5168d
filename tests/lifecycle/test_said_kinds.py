"""Kinds of facts that are told by their names: those were seen before the facts themselves are loaded."""

from __future__ import annotations

from app.domain.facts.packets import PacketAsked, PacketCreated, PacketDeployed, PacketFailed
from app.domain.facts.tickets import TokensBorn
from app.domain.packets.values import To
from app.lifecycle.queries import activity
from app.views import packing


def test_they_are_called_as_the_facts_are() -> None:
    said = (activity.BORN, activity.CREATED, activity.DEPLOYED, activity.FAILED, packing.ASKED)
    facts = (TokensBorn, PacketCreated, PacketDeployed, PacketFailed, PacketAsked)
    assert said == tuple(fact.kind for fact in facts)
    assert activity.TO_A_PRINTER == To.PRINTER
