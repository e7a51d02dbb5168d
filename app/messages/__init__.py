"""All text for people, from one gettext catalogue, in English and Thai, for window and command line alike."""

from __future__ import annotations

from app.messages.language import Language, Messages, Years
from app.messages.marks import N_, NP_, Plural, Sentence

__all__ = ["NP_", "N_", "Language", "Messages", "Plural", "Sentence", "Years"]
