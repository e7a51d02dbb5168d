from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.words import ItemState, Line, Priority, RoutingState, TicketStatus, TokenState
from app.paths import resources
from app.views.theme import fonts
from app.views.theme.contrast import ratio
from app.views.theme.icons import Icons
from app.views.theme.marks import LOOKS, PLAIN, Look, Shape, look
from app.views.theme.scale import GRID, ROW_HEIGHT, Text
from app.views.theme.shapes import paint_shape
from app.views.theme.sprites import BAR_HEIGHT, Sprites
from app.views.theme.theme import Theme
from app.views.theme.tokens import DARK, LIGHT, Scheme, Tone

TALL_THAI = "ปู่ญี่ปุ่น ผู้ใหญ่ ซื้อ ฎุฏุ"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="currentColor" d="M0 0h99v99H0z"/></svg>'


def test_both_bundled_fonts_are_found(theme: Theme) -> None:
    assert theme.fonts.families == ("Sarabun", "Noto Sans Thai")


def test_nothing_moves_that_people_do_not_move(theme: Theme, qapp: QApplication, tmp_path: Path) -> None:
    for effect in Qt.UIEffect:
        qapp.setEffectEnabled(effect, True)
    assert any(map(qapp.isEffectEnabled, Qt.UIEffect))
    theme.hold_still()
    assert not any(map(qapp.isEffectEnabled, Qt.UIEffect))


def test_without_bundled_fonts_the_program_still_has_one(qapp: QApplication, tmp_path: Path) -> None:
    assert fonts.load(tmp_path).font().pixelSize() > 0


def test_figures_have_one_width(theme: Theme) -> None:
    for step in Text:
        metrics = QFontMetricsF(theme.font(step))
        widths = {round(metrics.horizontalAdvance(figure * 10), 3) for figure in "0123456789"}
        assert len(widths) == 1


def test_thai_tone_marks_fit_a_row_and_the_line(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font(Text.BODY))
    assert metrics.tightBoundingRect(TALL_THAI).height() <= metrics.height()
    assert metrics.height() + 2 * GRID <= ROW_HEIGHT


@pytest.mark.parametrize("ratio", [1.0, 1.5, 3.0])
def test_an_icon_is_as_sharp_as_its_screen(theme: Theme, ratio: float) -> None:
    icon = theme.icon("search", size=16, gap=4)
    drawn = icon.pixmap(QSize(20, 16), ratio)
    assert (drawn.width(), drawn.height()) == (20 * ratio, 16 * ratio)
    assert drawn.deviceIndependentSize() == QSize(20, 16)


def test_an_icon_fits_a_smaller_place_and_does_not_grow_in_a_larger_one(theme: Theme) -> None:
    icon = theme.icon("search", size=16)
    assert [icon.pixmap(QSize(side, side), 1.0).width() for side in (12, 16, 40)] == [12, 16, 16]


def test_an_icon_says_by_its_colour_that_it_can_not_be_pressed(theme: Theme) -> None:
    icon = Icons(resources() / "icons").icon("check", "#ff0000", "#00ff00", 24)
    for mode, colour in ((QIcon.Mode.Normal, "#ff0000"), (QIcon.Mode.Disabled, "#00ff00")):
        assert _colours(icon.pixmap(QSize(24, 24), 1.0, mode).toImage()) == {colour}


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_tick_is_there_while_its_line_of_a_menu_is_chosen_and_as_sharp_as_the_screen(
    theme: Theme, ratio: float
) -> None:
    tick, side = theme.tick(16), QSize(16, 16)
    on = tick.pixmap(side, ratio, QIcon.Mode.Normal, QIcon.State.On)
    off = tick.pixmap(side, ratio, QIcon.Mode.Normal, QIcon.State.Off)
    assert (on.width(), on.height()) == (off.width(), off.height()) == (16 * ratio, 16 * ratio)
    assert (_colours(on.toImage()), _colours(off.toImage())) == ({LIGHT.text}, set())


def test_an_icon_is_painted_where_it_is_asked_for(theme: Theme) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    Icons(resources() / "icons").icon("check", "#ff0000", "#00ff00", 24).paint(painter, 8, 8, 24, 24)
    painter.end()
    assert _colours(image) == {"#ff0000"}


