"""Who can, and may, do what a step asks for: seen whenever a piece comes into somebody's hands.

Whose skills are not on record counts as able to do everything. Where somebody works, by contrast, only says
what they are shown as available: people help out at other benches. What is in one's hands already may be
gone on with: a manager may have given it there although a skill is missing.

Inspections are for those who may judge there: nobody else begins one, whose it is or whoever gives it. They
could neither pass nor fail it, and would only keep it from those who can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from app.clock import Instant
from app.domain.decision import Context, Person
from app.domain.permissions import Permission
from app.domain.refusals import Code, Notice, Refused, WarningCode
from app.domain.routing.graph import Node, NodeKind, SkillNeed
from app.domain.words import Part, Role
from app.domain.work.pieces import Member, WorkPiece, about, alike
from app.ids import PersonId

MOST_NAMED = 5

NodeOf = Callable[[WorkPiece], Node]
Everybody = Callable[[], Iterable[Person]]


def missing(person: Person, node: Node) -> tuple[SkillNeed, ...]:
    """What the step asks for and the person lacks."""
    if not person.skills:
        return ()
    return tuple(need for need in node.skills if person.level(need.skill) < need.level)


def may_judge(person: Person, node: Node) -> bool:
    """Whether somebody may pass and fail pieces at this inspection."""
    return person.may(Permission.JUDGE) or (node.qc is not None and node.qc.self_qc)


def as_judged(
    piece: WorkPiece, node: Node, person: Person, known: Callable[[PersonId], Person]
) -> tuple[WorkPiece, frozenset[PersonId]]:
    """The piece as an inspector judges it, and those in whose hands it lies in vain: out of these it comes
    into the inspector's."""
    vain = _in_vain(piece, node, known) if piece.holder not in (None, person.id) else frozenset()
    return (_taken(piece, person, vain) if vain else piece), vain


def _in_vain(piece: WorkPiece, node: Node, known: Callable[[PersonId], Person]) -> frozenset[PersonId]:
    """Who keeps a piece from its inspectors: has it in hand, or a part of it to do, and may not judge it or
    has left the workshop. Nobody, while somebody works on it or its holder may do their part."""
    if node.kind is not NodeKind.QC or piece.runners:
        return frozenset()
    undone = {each.person for each in piece.members if each.part is not Part.DONE}
    vain = frozenset(each for each in undone if not _judges(known(each), node))
    return vain if piece.holder in vain or piece.holder not in undone else frozenset()


def _judges(person: Person, node: Node) -> bool:
    return person.active and may_judge(person, node)


def _taken(piece: WorkPiece, person: Person, out: frozenset[PersonId]) -> WorkPiece:
    """The piece as this person's, whose clock doesn't run on it."""
    share = piece.crew and piece.member(person.id)
    own = share or Member(person.id, person.name, Part.JOINED, Instant(0), runs=False, is_busy=False)
    gone = {*out, person.id}
    others = [each for each in piece.crew if each.part is not Part.PRESSED and each.person not in gone]
    crew = (*others, own) if others or own.part is Part.DONE else ()
    return replace(
        piece, holder=person.id, holder_name=person.name, item_state=piece.without(None), crew=crew
    )


def is_theirs(person: Person, node: Node) -> bool:
    """Whether work at the step is shown to somebody as available."""
    if person.may(Permission.WORK) and not _may_begin(person, node):
        return False  # but to who only looks on all is shown
    here = not person.work_centers or node.work_center is None or node.work_center in person.work_centers
    return here and not missing(person, node)


def into_hands(
    pieces: Sequence[WorkPiece], person: Person, node_of: NodeOf, everybody: Everybody, context: Context
) -> tuple[Notice, ...]:
    """Raises Refused where a piece would come to somebody who may not judge it, or who lacks a skill, naming
    who does not. Where the actor may override a missing skill, a warning of it is the answer."""
    refuse_judging(pieces, person, node_of, everybody)
    notices: list[Notice] = []
    seen: set[tuple[int, str]] = set()
    for piece in pieces:
        step = (piece.version_id, piece.node)
        if step in seen or piece.member(person.id) is not None:
            continue
        seen.add(step)
        lacking = missing(person, node_of(piece))
        if not lacking:
            continue
        if not context.actor.may(Permission.OVERRIDE):
            raise _refused(piece, person, lacking, able(node_of(piece), everybody()))
        params = {"person": person.name, "node": piece.node, "skills": told(lacking)}
        notices.append(Notice(WarningCode.SKILL_OVERRIDDEN, params))
    return tuple(notices)


def refuse_judging(
    pieces: Iterable[WorkPiece], person: Person, node_of: NodeOf, everybody: Everybody
) -> None:
    """Raises Refused where a piece stands at an inspection at which the person may not judge."""
    if person.may(Permission.JUDGE):
        return
    for members in alike(pieces, lambda piece: (piece.version_id, piece.node)):
        node = node_of(members[0])
        if not _may_begin(person, node):
            others = [each for each in everybody() if each.active and may_judge(each, node)]
            inspectors_first = sorted(others, key=lambda each: Role.QC not in each.roles)
            named = {"person": person.name, "people": _named(inspectors_first)}
            variant = "inspection" if others else "inspection_nobody"
            raise about(Code.NOT_ALLOWED, members[0], variant=variant, **named)


def could_take(person: Person, node: Node, by: Person) -> bool:
    """Whether work at the step may come into somebody's hands, given by `by`."""
    return _may_begin(person, node) and (by.may(Permission.OVERRIDE) or not missing(person, node))


def _may_begin(person: Person, node: Node) -> bool:
    return node.kind is not NodeKind.QC or may_judge(person, node)


def able(node: Node, everybody: Iterable[Person]) -> list[Person]:
    """Who is here, may work, and can do what the step asks for."""
    return [
        each
        for each in everybody
        if each.active and each.may(Permission.WORK) and _may_begin(each, node) and not missing(each, node)
    ]


def told(needs: Iterable[SkillNeed]) -> str:
    """Skills with their levels, in a line."""
    return ", ".join(f"{need.skill} {need.level}" for need in needs)


def _refused(
    piece: WorkPiece, person: Person, lacking: Sequence[SkillNeed], others: Sequence[Person]
) -> Refused:
    params = {"person": person.name, "skills": told(lacking), "people": _named(others)}
    return about(Code.NOT_SKILLED, piece, variant="" if others else "nobody", **params)


def _named(people: Sequence[Person]) -> str:
    names = [each.name for each in people]
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
