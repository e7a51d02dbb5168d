"""What is proved at every start: the history since it was sealed last, and that live runs are whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app import bootstrap
from app.errors import Trouble
from app.models import proof
from tests.models.lively import of, opened
from tests.models.past import done, rows
from tests.models.spoiling import contents, left_by_a_crash, refused, told
from tests.models.test_checking import PROVOKED, WORKED, Harm, provoke

AT_START: dict[str, Harm] = {
    "RUN_NOT_CONSERVED": PROVOKED["RUN_NOT_CONSERVED"],
    "TICKET_AND_RUN_DISAGREE": f"UPDATE run SET state = 'finished' WHERE ticket = {WORKED}",
    "CHAIN_CUT": PROVOKED["CHAIN_CUT"],
    "CHAIN_REWRITTEN": PROVOKED["CHAIN_REWRITTEN"],
    "UNREADABLE": "DELETE FROM incarnation",
}
# After the last command that was sealed.
AFTER_SEAL = {
    "CHAIN_GAP": "DELETE FROM command WHERE n = (SELECT n FROM seal)",
    "CHAIN_BROKEN": "UPDATE fact SET payload = payload || ' ' WHERE seq = (SELECT max(seq) FROM fact)",
    "FACTS_MISSING": "DELETE FROM fact WHERE seq = (SELECT max(seq) FROM fact)",
}


def refused_at_start(path: Path) -> str:
    """What is found at the start; nothing is written."""
    before = contents(path.parent)
    error = refused(lambda: opened(path))
    assert error.code is Trouble.NOT_WHOLE
    assert contents(path.parent) == before
    return str(error.params["codes"])


@pytest.mark.parametrize("code", AT_START)
def test_no_work_begins_in_a_workspace_that_does_not_hold_together(code: str, shut: Path) -> None:
    provoke(AT_START[code], shut)
    assert code in refused_at_start(shut)


@pytest.mark.parametrize("code", AFTER_SEAL)
def test_no_work_begins_on_a_history_that_was_edited_since_it_was_sealed(code: str, shut: Path) -> None:
    left_by_a_crash(shut)
    done(shut, AFTER_SEAL[code])
    assert refused_at_start(shut) == code


def test_without_a_seal_the_whole_history_is_proved(shut: Path) -> None:
    done(shut, "DELETE FROM seal")
    opened(shut).close()
    done(shut, "DELETE FROM seal", "UPDATE command SET body = body || ' ' WHERE n = 2")
    assert refused_at_start(shut) == "CHAIN_BROKEN"


def test_what_was_sealed_is_left_to_the_check_of_the_day(shut: Path) -> None:
    done(shut, "UPDATE command SET body = body || ' ' WHERE n = 2")
    opened(shut).close()
    assert "CHAIN_BROKEN" in {each.code for each in bootstrap.prove(shut)}


def test_the_end_of_the_history_is_sealed_when_the_workspace_is_closed(shut: Path) -> None:
    with closing(opened(shut)) as core:
        of(core).job()
    ((n, seq, link),) = rows(shut, "SELECT n, seq, hash FROM seal")
    assert rows(shut, "SELECT max(n) FROM command") == [(n,)]
    assert rows(shut, "SELECT max(seq) FROM fact") == [(seq,)]
    assert rows(shut, f"SELECT hash FROM command WHERE n = {n}") == [(link,)]


def test_a_history_that_the_check_of_the_day_found_whole_is_sealed(shut: Path) -> None:
    before = rows(shut, "SELECT n FROM seal")
    with closing(opened(shut)) as core:
        of(core).job()
        assert proof.is_due(core.workspace, core.clock.now())
        proof.remember(core.workspace, core.clock.now(), findings=3)
        assert core.workspace.db.execute_sql("SELECT n FROM seal").fetchall() == before
        proof.remember(core.workspace, core.clock.now(), findings=0)
        assert not proof.is_due(core.workspace, core.clock.now())
        sealed = core.workspace.db.execute_sql("SELECT n FROM seal").fetchall()
        assert sealed == core.workspace.db.execute_sql("SELECT max(n) FROM command").fetchall()


def test_the_check_of_the_day_is_due_after_a_day_or_after_a_finding(shut: Path) -> None:
    with closing(opened(shut)) as core:
        now = core.clock.now()
        for findings, later, due in (
            (0, proof.DAY - 1, False),
            (0, proof.DAY, True),
            (1, 0, True),
            (0, -1, True),  # the clock was set back
        ):
            proof.remember(core.workspace, now, findings)
            assert proof.is_due(core.workspace, now + later) is due


def test_who_only_looks_in_changes_nothing_in_the_file(shut: Path) -> None:
    before = contents(shut.parent)
    opened(shut).close()
    bootstrap.open_reading(shut).close()
    assert bootstrap.prove(shut) == []
    assert contents(shut.parent) == before


def nobody_leaves() -> bool:
    return False


def test_what_the_check_of_the_day_finds_is_told_with_what_to_do(shut: Path) -> None:
    assert bootstrap.prove_the_day(shut, nobody_leaves) is None
    done(shut, "DELETE FROM person WHERE name = 'Vee'")
    found = bootstrap.prove_the_day(shut, nobody_leaves)
    assert found is not None
    told(found)
    assert (found.code, found.params["codes"]) == (Trouble.NOT_WHOLE, "ROW_MISSING")
    with closing(opened(shut)) as core:
        bootstrap.remember_proof(core, found)
        assert bootstrap.is_proof_due(core)
        bootstrap.remember_proof(core, None)
        assert not bootstrap.is_proof_due(core)
