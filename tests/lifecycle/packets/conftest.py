"""A workshop with an office that makes packets."""

from __future__ import annotations

import pytest

from tests.lifecycle.packets.packing import Office
from tests.lifecycle.shop import Shop


@pytest.fixture
def office(shop: Shop) -> Office:
    """The office."""
    return Office(shop)


@pytest.fixture
def job(shop: Shop) -> str:
    """A job of three pieces, in progress."""
    return shop.started(3)
