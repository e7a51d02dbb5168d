"""Commands on Hatthasilpa jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import (
    EDIT_DUE,
    EDIT_NOTES,
    EDIT_OPTIONAL_NAME,
    EDIT_PRIORITY,
    EDIT_QUANTITY,
    EDIT_ROUTING,
    NAME_LENGTH,
    QUANTITY,
    due,
    edited,
    flag,
    notes,
    priority,
    quantity,
    reason,
    ref,
    refs,
    text,
)
from app.domain.permissions import Permission

LONGEST_HEADING = 32_767  # what a cell of a spreadsheet holds

# One order of a sheet, by the names of a sheet's columns.
ORDER_LINE: Mapping[str, FieldSpec] = {
    "product": FieldSpec(FieldKind.TEXT, maximum=NAME_LENGTH),
    "quantity": QUANTITY,
    "due": EDIT_DUE,
    "priority": EDIT_PRIORITY,
    "notes": EDIT_NOTES,
    "name": EDIT_OPTIONAL_NAME,
    "reference": EDIT_OPTIONAL_NAME,
}
_HEADING = FieldSpec(FieldKind.TEXT, required=False, maximum=LONGEST_HEADING)

IGNORED_AT_CREATE = frozenset({"status", "job_owner_id", "tokens", "assigned_operator"})


@command("job.create", Permission.RUN_TICKETS, counter="job.cancel", ignored=IGNORED_AT_CREATE)
class JobCreate(Command):
    """A Hatthasilpa job, planned: no tokens, no run, no owner. Pins the latest published version."""

    product: str | int = ref("product")
    quantity: int = quantity()
    routing: str | int | None = ref("routing", required=False)
    due: str | None = due()
    priority: str = priority()
    notes: str | None = notes()


@command("job.edit", Permission.RUN_TICKETS, undoable=True)
class JobEdit(Command):
    """Changes a job: quantity and routing while planned; due date, priority and notes until it ends."""

    job: str | int = ref("job")
    version: int = spec(FieldSpec(FieldKind.INTEGER, minimum=1, maximum=1_000_000_000))
    quantity: int | Keep = edited(EDIT_QUANTITY)
    routing: str | int | Keep = edited(EDIT_ROUTING)
    due: str | Keep | None = edited(EDIT_DUE)
    priority: str | Keep = edited(EDIT_PRIORITY)
    notes: str | Keep | None = edited(EDIT_NOTES)


@command("job.start", Permission.RUN_TICKETS, counter="job.cancel")
class JobStart(Command):
    """Opens a new run with one piece token per piece, each with a serial and its first work item."""

    jobs: tuple[str | int, ...] = refs("job", "job")


@command("job.pause", Permission.RUN_TICKETS, counter="job.resume")
class JobPause(Command):
    """Stops the job; running sessions stop and are marked as stopped by this pause."""

    jobs: tuple[str | int, ...] = refs("job", "job")


@command("job.resume", Permission.RUN_TICKETS, counter="job.pause")
class JobResume(Command):
    """Lets a paused job go on; no clock starts by itself."""

    jobs: tuple[str | int, ...] = refs("job", "job")


@command("job.complete", Permission.RUN_TICKETS)
class JobComplete(Command):
    """Ends a job whose pieces are all finished."""

    jobs: tuple[str | int, ...] = refs("job", "job")


@command("job.close_short", Permission.END_TICKETS)
class JobCloseShort(Command):
    """Ends a job with pieces unfinished; those end as cancelled."""

    jobs: tuple[str | int, ...] = refs("job", "job")
    reason: str = reason()


@command("job.cancel", Permission.END_TICKETS, counter="job.restore")
class JobCancel(Command):
    """Cancels a job: its run is archived for ever, its tokens are kept and inactive."""

    jobs: tuple[str | int, ...] = refs("job", "job")
    reason: str = reason()

    def is_big(self) -> bool:
        return len(self.jobs) > 1


@command("job.restore", Permission.END_TICKETS, counter="job.cancel")
class JobRestore(Command):
    """Puts a cancelled job back to planned; the next start makes a new run."""

    jobs: tuple[str | int, ...] = refs("job", "job")


@command("job.import", Permission.RUN_TICKETS, undoable=True)
class JobImport(Command):
    """Makes one planned job per line of an order sheet, all or none. `mapping`: headings, to remember."""

    lines: tuple[Mapping[str, Any], ...] = spec(FieldSpec(FieldKind.OBJECT, many=True, fields=ORDER_LINE))
    sheet: str = text(length=255)
    fingerprint: str = text(length=64)
    mapping: Mapping[str, str] | None = spec(
        FieldSpec(FieldKind.OBJECT, required=False, fields=dict.fromkeys(ORDER_LINE, _HEADING))
    )
    create_products: bool = flag()
    again: bool = flag()

    def is_big(self) -> bool:
        return True
