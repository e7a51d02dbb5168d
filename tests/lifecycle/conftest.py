"""The workshop that these tests work in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.lifecycle.shop import Shop, workshop


@pytest.fixture
def shop() -> Iterator[Shop]:
    """A furnished workshop; what a test leaves in it must hold together."""
    with workshop() as made:
        yield made
