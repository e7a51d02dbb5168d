from __future__ import annotations

import pytest

from app.domain.order_sheet.fields import Field
from app.domain.order_sheet.headings import NAMES, Meaning, key_of, meaning_of


def field_of(heading: str) -> Field | None:
    meaning = meaning_of(heading)
    return meaning.field if meaning else None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("SKU", Field.PRODUCT),
        ("sku_code", Field.PRODUCT),
        ("รหัสสินค้า*", Field.PRODUCT),
        ("Product name", Field.NAME),
        ("ชื่อสินค้า", Field.NAME),
        ("QTY.", Field.QUANTITY),
        ("Qty (pcs)", Field.QUANTITY),
        ("จำนวน", Field.QUANTITY),
        ("จำนวน (ชิ้น)", Field.QUANTITY),
        ("จํานวน", Field.QUANTITY),  # the vowel typed as two characters
        ("จำนวน\nQuantity", Field.QUANTITY),
        ("Due-date", Field.DUE),
        ("กำหนดส่ง / Due date", Field.DUE),
        ("วันที่ส่ง", Field.DUE),
        ("Priority:", Field.PRIORITY),
        ("ความเร่งด่วน", Field.PRIORITY),
        ("หมายเหตุ", Field.NOTES),
        ("P.O. No.", Field.REFERENCE),
        ("Order #", Field.REFERENCE),
        ("เลขที่ PO", Field.REFERENCE),
    ],
)
def test_headings_as_people_write_them(heading: str, field: Field) -> None:
    assert field_of(heading) is field


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Price",
        "Price / pcs",
        "ราคา (บาท) / ชิ้น",
        "Amount",
        "จำนวนเงิน",
        "SKU / Qty",
        "Date",
        "วันที่",
        "Customer",
        "ลำดับ",
        "Unit",
        "12",
    ],
)
def test_other_headings_mean_nothing(heading: str) -> None:
    assert field_of(heading) is None


def test_what_was_remembered_goes_over_what_is_known() -> None:
    meaning = meaning_of("Comments ", {key_of("comments"): Meaning(Field.REFERENCE, -1)})
    assert meaning is not None
    assert meaning.field is Field.REFERENCE


def test_no_name_stands_for_two_fields_or_twice() -> None:
    keys = [key_of(name) for ranks in NAMES.values() for name in ranks.replace(";", ",").split(",")]
    assert len(keys) == len(set(keys))
    assert all(keys)
