"""The panel beside the list of pieces: what can be done with the chosen, everything about the one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.lifecycle.queries.piece_detail import PieceDetail, piece_detail
from app.messages import Messages
from app.messages.words import HOLD, TOKEN_STATE
from app.views.cells import name_of
from app.views.context import JOBS, Context
from app.views.piece.facts import Inspections, PartsRadar, PieceFacts
from app.views.pieces import texts
from app.views.pieces.controller import BUTTONS, SHORTCUTS, reasons
from app.views.theme.marks import look
from app.views.theme.scale import BUTTON_ICON, TIGHT
from app.views.timeline import Timeline
from app.views.widgets.actions import ActionBar
from app.views.widgets.badge import Badge
from app.views.widgets.frames import SidePanel
from app.views.widgets.label import PlainLabel


class PiecePanel(SidePanel):
    """Follows the selection of the list. `triggered(key)`: one of the actions, by button or menu."""

    triggered = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.messages, parent)
        theme, messages = context.theme, context.messages
        self._context = context
        self._chosen: tuple[int, ...] = ()
        self._job: int | None = None
        self.badge, self.why = Badge(theme), Badge(theme)
        self.hint = PlainLabel(theme, kind="muted")
        self.buttons = ActionBar(BUTTONS, theme, messages, "piece_action_", dense=True)
        self.radar = PartsRadar(theme)
        self.inspections = Inspections(theme)
        self.facts = PieceFacts(theme)
        self.timeline = Timeline(context.desk, theme)
        self.job = QPushButton()
        self._actions = {button.key: self._action(button.key) for button in BUTTONS}
        self._arrange_parts()
        self.job.clicked.connect(self._open_job)
        self.buttons.triggered.connect(self.triggered)
        theme.changed.connect(self._tint_job)
        self._tint_job()
        self.speak(messages)

    def show_pieces(self, chosen: Sequence[int]) -> None:
        """Shows the chosen pieces: none, one in full, or how many."""
        if tuple(chosen) == self._chosen:
            return  # only another one of them is current
        self._chosen = tuple(chosen)
        self.scroll_to_top()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        for used in (self.buttons, self.close_button):
            used.setVisible(bool(self._chosen))  # of nothing, nothing can be done
        for key, reason in reasons(self._context, self._chosen).items():
            self.buttons.set_state(key, not reason, reason)
            self._actions[key].setEnabled(not reason)
            self._actions[key].setToolTip(reason)
        piece = piece_detail(self._context.desk, self._chosen[0]) if len(self._chosen) == 1 else None
        for part in (self.badge, self.facts, self.timeline, self.job):
            part.setVisible(piece is not None)
        self.hint.setVisible(piece is None)
        self.why.setVisible(piece is not None and piece.line.hold is not None)
        if piece is None:
            self._show_hint()
        else:
            self._show_piece(piece)

    def menu_actions(self) -> list[QAction]:
        """The actions for the menu, in the order of the buttons."""
        return list(self._actions.values())

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.retranslate(messages)
        self.buttons.retranslate(messages)
        for button in BUTTONS:
            self._actions[button.key].setText(messages.text(button.title))
        self.job.setText(messages.text(texts.OPEN_JOB))
        self.job.setAccessibleName(messages.text(texts.OPEN_JOB))
        self.refresh()

    def _show_piece(self, piece: PieceDetail) -> None:
        messages, line = self._context.messages, piece.line
        self._job = line.ticket
        self.set_title(
            messages.text(texts.PIECE, number=line.number, code=line.ticket_code), name_of(piece, messages)
        )
        self.badge.show_status(look(line.state), messages.text(TOKEN_STATE[line.state]))
        if line.hold is not None:
            self.why.show_status(look(line.hold), messages.text(HOLD[line.hold]))
        for part in (self.radar, self.inspections, self.facts):
            part.show_piece(piece, messages)
        self.timeline.show_piece(line.id, messages)

    def _show_hint(self) -> None:
        messages, count = self._context.messages, len(self._chosen)
        self.radar.hide()
        self.inspections.hide()
        if count > 1:
            self.set_title(messages.sentence(texts.SEVERAL, {"count": count}))
            self.hint.say(messages.text(texts.SEVERAL_HINT))
        else:
            self.set_title(messages.text(texts.TITLE))
            self.hint.say(messages.text(texts.GONE if count else texts.CHOOSE))

    def _arrange_parts(self) -> None:
        self.setObjectName("piece_panel")
        self.job.setObjectName("piece_job")
        self.job.setIconSize(self._context.theme.icon_size(BUTTON_ICON, TIGHT))
        badges = QHBoxLayout()
        badges.addWidget(self.badge)
        badges.addWidget(self.why)
        badges.addStretch(1)
        self.body.addLayout(badges)
        for part in (self.hint, self.buttons, self.radar, self.inspections, self.facts, self.timeline):
            self.body.addWidget(part)
        self.body.addStretch(0)  # else a short body is squeezed to what it would need without wrapping
        self.foot.add_wide(self.job)

    def _action(self, key: str) -> QAction:
        return self.buttons.button(key).menu_action(self, SHORTCUTS[key])

    @Slot()
    def _open_job(self) -> None:
        if self._job is not None:
            self._context.guide.go(JOBS, self._job)

    @Slot()
    def _tint_job(self) -> None:
        self.job.setIcon(self._context.theme.icon("hammer", "text", BUTTON_ICON, TIGHT))
