"""Writes the reference pages of the manual from the registries that the program itself reads.

`python dev/manual.py` writes docs/reference/; tests/house/test_reference.py fails when a page is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from app.cli.commands import signature
from app.domain.commands import COMMANDS, NOT_OFFERED, CommandSpec
from app.domain.commands.fields import FieldKind, FieldSpec
from app.domain.facts import FACTS
from app.domain.permissions import GRANTED, Permission
from app.domain.routing.findings import RULES
from app.domain.words import Role
from app.messages import Plural, Sentence
from app.messages.checks import CHECKS
from app.messages.findings import FINDINGS
from app.messages.refusals import REFUSALS
from app.messages.sheets import SHEET_PROBLEMS
from app.messages.troubles import TROUBLES
from app.messages.warnings import WARNINGS

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
_MADE = "<!-- Written by `python dev/manual.py` from the program's registries; do not edit. -->"


def commands() -> Iterable[str]:
    """Every command with its fields, its permission, and the way back from it."""
    yield from _head("Commands", "A line of `do` is a JSON object: `do` and the command's fields beside it.")
    yield (
        "Every line also takes `request_id`, `keep` (a name for the result) and `person` (who did it), "
        "unless that is a field of the command.\n"
    )
    for kind in sorted(COMMANDS):
        spec = COMMANDS[kind]
        yield f"## `{signature(spec)}`\n"
        asked = f"`{spec.permission}`" if spec.permission else "that of the command that is taken back"
        yield f"{(spec.type.__doc__ or '').strip()} Permission: {asked}. {_way_back(spec)}\n"
        yield from _fields(spec.fields)
        for name, replaced in (spec.alternatives or {}).items():
            yield f"* `{name}` — a file that holds `{replaced}`, instead of it"
        if spec.ignored:
            yield f"* ignored with a warning: {', '.join(f'`{name}`' for name in sorted(spec.ignored))}"
        for name, only in spec.settled.items():
            yield f"* `{name}` — is `{only}` and nothing else; it may be left out"
        yield ""
    yield "## Refused whatever is asked\n"
    yield "An order only plans. Asked for one of these, the answer names its tickets, where it can be done:\n"
    yield from (f"* `{signature(NOT_OFFERED[kind])}`" for kind in sorted(NOT_OFFERED))


def permissions() -> Iterable[str]:
    """Which role may do what."""
    yield from _head("Permissions", "The door checks them; buttons only mirror them.")
    yield f"| permission | {' | '.join(Role)} | commands |"
    yield f"|---|{'---|' * len(Role)}---|"
    for permission in Permission:
        granted = " | ".join("✓" if permission in GRANTED[role] else "" for role in Role)
        asked = ", ".join(
            f"`{kind}`" for kind, spec in sorted(COMMANDS.items()) if spec.permission is permission
        )
        yield f"| `{permission}` | {granted} | {asked} |"


def codes() -> Iterable[str]:
    """Every code that the program answers with, and its sentence."""
    yield from _head("Codes", "`CODE/variant` is the same code with a more exact sentence.")
    for title, table in _TABLES.items():
        yield f"## {title}\n\n| code | sentence |\n|---|---|"
        yield from (f"| `{code}` | {_text(table[code])} |" for code in table)
        yield ""


def routing_rules() -> Iterable[str]:
    """Every rule of the routing check with its severity."""
    yield from _head("Routing rules", "One engine checks drafts and publishing; an error stops publishing.")
    yield "| code | severity | sentence |\n|---|---|---|"
    for rule, severity in RULES.items():
        yield f"| `{rule}` | {severity} | {_text(FINDINGS[rule])} |"


def facts() -> Iterable[str]:
    """Every kind of fact with its fields."""
    yield from _head("Facts", "What the ledger holds. A kind keeps its meaning for ever.")
    for kind in sorted(FACTS):
        known = FACTS[kind]
        about = (known.type.__doc__ or "").strip().splitlines()[0]
        yield f"* `{kind}` {{{', '.join(known.names)}}} — {about}"


PAGES: Mapping[str, Callable[[], Iterable[str]]] = {
    "commands.md": commands,
    "permissions.md": permissions,
    "codes.md": codes,
    "routing-rules.md": routing_rules,
    "facts.md": facts,
}
_TABLES: Mapping[str, Mapping[str, Sentence]] = {
    "Refusals": REFUSALS,
    "Files and the machine": TROUBLES,
    "Warnings": WARNINGS,
    "Order sheets": SHEET_PROBLEMS,
    "Check of a workspace": CHECKS,
}


def page(name: str) -> str:
    """The text of one page."""
    return "\n".join(PAGES[name]()).rstrip() + "\n"


def main() -> int:
    """Writes all pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (FOLDER / name).write_text(page(name), encoding="utf-8")
    return 0


def _head(title: str, about: str) -> Iterable[str]:
    return (_MADE, f"# {title}\n", f"{about}\n")


def _way_back(spec: CommandSpec) -> str:
    if spec.undoable:
        return "Can be undone."
    return f"Counter-action: `{spec.counter}`." if spec.counter else "Cannot be undone."


def _fields(fields: Mapping[str, FieldSpec], indent: str = "") -> Iterable[str]:
    for name, given in fields.items():
        yield f"{indent}* `{name}` — {_described(given)}"
        yield from _fields(given.fields, indent + "  ")


def _described(given: FieldSpec) -> str:
    parts = [f"list of {given.kind}" if given.many else str(given.kind)]
    if given.refers_to:
        parts.append(f"of a {given.refers_to}")
    if given.singular:
        parts.append(f"or one as `{given.singular}`")
    if given.choices:
        parts.append("one of " + ", ".join(f"`{choice}`" for choice in given.choices))
    if given.maximum:
        of = "" if given.kind is FieldKind.INTEGER else " characters"
        span = f"{given.minimum}–{given.maximum}" if given.minimum else f"at most {given.maximum}{of}"
        parts.append(span)
    said = {
        "on several lines if need be": given.lines,
        "optional": not given.required,
        "null clears it": given.clearable,
    }
    parts += [word for word, true in said.items() if true]
    if given.offered:
        offered = ", ".join(f"`{each}`" for each in given.offered)
        parts.append(f"in one's own words, or one of {offered}, which are said in the reader's language")
    return ", ".join(parts)


def _text(sentence: Sentence) -> str:
    text = sentence.many if isinstance(sentence, Plural) else sentence
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
