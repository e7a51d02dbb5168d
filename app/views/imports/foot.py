"""The foot of the dialog: what the import will do, what stands in its way, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.words import Line
from app.messages import Messages
from app.messages.sheets import IMPORTING
from app.views.context import Context
from app.views.imports import texts
from app.views.imports.controller import ImportController
from app.views.imports.verdict import forecast, no_new_products, obstacle, problems_text
from app.views.runner import Problem
from app.views.theme.scale import MEDIUM, SMALL
from app.views.widgets.actions import Action, ActionButton, Weight
from app.views.widgets.banner import Banner, Gravity

IMPORT, DISMISS = "import", "dismiss"


class ImportFoot(QWidget):
    """Shows the state of a controller, and tells it what is ticked. `dismissed`: the person wants out."""

    dismissed = Signal()

    def __init__(self, context: Context, state: ImportController) -> None:
        super().__init__()
        self._context = context
        self._state = state
        self._problem: Problem | None = None
        theme, messages = context.theme, context.messages
        self.before = Banner(theme, Gravity.WARNING)
        self.again = QCheckBox()
        self.summary = Banner(theme)
        self.refusal = Banner(theme, Gravity.ERROR)
        self.create_products = QCheckBox()
        self.without_other = QCheckBox()
        self.dismiss = ActionButton(Action(DISMISS, texts.DISMISS), theme, messages)
        self.button = ActionButton(Action(IMPORT, texts.IMPORT, "download", Weight.PRIMARY), theme, messages)
        self._arrange()
        self._connect()
        self.retranslate(messages)

    @Slot()
    def show_state(self) -> None:
        """Shows what can be done now, and why not."""
        messages, actor = self._context.messages, self._context.actor
        reason = obstacle(self._state, actor, messages)
        self.button.set_busy(self._state.is_sending)
        self.button.set_state(not reason, reason)
        self.dismiss.set_state(not self._state.is_sending)
        forbidden = no_new_products(actor, messages)
        of_classic = self._state.line is Line.CLASSIC
        hint = texts.CREATE_CLASSIC_HINT if of_classic else texts.CREATE_PRODUCTS_HINT
        self.create_products.setVisible(self._state.path is not None)
        self.create_products.setEnabled(not forbidden and not self._state.is_sending)
        self.create_products.setToolTip(forbidden or messages.text(hint))
        self.create_products.setAccessibleDescription(self.create_products.toolTip())
        self.create_products.setChecked(self._state.create_products)
        self._show_before()
        self._show_other_line()
        self._show_summary()

    def show_refusal(self, problem: Problem | None) -> None:
        """Says why the import was not done; None takes it away."""
        self._problem = problem
        if problem is not None:
            self.refusal.say(self._context.why(problem))
        self.refusal.setVisible(problem is not None)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        for box, title in ((self.again, texts.IMPORT_AGAIN), (self.create_products, texts.CREATE_PRODUCTS)):
            box.setText(messages.text(title))
            box.setAccessibleName(messages.text(title))
        self.dismiss.retranslate(messages)
        self.button.retranslate(messages)
        self.show_refusal(self._problem)
        self.show_state()

    # setting up

    def _arrange(self) -> None:
        names = {"import_before": self.before, "import_again": self.again, "import_summary": self.summary}
        names |= {"import_refusal": self.refusal, "create_products": self.create_products}
        names |= {"without_other_line": self.without_other}
        names |= {DISMISS: self.dismiss, IMPORT: self.button}
        for name, part in names.items():
            part.setObjectName(name)
        for button in (self.dismiss, self.button):
            button.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addLayout(_line(self.before, self.again))
        for banner in (self.summary, self.refusal):
            whole.addWidget(banner)
        last = _line(self.create_products, self.without_other, self.dismiss, self.button)
        last.insertStretch(2, 1)
        whole.addLayout(last)

    def _connect(self) -> None:
        self.again.toggled.connect(self._state.use_again)
        self.create_products.clicked.connect(self._state.use_create_products)
        self.without_other.clicked.connect(self._state.use_without_other_line)
        self.button.pressed_key.connect(self._press)
        self.dismiss.pressed_key.connect(self.dismissed)

    @Slot()
    def _press(self) -> None:
        self.show_refusal(None)
        self._state.send()

    # what is shown

    def _show_before(self) -> None:
        preview = self._state.preview
        sheet = preview.imported_before if preview is not None else None
        if sheet is not None:
            self.before.say(self._context.messages.text(texts.CAME_BEFORE, sheet=sheet))
        self.before.setVisible(sheet is not None)
        self.again.setVisible(sheet is not None)
        self.again.setEnabled(not self._state.is_sending)
        self.again.setChecked(self._state.again)

    def _show_other_line(self) -> None:
        """Rows of the other line can be left out where the sheet holds orders of both."""
        preview, messages = self._state.preview, self._context.messages
        others = len(preview.of_other_line) if preview is not None else 0
        said = messages.sentence(texts.LEAVE_OUT_OTHER_LINE[self._state.line], {"count": others})
        self.without_other.setText(said)
        self.without_other.setAccessibleName(said)
        self.without_other.setToolTip(messages.text(texts.LEAVE_OUT_HINT[self._state.line]))
        self.without_other.setVisible(others > 0)
        self.without_other.setEnabled(not self._state.is_sending)
        self.without_other.setChecked(self._state.how.without_other_line)

    def _show_summary(self) -> None:
        looked, messages = self._state.looked, self._context.messages
        waits = looked is not None and looked.preview.imported_before is not None and not self._state.again
        told = looked is not None and (not waits or bool(looked.preview.problems))  # nothing will be made yet
        self.summary.setVisible(told and looked is not None and looked.can_be_told)
        if looked is None:
            return
        if self._state.is_sending:
            self.summary.say(messages.text(IMPORTING), gravity=Gravity.INFO)
        elif looked.preview.problems:
            self.summary.say(problems_text(looked.preview, messages), gravity=Gravity.ERROR)
        else:
            self.summary.say(forecast(looked, messages), gravity=Gravity.INFO)


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(MEDIUM)
    for part in parts:
        line.addWidget(part, 1 if isinstance(part, Banner) else 0)
    return line
