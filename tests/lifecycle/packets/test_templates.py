"""Any folder is a kind: names and texts are filled in, safely, and what fails says where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.lifecycle.packets import templates
from tests.lifecycle.packets.packing import TEMPLATES, Office, json_of, names, text_of
from tests.lifecycle.shop import Shop


@pytest.fixture
def office(office: Office) -> Office:
    """An office with the two folders that have nothing to do with leather."""
    shutil.copytree(TEMPLATES, office.folder / "templates")
    return office


def test_a_folder_with_a_package_and_its_source_is_a_kind(office: Office, shop: Shop, job: str) -> None:
    shop.do("product.edit", product="TOTE-07", name_en='The "big" <tote>')
    found = office.run(office.make(job, template="npm"))
    assert (found["status"], found["kind"], found["template"]) == ("packaged", "template", "npm")
    assert names(found) == ["package.json", "src/index.js"]
    assert json_of(found, "package.json")["name"] == f"job-{job.lower()}"
    assert json_of(found, "package.json")["description"] == 'The "big" <tote>'
    source = text_of(found, "src/index.js")
    assert f"packet {found['id']}" in source
    assert all(f'"{piece["serial"]}"' in source for piece in shop.pieces(job))


def test_a_folder_with_one_bot_is_a_kind(office: Office, job: str) -> None:
    found = office.run(office.make(job, template="bot"))
    assert text_of(found, "bot.js") == f"module.exports.reply = () => `{job}: 0 / 3`;\n"


def test_names_are_filled_in_and_what_is_no_text_is_copied(office: Office, job: str) -> None:
    picture = bytes(range(256))
    files: dict[str, str | bytes] = {"{{ job.code }}/logo.png": picture, "plain.txt": "100 % {# nothing #}"}
    found = office.run(office.make(job, template=office.templates("own", files)))
    assert names(found) == ["plain.txt", f"{job}/logo.png"] or names(found) == [
        f"{job}/logo.png",
        "plain.txt",
    ]
    assert Path(found["paths"]["output"], job, "logo.png").read_bytes() == picture
    assert text_of(found, "plain.txt") == "100 % "


def test_what_somebody_wrote_is_escaped(office: Office, shop: Shop, job: str) -> None:
    shop.do("job.edit", job=job, version=1, notes="<script>alert(1)</script> {{ 7 * 7 }}")
    found = office.run(office.make(job, template=office.templates("own", {"a.html": "{{ job.notes }}"})))
    assert text_of(found, "a.html") == "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\ntwo\n{{ job.colour }}", 3),
        ("one\n{% if %}", 2),
        ("{% for %}", 1),
        ("\n\n\n{{ nobody }}", 4),
        ("one\n{{ 1 / 0 }}", 2),
        ("{{ job.code.__class__.__mro__[1].__subclasses__() }}", 1),
        ("a\n{{ 'x' * 1000000000 }}", 2),
        ("a\n{{ 9 ** 9999999 }}", 2),
        ("a\nb\n{% for i in range(1000000000) %}{% endfor %}", 3),
        ("{% include 'missing.txt' %}", 1),
        ("{% include '/etc/passwd' %}", 1),
        ("{% include '../secret.txt' %}", 1),
        ("{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}", 1),
    ],
)
def test_a_template_that_fails_says_its_file_and_line(office: Office, job: str, text: str, line: int) -> None:
    office.templates("secret", {"secret.txt": "42"})
    code = office.make(job, template=office.templates("own", {"src/a.txt": text}))
    office.run(code)
    failure = office.record(code)["failure"]
    assert (failure["at"], failure["code"]) == ("generated", "ERR_PACKET_TEMPLATE")
    assert (failure["params"]["file"], failure["params"]["at_line"]) == ("src/a.txt", line)


def test_a_mended_template_goes_on_from_where_it_failed(office: Office, job: str) -> None:
    code = office.make(job, template=office.templates("own", {"a.txt": "{{ jo.code }}"}))
    office.run(code)
    office.templates("own", {"a.txt": "{{ job.code }}"})
    assert text_of(office.run(code, "packet.retry"), "a.txt") == job


def test_a_template_may_use_its_neighbour(office: Office, job: str) -> None:
    files = {"a.txt": "{% include 'b.txt' %}!", "b.txt": "{{ job.code }}"}
    found = office.run(office.make(job, template=office.templates("own", files)))
    assert text_of(found, "a.txt") == f"{job}!"


def test_two_templates_that_become_one_file_are_refused(office: Office, job: str) -> None:
    files = {"{{ job.code }}.txt": "", "{{ job.code | lower }}.txt": ""}
    code = office.make(job, template=office.templates("own", files))
    office.run(code)
    assert office.failure(code) == ("generated", "ERR_PACKET_TEMPLATE_NAMES")


def test_a_folder_that_is_missing_or_empty_or_too_large_is_told(
    office: Office, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office.folder / "templates" / "empty").mkdir()
    for name in ("missing", "empty"):
        code = office.make(job, template=name)
        office.run(code)
        assert office.failure(code) == ("planned", "ERR_PACKET_TEMPLATES_MISSING")
    monkeypatch.setattr(templates, "MOST_FILES", 1)
    code = office.make(job, template="npm")
    office.run(code)
    assert office.failure(code) == ("planned", "ERR_PACKET_TEMPLATES_TOO_MUCH")


def test_what_is_made_is_not_longer_than_the_limit(
    office: Office, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "LARGEST_TEXT", 1000)
    text = "{% for i in range(900) %}{{ job.code }}{% endfor %}"
    code = office.make(job, template=office.templates("own", {"a.txt": text}))
    office.run(code)
    assert office.failure(code) == ("generated", "ERR_PACKET_TEMPLATE")


def test_links_lead_nowhere(office: Office, job: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("42")
    name = office.templates("own", {"a.txt": "a"})
    try:
        (office.folder / "templates" / name / "b.txt").symlink_to(tmp_path / "secret.txt")
    except OSError:  # a Windows without the right to it
        return
    assert names(office.run(office.make(job, template=name))) == ["a.txt"]


def test_a_broken_file_of_json_is_found(office: Office, job: str) -> None:
    code = office.make(job, template=office.templates("own", {"a.json": '{"a": }'}))
    office.run(code)
    assert office.failure(code) == ("validated", "ERR_PACKET_FILE_BROKEN")
