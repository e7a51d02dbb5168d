"""The arguments of the command line, described once; `app.__main__` reads them, the manual lists them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.files import printable
from app.messages import Language

PROGRAM = "hatthasilpa"


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["_Parser"]  # noqa: SLF001 - argparse names it nowhere else

_ON_A_WORKSPACE = {"do", "show", "check", "backup", "restore", "salvage", "import", "print"}


class BadUsage(Exception):
    """The arguments make no sense; the text says which, and how to call."""


class _Late:
    """What may be chosen, looked up when it is asked for: a window starts without it."""

    def __init__(self, found: Callable[[], Iterable[str]]) -> None:
        self._found = found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found())

    def __contains__(self, choice: object) -> bool:
        return choice in tuple(self)


def _kinds() -> Iterable[str]:
    from app.lifecycle.queries.show import KINDS  # noqa: PLC0415 - as above

    return KINDS


def _papers() -> Iterable[str]:
    from app.domain.paper.kinds import PaperKind  # noqa: PLC0415 - as above

    return [each.value for each in PaperKind]


def _sizes() -> Iterable[str]:
    from app.domain.paper.labels import LABEL_SIZES  # noqa: PLC0415 - as above

    return LABEL_SIZES


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise BadUsage(f"{self.format_usage().strip()}\n{self.prog}: {message}")


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """What the arguments say. Raises BadUsage when they make no sense."""
    given = parser().parse_args(arguments)
    if given.command in _ON_A_WORKSPACE and not hasattr(given, "workspace"):
        raise BadUsage(f"{PROGRAM} {given.command}: name the workspace with -w FILE")
    return given


def parser() -> _Parser:
    """The whole command line. The workspace and the language may stand before the command or after it."""
    top = _Parser(
        prog=PROGRAM, description="Plans and runs a workshop. Without a command it opens the window."
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    top.add_argument("--demo", action="store_true", help="a throw-away sample workshop, in the window")
    top.add_argument(
        "--tour", action="store_true", help="do the main job on a sample workshop, telling each step"
    )
    top.add_argument(
        "--smoke", action="store_true", help="start everything offscreen, touch every screen, exit"
    )
    top.add_argument(
        "--safe-mode", action="store_true", help="start the window without its kept settings, changing none"
    )
    top.add_argument("--pictures", type=Path, metavar="FOLDER", help="with --tour: save pictures there")
    _workspace(top)
    _language(top)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for add in (_new, _do, _show, _commands, _check, _backup, _restore, _salvage, _import, _print):
        add(commands)
    return top


def _workspace(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "-w",
        "--workspace",
        type=_database,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="the workspace",
    )


def _language(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--lang",
        type=_a_language,
        default=argparse.SUPPRESS,
        metavar="en|th",
        help="the language of sentences",
    )


def _person(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--as", dest="person", type=printable, metavar="PERSON", help="who acts (default: the first admin)"
    )


def _command(commands: _Commands, name: str, text: str) -> _Parser:
    added = commands.add_parser(name, help=text, description=text)
    _language(added)
    return added


def _new(commands: _Commands) -> None:
    made = _command(commands, "new", "makes a workspace file")
    made.add_argument("file", type=_database)
    made.add_argument(
        "--org", type=printable, default="HAT", metavar="CODE", help="the organisation's code (default HAT)"
    )
    made.add_argument("--sample", action="store_true", help="fill it with the sample workshop")


def _do(commands: _Commands) -> None:
    do = _command(commands, "do", "does commands, one JSON object a line, with one JSON receipt a line")
    _workspace(do)
    _person(do)
    do.add_argument("--atomic", action="store_true", help="all or nothing")
    do.add_argument("script", help="a file, or - for standard input")


def _show(commands: _Commands) -> None:
    show = _command(commands, "show", "shows what the workspace holds")
    show.add_argument("kind", choices=_Late(_kinds), metavar="KIND", help="%(choices)s")
    _workspace(show)
    show.add_argument("--json", action="store_true", help="one object a line")
    show.add_argument("--ticket", type=printable, metavar="CODE", help="only what belongs to this ticket")
    show.add_argument("--limit", type=_count, default=-1, metavar="N", help="only the last N")


def _commands(commands: _Commands) -> None:
    listing = _command(commands, "commands", "lists every command with its fields and permission")
    _workspace(listing)
    listing.add_argument("--json", action="store_true", help="one object a line")


def _check(commands: _Commands) -> None:
    check = _command(commands, "check", "reads the whole workspace and says what does not hold")
    _workspace(check)
    check.add_argument("--json", action="store_true", help="one finding a line, as JSON")


def _backup(commands: _Commands) -> None:
    backup = _command(commands, "backup", "writes a verified backup")
    _workspace(backup)
    backup.add_argument("target", type=_database)
    backup.add_argument("--replace", action="store_true", help="in the place of an older backup")


def _restore(commands: _Commands) -> None:
    restore = _command(
        commands, "restore", "puts a backup in the workspace's place, keeping the replaced file"
    )
    _workspace(restore)
    _person(restore)
    restore.add_argument("source", type=_database)
    restore.add_argument("--second", type=printable, metavar="NAME", help="a second administrator or manager")


def _salvage(commands: _Commands) -> None:
    salvage = _command(
        commands, "salvage", "takes over what can still be read of a damaged workspace into a new file"
    )
    _workspace(salvage)
    salvage.add_argument("target", type=_database)


def _import(commands: _Commands) -> None:
    importing = _command(commands, "import", "takes a file in")
    importing.add_argument(
        "what",
        choices=["jobs", "orders"],
        help="an order sheet; jobs: one Hatthasilpa job a row; orders: one manufacturing order a row",
    )
    _workspace(importing)
    _person(importing)
    importing.add_argument("sheet", type=Path, help=".xlsx, .ods, .csv, .tsv")
    importing.add_argument(
        "--map",
        action="append",
        type=printable,
        default=[],
        metavar='FIELD="HEADER"',
        help="which column is which field",
    )
    importing.add_argument("--worksheet", type=printable, metavar="NAME", help="which of a workbook's")
    importing.add_argument("--encoding", type=printable, metavar="NAME", help="what a text file is in")
    for name in ("start", "end"):
        importing.add_argument(
            f"--{name}",
            type=printable,
            metavar="DAY",
            help=f"YYYY-MM-DD: the {name} where a row has none",
        )
    importing.add_argument("--dry-run", action="store_true", help="say what would be done, write nothing")
    importing.add_argument("--create-products", action="store_true", help="make products that don't exist")
    importing.add_argument(
        "--without-other-line",
        action="store_true",
        help="leave out the rows of a sheet of both lines that are made on the other one",
    )
    importing.add_argument("--again", action="store_true", help="import rows that were imported before")
    importing.add_argument("--json", action="store_true", help="answer as one JSON object")


def _print(commands: _Commands) -> None:
    printing = _command(commands, "print", "prints what goes with jobs, each with a QR code that is scanned")
    printing.add_argument("kind", choices=_Late(_papers), metavar="KIND", help="%(choices)s")
    printing.add_argument("tickets", type=printable, nargs="+", metavar="CODE", help="the jobs and tickets")
    _workspace(printing)
    target = printing.add_mutually_exclusive_group(required=True)
    target.add_argument("--pdf", type=Path, metavar="FILE", help="into one PDF file")
    target.add_argument("--printer", type=printable, metavar="NAME", help="on this printer")
    printing.add_argument(
        "--size",
        choices=_Late(_sizes),
        metavar="SIZE",
        help="of labels: %(choices)s (the first, where none is told)",
    )
    printing.add_argument("--json", action="store_true", help="answer with one JSON object a job")


def _database(text: str) -> Path:
    """The path of a file that SQLite opens, which knows names in UTF-8 only."""
    if printable(text) != text:
        raise argparse.ArgumentTypeError(f"“{printable(text)}” is no name in UTF-8; rename the file")
    return Path(text)


def _a_language(text: str) -> Language:
    if text not in list(Language):
        raise argparse.ArgumentTypeError(f"“{text}” is no language here; choose {' or '.join(Language)}")
    return Language(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above zero")
    return int(text)
