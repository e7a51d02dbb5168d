"""Writing the files of a packet so that a kill leaves either nothing or the whole of them."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.clock import Instant, to_datetime
from app.files import make_folder, replace, sync_file, sync_folder
from app.lifecycle.packets.checks import sha256_of
from app.lifecycle.packets.dirs import put_folder, remove_tree, within

BUILDING = ".new"


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Writes a list of the pipeline's own; under its name stands the whole of it or the one before."""
    building = path.with_name(path.name + BUILDING)
    with building.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    replace(building, path)


def read_json(path: Path) -> Any:
    """What was written so. Raises OSError, ValueError."""
    return json.loads(path.read_text(encoding="utf-8"))


def build(target: Path, fill: Callable[[Path], None]) -> None:
    """Makes a folder anew: `fill` fills an empty one, and only when it is whole it gets its name.

    What could not be made whole is removed: on a full disk it would be in everybody's way.
    """
    make_folder(target.parent)
    building = target.with_name(target.name + BUILDING)
    remove_tree(building)
    building.mkdir()
    try:
        fill(building)
        _sync_all(building)
    except BaseException:
        with suppress(OSError):
            remove_tree(building)
        raise
    put_folder(building, target)


def _sync_all(folder: Path) -> None:
    for each in folder.rglob("*"):
        if each.is_file():
            sync_file(each)
        else:
            sync_folder(each)


def copied(names: Iterable[str], source: Path, target: Path, checksums: Mapping[str, str]) -> int:
    """Copies files that are not there yet, or are others there; returns how many.

    Raises OSError, also when what was written is not read back as it was.
    """
    count = 0
    for name in names:
        place = within(target, name)
        if place.is_file() and sha256_of(place) == checksums[name]:
            continue
        _copy(within(source, name), place)
        if sha256_of(place) != checksums[name]:
            raise OSError(f"{name} was not written as it is")
        count += 1
    return count


def _copy(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    building = place.with_name(place.name + BUILDING)
    try:
        shutil.copyfile(source, building)
        sync_file(building)
        replace(building, place)
    finally:
        building.unlink(missing_ok=True)


def zip_files(names: Iterable[str], folder: Path, archive: Path, made_at: Instant) -> None:
    """The files of a folder in one archive; the same files of the same moment give the same archive."""
    made = to_datetime(made_at)
    moment = (max(made.year, 1980), made.month, made.day, made.hour, made.minute, made.second)
    with zipfile.ZipFile(archive, "w") as out:
        for name in names:
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            out.writestr(info, within(folder, name).read_bytes())
