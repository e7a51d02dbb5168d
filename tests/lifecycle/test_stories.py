"""Whole stories in plain text (`stories/*.story`), told headless where Qt cannot even be imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.project import ROOT
from tests.lifecycle.scenario.headless import stage
from tests.lifecycle.scenario.language import PHRASES, Story, Unreadable, parsed, read
from tests.lifecycle.scenario.telling import Wrong, tell

STORIES = sorted(Path(__file__).with_name("stories").glob("*.story"))
WITHOUT_QT = "import sys; sys.modules.update(PySide6=None, shiboken6=None); "
TELL = WITHOUT_QT + "from tests.lifecycle.scenario.headless import main; sys.exit(main(sys.argv[1:]))"


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What went otherwise than told, by story; all are told in one process without Qt."""
    done = python(TELL, *map(str, STORIES))
    assert done.stderr == ""
    wrong = dict.fromkeys((path.name for path in STORIES), "")
    story = ""
    for line in done.stdout.splitlines():
        name = line.split(":", maxsplit=1)[0]
        story = name if name in wrong else story
        wrong[story] += line + "\n"
    assert done.returncode == sum(map(bool, wrong.values()))
    return wrong


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_goes_as_it_is_told(told: dict[str, str], path: Path) -> None:
    assert not told[path.name], told[path.name]


def test_there_is_no_qt_where_they_are_told() -> None:
    for module in ("PySide6.QtCore", "shiboken6"):
        done = python(WITHOUT_QT + f"import {module}")
        assert "ModuleNotFoundError" in done.stderr


# a story is not believed blindly

HEAD = "# A story\n"
JOB = "Ploy: job.create TOTE-07 x 2 called tote -> planned\nPloy: job.start tote\n"
FALSE = {
    "another state": "look at tote -> planned",
    "more tokens": "look at tote -> 3 tokens",
    "tokens of a run that never was": "look at tote -> 2 tokens in run 2",
    "pieces elsewhere": "look at tote -> 2 ready at SEW",
    "fewer pieces": "look at tote -> 1 ready at CUT",
    "dead pieces": "look at tote -> none live",
    "more serials": "look at tote -> 3 serials",
    "another run": "look at tote -> run 2",
    "a run before that never was": "look at tote -> run 2 as before",
    "a run that changed": "Nok: work.complete F001 of tote -> run 1 as before",
    "progress": "look at tote -> progress 50",
    "no progress": "look at tote -> no progress",
    "another holder": "Nok: work.start F001 of tote -> F001 held by Som",
    "a clock that runs": "look at tote -> the clock of Nok runs on 1",
    "a clock that stands": "Nok: work.start F001 of tote -> the clock of Nok stands",
    "other facts": "Ploy: job.pause tote -> facts ticket.paused session.ended",
    "a warning": "Ploy: job.pause tote -> warned WARN_LARGE_JOB",
    "a refusal": "Ploy: job.pause tote -> refused ERR_NOT_IN_PROGRESS",
    "another refusal": "Ploy: job.start tote -> refused ERR_MUST_RESUME",
    "no refusal": "Ploy: job.start tote",
    "the same answer": "Ploy: job.pause tote -> the same answer",
    "tokens before the start": "Ploy: ticket.create BELT-32 x 1 -> 1 tokens",
    "new jobs": "Ploy: job.pause tote -> 1 job",
    "nobody of that name": "look at card -> planned",
}


@pytest.mark.parametrize("name", FALSE)
def test_a_story_that_lies_is_found_out_at_its_line(name: str) -> None:
    with stage() as place, pytest.raises(Wrong, match=r"^line 4: "):
        tell(parsed(HEAD + JOB + FALSE[name]), place)


@pytest.mark.parametrize(
    "line",
    [
        "job.create TOTE-07",
        "Ploy job.create TOTE-07",
        "look at",
        "Ploy: job.start tote -> it works",
        "Ploy: job.start tote -> planned,",
        "Ploy: job.create TOTE-07 x",
        "some minutes pass",
    ],
)
def test_a_line_that_is_not_of_the_language_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(Unreadable, match="line 2"):
        parsed(HEAD + line)


def test_a_story_has_a_title_and_steps() -> None:
    for text in ("", HEAD, JOB):
        with pytest.raises(Unreadable):
            parsed(text)


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [read(path) for path in STORIES]


def test_every_phrase_of_the_language_is_used(stories: list[Story]) -> None:
    used = {seen.phrase for story in stories for step in story.steps for seen in step.seen}
    assert used == PHRASES.keys()


def test_no_two_stories_have_one_title(stories: list[Story]) -> None:
    assert len({story.title for story in stories}) == len(stories)
