"""The views of a list that a person saved: filter, search, order, columns under a name; and the last one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field

from app.values import frozen
from app.views.context import Notebook
from app.views.lists.layout import Layout, layout_from, read_object

LONGEST_NAME, MOST_VIEWS = 60, 40
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show nothing."""


@frozen
class View:
    """What a list shows: `wanted` (filter, search, order) is its own, `layout` None for as it comes."""

    wanted: Mapping[str, object] = field(default_factory=dict)
    layout: Mapping[str, object] | None = None

    def layout_for(self, known: tuple[str, ...]) -> Layout | None:
        """The arrangement of the columns that the list still has."""
        return layout_from(self.layout, known)


class SavedViews:
    """The saved views of one list, by name in the order of saving."""

    def __init__(self, notebook: Notebook, key: str) -> None:
        self._notebook = notebook
        self._key = key

    def names(self) -> list[str]:
        """The names of the saved views."""
        return list(self._read("views"))

    def view(self, name: str) -> View:
        """A saved view; an empty one where there is none of this name."""
        return _view(self._read("views").get(name))

    def save(self, name: str, view: View) -> None:
        """Keeps a view under a name, replacing the one before. Raises ValueError for a name that won't do."""
        name = " ".join(name.split())
        views = self._read("views")
        if (
            not any(map(_is_seen, name))
            or len(name) > LONGEST_NAME
            or (name not in views and len(views) >= MOST_VIEWS)
        ):
            raise ValueError(name)
        self._write("views", {**views, name: _data(view)})

    def remove(self, name: str) -> None:
        """Forgets a view."""
        self._write("views", {each: view for each, view in self._read("views").items() if each != name})

    def last(self) -> View:
        """What the list showed last."""
        return _view(self._read("last"))

    def keep_last(self, view: View) -> None:
        """Keeps what the list shows now, for the next start."""
        self._write("last", _data(view))

    def _read(self, what: str) -> dict[str, object]:
        return read_object(self._notebook.read(f"{self._key}/{what}"))

    def _write(self, what: str, value: Mapping[str, object]) -> None:
        self._notebook.write(f"{self._key}/{what}", json.dumps(value, ensure_ascii=False))


def _is_seen(sign: str) -> bool:
    return sign.isprintable() and not sign.isspace() and sign not in BLANKS


def _data(view: View) -> dict[str, object]:
    return {"wanted": dict(view.wanted), "layout": view.layout}


def _view(data: object) -> View:
    if not isinstance(data, dict):
        return View()
    wanted, layout = data.get("wanted"), data.get("layout")
    return View(wanted if isinstance(wanted, dict) else {}, layout if isinstance(layout, dict) else None)
