"""Projections of the documents of jobs."""

from __future__ import annotations

import json

from app.domain.facts import packets as facts
from app.domain.packets.states import is_reached
from app.domain.packets.values import Goal, PacketStatus
from app.models.connection import Database
from app.models.ledger import encode
from app.models.projections.registry import projects
from app.models.records import PacketRow, PacketSettingsRow

SETTINGS = 1


@projects(facts.PacketCreated)
def packet_created(db: Database, fact: facts.PacketCreated) -> None:
    """A packet that nothing was done for yet."""
    names = ("code", "ticket", "template", "why", "purpose", "language", "requester", "expires_at")
    PacketRow.insert(
        id=fact.packet,
        **{name: getattr(fact, name) for name in names},
        kind=fact.packet_kind,
        kinds=encode(list(fact.kinds)),
        created_at=fact.at,
        moved_at=fact.at,
        status=PacketStatus.CREATED,
        again=False,
        attempt=0,
        delivery=0,
        timings="{}",
        files="[]",
        places="[]",
    ).execute(db)


@projects(facts.PacketAsked)
def packet_asked(db: Database, fact: facts.PacketAsked) -> None:
    """It is wanted further on; how it had failed is the past."""
    names = ("status", "goal", "to", "target", "again", "attempt")
    values = {name: getattr(fact, name) for name in names}
    _set(db, fact.packet, **values, failed_at=None, failure=None, params=None)


@projects(facts.PacketStopped)
def packet_stopped(db: Database, fact: facts.PacketStopped) -> None:
    """Nobody wants it further on."""
    _set(db, fact.packet, goal=None)


@projects(facts.PacketMoved)
def packet_moved(db: Database, fact: facts.PacketMoved) -> None:
    """It came one step on, perhaps as far as it was wanted."""
    row = PacketRow.select().where(PacketRow.id == fact.packet).get(db)
    values = {"status": fact.packet_status, "moved_at": fact.at, "expires_at": fact.expires_at}
    values["timings"] = encode({**json.loads(row.timings), fact.packet_status: fact.timing_ms})
    if fact.files is not None:
        values["files"] = encode(list(fact.files))
    if row.goal is not None and is_reached(Goal(row.goal), PacketStatus(fact.packet_status)):
        values["goal"] = None
    _set(db, fact.packet, **values)


@projects(facts.PacketDeployed)
def packet_deployed(db: Database, fact: facts.PacketDeployed) -> None:
    """One more place where its files are; what is delivered after the end needs nothing more."""
    row = PacketRow.select().where(PacketRow.id == fact.packet).get(db)
    places = [each for each in json.loads(row.places) if each["place"] != fact.place]
    places.append({"to": fact.to, "target": fact.target, "place": fact.place, "at": fact.at})
    goal = None if row.status == PacketStatus.DONE else row.goal
    _set(db, fact.packet, places=encode(places), delivery=row.delivery + 1, goal=goal)


@projects(facts.PacketFailed)
def packet_failed(db: Database, fact: facts.PacketFailed) -> None:
    """It stands until somebody tries again; what was finished stays so, and only one more delivery failed."""
    values = {"failed_at": fact.to, "failure": fact.failure, "params": encode(fact.params)}
    if fact.was == PacketStatus.DONE:
        _set(db, fact.packet, goal=None, **values)
    else:
        state = {"status": PacketStatus.FAILED, "moved_at": fact.at, "expires_at": fact.expires_at}
        _set(db, fact.packet, **state, **values)


@projects(facts.PacketDiscarded)
def packet_discarded(db: Database, fact: facts.PacketDiscarded) -> None:
    """It is gone."""
    PacketRow.delete().where(PacketRow.id == fact.packet).execute(db)


@projects(facts.PacketSet)
def packet_set(db: Database, fact: facts.PacketSet) -> None:
    """Where packets are kept, and how long."""
    names = ("work", "output", "logs", "templates", "keep_days", "preview_days")
    values = {name: getattr(fact, name) for name in names}
    PacketSettingsRow.insert(id=SETTINGS, **values).on_conflict(
        conflict_target=[PacketSettingsRow.id], update=values
    ).execute(db)


def _set(db: Database, packet: int, **values: object) -> None:
    PacketRow.update(values).where(PacketRow.id == packet).execute(db)
