"""The verb that takes a command back: for each undoable kind, the facts that bring back what was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain import undo as rules
from app.domain.commands import (
    catalogue,
    defects,
    find,
    jobs,
    people,
    routings,
    tickets,
)
from app.domain.commands.undo import Undo
from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.catalogue import (
    OrgSet,
    ProductCreated,
    ProductEdited,
    RoutingDraftDiscarded,
    RoutingDrafted,
    WorkspaceCreated,
)
from app.domain.facts.defects import DefectCreated, DefectEdited
from app.domain.facts.people import PersonAdded, PersonEdited, SignInSet, TeamCreated, TeamEdited
from app.domain.facts.sheets import SheetImported, SheetWithdrawn
from app.domain.facts.tickets import TicketCreated, TicketEdited, TicketOwnerChanged, TicketOwnerRemoved
from app.domain.facts.undo import CommandUndone
from app.domain.refusals import Code, Refused
from app.domain.tickets import owner as owners
from app.domain.tickets.states import Action, refusal
from app.domain.undo import Given, blocked
from app.domain.words import Line
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.people import refuse_values
from app.lifecycle.verbs.registry import verb
from app.lifecycle.verbs.tickets import case
from app.models.loading import packets, past, things
from app.models.loading import people as loading_people
from app.models.loading import tickets as loading
from app.models.records import OrderRow, PersonRow, ProductRow, RoutingRow, TeamRow, TicketRow, VersionRow
from app.values import frozen


@frozen
class Undone:
    """A command on its way back: what it was, what it did, who takes it back."""

    desk: Desk
    given: Given
    facts: Sequence[Fact]
    context: Context


WayBack = Callable[[Undone], list[Fact]]

WAYS_BACK: dict[str, WayBack] = {}
_DEFECT = (DefectCreated, DefectEdited)
_NAMED = 5  # packets that are named of those that stand in the way


def way_back(kind: str) -> Callable[[WayBack], WayBack]:
    """Enters a function as the way back of one kind of command; it raises Refused when that is blocked."""

    def enter(function: WayBack) -> WayBack:
        WAYS_BACK[kind] = function
        return function

    return enter


@verb(Undo)
def undo(desk: Desk, command: Undo, context: Context) -> Decision:
    """The facts that take the command back, after the one that says so."""
    return taken_back(desk, named(desk, command.request, context), context)


def named(desk: Desk, request: str | None, context: Context) -> Given:
    """The command with the request id, else the actor's last one. Raises Refused where there is none."""
    if request is not None:
        given = past.given_with(desk.db, request)
        if given is None:
            raise things.not_found("request", request)
        return given
    given = past.last_given(desk.db, context.actor.id)
    if given is None:
        raise Refused(Code.NOTHING_TO_UNDO, {"person": context.actor.name})
    return given


def taken_back(desk: Desk, given: Given, context: Context) -> Decision:
    """What taking back this command amounts to. Raises Refused when it can't be taken back."""
    refused = rules.hindrance(given, find(given.kind), context.actor, undone=past.is_undone(desk.db, given))
    if refused is not None:
        raise refused
    back = WAYS_BACK[given.kind](Undone(desk, given, past.facts_of(desk.db, given), context))
    said = CommandUndone(n=given.n, undone=given.kind)
    return Decision((said, *back), {"n": given.n, "request": given.request, "kind": given.kind})


