"""Commands on work items. They name tokens; the item is the one open at the token's current node."""

from __future__ import annotations

from app.domain.commands.fields import TokenRef
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import counted, node, note, reason, ref, tokens
from app.domain.permissions import Permission
from app.domain.words import LOSSES, PAUSES, PUT_BACKS, TAKE_OVERS


@command("work.start", Permission.WORK, undoable=True)
class WorkStart(Command):
    """Starts the clock on a tray of pieces at one step; unclaimed ones are claimed. With `pausing`, a reason,
    what one's clock runs on is paused first."""

    tokens: tuple[TokenRef, ...] = tokens()
    pausing: str | None = note(PAUSES)


@command("work.pause", Permission.WORK, undoable=True)
class WorkPause(Command):
    """Stops the clock on pieces that run; they stay in their holder's hands."""

    tokens: tuple[TokenRef, ...] = tokens()
    reason: str = reason(PAUSES)


@command("work.resume", Permission.WORK, undoable=True)
class WorkResume(Command):
    """Starts the clock again on paused pieces; `pausing` as at a start."""

    tokens: tuple[TokenRef, ...] = tokens()
    pausing: str | None = note(PAUSES)


@command("work.complete", Permission.WORK, undoable=True)
class WorkComplete(Command):
    """Finishes the current step of pieces, which move on along their routing; of a step for several people,
    one's own part. Of one batch it can be said how much came out good; the rest is split off it: lost, for a
    reason, or done again, from the step `to`."""

    tokens: tuple[TokenRef, ...] = tokens()
    good: int | None = counted()
    scrapped: int | None = counted()
    rework: int | None = counted()
    reason: str | None = note(LOSSES)
    defect: str | int | None = ref("defect", required=False)
    to: str | None = node()


@command("work.claim", Permission.WORK, undoable=True)
class WorkClaim(Command):
    """Takes pieces that nobody holds into one's hands, without a clock."""

    tokens: tuple[TokenRef, ...] = tokens()


@command("work.handoff", Permission.WORK, undoable=True)
class WorkHandoff(Command):
    """Gives pieces that one holds to another person; a clock that runs on them stops."""

    tokens: tuple[TokenRef, ...] = tokens()
    to: str | int = ref("person")
    note: str | None = note()


@command("work.requeue", Permission.WORK, undoable=True)
class WorkRequeue(Command):
    """Puts pieces that one holds back into the queue, or leaves them to those who work on at them; what was
    worked stays recorded."""

    tokens: tuple[TokenRef, ...] = tokens()
    note: str | None = note(PUT_BACKS)


@command("work.assist", Permission.WORK, undoable=True)
class WorkAssist(Command):
    """Joins in on pieces that somebody else holds: one's own clock runs on them too; `pausing` as at a
    start."""

    tokens: tuple[TokenRef, ...] = tokens()
    pausing: str | None = note(PAUSES)


@command("work.ask_help", Permission.WORK, undoable=True)
class WorkAskHelp(Command):
    """Asks for somebody to join in on pieces that one works on; their cards say it to everybody."""

    tokens: tuple[TokenRef, ...] = tokens()


@command("work.withdraw_help", Permission.WORK, undoable=True)
class WorkWithdrawHelp(Command):
    """Help is not wanted any more: pieces that one works on call for nobody, whoever had asked."""

    tokens: tuple[TokenRef, ...] = tokens()


@command("work.take_over", Permission.TAKE_OVER, counter="work.handoff")
class WorkTakeOver(Command):
    """Takes pieces that somebody else holds into one's own hands; their clock stops."""

    tokens: tuple[TokenRef, ...] = tokens()
    reason: str = reason(TAKE_OVERS)
