"""A language as an object: it turns marked sentences, codes, days and instants into text for people."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from app.messages.checks import CHECKS
from app.messages.facts import FACTS
from app.messages.findings import FINDINGS, FIXES
from app.messages.marks import N_, Plural, Sentence
from app.messages.packets import FAILURES as PACKET_FAILURES
from app.messages.piece_facts import PIECE_FACTS
from app.messages.refusals import REFUSALS
from app.messages.sheets import SHEET_PROBLEMS
from app.messages.thai import keep_whole
from app.messages.troubles import TROUBLES
from app.messages.undo import EFFECTS
from app.messages.warnings import WARNINGS
from app.messages.words import BY_PARAMETER
from app.paths import resources

DOMAIN = "hatthasilpa"
BUDDHIST_OFFSET = 543
COUNTS = frozenset({"quantity", "usual", "maximum"})
MOMENTS = frozenset({"when", "until", "clock_was", "clock_is", "ended_at"})
"""Parameters that are instants."""
PEOPLE = frozenset({"actor", "person", "holder", "owner", "to"})
"""Parameters that are, or may be, what somebody is called."""
S = TypeVar("S", str, Sentence)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


class Language(StrEnum):
    """The languages that the program speaks."""

    ENGLISH = "en"
    THAI = "th"


class Years(StrEnum):
    """How years are counted where days are shown; they are always stored as Gregorian ones."""

    BUDDHIST = "buddhist"
    GREGORIAN = "gregorian"


USUAL_YEARS = {Language.ENGLISH: Years.GREGORIAN, Language.THAI: Years.BUDDHIST}


class Messages:
    """The catalogue of one language, which counts years as its people do unless told otherwise."""

    def __init__(
        self,
        language: Language = Language.ENGLISH,
        folder: Path | None = None,
        years: Years | None = None,
    ) -> None:
        self.language = language
        self.years = years or USUAL_YEARS[language]
        self._catalogue = _catalogue(folder or resources() / "locale", language)

    def text(self, msgid: str, /, **params: object) -> str:
        """A marked sentence with its parameters; stored words among them are translated."""
        translated = self._catalogue.gettext(msgid)
        return translated.format_map(self._spoken(params)) if params else translated

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        """The form of a sentence for `count`."""
        translated = self._catalogue.ngettext(one, many, count)
        return translated.format_map({"count": count} | self._spoken(params))

    def sentence(self, given: Sentence, params: Mapping[str, object]) -> str:
        """A sentence of a table, in the right form."""
        if isinstance(given, Plural):
            count = params[given.by]
            assert isinstance(count, int)
            translated = self._catalogue.ngettext(given.one, given.many, count)
        else:
            translated = self._catalogue.gettext(given)
        return translated.format_map(_Forgiving(self._spoken(params)))

    def refusal(self, code: str, params: Mapping[str, object], variant: str = "") -> str:
        """Why something was refused, and what to do instead."""
        return self.sentence(_of(REFUSALS, code, variant), params)

    def trouble(self, code: str, params: Mapping[str, object]) -> str:
        """What is wrong with a file or the machine."""
        return self.sentence(_of(TROUBLES, code, str(params.get("variant", ""))), params)

    def packet_failure(self, code: str, params: Mapping[str, object]) -> str:
        """Why a packet failed, and what to do."""
        return self.sentence(_of(PACKET_FAILURES, code, str(params.get("variant", ""))), params)

    def warning(self, code: str, params: Mapping[str, object]) -> str:
        """What a receipt warns of."""
        return self.sentence(_of(WARNINGS, code, str(params.get("variant", ""))), params)

    def finding(self, code: str, params: Mapping[str, object]) -> str:
        """What is wrong with a routing."""
        return self.sentence(FINDINGS[code], params)

    def fix(self, code: str, params: Mapping[str, object]) -> str:
        """What a finding offers to do about it."""
        return self.sentence(FIXES[code], params)

    def sheet_problem(self, code: str, params: Mapping[str, object]) -> str:
        """What is wrong with an order sheet."""
        return self.sentence(SHEET_PROBLEMS[code], params)

    def check(self, code: str, params: Mapping[str, object]) -> str:
        """What the check of a workspace found."""
        return self.sentence(CHECKS[code], params)

    def fact(self, kind: str, params: Mapping[str, object]) -> str:
        """What happened, as a sentence; `node_th` is the step's Thai name, if it has one. `variant` is what
        tells it more closely.
        """
        variant = params.get("variant") or ("reason" if params.get("reason") else "")
        return self._of_fact(_of(FACTS, kind, str(variant)), params)

    def fact_of_piece(self, kind: str, params: Mapping[str, object], variant: str = "") -> str:
        """What happened, in the story of one piece."""
        return self._of_fact(_of(PIECE_FACTS, kind, variant), params)

    def written(self, text: str) -> str:
        """A reason or a note as people read it: what was touched is said in their language."""
        return str(self._word("reason", text))

    def effect_of_undo(self, kind: str, params: Mapping[str, object]) -> str:
        """What undoing a command would do; "" for what need not be told."""
        return self._of_fact(EFFECTS[kind], params) if kind in EFFECTS else ""

    def year(self, gregorian: int) -> int:
        """A year as people here count it."""
        return gregorian + BUDDHIST_OFFSET if self.years is Years.BUDDHIST else gregorian

    def english_of(self, said: str) -> str:
        """The English of a text that this language said, if it has one and no words in braces; else "". Where
        several are said alike, all of them.
        """
        return self._english.get(said, "")

    @cached_property
    def _english(self) -> Mapping[str, str]:
        """Read of the catalogue the other way round."""
        catalogue: Mapping[object, str] = getattr(self._catalogue, "_catalog", {})
        found: dict[str, list[str]] = {}
        for english, said in catalogue.items():
            if isinstance(english, str):
                found.setdefault(said, []).append(english)
        return {said: " ".join(all_) for said, all_ in found.items()}

    def date(self, day: date | str) -> str:
        """A day as people here write it: 28 Nov 2026, 28 พ.ย. 2569."""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        year = self.year(day.year)
        return f"{day.day} {self._catalogue.gettext(MONTHS[day.month - 1])} {year}"

    def time(self, instant: int) -> str:
        """The time of day of an instant (microseconds, UTC) where this machine stands, hh:mm:ss."""
        return _local(instant).strftime("%H:%M:%S")

    def day_of(self, instant: int) -> str:
        """The day of an instant where this machine stands."""
        return self.date(_local(instant).date())

    def moment(self, instant: int) -> str:
        """Day and time of an instant where this machine stands."""
        return f"{self.day_of(instant)} {self.hour(instant)}"

    def hour(self, instant: int) -> str:
        """The time of day of an instant where this machine stands, hh:mm."""
        return _local(instant).strftime("%H:%M")

    def _of_fact(self, given: Sentence, params: Mapping[str, object]) -> str:
        if self.language is Language.THAI and params.get("node_th"):
            params = {**params, "node": params["node_th"]}
        return self.sentence(given, params)

    def _spoken(self, params: Mapping[str, object]) -> dict[str, object]:
        return {name: self._word(name, value) for name, value in params.items()}

    def _word(self, name: str, value: object) -> object:
        if name in MOMENTS and isinstance(value, int):
            return self.moment(value)
        if name in COUNTS and isinstance(value, int):
            return f"{value:,}"
        if name in PEOPLE and isinstance(value, str):
            keep_whole(value)
        words = BY_PARAMETER.get(name)
        if words is None or str(value) not in words:
            return value
        return self._catalogue.gettext(words[str(value)])


class _Forgiving(dict[str, object]):
    """A sentence whose parameter is missing still says the rest; a test finds such sentences."""

    def __missing__(self, key: str) -> str:
        return "—"


@cache
def _catalogue(folder: Path, language: Language) -> gettext.NullTranslations:
    """What was translated into a language, read once; English is what was written. Raises FileNotFoundError.

    Not by `gettext.translation`: that looks at how the system speaks before it looks for the file.
    """
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    with (folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def _of(table: Mapping[str, S], code: str, variant: str) -> S:
    return table.get(f"{code}/{variant}") or table[code]


def _local(instant: int) -> datetime:
    return (_EPOCH + timedelta(microseconds=instant)).astimezone()
