"""The ledger: one gap-free sequence and one chain, however many write, over the bytes as they are stored."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from pathlib import Path

import apsw

from app import bootstrap
from tests.lifecycle.shop import Shop
from tests.models.lively import of, opened
from tests.models.neighbour import JOBS, neighbour, orders
from tests.models.past import rows

FIELDS = (
    "n, request, at, kind, actor, station, incarnation, station_n, ids_from, ids_used, body, outcome, "
    "result, first_seq, facts, format"
)


def written_out(value: apsw.SQLiteValue) -> bytes:
    """A stored value as the chain takes it: text as it is, numbers in digits, bytes in hexadecimal digits."""
    if isinstance(value, bytes):
        return value.hex().encode()
    return value.encode() if isinstance(value, str) else str(value).encode()


def test_a_link_is_the_hash_of_the_link_before_and_of_what_is_stored(shut: Path) -> None:
    """Computed here once more, from what the file holds and nothing else."""
    before = bytes(32)
    for *fields, link in rows(shut, f"SELECT {FIELDS}, hash FROM command ORDER BY n"):
        facts = rows(shut, f"SELECT kind, payload FROM fact WHERE command = {fields[0]} ORDER BY seq")
        parts = [written_out(value) for value in (*fields, *(value for fact in facts for value in fact))]
        before = hashlib.sha256(before + b"\x1f" + b"\x1f".join(parts)).digest()
        assert before == link


def test_what_is_stored_is_compact_json_with_sorted_keys_and_thai_as_thai(shut: Path) -> None:
    texts = [
        str(text) for (text,) in rows(shut, "SELECT payload FROM fact UNION ALL SELECT body FROM command")
    ]
    for text in texts:
        assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text
    assert any("ที่ใส่บัตร" in text for text in texts)


def test_commands_facts_and_ids_are_numbered_without_a_gap(shut: Path) -> None:
    n, seq, next_id = 0, 1, None
    for command, first, facts, ids_from, ids_used in rows(
        shut, "SELECT n, first_seq, facts, ids_from, ids_used FROM command ORDER BY n"
    ):
        assert (command, first) == (n + 1, seq)
        assert next_id in (None, ids_from)
        numbers = rows(shut, f"SELECT seq FROM fact WHERE command = {command} ORDER BY seq")
        n, seq, next_id = n + 1, seq + int(str(facts)), int(str(ids_from)) + int(str(ids_used))
        assert numbers == [(each,) for each in range(int(str(first)), seq)]
    assert rows(shut, "SELECT count(*) FROM fact") == [(seq - 1,)]


def test_two_processes_write_one_sequence_and_one_chain(shut: Path) -> None:
    ((before,),) = rows(shut, "SELECT count(*) FROM command")
    with neighbour(orders, shut) as go, closing(opened(shut)) as core:
        go()
        mine = [of(core).job() for _ in range(JOBS)]
    assert rows(shut, "SELECT count(*), max(n) FROM command") == [(before + 2 * JOBS,) * 2]  # type: ignore[operator]
    test_commands_facts_and_ids_are_numbered_without_a_gap(shut)
    test_a_link_is_the_hash_of_the_link_before_and_of_what_is_stored(shut)
    codes = [code for (code,) in rows(shut, "SELECT code FROM ticket ORDER BY id")]
    assert len(set(codes)) == len(codes)
    assert set(mine) <= set(codes)
    assert bootstrap.prove(shut) == []


def test_a_refused_attempt_is_a_link_without_facts(shop: Shop) -> None:
    job, facts = shop.started(), shop.fact_count()
    shop.refused("job.start", job=job)
    ((outcome, count, kind),) = shop.sql("SELECT outcome, facts, kind FROM command ORDER BY n DESC LIMIT 1")
    assert (outcome, count, kind) == ("ERR_ALREADY_STARTED", 0, "job.start")
    assert shop.fact_count() == facts


def test_each_thing_that_a_command_touched_is_found_once(shop: Shop) -> None:
    job = shop.started(3)
    for piece in shop.pieces(job):
        ((found,),) = shop.sql("SELECT count(*) FROM touched WHERE subject = ?", piece["id"])
        assert found == 1
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1))
    shop.do("work.complete", "Nok", tokens=shop.refs(job, 1))
    first, second, *_ = [piece["id"] for piece in shop.pieces(job)]
    history = "SELECT f.kind FROM touched t JOIN fact f USING (seq) WHERE t.subject = ? ORDER BY seq"
    assert [kind for (kind,) in shop.sql(history, first)] == ["tokens.born", "work.started", "work.completed"]
    assert [kind for (kind,) in shop.sql(history, second)] == ["tokens.born"]


def test_a_secret_is_nowhere_in_the_history(shut: Path) -> None:
    kept = rows(
        shut,
        "SELECT body FROM command UNION ALL SELECT result FROM command UNION ALL SELECT payload FROM fact",
    )
    assert kept
    assert not any("2468" in str(text) for (text,) in kept)
    assert rows(shut, "SELECT count(*) FROM pin") == [(1,)]
