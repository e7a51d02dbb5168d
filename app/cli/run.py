"""Doing what the command line says.

Exit codes: 0 done, 1 something refused or found, 2 usage or a file that can't be opened.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app import bootstrap, recovery, sample
from app.cli import commands, output, printing, sheets
from app.cli.lines import lines
from app.cli.packets import carried
from app.clock import SystemClock, to_datetime
from app.clouds import cloud_service
from app.domain.commands import COMMANDS
from app.domain.refusals import Refused
from app.domain.words import Role
from app.errors import KnownError, Trouble
from app.lifecycle.core import Core
from app.lifecycle.packets.office import tidy
from app.lifecycle.packets.renderer import Renderer
from app.lifecycle.queries import show, tickets
from app.lifecycle.script import Script
from app.lifecycle.sweeping import sweep
from app.messages import Messages
from app.messages.commandline import BACKED_UP, KEPT, LOST, LOST_UNCOUNTED, MADE, RESTORED, SALVAGED, WHOLE
from app.messages.troubles import CLOUD_FOLDER, NEWEST_BACKUP
from app.models import backup, faults, salvage
from app.recovery import person_called

DONE, REFUSED, UNUSABLE = 0, 1, 2


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Does one command of the command line; returns the exit code."""
    try:
        return _COMMANDS[arguments.command](arguments, messages)
    except BrokenPipeError:
        raise  # a matter of the one who reads, not of a file
    except KnownError as error:
        answer = output.trouble(error, messages)
    except Refused as refused:
        answer = output.refusal(refused, messages)
    except Exception as error:
        known = _known(error, getattr(arguments, "workspace", None))
        if known is None:
            _tell_program(output.trouble(KnownError(Trouble.INTERNAL), messages), arguments)
            raise
        answer = output.trouble(known, messages)
    _tell(answer, arguments)
    _name_backup(answer["code"], arguments, messages)
    return UNUSABLE


def _name_backup(code: str, arguments: argparse.Namespace, messages: Messages) -> None:
    """What a workspace that is lost can be brought back from."""
    workspace = getattr(arguments, "workspace", None)
    if workspace is not None and arguments.command != "restore":
        kept = recovery.help_for(code, workspace)
        if kept is not None:
            output.complain(messages.text(NEWEST_BACKUP, file=str(kept)))


def _known(error: Exception, workspace: Path | None) -> KnownError | None:
    """What the machine or a damaged file has to do with an error; None when it is a mistake of our own."""
    if isinstance(error, (*faults.DATABASE_ERRORS, OSError)):
        known = faults.known(error, str(workspace or ""))
        if known is not None:
            return known
    return None if workspace is None else bootstrap.cause(workspace)


def _tell(answer: Mapping[str, Any], arguments: argparse.Namespace) -> None:
    """Says why nothing was done: to people, and to a program where it waits for JSON."""
    output.complain(f"{answer['code']}: {answer['message']}")
    _tell_program(answer, arguments)


def _tell_program(answer: Mapping[str, Any], arguments: argparse.Namespace) -> None:
    if arguments.command == "import" and arguments.json:
        output.write_json(sheets.answered(0, 0, (sheets.without_place(answer),)))
    elif arguments.command == "do" or getattr(arguments, "json", False):
        output.write_json(answer)


@contextmanager
def opened(arguments: argparse.Namespace, messages: Messages) -> Iterator[Core]:
    """The workspace named on the command line, open for work."""
    core = bootstrap.open_core(arguments.workspace)
    try:
        _warn_of_cloud(arguments.workspace, messages)
        yield core
    finally:
        core.close()


def _warn_of_cloud(workspace: Path, messages: Messages) -> None:
    service = cloud_service(workspace)
    if service is not None:
        sentence = messages.text(CLOUD_FOLDER, file=str(workspace), service=service)
        output.complain(f"WARN_CLOUD_FOLDER: {sentence}")


def _new(arguments: argparse.Namespace, messages: Messages) -> int:
    make = sample.make if arguments.sample else bootstrap.new_workspace
    make(arguments.file, arguments.org)
    output.write(messages.text(MADE, file=str(arguments.file)))
    _warn_of_cloud(arguments.file, messages)
    return DONE


