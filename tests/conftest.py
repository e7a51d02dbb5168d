"""What holds for every test: no screen, none of the user's files, no leftovers, no warning left unread."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.leftovers import Watch, remember_timers

WATCH = pytest.StashKey[Watch]()

# A shared machine is slow at times: no example fails for the time that it took.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def forbid_standard_sqlite(event: str, _arguments: tuple[object, ...]) -> None:
    """An open through the standard module would drop the locks that APSW holds on the same file."""
    if event == "sqlite3.connect":
        raise RuntimeError("sqlite3.connect was called: workspace files are opened through APSW only")


sys.addaudithook(forbid_standard_sqlite)


def pytest_configure(config: pytest.Config) -> None:
    """No screen, and folders of its own for what the program keeps for its user."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = tempfile.TemporaryDirectory(prefix="hatthasilpa-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(Path(home.name, name.lower()))
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    remember_timers(patch)


def pytest_collection_finish() -> None:
    """The thousands of tests stay to the end: no search for garbage looks through them again and again."""
    gc.collect()
    gc.freeze()


# Hooks and not fixtures: the last look comes after every fixture has cleaned up.
@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    item.stash[WATCH] = Watch()
    yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    watch = item.stash[WATCH]
    try:
        yield
    finally:
        watch.close()
    found = watch.findings(may_log=item.get_closest_marker("logs_warnings") is not None)
    if found:
        pytest.fail("left behind: " + "\n  ".join(found), pytrace=False)
