"""The panel beside the list of people: what is on record of the chosen one, and what can be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.commands import Command
from app.domain.commands.people import PersonEdit
from app.domain.refusals import Refused
from app.lifecycle.queries.people import PersonLine, person_line
from app.lifecycle.queries.trial import tried
from app.messages import Messages
from app.views.context import Context
from app.views.people import texts
from app.views.people.cells import centres_of, roles_of, skills_of, team_of
from app.views.theme.scale import MEDIUM, TIGHT
from app.views.theme.theme import Theme
from app.views.widgets.actions import Action, ActionBar, Weight
from app.views.widgets.frames import SidePanel
from app.views.widgets.label import PlainLabel, level

EDIT, LEAVE, RETURN, FORGET_PIN = "edit", "leave", "return", "forget_pin"
BUTTONS: tuple[Action, ...] = (
    Action(EDIT, texts.EDIT, "pencil", Weight.PRIMARY),
    Action(FORGET_PIN, texts.FORGET_PIN, "lock"),
    Action(LEAVE, texts.LEAVE, "archive", Weight.WARNING),
    Action(RETURN, texts.RETURN, "rotate-ccw"),
)
SHORTCUTS = {EDIT: "Ctrl+E"}

Value = Callable[[PersonLine, Messages], str | None]


def _centres(line: PersonLine, messages: Messages) -> str:
    return centres_of(line, messages) or messages.text(texts.ALL_CENTRES)


def _skills(line: PersonLine, messages: Messages) -> str:
    return skills_of(line, messages) or messages.text(texts.ALL_SKILLS)


def _team(line: PersonLine, messages: Messages) -> str:
    return team_of(line, messages) or messages.text(texts.NO_TEAM)


def _english(line: PersonLine, messages: Messages) -> str | None:
    return line.name_en


def _thai(line: PersonLine, messages: Messages) -> str | None:
    return line.name_th


def _badge(line: PersonLine, messages: Messages) -> str | None:
    return line.badge


def _pin(line: PersonLine, messages: Messages) -> str:
    return messages.text(texts.HAS_PIN if line.has_pin else texts.NO_PIN)


def _held(line: PersonLine, messages: Messages) -> str:
    return messages.sentence(texts.PIECES, {"count": line.held})


# A value of None leaves its line out.
FACTS: tuple[tuple[str, Value], ...] = (
    (texts.ROLES, roles_of),
    (texts.IN_ENGLISH, _english),
    (texts.IN_THAI, _thai),
    (texts.TEAM, _team),
    (texts.SKILLS, _skills),
    (texts.CENTRES, _centres),
    (texts.BADGE, _badge),
    (texts.PIN, _pin),
    (texts.HELD, _held),
)


class PersonFacts(QWidget):
    """Title and value of each thing on record, under each other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._titles = [PlainLabel(theme, kind="muted", wraps=False) for _ in FACTS]
        self._values = [PlainLabel(theme, selectable=True) for _ in FACTS]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        for row, (title, value) in enumerate(zip(self._titles, self._values, strict=True)):
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)

    def said(self) -> dict[str, str]:
        """What is shown, by title."""
        labels = zip(self._titles, self._values, strict=True)
        return {title.said(): value.said() for title, value in labels if not value.isHidden()}

    def show_person(self, line: PersonLine, messages: Messages) -> None:
        """Says what is on record."""
        labels = zip(FACTS, self._titles, self._values, strict=True)
        for (title, value_of), title_label, label in labels:
            value = value_of(line, messages)
            title_label.say(messages.text(title))
            label.say(value or "")
            level(title_label, label)
            for each in (title_label, label):
                each.setVisible(value is not None)


class PersonPanel(SidePanel):
    """Follows the selection of the list. `triggered(key)`: one of the actions, by button or menu."""

    triggered = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.messages, parent)
        self._context = context
        self._chosen: tuple[int, ...] = ()
        self.hint = PlainLabel(context.theme, kind="muted")
        self.buttons = ActionBar(BUTTONS, context.theme, context.messages, "person_action_", dense=True)
        self.facts = PersonFacts(context.theme)
        self._actions = {button.key: self._action(button.key) for button in BUTTONS}
        self.setObjectName("person_panel")
        for part in (self.hint, self.buttons, self.facts):
            self.body.addWidget(part)
        self.body.addStretch(0)  # else a short body is squeezed to what it would need without wrapping
        self.buttons.triggered.connect(self.triggered)
        self.speak(context.messages)

    def show_people(self, chosen: Sequence[int]) -> None:
        """Shows the chosen people: nobody, one in full, or how many."""
        self._chosen = tuple(chosen)
        self.scroll_to_top()
        self.refresh()

    def person(self) -> PersonLine | None:
        """The one who is shown, as they are on record now."""
        return person_line(self._context.desk, self._chosen[0]) if len(self._chosen) == 1 else None

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        for used in (self.buttons, self.close_button):
            used.setVisible(bool(self._chosen))  # of nothing, nothing can be done
        line, messages = self.person(), self._context.messages
        for button in BUTTONS:
            reason = self._reason(button.key, line)
            self.buttons.set_state(button.key, not reason, reason)
            self._actions[button.key].setEnabled(not reason)
            self._actions[button.key].setToolTip(reason)
        away = LEAVE if line is not None and not line.active else RETURN
        for key in (LEAVE, RETURN):
            self.buttons.button(key).setVisible(key != away)
        self.facts.setVisible(line is not None)
        self.hint.setVisible(line is None)
        if line is None:
            self._show_hint()
        else:
            self.set_title(line.name, "" if line.active else messages.text(texts.NOT_IN_USE))
            self.facts.show_person(line, messages)

    def menu_actions(self) -> list[QAction]:
        """The actions for the menu, in the order of the buttons."""
        return list(self._actions.values())

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.retranslate(messages)
        self.buttons.retranslate(messages)
        for button in BUTTONS:
            self._actions[button.key].setText(messages.text(button.title))
        self.refresh()

    def _reason(self, key: str, line: PersonLine | None) -> str:
        """Why an action can't be done with the chosen one; "" where it can."""
        if line is None:
            return self._context.messages.text(texts.CHOOSE_ONE)
        if key == FORGET_PIN and not line.has_pin:
            return self._context.messages.text(texts.HAS_NONE, person=line.name)
        answer = tried(self._context.desk, command_of(key, line.id), self._context.actor, self._context.now())
        return self._context.why(answer) if isinstance(answer, Refused) else ""

    def _show_hint(self) -> None:
        messages, count = self._context.messages, len(self._chosen)
        if count > 1:
            self.set_title(messages.sentence(texts.SEVERAL, {"count": count}))
            self.hint.say(messages.text(texts.SEVERAL_HINT))
        else:
            self.set_title(messages.text(texts.TITLE))
            self.hint.say(messages.text(texts.GONE if count else texts.CHOOSE))

    def _action(self, key: str) -> QAction:
        action = QAction(self)
        if key in SHORTCUTS:
            action.setShortcut(QKeySequence(SHORTCUTS[key]))
        action.setAutoRepeat(False)
        action.triggered.connect(self.buttons.button(key).click)
        return action


def command_of(key: str, person: int) -> Command:
    """What an action sends; what the form of an edit would send is tried without any change."""
    if key == FORGET_PIN:
        return PersonEdit(person=person, pin=None)
    return PersonEdit(person=person) if key == EDIT else PersonEdit(person=person, active=key == RETURN)
