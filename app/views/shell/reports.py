"""The log as people can read and send it."""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app import support
from app.lifecycle.desk import Desk
from app.log import NAME
from app.messages import Messages
from app.messages import window as say
from app.paths import user_state
from app.views.context import Context
from app.views.lists.out.dialogs import SystemTarget
from app.views.shell import texts
from app.views.shell.help import version_line
from app.views.theme.scale import LARGE, MEDIUM, WIDE, Text
from app.views.widgets.actions import Action, ActionBar, Weight
from app.views.widgets.ask import Ask, tell
from app.views.widgets.label import PlainLabel

WIDTH, HEIGHT = 860, 560
SHOWN_LINES = 500
COPY, SAVE, CLOSE = "copy", "save", "close"
ACTIONS = (
    Action(COPY, texts.LOG_COPY, "copy"),
    Action(SAVE, texts.SAVE_REPORT, "download"),
    Action(CLOSE, texts.CLOSE, weight=Weight.PRIMARY),
)

PickTarget = Callable[[QWidget, Messages], Path | None]


def report_picker(ask: Ask) -> PickTarget:
    """Asks where the report goes."""

    def pick(parent: QWidget, messages: Messages) -> Path | None:
        name, kinds = texts.REPORT_NAME, {Path(texts.REPORT_NAME).suffix: texts.REPORT_FILES}
        return SystemTarget(ask).choose(parent, messages, texts.SAVE_REPORT, name, kinds)

    return pick


def about_lines(desk: Desk, workspace: Path, messages: Messages) -> tuple[str, ...]:
    """Which versions run, and where workspace and log are."""
    return (
        version_line(desk, messages),
        messages.text(texts.DIAGNOSTICS_SYSTEM, system=platform.platform()),
        messages.text(texts.DIAGNOSTICS_WORKSPACE, file=str(workspace)),
        messages.text(texts.DIAGNOSTICS_LOG, file=str(user_state() / NAME)),
    )


def save_report(context: Context, workspace: Path, parent: QWidget, pick: PickTarget | None = None) -> None:
    """Asks for a place and writes the support archive there; says where it is, or why it is not."""
    messages = context.messages
    target = (pick or report_picker(context.ask))(parent, messages)
    if target is None:
        return
    try:
        support.write_archive(target, user_state(), about_lines(context.desk, workspace, Messages()))
    except OSError as error:
        reason = error.strerror or str(error)
        said = messages.text(texts.REPORT_FAILED, file=str(target), reason=reason)
    else:
        said = messages.text(texts.REPORT_SAVED, file=str(target))
    tell(context.ask, messages.text(texts.SAVE_REPORT).rstrip("…"), said, messages.text(say.OK))


class LogDialog(QDialog):
    """Shows versions and the end of the log."""

    def __init__(self, context: Context, workspace: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._workspace = workspace
        messages, theme = context.messages, context.theme
        self.pick: PickTarget | None = None  # the system's
        self.about = PlainLabel(theme, kind="muted", selectable=True)
        self.lines = QPlainTextEdit()
        self.actions_ = ActionBar(ACTIONS, theme, messages, "log_", trailing=True)
        self.setObjectName("log_dialog")
        self.setWindowTitle(messages.text(texts.DIAGNOSTICS).rstrip("…"))
        self.setAccessibleName(self.windowTitle())
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self._arrange()
        self._fill()
        self.actions_.triggered.connect(self._act)

    def _arrange(self) -> None:
        messages, theme = self._context.messages, self._context.theme
        self.lines.setReadOnly(True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(theme.font(Text.SMALL).pixelSize())
        self.lines.setFont(fixed)  # the marks under a line of code stand under what they mean
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setAccessibleName(messages.text(texts.LOG))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        whole.addWidget(PlainLabel(theme, self.windowTitle(), step=Text.HEADING))
        whole.addWidget(PlainLabel(theme, messages.text(texts.DIAGNOSTICS_TEXT)))
        whole.addWidget(self.about)
        whole.addWidget(self.lines, 1)
        line = QHBoxLayout()
        line.addWidget(self.actions_, 1)
        whole.addLayout(line)

    def _fill(self) -> None:
        messages = self._context.messages
        self.about.say("\n".join(about_lines(self._context.desk, self._workspace, messages)))
        shown = support.last_lines(user_state() / NAME, SHOWN_LINES)
        self.lines.setPlainText(shown or messages.text(texts.LOG_EMPTY))
        self.lines.verticalScrollBar().setValue(self.lines.verticalScrollBar().maximum())

    @Slot(str)
    def _act(self, key: str) -> None:
        if key == COPY:
            QGuiApplication.clipboard().setText(f"{self.about.said()}\n\n{self.lines.toPlainText()}")
        elif key == SAVE:
            save_report(self._context, self._workspace, self, self.pick)
        else:
            self.accept()
