"""The zip around .xlsx and .ods: opened with suspicion, and packed anew from what was found in it.

The reader of workbooks only ever sees an archive written here, so that sizes, names and checksums that lie
reach nobody.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from io import BytesIO

from app.sheets import limits
from app.sheets.problems import SheetProblem, SheetTrouble

_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_WANTED = (".xml", ".rels", "mimetype")
# Parts that hold no cells: photos and charts make sheets large, and are never unpacked.
_UNWANTED = (
    "configurations2/", "customxml/", "docprops/", "object ", "pictures/", "thumbnails/", "xl/charts/",
    "xl/drawings/", "xl/embeddings/", "xl/externallinks/", "xl/media/", "xl/pivotcache/", "xl/pivottables/",
    "xl/theme/",
)  # fmt: skip
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error,
    EOFError, OSError, OverflowError, RuntimeError, UnicodeError, ValueError,
)  # fmt: skip

Members = dict[str, bytes]


def unpack(data: bytes, name: str) -> Members:
    """The parts of the archive that can hold cells, by their names.

    Raises SheetProblem when it is damaged, locked by a password, or grows too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _members(archive, name)
    except _BROKEN as error:
        raise SheetProblem(SheetTrouble.DAMAGED, name=name) from error


def pack(members: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, stored without compression."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def _members(archive: zipfile.ZipFile, name: str) -> Members:
    infos = archive.infolist()
    if len(infos) > limits.MEMBERS:
        raise limits.too_large()
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise SheetProblem(SheetTrouble.PASSWORD, name=name)
    wanted = [info for info in infos if _is_wanted(info)]
    _check_names(wanted, name)
    _check_sizes(wanted)
    return {info.filename: _content(archive, info) for info in wanted}


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    path = info.filename.lower().lstrip("/")
    return path.endswith(_WANTED) and not path.startswith(_UNWANTED)


def _check_names(infos: Iterable[zipfile.ZipInfo], name: str) -> None:
    names = Counter(info.filename for info in infos)
    if any(count > 1 for count in names.values()):
        raise SheetProblem(SheetTrouble.DAMAGED, name=name)


def _check_sizes(infos: Iterable[zipfile.ZipInfo]) -> None:
    total = 0
    for info in infos:
        total += info.file_size
        packed_absurdly = info.file_size > limits.RATIO * max(info.compress_size, 1)
        if total > limits.UNPACKED_BYTES or (info.file_size > limits.RATIO_FROM and packed_absurdly):
            raise limits.too_large()


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Reads no further than the size that was declared, and checks the checksum."""
    if info.compress_type not in _METHODS:
        raise zipfile.BadZipFile(info.filename)
    with archive.open(info) as part:
        return part.read()
