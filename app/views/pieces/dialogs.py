"""The dialogs in which something is decided about the chosen pieces. What would come of it is told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.commands import parse
from app.domain.refusals import Refused
from app.domain.words import Ending, Priority
from app.lifecycle.queries.decisions import WaysOut, outcome, ways_out
from app.lifecycle.queries.pieces import piece_lines
from app.messages.marks import Plural
from app.messages.words import PRIORITY
from app.views.cells import name_of
from app.views.context import Context
from app.views.entry import Entry, Values
from app.views.piece.consequences import consequence, step_options
from app.views.pieces import texts
from app.views.pieces.controller import EDIT, HOLD, MOVE, SCRAP, UNWRITTEN, are_held
from app.views.widgets.actions import Weight
from app.views.widgets.banner import Gravity
from app.views.widgets.choice import ChoiceField, Option

REASON_HEIGHT = 76
AS_IT_IS, AS_ITS_JOB, BEGINNING, NO_FAULT = "as_it_is", "as_its_job", "", ""


class PieceDialog(Entry):
    """Subclasses add their fields and say their values; those of the pieces are known."""

    kind: str
    one: str
    several: Plural
    yes: str

    def __init__(
        self, context: Context, tokens: Sequence[int], parent: QWidget, *, left_out: int = 0
    ) -> None:
        super().__init__(context, self.kind, self.yes, parent)
        self._tokens = tuple(tokens)
        self._left_out = left_out  # so many have ended already
        self.reason = QPlainTextEdit()
        title = self._title()
        self.setObjectName(f"{self.kind.replace('.', '_')}_dialog")
        self.setWindowTitle(title)
        self.heading.say(title)
        self._add_fields()
        self._preview()
        self.form.focus_first_problem()  # there is none yet: the first field

    def _title(self) -> str:
        """One piece is named; of several it is said how many they are."""
        line = piece_lines(self._context.desk, self._tokens)[0] if len(self._tokens) == 1 else None
        if line is None:
            return self.messages().sentence(self.several, {"count": len(self._tokens)})
        return self.messages().text(self.one, number=line.number, code=line.ticket_code)

    def _add_fields(self) -> None:
        """Adds what is asked for."""
        self._add_reason()

    def _written(self) -> Values:
        """The values of the fields."""
        return {"reason": self.reason.toPlainText().strip() or None}

    def _add_reason(self) -> None:
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.form.add("reason", texts.REASON, self.reason, required=True)

    def _values(self) -> Values | None:
        written = {name: value for name, value in self._written().items() if value is not None}
        return {"tokens": list(self._tokens), **written}

    @Slot()
    def _preview(self) -> None:
        """Says above the fields what would come of it, or why it would be refused."""
        context, values = self._context, self._values()
        if values is None:
            return
        try:
            command, _ = parse(self.kind, self._tried(values))
            answer = outcome(context.desk, command, context.actor, context.now())
        except Refused as refused:
            answer = refused
        if isinstance(answer, Refused):
            self.show_banner(context.why(answer), Gravity.WARNING)
        else:
            said = consequence(answer, context.messages)
            self.show_banner(" ".join(filter(None, (said, self._of_left_out()))), Gravity.INFO)

    def _tried(self, values: Values) -> Values:
        """The values with something for what is still to be written."""
        return {**values, "reason": UNWRITTEN}

    def _of_left_out(self) -> str:
        if not self._left_out:
            return ""
        return self.messages().sentence(texts.LEFT_OUT, {"count": self._left_out})


class HoldDialog(PieceDialog):
    """Holds pieces until a manager has decided about their redesign."""

    kind, yes = "token.hold", texts.HOLD_YES
    one, several = texts.HOLD_ONE, texts.HOLD_TITLE


class MoveDialog(PieceDialog):
    """Sends pieces to another step of their branch."""

    kind, yes = "token.move", texts.MOVE_YES
    one, several = texts.MOVE_ONE, texts.MOVE_TITLE

    def _add_fields(self) -> None:
        context = self._context
        self.to = ChoiceField(context.theme)
        options = self._places(ways_out(context.desk, self._tokens))
        self.to.set_options(options)
        self.to.choose(options[0].value if options else None)
        self.to.currentIndexChanged.connect(self._preview)
        self.form.add("to", texts.MOVE_TO, self.to, required=True)
        self._add_reason()

    def _places(self, ways: WaysOut) -> list[Option]:
        return step_options(ways.elsewhere, self.messages())

    def _written(self) -> Values:
        return {"to": self.to.value(), **super()._written()}


class SendDialog(MoveDialog):
    """Sends pieces on that are held."""

    kind, yes = "token.resolve", texts.SEND_YES
    one, several = texts.SEND_ONE, texts.SEND_TITLE

    def _places(self, ways: WaysOut) -> list[Option]:
        """What was held by mistake is to go on as it was: that is said first."""
        steps = step_options(ways.steps, self.messages())
        if ways.as_they_were is None:
            return steps
        said = texts.AS_IT_WAS if len(self._tokens) == 1 else texts.AS_THEY_WERE
        as_it_was = Option(ways.as_they_were, self.messages().text(said))
        return [as_it_was, *(each for each in steps if each.value != ways.as_they_were)]


class ScrapDialog(PieceDialog):
    """Ends pieces early."""

    kind, yes = "token.scrap", texts.SCRAP_YES
    one, several = texts.SCRAP_ONE, texts.SCRAP_TITLE
    weight = Weight.DANGER

    def _add_fields(self) -> None:
        context, messages, count = self._context, self.messages(), {"count": len(self._tokens)}
        self.how, self.at, self.defect = (ChoiceField(context.theme) for _ in range(3))
        self.how.set_options(
            [
                Option(Ending.QC_FAIL, messages.sentence(texts.SCRAP_AGAIN, count)),
                Option(Ending.PERMANENT, messages.sentence(texts.SCRAP_LOSS, count)),
            ]
        )
        self.how.choose(Ending.QC_FAIL)
        beginning = Option(BEGINNING, messages.text(texts.FROM_THE_BEGINNING))
        ways = ways_out(context.desk, self._tokens)
        self.at.set_options([beginning, *step_options(ways.restarts, messages)])
        self.at.choose(BEGINNING)
        self._faults = [Option(each.code, name_of(each, messages)) for each in ways.faults]
        self.defect.set_options([Option(NO_FAULT, messages.text(texts.CHOOSE_FAULT)), *self._faults])
        self.defect.choose(ways.found or NO_FAULT)
        self.form.add("type", texts.SCRAP_HOW, self.how, required=True)
        self.form.add("at", texts.SCRAP_AT_ONE if len(self._tokens) == 1 else texts.SCRAP_AT, self.at)
        self.form.add("defect", texts.DEFECT, self.defect, required=True)
        self._add_reason()
        self.how.currentIndexChanged.connect(self._change_how)
        self.at.currentIndexChanged.connect(self._preview)

    def _written(self) -> Values:
        again = self.how.value() == Ending.QC_FAIL
        return {
            "type": self.how.value(),
            "at": (self.at.value() or None) if again else None,
            "defect": self.defect.value() or None,
            **super()._written(),
        }

    def _tried(self, values: Values) -> Values:
        """With any fault: which one it is changes nothing of what would come of it."""
        stand_in = {"defect": self._faults[0].value} if self._faults else {}
        return {**stand_in, **super()._tried(values)}

    @Slot()
    def _change_how(self) -> None:
        """Only what failed is made again, and only of that the fault must be told."""
        failed = self.how.value() == Ending.QC_FAIL
        self.form.field("at").setVisible(failed)
        self.form.field("defect").require(failed)
        unsaid = texts.CHOOSE_FAULT if failed else texts.NO_FAULT
        self.defect.setItemText(0, self.messages().text(unsaid))
        self._preview()


class EditDialog(PieceDialog):
    """Changes the priority or the note of pieces; of several, the note that is written goes to each."""

    kind, yes = "token.edit", texts.EDIT_YES
    one, several = texts.EDIT_ONE, texts.EDIT_TITLE

    def _add_fields(self) -> None:
        context, messages = self._context, self.messages()
        self.priority, self.note = ChoiceField(context.theme), QPlainTextEdit()
        self.priority.set_options(
            [
                Option(AS_IT_IS, messages.text(texts.AS_IT_IS)),
                Option(AS_ITS_JOB, messages.text(texts.AS_ITS_JOB)),
                *(Option(each, messages.text(PRIORITY[each])) for each in Priority),
            ]
        )
        self.priority.choose(AS_IT_IS)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(REASON_HEIGHT)
        self._note_before = self._shared_note()
        self.note.setPlainText(self._note_before)
        self.form.add("priority", texts.PRIORITY, self.priority)
        self.form.add("note", texts.NOTE, self.note)

    def _shared_note(self) -> str:
        """The note, where all of the pieces have the same one."""
        notes = {line.note or "" for line in piece_lines(self._context.desk, self._tokens) if line}
        return notes.pop() if len(notes) == 1 else ""

    def _values(self) -> Values | None:
        values: Values = {"tokens": list(self._tokens)}
        note = self.note.toPlainText().strip()
        if note != self._note_before:
            values["note"] = note or None
        if self.priority.value() != AS_IT_IS:
            chosen = self.priority.value()
            values["priority"] = None if chosen == AS_ITS_JOB else chosen
        return values

    def _changes(self, values: Values) -> bool:
        return values.keys() != {"tokens"}

    @Slot()
    def _preview(self) -> None:
        """Nothing happens to the pieces that would have to be told; only what does not."""
        if self._left_out:
            self.show_banner(self._of_left_out(), Gravity.INFO)


DIALOGS: Mapping[str, type[PieceDialog]] = {
    HOLD: HoldDialog,
    MOVE: MoveDialog,
    EDIT: EditDialog,
    SCRAP: ScrapDialog,
}


def dialog_for(key: str, context: Context, tokens: Sequence[int]) -> type[PieceDialog]:
    """The dialog of an action: what is held is moved by the manager's answer."""
    return SendDialog if key == MOVE and are_held(context, tokens) else DIALOGS[key]
