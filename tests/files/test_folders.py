"""A new folder is on the disk before anything in it is called safe."""

from __future__ import annotations

from pathlib import Path

from app.files import make_folder
from tests.crash.system import told
from tests.crash.vfs import Operation, What


def test_every_new_folder_is_synced_into_the_one_that_holds_it(tmp_path: Path) -> None:
    happened = list[Operation]()
    with told(happened.append):
        make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    synced = {Path(each.path) for each in happened if each.what is What.SYNC_FOLDER}
    assert synced == {tmp_path, tmp_path / "a"}


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    happened = list[Operation]()
    with told(happened.append):
        make_folder(tmp_path)
    assert not happened
