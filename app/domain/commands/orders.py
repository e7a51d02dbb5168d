"""Commands on manufacturing orders. They plan; what carries them out are their classic tickets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.commands import shapes
from app.domain.commands.fields import FieldKind, FieldSpec, Keep, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import (
    EDIT_DUE,
    EDIT_NOTES,
    EDIT_PRIORITY,
    EDIT_QUANTITY,
    EDIT_ROUTING,
    edited,
    note,
    notes,
    priority,
    quantity,
    ref,
    refs,
    some,
)
from app.domain.commands.sheets import SCHEDULED_LINE, SheetImport, lines
from app.domain.permissions import Permission
from app.domain.words import Line

LINE_IS_CLASSIC = dict.fromkeys(("line", "production_type"), Line.CLASSIC)
"""What incoming data may say of an order's line, and nothing else."""


@command("order.create", Permission.RUN_TICKETS, counter="order.cancel", settled=LINE_IS_CLASSIC)
class OrderCreate(Command):
    """A manufacturing order, a draft: what is wanted of a classic product, until when, made between which
    days."""

    product: str | int = ref("product")
    quantity: int = quantity()
    due: str | None = shapes.due()
    start: str | None = shapes.due()
    end: str | None = shapes.due()
    routing: str | int | None = ref("routing", required=False)
    notes: str | None = notes()
    priority: str = priority()


@command("order.edit", Permission.RUN_TICKETS, undoable=True, settled=LINE_IS_CLASSIC)
class OrderEdit(Command):
    """Changes an order until its tickets start. Tickets that it has already stay as they are."""

    order: str | int = ref("order")
    version: int = spec(FieldSpec(FieldKind.INTEGER, minimum=1, maximum=1_000_000_000))
    quantity: int | Keep = edited(EDIT_QUANTITY)
    due: str | Keep | None = edited(EDIT_DUE)
    start: str | Keep | None = edited(EDIT_DUE)
    end: str | Keep | None = edited(EDIT_DUE)
    routing: str | int | Keep = edited(EDIT_ROUTING)
    priority: str | Keep = edited(EDIT_PRIORITY)
    notes: str | Keep | None = edited(EDIT_NOTES)


@command("order.import", Permission.RUN_TICKETS, undoable=True, settled=LINE_IS_CLASSIC)
class OrderImport(SheetImport):
    """Makes one order, a draft, per line of an order sheet, all or none; to be made between its own days,
    else between these."""

    lines: tuple[Mapping[str, Any], ...] = lines(SCHEDULED_LINE)
    start: str | None = shapes.due()
    end: str | None = shapes.due()


@command("order.plan", Permission.RUN_TICKETS, undoable=True)
class OrderPlan(Command):
    """Makes the job tickets of orders: one each, or one for every `batch` pieces; the last has the rest."""

    orders: tuple[str | int, ...] = refs("order", "order")
    batch: int | None = some()

    def is_big(self) -> bool:
        return len(self.orders) > 1


@command("order.cancel", Permission.END_TICKETS, counter="order.restore")
class OrderCancel(Command):
    """Cancels orders of which no ticket is started now, with their tickets."""

    orders: tuple[str | int, ...] = refs("order", "order")
    reason: str | None = note()

    def is_big(self) -> bool:
        return len(self.orders) > 1


@command("order.restore", Permission.END_TICKETS, counter="order.cancel")
class OrderRestore(Command):
    """Makes cancelled orders drafts again; planned anew they get new tickets. Where production had begun,
    `ticket.restore` brings the order back with its tickets."""

    orders: tuple[str | int, ...] = refs("order", "order")


@command("order.link", Permission.RUN_TICKETS, undoable=True)
class OrderLink(Command):
    """Notes that a Hatthasilpa job works for the order too; it never counts into its progress."""

    order: str | int = ref("order")
    job: str | int = ref("job")


@command("order.unlink", Permission.RUN_TICKETS, undoable=True)
class OrderUnlink(Command):
    """Takes a Hatthasilpa job from the order that it was linked to."""

    order: str | int = ref("order")
    job: str | int = ref("job")


# --- what orders never do: asked for, it is refused, and their tickets are named -------------------------


@command("order.start", Permission.RUN_TICKETS, offered=False)
class OrderStart(Command):
    """Refused: its tickets are started."""

    orders: tuple[str | int, ...] = refs("order", "order")


@command("order.stop", Permission.RUN_TICKETS, offered=False)
class OrderStop(Command):
    """Refused: its tickets are paused."""

    orders: tuple[str | int, ...] = refs("order", "order")


@command("order.pause", Permission.RUN_TICKETS, offered=False)
class OrderPause(Command):
    """Refused: its tickets are paused."""

    orders: tuple[str | int, ...] = refs("order", "order")


@command("order.resume", Permission.RUN_TICKETS, offered=False)
class OrderResume(Command):
    """Refused: its tickets are resumed."""

    orders: tuple[str | int, ...] = refs("order", "order")


@command("order.complete", Permission.RUN_TICKETS, offered=False)
class OrderComplete(Command):
    """Refused: its tickets are completed."""

    orders: tuple[str | int, ...] = refs("order", "order")


REQUESTS = (OrderStart, OrderStop, OrderPause, OrderResume, OrderComplete)