def _do(arguments: argparse.Namespace, messages: Messages) -> int:
    with opened(arguments, messages) as core, lines(arguments.script) as written, Renderer() as renderer:
        sweep(core)
        tidy(core)
        script = Script(core.controller, person_called(core, arguments.person).id)
        refused = False
        try:
            for _, answer in script.run_atomic(written) if arguments.atomic else script.run(written):
                refused = refused or isinstance(answer, Refused)
                output.write_json(output.receipt(carried(core, answer, messages, renderer), messages))
        except KnownError as error:
            output.write_json(output.trouble(error, messages))
            return REFUSED
        except BrokenPipeError:
            return REFUSED  # nobody hears what is done, so no more is
    return REFUSED if refused else DONE


def _show(arguments: argparse.Namespace, messages: Messages) -> int:
    with closing(bootstrap.open_reading(arguments.workspace)) as reading:
        try:
            ticket = None if arguments.ticket is None else tickets.find(reading.desk, arguments.ticket)
        except Refused as refused:
            _tell(output.refusal(refused, messages), arguments)
            return REFUSED
        rows = show.show(reading.desk, arguments.kind, ticket, arguments.limit, SystemClock().now())
        if arguments.json:
            for row in rows:
                output.write_json(row)
        else:
            for line in output.table(rows):
                output.write(line)
    return DONE


def _commands(arguments: argparse.Namespace, messages: Messages) -> int:
    if arguments.json:
        for each in commands.catalogue():
            output.write_json(each)
    else:
        for kind in sorted(COMMANDS):
            output.write(commands.signature(COMMANDS[kind]))
    return DONE


def _check(arguments: argparse.Namespace, messages: Messages) -> int:
    found = bootstrap.prove(arguments.workspace)
    for each in found:
        sentence = messages.check(each.code, each.params)
        if arguments.json:
            output.write_json({"code": each.code, "message": sentence, **each.params})
        else:
            output.write(sentence)
    if not found and not arguments.json:
        output.write(messages.text(WHOLE))
    return REFUSED if found else DONE


def _backup(arguments: argparse.Namespace, messages: Messages) -> int:
    with opened(arguments, messages) as core:
        backup.back_up(core.workspace, arguments.target, replacing=arguments.replace)
    backup.verify(arguments.target)
    output.write(messages.text(BACKED_UP, file=str(arguments.target)))
    return DONE


def _restore(arguments: argparse.Namespace, messages: Messages) -> int:
    recovery.require_second(arguments.workspace, arguments.person, arguments.second)
    kept = recovery.bring_back(arguments.workspace, arguments.source)
    output.write(messages.text(RESTORED, source=str(arguments.source), file=str(arguments.workspace)))
    if kept is not None:
        output.write(messages.text(KEPT, file=str(kept)))
    _warn_of_cloud(arguments.workspace, messages)
    return DONE


def _import(arguments: argparse.Namespace, messages: Messages) -> int:
    with opened(arguments, messages) as core:
        return sheets.import_sheet(core, person_called(core, arguments.person), arguments, messages)


def _print(arguments: argparse.Namespace, messages: Messages) -> int:
    with closing(bootstrap.open_reading(arguments.workspace)) as reading:
        return printing.print_papers(reading.desk, arguments, messages)


def _salvage(arguments: argparse.Namespace, messages: Messages) -> int:
    found = salvage.salvage(arguments.workspace, arguments.target)
    until = f"{to_datetime(found.until):%Y-%m-%d %H:%M} UTC"
    told = {"count": found.commands, "file": str(arguments.target), "until": until}
    output.write(messages.sentence(SALVAGED, told))
    if found.lost is None:
        output.write(messages.text(LOST_UNCOUNTED))
    elif found.lost:
        output.write(messages.sentence(LOST, {"count": found.lost}))
    return DONE if found.lost == 0 else REFUSED


_SECONDS = {Role.ADMIN, Role.MANAGER}
_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Messages], int]] = {
    "new": _new,
    "do": _do,
    "show": _show,
    "commands": _commands,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "salvage": _salvage,
    "import": _import,
    "print": _print,
}
