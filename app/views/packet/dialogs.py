"""The dialogs about packets: which documents are made, and where finished ones go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.domain.packets.values import BY_LINE, Kind, To
from app.domain.refusals import Refused
from app.lifecycle.queries.packet_lists import template_names
from app.lifecycle.receipts import Receipt
from app.messages import Language
from app.messages.packets import PACKET_KIND
from app.views.context import Context
from app.views.entry import Entry, Values
from app.views.packet import texts
from app.views.packet.printers import printers_of
from app.views.theme.scale import SMALL
from app.views.widgets.banner import Gravity
from app.views.widgets.choice import ChoiceField, Option

OF_TEMPLATE = "template:"
LONGEST_PURPOSE = 200


class MakeDialog(Entry):
    """Chooses the documents of jobs.

    `made(Receipt, printer)`: their packets are there, and not run yet; "" for no printer.
    """

    made = Signal(object, str)

    def __init__(self, context: Context, tickets: Sequence[int], parent: QWidget) -> None:
        super().__init__(context, "packet.create", texts.MAKE_YES, parent)
        self._tickets = tuple(tickets)
        messages = self.messages()
        title = messages.sentence(texts.MAKE_TITLE, {"count": len(tickets)})
        self.setObjectName("make_packets_dialog")
        self.setWindowTitle(title)
        self.heading.say(title)
        self.kind, self.language = ChoiceField(context.theme), ChoiceField(context.theme)
        self.printer = ChoiceField(context.theme)
        self.purpose = QLineEdit()
        self.purpose.setMaxLength(LONGEST_PURPOSE)
        self.kind.set_options(
            [
                Option(BY_LINE, messages.text(PACKET_KIND[BY_LINE])),
                *(Option(kind, messages.text(PACKET_KIND[kind])) for kind in Kind),
                *(
                    Option(OF_TEMPLATE + name, messages.text(texts.FOLDER_KIND, name=name))
                    for name in template_names(context.desk)
                ),
            ]
        )
        self.kind.choose(BY_LINE)
        names = {Language.ENGLISH: texts.ENGLISH, Language.THAI: texts.THAI}
        self.language.set_options([Option(each, messages.text(name)) for each, name in names.items()])
        self.language.choose(messages.language)
        none = Option("", messages.text(texts.FILES_ONLY))
        printers = printers_of(context)
        self.printer.set_options([none, *(Option(name, name) for name in printers)])
        self.printer.choose("")
        if not printers:
            self.show_banner(messages.text(texts.UNPRINTED), Gravity.INFO)
        self.form.add("kind", texts.KIND, self.kind, required=True)
        self.form.add("language", texts.LANGUAGE, self.language, required=True)
        self.form.add("purpose", texts.PURPOSE, self.purpose)
        self.form.add("printer", texts.PRINT_ON, self.printer)
        self.form.focus_first_problem()  # there is none yet: the first field

    def _values(self) -> Values | None:
        kind, values = self.kind.value() or BY_LINE, Values()
        if kind.startswith(OF_TEMPLATE):
            values["template"] = kind.removeprefix(OF_TEMPLATE)
        elif kind != BY_LINE:
            values["kind"] = kind
        purpose = self.purpose.text().strip()
        if purpose:
            values["purpose"] = purpose
        return {**values, "tickets": list(self._tickets), "language": self.language.value()}

    def _hear_done(self, receipt: Receipt) -> None:
        self.made.emit(receipt, self.printer.value() or "")

    def _field_of(self, refused: Refused) -> str:
        field = super()._field_of(refused)
        return "kind" if field == "template" or "kind" in refused.details else field


class DeployDialog(Entry):
    """Chooses where finished packets go."""

    def __init__(self, context: Context, packets: Sequence[int], parent: QWidget) -> None:
        super().__init__(context, "packet.deploy", texts.DEPLOY_YES, parent)
        self._packets = tuple(packets)
        messages = self.messages()
        title = messages.sentence(texts.DEPLOY_TITLE, {"count": len(packets)})
        self.setObjectName("deploy_packets_dialog")
        self.setWindowTitle(title)
        self.heading.say(title)
        self.to, self.printer = ChoiceField(context.theme), ChoiceField(context.theme)
        self.folder, self.choose = QLineEdit(), QPushButton(messages.text(texts.CHOOSE))
        self.again = QCheckBox()
        ways = {To.FOLDER: texts.TO_FOLDER, To.DRIVE: texts.TO_DRIVE, To.PRINTER: texts.TO_PRINTER}
        self.to.set_options([Option(way, messages.text(name)) for way, name in ways.items()])
        self.to.choose(To.FOLDER)
        printers = printers_of(context)
        self.printer.set_options([Option(name, name) for name in printers])
        self.printer.choose(printers[0] if printers else None)
        self._arrange_fields()
        self.to.currentIndexChanged.connect(self._show_way)
        self.choose.clicked.connect(self._choose_folder)
        self._show_way()
        self.form.focus_first_problem()  # there is none yet: the first field

    def _arrange_fields(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        self.choose.setAutoDefault(False)
        self.choose.setAccessibleName(self.choose.text())
        self.form.add("to", texts.TO, self.to, required=True)
        self.form.add("target", texts.FOLDER, line, required=True)
        self.folder.setAccessibleName(self.messages().text(texts.FOLDER))
        line.setFocusProxy(self.folder)
        self.form.add("printer", texts.PRINTER, self.printer, required=True)
        self.form.add("again", texts.AGAIN, self.again)

    def _values(self) -> Values | None:
        printing = self.to.value() == To.PRINTER
        target = self.printer.value() if printing else self.folder.text().strip()
        if not target:
            field, missing = ("printer", texts.NO_PRINTER) if printing else ("target", texts.FOLDER_MISSING)
            self.form.set_error(field, self.messages().text(missing))
            return None
        values: Values = {"packets": list(self._packets), "to": self.to.value(), "target": target}
        return {**values, "again": True} if printing and self.again.isChecked() else values

    @Slot()
    def _show_way(self) -> None:
        printing = self.to.value() == To.PRINTER
        for field in ("printer", "again"):
            self.form.field(field).setVisible(printing)
        self.form.field("target").setVisible(not printing)

    @Slot()
    def _choose_folder(self) -> None:
        title = self.messages().text(texts.FOLDER)
        chosen = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if chosen:
            self.folder.setText(chosen)
