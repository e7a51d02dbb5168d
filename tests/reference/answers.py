"""What the reference workshop answers to a command."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


class No(Exception):
    """A rule says no. DOMAIN does not order its rules: each of those that apply is a right answer."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = frozenset(codes)
        super().__init__(", ".join(sorted(self.codes)))


@dataclass(frozen=True, slots=True)
class Answer:
    """Either refused with one of these codes, or done with what the receipt must say."""

    codes: frozenset[str] = frozenset()
    result: dict[str, Any] = field(default_factory=dict)
    warnings: frozenset[str] | None = frozenset()  # None where DOMAIN says nothing of them
    unrecorded: bool = False  # the attempt leaves no trace: its request id was used for something else
    repeated: bool = False  # it is the first answer once more


def refuse_if(*hindrances: str) -> None:
    """Raises No with the hindrances that are not empty."""
    codes = [each for each in hindrances if each]
    if codes:
        raise No(codes)
