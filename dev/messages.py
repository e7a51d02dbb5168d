"""The catalogue of texts: collected from the program's source, translated by hand, compiled for gettext.

`update` writes template, Thai catalogue and its compiled form; `check` says what of them is stale or missing.
Nothing in the files depends on the day or the machine: the same texts give the same bytes.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from operator import itemgetter
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from places import ROOT

LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "hatthasilpa.pot"
THAI = LOCALE / "th" / "LC_MESSAGES" / "hatthasilpa.po"
COMPILED = THAI.with_suffix(".mo")

# A marked call, and how many of its first arguments are forms of one text.
MARKS: Mapping[str, int] = {"N_": 1, "NP_": 2, "text": 1, "plural": 2}
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
    for path in sorted((ROOT / "app").rglob("*.py")):
        for line, text in sorted(marked(ast.parse(path.read_bytes())), key=itemgetter(0)):
            catalog.add(text, locations=[(path.relative_to(ROOT).as_posix(), line)])
    return catalog


def marked(tree: ast.AST) -> Iterable[tuple[int, str | tuple[str, ...]]]:
    """The line and the text of each marked call; a call with a variable asks for a text marked elsewhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (count := MARKS.get(name_of(node.func), 0)):
            words = [given.value for given in node.args[:count] if isinstance(given, ast.Constant)]
            texts = tuple(word for word in words if isinstance(word, str) and word)
            if len(texts) == count:
                yield node.lineno, texts if count > 1 else texts[0]


def name_of(function: ast.expr) -> str:
    """`text` for both text(...) and messages.text(...)."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def translated(template: Catalog) -> Catalog:
    """The template's texts with the Thai that the catalogue holds for exactly them; nothing is guessed."""
    known = Catalog(locale="th")
    if THAI.is_file():
        with THAI.open("rb") as file:
            known = read_po(file, locale="th", abort_invalid=True)
    thai = Catalog(locale="th", domain="hatthasilpa", creation_date=NO_DAY, revision_date=NO_DAY, fuzzy=False)
    for message in texts(template):
        before = known.get(message.id, message.context)
        words = before.string if before and forms(before.string) else None
        comments = before.user_comments if before else ()
        thai.add(message.id, words, message.locations, user_comments=comments, context=message.context)
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
