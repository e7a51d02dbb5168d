from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.messages import Language, Messages
from app.paths import resources
from app.views.theme.theme import Theme
from app.views.theme.tokens import Scheme
from tests.views.saying import LoudMessages


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    return Theme(qapp, resources())


@pytest.fixture
def theme(dressed: Theme) -> Iterator[Theme]:
    """The theme of the program, light again after each test."""
    yield dressed
    dressed.use(Scheme.LIGHT)


@pytest.fixture(scope="session")
def messages() -> Messages:
    return Messages(Language.ENGLISH)


@pytest.fixture(scope="session")
def loud() -> LoudMessages:
    """Another language: whatever was not said again stays quiet."""
    return LoudMessages(Language.ENGLISH)
