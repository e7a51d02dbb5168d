"""Files in general: what kind of drive a path is on, replacing a file safely, reading JSON strictly."""

from __future__ import annotations

import codecs
import errno
import json
import math
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import apsw

# File systems of other machines, and the folders that a virtual machine shares with its host.
_NETWORK_TYPES = frozenset(
    {
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.kio-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "pvfs2",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    }
)
_DRIVE_REMOTE = 4
_TRIES = 10
_PAUSE = 0.1  # seconds: a virus scanner on Windows holds a new file for a moment
_LARGEST_INTEGER = 2**63 - 1  # what a database column holds
_LONGEST_INTEGER = 20
AS_FOUND = "surrogateescape"  # how bytes that are no UTF-8 are decoded
_AT_ONCE = 1 << 20  # bytes that are copied at a time
_DEEPEST = 50  # levels of objects and lists
_LINUX_MOUNTS = Path("/proc/self/mounts")
_OCTAL = r"\\([0-7]{3})"
_DARWIN_MOUNT = r"^.* on (?P<place>/.*) \((?P<type>\w+)[,)]"


def is_on_network(path: Path) -> bool:
    """Whether the path lies on a network drive, where SQLite's locks cannot be trusted."""
    if sys.platform == "win32":
        return _windows_remote(path)
    place = os.path.realpath(path)
    mounts = _darwin_mounts() if sys.platform == "darwin" else _linux_mounts()
    holding = [
        (len(mount), order, kind) for order, (mount, kind) in enumerate(mounts) if _is_below(place, mount)
    ]
    return bool(holding) and max(holding)[2] in _NETWORK_TYPES  # the innermost, and of those the last one


def is_open_database(path: Path) -> bool:
    """Whether SQLite has the file open in this process, or keeps its log or its locks in it.

    Nothing else may open it then, not even to read: closing it would drop SQLite's locks and lose work.
    """
    return any(_is_same(path, name + end) for name in _open_databases() for end in ("", "-wal", "-shm"))


def followed(path: Path) -> Path:
    """The file itself where a link stands for it: what replaces the file must not replace the link."""
    with suppress(OSError, ValueError):  # no file can have that name
        if path.is_symlink():
            return Path(os.path.realpath(path))
    return path


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder durable, where the system can (not on Windows)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it, that are still there after a power cut."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        sync_folder(each.parent)


def sync_file(path: Path) -> None:
    """Flushes a finished, closed file to the disk. Never used on a database that is open."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(source: Path, target: Path) -> None:
    """Renames over the target, trying again while something else holds it for a moment."""
    _patiently(lambda: source.replace(target))
    sync_folder(target.parent)


def remove(path: Path) -> None:
    """Removes a file, if it is there; tried like a rename."""
    _patiently(lambda: path.unlink(missing_ok=True))


def _patiently(work: Callable[[], object]) -> None:
    for remaining in range(_TRIES - 1, -1, -1):
        try:
            work()
            return
        except PermissionError:
            if not remaining or sys.platform != "win32":
                raise
            time.sleep(_PAUSE)  # noqa: TID251 - nothing tells when a scanner lets go


def put(finished: Path, target: Path) -> None:
    """Gives a finished file the name that somebody has chosen for it, except that of an open workspace."""
    if is_open_database(target):
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
    replace(finished, target)


def swap(new: Path, path: Path, kept: Path) -> None:
    """Puts `new` in the place of the closed file `path`, which from then on is called `kept`.

    At no moment does the name `path` stand for nothing: neither a kill nor a power cut finds it gone.
    `kept` is a free name. Raises OSError or APSW's error when it can't be done; then the old file stands as
    it was.
    """
    was = path.stat()
    try:
        _name_twice(path, kept)
        replace(new, path)
    except (OSError, apsw.Error):
        with suppress(OSError):
            _swap_back(was, path, kept)
        raise


def free_name(path: Path, mark: str) -> Path:
    """A name beside the file that is not taken: `name.mark`, `name.mark-2`, …

    One that is the file's own already was left by a swap that was cut off: it is used again.
    """
    candidate, count = path.with_name(f"{path.name}.{mark}"), 1
    while candidate.exists() and not candidate.samefile(path):
        count += 1
        candidate = path.with_name(f"{path.name}.{mark}-{count}")
    return candidate


def _name_twice(path: Path, kept: Path) -> None:
    if not kept.exists():
        try:
            os.link(path, kept)
        except OSError:  # a file system without second names
            _copy(path, kept)
            return
    sync_folder(path.parent)


def _copy(path: Path, kept: Path) -> None:
    """Copies a file; under the name that is kept stands the whole of it or nothing."""
    building = kept.with_name(f"{kept.name}.tmp")
    try:
        with building.open("wb") as copied:
            _pour(path, copied)
        sync_file(building)
        replace(building, kept)
    finally:
        remove(building)


def _pour(path: Path, copied: BinaryIO) -> None:
    """Read by SQLite's own hand: it may hold locks on the file, which any other that closes it would drop."""
    file = apsw.VFSFile("", str(path.absolute()), [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0])
    try:
        size = file.xFileSize()
        parts = ((min(_AT_ONCE, size - offset), offset) for offset in range(0, size, _AT_ONCE))
        copied.writelines(file.xRead(*part) for part in parts)
    finally:
        file.xClose()


