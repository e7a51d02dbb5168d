"""What was made is said, in the language asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal, call


@pytest.mark.parametrize("language", ["en", "th"])
def test_a_new_workspace_and_a_backup_are_named(terminal: Terminal, tmp_path: Path, language: str) -> None:
    made, kept = tmp_path / "made.hatt", tmp_path / "kept.hatt"
    for ended in (
        call("new", made, "--lang", language),
        terminal.call("backup", kept, "--lang", language),
    ):
        assert (ended.code, ended.err) == (0, "")
        assert len(ended.out.splitlines()) == 1
        assert any(str(path) in ended.out for path in (made, kept))
        assert any("ก" <= letter <= "๛" for letter in ended.out) is (language == "th")
