"""The menus: every command of the window with its shortcut, as a table. A new command is a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.tickets.states import not_allowed
from app.messages import Language, Messages, Years
from app.values import frozen
from app.views.commands.texts import TITLES as FORMS
from app.views.context import JOBS, ORDERS, TICKETS, Context
from app.views.shell import texts
from app.views.shell.places import ENTRIES, not_to_see
from app.views.theme.scale import BUTTON_ICON
from app.views.theme.tokens import Scheme

NEW_JOB, NEW_ORDER, NEW_TICKET, IMPORT = "new_job", "new_order", "new_ticket", "import"
OTHER_WORKSPACE, LOCK, QUIT = "other_workspace", "lock", "quit"
UNDO, PALETTE = "undo", "palette"
FULL_SCREEN = "full_screen"
REFRESH, ZOOM_IN, ZOOM_OUT, ZOOM_NORMAL = "refresh", "zoom_in", "zoom_out", "zoom_normal"
DIAGNOSTICS, ABOUT = "diagnostics", "about"
SAVE_REPORT = "save_report"
GO, SPEAK, COLOUR, GIVE, RECENT, WORK_AS = "go:", "speak:", "colour:", "give:", "recent:", "work_as:"
YEARS, USUAL = "years:", "usual"
OWN_PIN = "person.change_pin"
"""Before the key of a place, a language, a scheme, a command, a file or a person: which was chosen."""


@frozen
class Item:
    """One line of a menu. Items of a `group` exclude each other and carry a tick; `place` fills the title.

    `name` is the action's object name, where others know it by one of its own; `words` find it besides its
    title. `needs` is what the person has to be allowed.
    """

    key: str
    title: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    group: str = ""
    place: str = ""
    name: str = ""
    words: str = ""
    needs: Permission | None = None


@frozen
class Submenu:
    """A menu within a menu, filled with what there is when it is opened. Its `key` stands before each."""

    key: str
    title: str
    icon: str = ""


@frozen
class Offered:
    """One line of a submenu: what is chosen by it, its words, and whether it is so now."""

    value: str
    title: str
    is_now: bool = False


Fill = Callable[[str], Sequence[Offered]]

RULE = None
_PLACE_OF = {NEW_JOB: JOBS, NEW_ORDER: ORDERS, NEW_TICKET: TICKETS, IMPORT: JOBS}
"""What is done at a place is for those who may see it."""

_MAKES, _PUBLISHES, _RULES = Permission.EDIT_CATALOGUE, Permission.PUBLISH_ROUTINGS, Permission.ADMINISTER
_GROUPS: tuple[Mapping[str, Permission], ...] = (
    {"product.create": _MAKES, "product.edit": _MAKES},
    {"routing.import": _MAKES, "routing.publish": _PUBLISHES, "routing.retire": _PUBLISHES},
    {"work_center.create": _MAKES, "defect.create": _MAKES, "defect.edit": _MAKES},
    {"person.add": _RULES, "person.edit": _RULES, "team.create": _RULES, "team.edit": _RULES},
    {"org.set": _RULES, "sign_in.set": _RULES, "packet.set": _RULES},
)
"""What the commands ask for stands in their registry; the menus are seen before that is loaded."""


def _grouped() -> Iterator[Item | None]:
    """The forms of the workshop, with a rule between those about other things."""
    for place, group in enumerate(_GROUPS):
        if place:
            yield RULE
        yield from (Item(GIVE + kind, FORMS[kind], needs=needed) for kind, needed in group.items())


MENUS: tuple[tuple[str, tuple[Item | Submenu | None, ...]], ...] = (
    (
        texts.FILE,
        (
            Item(NEW_JOB, texts.NEW_JOB, ("Ctrl+N",), "plus"),
            Item(NEW_ORDER, texts.NEW_ORDER, ("Ctrl+Shift+N",), "plus"),
            Item(NEW_TICKET, texts.NEW_TICKET, ("Ctrl+Alt+N",), "plus"),
            Item(IMPORT, texts.IMPORT, ("Ctrl+I",), "file-spreadsheet", name="import_action"),
            RULE,
            Item(OTHER_WORKSPACE, texts.OTHER_WORKSPACE, ("Ctrl+O",), "folder-open"),
            Submenu(RECENT, texts.RECENT, "history"),
            RULE,
            Submenu(WORK_AS, texts.WORK_AS, "user"),
            Item(LOCK, texts.LOCK, ("Ctrl+L",), "lock"),
            Item(GIVE + OWN_PIN, FORMS[OWN_PIN]),
            RULE,
            Item(QUIT, texts.QUIT, ("Ctrl+Q",)),
        ),
    ),
    (texts.EDIT, (Item(UNDO, texts.UNDO, ("Ctrl+Z",), "undo-2"),)),
    (texts.THINGS, ()),
    (texts.WORKSHOP, tuple(_grouped())),
    (
        texts.VIEW,
        (
            Item(PALETTE, texts.PALETTE, ("Ctrl+K",), "search"),
            RULE,
            *(
                Item(
                    GO + each.place.key,
                    texts.GO_TO,
                    (f"Ctrl+{number}",),
                    each.place.icon,
                    place=each.place.title,
                )
                for number, each in enumerate(ENTRIES, 1)
            ),
            Item(REFRESH, texts.REFRESH, ("F5",), "refresh-cw"),
            Item(FULL_SCREEN, texts.FULL_SCREEN, ("F11",), "monitor"),
            RULE,
            *(
                Item(SPEAK + each, texts.LANGUAGE_NAMES[each], group=SPEAK, words=each.name)
                for each in Language
            ),
            RULE,
            Item(YEARS + USUAL, texts.YEARS_AS_USUAL, group=YEARS),
            *(Item(YEARS + each, texts.YEARS[each], group=YEARS) for each in Years),
            RULE,
            Item(COLOUR + Scheme.LIGHT, texts.LIGHT, group=COLOUR),
            Item(COLOUR + Scheme.DARK, texts.DARK, group=COLOUR),
            RULE,
            Item(ZOOM_IN, texts.ZOOM_IN, ("Ctrl++", "Ctrl+=")),
            Item(ZOOM_OUT, texts.ZOOM_OUT, ("Ctrl+-",)),
            Item(ZOOM_NORMAL, texts.ZOOM_NORMAL, ("Ctrl+0",)),
        ),
    ),
    (
        texts.HELP,
        (
            Item(DIAGNOSTICS, texts.DIAGNOSTICS, icon="activity"),
            Item(SAVE_REPORT, texts.SAVE_REPORT, icon="download"),
            Item(ABOUT, texts.ABOUT, icon="info"),
        ),
    ),
)


class Menus(QMenuBar):
    """The menu bar. `chosen(key)` follows a choice; the menu of things belongs to the shown screen."""

    chosen = Signal(str)

    def __init__(self, context: Context, fill: Fill, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._fill = fill
        self._submenus: list[tuple[Submenu, QMenu]] = []
        self._items: dict[str, tuple[Item, QAction]] = {}
        self._titles: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        for title, items in MENUS:
            self._titles[title] = self._menu(items)
        context.theme.changed.connect(self._tint)
        self._tint()
        self.retranslate(context.messages)

    def action(self, key: str) -> QAction:
        """The action of a command. Raises KeyError for an unknown key."""
        return self._items[key][1]

    def items(self) -> list[tuple[Item, QAction]]:
        """Every line with its action, in the order of the menus."""
        return list(self._items.values())

    def offered(self) -> Iterator[tuple[Submenu, Offered, Callable[[], None]]]:
        """What stands in the submenus now, and what choosing it does."""
        for submenu, _ in self._submenus:
            for each in self._fill(submenu.key):
                if each.value:
                    yield submenu, each, partial(self._tell, submenu.key + each.value)

    def all_keys(self) -> list[str]:
        """The keys of all commands, in the order of the menus."""
        return list(self._items)

    def show_things(self, actions: Sequence[QAction]) -> None:
        """Puts what can be done on the shown screen into the menu of things."""
        menu = self._titles[texts.THINGS]
        menu.clear()
        menu.addActions(list(actions))
        menu.menuAction().setVisible(bool(actions))

    def tick(self, key: str) -> None:
        """Ticks one of a group. Raises KeyError for an unknown key."""
        self._items[key][1].setChecked(True)

    def dress(self) -> None:
        """Shows everything in the size that text has now."""
        for each in (self, *self.findChildren(QMenu)):
            each.setFont(self._context.theme.font())

    def retranslate(self, messages: Messages) -> None:
        """Puts every title into another language."""
        for title, menu in self._titles.items():
            menu.setTitle(messages.text(title))
        for submenu, menu in self._submenus:
            menu.setTitle(messages.text(submenu.title))
        for item, action in self._items.values():
            action.setText(_title(item, messages))
            refused = self._refused(item)
            action.setEnabled(refused is None)
            action.setToolTip("" if refused is None else self._context.why(refused))

    def _menu(self, items: Sequence[Item | Submenu | None]) -> QMenu:
        menu = self.addMenu("")
        menu.setToolTipsVisible(True)
        for item in items:
            if item is None:
                menu.addSeparator()
            elif isinstance(item, Submenu):
                self._add_submenu(item, menu)
            else:
                menu.addAction(self._action(item, menu))
        return menu

    def _add_submenu(self, item: Submenu, menu: QMenu) -> None:
        submenu = menu.addMenu("")
        submenu.setObjectName(f"menu_{item.key.removesuffix(':')}")
        submenu.aboutToShow.connect(partial(self._fill_submenu, item, submenu))
        self._submenus.append((item, submenu))

    def _fill_submenu(self, item: Submenu, submenu: QMenu) -> None:
        submenu.clear()
        for offered in self._fill(item.key):
            action = submenu.addAction(offered.title.replace("&", "&&"))
            action.triggered.connect(partial(self._tell, item.key + offered.value))
            action.setEnabled(bool(offered.value))
            action.setCheckable(offered.is_now)
            action.setChecked(offered.is_now)
            if offered.is_now:
                action.setIcon(self._context.theme.tick(BUTTON_ICON))

    def _action(self, item: Item, menu: QMenu) -> QAction:
        action = QAction(menu)
        action.setObjectName(item.name or f"menu_{item.key.replace(':', '_')}")
        action.triggered.connect(partial(self._tell, item.key))
        if item.shortcuts:
            action.setShortcuts([QKeySequence(keys) for keys in item.shortcuts])
        if item.group:
            action.setCheckable(True)
            self._groups.setdefault(item.group, QActionGroup(self)).addAction(action)
        self._items[item.key] = (item, action)
        return action

    def _refused(self, item: Item) -> Refused | None:
        """Why the person may not do what a line of a menu does."""
        actor, key = self._context.actor, item.key
        if item.needs is not None:
            return not_allowed(actor, item.needs)
        place = key.removeprefix(GO) if key.startswith(GO) else _PLACE_OF.get(key)
        return None if place is None else not_to_see(place, actor)

    def _tell(self, key: str, _ticked: bool = False) -> None:
        self.chosen.emit(key)

    @Slot()
    def _tint(self) -> None:
        for submenu, menu in self._submenus:
            menu.setIcon(self._context.theme.icon(submenu.icon, "muted", BUTTON_ICON))
        for item, action in self._items.values():
            if item.icon:
                action.setIcon(self._context.theme.icon(item.icon, "muted", BUTTON_ICON))
            elif item.group:
                action.setIcon(self._context.theme.tick(BUTTON_ICON))


def _title(item: Item, messages: Messages) -> str:
    if item.place:
        return messages.text(item.title, place=messages.text(item.place))
    return messages.text(item.title)