def _swap_back(was: os.stat_result, path: Path, kept: Path) -> None:
    """Undoes as much of a swap as was done: the old file has its name, and only that."""
    if os.path.samestat(was, path.stat()):
        remove(kept)
    else:
        replace(kept, path)


class BadJson(ValueError):
    """The text is not JSON as everybody understands it; `what` names the reason, `params` where and which."""

    def __init__(self, what: str, **params: object) -> None:
        super().__init__(f"{what} {params}")
        self.what = what
        self.params = params


def strict_json(text: str) -> Any:
    """Parses JSON, refusing doubled keys, NaN, Infinity and numbers beyond a double or 64 bits.

    Bytes that are no UTF-8 come decoded `AS_FOUND`. Raises BadJson: not_utf8, syntax, too_deep,
    doubled_key, no_number, number_too_large, half_character.
    """
    _refuse_undecoded(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise BadJson("half_character") from error
    except json.JSONDecodeError as error:
        raise BadJson("syntax", at_line=error.lineno, at_column=error.colno) from error
    except RecursionError as error:
        raise BadJson("too_deep") from error
    _refuse_depth(value)
    return value


def decoded(data: bytes) -> str:
    """The text of UTF-8 without its mark; a byte that is none is left for `strict_json` to find."""
    return data.removeprefix(codecs.BOM_UTF8).decode(errors=AS_FOUND)


def printable(text: str) -> str:
    """A text from the system, a file's name for one, without what is no UTF-8 in it."""
    return text.encode(errors=AS_FOUND).decode(errors="replace")


def _refuse_undecoded(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        before = text[: error.start]
        line, column = before.count("\n") + 1, error.start - before.rfind("\n")
        raise BadJson("not_utf8", at_line=line, at_column=column) from error


def _refuse_depth(value: Any) -> None:
    level = [value]
    for _ in range(_DEEPEST + 1):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return
    raise BadJson("too_deep")


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadJson("doubled_key", key=key[:40])
        found[key] = value
    return found


def _no_constant(name: str) -> float:
    raise BadJson("no_number", found=name)


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise BadJson("number_too_large", found=digits[:40])
    return number


def _whole(digits: str) -> int:
    number = int(digits) if len(digits) <= _LONGEST_INTEGER else _LARGEST_INTEGER + 1
    if abs(number) > _LARGEST_INTEGER:
        raise BadJson("number_too_large", found=digits[:40])
    return number


def _open_databases() -> Iterable[str]:
    for connection in apsw.connections():
        with suppress(apsw.Error):  # it was closed meanwhile
            yield connection.filename


def _is_same(path: Path, name: str) -> bool:
    """Whether both name one file; of a log that is not there yet, its name."""
    try:
        return path.samefile(name)
    except (OSError, ValueError):  # one of them is not there
        return _real(path) == _real(name)


def _real(path: Path | str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _is_below(place: str, mount: str) -> bool:
    return place == mount or place.startswith(mount.rstrip("/") + "/")


def _linux_mounts() -> list[tuple[str, str]]:
    try:
        text = _LINUX_MOUNTS.read_text(encoding="utf-8", errors=AS_FOUND)
    except OSError:
        return []
    fields = [line.split(" ") for line in text.split("\n")]
    return [(_unescaped(each[1]), each[2]) for each in fields if len(each) > 2]


def _unescaped(mount: str) -> str:
    """The system writes what would part its fields as octal numbers."""
    return re.sub(_OCTAL, lambda match: chr(int(match[1], 8)), mount) if "\\" in mount else mount


def _darwin_mounts() -> list[tuple[str, str]]:
    import subprocess  # noqa: PLC0415 - no other system needs it

    listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
    matches = (re.match(_DARWIN_MOUNT, line) for line in listed.splitlines())
    return [(match["place"], match["type"]) for match in matches if match]


def _windows_remote(path: Path) -> bool:
    anchor = path.resolve().anchor.removeprefix("\\\\?\\")
    if anchor.startswith(("\\\\", "UNC\\")):
        return True
    import ctypes  # noqa: PLC0415 - only here, and not on other systems

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent from stubs elsewhere
    return int(kernel.GetDriveTypeW(anchor)) == _DRIVE_REMOTE
