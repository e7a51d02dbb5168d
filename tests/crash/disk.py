"""A disk that loses power: what was synced is there, of the rest any part may be.

Folder entries (create, rename, link, delete) reach the disk in their order, as journalling file systems
keep it, up to a random point behind the last sync of the folder. Of what was written to a file since its
own last sync any subset arrives, single writes torn at 512 bytes; what a lost write leaves open is zeros
or rubbish.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from tests.crash.vfs import Operation, What

SECTOR = 512
# SQLite syncs the folder itself, inside the system's own VFS, with the first sync of these.
SYNCS_ITS_FOLDER = ("-wal", "-journal")

Image = dict[str, bytes]  # what is on the disk, by path; names of one file share one object
_Entry = dict[str, int | None]  # names that change together: which content each has, None for no longer there


@dataclass(slots=True)
class _Content:
    """One file, whatever it is called: its synced bytes and what was done to it since."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Operation] = field(default_factory=list)

    def sync(self) -> None:
        for each in self.waiting:
            _apply(self.synced, each)
        self.waiting.clear()


@dataclass(frozen=True, slots=True)
class _Luck:
    """How much of what was not synced arrives: how many entries of the folder, which writes to a file."""

    entries: Callable[[Random, int], int]
    writes: Callable[[Random, list[Operation]], list[Operation]]


@dataclass(slots=True)
class Disk:
    """The state behind a sequence of operations; `after_crash` draws one of those that may be found.

    `lies` is a disk that says it has synced and has not.
    """

    lies: bool = False
    _contents: list[_Content] = field(default_factory=list)
    _now: dict[str, int] = field(default_factory=dict)
    _synced: dict[str, int] = field(default_factory=dict)
    _entries: list[_Entry] = field(default_factory=list)
    _syncs_its_folder: set[str] = field(default_factory=set)

    @classmethod
    def holding(cls, image: Mapping[str, bytes], *, lies: bool = False) -> Disk:
        """A disk on which these files are safe."""
        disk = cls(lies=lies)
        for path, data in image.items():
            disk._contents.append(_Content(bytearray(data)))
            disk._now[path] = disk._synced[path] = len(disk._contents) - 1
        return disk

    def do(self, operation: Operation) -> None:
        """One more operation."""
        _DONE[operation.what](self, operation)

    def create(self, operation: Operation) -> None:
        self._contents.append(_Content())
        self._enter({operation.path: len(self._contents) - 1})
        if operation.path.endswith(SYNCS_ITS_FOLDER):
            self._syncs_its_folder.add(operation.path)

    def change(self, operation: Operation) -> None:
        self._contents[self._now[operation.path]].waiting.append(operation)

    def sync(self, operation: Operation) -> None:
        if self.lies:
            return
        self._contents[self._now[operation.path]].sync()
        if operation.path in self._syncs_its_folder:
            self._syncs_its_folder.remove(operation.path)
            self.sync_folder(operation)

    def delete(self, operation: Operation) -> None:
        if operation.path in self._now:
            self._enter({operation.path: None})
        if operation.durable:
            self.sync_folder(operation)

    def rename(self, operation: Operation) -> None:
        self._enter({operation.path: None, operation.target: self._now[operation.path]})

    def link(self, operation: Operation) -> None:
        self._enter({operation.target: self._now[operation.path]})

    def sync_folder(self, operation: Operation) -> None:
        if not self.lies:
            self._synced = dict(self._now)
            self._entries.clear()

    def nothing(self, operation: Operation) -> None:
        return

    def after_crash(self, random: Random) -> Image:
        """What may be found when the power comes back."""
        luck = random.choice(_LUCK)
        names = dict(self._synced)
        for entry in self._entries[: luck.entries(random, len(self._entries))]:
            _rename(names, entry)
        found = {content: self._survives(content, luck, random) for content in sorted(set(names.values()))}
        return {path: found[content] for path, content in names.items()}

    def _survives(self, content: int, luck: _Luck, random: Random) -> bytes:
        file = self._contents[content]
        data = bytearray(file.synced)
        for each in luck.writes(random, file.waiting):
            _apply(data, each, random)
        return bytes(data)

    def _enter(self, entry: _Entry) -> None:
        _rename(self._now, entry)
        self._entries.append(entry)


_DONE: Mapping[What, Callable[[Disk, Operation], None]] = {
    What.CREATE: Disk.create,
    What.WRITE: Disk.change,
    What.TRUNCATE: Disk.change,
    What.SYNC: Disk.sync,
    What.DELETE: Disk.delete,
    What.RENAME: Disk.rename,
    What.LINK: Disk.link,
    What.SYNC_FOLDER: Disk.sync_folder,
    What.READ: Disk.nothing,
    What.SHARE: Disk.nothing,
    What.MAKE_FOLDER: Disk.nothing,  # folders don't matter to an image
}


def _rename(names: dict[str, int], entry: _Entry) -> None:
    for path, content in entry.items():
        names.pop(path, None)
        if content is not None:
            names[path] = content


def _apply(data: bytearray, operation: Operation, random: Random | None = None) -> None:
    """Does a write or truncate; a gap that it leaves is zeros, or rubbish when a random is given."""
    if operation.what is What.TRUNCATE:
        _resize(data, operation.size, random)
        return
    if operation.offset > len(data):
        _resize(data, operation.offset, random)
    data[operation.offset : operation.offset + len(operation.data)] = operation.data


def _resize(data: bytearray, size: int, random: Random | None) -> None:
    missing = size - len(data)
    if missing <= 0:
        del data[size:]
    elif random is not None and random.random() < 0.5:
        data += random.randbytes(missing)
    else:
        data += bytes(missing)


def _none_of(random: Random, waiting: list[Operation]) -> list[Operation]:
    return []


def _all_of(random: Random, waiting: list[Operation]) -> list[Operation]:
    return waiting


def _first_of(random: Random, waiting: list[Operation]) -> list[Operation]:
    """The first ones, and the next one torn."""
    count = random.randint(0, len(waiting))
    torn = [part for each in waiting[count : count + 1] for part in _torn(each, random)]
    return waiting[:count] + torn


def _some_of(random: Random, waiting: list[Operation]) -> list[Operation]:
    """Any of them, in their order, some torn."""
    share = random.random()
    kept: list[Operation] = []
    for each in waiting:
        if random.random() < share:
            kept += _torn(each, random) if random.random() < 0.3 else [each]
    return kept


def _torn(operation: Operation, random: Random) -> list[Operation]:
    """Some of the sectors of a write; a truncate is done or not."""
    parts = _sectors(operation) if operation.what is What.WRITE else [operation]
    return [part for part in parts if random.random() < 0.5]


def _sectors(operation: Operation) -> list[Operation]:
    parts: list[Operation] = []
    place = 0
    while place < len(operation.data):
        offset = operation.offset + place
        data = operation.data[place : place + SECTOR - offset % SECTOR]
        parts.append(replace(operation, offset=offset, data=data))
        place += len(data)
    return parts


def _no_entry(random: Random, count: int) -> int:
    return 0


def _every_entry(random: Random, count: int) -> int:
    return count


def _first_entries(random: Random, count: int) -> int:
    return random.randint(0, count)


_LUCK = (
    _Luck(_no_entry, _none_of),
    _Luck(_every_entry, _all_of),
    _Luck(_first_entries, _first_of),
    _Luck(_first_entries, _some_of),
    _Luck(_first_entries, _some_of),
)
