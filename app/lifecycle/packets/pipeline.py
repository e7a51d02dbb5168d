"""The pipeline: one function a stage.

A stage works on files, outside of every transaction, under names that become real when it is whole; then it
is reported through the door. A stage that was cut off is done anew, one that was reported is not: a kill at
any moment leaves a packet that goes on.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.clock import Clock
from app.domain.commands import Command
from app.domain.commands import packets as commands
from app.domain.packets.failures import Failure, PacketFailed
from app.domain.packets.states import after
from app.domain.packets.values import Goal, KnownPacket, PacketStatus
from app.domain.refusals import Refused
from app.errors import KnownError
from app.files import make_folder
from app.lifecycle.desk import Desk
from app.lifecycle.packets import deploy
from app.lifecycle.packets.checks import check_file, sha256_of
from app.lifecycle.packets.dirs import files_below, held, remove_tree, within
from app.lifecycle.packets.files import build, read_json, write_json, zip_files
from app.lifecycle.packets.log import PacketLog, english
from app.lifecycle.packets.making import Making
from app.lifecycle.packets.port import Press
from app.lifecycle.packets.renderer import Renderer, Unwanted
from app.models.faults import DATABASE_ERRORS
from app.models.loading import packets as loading
from app.models.loading.packets import LoadedPacket
from app.models.places import Bases, Dirs, dirs
from app.values import frozen

_log = logging.getLogger(__name__)

Report = Callable[[Command, str], None]
"""Gives a command through the door in the name of the system, with this request id."""


@frozen
class Room:
    """Where packets are made: what is read, where files are, and how it is reported."""

    desk: Desk
    clock: Clock
    bases: Bases
    report: Report
    renderer: Renderer
    press: Press | None = None


@frozen
class Job:
    """One packet at one stage."""

    room: Room
    packet: LoadedPacket
    dirs: Dirs
    is_unwanted: Callable[[], bool]

    @property
    def making(self) -> Making:
        """How its documents are made."""
        room = self.room
        return Making(
            room.desk, self.packet, room.bases.templates, room.press, room.renderer, self._is_given_up
        )

    def _is_given_up(self) -> bool:
        """Whether it is not wanted, or somebody has stopped it meanwhile."""
        goal = loading.goal(self.room.desk.db, self.packet.known.id)
        return self.is_unwanted() or goal in (None, Goal.REMOVED)


@frozen
class Outcome:
    """What a stage tells of itself."""

    files: Sequence[Mapping[str, Any]] | None = None
    place: str | None = None
    copied: int = 0
    said: str = ""


def never() -> bool:
    """Nobody wants it to stop."""
    return False


def carry_on(room: Room, packet: int, is_unwanted: Callable[[], bool] = never) -> None:
    """Brings a packet as far as it is wanted, or until a stage fails or it `is_unwanted`.

    Raises KnownError when the books can't be written or read; it goes on from there another time.
    """
    loaded = loading.any_packet(room.desk.db, packet)
    if loaded is None:
        return
    places = dirs(room.bases, loaded.known.code)
    try:
        _refuse_wrong_bases(room, loaded)
        with held(places) as ours:
            if ours and not loaded.known.is_running:
                caught_up(room, loaded)
            while ours and not is_unwanted() and _step(room, packet, places, is_unwanted):
                pass
    except Refused as refused:  # somebody moved it, discarded it or stopped it meanwhile
        _log.info("packet %s was left as it is: %s", loaded.known.code, refused)
    except PacketFailed as failed:
        _fail_outside(room, loaded, failed)
    except OSError as error:
        _fail_outside(room, loaded, _of_disk(error))


def clear_away(room: Room, packet: LoadedPacket) -> None:
    """Removes the files of a packet whose time is over, then tells so; its log stays. Raises OSError,
    KnownError, Refused."""
    with held(dirs(room.bases, packet.known.code)) as ours:
        if ours:
            _clear_away(room, packet)


def _clear_away(room: Room, packet: LoadedPacket) -> None:
    places, code = dirs(room.bases, packet.known.code), packet.known.code
    log = caught_up(room, packet)
    for folder in (places.work, places.output):
        remove_tree(folder.with_name(f"{folder.name}.new"))
        remove_tree(folder)
    log.write("Files removed")
    room.report(commands.PacketClear(packet=packet.known.id), f"packet-{packet.known.id}-clear")
    _log.info("packet %s is gone", code)


def _step(room: Room, packet: int, places: Dirs, is_unwanted: Callable[[], bool]) -> bool:
    """Whether one more stage was done. Raises Refused, OSError, KnownError."""
    loaded = loading.any_packet(room.desk.db, packet)
    if loaded is None or loaded.known.goal is None:
        return False
    if loaded.known.goal is Goal.REMOVED:
        _clear_away(room, loaded)
        return False
    if loaded.known.status is PacketStatus.FAILED:
        return False
    return _stage(Job(room, loaded, places, is_unwanted))


def _stage(job: Job) -> bool:
    known, log = job.packet.known, caught_up(job.room, job.packet)
    to = _next(known)
    log.started(to)
    began = job.room.clock.steady()
    try:
        outcome = _done(job, to)
    except PacketFailed as failed:
        _report_failure(job, to, failed, log)
        return False
    except Unwanted:
        log.stopped(to)
        return False
    took = max((job.room.clock.steady() - began) // 1000, 0)
    files = None if outcome.files is None else tuple(dict(each) for each in outcome.files)
    command = commands.PacketMove(
        packet=known.id, to=to, timing_ms=took, files=files, place=outcome.place, copied=outcome.copied
    )
    job.room.report(command, f"packet-{known.id}-{known.attempt}-{to}")
    log.completed(to, took)
    if outcome.said:
        log.write(outcome.said)
    if known.status is not PacketStatus.DONE:
        log.changed(known.status, to)
    return True


def _done(job: Job, to: PacketStatus) -> Outcome:
    """What the stage says; whatever goes wrong in it is a failure of the packet, and of nothing else."""
    try:
        return STAGES[to](job)
    except (PacketFailed, Unwanted, KnownError, Refused, *DATABASE_ERRORS[:2]):
        raise
    except OSError as error:
        raise _of_disk(error) from error
    except Exception as error:
        _log.exception("packet %s failed as nothing should", job.packet.known.code)
        raise PacketFailed(Failure.INTERNAL, reason=type(error).__name__) from error


def _report_failure(job: Job, to: PacketStatus, failed: PacketFailed, log: PacketLog) -> None:
    known = job.packet.known
    params = {name: str(value) if isinstance(value, Path) else value for name, value in failed.params.items()}
    command = commands.PacketFail(packet=known.id, to=to, code=failed.code, params=params)
    job.room.report(command, f"packet-{known.id}-{known.attempt}-failed")
    log.failed(to, failed.code, english.packet_failure(failed.code, params), known.status)


def _next(known: KnownPacket) -> PacketStatus:
    """What the next stage leads to; of a finished packet one more delivery."""
    return PacketStatus.DEPLOYED if known.status is PacketStatus.DONE else after(known.status)


def _fail_outside(room: Room, packet: LoadedPacket, failed: PacketFailed) -> None:
    """There is no place to work in, or the log can't be written: the packet fails in the books; its log says
    so at once where it can, else as soon as it can."""
    again = loading.any_packet(room.desk.db, packet.known.id)
    if again is None or not again.known.is_running or again.known.goal is Goal.REMOVED:
        return
    known = again.known
    params = dict(failed.params)
    command = commands.PacketFail(packet=known.id, to=_next(known), code=failed.code, params=params)
    try:
        room.report(command, f"packet-{known.id}-{known.attempt}-failed")
        caught_up(room, loading.packet(room.desk.db, known.id))
    except Refused as refused:
        _log.info("packet %s was left as it is: %s", known.code, refused)
    except OSError as error:
        _log.info("the log of packet %s can't be written: %s", known.code, error)


def _refuse_wrong_bases(room: Room, packet: LoadedPacket) -> None:
    """Raises PacketFailed where the environment or a setting names a folder that is not told in full."""
    for variable, value in room.bases.wrong_for(templates=packet.template is not None).items():
        raise PacketFailed(Failure.BASE, variable=variable, value=value)


def caught_up(room: Room, packet: LoadedPacket) -> PacketLog:
    """The log of a packet, with what is in the books and not yet in it. Raises OSError."""
    log = PacketLog(dirs(room.bases, packet.known.code).log, room.clock)
    if not log.lines():
        log.write(f"Packet created: {packet.why}")
    log.catch_up(packet.known.status, loading.failures(room.desk.db, packet.known.id))
    return log


def _of_disk(error: OSError) -> PacketFailed:
    if error.errno in deploy.FULL:
        return PacketFailed(Failure.DISK_FULL)
    return PacketFailed(Failure.DISK, file=str(error.filename or ""), reason=error.strerror or str(error))


# --- the stages -----------------------------------------------------------------------------------------


def plan(job: Job) -> Outcome:
    """The list of what is to be made."""
    names = job.making.planned()
    make_folder(job.dirs.work)
    write_json(job.dirs.plan, {"artefacts": names, "why": job.packet.why})
    return Outcome(said=f"Planned: {', '.join(names)}")


def generate(job: Job) -> Outcome:
    """All files in the work folder, with a list of them."""
    made: list[dict[str, Any]] = []

    def fill(folder: Path) -> None:
        for each in job.making.make(folder):
            path = within(folder, each.name)
            told: dict[str, Any] = {"name": each.name, "kind": each.kind, "bytes": path.stat().st_size}
            told |= {"sha256": sha256_of(path), "wanted": each.wanted, "codes": each.codes}
            made.append(told if each.pages is None else {**told, "pages": each.pages})

    make_folder(job.dirs.work)
    build(job.dirs.files, fill)
    write_json(job.dirs.manifest, {"files": made})
    return Outcome(files=[_told(each) for each in made])


def validate(job: Job) -> Outcome:
    """Each file is there, opens, and has its codes and checksum."""
    try:
        listed = read_json(job.dirs.manifest)["files"]
    except (FileNotFoundError, ValueError, KeyError) as error:
        raise PacketFailed(Failure.FILE_GONE, file=job.dirs.manifest.name) from error
    for each in listed:
        check_file(within(job.dirs.files, each["name"]), each["name"], each["bytes"], each["sha256"])
        if each["codes"] != each["wanted"]:
            raise PacketFailed(Failure.FILE_CODES, file=each["name"])
    if files_below(job.dirs.files) != sorted(each["name"] for each in listed):
        raise PacketFailed(Failure.FILE_CHANGED, file=job.dirs.files.name)
    return Outcome()


def package(job: Job) -> Outcome:
    """The finished files and their archive in the output folder."""
    names = [each["name"] for each in job.packet.files]

    def fill(folder: Path) -> None:
        for name in names:
            place = within(folder, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.copyfile(within(job.dirs.files, name), place)
            except FileNotFoundError as error:
                raise PacketFailed(Failure.FILE_GONE, file=name) from error
        archive = folder / job.dirs.archive.name
        if archive.exists():
            raise PacketFailed(Failure.TEMPLATE_NAMES, file=archive.name, other="zip", name=archive.name)
        zip_files(names, folder, archive, job.packet.created_at)
        for each in job.packet.files:
            check_file(within(folder, each["name"]), each["name"], each["bytes"], each["sha256"])

    build(job.dirs.output, fill)
    return Outcome()


def deploy_files(job: Job) -> Outcome:
    """The files at a folder or drive, or on paper."""
    (ticket,) = job.room.desk.db.execute_sql(
        "SELECT code FROM ticket WHERE id = ?", (job.packet.known.ticket,)
    ).fetchone()
    done = deploy.deliver(job.making, job.dirs, ticket)
    said = f"Deployed: {done.place} ({done.copied} new)"
    return Outcome(place=done.place, copied=done.copied, said=said)


def finish(job: Job) -> Outcome:
    """Nothing is left to be done."""
    return Outcome()


STAGES: Mapping[PacketStatus, Callable[[Job], Outcome]] = {
    PacketStatus.PLANNED: plan,
    PacketStatus.GENERATED: generate,
    PacketStatus.VALIDATED: validate,
    PacketStatus.PACKAGED: package,
    PacketStatus.DEPLOYED: deploy_files,
    PacketStatus.DONE: finish,
}


def _told(made: Mapping[str, Any]) -> dict[str, Any]:
    """A file as the books keep it: of its codes only how many."""
    told = {name: made[name] for name in ("name", "kind", "bytes", "sha256", "pages") if name in made}
    return {**told, "codes": len(made["codes"])} if made["codes"] else told