@way_back(jobs.JobEdit.kind)
@way_back(tickets.TicketEdit.kind)
def _edit(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    (edited,) = (fact for fact in undone.facts if isinstance(fact, TicketEdited))
    loaded = case(undone.desk, edited.ticket)
    ticket = loaded.ticket
    refused = refusal(Action.EDIT, loaded.known, undone.context.actor, ticket.line)
    if refused is not None:
        raise refused
    again = past.later(db, given, [ticket.id], given.kind)
    if again is not None:
        raise blocked(given, given.kind, again, code=ticket.code)
    former = past.value_before(db, given, ticket.id, "ticket", (TicketCreated, TicketEdited))
    back = rules.ticket_edited_back(ticket, former)
    if rules.is_frozen(ticket, back):
        started = past.later(db, given, [ticket.id], _STARTS[ticket.line])
        variant = "started_classic" if ticket.line is Line.CLASSIC else "started"
        raise blocked(given, variant, started, code=ticket.code)
    refuse_without_routing(undone, back.routing, ticket.code)
    return [back]


@way_back(tickets.TicketAssignOwner.kind)
def _owner(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    (changed,) = (fact for fact in undone.facts if isinstance(fact, _OWNERS))
    loaded = case(undone.desk, changed.ticket)
    ticket = loaded.ticket
    refused = refusal(Action.ASSIGN_OWNER, loaded.known, undone.context.actor, ticket.line)
    if refused is not None:
        raise refused
    again = past.later(db, given, [ticket.id], given.kind)
    if again is not None:
        raise blocked(given, given.kind, again, code=ticket.code)
    former = past.value_before(db, given, ticket.id, "ticket", (TicketCreated, *_OWNERS))
    owner = getattr(former, "owner", None)
    started = past.later(db, given, [ticket.id], tickets.TicketStart.kind)
    if started is not None and owner is None:
        raise blocked(given, "started_owned", started, code=ticket.code)
    return [owners.changed(ticket, owner)]


_OWNERS = (TicketOwnerChanged, TicketOwnerRemoved)


@way_back(catalogue.ProductEdit.kind)
def _product(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    (edited,) = (fact for fact in undone.facts if isinstance(fact, ProductEdited))
    row = things.find(db, ProductRow, "sku", "product", edited.id)
    again = past.later(db, given, [row.id], given.kind)
    if again is not None:
        raise blocked(given, given.kind, again, code=row.sku)
    former = past.value_before(db, given, row.id, "id", (ProductCreated, ProductEdited))
    back = rules.product_edited_back(former)
    refuse_without_routing(undone, back.routing, row.sku)
    return [back]


@way_back(defects.DefectEdit.kind)
def _defect(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    (edited,) = (fact for fact in undone.facts if isinstance(fact, DefectEdited))
    again = past.later(db, given, [edited.id], given.kind)
    if again is not None:
        raise blocked(given, given.kind, again, code=edited.code)
    return [rules.defect_edited_back(edited, past.value_before(db, given, edited.id, "id", _DEFECT))]


@way_back(people.PersonEdit.kind)
def _person(undone: Undone) -> list[Fact]:
    """The PIN stays as it is: nobody knows the one before."""
    db, given = undone.desk.db, undone.given
    (edited,) = (fact for fact in undone.facts if isinstance(fact, PersonEdited))
    row = things.find(db, PersonRow, "name", "person", edited.id)
    again = past.later(db, given, [row.id], given.kind)
    if again is not None:
        raise blocked(given, given.kind, again, code=row.name)
    back = rules.person_edited_back(past.value_before(db, given, row.id, "id", (PersonAdded, PersonEdited)))
    refuse_values(undone.desk, back, row)
    return [back]


@way_back(people.TeamEdit.kind)
def _team(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    (edited,) = (fact for fact in undone.facts if isinstance(fact, TeamEdited))
    again = past.later(db, given, [edited.id], given.kind)
    if again is not None:
        raise blocked(given, given.kind, again, code=things.find(db, TeamRow, "code", "team", edited.id).code)
    former = past.value_before(db, given, edited.id, "id", (TeamCreated, TeamEdited))
    return [TeamEdited(id=edited.id, name_en=former.name_en, name_th=former.name_th)]


@way_back(people.SignInSet.kind)
def _sign_in(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    again = past.later_of_workshop(db, given, SignInSet)
    if again is not None:
        raise blocked(given, given.kind, again)
    former = past.last_of_workshop(db, given, (SignInSet,)) or loading_people.SignIn()
    return [
        SignInSet(
            badge_alone=former.badge_alone,
            lock_minutes=former.lock_minutes,
            lock_at_shift_end=former.lock_at_shift_end,
        )
    ]


@way_back(catalogue.OrgSet.kind)
def _organisation(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    again = past.later_of_workshop(db, given, OrgSet)
    if again is not None:
        raise blocked(given, given.kind, again)
    return [rules.org_set_back(past.last_of_workshop(db, given, (OrgSet, WorkspaceCreated)))]


@way_back(routings.RoutingImport.kind)
def _draft(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    (drafted,) = (fact for fact in undone.facts if isinstance(fact, RoutingDrafted))
    again = past.later(db, given, [drafted.version_id])
    if again is not None:
        variant = "drafted" if again.kind == given.kind else "published"
        raise blocked(given, variant, again, code=drafted.code)
    former = past.value_before(db, given, drafted.version_id, "version_id", (RoutingDrafted,))
    if former is not None:
        return [replace(former)]
    whole = VersionRow.select().where(VersionRow.routing == drafted.routing).count(db) == 1
    if whole:
        _refuse_used(undone, drafted)
    return [
        RoutingDraftDiscarded(
            routing=drafted.routing,
            version_id=drafted.version_id,
            code=drafted.code,
            version=drafted.version,
            whole=whole,
        )
    ]


_STARTS = {Line.HATTHASILPA: jobs.JobStart.kind, Line.CLASSIC: tickets.TicketStart.kind}


@way_back(jobs.JobImport.kind)
def _import(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    (sheet,) = (fact for fact in undone.facts if isinstance(fact, SheetImported))
    on = past.later(db, given, sheet.tickets, jobs.JobStart.kind)
    if on is not None:
        code = loading.ticket(db, on.subject).code
        raise blocked(given, given.kind, on, code=code, sheet=sheet.sheet)
    refuse_with_packets(undone, sheet.tickets)
    return [withdrawn(undone, sheet)]


def refuse_with_packets(undone: Undone, made: Sequence[int]) -> None:
    """Raises Refused where a ticket that would go has packets: their files would be nobody's."""
    kept = packets.kept_of(undone.desk.db, made)
    if kept:
        codes = [code for _, code in kept]
        named = ", ".join(codes[:_NAMED]) + (" …" if len(codes) > _NAMED else "")
        ticket = loading.ticket(undone.desk.db, kept[0][0]).code
        raise blocked(undone.given, "packets", code=ticket, packets=named)


def withdrawn(undone: Undone, sheet: SheetImported) -> SheetWithdrawn:
    """What an import made is gone, with the products that nothing else has."""
    made = [fact.id for fact in undone.facts if isinstance(fact, ProductCreated)]
    unused = tuple(product for product in made if past.later(undone.desk.db, undone.given, [product]) is None)
    return SheetWithdrawn(
        id=sheet.id, sheet=sheet.sheet, tickets=sheet.tickets, products=unused, orders=sheet.orders
    )


def refuse_without_routing(undone: Undone, routing: int | None, code: str) -> None:
    """What was edited may have had a routing whose draft is gone since."""
    if routing is not None and things.called(undone.desk.db, RoutingRow, "code", routing) is None:
        raise blocked(undone.given, "routing_gone", code=code)


def _refuse_used(undone: Undone, drafted: RoutingDrafted) -> None:
    """A routing that goes with its only version must be nobody's."""
    for table, name in ((ProductRow, ProductRow.sku), (OrderRow, OrderRow.code), (TicketRow, TicketRow.code)):
        user = table.select(name).where(table.routing == drafted.routing).scalar(undone.desk.db)
        if user is not None:
            raise blocked(undone.given, "in_use", code=drafted.code, user=user)
