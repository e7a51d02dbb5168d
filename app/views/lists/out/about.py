"""What a list was filtered by, in words for paper."""

from __future__ import annotations

from collections.abc import Iterable

from app.messages import Messages
from app.views.lists.chips import Chip
from app.views.lists.out import texts


def filtered_by(messages: Messages, chips: Iterable[Chip], search: str) -> tuple[str, ...]:
    """A line for each chip that leaves something out, and one for the words that are searched for."""
    lines = [messages.text(texts.FILTERED, filter=messages.text(chip.title)) for chip in chips]
    return (*lines, *([messages.text(texts.SEARCHED, words=search)] if search else []))
