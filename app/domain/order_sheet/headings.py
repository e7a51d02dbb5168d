"""The names that columns go by, Thai and English, and which field a heading means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from app.domain.order_sheet.fields import Field

# A semicolon ends a rank: of several columns that could be a field, it is the one with the better rank. An
# "Item" beside an "SKU" is a running number or a description.
NAMES: dict[Field, str] = {
    Field.PRODUCT: """
        SKU, SKU code, SKU no, product SKU, product code, product no, product ID, item code, item no,
        item number, part no, part number, style no, style code, model no, model code, article no,
        รหัสสินค้า, รหัสสินค้า SKU, รหัสผลิตภัณฑ์, รหัสชิ้นงาน, รหัสรุ่น, เลขที่สินค้า;
        code, model, style, รหัส, รุ่น
    """,
    Field.NAME: """
        product, product name, name of product, สินค้า, ชื่อสินค้า, ผลิตภัณฑ์, ชื่อผลิตภัณฑ์, ชิ้นงาน, ชื่อชิ้นงาน, ชื่อรุ่น;
        item, item name, article, รายการ, รายการสินค้า;
        description, product description, item description
    """,
    Field.QUANTITY: """
        quantity, qty, order quantity, order qty, quantity ordered, qty ordered, quantity pcs, qty pcs,
        จำนวน, จำนวนสั่ง, จำนวนที่สั่ง, จำนวนสั่งซื้อ, จำนวนสั่งผลิต, จำนวนที่สั่งผลิต, จำนวนผลิต, จำนวนชิ้น,
        ยอดสั่ง, ยอดสั่งซื้อ, ยอดสั่งผลิต;
        pcs, pieces, no of pieces, number of pieces, units, ปริมาณ
    """,
    Field.DUE: """
        due, due date, date due, deadline, กำหนดส่ง, วันกำหนดส่ง, วันที่กำหนดส่ง, กำหนดส่งมอบ, กำหนดส่งงาน,
        ครบกำหนด, วันครบกำหนด, วันที่ครบกำหนด, กำหนดเสร็จ, วันกำหนดเสร็จ;
        delivery date, delivery, deliver by, ship date, ship by, shipping date, required date, required by,
        need by, needed by, finish by, วันส่ง, วันที่ส่ง, วันส่งมอบ, วันที่ส่งมอบ, วันส่งของ, วันนัดส่ง, ส่งมอบ, วันที่ต้องการ
    """,
    Field.PRIORITY: """
        priority, urgency, ความสำคัญ, ลำดับความสำคัญ, ระดับความสำคัญ, ความเร่งด่วน, ระดับความเร่งด่วน, ความด่วน;
        rush, urgent, ด่วน, เร่งด่วน
    """,
    Field.NOTES: """
        notes, note, remarks, remark, หมายเหตุ, หมายเหตุเพิ่มเติม;
        comments, comment, instructions, special instructions, คำสั่งพิเศษ, บันทึก;
        details, รายละเอียด, รายละเอียดเพิ่มเติม
    """,
    Field.REFERENCE: """
        reference, ref, ref no, reference no, order reference, order ref, อ้างอิง, เลขที่อ้างอิง;
        order no, order number, order ID, เลขที่ใบสั่ง, เลขที่สั่งซื้อ, เลขที่คำสั่งซื้อ, เลขที่ออเดอร์, เลขออเดอร์, ออเดอร์;
        PO, PO no, PO number, purchase order, purchase order no, customer PO, เลขที่ PO, ใบสั่งซื้อ, เลขที่ใบสั่งซื้อ;
        SO, SO no, SO number, sales order, sales order no, ใบสั่งผลิต, เลขที่ใบสั่งผลิต;
        document no, เลขที่เอกสาร
    """,
    Field.LINE: """
        production line, production type, type of production, line of production, manufacturing type,
        workshop line, สายการผลิต, ประเภทการผลิต, ชนิดการผลิต, รูปแบบการผลิต, ไลน์การผลิต, ไลน์ผลิต
    """,
    Field.START: """
        start, start date, date start, starting date, start on, scheduled start, planned start,
        production start, begin, begin date, เริ่ม, วันเริ่ม, วันที่เริ่ม, กำหนดเริ่ม, วันกำหนดเริ่ม, เริ่มผลิต, วันเริ่มผลิต,
        วันที่เริ่มผลิต, เริ่มงาน, วันเริ่มงาน, วันที่เริ่มงาน, วันเริ่มต้น, วันที่เริ่มต้น
    """,
    Field.END: """
        end, end date, date end, ending date, end on, scheduled end, planned end, production end, finish,
        finish date, planned finish, completion date, สิ้นสุด, วันสิ้นสุด, วันที่สิ้นสุด, กำหนดสิ้นสุด, สิ้นสุดการผลิต,
        เสร็จ, วันเสร็จ, วันที่เสร็จ, ผลิตเสร็จ, วันผลิตเสร็จ, วันที่ผลิตเสร็จ
    """,
}

_BETWEEN_PARTS = re.compile(r"[/()\[\]|\n:;]| [-–—] ")
_NOT_A_NAME = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|_+")


class Meaning(NamedTuple):
    """What a heading means, and how well: a lower rank is the better one."""

    field: Field
    rank: int


def key_of(heading: str) -> str:
    """A heading without case, spaces and marks, so that "Order No." and "order_no" are the same."""
    text = unicodedata.normalize("NFKC", heading).casefold().replace("#", "no")
    return _NOT_A_NAME.sub("", text)


def meaning_of(heading: str, remembered: Mapping[str, Meaning] | None = None) -> Meaning | None:
    """The field that a heading names, in whole or by its first part ("จำนวน / Qty", "Qty (pcs)").

    `remembered` holds what headings meant before, by their keys; it goes over the names known here.
    """
    known = remembered.get(key_of(heading)) if remembered else None
    if known is not None:
        return known
    whole = _MEANINGS.get(key_of(heading))
    return whole or _by_parts(heading)


def field_called(name: str) -> Field | None:
    """The field that a person calls so: by its own name, or by a heading that means it."""
    own = {str(field): field for field in Field}
    meaning = meaning_of(name)
    return own.get(name.strip().casefold()) or (meaning.field if meaning else None)


def _by_parts(heading: str) -> Meaning | None:
    """By the first part, unless another part means another field: "Price / pcs" is no quantity."""
    keys = [key for key in map(key_of, _BETWEEN_PARTS.split(heading)) if key]
    found = [_MEANINGS.get(key) for key in keys]
    if len(found) < 2 or found[0] is None:
        return None
    fields = {meaning.field for meaning in found if meaning is not None}
    return found[0] if len(fields) == 1 else None


def _meanings() -> dict[str, Meaning]:
    return {
        key_of(name): Meaning(field, rank)
        for field, ranks in NAMES.items()
        for rank, names in enumerate(ranks.split(";"))
        for name in names.split(",")
    }


_MEANINGS = _meanings()
