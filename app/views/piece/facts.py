"""The values of one piece, its inspections, and the radar of its parts, under each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.lifecycle.queries.piece_detail import Hands, Inspection, PieceDetail, Radar, Standing
from app.messages import Messages
from app.messages.words import PRIORITY, TOKEN_STATE
from app.views.cells import name_of, together
from app.views.piece import texts
from app.views.piece.cells import in_language, kind_of, step_of
from app.views.theme.scale import MEDIUM, SMALL, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel, level

Value = Callable[[PieceDetail, Messages], str | None]


def _product(piece: PieceDetail, messages: Messages) -> str:
    return name_of(piece, messages)


def _job(piece: PieceDetail, messages: Messages) -> str:
    return messages.text(texts.FACT_JOB, code=piece.line.ticket_code, run=piece.line.run)


def _kind(piece: PieceDetail, messages: Messages) -> str:
    return kind_of(piece.line, messages)


def _place(piece: PieceDetail, messages: Messages) -> str:
    step = step_of(piece.line, messages)
    return messages.text(texts.AT_SINCE, step=step, moment=messages.moment(piece.since))


def _holder(piece: PieceDetail, messages: Messages) -> str | None:
    return together(piece.line.people, messages) if piece.line.people else None


def _worked(piece: PieceDetail, messages: Messages) -> str | None:
    return "\n".join(_hands(each, messages) for each in piece.hands) or None


def _hands(hands: Hands, messages: Messages) -> str:
    step = in_language(hands.node_name, hands.node_name_th, messages)
    if hands.until is None:
        return messages.text(texts.STILL, person=hands.person, step=step)
    return messages.text(texts.HANDS, person=hands.person, step=step, moment=messages.moment(hands.until))


def _reworks(piece: PieceDetail, messages: Messages) -> str:
    return str(piece.line.rework_count)


def _priority(piece: PieceDetail, messages: Messages) -> str:
    said = texts.JOB_PRIORITY if piece.line.own_priority is None else texts.OWN_PRIORITY
    return messages.text(said, priority=messages.text(PRIORITY[piece.line.priority]))


def _version(piece: PieceDetail, messages: Messages) -> str:
    return messages.text(texts.VERSION, version=piece.version)


def _lineage(piece: PieceDetail, messages: Messages) -> str | None:
    return texts.LINEAGE_STEP.join(each.number for each in piece.chain) or None


def _parts(piece: PieceDetail, messages: Messages) -> str | None:
    lines = (
        messages.text(
            texts.PART_LINE,
            number=part.number,
            state=messages.text(TOKEN_STATE[part.state]),
            step=step_of(part, messages),
        )
        for part in piece.parts
    )
    return "\n".join(lines) or None


def _split(piece: PieceDetail, messages: Messages) -> str | None:
    """Of what a batch was split off, or what was split off it; both, where it went on."""
    batch = piece.line.split_from
    of = [] if batch is None else [messages.text(texts.SPLIT_FROM, number=batch)]
    off = (
        messages.text(
            texts.SPLIT_LINE,
            number=part.number,
            quantity=f"{part.quantity:,}",
            state=messages.text(TOKEN_STATE[part.state]),
        )
        for part in piece.split_off
    )
    return "\n".join((*of, *off)) or None


def _serial(piece: PieceDetail, messages: Messages) -> str | None:
    return piece.line.serial


def _cures(piece: PieceDetail, messages: Messages) -> str | None:
    return None if piece.ready_at is None or not piece.line.active else messages.moment(piece.ready_at)


def _reason(piece: PieceDetail, messages: Messages) -> str | None:
    return None if piece.reason is None else messages.written(piece.reason)


def _defect(piece: PieceDetail, messages: Messages) -> str | None:
    return None if piece.defect is None else name_of(piece.defect, messages)


def _note(piece: PieceDetail, messages: Messages) -> str | None:
    return piece.line.note


# A value of None leaves its line out.
FACTS: Sequence[tuple[str, Value]] = (
    (texts.PRODUCT, _product),
    (texts.JOB, _job),
    (texts.KIND, _kind),
    (texts.STANDS_AT, _place),
    (texts.IN_HANDS_OF, _holder),
    (texts.CURES, _cures),
    (texts.REASON, _reason),
    (texts.DEFECT, _defect),
    (texts.WORKED, _worked),
    (texts.REWORKS, _reworks),
    (texts.LINEAGE, _lineage),
    (texts.PARTS, _parts),
    (texts.SPLIT_OFF, _split),
    (texts.PRIORITY, _priority),
    (texts.ROUTING, _version),
    (texts.SERIAL, _serial),
    (texts.NOTE, _note),
)


class PieceFacts(QWidget):
    """The values of one piece."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = [
            (PlainLabel(theme, kind="muted", wraps=False), PlainLabel(theme, selectable=True)) for _ in FACTS
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        for place, (title, value) in enumerate(self._rows):
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)

    def show_piece(self, piece: PieceDetail, messages: Messages) -> None:
        """Says everything of this piece."""
        for (title, value), (named, value_of) in zip(self._rows, FACTS, strict=True):
            said = value_of(piece, messages)
            title.say(messages.text(named))
            value.say(said or "")
            value.retranslate(messages)
            level(title, value)
            title.setVisible(said is not None)
            value.setVisible(said is not None)

    def said(self) -> dict[str, str]:
        """What is shown, by title."""
        return {title.said(): value.said() for title, value in self._rows if not value.isHidden()}


