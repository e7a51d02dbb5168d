"""Where text may break into lines, for display only: marks that are never stored, and not copied.

Thai breaks between its words: Qt knows that on some systems only, so invisible marks stand there. A day with
its time breaks nowhere, nor a number from its unit, nor a word of a name; a serial behind any hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

MARK = "\u200b"
HOLD = "\u00a0"
GAP = f"{MARK}* {MARK}*"
MOMENT = re.compile(rf"\d{{1,2}}{GAP}\S+{GAP}\d{{4}}(?:{GAP}\d\d:\d\d)?")
BETWEEN = f"(?<=[ {MARK}])"
UNITS = r"(?:(?:h|min)\b|ชม\.|นาที)"
SPAN = re.compile(rf"\d[\d,]*{GAP}{UNITS}(?:{GAP}\d+{GAP}{UNITS})?")
SERIAL = re.compile(r"[A-Z0-9-]{24,}")
BESIDE_POINT = f"(?<=[(“]){MARK}|{MARK}(?=[)”,.;:!?])"
WITHIN_CODE = f"(?<=[A-Za-z0-9._-]){MARK}(?=[A-Za-z0-9._-])"
# Words of this trade that the parser takes apart in some sentences.
WORDS = (
    "สถานะ", "ขั้นตอน", "ใบงาน", "ใบสั่งงาน", "ใบสั่งผลิต", "ชิ้นงาน", "หัตถศิลป์", "หน้างาน", "ช่างฝีมือ",
    "รอยเย็บ", "รอยขีดข่วน", "ศูนย์งาน", "รหัส", "คำสั่ง", "ยกเลิก", "เลิกทำ", "บันทึก", "นำเข้า",
    "ค้นหา", "กรอง", "เลือก", "ตรวจ", "ดูแล", "ยืนยัน", "มุมมอง", "เคลื่อนไหว", "คำพูด",
    "โปรเจกต์", "โฟลเดอร์", "บรรทัด", "ตัวเลข", "อักขระ", "องค์กร", "ฉบับ", "นาที", "ตอนนี้",
    "ขณะนี้", "กว่า", "ดังกล่าว", "อย่างไร",
)  # fmt: skip
FIRST, LAST = "\u0e00", "\u0e7f"
LONGEST_NAME = 24
"""A longer word may have to break, name or not."""
MANY_NAMES = 1000

_names: dict[str, None] = {}


def breakable(text: str) -> str:
    """The text with a place to break between its Thai words, none within a day with its time."""
    if _is_thai(text):
        text = _breakable(text)
    return SERIAL.sub(_part, SPAN.sub(_hold, MOMENT.sub(_hold, text)))


def keep_whole(name: str) -> None:
    """From now on the Thai words of what somebody is called are not broken: the parser doesn't know them."""
    words = [word for word in name.split() if word not in _names and _is_thai(word)]
    words = [word for word in words if len(word) <= LONGEST_NAME]
    if not words:
        return
    if len(_names) > MANY_NAMES:
        _names.clear()
    _names.update(dict.fromkeys(words))
    _called.cache_clear()
    _breakable.cache_clear()


def unmarked(text: str) -> str:
    """The text without the marks of `breakable`."""
    return text.replace(MARK, "").replace(HOLD, " ")


def beginning(text: str, most: int) -> str:
    """So many letters of a text at most, whole words, with an ellipsis where that isn't all of it."""
    if len(text) <= most:
        return text
    said = ""
    for word in re.split(BETWEEN, breakable(text[: most + 1])):
        if len(said) + len(unmarked(word)) >= most:
            break
        said += unmarked(word)
    return f"{said.rstrip() or text[: most - 1]}…"


@lru_cache(maxsize=2048)
def _breakable(text: str) -> str:
    marked = "\n".join("".join(_parsed(line)) for line in text.split("\n"))
    return re.sub(BESIDE_POINT, "", re.sub(WITHIN_CODE, "", _whole_words().sub(_join, marked)))


def _parsed(line: str) -> Iterator[str]:
    """The parts of a line, marked; what somebody is called stands between two of them, as it is."""
    for place, part in enumerate(_called().split(line)):
        yield part if place % 2 else MARK.join(_parser().parse(part))


@cache
def _called() -> re.Pattern[str]:
    """Any of the names, where it stands by itself; nothing while none is known."""
    thai = f"[{FIRST}-{LAST}]"
    return re.compile(f"(?<!{thai})({'|'.join(map(re.escape, _names)) or '(?!)'})(?!{thai})")


def _is_thai(text: str) -> bool:
    return any(FIRST <= letter <= LAST for letter in text)


def _part(found: re.Match[str]) -> str:
    return found[0].replace("-", f"-{MARK}")


def _hold(found: re.Match[str]) -> str:
    return unmarked(found[0]).replace(" ", HOLD)


def _join(found: re.Match[str]) -> str:
    return unmarked(found[0])


@cache
def _whole_words() -> re.Pattern[str]:
    return re.compile("|".join(f"{MARK}?".join(word) for word in WORDS))


@cache
def _parser() -> Parser:
    from budoux import load_default_thai_parser  # noqa: PLC0415 - its model, only where Thai is shown

    return load_default_thai_parser()
