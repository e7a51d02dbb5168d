"""The finished files of one packet: each can be opened, papers printed, and their folder shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.packets.kinds import ON_PAPER
from app.lifecycle.queries.packet_lists import PacketDetail
from app.messages import Messages
from app.views.context import Context
from app.views.packets import texts
from app.views.theme.scale import SMALL, TIGHT, Text
from app.views.widgets.actions import Action, ActionBar, ActionButton
from app.views.widgets.label import PlainLabel

MOST_ROWS = 8
OPEN, PRINT, FOLDER, PAGE, LOG = "open_file", "print_file", "show_folder", "show_page", "open_log"
BUTTONS = (
    Action(PAGE, texts.SHOW_PAGE, "eye"),
    Action(FOLDER, texts.SHOW_FOLDER, "folder-open"),
    Action(LOG, texts.OPEN_LOG, "file-text"),
)


class PacketFiles(QWidget):
    """`wanted(Path)`: a file or folder is to be opened. `printing(Kind)`: a paper is to be printed."""

    wanted = Signal(object)
    printing = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._packet: PacketDetail | None = None
        theme, messages = context.theme, context.messages
        self.title = PlainLabel(theme, step=Text.SECTION)
        self.more = PlainLabel(theme, step=Text.SMALL, kind="muted")
        self.buttons = ActionBar(BUTTONS, theme, messages, "packet_", dense=True)
        self._names = [PlainLabel(theme, selectable=True) for _ in range(MOST_ROWS)]
        self._sizes = [PlainLabel(theme, step=Text.SMALL, kind="muted") for _ in range(MOST_ROWS)]
        self._opens = [
            ActionButton(Action(f"{OPEN}_{place}", texts.OPEN_FILE, "external-link"), theme, messages)
            for place in range(MOST_ROWS)
        ]
        self._prints = [
            ActionButton(Action(f"{PRINT}_{place}", texts.PRINT_FILE, "printer"), theme, messages)
            for place in range(MOST_ROWS)
        ]
        self._arrange()

    def show_packet(self, packet: PacketDetail, messages: Messages) -> None:
        """Shows the files of the packet, which can be opened once they are finished."""
        self._packet = packet
        listed = packet.record["files"]
        self.title.say(messages.text(texts.FILES_TITLE))
        self.title.setVisible(bool(listed))
        for place in range(MOST_ROWS):
            shown = place < len(listed)
            for part in (self._names[place], self._sizes[place], self._opens[place]):
                part.setVisible(shown)
            self._prints[place].setVisible(shown and listed[place]["kind"] in ON_PAPER)
            if shown:
                self._show_file(place, listed[place], messages)
        self.more.setVisible(len(listed) > MOST_ROWS)
        self.more.say(messages.sentence(texts.MORE_FILES, {"count": max(len(listed) - MOST_ROWS, 0)}))
        self.buttons.retranslate(messages)
        for key, possible in ((FOLDER, packet.is_packed), (PAGE, packet.record["preview"]["enabled"])):
            self.buttons.button(key).setVisible(possible)
        self.buttons.button(LOG).setVisible(bool(packet.log))

    def _show_file(self, place: int, file: dict[str, Any], messages: Messages) -> None:
        size = f"{max(file['bytes'] // 1000, 1):,}"
        said = texts.FILE_PAGES if "pages" in file else texts.FILE_LINE
        self._names[place].say(file["name"])
        self._sizes[place].say(messages.sentence(said, {"size": size, "pages": file.get("pages", 0)}))
        for button, spoken in (
            (self._opens[place], texts.OPEN_FILE_SPOKEN),
            (self._prints[place], texts.PRINT_FILE_SPOKEN),
        ):
            button.retranslate(messages)
            button.setAccessibleName(messages.text(spoken, name=file["name"]))
            button.set_state(self._packet is not None and self._packet.is_packed)

    def _arrange(self) -> None:
        self.setObjectName("packet_files")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        rows = QVBoxLayout()
        rows.setSpacing(TIGHT)
        for place in range(MOST_ROWS):
            beneath = QHBoxLayout()  # beside its name the buttons would leave no room for it
            beneath.setSpacing(SMALL)
            beneath.addWidget(self._sizes[place], 1)
            for name, button, deed in (
                (OPEN, self._opens[place], self._open),
                (PRINT, self._prints[place], self._print),
            ):
                button.setProperty("reach", "dense")
                button.setObjectName(f"{name}_{place}")
                button.pressed_key.connect(partial(deed, place))
                beneath.addWidget(button)
            rows.addWidget(self._names[place])
            rows.addLayout(beneath)
        column.addWidget(self.title)
        column.addLayout(rows)
        column.addWidget(self.more)
        column.addWidget(self.buttons)
        self.buttons.triggered.connect(self._press)

    def _open(self, place: int, _key: str) -> None:
        if self._packet is not None:
            self.wanted.emit(self._packet.file(self._packet.record["files"][place]["name"]))

    def _print(self, place: int, _key: str) -> None:
        if self._packet is not None:
            self.printing.emit(self._packet.record["files"][place]["kind"])

    @Slot(str)
    def _press(self, key: str) -> None:
        if self._packet is None:
            return
        if key == LOG:
            self.wanted.emit(Path(self._packet.record["log"]))
        elif key == FOLDER:
            self.wanted.emit(Path(self._packet.record["paths"]["output"]))
        else:
            self.wanted.emit(self._packet.file(self._packet.record["files"][0]["name"]))
