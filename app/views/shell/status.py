"""The line at the foot of the window: who works, on which workspace, and how fresh its backup is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.collation import order_key
from app.messages import Messages
from app.messages.words import ROLE
from app.views.context import Context
from app.views.shell import texts
from app.views.theme.scale import LARGE, TIGHT, WIDE, Text
from app.views.widgets.label import OneLine, PlainLabel


class StatusLine(QWidget):
    """Shows three quiet facts about the window. `backed_up` and `failing` are told to it."""

    def __init__(self, context: Context, workspace: Path, last_backup: int | None) -> None:
        super().__init__()
        self._context = context
        self._last_backup = last_backup
        self._failing = False
        self.who = PlainLabel(context.theme, step=Text.SMALL, kind="muted", wraps=False)
        self.workspace = PlainLabel(context.theme, step=Text.SMALL, kind="muted", wraps=False)
        self.workspace.say(workspace.stem)
        self.workspace.setToolTip(str(workspace))
        self.others = PlainLabel(context.theme, step=Text.SMALL, kind="muted", wraps=False)
        self._others: list[str] = []
        self.safety = OneLine(context.theme, step=Text.SMALL, token="muted")
        self._arrange()
        self.retranslate(context.messages)

    def retranslate(self, messages: Messages) -> None:
        """Says everything in another language."""
        actor = self._context.actor
        roles = ", ".join(messages.text(ROLE[role]) for role in actor.roles)
        self.who.say(messages.text(texts.WHO, person=actor.name, roles=roles))
        self._say_safety()
        self.note_others(self._others)

    def dress(self) -> None:
        """Shows everything in the size that text has now."""
        for label in (self.who, self.workspace, self.others, self.safety):
            label.setFont(self._context.theme.font(Text.SMALL))

    def last_backup(self) -> int | None:
        """When the last backup was made."""
        return self._last_backup

    @Slot(object)
    def note_backup(self, made: int) -> None:
        """A backup was made."""
        self._last_backup = made
        self._say_safety()

    def note_others(self, names: list[str]) -> None:
        """Who else has the workspace open."""
        self._others = names = sorted(names, key=order_key)
        said = self._context.messages.text(texts.OTHERS, names=", ".join(names)) if names else ""
        self.others.say(said)
        self.others.setVisible(bool(names))
        self._even()

    @Slot(bool)
    def note_failing(self, failing: bool) -> None:
        """The workspace can't be read at the moment, or can again."""
        self._failing = failing
        self._say_safety()

    def _say_safety(self) -> None:
        messages = self._context.messages
        if self._failing:
            self.safety.say(messages.text(texts.CANNOT_READ))
        elif self._last_backup is None:
            self.safety.say(messages.text(texts.NO_BACKUP))
        else:
            moment = messages.moment(self._last_backup)
            self.safety.say(messages.text(texts.LAST_BACKUP, moment=moment))

    def _even(self) -> None:
        """Lets all stand at the height of the line that has room for every Thai mark at both its sides."""
        labels = (self.who, self.workspace, self.others)
        room = max(max(label.reach) for label in labels)
        for label in labels:
            label.make_room((room, room))

    def _arrange(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(LARGE, TIGHT, LARGE, TIGHT)
        line.setSpacing(WIDE)
        line.addWidget(self.who)
        line.addWidget(self.workspace)
        line.addWidget(self.others)
        line.addWidget(self.safety, 1)
