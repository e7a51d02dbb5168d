from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette

import app.views
from app.views.theme.contrast import READABLE, ratio
from app.views.theme.palette import palette_of
from app.views.theme.qss import TEMPLATE, sheet_of
from app.views.theme.tokens import SCHEMES, TEXT_ON, TONE_GROUNDS, Colours, Tone

SHAPE = 3.0
Role = QPalette.ColorRole
PALETTE_PAIRS = (
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.PlaceholderText, Role.Base),
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.Link, Role.Window),
    (Role.Link, Role.Base),
)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")

both = pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)


@both
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_words_read_on_the_ground_they_stand_on(colours: Colours, ink: str, ground: str) -> None:
    assert ratio(getattr(colours, ink), getattr(colours, ground)) >= READABLE


@both
@pytest.mark.parametrize("tone", Tone)
def test_a_tones_words_read_on_its_wash_and_in_a_row(colours: Colours, tone: Tone) -> None:
    shade = colours.tones[tone]
    grounds = [shade.wash, *(getattr(colours, name) for name in TONE_GROUNDS)]
    assert [ground for ground in grounds if ratio(shade.ink, ground) < READABLE] == []


@both
@pytest.mark.parametrize("tone", [Tone.LEATHER, Tone.AMBER, Tone.RED])
def test_a_banners_sentence_reads_on_its_wash(colours: Colours, tone: Tone) -> None:
    assert ratio(colours.text, colours.tones[tone].wash) >= READABLE


@both
@pytest.mark.parametrize("tone", Tone)
def test_a_shape_stands_out_where_it_is_painted(colours: Colours, tone: Tone) -> None:
    fill = colours.tones[tone].fill
    assert [name for name in TONE_GROUNDS if ratio(fill, getattr(colours, name)) < SHAPE] == []


@both
def test_the_focus_frame_and_the_fields_outline_stand_out(colours: Colours) -> None:
    for line in (colours.focus, colours.outline):
        assert ratio(line, colours.card) >= SHAPE
    assert ratio(colours.focus, colours.surface) >= SHAPE
    assert ratio(colours.focus_on_accent, colours.surface) >= SHAPE


@both
@pytest.mark.parametrize(("ink", "ground"), PALETTE_PAIRS)
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled])
def test_the_palette_reads(colours: Colours, ink: Role, ground: Role, group: QPalette.ColorGroup) -> None:
    palette = palette_of(colours)
    assert ratio(palette.color(group, ink).name(), palette.color(group, ground).name()) >= READABLE


@both
def test_each_rule_of_the_style_sheet_reads(colours: Colours) -> None:
    pairs = [pair for _, body in RULE.findall(sheet_of(colours, round)) if (pair := _pair(body))]
    assert len(pairs) > 15
    assert [pair for pair in pairs if ratio(*pair) < READABLE] == []


def test_the_style_sheet_uses_every_colour_by_its_token() -> None:
    assert "#" not in TEMPLATE
    known = {field.name for field in fields(Colours)}
    used = set(re.findall(r"\$([a-z_]+)", TEMPLATE))
    assert used <= known


def test_only_the_tokens_name_a_colour() -> None:
    views = Path(app.views.__file__).parent
    naming = [
        path.name for path in views.rglob("*.py") if re.search(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8"))
    ]
    assert naming == ["tokens.py"]


def test_black_on_white_is_the_strongest_contrast() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def _pair(body: str) -> tuple[str, str] | None:
    ink = re.search(r"(?<![-\w])color: (#\w{6})", body)
    ground = re.search(r"(?<![-\w])background: (#\w{6})", body)
    return (ink[1], ground[1]) if ink and ground else None
