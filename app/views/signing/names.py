"""Who may sign in, as a list that narrows while a name is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.lifecycle.signing import Seatable
from app.messages import Messages
from app.messages.words import ROLE
from app.views.signing import texts
from app.views.theme.scale import MEDIUM, TARGET

LIST_WIDTH, LIST_HEIGHT = 340, 300
_ALONG = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Names(QWidget):
    """A field over a list. `chosen(Seatable | None)`: another one is current. `wanted()`: Enter, or a touch.

    `typed(text)`: Enter on words that fit nobody's name.
    """

    chosen = Signal(object)
    wanted = Signal()
    typed = Signal(str)

    def __init__(self, people: Sequence[Seatable], messages: Messages) -> None:
        super().__init__()
        self._people = people
        self._messages = messages
        self.field = QLineEdit()
        self.list = QListWidget()
        self._arrange()
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._tell)
        self.list.currentRowChanged.connect(self._tell_chosen)
        self.list.itemClicked.connect(self.wanted)
        self.list.itemActivated.connect(self.wanted)
        self.field.installEventFilter(self)
        self._narrow("")

    def current(self) -> Seatable | None:
        """Who is chosen."""
        row = self.list.currentRow()
        return None if row < 0 else self._at(row)

    def choose(self, person: int) -> None:
        """Chooses somebody, whatever was typed."""
        self.field.clear()
        for row in range(self.list.count()):
            if self._at(row).person.id == person:
                self.list.setCurrentRow(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field go through the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ALONG:
            self.list.keyPressEvent(event)
            return True
        return False

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        wanted, before = typed.strip().casefold(), self.current()
        self.list.clear()
        for place, each in enumerate(self._people):
            if wanted in _words(each):
                item = QListWidgetItem(self._told(each))
                item.setData(Qt.ItemDataRole.UserRole, place)
                item.setSizeHint(QSize(0, TARGET))
                self.list.addItem(item)
                if each is before:
                    self.list.setCurrentItem(item)
        if wanted and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _at(self, row: int) -> Seatable:
        return self._people[int(self.list.item(row).data(Qt.ItemDataRole.UserRole))]

    @Slot()
    def _tell(self) -> None:
        if self.list.count():
            self.wanted.emit()
        else:
            self.typed.emit(self.field.text())

    @Slot(int)
    def _tell_chosen(self, row: int) -> None:
        self.chosen.emit(self.current())

    def _told(self, each: Seatable) -> str:
        """The name, with how it is written in the language that is spoken, and the roles."""
        roles = ", ".join(self._messages.text(ROLE[role]) for role in each.person.roles)
        other = each.name_th if self._messages.language == "th" else each.name_en
        if other is None or other == each.person.name:
            return self._messages.text(texts.PERSON, person=each.person.name, roles=roles)
        return self._messages.text(texts.WRITTEN, person=each.person.name, written=other, roles=roles)

    def _arrange(self) -> None:
        self.field.setObjectName("sign_in_name")
        self.field.setProperty("reach", "touch")
        self.field.setPlaceholderText(self._messages.text(texts.NAME))
        self.field.setAccessibleName(self._messages.text(texts.NAME_NAME))
        self.list.setObjectName("sign_in_people")
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(self._messages.text(texts.PEOPLE))
        self.list.setMinimumSize(LIST_WIDTH, LIST_HEIGHT)
        self.list.setUniformItemSizes(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(MEDIUM)
        whole.addWidget(self.field)
        whole.addWidget(self.list, 1)


def _words(each: Seatable) -> str:
    return " ".join(filter(None, (each.person.name, each.name_en, each.name_th))).casefold()
