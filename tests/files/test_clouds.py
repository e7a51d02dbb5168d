"""Folders that a service copies to other computers: whoever keeps a workspace in one is warned."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.clouds import cloud_service

IN_CLOUD: Mapping[str, str] = {
    "Users/mana/OneDrive/Documents": "OneDrive",
    "Users/mana/OneDrive - Beaver Leather": "OneDrive",
    "Users/mana/Library/CloudStorage/OneDrive-Personal": "OneDrive",
    "Users/mana/Dropbox/workshop": "Dropbox",
    "Users/mana/Dropbox (Personal)": "Dropbox",
    "home/mana/Google Drive": "Google Drive",
    "Users/mana/Library/CloudStorage/GoogleDrive-mana@example.org/My Drive": "Google Drive",
    "G/ไดรฟ์ของฉัน/หัตถศิลป์": "Google Drive",
    "Users/mana/iCloudDrive": "iCloud Drive",
    "Users/mana/Library/Mobile Documents/com~apple~CloudDocs/Documents": "iCloud Drive",
}
ELSEWHERE = ("home/mana/Documents", "Users/mana/dropbox.old", "srv/onedrives", "home/mana/AppData/Local")


@pytest.fixture(autouse=True)
def _no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("folder", IN_CLOUD)
def test_a_folder_of_a_service_is_known_by_its_name(folder: str, tmp_path: Path) -> None:
    assert cloud_service(tmp_path / folder / "work.hatt") == IN_CLOUD[folder]


@pytest.mark.parametrize("folder", ELSEWHERE)
def test_other_folders_are_nobodys(folder: str, tmp_path: Path) -> None:
    assert cloud_service(tmp_path / folder / "work.hatt") is None


def test_a_link_into_a_folder_of_a_service_counts_for_it(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "Dropbox")
    assert cloud_service(tmp_path / "here" / "work.hatt") == "Dropbox"


def test_a_folder_of_another_name_is_known_by_what_the_service_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "beaver"))
    assert cloud_service(tmp_path / "beaver" / "jobs" / "work.hatt") == "OneDrive"
    assert cloud_service(tmp_path / "beavers" / "work.hatt") is None


def test_the_documents_of_a_mac_may_be_shared_with_icloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    documents, drive = tmp_path / "Documents", tmp_path / "Library/Mobile Documents/com~apple~CloudDocs"
    documents.mkdir()
    assert cloud_service(documents / "work.hatt") is None
    drive.mkdir(parents=True)
    (drive / "Documents").symlink_to(documents)
    assert cloud_service(documents / "work.hatt") == "iCloud Drive"
