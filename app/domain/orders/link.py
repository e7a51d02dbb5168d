"""Hatthasilpa jobs that work for an order too: shown with it, never counted into its progress."""

from __future__ import annotations

from app.domain.decision import Decision
from app.domain.facts.orders import OrderLinked, OrderUnlinked
from app.domain.orders.values import Order
from app.domain.refusals import Code, Refused
from app.domain.tickets.states import wrong_line
from app.domain.tickets.values import Ticket
from app.domain.words import Line
from app.ids import OrderId


def link(order: Order, job: Ticket, linked_to: tuple[OrderId, str] | None) -> Decision:
    """The job works for the order from now on; `linked_to` is the order that it works for already.

    Raises Refused for a classic ticket, and for a job that is linked.
    """
    wrong = wrong_line(job.code, job.line, Line.HATTHASILPA, status=job.status)
    if wrong is not None:
        raise wrong
    if linked_to is not None:
        params = {"job": job.code, "order": linked_to[1], "code": order.code}
        raise Refused(Code.LINKED_ALREADY, params, details={**params, "status": order.state})
    return Decision((OrderLinked(order=order.id, ticket=job.id),), _result(order, job))


def unlink(order: Order, job: Ticket, linked_to: tuple[OrderId, str] | None) -> Decision:
    """The job does not work for the order any more. Raises Refused(ERR_NOT_LINKED)."""
    if linked_to is None or linked_to[0] != order.id:
        params = {"job": job.code, "code": order.code}
        raise Refused(Code.NOT_LINKED, params, details={**params, "status": order.state})
    return Decision((OrderUnlinked(order=order.id, ticket=job.id),), _result(order, job))


def _result(order: Order, job: Ticket) -> dict[str, object]:
    return {"id": order.id, "code": order.code, "status": order.state, "job": job.code}
