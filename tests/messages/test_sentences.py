"""Every code has its sentence, and each sentence is said in both languages with all that it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from app import sample
from app.bootstrap import open_reading
from app.domain.commands import COMMANDS
from app.domain.facts import FACTS as FACT_KINDS
from app.domain.permissions import Permission
from app.domain.refusals import Code, WarningCode
from app.domain.routing.findings import Rule
from app.domain.routing.fixes import FixCode
from app.domain.routing.reading import Wrong
from app.domain.words import ItemState, Line, Priority, Reason, Role, TicketStatus, TokenState
from app.errors import Trouble
from app.lifecycle.queries.activity import FactLine, latest
from app.messages import Language, Messages, Sentence, undo, words
from app.messages.checks import CHECKS
from app.messages.facts import FACTS
from app.messages.findings import FINDINGS, FIXES
from app.messages.marks import Plural
from app.messages.refusals import REFUSALS
from app.messages.sheets import SHEET_PLACES, SHEET_PROBLEMS, SHEET_SKIPS
from app.messages.troubles import TROUBLES
from app.messages.warnings import WARNINGS
from tests.messages.catalogue import parameters

TABLES: Mapping[str, Mapping[str, Sentence]] = {
    "checks": CHECKS,
    "facts": FACTS,
    "findings": FINDINGS,
    "fixes": FIXES,
    "refusals": REFUSALS,
    "sheet places": SHEET_PLACES,
    "sheet problems": SHEET_PROBLEMS,
    "sheet skips": SHEET_SKIPS,
    "troubles": TROUBLES,
    "warnings": WARNINGS,
}
# Codes by the table that tells them; a code may have further sentences, `CODE/variant`.
TOLD: Mapping[str, tuple[Iterable[str], Mapping[str, Sentence]]] = {
    "facts": (FACT_KINDS, FACTS),
    "findings": ([*Rule, *Wrong], FINDINGS),
    "fixes": (FixCode, FIXES),
    "refusals": (Code, REFUSALS),
    "troubles": (Trouble, TROUBLES),
    "warnings": (WarningCode, WARNINGS),
}
WORDS: Mapping[str, tuple[Iterable[str], Mapping[str, str]]] = {
    "ticket status": (TicketStatus, words.TICKET_STATUS),
    "ticket status in a sentence": (TicketStatus, words.TICKET_STATUS_INLINE),
    "token state": (TokenState, words.TOKEN_STATE),
    "token state in a sentence": (TokenState, words.TOKEN_STATE_INLINE),
    "item state": (ItemState, words.ITEM_STATE),
    "line": (Line, words.LINE),
    "priority": (Priority, words.PRIORITY),
    "role": (Role, words.ROLE),
    "reason": (Reason, words.REASON),
    "permission": (Permission, words.PERMISSION),
    "command": (COMMANDS, undo.COMMANDS),
}
LANGUAGES = pytest.mark.parametrize(
    "messages", [Messages(language) for language in Language], ids=list(Language)
)


def many_of(sentence: Sentence) -> str:
    return sentence.many if isinstance(sentence, Plural) else sentence


def values_for(sentence: Sentence) -> dict[str, object]:
    """A value for each parameter, that can be told from every other."""
    given: dict[str, object] = {name: f"<{name}>" for name in parameters(many_of(sentence))}
    return given | ({sentence.by: 7} if isinstance(sentence, Plural) else {})


@LANGUAGES
@pytest.mark.parametrize("table", TABLES)
def test_each_sentence_says_all_that_it_is_told(table: str, messages: Messages) -> None:
    for code, sentence in TABLES[table].items():
        given = values_for(sentence)
        said = messages.sentence(sentence, given)
        assert all(str(given[name]) in said for name in parameters(many_of(sentence))), code
        assert "{" not in said or "{" in str(given), code


@pytest.mark.parametrize("table", TOLD)
def test_every_code_has_a_sentence_and_no_sentence_is_left_over(table: str) -> None:
    codes, sentences = TOLD[table]
    assert {code.split("/")[0] for code in sentences} == set(codes)


@LANGUAGES
@pytest.mark.parametrize("kind", WORDS)
def test_each_stored_word_is_told_apart_from_the_others_of_its_kind(kind: str, messages: Messages) -> None:
    stored, table = WORDS[kind]
    assert set(table) == set(stored)
    assert len({messages.text(word) for word in table.values()}) == len(table)


@pytest.mark.parametrize("status", TicketStatus)
def test_a_stored_word_in_a_sentence_is_said_in_its_language(status: TicketStatus) -> None:
    said = Messages(Language.THAI).refusal(Code.NOT_IN_PROGRESS, {"code": "HJ-2611-0042", "status": status})
    assert f" {Messages(Language.THAI).text(words.TICKET_STATUS_INLINE[status])} " in said
    assert status not in said


def test_a_touched_reason_is_said_in_the_readers_language_and_a_written_one_as_it_stands() -> None:
    paused = {"person": "Nok", "count": 1, "ticket": "HJ-2611-0042"}
    english, thai = Messages(Language.ENGLISH), Messages(Language.THAI)
    assert english.fact("work.paused", {**paused, "reason": Reason.BREAK}).endswith(": Break")
    assert thai.fact("work.paused", {**paused, "reason": Reason.BREAK}).endswith("พักเบรก")
    assert thai.fact_of_piece("work.paused", {**paused, "reason": Reason.BREAK}).endswith("พักเบรก")
    for written in ("Break", "พัก", "The needle broke"):  # as it was stored before, or written
        assert all(
            written in each.fact("work.paused", {**paused, "reason": written}) for each in (english, thai)
        )


@pytest.fixture(scope="module")
def happened(tmp_path_factory: pytest.TempPathFactory) -> list[FactLine]:
    """What happened in the sample workshop."""
    path = tmp_path_factory.mktemp("sample") / "sample.hatt"
    sample.make(path)
    reading = open_reading(path)
    try:
        return latest(reading.desk, 10_000)
    finally:
        reading.close()


@LANGUAGES
def test_what_happened_in_the_sample_workshop_is_told_without_a_gap(
    happened: list[FactLine], messages: Messages
) -> None:
    assert len({line.kind for line in happened}) > 20
    for line in happened:
        assert "—" not in messages.fact(line.kind, line.params), line.kind


def test_whoever_cannot_undo_a_command_reads_how_to_get_back_from_it() -> None:
    final = {kind for kind, spec in COMMANDS.items() if not spec.undoable}
    by_the_program = {kind for kind in final if COMMANDS[kind].permission is Permission.KEEP_TIME}
    assert final - by_the_program - {"undo"} <= set(undo.WAYS_BACK) <= final
