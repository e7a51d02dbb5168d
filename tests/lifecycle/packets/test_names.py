"""No name from outside leads out of a packet's folders, or is one that a file system refuses."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.packets.names import LONGEST_NAME, base36, is_packet_code, packet_code, safe_name
from app.lifecycle.packets.dirs import within
from app.lifecycle.verbs import packets as verbs
from app.models.loading.packets import PacketSettings
from app.models.places import bases, dirs
from tests.lifecycle.packets.packing import Office, names
from tests.lifecycle.shop import Shop

WICKED = [
    "../x",
    "..",
    "/etc/passwd",
    "C:\\Windows\\x",
    "CON",
    "con.txt",
    "COM1",
    "a" * 300,
    "ก" * 300,
    "invoice\u202egpj.exe",
    "zero\u200bwidth\u2067",
    "line\nbreak\x00",
    "  . ",
    "ends. ",
    "NUL .txt",
    'all <of> "these"|?*:',
    "\ud800half",
]
ALLOWED = [name for name in WICKED if not any(each in name for each in "\u202e\u2067\n\x00\ud800")]


@pytest.mark.parametrize("name", WICKED)
def test_a_wicked_name_becomes_a_plain_one(name: str) -> None:
    _is_plain(safe_name(name))


@given(st.text(max_size=400))
@settings(max_examples=300)
def test_whatever_somebody_writes_becomes_a_plain_name_that_stays(text: str) -> None:
    made = safe_name(text)
    _is_plain(made)
    assert safe_name(made) == made


def _is_plain(made: str) -> None:
    assert 0 < len(made.encode()) <= LONGEST_NAME + 1  # and what sets it apart from a device's
    assert made not in (".", "..")
    assert not set(made) & set('<>:"/\\|?*\n\0')
    assert made.isprintable()
    assert not PureWindowsPath(made).is_reserved()
    assert not made.endswith((".", " "))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../x", "_x"),
        ("CON", "_CON"),
        ("aux.h", "_aux.h"),
        ("กระเป๋า สีน้ำตาล.pdf", "กระเป๋า สีน้ำตาล.pdf"),
        ("bag\u202ecod.exe", "bagcod.exe"),
        (".bashrc", "bashrc"),
        ("x" * 200 + ".json", "x" * 115 + ".json"),
    ],
)
def test_a_name_stays_as_near_to_itself_as_it_can(name: str, plain: str) -> None:
    assert safe_name(name) == plain


def test_a_long_thai_name_is_not_cut_between_a_letter_and_its_mark() -> None:
    made = safe_name("กี่" * 60)
    assert len(made) % 3 == 0


@pytest.mark.parametrize("code", ["../x", "job-1", "job-1-2/../../x", "job-1-ABCDEFGH", ""])
def test_a_packet_has_a_folder_by_its_own_code_only(code: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="code"):
        dirs(bases(tmp_path / "w.hatt", PacketSettings(), {}), code)


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "a//b/..", "CON/x", ""])
def test_a_file_stays_in_its_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leads out"):
        within(tmp_path, name)


def test_codes_of_packets_are_as_agreed() -> None:
    code = packet_code(1_763_650_607_380_000, b"1", b"file")  # type: ignore[arg-type]
    assert is_packet_code(code)
    assert code.split("-")[:2] == ["job", "mi7k1a1g"]
    assert int(code.split("-")[1], 36) == 1_763_650_607_380
    assert code != packet_code(1_763_650_607_380_000, b"2", b"file")  # type: ignore[arg-type]
    assert [base36(each) for each in (0, 35, 36, 1295)] == ["0", "z", "10", "zz"]


@pytest.mark.parametrize("name", ALLOWED)
def test_wicked_names_of_products_and_in_notes_are_harmless(office: Office, shop: Shop, name: str) -> None:
    shop.do("product.edit", product="TOTE-07", name_en=name[:200])
    ticket = shop.started(1)
    shop.do("job.edit", job=ticket, version=shop.ticket(ticket)["version"], notes=name)
    template = office.templates("own", {"{{ product.name_en }}/{{ job.notes }}.txt": "{{ job.notes }}"})

    found = office.run(office.make(ticket, template=template))

    assert found["status"] == "packaged"
    (made,) = names(found)
    place = Path(found["paths"]["output"], made)
    assert place.resolve().is_relative_to(Path(found["paths"]["output"]).resolve())
    assert place.is_file()
    assert {each.name for each in office.folder.iterdir()} <= {
        *("work", "output", "logs", "templates", "shop.hatt", "shop.hatt-wal", "shop.hatt-shm")
    }


@pytest.mark.parametrize("target", ["../x", "relative", "/tmp/../etc", "~/x", "C:x"])
def test_a_target_that_is_no_folder_told_in_full_is_refused(office: Office, job: str, target: str) -> None:
    code = office.make(job)
    office.run(code)
    refused = office.shop.refused("packet.deploy", packet=code, to="folder", target=target)
    assert (refused.code, refused.variant) == ("ERR_BAD_VALUE", "whole_path")


ELSEWHERE = "/srv/packets" if sys.platform == "win32" else "C:\\packets"
"""A folder that is told in full on other systems."""


def test_a_target_that_is_told_in_full_on_other_systems_only_is_none(
    office: Office, job: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here" / ELSEWHERE).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    code = office.make(job)
    office.run(code)
    refused = office.shop.refused("packet.deploy", packet=code, to="folder", target=ELSEWHERE)
    assert (refused.code, refused.variant) == ("ERR_BAD_VALUE", "whole_path")

    with monkeypatch.context() as patch:  # it was asked for on another system, and is carried on here
        patch.setattr(verbs, "PurePath", PurePosixPath if sys.platform == "win32" else PureWindowsPath)
        office.shop.do("packet.deploy", packet=code, to="folder", target=ELSEWHERE)
    office.carry([code])
    assert office.failure(code) == ("deployed", "ERR_PACKET_TARGET_GONE")
    assert list((tmp_path / "here" / ELSEWHERE).iterdir()) == []


@pytest.mark.parametrize("name", ["work", "output", "logs"])
def test_a_folder_that_was_set_on_another_system_fails_the_packet(
    office: Office, job: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    office.shop.do("packet.set", **{name: ELSEWHERE})
    code = office.make(job)
    found = office.run(code)
    assert office.failure(code) == ("planned", "ERR_PACKET_BASE")
    assert found["failure"]["params"] == {"variable": f"packet.set {name}", "value": ELSEWHERE}
    assert list((tmp_path / "here").iterdir()) == []

    office.shop.do("packet.set", **{name: str(tmp_path / "whole")})
    assert office.run(code, "packet.retry")["status"] == "packaged"
    assert (tmp_path / "whole").is_dir()


def test_templates_on_another_system_stop_only_packets_of_templates(office: Office, job: str) -> None:
    office.shop.do("packet.set", templates=ELSEWHERE)
    assert office.run(office.make(job))["status"] == "packaged"
    code = office.make(job, template="own")
    office.run(code)
    assert office.failure(code) == ("planned", "ERR_PACKET_BASE")


@pytest.mark.parametrize("name", ["CON", "x" * 300, "ก" * 100])
def test_a_target_that_nothing_can_be_written_to_fails_alone(
    office: Office, job: str, tmp_path: Path, name: str
) -> None:
    code = office.make(job)
    office.run(code, to="folder", target=str(tmp_path / name))
    assert office.failure(code) == ("deployed", "ERR_PACKET_TARGET_GONE")
    assert office.shop.ticket(job)["status"] == "in_progress"


@pytest.mark.parametrize("template", ["../x", "CON", "a/b", "x" * 150])
def test_a_folder_of_templates_is_one_beside_the_others(shop: Shop, job: str, template: str) -> None:
    refused = shop.refused("packet.create", ticket=job, template=template)
    assert (refused.code, refused.variant) == ("ERR_BAD_VALUE", "file_name")
