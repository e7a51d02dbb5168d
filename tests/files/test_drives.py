"""Which drives are of another machine: a workspace does not lie on one."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from app import files
from app.files import is_on_network

LINUX = r"""
sysfs /sys sysfs rw,nosuid 0 0
/dev/sda2 / ext4 rw,relatime 0 0
server:/export /srv/plant nfs4 rw,vers=4.2 0 0
/dev/sdb1 /srv/plant/local ext4 rw 0 0
//office/share /mnt/the\040office cifs rw 0 0
//office/thai /mnt/หัตถศิลป์ cifs rw 0 0
//office/odd /mnt/back\134slash cifs rw 0 0
tmpfs /mnt/covered tmpfs rw 0 0
nas:/covered /mnt/covered nfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
host /media/sf_host vboxsf rw 0 0
cut short
"""
ON_LINUX: Mapping[str, bool] = {
    "/var/mana/work.hatt": False,
    "/srv/plant/work.hatt": True,
    "/srv/plant": True,
    "/srv/plantation/work.hatt": False,
    "/srv/plant/local/work.hatt": False,
    "/mnt/the office/work.hatt": True,
    "/mnt/หัตถศิลป์/งาน.hatt": True,
    "/mnt/back\\slash/work.hatt": True,
    "/mnt/covered/work.hatt": True,
    "/run/user/1000/gvfs/smb-share:server=nas/work.hatt": True,
    "/media/sf_host/work.hatt": True,
}
DARWIN = """
/dev/disk3s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)
//mana@nas._smb._tcp.local/plant on /Volumes/plant (1) (smbfs, nodev, nosuid, mounted by mana)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""
ON_DARWIN = {
    "/Applications/work.hatt": False,
    "/Volumes/plant (1)/work.hatt": True,
    "/Volumes/stick/work.hatt": False,
}


@pytest.mark.skipif(sys.platform != "linux", reason="its list of mounts")
@pytest.mark.parametrize("place", ON_LINUX)
def test_the_innermost_mount_decides_on_linux(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mounts").write_text(LINUX, encoding="utf-8")
    monkeypatch.setattr(files, "_LINUX_MOUNTS", tmp_path / "mounts")
    assert is_on_network(Path(place)) is ON_LINUX[place]


@pytest.mark.skipif(sys.platform != "linux", reason="its list of mounts")
def test_a_link_to_another_drive_counts_for_that_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "there")
    (tmp_path / "mounts").write_text(f"nas:/x {tmp_path.resolve()}/there nfs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(files, "_LINUX_MOUNTS", tmp_path / "mounts")
    assert is_on_network(tmp_path / "here" / "work.hatt")
    assert not is_on_network(tmp_path / "work.hatt")


def test_without_a_list_of_mounts_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(files, "_LINUX_MOUNTS", tmp_path / "none")
    assert not is_on_network(tmp_path)


@pytest.mark.parametrize("place", ON_DARWIN)
def test_the_innermost_mount_decides_on_macos(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout=DARWIN))
    assert is_on_network(Path(place)) is ON_DARWIN[place]


REMOTE, FIXED = 4, 3
ON_WINDOWS = {
    r"C:\Users\mana\work.hatt": (FIXED, False),
    r"Z:\plant\work.hatt": (REMOTE, True),
    r"\\nas\plant\work.hatt": (FIXED, True),
    r"\\?\C:\Users\mana\work.hatt": (FIXED, False),
    r"\\?\UNC\nas\plant\work.hatt": (FIXED, True),
}


@pytest.mark.parametrize("place", ON_WINDOWS)
def test_the_kind_of_drive_decides_on_windows(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, remote = ON_WINDOWS[place]
    kernel = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=lambda _: kind))
    monkeypatch.setattr(ctypes, "windll", kernel, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    path = SimpleNamespace(resolve=lambda: PureWindowsPath(place))
    assert is_on_network(path) is remote  # type: ignore[arg-type]
