"""The Thai catalogue as its file has it, and what stands in its texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel.messages.pofile import read_po

from app.paths import resources

FOLDER = resources() / "locale" / "th" / "LC_MESSAGES"
PO = FOLDER / "hatthasilpa.po"
MO = FOLDER / "hatthasilpa.mo"
PARAMETER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the catalogue: its forms in English, and its forms in Thai."""

    english: tuple[str, ...]
    thai: tuple[str, ...]
    fuzzy: bool

    @property
    def said(self) -> str:
        """What it says in Thai, where one form serves every count."""
        return self.thai[0]


@cache
def texts() -> tuple[Text, ...]:
    """Every text of the Thai catalogue."""
    with PO.open("rb") as file:
        catalog = read_po(file, locale="th", abort_invalid=True)
    return tuple(
        Text(_forms(message.id), _forms(message.string), message.fuzzy) for message in catalog if message.id
    )


@cache
def thai() -> Mapping[str, str]:
    """The Thai of each text without a plural, by its English."""
    return {text.english[0]: text.thai[0] for text in texts() if len(text.english) == 1}


def parameters(text: str) -> tuple[str, ...]:
    """The parameters of a sentence, in the order of their names."""
    return tuple(sorted(PARAMETER.findall(text)))


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())