def test_an_icon_is_drawn_when_somebody_looks_at_it(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "square.svg"
    file.write_text("no drawing yet")
    icon = Icons(tmp_path).icon("square", "#ff0000", "#00ff00", 24)
    file.write_text(SQUARE)
    assert _colours(icon.pixmap(QSize(24, 24), 1.0).toImage()) == {"#ff0000"}


def test_each_icon_is_drawn_once_for_a_colour_and_a_ratio(theme: Theme) -> None:
    icons = Icons(resources() / "icons")
    first = icons.pixmap("search", LIGHT.text, 16, 2.0)
    assert (first.width(), first.deviceIndependentSize().width()) == (32, 16)
    assert icons.pixmap("search", LIGHT.text, 16, 2.0).cacheKey() == first.cacheKey()
    assert icons.pixmap("search", LIGHT.accent, 16, 2.0).cacheKey() != first.cacheKey()


def test_an_icon_takes_the_colour_it_is_asked_for(theme: Theme) -> None:
    image = Icons(resources() / "icons").pixmap("check", "#ff0000", 24).toImage()
    assert _colours(image) == {"#ff0000"}


def test_an_icon_that_is_not_there_is_a_mistake(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_another_scheme_dresses_the_program_and_tells_it(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.use(Scheme.DARK)
    assert qapp.palette().window().color().name() == DARK.surface
    with qtbot.assertNotEmitted(theme.changed):
        theme.use(Scheme.DARK)


@pytest.mark.parametrize("words", [TicketStatus, TokenState, ItemState, Line, Priority, RoutingState])
def test_every_stored_word_has_a_look(words: type[TicketStatus]) -> None:
    assert [word for word in words if word not in LOOKS] == []


@pytest.mark.parametrize("words", [TicketStatus, TokenState, ItemState])
def test_two_states_are_told_apart_without_colour(words: type[TicketStatus]) -> None:
    shapes: dict[Shape, list[str]] = {}
    for word in words:
        shapes.setdefault(look(word).shape, []).append(word)
    assert [alike for alike in shapes.values() if len(alike) > 1] == []


def test_an_unknown_word_is_plain() -> None:
    assert look("something new") is PLAIN


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.NONE])
def test_each_shape_is_drawn_as_no_other(qapp: QApplication, shape: Shape) -> None:
    pictures = {other: _picture(other) for other in Shape}
    mine = pictures.pop(shape)
    assert mine not in pictures.values()


def test_sprites_are_painted_once_and_anew_in_another_scheme(theme: Theme) -> None:
    sprites = Sprites(theme)
    mark = Look(Tone.BLUE, Shape.PLAY)
    badge = sprites.badge(mark, "In progress", 200, 1.0)
    assert sprites.badge(mark, "In progress", 200, 1.0).cacheKey() == badge.cacheKey()
    theme.use(Scheme.DARK)
    assert sprites.badge(mark, "In progress", 200, 1.0).toImage() != badge.toImage()


def test_a_badge_is_never_wider_than_its_room(theme: Theme) -> None:
    badge = Sprites(theme).badge(look("in_progress"), "In progress", 60, 1.0)
    assert badge.width() == 60


@pytest.mark.parametrize(("share", "filled"), [(0.0, 0), (50.0, 50), (100.0, 100)])
def test_a_bar_is_filled_to_its_share(theme: Theme, share: float, filled: int) -> None:
    image = Sprites(theme).bar(look("completed"), share, 100, 1.0).toImage()
    colour = QColor(LIGHT.tones[Tone.GREEN].fill).name()
    row = [image.pixelColor(x, BAR_HEIGHT // 2).name() for x in range(100)]
    assert row.count(colour) == pytest.approx(filled, abs=2)


@pytest.mark.parametrize("scheme", Scheme)
def test_a_box_to_tick_stands_out_on_its_ground(theme: Theme, qtbot: QtBot, scheme: Scheme) -> None:
    theme.use(scheme)
    try:
        page = QWidget()
        qtbot.addWidget(page)
        QVBoxLayout(page).addWidget(QCheckBox())
        page.show()
        drawn = _colours(page.grab().toImage())
        assert max(ratio(each, theme.colours.surface) for each in drawn) >= 3.0
    finally:
        theme.use(Scheme.LIGHT)


def _colours(image: QImage) -> set[str]:
    """The colours of what is drawn, its soft edges left out."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in places)
    return {colour.name() for colour in pixels if colour.alpha() == 255}


def _picture(shape: Shape) -> bytes:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_shape(painter, shape, QRectF(2, 2, 16, 16), QColor("black"))
    painter.end()
    return bytes(image.constBits())
