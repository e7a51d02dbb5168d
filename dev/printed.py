"""Pictures of every kind of paper in both languages, whole and enlarged, from the sample workshop."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import cast
from cast import Part
from PySide6.QtCore import QRectF
from stage_clock import StageClock

from app import bootstrap
from app.desktop import sample_workspace
from app.domain.paper import LABEL_SIZES, LabelSheet, Name, Paper, WorkCard
from app.domain.paper.kinds import PaperKind
from app.lifecycle.desk import Desk
from app.lifecycle.queries import paper
from app.lifecycle.queries.tickets import find
from app.messages import Language, Messages
from app.printing import devices, laying
from app.printing.page import Page
from app.printing.press import without_a_window

WHOLE, ENLARGED = 110, 300
LONG = Name(
    "Travel bag with a brass frame, stitched by hand with two needles, edges painted five times " * 3,
    "กระเป๋าเดินทางโครงทองเหลือง เย็บมือสองเข็ม ทาสีขอบห้าชั้น ปั๊มโลโก้ที่หูกระเป๋าและซับในผ้าไหมย้อมครั่ง " * 3,
)
NOTES = (
    "Thread dark brown, 0.8 mm. The customer fetches it on Friday and wants the name stamped inside.\n"
    "เย็บด้วยด้ายสีน้ำตาลเข้ม ระวังปั๊มโลโก้ให้อยู่ตรงกลาง ตรวจขอบที่ทาสีแล้วสองครั้งก่อนส่ง ลูกค้ามารับวันศุกร์ "
    "และต้องการให้ปั๊มชื่อไว้ด้านใน ถ้าหนังมีตำหนิให้แจ้งหัวหน้าช่างก่อนเริ่มเย็บ ห้ามใช้กาวน้ำกับหนังฟอกฝาด"
)
PARTS = {"head": QRectF(10, 5, 190, 75), "rows": QRectF(10, 75, 120, 70), "foot": QRectF(10, 200, 190, 92)}
LABEL_PARTS = {"corner": QRectF(0, 0, 150, 80)}


def take(folder: Path) -> int:
    """Writes the pictures; returns how many."""
    _kept = without_a_window()
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with sample_workspace(StageClock()) as path, closing(bootstrap.open_reading(path)) as reading:
        for name, each in papers(reading.desk):
            for language in Language:
                count += _pictured(each, folder, f"{name}-{language}", Messages(language))
    print(f"{folder.name}: {count} pictures")
    return count


def papers(desk: Desk) -> Iterator[tuple[str, Paper]]:
    """Every kind, of tickets of both lines, and what is hard to print."""
    clock = StageClock()
    day = clock.plant_date(clock.now())
    code = {part: cast.play(part, desk, day) for part in (Part.RUNNING, Part.PLANNED, Part.CLASSIC)}
    ticket = {part: find(desk, each) for part, each in code.items()}
    yield "card-hatthasilpa", paper.work_card(desk, ticket[Part.RUNNING])
    yield "card-classic", paper.work_card(desk, ticket[Part.CLASSIC])
    yield "card-hard", hard(paper.work_card(desk, ticket[Part.PLANNED]))
    for key, size in LABEL_SIZES.items():
        yield f"labels-{key}", paper.labels(desk, ticket[Part.RUNNING], size)
    yield "labels-hard", hard_labels(paper.labels(desk, ticket[Part.RUNNING], LABEL_SIZES["50x30"]))
    yield "traveller", paper.batch_traveller(desk, ticket[Part.CLASSIC])
    for part in (Part.RUNNING, Part.CLASSIC):
        yield f"status-{part}", paper.made(desk, PaperKind.STATUS_PAGE, ticket[part], size, clock.now())


def hard(card: WorkCard) -> WorkCard:
    """A card of several pages, with long names and notes."""
    steps = tuple(
        replace(step, name=LONG) if place % 7 == 3 else step for place, step in enumerate(card.steps * 6)
    )
    return replace(card, job=replace(card.job, product=LONG), steps=steps, notes=NOTES)


def hard_labels(sheet: LabelSheet) -> LabelSheet:
    """Labels of something with a long name."""
    return replace(sheet, labels=tuple(replace(each, product=LONG) for each in sheet.labels[:1]))


def _pictured(given: Paper, folder: Path, name: str, messages: Messages) -> int:
    pages = laying.pages(given, messages)
    count = 0
    for number, page in enumerate(pages[:3], start=1):
        devices.picture(page, WHOLE if page.height > 200 else ENLARGED).save(
            str(folder / f"{name}-{number}.png")
        )
        count += 1
    if pages[0].height > 200:
        count += _enlarged(pages[0], folder, name, LABEL_PARTS if isinstance(given, LabelSheet) else PARTS)
    return count


def _enlarged(page: Page, folder: Path, name: str, parts: dict[str, QRectF]) -> int:
    image, per_mm = devices.picture(page, ENLARGED), ENLARGED / 25.4
    for part, place in parts.items():
        cut = QRectF(place.topLeft() * per_mm, place.size() * per_mm).toAlignedRect()
        image.copy(cut).save(str(folder / f"{name}-{part}.png"))
    return len(parts)
