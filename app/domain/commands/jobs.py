"""Commands on Hatthasilpa jobs."""

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
from app.domain.commands.sheets import SheetImport
from app.domain.permissions import Permission

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
class JobImport(SheetImport):
    """Makes one planned job per line of an order sheet, all or none. `mapping`: headings, to remember."""
