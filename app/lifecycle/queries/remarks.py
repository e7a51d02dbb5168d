"""What was said with a piece to whoever works on it next: by whom it was handed over, why it was put back,
and what the inspector found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from app.domain.facts import Fact, from_payload
from app.domain.facts.work import QcFailed, WorkHandedOver, WorkRequeued
from app.lifecycle.desk import Desk
from app.values import frozen


class Said(StrEnum):
    """On what occasion something was said."""

    HANDED_OVER = "handed_over"
    PUT_BACK = "put_back"
    FAILED = "failed"


@frozen
class Remark:
    """Something that was said with a piece, by whom; of an inspection with the fault, if it was named."""

    said: Said
    person: str
    note: str | None = None
    fault: str | None = None
    fault_th: str | None = None


@frozen
class Asked:
    """A piece in the queue: its open work item, who holds it, and the fault with which it failed last."""

    token: int
    item: int
    holder: int | None
    has_failed: bool
    fault: str | None
    fault_th: str | None


_KINDS = (WorkHandedOver.kind, WorkRequeued.kind, QcFailed.kind)
# The first fact about a piece in each command is found; of a part that was split off, that is its splitting.
_SAID = (
    "SELECT d.subject, s.seq, s.kind, s.payload, p.name FROM touched d JOIN fact f ON f.seq = d.seq "
    "AND f.kind IN (?, ?, ?, 'tokens.batch_split') "
    "JOIN fact s ON s.command = f.command AND (s.seq = f.seq OR f.kind = 'tokens.batch_split') "
    "AND s.kind IN (?, ?, ?) "
    "LEFT JOIN person p ON p.id = s.payload ->> '$.person' WHERE d.subject IN ({}) ORDER BY s.seq"
)


def remarks_on(desk: Desk, asked: Iterable[Asked]) -> Mapping[int, tuple[Remark, ...]]:
    """What was said with these pieces and still holds, by their tokens."""
    by_token = {each.token: each for each in asked}
    query = _SAID.format(",".join("?" * len(by_token)))
    rows = desk.db.connection().execute(query, (*_KINDS, *_KINDS, *by_token)).fetchall()
    facts: dict[int, Fact] = {}
    last: dict[int, dict[str, tuple[Fact, str]]] = {}
    for token, seq, kind, payload, person in rows:
        if seq not in facts:
            facts[seq] = from_payload(kind, json.loads(payload))
        happened = facts[seq]
        if token in _tokens(happened):
            last.setdefault(token, {})[kind] = (happened, person or "")
    return {token: tuple(_remarks(each, last.get(token, {}))) for token, each in by_token.items()}


def _tokens(happened: Fact) -> Sequence[int]:
    assert isinstance(happened, WorkHandedOver | WorkRequeued | QcFailed)
    return happened.tokens


def _remarks(asked: Asked, last: Mapping[str, tuple[Fact, str]]) -> Iterable[Remark]:
    """Of a handing over while it is in those hands, of a putting back until it is in the same hands again, of
    a fault until the piece passes."""
    for happened, person in last.values():
        if not isinstance(happened, WorkHandedOver | WorkRequeued) or asked.item not in happened.items:
            continue
        if isinstance(happened, WorkHandedOver) and happened.to == asked.holder:
            yield Remark(Said.HANDED_OVER, person, happened.note)
        if isinstance(happened, WorkRequeued) and happened.note and happened.person != asked.holder:
            yield Remark(Said.PUT_BACK, person, happened.note)
    if asked.has_failed and QcFailed.kind in last:
        happened, person = last[QcFailed.kind]
        assert isinstance(happened, QcFailed)
        yield Remark(Said.FAILED, person, happened.note, asked.fault, asked.fault_th)
