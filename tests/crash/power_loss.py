"""Power-loss states: a session is recorded once, then the power is cut at random moments of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.crash.disk import Disk, Image
from tests.crash.promises import Diary, opened
from tests.crash.runs import repeatable
from tests.crash.story import Line, Story, tell
from tests.crash.system import told
from tests.crash.vfs import Operation, What, watched

NAME = "work.hatt"
_NAMES = {What.RENAME, What.LINK, What.DELETE, What.SYNC_FOLDER}
LINES = 25


@dataclass(frozen=True, slots=True)
class Sent:
    """A line was sent; whether it will be done is not known."""

    line: Line


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer was seen: from here on it may not be lost."""

    line: Line
    answer: str


Event = Operation | Sent | Heard
Session = Callable[[Path, Callable[[Event], None]], None]


@dataclass(frozen=True, slots=True)
class State:
    """What is found when the power comes back, and what its users had seen by then."""

    image: Image
    diary: Diary


def record(image: Image, folder: Path, session: Session) -> list[Event]:
    """Everything that happens on the disk while the session works on the image."""
    write(image, folder)
    events: list[Event] = []

    def watch(operation: Operation) -> None:
        if operation.what is not What.READ:
            events.append(operation)

    with ExitStack() as stack:
        stack.enter_context(watched(watch))
        stack.enter_context(told(watch))
        stack.enter_context(repeatable("recorded"))
        session(folder / NAME, events.append)
    return events


def write(image: Image, folder: Path) -> None:
    """Puts the files of an image into a folder that then holds nothing else; one file may have two names."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    written: dict[int, Path] = {}
    for path, data in image.items():
        target = folder / Path(path).name
        if data and id(data) in written:
            os.link(written[id(data)], target)
        else:
            target.write_bytes(data)
            written[id(data)] = target


def after_power_loss(
    found: State, folder: Path, events: Sequence[Event], count: int, random: Random, *, lies: bool = False
) -> Iterator[State]:
    """States after cutting the power at `count` moments of the recording."""
    disk = Disk.holding(
        {str(folder / Path(path).name): data for path, data in found.image.items()}, lies=lies
    )
    diary = found.diary.copy()
    moments = sorted(_moments(events, count, random))
    for place in range(len(events) + 1):
        while moments and moments[0] == place:
            moments.pop(0)
            yield State(disk.after_crash(random), diary.copy())
        if place < len(events):
            _happen(events[place], disk, diary)


def _moments(events: Sequence[Event], count: int, random: Random) -> list[int]:
    """Half of them anywhere, half where it hurts most: just after an answer, or after a change of names."""
    sore = [place + 1 for place, event in enumerate(events) if _is_sore(event)]
    return [
        random.choice(sore) if sore and random.random() < 0.5 else random.randint(0, len(events))
        for _ in range(count)
    ]


def _is_sore(event: Event) -> bool:
    return isinstance(event, Heard) or (isinstance(event, Operation) and event.what in _NAMES)


def _happen(event: Event, disk: Disk, diary: Diary) -> None:
    if isinstance(event, Sent):
        diary.send(event.line)
    elif isinstance(event, Heard):
        diary.hear(event.line, event.answer)
    else:
        disk.do(event)


def day(random: Random, name: str) -> Session:
    """A day's work, with the pauses in which the program folds its log, and evenings when it is closed."""

    def work(path: Path, happened: Callable[[Event], None]) -> None:
        core = opened(path)
        story = Story(core, random, name)
        for _ in range(LINES):
            line = story.next()
            happened(Sent(line))
            happened(Heard(line, tell(core, line)))
            if random.random() < 0.1:
                core.workspace.checkpoint()
            if random.random() < 0.05:
                core.close()
                core = opened(path)
                story.moved_to(core)
        core.close()

    return work
