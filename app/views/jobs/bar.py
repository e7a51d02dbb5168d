"""The buttons of the actions on jobs, and the same actions for the menu with their shortcuts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.messages import Messages
from app.views.jobs.actions import BUTTONS, SHORTCUTS
from app.views.theme.theme import Theme
from app.views.widgets.action_menu import ActionMenu


class JobActions(ActionMenu):
    """What can be done with jobs."""

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(BUTTONS, SHORTCUTS, theme, messages, "job_action_", parent)
