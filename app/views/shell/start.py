"""The start: which workspace to open. Asked when none was named and none is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.files import make_folder
from app.messages import Messages
from app.paths import user_data
from app.values import frozen
from app.views.shell import texts
from app.views.shell.beginning import Beginning, Start
from app.views.theme.scale import BUTTON_ICON, LARGE, MEDIUM, SMALL, TIGHT, WIDE, Text
from app.views.theme.theme import Theme
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.label import PlainLabel

SUFFIX = ".hatt"
WIDTH = 460


@frozen
class Way:
    """One way to begin, as the dialog offers it."""

    start: Start
    title: str
    hint: str
    icon: str


WAYS: tuple[Way, ...] = (
    Way(Start.SAMPLE, texts.START_SAMPLE, texts.START_SAMPLE_HINT, "hammer"),
    Way(Start.NEW, texts.START_NEW, texts.START_NEW_HINT, "plus"),
    Way(Start.OPEN, texts.START_OPEN, texts.START_OPEN_HINT, "folder-open"),
)

Picker = Callable[[QWidget, Messages], Path | None]


def pick_new(parent: QWidget, messages: Messages) -> Path | None:
    """Asks where the new workspace is to be; an existing file is refused later, by name."""
    make_folder(user_data())
    proposed = user_data() / (messages.text(texts.NEW_NAME) + SUFFIX)
    name, _ = QFileDialog.getSaveFileName(
        parent,
        messages.text(texts.NEW_TITLE),
        str(proposed),
        messages.text(texts.WORKSPACE_FILES),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(name if Path(name).suffix else name + SUFFIX) if name else None


def pick_open(parent: QWidget, messages: Messages) -> Path | None:
    """Asks for a workspace file."""
    name, _ = QFileDialog.getOpenFileName(
        parent, messages.text(texts.OPEN_TITLE), str(user_data()), messages.text(texts.WORKSPACE_FILES)
    )
    return Path(name) if name else None


class StartDialog(GrowingDialog):
    """Offers the ways to begin. `beginning` is None until one was chosen."""

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        last: Path | None = None,
        pickers: tuple[Picker, Picker] = (pick_new, pick_open),
    ) -> None:
        super().__init__()
        self.beginning: Beginning | None = None
        self._theme = theme
        self._messages = messages
        self._last = last
        self._pick_new, self._pick_open = pickers
        self.setObjectName("start_dialog")
        self.setWindowTitle(messages.text(texts.START))
        self.setMinimumWidth(WIDTH)
        self._arrange()

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        whole.setSpacing(TIGHT)
        whole.addWidget(PlainLabel(self._theme, texts.PROGRAM, step=Text.TITLE))
        whole.addWidget(PlainLabel(self._theme, self._messages.text(texts.START_TEXT), kind="muted"))
        whole.addSpacing(MEDIUM)
        if self._last is not None:
            title = self._messages.text(texts.START_LAST, workspace=self._last.stem)
            whole.addWidget(self._button(Start.LAST, title, "history"))
            whole.addWidget(PlainLabel(self._theme, str(self._last), step=Text.SMALL, kind="muted"))
            whole.addSpacing(SMALL)
        for way in WAYS:
            whole.addWidget(self._button(way.start, self._messages.text(way.title), way.icon))
            hint = self._messages.text(way.hint)
            whole.addWidget(PlainLabel(self._theme, hint, step=Text.SMALL, kind="muted"))
            whole.addSpacing(SMALL)
        whole.addSpacing(LARGE)
        whole.addStretch(1)

    def _button(self, start: Start, title: str, icon: str) -> QPushButton:
        button = QPushButton(title.replace("&", "&&"))
        button.setObjectName(f"start_{start}")
        button.setAccessibleName(title)
        button.setAutoDefault(False)
        button.setIcon(self._theme.icon(icon, "text", BUTTON_ICON, TIGHT))
        button.setIconSize(self._theme.icon_size(BUTTON_ICON, TIGHT))
        button.clicked.connect(
            {
                Start.LAST: self._take_last,
                Start.SAMPLE: self._take_sample,
                Start.NEW: self._take_new,
                Start.OPEN: self._take_open,
            }[start]
        )
        return button

    def _take_last(self) -> None:
        self._take(Beginning(Start.OPEN, self._last))

    def _take_sample(self) -> None:
        self._take(Beginning(Start.SAMPLE))

    def _take_new(self) -> None:
        path = self._pick_new(self, self._messages)
        if path is not None:
            self._take(Beginning(Start.NEW, path))

    def _take_open(self) -> None:
        path = self._pick_open(self, self._messages)
        if path is not None:
            self._take(Beginning(Start.OPEN, path))

    def _take(self, beginning: Beginning) -> None:
        self.beginning = beginning
        self.accept()