class Lines(QWidget):
    """A title with lines beneath it; hidden while there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = PlainLabel(theme, step=Text.SECTION, kind="muted")
        self._lines: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._column.addWidget(self._title)

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """Shows these under the title."""
        self._title.say(title)
        for _ in range(len(lines) - len(self._lines)):
            label = PlainLabel(self._theme, selectable=True)
            self._lines.append(label)
            self._column.addWidget(label)
        for place, label in enumerate(self._lines):
            label.say(lines[place] if place < len(lines) else "")
            label.setVisible(place < len(lines))
        self.setVisible(bool(lines))

    def said(self) -> list[str]:
        """The lines that are shown."""
        return [label.said() for label in self._lines if not label.isHidden()]


class Inspections(Lines):
    """How a piece was judged so far."""

    def show_piece(self, piece: PieceDetail, messages: Messages) -> None:
        """Shows the inspections of this piece, the first one first."""
        lines = [_inspection(each, messages) for each in piece.inspections]
        self.show_lines(messages.text(texts.INSPECTIONS), lines)


class PartsRadar(Lines):
    """Which parts are missing, where they are, and who has them since when."""

    def show_piece(self, piece: PieceDetail, messages: Messages) -> None:
        """Shows what this piece waits for, if it does."""
        radar = piece.radar
        lines = [] if radar is None else _radar(radar, messages)
        self.show_lines(messages.text(texts.RADAR), lines)


def _inspection(each: Inspection, messages: Messages) -> str:
    step = in_language(each.node_name, each.node_name_th, messages)
    said = texts.PASSED if each.passed else texts.FAILED
    line = messages.text(said, step=step, person=each.person, moment=messages.moment(each.at))
    defect = "" if each.defect is None else name_of(each.defect, messages)
    remark = " · ".join(filter(None, (defect, messages.written(each.note or ""))))
    return messages.text(texts.REMARK, line=line, remark=remark) if remark else line


def _radar(radar: Radar, messages: Messages) -> list[str]:
    numbers = {
        "whole": radar.piece.number,
        "join": in_language(radar.join_name, radar.join_name_th, messages),
        "needed": radar.needed,
        "here": len(radar.arrived),
        "all": len(radar.arrived) + len(radar.missing),
    }
    return [
        messages.sentence(texts.RADAR_TEXT, numbers),
        *(_missing(each, messages) for each in radar.missing),
        *(
            messages.text(texts.RADAR_HERE, number=each.piece.number, moment=messages.moment(each.since))
            for each in radar.arrived
        ),
    ]


def _missing(each: Standing, messages: Messages) -> str:
    piece = each.piece
    words = {
        "number": piece.number,
        "state": messages.text(TOKEN_STATE[piece.state]),
        "step": step_of(piece, messages),
        "moment": messages.moment(each.since),
    }
    if not piece.people:
        return messages.text(texts.RADAR_FREE, **words)
    return messages.text(texts.RADAR_HELD, **words, person=together(piece.people, messages))
