"""What only a Hatthasilpa ticket has: where it comes from, and lifecycle buttons that say why not here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.refusals import Refused
from app.domain.tickets.states import Action as Step
from app.messages import Messages
from app.views.theme.scale import MEDIUM
from app.views.theme.theme import Theme
from app.views.tickets import texts
from app.views.widgets.actions import Action, ActionBar
from app.views.widgets.banner import Banner

LIFECYCLE = (
    Action(Step.START, texts.START),
    Action(Step.PAUSE, texts.PAUSE),
    Action(Step.RESUME, texts.RESUME),
    Action(Step.COMPLETE, texts.COMPLETE),
    Action(Step.CANCEL, texts.CANCEL),
    Action(Step.RESTORE, texts.RESTORE),
)


class Source(QWidget):
    """The banner and the lifecycle buttons. `open_in_jobs` follows the banner's button."""

    open_in_jobs = Signal()

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner(theme)
        self.banner.setObjectName("source_banner")
        self.banner.button.setObjectName("open_in_jobs")
        self.banner.acted.connect(self.open_in_jobs)
        self.buttons = ActionBar(LIFECYCLE, theme, messages, dense=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(MEDIUM)
        whole.addWidget(self.banner)
        whole.addWidget(self.buttons)

    def show_answers(self, answers: Mapping[Step, Refused | None], messages: Messages) -> None:
        """Says where the ticket comes from, and why each button does nothing here: the door's own refusal."""
        self.banner.say(messages.text(texts.BANNER), messages.text(texts.OPEN_IN_JOBS))
        self.buttons.retranslate(messages)
        for action in LIFECYCLE:
            refused = answers[Step(action.key)]
            why = refused and messages.refusal(refused.code, refused.params, refused.variant)
            self.buttons.set_state(action.key, refused is None, why or "")

    def clear(self) -> None:
        """Says nothing any more: neither sentence nor reasons stay behind for another ticket."""
        self.banner.say("")
        for action in LIFECYCLE:
            self.buttons.set_state(action.key, False)
