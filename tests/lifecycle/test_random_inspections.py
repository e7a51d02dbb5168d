"""Random lives in which inspectors come and go: the program does what the reference does."""

from __future__ import annotations

from random import Random

import pytest

from tests.lifecycle.episodes import EPISODE, SEED, STEPS, live
from tests.reference.inspecting import Inspecting

LIVES = 3


@pytest.mark.slow
@pytest.mark.parametrize("first", [0, LIVES])
def test_lives_around_inspections_are_the_reference_workshops_lives(first: int) -> None:
    choosers = {seed: Inspecting(Random(seed)) for seed in range(SEED + first, SEED + first + LIVES)}
    for seed, chooser in choosers.items():
        live(seed, min(EPISODE, STEPS), chooser)
    assert STEPS < EPISODE or any(chooser.taken for chooser in choosers.values())
