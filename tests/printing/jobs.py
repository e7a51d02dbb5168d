"""Jobs as they are printed: an ordinary one, and one whose every text is as hard to print as can be."""

from __future__ import annotations

from dataclasses import replace

from app.clock import Instant
from app.domain.paper import (
    LABEL_SIZES,
    Batch,
    BatchTraveller,
    Company,
    Job,
    Label,
    LabelSheet,
    Name,
    Paper,
    Place,
    StatusPage,
    Step,
    WorkCard,
)
from app.domain.words import Line, Priority, TicketStatus, TokenState

NOON = Instant(1_795_665_600_000_000)
SERIAL = "HAT-HAT-TOTE07-20261126-{:05d}-A1B2-7"
JOB = Job(
    code="HJ-2611-0042",
    line=Line.HATTHASILPA,
    status=TicketStatus.IN_PROGRESS,
    sku="TOTE-07",
    product=Name("Tote bag, stitched by hand", "กระเป๋าโท้ทเย็บมือ หนังธรรมชาติสีน้ำผึ้ง"),
    quantity=12,
    created_at=NOON,
    priority=Priority.HIGH,
    due="2026-12-04",
    reference="SO-2611-040",
)
CLASSIC = replace(JOB, code="JT-2611-0007", line=Line.CLASSIC, order="MO-2026-0012", quantity=300)
COMPANY = Company("HAT", Name("Hatthasilpa Leather", "โรงงานเครื่องหนังหัตถศิลป์"))
CENTRE = Name("Stitching bench", "โต๊ะเย็บมือ")
STEPS = (
    Step("CUT", Name("Cut leather", "ตัดหนัง"), CENTRE, is_inspection=False),
    Step("SEW", Name("Stitch", "เย็บมือ ฝังหมุดที่หูกระเป๋า"), CENTRE, is_inspection=False),
    Step("QC", Name("Inspect", "ตรวจคุณภาพ"), None, is_inspection=True),
)
NOTES = "Dark brown thread.\nเย็บด้วยด้ายสีน้ำตาลเข้ม ระวังปั๊มโลโก้ให้ตรงกลาง"

TURNED = "\u202eerutangiS \u2066ไม่\u200fกลับด้าน"
WIDE = "ปั้นหนังฟื้นผ้าที่กู้ฝีมือช่างชั้นครู" * 9
UNBROKEN = "W" * 300
HARD_NAME = Name(UNBROKEN, WIDE[:300])
HARD_JOB = replace(
    JOB,
    code="HJ-2611-100042-B",
    sku="S" * 40,
    product=HARD_NAME,
    quantity=10_000,
    reference=UNBROKEN[:40],
    order="MO-2026-100012",
)
HARD_STEPS = tuple(
    Step(f"S{at}", Name(UNBROKEN[:200], WIDE[:200]), HARD_NAME, is_inspection=True) for at in range(12)
)
HARD_NOTES = f"{TURNED} {WIDE} {UNBROKEN}"
HARD_COMPANY = Company("HAT", HARD_NAME)


def label(number: int, *, product: Name = JOB.product, quantity: int = 1) -> Label:
    """The label of one piece."""
    serial = SERIAL.format(number)
    return Label(serial, serial, f"F{number:03d}", JOB.code, JOB.sku, product, quantity)


def sheet(size: str, count: int = 3, *, product: Name = JOB.product, quantity: int = 1) -> LabelSheet:
    """Labels of a size."""
    made = (label(number, product=product, quantity=quantity) for number in range(1, count + 1))
    return LabelSheet(LABEL_SIZES[size], tuple(made))


def batches(count: int) -> tuple[Batch, ...]:
    """Batches of fifty."""
    serials = [SERIAL.format(number) for number in range(1, count + 1)]
    return tuple(
        Batch(serial, place, 50, f"F{place:03d}", serial) for place, serial in enumerate(serials, start=1)
    )


PIECES = {TokenState.READY: 100, TokenState.ACTIVE: 50, TokenState.COMPLETED: 48, TokenState.SCRAPPED: 2}
PLACES = (
    Place(Name("Cut leather", "ตัดหนัง"), {TokenState.READY: 100}),
    Place(Name("Stitch", "เย็บมือ"), {TokenState.ACTIVE: 50}, ("Nok", "Som")),
)
PAPERS: dict[str, Paper] = {
    "work card": WorkCard(COMPANY, JOB, STEPS, None, NOTES),
    "classic work card": WorkCard(COMPANY, CLASSIC, STEPS, "สมหญิง ใจดี", None),
    "card without an owner": WorkCard(COMPANY, CLASSIC, (), None, None),
    "labels 50x30": sheet("50x30", 2),
    "labels 3x8": sheet("a4-3x8", 26),
    "traveller": BatchTraveller(COMPANY, CLASSIC, STEPS, batches(2)),
    "status page": StatusPage(COMPANY, CLASSIC, NOON, 48, 16.0, PIECES, PLACES, "Ploy", NOTES),
    "planned status page": StatusPage(COMPANY, JOB, NOON, 0, None),
}
HARD: dict[str, Paper] = {
    "work card": WorkCard(HARD_COMPANY, HARD_JOB, HARD_STEPS, None, HARD_NOTES),
    "longest notes": WorkCard(HARD_COMPANY, HARD_JOB, STEPS, None, "ก\n" * 200),
    "classic work card": WorkCard(
        HARD_COMPANY, replace(HARD_JOB, line=Line.CLASSIC), HARD_STEPS, UNBROKEN[:200], HARD_NOTES
    ),
    **{f"labels {size}": sheet(size, 2, product=HARD_NAME, quantity=9999) for size in LABEL_SIZES},
    "traveller": BatchTraveller(HARD_COMPANY, HARD_JOB, HARD_STEPS, batches(1), None, HARD_NOTES),
    "status page": StatusPage(
        HARD_COMPANY,
        replace(HARD_JOB, line=Line.CLASSIC),
        NOON,
        48,
        100.0,
        dict.fromkeys(TokenState, 10_000),
        tuple(Place(HARD_NAME, dict.fromkeys(TokenState, 9_999), (UNBROKEN[:200],) * 3) for _ in range(9)),
        UNBROKEN[:200],
        HARD_NOTES,
    ),
}
