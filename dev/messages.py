"""The catalogue of texts: collected from the program's source, translated by hand, compiled for gettext.

`update` writes template, Thai catalogue and its compiled form; `check` says what of them is stale or missing.
Nothing in the files depends on the day or the machine: the same texts give the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from places import ROOT

LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "hatthasilpa.pot"
THAI = LOCALE / "th" / "LC_MESSAGES" / "hatthasilpa.po"
COMPILED = THAI.with_suffix(".mo")

KEYWORDS: Mapping[str, tuple[int, ...] | None] = {"N_": None, "NP_": (1, 2), "text": None, "plural": (1, 2)}
WORD_IN_BRACES = re.compile(r"\{(\w+)")
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
SHOWN = 20
HEADER = """\
# {title}
# Collected from the program's source by `python3 dev.py messages`.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
TEMPLATE_HEADER = HEADER.format(
    title="Texts of Hatthasilpa.", language="", plurals="nplurals=2; plural=(n != 1);"
)
THAI_HEADER = HEADER.format(title="Hatthasilpa in Thai.", language="th", plurals="nplurals=1; plural=0;")


def update() -> int:
    """Write all three files; say how far the translation is."""
    template = collected()
    thai = translated(template)
    for path, content in files(template, thai):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    waiting = sum(not is_translated(message) for message in texts(thai))
    print(f"{len(template)} texts, {waiting} of them not yet in Thai.")
    return 0


def check() -> int:
    """1 if a file differs from what `update` would write, or a text lacks its Thai."""
    template = collected()
    thai = translated(template)
    problems = [
        f"{path.relative_to(ROOT)} is stale: run python3 dev.py messages"
        for path, content in files(template, thai)
        if not path.is_file() or path.read_bytes() != content
    ]
    problems += [problem for message in texts(thai) for problem in problems_of(message)]
    report(problems)
    return 1 if problems else 0


def report(problems: Sequence[str]) -> None:
    """The first of them, and how many more there are."""
    for problem in problems[:SHOWN]:
        print(problem)
    if len(problems) > SHOWN:
        print(f"... and {len(problems) - SHOWN} more.")


def collected() -> Catalog:
    """Every marked text of the program, in the order of its files and lines."""
    catalog = Catalog(domain="hatthasilpa")
    found = extract_from_dir(ROOT / "app", [("**.py", "python")], keywords=KEYWORDS)
    for file, line, text, _comments, context in sorted(found, key=lambda row: row[:2]):
        catalog.add(text, locations=[(f"app/{file}", line)], context=context)
    return catalog


def translated(template: Catalog) -> Catalog:
    """The template's texts with the Thai that the catalogue holds for them; nothing is guessed."""
    thai = Catalog(locale="th", domain="hatthasilpa")
    if THAI.is_file():
        with THAI.open("rb") as file:
            thai = read_po(file, locale="th", domain="hatthasilpa", abort_invalid=True)
    thai.update(template, no_fuzzy_matching=True)
    thai.fuzzy = False
    thai.creation_date = thai.revision_date = NO_DAY
    return thai


def files(template: Catalog, thai: Catalog) -> Iterable[tuple[Path, bytes]]:
    """Each file with the bytes that it must hold."""
    yield TEMPLATE, as_text(template, TEMPLATE_HEADER)
    yield THAI, as_text(thai, THAI_HEADER)
    compiled = BytesIO()
    write_mo(compiled, thai)
    yield COMPILED, compiled.getvalue()


def as_text(catalog: Catalog, header: str) -> bytes:
    """The form that people read: files but no line numbers, so that a moved line changes nothing."""
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return header.encode() + body.getvalue()


def texts(catalog: Catalog) -> list[Message]:
    """Its messages without the header."""
    return [message for message in catalog if message.id]


def forms(text: str | Sequence[str] | None) -> list[str]:
    """One form, or all forms of a plural."""
    return [text] if isinstance(text, str) else list(text or [])


def is_translated(message: Message) -> bool:
    """True when every form has its words."""
    return bool(forms(message.string)) and all(forms(message.string))


def problems_of(message: Message) -> Iterable[str]:
    """What keeps this text from being shown in Thai as it is in English."""
    english = forms(message.id)[-1]
    if not is_translated(message):
        yield f"Not in Thai yet: {english!r}"
        return
    wanted = set(WORD_IN_BRACES.findall(english))
    for thai in forms(message.string):
        if set(WORD_IN_BRACES.findall(thai)) != wanted:
            yield f"The Thai of {english!r} has other words in braces: {thai!r}"


ACTIONS: Mapping[str, Callable[[], int]] = {"update": update, "check": check}

if __name__ == "__main__":
    sys.exit(ACTIONS[sys.argv[1]]())
