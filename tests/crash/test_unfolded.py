"""A file whose log cannot be folded into it is not done, and does not get its name."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from app.errors import KnownError, Trouble
from tests.crash.errands import ERRANDS
from tests.crash.power_loss import NAME, write
from tests.crash.vfs import Fails, Operation, What, watched

pytestmark = pytest.mark.logs_warnings


class _Unfoldable:
    """A disk on which no log can be folded into its file: writes to a file fail once it has a log."""

    def __init__(self) -> None:
        self._logged: set[str] = set()

    def __call__(self, operation: Operation) -> None:
        if operation.what is not What.WRITE:
            return
        if operation.path.endswith("-wal"):
            self._logged.add(operation.path.removesuffix("-wal"))
        elif operation.path in self._logged:
            raise Fails(apsw.SQLITE_IOERR_WRITE)


@pytest.mark.parametrize("errand", [name for name in ERRANDS if name not in {"backup", "import"}])
def test_a_file_does_not_get_its_name_while_part_of_it_is_in_a_log(errand: str, shared_memory: Path) -> None:
    write(ERRANDS[errand].found().image, shared_memory)
    with watched(_Unfoldable()), pytest.raises(KnownError) as caught:
        ERRANDS[errand].do(shared_memory)
    assert caught.value.code is Trouble.IO
    assert not ERRANDS[errand].problems(shared_memory, ERRANDS[errand].found(), False)


def _log_stays(operation: Operation) -> None:
    """A disk on which the workspace's log cannot be deleted. SQLite doesn't tell."""
    if operation.what is What.DELETE and operation.path.endswith(f"{NAME}-wal"):
        raise Fails(apsw.SQLITE_IOERR_DELETE)


def test_a_file_is_not_put_beside_the_log_of_another(shared_memory: Path) -> None:
    """SQLite would fold the old file's log into the new one."""
    errand = ERRANDS["restore"]
    write(errand.found().image, shared_memory)
    with watched(_log_stays), pytest.raises(KnownError) as caught:
        errand.do(shared_memory)
    assert caught.value.code is Trouble.IO
    assert not errand.problems(shared_memory, errand.found(), False)
