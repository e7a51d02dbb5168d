"""The head of Work Queue: what it is, who works here, the field for a code, the way to the full screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.lifecycle.queries import choices
from app.messages import Messages
from app.messages.words import ROLE
from app.views.context import Context
from app.views.queue import texts
from app.views.theme.scale import BUTTON_ICON, LARGE, TIGHT, Text
from app.views.widgets.label import OneLine, PlainLabel
from app.views.widgets.scanner import as_typed

FIELD_WIDTH, LEAST_FIELD = 260, 190


class CodeField(QLineEdit):
    """Takes a code from fingers or from a scanner. `left`: Escape, or an arrow down."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and the arrow down go back to the cards."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QueueHead(QWidget):
    """`typed(code)`: a code was entered in its `field`, which stands elsewhere. `left`: it was left."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_full = False
        self.title = PlainLabel(context.theme, step=Text.TITLE, wraps=False)
        self.who = OneLine(context.theme, token="muted")
        self.field = CodeField()
        self.lock = QPushButton()
        self.full = QPushButton()
        self._arrange()
        self.field.returnPressed.connect(self._tell)
        self.field.left.connect(self.left)
        self.full.clicked.connect(context.guide.full_screen_asked)
        self.lock.clicked.connect(context.guide.lock_asked)
        context.guide.full_screen.connect(self._show_full)
        context.theme.changed.connect(self._tint)
        self._tint()
        self.retranslate(context.messages)

    def go_to_field(self) -> None:
        """Puts the keyboard into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        actor = self._context.actor
        roles = ", ".join(messages.text(ROLE[role]) for role in actor.roles)
        self.title.say(messages.text(texts.TITLE))
        self.who.say(messages.text(texts.WHO, person=actor.name, roles=roles))
        self.lock.setText(messages.text(texts.LOCK))
        self.lock.setAccessibleName(messages.text(texts.LOCK))
        self.lock.setVisible(choices.people_sign_in(self._context.desk))
        self.field.setPlaceholderText(messages.text(texts.SCAN))
        self.field.setAccessibleName(messages.text(texts.SCAN_NAME))
        self._show_full(self._is_full)

    def _arrange(self) -> None:
        self.field.setObjectName("queue_code")
        self.field.setProperty("reach", "touch")
        self.field.setMinimumWidth(max(FIELD_WIDTH, self._context.theme.scaled(LEAST_FIELD)))
        self.full.setObjectName("queue_full_screen")
        self.full.setProperty("reach", "touch")
        self.full.setIconSize(self._context.theme.icon_size(BUTTON_ICON, TIGHT))
        self.lock.setObjectName("queue_lock")
        self.lock.setProperty("reach", "touch")
        self.lock.setIconSize(self._context.theme.icon_size(BUTTON_ICON, TIGHT))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(LARGE)
        line.addWidget(self.title)
        line.addWidget(self.who, 1)
        line.addWidget(self.lock)
        line.addWidget(self.full)

    @Slot()
    def _tell(self) -> None:
        code = as_typed(self.field.text())
        self.field.clear()
        if code.strip():
            self.typed.emit(code)

    @Slot(bool)
    def _show_full(self, is_full: bool) -> None:
        self._is_full = is_full
        title = self._context.messages.text(texts.WINDOWED if is_full else texts.FULL_SCREEN)
        self.full.setText(title)
        self.full.setAccessibleName(title)

    @Slot()
    def _tint(self) -> None:
        self.lock.setIcon(self._context.theme.icon("lock", "text", BUTTON_ICON, TIGHT))
        self.full.setIcon(self._context.theme.icon("monitor", "text", BUTTON_ICON, TIGHT))
