"""What would be undone, and with what effect: the verb itself is asked, and its decision thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.clock import Instant
from app.domain.commands.jobs import JobImport
from app.domain.commands.orders import OrderImport, OrderPlan
from app.domain.decision import Person
from app.domain.facts import Fact, payload
from app.domain.refusals import Refused
from app.domain.undo import Given
from app.lifecycle.desk import Desk
from app.lifecycle.queries import activity
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.trial import circumstances
from app.lifecycle.verbs import undo as verbs
from app.models.loading import past
from app.models.records import RoutingRow
from app.values import frozen

MOST_TOLD = 100  # facts of the command that are told of it
# The last fact of an import or a planning speaks for all of these.
_CROWD = ("ticket.created", "order.created", "product.created")
_OF_CROWDS = (JobImport.kind, OrderImport.kind, OrderPlan.kind)
_BOOKKEEPING = frozenset({"id", "ticket", "token", "order", "version", "version_id", "graph"})


@frozen
class Change:
    """A value that an edit has given, and what it would be again; a routing by its code."""

    field: str
    now: Any
    then: Any


@frozen
class Effect:
    """A fact that would come: its kind, the parameters of its sentence, and the values that would change."""

    kind: str
    params: Mapping[str, Any]
    changes: tuple[Change, ...] = ()


@frozen
class Offer:
    """A command that could be undone, what it was, and what undoing it would do — or why that is refused."""

    given: Given | None
    happened: tuple[FactLine, ...] = ()
    effects: tuple[Effect, ...] = ()
    refused: Refused | None = None


def offer(desk: Desk, actor: Person, request: str | None = None) -> Offer:
    """What undoing the actor's last command, or the one with this request id, would do."""
    context = circumstances(actor, Instant(0))
    try:
        given = verbs.named(desk, request, context)
    except Refused as nothing:
        return Offer(None, refused=nothing)
    untold = _CROWD if given.kind in _OF_CROWDS else ()
    happened = tuple(activity.of_command(desk, given.n, MOST_TOLD, untold))
    try:
        decision = verbs.taken_back(desk, given, context)
    except Refused as refused:
        return Offer(given, happened, refused=refused)
    before = {_about(fact): fact for fact in past.facts_of(desk.db, given)}
    effects = (_effect(desk, fact, before.get(_about(fact))) for fact in decision.facts)
    return Offer(given, happened, tuple(effects))


def _about(fact: Fact) -> tuple[str, int | None]:
    """What the fact that takes another back has in common with it."""
    return fact.kind, getattr(fact, "token", None)


def _effect(desk: Desk, fact: Fact, of_command: Fact | None) -> Effect:
    """`of_command` is the fact of the same kind that would be taken back, where values were given by it."""
    params = activity.params_of(desk, fact)
    if of_command is None or "tokens" in params:
        return Effect(fact.kind, params)
    now, then = payload(of_command), payload(fact)
    names = [each for each in {**now, **then} if each not in _BOOKKEEPING and now.get(each) != then.get(each)]
    changes = (_change(desk, each, now.get(each), then.get(each)) for each in names)
    return Effect(fact.kind, params, tuple(changes))


def _change(desk: Desk, name: str, now: Any, then: Any) -> Change:
    if name == "routing":
        return Change(name, _code(desk, now), _code(desk, then))
    return Change(name, now, then)


def _code(desk: Desk, routing: int | None) -> str | None:
    if routing is None:
        return None
    return str(RoutingRow.select(RoutingRow.code).where(RoutingRow.id == routing).scalar(desk.db))
