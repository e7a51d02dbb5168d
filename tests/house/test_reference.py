from __future__ import annotations

import manual
import pytest


@pytest.mark.parametrize("name", manual.PAGES)
def test_a_reference_page_says_what_the_registries_say(name: str) -> None:
    written = (manual.FOLDER / name).read_text(encoding="utf-8")

    assert written == manual.page(name), "write it again: python dev/manual.py"
