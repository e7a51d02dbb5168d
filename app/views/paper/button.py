"""The button that prints papers of jobs, and the same for a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot

from app.messages import Messages
from app.views.context import Context
from app.views.paper import texts
from app.views.widgets.actions import Action, ActionButton
from app.views.widgets.once import has_dialog

MOST_AT_ONCE = 500
SHORTCUT = "Ctrl+Shift+O"
PRINT_PAPERS = Action("print_papers", texts.PRINT_PAPERS, "printer")


class PaperButton(ActionButton):
    """Opens the dialog for the tickets that are chosen then."""

    def __init__(self, context: Context, chosen: Callable[[], Sequence[int]]) -> None:
        super().__init__(PRINT_PAPERS, context.theme, context.messages)
        self._context = context
        self._chosen = chosen
        self.action = self.menu_action(self, SHORTCUT)
        self.setObjectName("print_papers")
        self.clicked.connect(self._open)
        self.speak(context.messages)

    def speak(self, messages: Messages) -> None:
        """Puts the titles into another language."""
        self.retranslate(messages)
        self.action.setText(messages.text(texts.PRINT_PAPERS))
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Whether there is anything to print, and no more than can be."""
        count, messages = len(self._chosen()), self._context.messages
        why = messages.text(texts.TOO_MANY, maximum=MOST_AT_ONCE) if count > MOST_AT_ONCE else ""
        if not count:
            why = messages.text(texts.CHOOSE_FIRST)
        self.set_state(not why, why)
        self.action.setEnabled(not why)
        self.action.setToolTip(why)

    @Slot()
    def _open(self) -> None:
        from app.views.paper.dialog import PaperDialog  # noqa: PLC0415 - Qt's printing, only for who prints

        window = self.window()
        if not has_dialog(window):
            PaperDialog(self._context, self._chosen(), window).open()
