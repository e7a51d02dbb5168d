"""One small graph for each way to be wrong, and exactly what is found in it."""

from __future__ import annotations

from tests.domain.routing.bad_choices import BAD_CHOICES
from tests.domain.routing.bad_regions import BAD_REGIONS
from tests.domain.routing.bad_shapes import BAD_SHAPES
from tests.domain.routing.bad_steps import BAD_STEPS
from tests.domain.routing.graphs import Bad

BAD: dict[str, Bad] = {**BAD_SHAPES, **BAD_CHOICES, **BAD_REGIONS, **BAD_STEPS}
