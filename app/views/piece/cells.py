"""What lists of pieces show of each: columns by key, of which a list picks those that it shows."""

from __future__ import annotations

from app.domain.words import TokenKind
from app.lifecycle.queries.pieces import PieceLine
from app.messages import Language, Messages
from app.messages.words import TOKEN_KIND, TOKEN_STATE
from app.views.cells import NOTHING, together
from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.piece import texts
from app.views.theme.marks import look

INDENT = "↳"  # before the number of a part, where it stands beneath its piece


def step_of(piece: PieceLine, messages: Messages) -> str:
    """What people call the place where a piece stands."""
    return in_language(piece.node_name, piece.node_name_th, messages)


def in_language(name: str, thai: str | None, messages: Messages) -> str:
    """A name in the language that is spoken."""
    return thai if thai and messages.language is Language.THAI else name


def kind_of(piece: PieceLine, messages: Messages) -> str:
    """A piece, a batch of so many, a part of another."""
    if piece.part_of is not None and piece.quantity > 1:
        quantity = f"{piece.quantity:,}"
        return messages.text(texts.SO_MANY_OF, number=piece.part_of, quantity=quantity)
    if piece.part_of is not None:
        return messages.text(texts.PART_OF, number=piece.part_of)
    if piece.kind is TokenKind.BATCH:
        return messages.text(texts.BATCH_OF, quantity=f"{piece.quantity:,}")
    return messages.text(TOKEN_KIND[piece.kind])


def _number(row: PieceLine, messages: Messages) -> Cell:
    if row.part_of is not None:
        spoken = messages.text(texts.PART_SPOKEN, number=row.number, whole=row.part_of)
        return Cell(row.number, tooltip=spoken, spoken=spoken)
    tooltip = messages.text(texts.PIECE_TOOLTIP, number=row.number, serial=row.serial or NOTHING)
    return Cell(row.number, tooltip=tooltip)


def _number_in_family(row: PieceLine, messages: Messages) -> Cell:
    cell = _number(row, messages)
    if row.part_of is None:
        return cell
    return Cell(INDENT + row.number, tooltip=cell.tooltip, spoken=cell.spoken)


def _job(row: PieceLine, messages: Messages) -> Cell:
    return Cell(row.ticket_code)


def _kind(row: PieceLine, messages: Messages) -> Cell:
    return Cell(kind_of(row, messages))


def _step(row: PieceLine, messages: Messages) -> Cell:
    """The step; with who has it and how often it was redone, for where their columns have no room."""
    step, more = step_of(row, messages), []
    if row.people:
        more.append(messages.text(texts.WITH, person=together(row.people, messages)))
    if row.rework_count:
        more.append(messages.sentence(texts.REDONE, {"count": row.rework_count}))
    told = " · ".join((step, *more)) if more else ""
    return Cell(step, tooltip=told, spoken=told)


def _state(row: PieceLine, messages: Messages) -> Cell:
    return Cell(messages.text(TOKEN_STATE[row.state]), look(row.state))


def _holder(row: PieceLine, messages: Messages) -> Cell:
    people = together(row.people, messages) if row.people else NOTHING
    return Cell(people, tooltip=people if row.helpers else "")


def _rework(row: PieceLine, messages: Messages) -> Cell:
    return Cell(str(row.rework_count) if row.rework_count else NOTHING)


def _links(row: PieceLine, messages: Messages) -> Cell:
    if row.replaced_by is not None:
        told = messages.text(texts.REPLACED_TOLD, number=row.replaced_by)
        return Cell(messages.text(texts.REPLACED_BY, number=row.replaced_by), tooltip=told, spoken=told)
    if row.replaces is not None:
        told = messages.text(texts.REPLACES_TOLD, number=row.replaces)
        return Cell(messages.text(texts.REPLACES, number=row.replaces), tooltip=told, spoken=told)
    return Cell(NOTHING)


def _run(row: PieceLine, messages: Messages) -> Cell:
    return Cell(str(row.run))


def _serial(row: PieceLine, messages: Messages) -> Cell:
    return Cell(row.serial or NOTHING)


def _reworks(row: PieceLine) -> int:
    return row.rework_count


COLUMNS: dict[str, Column[PieceLine]] = {
    column.key: column
    for column in (
        Column("number", texts.NUMBER, _number, 74, Kind.STRONG),
        Column("job", texts.JOB, _job, 104, sort_key="job"),
        Column("kind", texts.KIND, _kind, 100, fold=3),
        Column("step", texts.STEP, _step, 118, sort_key="step", stretch=True),
        Column("state", texts.STATE, _state, 144, Kind.BADGE, sort_key="state"),
        Column("holder", texts.HOLDER, _holder, 98, sort_key="holder", grows=True, fold=1, matters=True),
        Column(
            "rework", texts.REWORK, _rework, 82, align=Align.END, sort_key="rework", fold=2, value=_reworks
        ),
        Column("links", texts.LINKS, _links, 118, Kind.MUTED, fold=4),
        Column("run", texts.RUN, _run, 48, align=Align.END, fold=6),
        Column("serial", texts.SERIAL, _serial, 276, Kind.MUTED, fold=5),
    )
}
FAMILY_NUMBER = Column("number", texts.NUMBER, _number_in_family, 56, Kind.STRONG, grows=True)
"""The number where parts stand beneath their piece."""
