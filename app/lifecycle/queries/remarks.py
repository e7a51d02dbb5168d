"""What was said with a piece to whoever works on it next: by whom it was handed over, why it was put back,
what the inspector found, and what was said when it passed."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import get_args

from app.domain.facts import from_payload
from app.domain.facts.undo import CommandUndone
from app.domain.facts.work import (
    QcFailed,
    QcPassed,
    WorkHandedOver,
    WorkLeft,
    WorkPartCompleted,
    WorkRequeued,
)
from app.lifecycle.desk import Desk
from app.values import frozen


class Said(StrEnum):
    """On what occasion something was said."""

    HANDED_OVER = "handed_over"
    PUT_BACK = "put_back"
    LEFT = "left"
    FAILED = "failed"
    PASSED = "passed"


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
    """A piece in the queue: its open work item, who holds it, whether it stands for another one, and the
    fault with which it failed last."""

    token: int
    item: int
    holder: int | None
    is_replacement: bool
    has_failed: bool
    fault: str | None
    fault_th: str | None


Telling = WorkHandedOver | WorkRequeued | WorkLeft | WorkPartCompleted | QcFailed | QcPassed


@frozen
class _Told:
    """One telling fact: its command with the ids that it gave, who gave that, and in whose name: the words
    are of who gave it."""

    happened: Telling
    command: int
    ids: range
    by: int
    by_name: str
    person_name: str


_Last = Mapping[object, _Told]  # by the kind, of parts of an inspection by who did them too

_KINDS = (*(each.kind for each in get_args(Telling)), CommandUndone.kind)
# In each command the first fact about a piece is found; what tells something may be another one.
_SAID = (
    "SELECT s.kind, s.payload, c.n, c.ids_from, c.ids_used, c.actor, a.name, p.name FROM command c "
    "CROSS JOIN fact s ON s.command = c.n LEFT JOIN person a ON a.id = c.actor "
    "LEFT JOIN person p ON p.id = s.payload ->> '$.person' WHERE c.n IN (SELECT f.command FROM touched d "
    f"JOIN fact f ON f.seq = d.seq WHERE d.subject IN ({{}})) AND s.kind IN ({','.join('?' * len(_KINDS))}) "
    "ORDER BY +s.seq"
)


def remarks_on(desk: Desk, asked: Iterable[Asked]) -> Mapping[int, tuple[Remark, ...]]:
    """What was said with these pieces and still holds, by their tokens."""
    by_token = {each.token: each for each in asked}
    by_item = {each.item: each.token for each in by_token.values()}
    told = _told(desk, by_token)
    last: dict[int, dict[object, _Told]] = {token: {} for token in by_token}
    for each in told:
        happened = each.happened
        about = (
            by_token.keys() & happened.tokens
            if isinstance(happened, QcFailed)
            else [by_item[item] for item in by_item.keys() & happened.items]
        )
        key: object = happened.person if isinstance(happened, WorkPartCompleted) else type(happened)
        for token in about:
            last[token][key] = each
    passed = _passed(by_token.values(), told)
    return {token: (*_remarks(each, last[token]), *passed.get(token, ())) for token, each in by_token.items()}


def _told(desk: Desk, tokens: Iterable[int]) -> Sequence[_Told]:
    """What was told of them, oldest first, without what was taken back."""
    tokens = tuple(tokens)
    query = _SAID.format(",".join("?" * len(tokens)))
    told, undone = [], set()
    rows = desk.db.connection().execute(query, (*tokens, *_KINDS))
    for kind, payload, n, ids_from, ids_used, actor, actor_name, person in rows:
        happened = from_payload(kind, json.loads(payload))
        if isinstance(happened, CommandUndone):
            undone.add(happened.n)
            continue
        assert isinstance(happened, Telling)
        ids = range(ids_from, ids_from + ids_used)
        told.append(_Told(happened, n, ids, actor, actor_name or person or "", person or ""))
    return [each for each in told if each.command not in undone]


def _remarks(asked: Asked, last: _Last) -> Iterator[Remark]:
    """Of a handing over while it is in those hands, of a putting back, or a leaving to others, until it is in
    the hands of who said so, of a fault until the piece passes, of a part of an inspection to the others."""
    for told in last.values():
        happened = told.happened
        if isinstance(happened, WorkHandedOver) and happened.to == asked.holder:
            own = not happened.note or told.by == happened.to
            giver = told.person_name if own else told.by_name
            yield Remark(Said.HANDED_OVER, giver, happened.note)
        elif isinstance(happened, WorkRequeued) and happened.note and told.by != asked.holder:
            yield Remark(Said.PUT_BACK, told.by_name, happened.note)
        elif isinstance(happened, WorkLeft) and happened.note and told.by != asked.holder:
            yield Remark(Said.LEFT, told.by_name, happened.note)
        elif isinstance(happened, WorkPartCompleted):
            yield from _passed_with(told)
    if asked.has_failed and QcFailed in last:
        told = last[QcFailed]
        yield Remark(Said.FAILED, told.by_name, told.happened.note, asked.fault, asked.fault_th)


def _passed_with(told: _Told) -> tuple[Remark, ...]:
    note = getattr(told.happened, "note", None)
    return (Remark(Said.PASSED, told.by_name, note),) if note else ()


def _passed(asked: Iterable[Asked], told: Sequence[_Told]) -> Mapping[int, tuple[Remark, ...]]:
    """What was said with a passing, of each piece at the step to which that opened the way: of the parts and
    the whole too, but not of what failed in the same count or is made anew. Where several have inspected a
    piece, what each of them said."""
    found: dict[int, tuple[Remark, ...]] = {}
    shares = [each for each in told if isinstance(each.happened, WorkPartCompleted) and each.happened.note]
    failed: dict[int, set[int]] = {}
    for each in told:
        if isinstance(each.happened, QcFailed):
            failed.setdefault(each.command, set()).update(each.happened.tokens)
    at = sorted(asked, key=_item)
    for each in told:
        if isinstance(each.happened, QcPassed):
            items = set(each.happened.items)
            theirs = [share for share in shares if not items.isdisjoint(share.happened.items)]
            begin, end = (bisect_left(at, of, key=_item) for of in (each.ids.start, each.ids.stop))
            sent_back = failed.get(each.command, ())
            for piece in at[begin:end]:
                if not piece.is_replacement and piece.token not in sent_back:
                    own = [share for share in theirs if piece.token in share.happened.tokens]
                    found[piece.token] = tuple(chain.from_iterable(map(_passed_with, (*own, each))))
    return found


def _item(asked: Asked) -> int:
    return asked.item
