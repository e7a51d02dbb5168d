"""Text on its way into a spreadsheet: none of it is taken for a formula there."""

from __future__ import annotations

import re

_BEGINNING = re.compile(r"(?:^(?=[\t\r])|(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠]))")
"""Where a spreadsheet may begin a cell, and takes what follows for a formula: some part lines at a “;”."""


def harmless(text: str) -> str:
    """The text, with an apostrophe wherever a spreadsheet would take it for a formula."""
    return _BEGINNING.sub("'", text)
