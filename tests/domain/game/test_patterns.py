"""Every pattern leaves exactly its trace, and nothing is lost or doubled on the way."""

from __future__ import annotations

import re

import pytest

from tests.domain.game.batch_patterns import BATCH_PATTERNS
from tests.domain.game.patterns import PATTERNS
from tests.domain.game.playing import Play
from tests.domain.routing.graphs import graph

EVERY = {**PATTERNS, **BATCH_PATTERNS}


@pytest.mark.parametrize("name", EVERY)
def test_a_pattern_leaves_its_trace(name: str) -> None:
    pattern = EVERY[name]
    drawn = graph(pattern.graph, when=pattern.when, **pattern.settings)
    play = Play(drawn, newer=None if pattern.newer is None else graph(pattern.newer))
    for line in re.sub(r"\n\s*;", ";", pattern.script).strip().splitlines():
        said, _, led_to = (part.strip() for part in line.partition("->"))
        assert (said, play.do(said)) == (said, led_to)
