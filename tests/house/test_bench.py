"""`dev.py bench` measures all that it names, tiny here; its raw side writes what the program wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import bench
import pytest
from benches.beside import Deed, Trio, trio
from benches.figures import Figure, Times, table
from benches.raw import Recording, recorded
from benches.workshop import Scale, Workshop

from tests.house.project import ROOT

LIFE: Sequence[tuple[str, Mapping[str, str]]] = (
    ("job.start", {}),
    ("job.pause", {}),
    ("job.resume", {}),
    ("job.cancel", {"reason": "withdrawn"}),
    ("job.restore", {}),
)


@pytest.fixture
def scale(tmp_path: Path) -> Scale:
    return replace(bench.TINY, folder=tmp_path)


def benched(*words: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join((str(ROOT), str(ROOT / "dev")))
    return subprocess.run(
        [sys.executable, "dev/bench.py", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


def one_job(shop: Workshop) -> None:
    shop.job(3)


def life_of(job: int) -> Sequence[Deed]:
    return [Deed(kind, {"jobs": [job], **more}) for kind, more in LIFE]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_bench_prints_its_table() -> None:
    done = benched("--tiny")
    assert done.returncode == 0, done.stderr
    parts = [part.splitlines() for part in done.stdout.split("\n\n")]
    measured = {part[0] for part in parts if len(part) > 3 and part[1].startswith("| what")}
    assert measured == set(bench.BENCHES)


def test_a_bench_that_is_not_there_is_named_with_those_that_are() -> None:
    done = benched("sewing")
    assert done.returncode == 2
    assert "sewing" in done.stderr
    assert all(name in done.stderr for name in bench.BENCHES)


def test_the_raw_side_writes_the_rows_that_the_program_wrote(scale: Scale) -> None:
    with trio(scale, scale.kept("one", one_job)) as shops:
        (job,) = shops.watched.column("SELECT id FROM ticket")
        pair = shops.compare({"life": life_of(job)}, rest=2)["life"]
        assert len(pair.door.taken) == len(pair.raw.taken) == len(LIFE)
        assert shops.raw.column("SELECT state FROM token") == ["cancelled"] * 3


def test_a_row_that_the_raw_side_leaves_out_is_noticed(scale: Scale) -> None:
    with scale.copies(scale.kept("one", one_job), 3) as (watched, door, raw):
        (job,) = watched.column("SELECT id FROM ticket")
        start = Deed("job.start", {"jobs": [job]})
        whole = recorded(watched.core.workspace, partial(start.do, watched, "the request"))
        *most, (statement, values) = whole.steps
        start.do(door, "the request")
        Recording((*most, (statement, values[:-1]))).replay(raw.core.workspace)
        with pytest.raises(AssertionError):
            Trio(watched, door, raw).assert_alike()


def test_a_kept_workspace_is_made_once_and_anew_for_another_size(scale: Scale) -> None:
    made: list[Workshop] = []

    def furnish(shop: Workshop) -> None:
        made.append(shop)

    first = scale.kept("kept", furnish)
    assert scale.kept("kept", furnish) == first
    assert replace(scale, jobs=3).kept("kept", furnish) != first
    assert len(made) == 2


@pytest.mark.parametrize(
    ("value", "said"),
    [(20.0, "≤ 60 ms (20): goal"), (20.1, "≤ 60 ms (20): bar"), (60.1, "≤ 60 ms (20): missed")],
)
def test_a_figure_says_how_it_stands_to_its_bar(value: float, said: str) -> None:
    assert said in table([Figure("sort", value, "ms", bar=60, goal=20)])


def test_a_figure_without_a_bar_is_only_told() -> None:
    last = table([Figure("check", 1.234, "s", "twice")]).splitlines()[-1]
    assert [cell.strip() for cell in last.split("|")] == ["", "check", "1.23 s", "", "twice", ""]


def test_the_median_and_the_worst_are_of_all_rounds() -> None:
    times = Times([0.004, 0.001, 0.1, 0.002, 0.003])
    assert (times.median, times.at(0.5), times.at(0.99)) == (3.0, 3.0, 100.0)
    assert str(times) == "median of 5, worst 100.0 ms"
