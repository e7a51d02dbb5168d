"""Random commands, sensible and not, over random routings: the program does what the reference does."""

from __future__ import annotations

import pytest

from tests.lifecycle.episodes import EPISODE, SEED, STEPS, live

SHARDS = 50
THE_USUAL = 50_000  # commands; more than that may take as long as they take


def _lives(shard: int) -> list[tuple[int, int]]:
    """The seeds and lengths of a shard's lives; together all shards have `STEPS` commands."""
    lives = max(1, -(-STEPS // EPISODE))
    return [(SEED + life, min(EPISODE, STEPS)) for life in range(lives) if life % SHARDS == shard]


@pytest.mark.slow
@pytest.mark.timeout(0 if STEPS > THE_USUAL else 120)
@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_random_life_is_the_reference_workshops_life(shard: int) -> None:
    for seed, steps in _lives(shard):
        assert live(seed, steps) >= steps
