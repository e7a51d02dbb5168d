"""What is chosen before printing: the paper, its size where it is labels, the language, the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.paper.kinds import PaperKind
from app.domain.paper.labels import LABEL_SIZES, LabelSize
from app.messages import Language, Messages
from app.printing.texts import KINDS
from app.views.context import Context
from app.views.paper import texts
from app.views.paper.first import First
from app.views.theme.scale import MEDIUM, SMALL
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.label import PlainLabel

LAST_KIND, LAST_SIZE, LAST_PRINTER = "print_kind", "print_size", "print_printer"


class Choices(QWidget):
    """`changed`: other papers are wanted. `spoken`: the same in another language.

    What was chosen the last time is offered first, unless somebody has come for a paper.
    """

    changed = Signal()
    spoken = Signal()

    def __init__(self, kinds: Sequence[PaperKind], context: Context, first: First | None = None) -> None:
        super().__init__()
        self._context = context
        messages, theme = context.messages, context.theme
        self.kind, self.sizes = ChoiceField(theme), ChoiceField(theme)
        self.language, self.printer = ChoiceField(theme), ChoiceField(theme)
        self._offer(kinds, messages)
        if first is not None:
            self.kind.choose(first.kind)
            self.language.choose(first.language)
        self._arrange(messages)
        self._allow_size()
        self.kind.currentIndexChanged.connect(self._hear_change)
        self.sizes.currentIndexChanged.connect(self._hear_change)
        self.language.currentIndexChanged.connect(self.spoken)

    def kind_now(self) -> PaperKind:
        """The chosen paper."""
        return PaperKind(self.kind.value() or PaperKind.WORK_CARD)

    def size_now(self) -> LabelSize:
        """The chosen size of labels."""
        return LABEL_SIZES[self.sizes.value() or next(iter(LABEL_SIZES))]

    def language_now(self) -> Language:
        """The chosen language."""
        return Language(self.language.value() or Language.ENGLISH)

    def printer_now(self) -> str:
        """The chosen printer; "" for none."""
        return self.printer.value() or ""

    def offer_printers(self, printers: Sequence[str]) -> None:
        """These can be chosen now; the chosen one stays if it is among them."""
        chosen = self.printer_now()
        none = Option("", self._context.messages.text(texts.NO_PRINTERS))
        self.printer.set_options([Option(each, each) for each in printers] or [none])
        last = chosen or self._context.notebook.read(LAST_PRINTER)
        self.printer.choose(last if last in printers else (printers[0] if printers else ""))
        self.printer.setEnabled(bool(printers))

    def keep(self) -> None:
        """Remembers the choice for the next time."""
        notebook = self._context.notebook
        notebook.write(LAST_KIND, self.kind_now())
        notebook.write(LAST_SIZE, self.size_now().key)
        if self.printer_now():
            notebook.write(LAST_PRINTER, self.printer_now())

    def _offer(self, kinds: Sequence[PaperKind], messages: Messages) -> None:
        notebook = self._context.notebook
        self.kind.set_options([Option(each, messages.text(KINDS[each])) for each in kinds])
        kept = notebook.read(LAST_KIND)
        self.kind.choose(kept if kept in kinds else kinds[0])
        self.sizes.set_options([Option(key, _size(size, messages)) for key, size in LABEL_SIZES.items()])
        kept = notebook.read(LAST_SIZE)
        self.sizes.choose(kept if kept in LABEL_SIZES else next(iter(LABEL_SIZES)))
        self.language.set_options([Option(each, texts.LANGUAGES[each]) for each in Language])
        self.language.choose(messages.language)
        self.printer.set_options([Option("", messages.text(texts.LOOKING_FOR_PRINTERS))])
        self.printer.choose("")
        self.printer.setEnabled(False)

    def _arrange(self, messages: Messages) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(SMALL)
        fields: tuple[tuple[str, ChoiceField, str], ...] = (
            (texts.KIND, self.kind, "print_kind"),
            (texts.LANGUAGE, self.language, "print_language"),
            (texts.SIZE, self.sizes, "print_size"),
            (texts.PRINTER, self.printer, "print_printer"),
        )
        for place, (title, field, name) in enumerate(fields):
            label = PlainLabel(self._context.theme, messages.text(title), kind="muted", wraps=False)
            label.setBuddy(field)
            field.setObjectName(name)
            field.setAccessibleName(messages.text(title))
            row, column = divmod(place, 2)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)

    @Slot()
    def _hear_change(self) -> None:
        self._allow_size()
        self.changed.emit()

    def _allow_size(self) -> None:
        self.sizes.setEnabled(self.kind_now() is PaperKind.PIECE_LABELS)


def _size(size: LabelSize, messages: Messages) -> str:
    numbers = {
        "columns": size.columns,
        "rows": size.rows,
        "width": f"{size.width:g}",
        "height": f"{size.height:g}",
    }
    return messages.text(texts.SHEET_SIZE if size.is_sheet else texts.ROLL_SIZE, **numbers)
