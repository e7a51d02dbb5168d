"""What disks, cables and copies do to files: bits flip, pages are lost or exchanged, ends are cut off."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random

import apsw

from app import bootstrap
from app.clock import FixedClock
from tests.crash.runs import repeatable
from tests.models.lively import NAME, lively, of, opened
from tests.models.spoiling import PAGE, contents

LOG = f"{NAME}-wal"
HEADER = 100  # bytes

Image = Mapping[str, bytes]
Harm = Callable[[bytearray, Random], None]


@cache
def sound() -> Image:
    """A closed workspace; the same bytes in every run."""
    with repeatable("damage"), tempfile.TemporaryDirectory() as folder:
        path = Path(folder, NAME)
        bootstrap.new_workspace(path, clock=FixedClock())
        core = opened(path)
        lively(core)
        core.close()
        return contents(path.parent)


@cache
def crashed() -> Image:
    """A workspace whose last commands are in the log only."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, NAME)
        lay(sound(), path.parent)
        core = opened(path)
        shop = of(core)
        for _ in range(5):
            shop.finish(shop.started(2))
        core.workspace.leave()
        return {name: data for name, data in contents(path.parent).items() if name in (NAME, LOG)}


def lay(image: Image, folder: Path) -> Path:
    """Puts the files of an image into the folder, which holds nothing else then; returns the workspace."""
    for old in folder.iterdir():
        old.unlink()
    for name, data in image.items():
        (folder / name).write_bytes(data)
    return folder / NAME


def flip(data: bytearray, random: Random) -> None:
    """One bit."""
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def flips(data: bytearray, random: Random) -> None:
    for _ in range(random.randint(2, 40)):
        flip(data, random)


def flip_in_header(data: bytearray, random: Random) -> None:
    data[random.randrange(HEADER)] ^= 1 << random.randrange(8)


def other_header_field(data: bytearray, random: Random) -> None:
    """One of the numbers of two or four bytes, or a part of the signature."""
    place, length = random.choice(
        [(0, 16), (16, 2), (18, 2), (20, 4), *((at, 4) for at in range(24, 100, 4))]
    )
    data[place : place + length] = random.randbytes(length)


def cut(data: bytearray, random: Random) -> None:
    del data[random.randrange(len(data)) :]


def cut_between_pages(data: bytearray, random: Random) -> None:
    del data[random.randrange(len(data) // PAGE) * PAGE :]


def zeros(data: bytearray, random: Random) -> None:
    """A page."""
    _overwrite(data, random.randrange(len(data) // PAGE), bytes(PAGE))


def rubbish(data: bytearray, random: Random) -> None:
    """Some sectors."""
    place = random.randrange(len(data) // 512) * 512
    length = 512 * random.randint(1, 16)
    data[place : place + length] = random.randbytes(len(data[place : place + length]))


def exchange(data: bytearray, random: Random) -> None:
    """Two pages."""
    one, other = random.sample(range(len(data) // PAGE), 2)
    first, second = bytes(data[one * PAGE :][:PAGE]), bytes(data[other * PAGE :][:PAGE])
    _overwrite(data, one, second)
    _overwrite(data, other, first)


def older_page(data: bytearray, random: Random) -> None:
    """A page is written where another belongs."""
    one, other = random.sample(range(len(data) // PAGE), 2)
    _overwrite(data, one, bytes(data[other * PAGE :][:PAGE]))


def _overwrite(data: bytearray, page: int, by: bytes) -> None:
    data[page * PAGE : (page + 1) * PAGE] = by


OF_FILE: tuple[Harm, ...] = (
    flip,
    flips,
    flip_in_header,
    other_header_field,
    cut,
    cut_between_pages,
    zeros,
    rubbish,
    exchange,
    older_page,
)
OF_LOG: tuple[Harm, ...] = (flip, flips, cut, zeros, rubbish, exchange)


def harmed(image: Image, name: str, harm: Harm, random: Random) -> Image:
    """The image with one of its files harmed."""
    data = bytearray(image[name])
    harm(data, random)
    return {**image, name: bytes(data)}


def stored(path: Path) -> object:
    """All that the tables of a closed file hold, read past every index; or that they can't be read."""
    connection = apsw.Connection(str(path))
    try:
        tables = [str(name) for (name,) in connection.execute(_TABLES)]
        marks = [connection.execute(f"PRAGMA {name}").get for name in ("application_id", "user_version")]
        structure = connection.execute("SELECT * FROM sqlite_schema").fetchall()
        return (
            marks,
            structure,
            [connection.execute(f"SELECT * FROM {name} NOT INDEXED").fetchall() for name in tables],
        )
    except (apsw.Error, UnicodeDecodeError):
        return None
    finally:
        connection.close()


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
