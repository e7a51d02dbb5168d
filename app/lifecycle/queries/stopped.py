"""By whom and by what somebody's clock was stopped, while they did not stop it themselves."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.clock import Instant
from app.domain.codes import token_number
from app.domain.facts import from_payload
from app.domain.facts.flow import TokensHeld, TokensRedirected, TokensScrapped, tokens_in
from app.domain.facts.tickets import TicketCancelled, TicketClosedShort, TicketPaused, TokensCancelled
from app.domain.facts.work import (
    QcFailed,
    QcPassed,
    WorkCompleted,
    WorkHandedOver,
    WorkPaused,
    WorkRequeued,
    WorkTakenOver,
)
from app.lifecycle.desk import Desk
from app.lifecycle.queries import activity
from app.lifecycle.queries.activity import FactLine
from app.values import frozen

_DAY = 24 * 60 * 60 * 1_000_000
_MINUTE = 60 * 1_000_000
_MOST = 200
"""So many facts of the command are looked at."""
_LEFT_OPEN = "left_open"  # about that the person is asked
# The clock that runs, and what left its tray last while it ran on.
_LEFT = (
    "SELECT s.id, i.token, g.started_at, g.ended_at FROM session s JOIN segment g ON g.session = s.id JOIN "
    "work_item i ON i.id = g.item WHERE s.person = ? AND s.ended_at IS NULL AND g.ended_at IS NOT NULL "
    "ORDER BY g.ended_at DESC LIMIT 1"
)
# Ids are given in order: a command whose own are greater came after the session had begun.
_WHO_DID_IT = (
    "SELECT c.n, c.actor FROM touched d JOIN fact f ON f.seq = d.seq JOIN command c ON c.n = f.command "
    "WHERE d.subject = ? AND c.ids_from > ? AND c.at >= ? AND f.kind NOT IN ('work.started', 'work.resumed', "
    "'work.assisted', 'work.pressed', 'work.help_asked', 'work.help_withdrawn', 'token.edited') "
    "ORDER BY d.seq LIMIT 1"
)
# What happened to the person last, with the end of their clock where the command stopped that. What is
# recorded in their name begins as what they do themselves.
_LATEST = (
    "SELECT f.kind, (SELECT s.payload FROM fact s WHERE s.command = f.command AND s.kind = 'session.ended' "
    "AND s.payload ->> '$.person' = d.subject ORDER BY s.seq DESC LIMIT 1), c.n, c.actor FROM touched d "
    "JOIN fact f ON f.seq = d.seq JOIN command c ON c.n = f.command WHERE d.subject = ? "
    "ORDER BY d.seq DESC LIMIT 20"
)
_OWN = ("work.started", "work.resumed", "work.assisted", "work.paused", "work.pressed")
"""With these a person's clock begins, or they have stopped it."""
_SESSION = "SELECT started_at, ended_at FROM session WHERE id = ?"
_ON_TRAY = "SELECT i.token, i.ticket FROM segment g JOIN work_item i ON i.id = g.item WHERE g.session = ?"

_TELLING = (
    TicketPaused.kind,
    TicketCancelled.kind,
    TicketClosedShort.kind,
    TokensHeld.kind,
    TokensScrapped.kind,
    TokensRedirected.kind,
    TokensCancelled.kind,
    WorkTakenOver.kind,
    WorkCompleted.kind,
    QcPassed.kind,
    QcFailed.kind,
    WorkPaused.kind,
    WorkHandedOver.kind,
    WorkRequeued.kind,
)
"""What stops a clock, the likeliest to tell why first."""
IN_THEIR_NAME = "in_their_name"
"""With this ends what somebody else recorded as done by the person."""


@frozen
class Stop:
    """That a command of somebody else stopped the clock on these pieces: what it did (the kind of a fact,
    with its reason where that says more; "" for anything else), and how long the clock had run."""

    command: int
    what: str
    params: Mapping[str, Any]
    numbers: Sequence[str]
    minutes: int


def stop_of(desk: Desk, person: int, now: Instant) -> Stop | None:
    """What stopped the person's clock last, if that was somebody else, within a day and before another one
    was started; while one runs, what took something off its tray."""
    left = desk.db.execute_sql(_LEFT, (person,)).fetchone()
    if left is not None:
        session, token, since, until = left
        by = desk.db.execute_sql(_WHO_DID_IT, (token, session, until)).fetchone()
        if by is None or by[1] == person:
            return None
        return _stop(desk, by[0], person, session, since, until)
    for kind, ended, command, actor in desk.db.execute_sql(_LATEST, (person,)).fetchall():
        if ended is not None and actor != person:
            end = json.loads(ended)
            since, until = desk.db.execute_sql(_SESSION, (end["session"],)).fetchone()
            is_asked = end["by"] == _LEFT_OPEN or until is None or now - until > _DAY
            return None if is_asked else _stop(desk, command, person, end["session"], since, until)
        if ended is not None or kind in _OWN:
            return None
    return None


def _stop(desk: Desk, command: int, person: int, session: int, since: int, until: int) -> Stop:
    on_tray = desk.db.execute_sql(_ON_TRAY, (session,)).fetchall()
    tokens, tickets = {token for token, _ in on_tray}, {ticket for _, ticket in on_tray}
    minutes = max(0, until - since) // _MINUTE
    facts = [each for each in activity.of_command(desk, command, _MOST) if each.kind in _TELLING]
    for fact in sorted(facts, key=lambda each: _TELLING.index(each.kind)):
        about = tokens & set(tokens_in(from_payload(fact.kind, fact.data)))
        if about or (fact.data.get("ticket") in tickets and fact.kind.startswith("ticket.")):
            what = _what(fact, person)
            return Stop(command, what, fact.params, _numbers(desk, about or tokens), minutes)
    actor = next(iter(activity.of_command(desk, command, 1)))
    return Stop(command, "", actor.params, _numbers(desk, tokens), minutes)


def _what(fact: FactLine, person: int) -> str:
    if fact.data.get("person") == person:
        return f"{fact.kind}/{IN_THEIR_NAME}"
    if fact.kind == TokensCancelled.kind and fact.data.get("reason"):
        return f"{fact.kind}/{fact.data['reason']}"
    return fact.kind


def _numbers(desk: Desk, tokens: Collection[int]) -> list[str]:
    query = f"SELECT number FROM token WHERE id IN ({','.join('?' * len(tokens))}) ORDER BY number"
    return [token_number(row[0]) for row in desk.db.execute_sql(query, tuple(tokens)).fetchall()]
