"""Commands on classic job tickets."""

from __future__ import annotations

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import (
    EDIT_DUE,
    EDIT_NOTES,
    EDIT_PRIORITY,
    EDIT_QUANTITY,
    EDIT_ROUTING,
    due,
    edited,
    notes,
    priority,
    quantity,
    reason,
    ref,
    refs,
)
from app.domain.permissions import Permission


@command("ticket.create", Permission.RUN_TICKETS, counter="ticket.cancel")
class TicketCreate(Command):
    """A classic job ticket, planned. Pins the latest published version; an owner can be told later."""

    product: str | int = ref("product")
    quantity: int = quantity()
    routing: str | int | None = ref("routing", required=False)
    due: str | None = due()
    priority: str = priority()
    notes: str | None = notes()
    owner: str | int | None = ref("person", required=False)


@command("ticket.edit", Permission.RUN_TICKETS, undoable=True)
class TicketEdit(Command):
    """Changes a ticket: quantity and routing while planned; due date, priority and notes until it ends."""

    ticket: str | int = ref("ticket")
    version: int = spec(FieldSpec(FieldKind.INTEGER, minimum=1, maximum=1_000_000_000))
    quantity: int | Keep = edited(EDIT_QUANTITY)
    routing: str | int | Keep = edited(EDIT_ROUTING)
    due: str | Keep | None = edited(EDIT_DUE)
    priority: str | Keep = edited(EDIT_PRIORITY)
    notes: str | Keep | None = edited(EDIT_NOTES)


@command("ticket.assign_owner", Permission.RUN_TICKETS, undoable=True)
class TicketAssignOwner(Command):
    """Says who answers for a ticket; `null`: nobody. Without an owner it isn't started."""

    ticket: str | int = ref("ticket")
    owner: str | int | None = spec(FieldSpec(FieldKind.REF, clearable=True, refers_to="person"))


@command("ticket.start", Permission.RUN_TICKETS, counter="ticket.cancel")
class TicketStart(Command):
    """Opens a new run with its batches, each with a serial and its first work item."""

    tickets: tuple[str | int, ...] = refs("ticket", "ticket")


@command("ticket.pause", Permission.RUN_TICKETS, counter="ticket.resume")
class TicketPause(Command):
    """Stops the ticket; running sessions stop and are marked as stopped by this pause."""

    tickets: tuple[str | int, ...] = refs("ticket", "ticket")


@command("ticket.resume", Permission.RUN_TICKETS, counter="ticket.pause")
class TicketResume(Command):
    """Lets a paused ticket go on; no clock starts by itself."""

    tickets: tuple[str | int, ...] = refs("ticket", "ticket")


@command("ticket.complete", Permission.RUN_TICKETS)
class TicketComplete(Command):
    """Ends a ticket whose batches are all finished."""

    tickets: tuple[str | int, ...] = refs("ticket", "ticket")


@command("ticket.close_short", Permission.END_TICKETS)
class TicketCloseShort(Command):
    """Ends a ticket with batches unfinished; those end as cancelled."""

    tickets: tuple[str | int, ...] = refs("ticket", "ticket")
    reason: str = reason()


@command("ticket.cancel", Permission.END_TICKETS, counter="ticket.restore")
class TicketCancel(Command):
    """Cancels a ticket: its run is suspended, and each unfinished batch remembers how it stood."""

    tickets: tuple[str | int, ...] = refs("ticket", "ticket")
    reason: str = reason()

    def is_big(self) -> bool:
        return len(self.tickets) > 1


@command("ticket.restore", Permission.END_TICKETS, counter="ticket.cancel")
class TicketRestore(Command):
    """Brings a cancelled ticket back: paused, with the same run and batches, if it had been started."""

    tickets: tuple[str | int, ...] = refs("ticket", "ticket")
