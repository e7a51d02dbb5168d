"""The form of one command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.commands import COMMANDS, CommandSpec
from app.domain.commands.fields import FieldSpec
from app.domain.refusals import Refused
from app.lifecycle.incoming import with_files_read
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.messages import window as say
from app.views.commands import texts
from app.views.commands.controls import Control, control_for
from app.views.commands.offers import FOLLOWS, now_of, options_for
from app.views.context import Context
from app.views.entry import Entry, Values
from app.views.runner import Problem
from app.views.widgets.ask import tell
from app.views.widgets.banner import Gravity
from app.views.widgets.choice import ChoiceField

LONGEST_COLUMN = 6
"""So many fields stand under each other on the smallest screen."""
TWO_WIDE = 820
TWICE = frozenset({("person.change_pin", "pin")})
"""What can't be read while it is typed, and would lock somebody out, is typed twice."""
AGAIN = "pin_again"


class CommandDialog(Entry):
    """Gives a command by its kind. `preset` are values that are already known.

    Raises KeyError for a kind that has no form.
    """

    def __init__(
        self, context: Context, kind: str, parent: QWidget, preset: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(context, kind, texts.GIVES[kind], parent)
        self._spec = COMMANDS[kind]
        self._files = {field: name for name, field in (self._spec.alternatives or {}).items()}
        self._controls: dict[str, Control] = {}
        self._shown_at_first: dict[str, object] = {}
        self._again: Control | None = None
        self._followed: object = None
        self.setObjectName(f"command_{kind.replace('.', '_')}")
        title = context.messages.text(texts.TITLES[kind]).rstrip("…")
        self.setWindowTitle(title)
        self.heading.say(title)
        self._add_fields()
        self._fill({**_defaults(self._spec), **now_of(context, kind), **(preset or {})})
        self._follow()
        self.form.focus_first_problem()

    def control(self, field: str) -> Control:
        """The control of a field. Raises KeyError for an unknown one."""
        return self._controls[field]

    def _add_fields(self) -> None:
        columns = -(-len(self._spec.fields) // LONGEST_COLUMN)
        longest = -(-len(self._spec.fields) // columns)
        for place, (name, given) in enumerate(self._spec.fields.items()):
            if place and place % longest == 0:
                self.form.begin_column()
                self.setMinimumWidth(TWO_WIDE)
            shown = self._files.get(name, name)
            options = options_for(self._context, self._kind, name)
            control = self._controls[shown] = control_for(given, self._context, options, (self._kind, name))
            self.form.add(shown, texts.title_of(self._kind, shown), control.widget, required=given.required)
            if (self._kind, name) in TWICE:
                self._again = control_for(given, self._context)
                self.form.add(AGAIN, texts.FIELDS[AGAIN], self._again.widget, required=True)

    # what was written

    def _values(self) -> Values | None:
        values: Values = {}
        for name, control in self._controls.items():
            given = self._field(name)
            value = control.value()
            problem = control.problem()
            if not problem and value is None and self._is_needed(name, given):
                problem = self.messages().text(texts.NEEDED)
            if problem:
                self.form.set_error(name, problem)
            elif self._is_new(name, given, value):
                values[name] = value
        if self._again is not None and self._again.value() != self._controls["pin"].value():
            self.form.set_error(AGAIN, self.messages().text(texts.PINS_DIFFER))
        return self._read_files(values)

    def _is_needed(self, name: str, given: FieldSpec) -> bool:
        """Whether a value must be there: always, or because there was one that can't be taken away."""
        return given.required or (not given.clearable and self._shown_at_first.get(name) is not None)

    def _is_new(self, name: str, given: FieldSpec, value: object) -> bool:
        """Whether a value is worth sending: it is needed, or other than what was filled in."""
        if given.required:
            return True
        if value is None:
            return given.clearable and self._shown_at_first.get(name) is not None
        return value != self._shown_at_first.get(name)

    def _read_files(self, values: Values) -> Values | None:
        try:
            return with_files_read(self._kind, values)
        except Refused as refused:
            self._refuse(refused)
            return None

    def _field(self, shown: str) -> FieldSpec:
        return self._spec.fields[(self._spec.alternatives or {}).get(shown, shown)]

    # what is filled in

    def _fill(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            if name in self._controls:
                self._controls[name].show(value)
                self._shown_at_first[name] = self._controls[name].value()

    def _follow(self) -> None:
        follow = FOLLOWS.get(self._kind)
        if follow is not None:
            widget = self._controls[follow.field].widget
            assert isinstance(widget, ChoiceField)
            widget.currentIndexChanged.connect(self._fill_followers)
            line = widget.lineEdit()
            assert line is not None
            line.editingFinished.connect(self._fill_followers)
            self._let_follow({})
            self._fill_followers()

    @Slot()
    def _fill_followers(self, place: int = 0) -> None:
        follow = FOLLOWS[self._kind]
        chosen = self._controls[follow.field].value()
        if not isinstance(chosen, str) or chosen == self._followed:
            return
        self._followed = chosen
        for name, offers in (follow.offers or {}).items():
            self._controls[name].offer(offers(self._context, chosen))
        found = follow.read(self._context, chosen)
        self._fill(found)
        self._let_follow(found)

    def _let_follow(self, found: Mapping[str, object]) -> None:
        """What is to be changed must be chosen first: until then the fields would show what is not so."""
        for name, control in self._controls.items():
            control.widget.setEnabled(bool(found) or name == FOLLOWS[self._kind].field)

    # what comes back

    def _hear_done(self, receipt: Receipt) -> None:
        messages = self.messages()
        lines = [messages.warning(each.code, each.params) for each in receipt.warnings]
        found = receipt.result.get("findings")
        if found is not None:
            lines = _about_draft(receipt.result, found, messages)
        if lines:
            title = self.heading.said()
            tell(self._context.ask, title, lines[0], messages.text(say.OK), tuple(lines[1:]))

    def _refuse(self, problem: Problem) -> None:
        super()._refuse(problem)
        found = problem.details.get("findings") if isinstance(problem, Refused) else None
        if found:
            sentences = (self._context.why(problem), *_finding_lines(found, self.messages()))
            self.show_banner("\n".join(sentences), Gravity.ERROR)


def _defaults(given: CommandSpec) -> Mapping[str, object]:
    """The numbers that the command has where nothing is written."""
    return {each.name: each.default for each in fields(given.type) if type(each.default) is int}  # type: ignore[arg-type]


def _about_draft(
    result: Mapping[str, Any], found: Sequence[Mapping[str, Any]], messages: Messages
) -> list[str]:
    if not found:
        return [messages.text(texts.DRAFT_KEPT, code=result["code"])]
    said = messages.sentence(texts.FINDINGS, {"code": result["code"], "count": len(found)})
    return [said, *_finding_lines(found, messages)]


def _finding_lines(found: Sequence[Mapping[str, Any]], messages: Messages) -> list[str]:
    said = (
        messages.finding(each["code"], {**each["params"], "place": each.get("place", "")}) for each in found
    )
    return [messages.text(texts.FINDING_LINE, sentence=each) for each in said]
