"""The screen People: filter, search and list, beside the panel of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.commands import COMMANDS
from app.domain.tickets.states import not_allowed
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.context import PEOPLE, Context
from app.views.lists.tools import ListTools
from app.views.lists.watched import WatchedScreen
from app.views.people import texts
from app.views.people.listing import PeopleListing, PeopleSource
from app.views.people.panel import EDIT, PersonPanel, command_of
from app.views.runner import Problem
from app.views.theme.scale import BUTTON_ICON, TIGHT, Text
from app.views.widgets.actions import Weight
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel

ADD_KIND, EDIT_KIND = "person.add", "person.edit"


class PeopleScreen(WatchedScreen):
    """Reads nothing before it is shown for the first time."""

    listing: PeopleListing
    panel: PersonPanel

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.title = PlainLabel(context.theme, step=Text.TITLE, wraps=False)
        self.add = QPushButton()
        self.listing = PeopleListing(context)
        self.table = self.listing.table
        self._beside = Beside(self, context.theme, context.notebook, PEOPLE)
        self.tools = ListTools("people", self.listing, PeopleSource, context, self)
        self._column = QVBoxLayout()
        self._find = QAction(self)
        self._arrange()
        self.panel = PersonPanel(context, self._beside)
        self.tools.recall()
        self._connect()
        self._tint()
        self.retranslate(context.messages)

    # what every screen can

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; selection and typed words stay."""
        self.setAccessibleName(messages.text(texts.TITLE))
        self.title.say(messages.text(texts.TITLE))
        refused = not_allowed(self._context.actor, COMMANDS[ADD_KIND].permission)
        self.add.setEnabled(refused is None)
        self.add.setToolTip("" if refused is None else self._context.why(refused))
        self.add.setText(messages.text(texts.ADD))
        self.add.setAccessibleName(messages.text(texts.ADD))
        self.listing.retranslate(messages)
        self.tools.retranslate(messages)
        self._beside.retranslate(messages)
        self.panel.speak(messages)
        self._find.setText(messages.text(texts.FIND))

    def make_new(self) -> None:
        """The form of a new person."""
        self._context.guide.form(ADD_KIND)

    def menu_actions(self) -> Sequence[QAction]:
        """The actions on people, then what else can be done here."""
        rule = QAction(self)
        rule.setSeparator(True)
        return (*self.panel.menu_actions(), rule, self._find, *self.tools.menu_actions())

    # what people do

    @Slot(str)
    def _act(self, key: str) -> None:
        line = self.panel.person()
        if line is None:
            return
        if key == EDIT:
            self._context.guide.form(EDIT_KIND, {"person": line.name})
        else:
            self.panel.buttons.set_busy(key, True)
            done, refused = partial(self._hear_done, key), partial(self._hear_refused, key)
            self._context.send(command_of(key, line.id), done, refused)

    def _hear_done(self, key: str, receipt: Receipt) -> None:
        self._context.bridge.look()
        self.panel.buttons.set_busy(key, False)
        self.panel.refresh()

    def _hear_refused(self, key: str, problem: Problem) -> None:
        self.panel.buttons.set_busy(key, False)
        self.panel.refresh()
        self._context.tell_problem(problem)

    @Slot()
    def _show_chosen(self) -> None:
        self.panel.show_people(self.table.chosen())

    @Slot()
    def _add(self) -> None:
        self.make_new()

    # setting up

    def _arrange(self) -> None:
        self.setObjectName("people_screen")
        self.add.setObjectName("add_person")
        self.add.setProperty("kind", str(Weight.PRIMARY))
        self.add.setIconSize(self._context.theme.icon_size(BUTTON_ICON, TIGHT))
        self._find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self._set_out(self.title, head=(self.add,), tools=(self.tools.button,))

    def _connect(self) -> None:
        self.listing.wanted_changed.connect(self.tools.keep_last)
        self.listing.changed.connect(self.panel.refresh)
        self.listing.new_wanted.connect(self._add)
        self.add.clicked.connect(self._add)
        self.panel.triggered.connect(self._act)
        self.panel.closed.connect(self.table.clearSelection)
        self.table.refresh_requested.connect(self.refresh)
        self.table.chosen_changed.connect(self._show_chosen)
        self._find.triggered.connect(self.listing.find)
        self._context.theme.changed.connect(self._tint)

    @Slot()
    def _tint(self) -> None:
        self.add.setIcon(self._context.theme.icon("plus", "on_accent", BUTTON_ICON, TIGHT))
