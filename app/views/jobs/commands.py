"""The command that each action on jobs sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.commands import Command
from app.domain.commands import jobs as commands
from app.domain.tickets.states import Action

COMMANDS: Mapping[Action, Callable[..., Command]] = {
    Action.START: commands.JobStart,
    Action.PAUSE: commands.JobPause,
    Action.RESUME: commands.JobResume,
    Action.COMPLETE: commands.JobComplete,
    Action.RESTORE: commands.JobRestore,
}

# These are asked for a reason first.
ENDINGS: Mapping[Action, Callable[..., Command]] = {
    Action.CLOSE_SHORT: commands.JobCloseShort,
    Action.CANCEL: commands.JobCancel,
}
