"""What every list offers besides its rows: saved views, columns, and more ways out of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.context import Context
from app.views.lists import texts
from app.views.lists.layout import Layout
from app.views.lists.out import texts as out_texts
from app.views.lists.view import ListView
from app.views.lists.views import LONGEST_NAME, MOST_VIEWS, SavedViews, View
from app.views.theme.scale import BUTTON_ICON
from app.views.widgets.ask import Choice, Question, ask_reason, tell

if TYPE_CHECKING:
    from app.views.lists.out.outlets import Outlets
    from app.views.lists.out.rows import SourceOf

SAVE = "save"


class Listed(Protocol):
    """A list with its filter, as the tools see it."""

    @property
    def table(self) -> ListView:
        """The table."""
        ...

    def title_now(self) -> str:
        """What the list is called."""
        ...

    def about_now(self) -> tuple[str, ...]:
        """What it is filtered by, a line each."""
        ...

    def wanted_data(self) -> Mapping[str, object]:
        """Filter, search and order as plain data."""
        ...

    def want_data(self, data: Mapping[str, object]) -> None:
        """Filter, search and order as they were kept; what is not known any more is left as it comes."""
        ...


class ListTools(QObject):
    """Belongs to one list. `button` stands beside its filter; `menu_actions()` are for the menu bar."""

    def __init__(
        self, key: str, listed: Listed, source_of: SourceOf, context: Context, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._listed = listed
        self._context = context
        self._parent = parent
        self._views = SavedViews(context.notebook, key)
        self._source_of = source_of
        self._outlets: Outlets | None = None
        self.button = QToolButton()
        self.button.setObjectName(f"{key}_view")
        self.button.setIconSize(context.theme.icon_size(BUTTON_ICON))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self._actions = {
            texts.COLUMNS: self._action(self.choose_columns, "Ctrl+Shift+L"),
            texts.SAVE_VIEW: self._action(self.save_view),
            texts.COPY: self._action(listed.table.copy_chosen),
            out_texts.EXPORT: self._action(self.export, "Ctrl+Shift+E"),
            out_texts.PRINT: self._action(self.print, "Ctrl+P"),
        }
        self.menu.aboutToShow.connect(self._fill)
        listed.table.arranging.changed.connect(self.keep_last)
        context.theme.changed.connect(self._tint)
        self._tint()
        self.retranslate(context.messages)

    # what the screen asks

    @property
    def outlets(self) -> Outlets:
        """The ways out of the window. Made when the list goes out first."""
        from app.views.lists.out.outlets import Outlets  # noqa: PLC0415 - the list is shown before

        if self._outlets is None:
            self._outlets = Outlets(self._listed, self._source_of, self._context, self._parent)
        return self._outlets

    def recall(self) -> None:
        """Shows the list as it was left the last time."""
        self._show(self._views.last())

    @Slot()
    def keep_last(self) -> None:
        """Keeps what the list shows now, for the next start."""
        self._views.keep_last(self._now())

    def menu_actions(self) -> Sequence[QAction]:
        """What the menu bar offers of the list."""
        return tuple(self._actions.values())

    def retranslate(self, messages: Messages) -> None:
        """Puts every title into another language."""
        self.button.setText(messages.text(texts.VIEW))
        self.button.setAccessibleName(messages.text(texts.VIEW))
        for title, action in self._actions.items():
            action.setText(messages.text(title))

    # what people do

    @Slot()
    def choose_columns(self) -> None:
        """Opens the chooser of columns."""
        from app.views.lists.chooser import ColumnsDialog  # noqa: PLC0415 - seldom chosen

        table, messages = self._listed.table, self._context.messages
        columns = table.list_model().columns
        titles = [(column.key, messages.text(column.title)) for column in columns]
        shown = [columns[place].key for place in table.arranging.shown()]
        fold = table.arranging.layout_now() is None and len(shown) < len(table.arranging.going_out())
        dialog = ColumnsDialog(titles, shown, self._context.theme, messages, self._parent, fold=fold)
        dialog.chosen.connect(self._use_columns)
        dialog.open()

    @Slot()
    def export(self) -> None:
        """Writes the list into a file."""
        self.outlets.export()

    @Slot()
    def print(self) -> None:
        """Shows the list as pages."""
        self.outlets.print()

    @Slot()
    def save_view(self) -> None:
        """Asks for a name, and keeps the view under it."""
        messages = self._context.messages
        question = Question(
            title=messages.text(texts.SAVE_TITLE),
            text=messages.text(texts.SAVE_TEXT),
            choices=(Choice(SAVE, messages.text(texts.SAVE_YES)),),
            dismiss=messages.text(say.CANCEL),
            reason=messages.text(texts.SAVE_NAME),
            name=True,
        )
        name = ask_reason(self._context.ask, question)
        if name is None:
            return
        try:
            self._views.save(name, self._now())
        except ValueError:
            why = messages.text(texts.NAME_REFUSED, longest=LONGEST_NAME, most=MOST_VIEWS)
            tell(self._context.ask, messages.text(texts.NAME_REFUSED_TITLE), why, messages.text(say.OK))

    def show_view(self, name: str) -> None:
        """Shows a saved view."""
        self._show(self._views.view(name))
        self.keep_last()

    # within

    def _now(self) -> View:
        layout = self._listed.table.arranging.layout_now()
        return View(self._listed.wanted_data(), None if layout is None else layout.as_data())

    def _show(self, view: View) -> None:
        table = self._listed.table
        known = tuple(column.key for column in table.list_model().columns)
        table.arranging.arrange(view.layout_for(known))
        self._listed.want_data(view.wanted)

    @Slot(tuple)
    def _use_columns(self, keys: tuple[str, ...]) -> None:
        arranging = self._listed.table.arranging
        before = arranging.layout_now()
        arranging.arrange(Layout(keys, before.widths if before else {}) if keys else None)
        self.keep_last()

    def _action(self, act: Callable[[], object], shortcut: str = "") -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(act)
        return action

    @Slot()
    def _fill(self) -> None:
        self.menu.clear()
        everything = self.menu.addAction(self._context.messages.text(texts.EVERYTHING))
        everything.triggered.connect(partial(self._show, View()))
        for name in self._views.names():
            self.menu.addAction(name.replace("&", "&&")).triggered.connect(partial(self.show_view, name))
        self.menu.addSeparator()
        self.menu.addActions(list(self.menu_actions()))
        self.menu.addSeparator()
        for name in self._views.names():
            said = self._context.messages.text(texts.REMOVE_VIEW, name=name).replace("&", "&&")
            self.menu.addAction(said).triggered.connect(partial(self._views.remove, name))

    @Slot()
    def _tint(self) -> None:
        self.button.setIcon(self._context.theme.icon("columns-3", "text", BUTTON_ICON))
