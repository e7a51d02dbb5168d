"""What the children of the nursery do until they are killed."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from random import Random

import pytest

from app.models import restore
from tests.crash.errands import ERRANDS
from tests.crash.nursery import Say
from tests.crash.promises import opened
from tests.crash.story import Story, tell

LINES = 5  # before the workspace is closed and opened again


def work(say: Say, *, path: str, name: str, seed: int) -> None:
    """Works without end, telling each line before it is sent and each answer once it is there."""
    random = Random(seed)
    days = 0
    while True:
        core = opened(Path(path))
        story = Story(core, random, f"{name}-{days}")
        for _ in range(LINES):
            line = story.next()
            say({"sent": line})
            say({"heard": tell(core, line)})
        core.close()
        days += 1


def errand(say: Say, *, name: str, folder: str) -> None:
    """Does one errand."""
    ERRANDS[name].do(Path(folder))


def answer_too_early(say: Say, *, path: str, name: str, seed: int) -> None:
    """A program that is wrong on purpose: it answers before it commits."""
    core = opened(Path(path))
    order = {"do": "job.create", "product": "CARD-02"}
    for batch in count():
        with core.controller.batch():
            for place in range(LINES):
                request = f"{name}-{seed}-{batch}-{place}"
                line = json.dumps({**order, "quantity": 1, "request_id": request})
                say({"sent": line})
                say({"heard": tell(core, line)})


def rename_twice(say: Say, *, name: str, folder: str) -> None:
    """A program that is wrong on purpose: for a moment the workspace has no file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(restore, "swap", _two_renames)
        errand(say, name=name, folder=folder)


def _two_renames(new: Path, path: Path, kept: Path) -> None:
    path.replace(kept)
    new.replace(path)
