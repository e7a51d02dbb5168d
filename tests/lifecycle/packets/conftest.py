"""A workshop with an office that makes packets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.lifecycle.packets.renderer import Renderer
from tests.lifecycle.packets.packing import Office
from tests.lifecycle.shop import Shop


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The office."""
    with Renderer() as renderer:
        yield Office(shop, renderer=renderer)


@pytest.fixture
def job(shop: Shop) -> str:
    """A job of three pieces, in progress."""
    return shop.started(3)
