"""What is asked of pieces: where each is, what it waits for, what is held, what a decision comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.bootstrap import open_reading
from app.clock import FixedClock
from app.domain.commands.quality import TokenMove, TokenResolve, TokenScrap
from app.domain.facts import FACTS
from app.domain.refusals import Refused
from app.domain.words import Ending, Hold, TokenState
from app.lifecycle.masks import look_as
from app.lifecycle.queries import activity, inbox, piece_detail, piece_lists, piece_story, pieces, tickets
from app.lifecycle.queries.decisions import Outcome, outcome, ways_out
from app.lifecycle.queries.piece_lists import PieceFilter
from app.lifecycle.queries.work import refs
from app.messages import Language, Messages
from app.messages.piece_facts import PIECE_FACTS
from tests.lifecycle.shop import Shop, said
from tests.lifecycle.workspaces import bags, opened

JOB = "HJ-2611-0001"


@pytest.fixture
def benches() -> Iterator[Shop]:
    """A workshop with one job of eight bags, of which no two stand alike."""
    clock = FixedClock()
    with opened(clock, bags) as core:
        yield Shop(core, clock)


def token(shop: Shop, number: str) -> int:
    (found,) = (each["id"] for each in shop.pieces(JOB) if each["number"] == number)
    return int(found)


def numbers(shop: Shop, ids: object) -> list[str]:
    lines = pieces.piece_lines(shop.core.desk, list(ids))  # type: ignore[call-overload]
    return [line.number for line in lines if line is not None]


def entry(shop: Shop, number: str) -> inbox.InboxEntry:
    found = inbox.entry(shop.core.desk, token(shop, number), shop.clock.now())
    assert found is not None
    return found


def come_to(shop: Shop, command: object, by: str = "Admin") -> Outcome:
    answer = outcome(shop.core.desk, command, shop.person(by), shop.clock.now())  # type: ignore[arg-type]
    assert isinstance(answer, Outcome), answer
    return answer


# the inbox


def test_what_is_held_waits_in_the_inbox_and_its_parts_are_decided_with_it(benches: Shop) -> None:
    desk = benches.core.desk
    assert numbers(benches, inbox.entry_ids(desk, benches.clock.now())) == ["F001", "F003", "F007"]
    assert inbox.count(desk, benches.clock.now()) == 3
    held = [each["number"] for each in benches.pieces(JOB) if each["state"] == TokenState.ON_HOLD]
    assert held == ["F001", "F003", "F007", "F015", "F016", "F017"]


def test_show_inbox_says_what_waits_why_and_since_when(benches: Shop) -> None:
    rows = [(row["number"], row["node"], row["why"], row["reason"]) for row in benches.rows("inbox")]
    assert rows == [
        ("F001", "QC", "limit", "Open again."),
        ("F003", "SPLIT", "redesign", "The customer wants painted edges."),
        ("F007", "REJECT", "scrap_sink", None),
    ]
    assert {row["ticket"] for row in benches.rows("inbox", JOB)} == {JOB}
    assert all(row["since"].endswith("Z") for row in benches.rows("inbox"))


def test_the_longest_wait_comes_first(benches: Shop) -> None:
    benches.clock.advance(seconds=60)
    benches.do("token.hold", tokens=[token(benches, "F002")], reason="wrong leather")
    assert numbers(benches, inbox.entry_ids(benches.core.desk, benches.clock.now())) == [
        "F001",
        "F003",
        "F007",
        "F002",
    ]


def test_what_was_decided_waits_no_more(benches: Shop) -> None:
    benches.do("token.resolve", tokens=[token(benches, "F001")], to="SEW")
    assert numbers(benches, inbox.entry_ids(benches.core.desk, benches.clock.now())) == ["F003", "F007"]
    assert inbox.entry(benches.core.desk, token(benches, "F001"), benches.clock.now()) is None
    assert inbox.entry_lines(benches.core.desk, [token(benches, "F001")], benches.clock.now()) == [None]


def test_an_entry_carries_how_often_it_failed_with_what_and_who_had_it(benches: Shop) -> None:
    found = entry(benches, "F001")
    assert found.line.why is Hold.LIMIT
    judged = [
        (each.passed, each.person, each.defect and each.defect.code, each.note)
        for each in found.piece.inspections
    ]
    assert judged == [
        (False, "Orathai", "stitching", "Two stitches open at the flap."),
        (False, "Orathai", "stitching", "Open again."),
    ]
    assert [each.person for each in found.piece.hands] == ["Orathai", "Prasit", "Orathai", "Prasit"]


def test_a_verdict_that_was_taken_back_is_not_told(benches: Shop) -> None:
    benches.do("work.complete", "Prasit", tokens=[token(benches, "F014")])
    benches.do("qc.pass", "Orathai", tokens=[token(benches, "F014")])
    before = piece_detail.inspections(benches.core.desk, token(benches, "F014"))
    benches.do("undo", "Orathai")
    after = piece_detail.inspections(benches.core.desk, token(benches, "F014"))
    assert [each.passed for each in before] == [False, False, True]
    assert [each.passed for each in after] == [False, False]


def test_an_entry_says_where_it_can_go_and_which_way_is_the_likeliest(benches: Shop) -> None:
    limit, sink = entry(benches, "F001").ways, entry(benches, "F007").ways
    assert limit is not None
    assert sink is not None
    assert [step.code for step in limit.steps] == ["CUT", "SEW", "QC", "PACK"]
    assert limit.usual == sink.usual == "SEW"
    assert [step.code for step in sink.restarts] == ["CUT", "SEW", "QC"]
    assert [(each.number, [step.code for step in each.steps]) for each in limit.versions] == [
        (2, ["CUT", "SEW", "EDGE", "QC", "PACK"])
    ]


def test_a_part_stays_in_its_branch_and_on_its_version(benches: Shop) -> None:
    ways = ways_out(benches.core.desk, [token(benches, "F014")])
    assert [step.code for step in ways.steps] == ["STRAP", "STRAP_QC"]
    assert ways.versions == ()
    both = ways_out(benches.core.desk, [token(benches, "F014"), token(benches, "F022")])
    assert both.steps == ()


# what a decision comes to


def test_a_decision_is_told_before_and_nothing_happens(benches: Shop) -> None:
    before = benches.fact_count()
    held, part = refs([token(benches, "F003")]), refs([token(benches, "F013")])
    end = come_to(benches, TokenScrap(tokens=held, type=Ending.PERMANENT, reason="…"))
    assert (end.scrapped, end.parts, end.born) == (1, 3, 0)
    again = come_to(benches, TokenScrap(tokens=held, type=Ending.QC_FAIL, reason="…", defect="hole"))
    assert (again.scrapped, again.born, again.step and again.step.code) == (1, 1, "CUT")
    sent = come_to(benches, TokenResolve(tokens=held, to="EDGE", version=2))
    assert (sent.sent, sent.parts, sent.step and sent.step.name_en) == (1, 3, "Paint the edges")
    lost = come_to(benches, TokenScrap(tokens=part, type=Ending.PERMANENT, reason="…"))
    assert (lost.scrapped, lost.taken_along, lost.parts, lost.clocks) == (1, 1, 2, 1)
    assert benches.fact_count() == before


def test_who_may_not_decide_is_told_so_before(benches: Shop) -> None:
    command = TokenMove(tokens=refs([token(benches, "F008")]), to="CUT", reason="…")
    answer = outcome(benches.core.desk, command, benches.person("Kanda"), benches.clock.now())
    assert isinstance(answer, Refused)


# pieces


def test_work_on_parts_is_work_on_their_piece(benches: Shop) -> None:
    pieces_ = [each for each in benches.pieces(JOB) if each["kind"] == "piece"]
    (job,) = (each["id"] for each in benches.rows("tickets") if each["code"] == JOB)
    known = tickets.known_ticket(benches.core.desk, int(job))
    assert 0 < known.worked <= len(pieces_) < len(benches.pieces(JOB))


def test_parts_stand_behind_their_piece(benches: Shop) -> None:
    ticket = tickets.ticket_id(benches.core.desk, JOB)
    assert ticket is not None
    ids = pieces.piece_ids(benches.core.desk, ticket)
    assert numbers(benches, ids)[:8] == ["F001", "F009", "F010", "F011", "F002", "F012", "F013", "F014"]
    assert sorted(ids) == sorted(each["id"] for each in benches.pieces(JOB))
    (part,) = pieces.piece_lines(benches.core.desk, [token(benches, "F030")])
    assert part is not None
    assert (part.serial, part.part_of, part.replaces, part.replaced_by) == (None, "F005", "F021", None)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("F003", ["F003"]),
        ("f003 hj-2611", ["F003"]),
        ("HJ-2611-0009", []),
        ("-00003-", ["F003"]),
        ("bag08", ["F008", "F007", "F006", "F005", "F004", "F003", "F002", "F001"]),
        ("%", []),
        ("kanda", ["F013"]),
        ("flap kanda", ["F013"]),
        ("assembly waiting", []),
    ],
)
def test_pieces_are_found_by_number_job_serial_step_and_who_has_them(
    benches: Shop, search: str, found: list[str]
) -> None:
    assert numbers(benches, piece_lists.listed_ids(benches.core.desk, PieceFilter(search=search))) == found


def test_each_state_counts_what_it_lists(benches: Shop) -> None:
    desk = benches.core.desk
    for state, count in piece_lists.state_counts(desk).items():
        listed = pieces.piece_lines(desk, piece_lists.listed_ids(desk, PieceFilter(state=state)))
        assert [line.state for line in listed if line is not None] == [state] * count


@pytest.mark.parametrize("sort", sorted(piece_lists.SORTS))
@pytest.mark.parametrize("descending", [True, False])
def test_every_order_holds_every_piece_and_its_beginning_is_the_same(
    benches: Shop, sort: str, descending: bool
) -> None:
    desk, wanted = benches.core.desk, PieceFilter(sort=sort, descending=descending)
    whole = piece_lists.listed_ids(desk, wanted)
    assert len(whole) == len(set(whole)) == len(benches.pieces(JOB))
    assert piece_lists.listed_ids(desk, wanted, 5) == whole[:5]


def test_pieces_are_sorted_by_their_steps_and_by_who_has_them(benches: Shop) -> None:
    desk = benches.core.desk
    for sort in ("step", "holder"):
        for descending in (False, True):
            listed = piece_lists.listed_ids(desk, PieceFilter(sort=sort, descending=descending))
            lines = [line for line in pieces.piece_lines(desk, listed) if line is not None]
            told = [line.node if sort == "step" else line.holder_name for line in lines]
            named = [each for each in told if each is not None]
            assert named == sorted(named, reverse=descending)
            assert named
            assert told[: len(named)] == named  # what nobody has stands last


def test_a_step_is_found_by_each_of_its_names(benches: Shop) -> None:
    desk = benches.core.desk
    everything = pieces.piece_lines(desk, piece_lists.listed_ids(desk, PieceFilter()))
    there = [line.id for line in everything if line is not None and line.node_name == "Assembly"]
    thai = next(line.node_name_th for line in everything if line is not None and line.id == there[0])
    assert len(there) < len(everything)
    for name in ("assembly", "ASSEMB", thai or ""):
        assert list(piece_lists.listed_ids(desk, PieceFilter(search=name))) == there


def test_a_viewer_finds_nobody_by_name(benches: Shop) -> None:
    benches.do("person.add", name="Vee", roles=["viewer"])
    reading = open_reading(benches.core.workspace.path)
    try:
        look_as(reading, benches.person("Vee"))
        assert not piece_lists.listed_ids(reading.desk, PieceFilter(search="kanda"))
    finally:
        reading.close()


# the radar


@pytest.mark.parametrize("number", ["F002", "F012"])
def test_a_piece_and_a_part_that_wait_say_which_parts_are_missing_and_who_has_them(
    benches: Shop, number: str
) -> None:
    detail = piece_detail.piece_detail(benches.core.desk, token(benches, number))
    assert detail is not None
    radar = detail.radar
    assert radar is not None
    assert (radar.piece.number, radar.join_name, radar.needed) == ("F002", "Assembly", 3)
    assert [each.piece.number for each in radar.arrived] == ["F012"]
    missing = [(each.piece.number, each.piece.node, each.piece.holder_name) for each in radar.missing]
    assert missing == [("F013", "FLAP", "Kanda"), ("F014", "STRAP", None)]


def test_who_helps_is_named_among_those_who_have_it(benches: Shop) -> None:
    desk = benches.core.desk
    flap: Any = {"tokens": [{"ticket": JOB, "number": "F013"}]}
    benches.do("work.assist", "Admin", **flap)
    (line,) = pieces.piece_lines(desk, [token(benches, "F013")])
    assert line is not None
    assert (line.holder_name, line.helpers) == ("Kanda", ("Admin",))
    detail = piece_detail.piece_detail(desk, token(benches, "F002"))
    assert detail is not None
    assert detail.radar is not None
    assert [each.piece.people for each in detail.radar.missing] == [("Kanda", "Admin"), ()]


def test_the_radar_sees_what_takes_the_place_of_a_scrapped_part(benches: Shop) -> None:
    detail = piece_detail.piece_detail(benches.core.desk, token(benches, "F005"))
    assert detail is not None
    assert detail.radar is not None
    assert [each.piece.number for each in detail.radar.missing] == ["F022", "F023", "F030"]


@pytest.mark.parametrize("number", ["F001", "F003", "F004", "F006", "F008", "F013"])
def test_what_waits_for_no_part_has_no_radar(benches: Shop, number: str) -> None:
    detail = piece_detail.piece_detail(benches.core.desk, token(benches, number))
    assert detail is not None
    assert detail.radar is None


def test_since_when_a_piece_stands_so_is_when_its_clock_was_started_or_stopped_last(benches: Shop) -> None:
    desk, flap = benches.core.desk, token(benches, "F022")
    came = piece_detail.since(desk, flap)
    benches.clock.advance(minutes=10)
    benches.do("work.start", "Prasit", tokens=[flap])
    started = piece_detail.since(desk, flap)
    benches.clock.advance(minutes=10)
    benches.do("work.pause", "Prasit", tokens=[flap], reason="lunch")
    paused = piece_detail.since(desk, flap)
    benches.clock.advance(minutes=10)
    benches.do("work.complete", "Prasit", tokens=[flap])
    assert came < started < paused < piece_detail.since(desk, flap)


def test_a_chain_of_replacements_is_seen_from_each_of_it(benches: Shop) -> None:
    benches.do("token.scrap", tokens=[token(benches, "F030")], type="qc_fail", reason="again", defect="hole")
    for number in ("F021", "F030", "F031"):
        detail = piece_detail.piece_detail(benches.core.desk, token(benches, number))
        assert detail is not None
        assert [each.number for each in detail.chain] == ["F021", "F030", "F031"]


# the story of a piece


@pytest.mark.parametrize("language", Language)
def test_every_piece_has_a_story_that_speaks_of_it_alone(benches: Shop, language: Language) -> None:
    messages = Messages(language)
    for piece in benches.pieces(JOB):
        lines = activity.history(benches.core.desk, piece["id"], 1000)
        told = [(line, piece_story.of_piece(line, piece["id"])) for line in lines]
        sentences = [
            messages.fact_of_piece(line.kind, line.params, found.variant) for line, found in told if found
        ]
        assert sentences
        for sentence in sentences:
            said(sentence)


def test_every_fact_about_pieces_can_be_told_in_the_story_of_one() -> None:
    about_pieces = {kind for kind, known in FACTS.items() if {"tokens", "token", "parents"} & {*known.names}}
    told = {kind.split("/")[0] for kind in PIECE_FACTS}
    assert about_pieces | {"tokens.born", "tokens.replaced"} == told


def test_a_pause_of_the_job_is_told_of_what_was_being_worked_on_alone(benches: Shop) -> None:
    benches.do("job.pause", job=JOB)
    told = {}
    for number in ("F013", "F014"):
        lines = activity.history(benches.core.desk, token(benches, number), 1000)
        told[number] = [line.kind for line in lines if piece_story.of_piece(line, token(benches, number))]
    assert told["F013"][0] == "ticket.paused"
    assert "ticket.paused" not in told["F014"]


def test_a_part_and_what_replaces_it_begin_their_stories_with_where_they_come_from(benches: Shop) -> None:
    def first(number: str) -> str:
        lines = activity.history(benches.core.desk, token(benches, number), 1000)
        found = [(line, piece_story.of_piece(line, token(benches, number))) for line in reversed(lines)]
        line, fact = next((line, fact) for line, fact in found if fact is not None)
        return Messages().fact_of_piece(line.kind, line.params, fact.variant)

    assert first("F002") == f"Made when {JOB} was started"
    assert first("F021") == "Came out of Into parts as a part"
    assert first("F030") == "Begun in the place of one that was scrapped"
