"""What is opened beside the places of a window. A room is loaded when it is opened, or ahead of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.words import Line
from app.views.context import Context
from app.views.shell.menus import Menus


def open_import(context: Context, path: Path | None, line: Line, parent: QWidget) -> None:
    """Opens the room where an order sheet comes in, on a file if told; a room that is open takes it. `line`:
    what is made of it, until somebody chooses the other."""
    from app.views.imports.dialog import ImportDialog

    # One that was closed may still be there, until Qt deletes it.
    open_ones = [each for each in parent.findChildren(ImportDialog) if each.isVisible()]
    if not open_ones:
        ImportDialog(context, path, parent, line=line).open()
    elif path is not None:
        open_ones[0].open_sheet(path)


def open_form(
    context: Context, kind: str, parent: QWidget, preset: Mapping[str, object] | None = None
) -> None:
    """Opens the form of a command. Raises KeyError for a kind that has none."""
    from app.views.commands.dialog import CommandDialog

    CommandDialog(context, kind, parent, preset).open()


def open_palette(context: Context, menus: Menus, things: Sequence[QAction], parent: QWidget) -> None:
    """Opens the palette over the middle of the window; `things` are the actions of the shown screen."""
    from app.views.palette.dialog import Palette
    from app.views.shell.suggesting import Suggesting

    suggesting = Suggesting(context, menus)
    commands = partial(suggesting.commands, things=things)
    palette = Palette(commands, suggesting.find, context.theme, context.messages, parent)
    middle = QPoint((parent.width() - palette.width()) // 2, parent.height() // 8)
    palette.move(parent.mapToGlobal(middle))
    palette.show()
    palette.line.setFocus()


def undo(context: Context, request: str | None = None) -> None:
    """Offers to undo the person's last command, or the one with this request id."""
    from app.views.shell.undoing import offer_undo

    offer_undo(context, request)


def show_log(context: Context, workspace: Path, parent: QWidget) -> None:
    """Shows what the program noted of itself."""
    from app.views.shell.reports import LogDialog

    LogDialog(context, workspace, parent).open()


def save_report(context: Context, workspace: Path, parent: QWidget) -> None:
    """Saves what helps to find a mistake of the program, where the person wants it."""
    from app.views.shell import reports

    reports.save_report(context, workspace, parent)
