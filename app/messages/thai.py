"""Where text may break into lines, for display only: marks that are never stored, and not copied.

Thai breaks between its words: Qt knows that on some systems only, so invisible marks stand there. A day with
its time breaks nowhere, and a serial behind any hyphen.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

MARK = "\u200b"
HOLD = "\u00a0"
GAP = f"{MARK}* {MARK}*"
MOMENT = re.compile(rf"\d{{1,2}}{GAP}\S+{GAP}\d{{4}}(?:{GAP}\d\d:\d\d)?")
BETWEEN = re.compile(f"(?<=[ {MARK}])")
SERIAL = re.compile(r"[A-Z0-9-]{24,}")
BESIDE_POINT = re.compile(f"(?<=[(“]){MARK}|{MARK}(?=[)”,.;:!?])")
WITHIN_CODE = re.compile(f"(?<=[A-Za-z0-9._-]){MARK}(?=[A-Za-z0-9._-])")
# Words of this trade that the parser takes apart in some sentences.
WORDS = (
    "สถานะ", "ขั้นตอน", "ใบงาน", "ใบสั่งงาน", "ใบสั่งผลิต", "ชิ้นงาน", "หัตถศิลป์", "หน้างาน", "ช่างฝีมือ",
    "รอยเย็บ", "รอยขีดข่วน", "ศูนย์งาน", "รหัส", "คำสั่ง", "ยกเลิก", "เลิกทำ", "บันทึก", "นำเข้า",
    "ค้นหา", "กรอง", "เลือก", "ตรวจ", "ดูแล", "ยืนยัน", "มุมมอง", "เคลื่อนไหว", "คำพูด",
    "โปรเจกต์", "โฟลเดอร์", "บรรทัด", "ตัวเลข", "อักขระ", "องค์กร", "ฉบับ", "นาที", "ตอนนี้",
    "ขณะนี้", "กว่า", "ดังกล่าว", "อย่างไร",
)  # fmt: skip
FIRST, LAST = "\u0e00", "\u0e7f"


def breakable(text: str) -> str:
    """The text with a place to break between its Thai words, none within a day with its time."""
    if any(FIRST <= letter <= LAST for letter in text):
        text = _breakable(text)
    return SERIAL.sub(_part, MOMENT.sub(_hold, text))


def unmarked(text: str) -> str:
    """The text without the marks of `breakable`."""
    return text.replace(MARK, "").replace(HOLD, " ")


def beginning(text: str, most: int) -> str:
    """So many letters of a text at most, whole words, with an ellipsis where that isn't all of it."""
    if len(text) <= most:
        return text
    said = ""
    for word in BETWEEN.split(breakable(text[: most + 1])):
        if len(said) + len(unmarked(word)) >= most:
            break
        said += unmarked(word)
    return f"{said.rstrip() or text[: most - 1]}…"


@lru_cache(maxsize=2048)
def _breakable(text: str) -> str:
    marked = "\n".join(MARK.join(_parser().parse(line)) for line in text.split("\n"))
    return BESIDE_POINT.sub("", WITHIN_CODE.sub("", _whole_words().sub(_join, marked)))


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
