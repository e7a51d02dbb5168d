"""Any value in any field of any command: it is done or refused, and nothing is done by halves."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.commands import COMMANDS, parse
from app.domain.commands.body import to_body
from app.domain.commands.fields import FieldKind, FieldSpec
from app.domain.refusals import Refused
from app.lifecycle.script import Script
from app.models.ledger import encode
from tests.lifecycle.shop import Shop, workshop
from tests.reference.choosing import exchange

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("HATTHASILPA_EXAMPLES", "300")) // 20  # of each command
ORDINARY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

# Values that mean something here, and values that other programs have stumbled over.
JOB = "HJ-2611-0001"
NAMES = ("TOTE-07", "CARD-02", "BELT-32", "STRAIGHT", "SHORT", "SKETCH", "BENCH", "Nok", JOB, "$kept")
WORDS = ("hatthasilpa", "classic", "high", "admin", "2026-12-24", "2026-02-30", "F001", "2569-01-01")
ODD_TEXTS = ("", " ", "\n", "0", "-1", "1e9", "null", "๑๒", "\u200b", "\u202e", "\x00", "\x1f", "'; --", "%s")
LONG_TEXT = "ก" * 5_000
WHOLE = (-1, 0, 1, 2, 10_000, 10_001, 1_000_000, 2**31, 2**40 + 1, 2**53, 2**63 - 1, -(2**63) + 1)
PIECE = {"ticket": JOB, "number": "F001"}
SERIAL = "HAT-HAT-TOTE07-20261120-00001-5F25-9"
LINES = [{"product": "TOTE-07", "quantity": 2}]

scalars = (
    st.none()
    | st.booleans()
    | st.sampled_from((*WHOLE, 0.5, 1e300))
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from((*NAMES, *WORDS, *ODD_TEXTS, LONG_TEXT))
    | st.text(max_size=12)
)
things = st.sampled_from((PIECE, exchange("NEW", ["CUT"]), LINES[0]))
values = st.recursive(
    scalars | things,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)

FITTING: Mapping[FieldKind, st.SearchStrategy[Any]] = {
    FieldKind.TEXT: st.sampled_from(("x", "test", "4711", *NAMES)),
    FieldKind.CODE: st.sampled_from(("HAT", "T1", "BENCH")),
    FieldKind.INTEGER: st.integers(1, 4),
    FieldKind.DATE: st.sampled_from(("2026-12-24", "2027-01-31")),
    FieldKind.FLAG: st.booleans(),
    FieldKind.TIME: st.sampled_from(("08:00", "17:30")),
    FieldKind.PIN: st.sampled_from(("4711", "0815")),
    FieldKind.REF: st.sampled_from(NAMES),
    FieldKind.TOKEN: st.sampled_from((PIECE, PIECE | {"number": "F002"}, SERIAL)),
    FieldKind.OBJECT: st.sampled_from((exchange("NEW", ["CUT"]), {})),
}


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    """One workshop for all: what is done stays, and the books are proved in the end."""
    with workshop() as made:
        made.started(2)
        yield made


@st.composite
def lines(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """A line for the command with mostly fitting fields and one or two that may hold anything."""
    spec = COMMANDS[kind]
    strange = draw(st.sets(st.sampled_from([*spec.fields, "person", "keep", "request_id"]), max_size=2))
    line: dict[str, Any] = {"do": kind}
    for name, field in spec.fields.items():
        fitting = _fitting(field)
        if name in strange:
            line[draw(st.sampled_from([name, field.singular or name]))] = draw(values)
        elif field.required or draw(st.booleans()):
            line[name] = draw(fitting)
    for name in sorted(strange - spec.fields.keys()):
        line[name] = draw(values)
    return line


def _fitting(field: FieldSpec) -> st.SearchStrategy[Any]:
    one = st.sampled_from(field.choices) if field.choices else FITTING[field.kind]
    if field.fields:
        inside = {name: (_fitting(each), each.required) for name, each in field.fields.items()}
        must = {name: each for name, (each, required) in inside.items() if required}
        may = {name: each for name, (each, required) in inside.items() if not required}
        one = st.fixed_dictionaries(must, optional=may)
    return st.lists(one, min_size=1, max_size=2) if field.many else one


@pytest.mark.parametrize("kind", sorted(COMMANDS))
def test_any_values_are_done_or_refused(shop: Shop, kind: str) -> None:
    outcomes: set[bool] = set()

    @ORDINARY
    @given(line=lines(kind))
    def any_line(line: dict[str, Any]) -> None:
        outcomes.add(_is_done(shop, line))

    any_line()
    assert False in outcomes, "nothing that was tried was refused"


def _is_done(shop: Shop, line: dict[str, Any]) -> bool:
    """Whether the line was done; when it was refused, at most the attempt was written."""
    script = Script(shop.core.controller, shop.id_of("Admin"), {"kept": {"code": "TOTE-07", "id": 5}})
    connection = shop.core.workspace.db.connection()
    facts, commands, written = shop.fact_count(), _commands(shop), connection.total_changes()

    ((_, answer),) = script.run([json.dumps(line, ensure_ascii=False)])

    if not isinstance(answer, Refused):
        return True
    assert shop.fact_count() == facts
    assert connection.total_changes() - written == _commands(shop) - commands <= 1
    return False


def _commands(shop: Shop) -> int:
    return int(shop.sql("SELECT count(*) FROM command")[0][0])


def test_most_fitting_lines_are_done(shop: Shop) -> None:
    """The lines above are not all refused for the same dull reason."""
    done = [_is_done(shop, {"do": "job.create", "product": "TOTE-07", "quantity": each}) for each in (1, 2)]
    assert done == [True, True]


@pytest.mark.parametrize("kind", sorted(COMMANDS))
@settings(ORDINARY, max_examples=EXAMPLES)
@given(data=st.data())
def test_whatever_a_screen_hands_over_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    """No JSON has been in between: numbers of any size, halves of characters."""
    halves = st.text(st.characters(categories=["Cs", "L"]), min_size=1, max_size=3)
    anything = values | halves | st.integers() | st.floats()
    fields = {
        name: data.draw(st.lists(anything, max_size=2) if field.many else anything)
        for name, field in COMMANDS[kind].fields.items()
        if field.kind is not FieldKind.OBJECT or field.fields
    }
    try:
        command, _ = parse(kind, fields)
    except Refused:
        return
    assert encode(to_body(command)).encode()
