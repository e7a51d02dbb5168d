"""The actions on jobs as data: buttons, menu and shortcuts."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.tickets.states import Action
from app.views.jobs import texts
from app.views.widgets import actions as buttons
from app.views.widgets.actions import Weight

BUTTONS: tuple[buttons.Action, ...] = (
    buttons.Action(Action.START, texts.START, "play", Weight.PRIMARY),
    buttons.Action(Action.PAUSE, texts.PAUSE, "pause"),
    buttons.Action(Action.RESUME, texts.RESUME, "skip-forward"),
    buttons.Action(Action.COMPLETE, texts.COMPLETE, "check"),
    buttons.Action(Action.EDIT, texts.EDIT, "pencil"),
    buttons.Action(Action.RESTORE, texts.RESTORE, "rotate-ccw"),
    buttons.Action(Action.CLOSE_SHORT, texts.CLOSE_SHORT, "scissors", Weight.WARNING),
    buttons.Action(Action.CANCEL, texts.CANCEL, "ban", Weight.WARNING),
)

SHORTCUTS: Mapping[str, str] = {
    Action.START: "Ctrl+Shift+S",
    Action.PAUSE: "Ctrl+Shift+P",
    Action.RESUME: "Ctrl+Shift+R",
    Action.COMPLETE: "Ctrl+Shift+C",
    Action.EDIT: "Ctrl+E",
    Action.RESTORE: "Ctrl+Shift+Z",
    Action.CLOSE_SHORT: "Ctrl+Shift+X",
    Action.CANCEL: "Ctrl+Shift+Delete",
}
