"""Commands on job packets: the documents of a job, and what the program reports of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import NAME_LENGTH, edited, flag, ref, refs, text
from app.domain.packets.failures import Failure
from app.domain.packets.states import ORDER
from app.domain.packets.values import Kind, To
from app.domain.permissions import Permission

LANGUAGES = ("en", "th")
LONGEST_PATH = 1_000
LONGEST_KEEPING = 3_650  # days

_KIND = FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Kind))
_LANGUAGE = FieldSpec(FieldKind.CHOICE, required=False, choices=LANGUAGES)
_TO = FieldSpec(FieldKind.CHOICE, choices=tuple(To))
_RUN_TO = FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(To))
_BASE = FieldSpec(FieldKind.TEXT, required=False, maximum=LONGEST_PATH, clearable=True)
_DAYS = FieldSpec(FieldKind.INTEGER, required=False, minimum=1, maximum=LONGEST_KEEPING)
_STAGE = FieldSpec(FieldKind.CHOICE, choices=tuple(ORDER[1:]))
_MILLISECONDS = FieldSpec(FieldKind.INTEGER, minimum=0, maximum=2**53)
_FILES: Mapping[str, FieldSpec] = {
    "name": FieldSpec(FieldKind.TEXT, maximum=LONGEST_PATH),
    "kind": FieldSpec(FieldKind.TEXT, maximum=NAME_LENGTH),
    "bytes": FieldSpec(FieldKind.INTEGER, minimum=0, maximum=2**53),
    "sha256": FieldSpec(FieldKind.TEXT, maximum=64),
    "pages": FieldSpec(FieldKind.INTEGER, required=False, minimum=0, maximum=2**31),
    "codes": FieldSpec(FieldKind.INTEGER, required=False, minimum=0, maximum=2**31),
}


@command("packet.create", Permission.RUN_TICKETS, counter="packet.discard")
class PacketCreate(Command):
    """A packet of documents for each ticket: what its line asks for, or one kind, or those of
    a folder of templates."""

    tickets: tuple[str | int, ...] = refs("ticket", "ticket")
    kind_: str | None = spec(_KIND)
    template: str | None = text(required=False)
    purpose: str | None = text(required=False)
    language: str = spec(_LANGUAGE, LANGUAGES[0])


@command("packet.run", Permission.RUN_TICKETS, counter="packet.stop")
class PacketRun(Command):
    """Makes the documents of packets, as far as files and archive; with `to`, also deploys them."""

    packets: tuple[str | int, ...] = refs("packet", "packet")
    to: str | None = spec(_RUN_TO)
    target: str | None = text(required=False, length=LONGEST_PATH)


@command("packet.retry", Permission.RUN_TICKETS, counter="packet.stop")
class PacketRetry(Command):
    """Sets failed packets going again, from the stage that failed."""

    packets: tuple[str | int, ...] = refs("packet", "packet")


@command("packet.deploy", Permission.RUN_TICKETS)
class PacketDeploy(Command):
    """Copies finished packets to a folder or drive, or prints them. What is there already stays as it is;
    what was printed there already is printed again only with `again`."""

    packets: tuple[str | int, ...] = refs("packet", "packet")
    to: str = spec(_TO)
    target: str = text(length=LONGEST_PATH)
    again: bool = flag()


@command("packet.stop", Permission.RUN_TICKETS, counter="packet.run")
class PacketStop(Command):
    """Lets packets stand where they are; those that do not run are left alone. `packet.run` goes on."""

    packets: tuple[str | int, ...] = refs("packet", "packet")


@command("packet.discard", Permission.RUN_TICKETS)
class PacketDiscard(Command):
    """Removes packets with their files; their logs stay."""

    packets: tuple[str | int, ...] = refs("packet", "packet")


@command("packet.set", Permission.ADMINISTER)
class PacketSet(Command):
    """Where packets are kept (null: beside the workspace), where folders of templates are, and after how many
    days finished packets and pages for customers are removed."""

    work: str | Keep | None = edited(_BASE)
    output: str | Keep | None = edited(_BASE)
    logs: str | Keep | None = edited(_BASE)
    templates: str | Keep | None = edited(_BASE)
    keep_days: int | Keep = edited(_DAYS)
    preview_days: int | Keep = edited(_DAYS)


@command("packet.move", Permission.KEEP_TIME)
class PacketMove(Command):
    """A stage of a packet was done. Given by the program itself."""

    packet: str | int = ref("packet")
    to: str = spec(_STAGE)
    timing_ms: int = spec(_MILLISECONDS)
    files: tuple[dict[str, Any], ...] | None = spec(
        FieldSpec(FieldKind.OBJECT, required=False, many=True, fields=_FILES)
    )
    place: str | None = text(required=False, length=LONGEST_PATH)
    copied: int = spec(FieldSpec(FieldKind.INTEGER, required=False, minimum=0, maximum=2**31), 0)


@command("packet.fail", Permission.KEEP_TIME, counter="packet.retry")
class PacketFail(Command):
    """A stage of a packet could not be done. Given by the program itself."""

    packet: str | int = ref("packet")
    to: str = spec(_STAGE)
    code: str = spec(FieldSpec(FieldKind.CHOICE, choices=tuple(Failure)))
    params: dict[str, Any] = spec(FieldSpec(FieldKind.OBJECT))


@command("packet.clear", Permission.KEEP_TIME)
class PacketClear(Command):
    """The files of a packet are removed. Given by the program itself."""

    packet: str | int = ref("packet")
