"""The ways back of work: pieces stand, and items are in hands, as before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.commands import inbox, quality, work
from app.domain.commands.fields import TokenRef
from app.domain.facts import Fact
from app.domain.facts.flow import tokens_in
from app.domain.facts.work import SessionEnded, WorkPaused
from app.domain.people import inactive
from app.domain.permissions import Permission
from app.domain.tickets.states import not_allowed
from app.domain.work import asked, clock, reverting
from app.domain.work.gone_on import gone_on
from app.domain.work.pieces import WorkPiece
from app.ids import TokenId
from app.lifecycle.verbs.undo import Undone, way_back
from app.models.loading import past, things
from app.models.loading import tickets as loading


@way_back(work.WorkClaim.kind)
@way_back(work.WorkHandoff.kind)
@way_back(work.WorkRequeue.kind)
@way_back(work.WorkAskHelp.kind)
@way_back(work.WorkWithdrawHelp.kind)
def _hands(undone: Undone) -> list[Fact]:
    return _reverted(undone, _done(undone, _pieces(undone, _tokens(undone))))


@way_back(work.WorkStart.kind)
@way_back(work.WorkResume.kind)
@way_back(work.WorkAssist.kind)
def _begun(undone: Undone) -> list[Fact]:
    """What was paused to make way runs again: the whole of it is taken back at once."""
    pieces = _pieces(undone, _tokens(undone))
    facts = _reverted(undone, _done(undone, pieces))
    paused = [fact for fact in undone.facts if isinstance(fact, WorkPaused)]
    return [*facts, *_run_again(undone, paused, pieces, {fact.session for fact in _ended(facts)})]


def _reverted(undone: Undone, done: Sequence[reverting.Done]) -> list[Fact]:
    started = reverting.started_by(undone.facts)
    trays = loading.trays_with(undone.desk.db, (each.item for each in done)) if started else ()
    return reverting.in_hand_back(done, started, trays, undone.context)


@way_back(work.WorkComplete.kind)
@way_back(quality.QcPass.kind)
def _step(undone: Undone) -> list[Fact]:
    desk = undone.desk
    pieces = _pieces(undone, _tokens(undone))
    graphs = {each: desk.graphs.of(desk.db, each) for each in {piece.version_id for piece in pieces.values()}}
    done = _done(undone, pieces)
    finished = [each for each in done if each.finished]
    back = reverting.step_back(undone.given, undone.facts, finished, pieces, graphs, undone.context)
    return [*back, *_reverted(undone, [each for each in done if not each.finished])]


@way_back(inbox.InboxAccept.kind)
def _accepted(undone: Undone) -> list[Fact]:
    tokens = _tokens(undone)
    _pieces(undone, tokens)
    before = past.facts_before(undone.desk.db, undone.given, tokens)
    return asked.reopened(undone.facts, before, undone.context)


@way_back(work.WorkPause.kind)
def _pause(undone: Undone) -> list[Fact]:
    paused = [fact for fact in undone.facts if isinstance(fact, WorkPaused)]
    return _run_again(undone, paused, _pieces(undone, _tokens(undone)), frozenset())


def _run_again(
    undone: Undone,
    paused: Sequence[WorkPaused],
    pieces: Mapping[int, WorkPiece],
    ended: Collection[int],
) -> list[Fact]:
    """The clock runs again, of the one whose it was: that is `work.resume`, and refused like it. `ended` are
    sessions that this undo ends before."""
    if not paused:
        return []
    desk, context = undone.desk, undone.context
    person = things.person(desk.db, paused[0].person)
    refused = inactive(person)
    if refused is None and person.id != context.actor.id:
        refused = not_allowed(context.actor, Permission.ACT_FOR_OTHERS)
    if refused is not None:
        raise refused
    tray = loading.running_tray(desk.db, person.id)
    running = clock.Running(None if tray is None or tray.session in ended else tray)
    standing = [pieces[token] for fact in paused for token in fact.tokens]
    return [*clock.resume(standing, running, replace(context, person=person)).facts]


def _ended(facts: Iterable[Fact]) -> list[SessionEnded]:
    return [fact for fact in facts if isinstance(fact, SessionEnded)]


def _tokens(undone: Undone) -> list[int]:
    """The tokens that the command's facts speak of, each once."""
    return list(dict.fromkeys(token for fact in undone.facts for token in tokens_in(fact)))


def _done(undone: Undone, pieces: Mapping[int, WorkPiece]) -> list[reverting.Done]:
    """What a command of work did to which piece, with how its item stood before."""
    before = past.facts_before(undone.desk.db, undone.given, pieces)
    return reverting.done_by(undone.facts, pieces, before)


def _pieces(undone: Undone, tokens: Iterable[int]) -> dict[int, WorkPiece]:
    """The pieces by token. Raises Refused where the job stopped or somebody has gone on with one."""
    db = undone.desk.db
    pieces = {each.token: each for each in loading.work_pieces(db, [TokenRef(id=token) for token in tokens])}
    reverting.refuse_stopped(undone.given, pieces.values())
    on = past.later(db, undone.given, pieces)
    if on is not None:
        raise gone_on(undone.given, on, pieces[TokenId(on.subject)])
    return {int(token): piece for token, piece in pieces.items()}
