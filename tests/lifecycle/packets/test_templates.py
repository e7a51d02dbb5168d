"""Any folder is a kind: names and texts are filled in, safely, and what fails says where."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.domain.packets.blanks import FIELDS
from app.lifecycle.packets import renderer, templates
from tests.lifecycle.packets.packing import TEMPLATES, Office, json_of, log_of, names, text_of
from tests.lifecycle.shop import Shop

ROOT = Path(__file__).resolve().parents[3]


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


FAILING = [
    ("one\ntwo\n{{ job.colour }}", 3, "TEMPLATE_UNDEFINED"),
    ("one\n{% if %}", 2, "TEMPLATE"),
    ("{% for %}", 1, "TEMPLATE"),
    ("\n\n\n{{ nobody }}", 4, "TEMPLATE_UNDEFINED"),
    ("one\n{{ 1 / 0 }}", 2, "TEMPLATE"),
    ("{{ job.code.__class__.__mro__[1].__subclasses__() }}", 1, "TEMPLATE"),
    ("a\n{{ 'x' * 1000000000 }}", 2, "TEMPLATE"),
    ("a\n{{ 9 ** 9999999 }}", 2, "TEMPLATE"),
    ("a\nb\n{% for i in range(1000000000) %}{% endfor %}", 3, "TEMPLATE"),
    ("{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}", 1, "TEMPLATE"),
    ("a\n{% include 'missing.txt' %}", 2, "TEMPLATE_INCLUDE"),
    ("{% include ['missing.txt', 'gone.txt'] %}", 1, "TEMPLATE_INCLUDE"),
    ("{% extends 'missing.txt' %}", 1, "TEMPLATE_INCLUDE"),
    ("{% include '/etc/passwd' %}", 1, "TEMPLATE_INCLUDE"),
    ("{% include '../secret.txt' %}", 1, "TEMPLATE_INCLUDE"),
    ("a\n{{ 'x' | center(10000000000) }}", 2, "TEMPLATE_LARGE"),
]


def test_a_template_that_fails_says_its_file_and_line(office: Office, job: str) -> None:
    office.templates("secret", {"secret.txt": "42"})
    for text, line, reason in FAILING:
        code = office.make(job, template=office.templates("own", {"src/a.txt": text}))
        office.run(code)
        assert office.failure(code) == ("generated", f"ERR_PACKET_{reason}"), text
        told = office.record(code)["failure"]["params"]
        assert (told["file"], told["at_line"]) == ("src/a.txt", line), text


def test_whoever_names_what_is_not_there_is_told_what_is(office: Office, job: str) -> None:
    files = {"a.txt": "{{ job.colour }}"}
    code = office.make(job, template=office.templates("own", files))
    told = office.run(code)["failure"]["params"]
    assert "colour" in told["reason"]
    assert (
        "product: sku, name_en, name_th; pieces: number, serial, quantity, state; packet: id" in told["known"]
    )


def test_a_template_may_name_what_its_page_tells_and_nothing_else(office: Office, job: str) -> None:
    keys = "".join(f"{{{{ {name} | list | tojson }}}}\n" for name in FIELDS if name != "pieces")
    keys += "{{ pieces[0] | list | tojson }}"
    made = office.run(office.make(job, template=office.templates("own", {"a.txt": keys})))
    lists = [tuple(json.loads(line)) for line in text_of(made, "a.txt").splitlines()]
    assert lists == [*(FIELDS[name] for name in FIELDS if name != "pieces"), FIELDS["pieces"]]
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    table = page[page.index("| name |") :]
    for name, fields in FIELDS.items():
        for field in fields:
            assert (f"`{field}`" if name == "pieces" else f"`{name}.{field}`") in table, (name, field)


def test_an_included_text_that_is_missing_is_named(office: Office, job: str) -> None:
    files = {"a.txt": "{% include 'b.txt' %}", "b.txt": "one\n{% include 'c.txt' %}"}
    code = office.make(job, template=office.templates("own", files))
    told = office.run(code)["failure"]["params"]
    assert (told["file"], told["at_line"], told["other"]) == ("b.txt", 2, "c.txt")


ENDLESS = "a\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
SQUARING = "{% set of = namespace(it=7) %}{% for i in range(99) %}{% set of.it = of.it * of.it %}{% endfor %}"


def test_a_template_without_end_fails_with_its_line_and_the_packets_behind_it_are_made(
    office: Office, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "SECONDS", 0.3)
    codes = [office.make(job, template=office.templates("endless", {"a.txt": ENDLESS}))]
    codes.append(office.make(job, template="bot"))
    office.shop.do("packet.run", packets=codes)
    office.carry(codes)
    assert office.failure(codes[0]) == ("generated", "ERR_PACKET_TEMPLATE_SLOW")
    told = office.record(codes[0])["failure"]["params"]
    assert (told["file"], told["at_line"], told["seconds"]) == ("a.txt", 2, 1)
    assert office.record(codes[1])["status"] == "packaged"


def test_a_template_that_does_not_hear_is_ended_with_its_process(
    office: Office, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "SECONDS", 0.1)
    monkeypatch.setattr(renderer, "_GRACE", -0.05)  # before it can tell by itself
    code = office.make(job, template=office.templates("own", {"a.txt": SQUARING}))
    office.run(code)
    assert office.failure(code) == ("generated", "ERR_PACKET_TEMPLATE_ENDED")
    monkeypatch.undo()
    assert office.run(office.make(job, template="bot"))["status"] == "packaged"


def test_a_packet_is_stopped_in_the_middle_of_a_template(office: Office, job: str) -> None:
    code = office.make(job, template=office.templates("endless", {"a.txt": ENDLESS}))
    office.shop.do("packet.run", packet=code)
    looks = iter(range(100))

    def somebody_stops_it() -> bool:
        if next(looks) == 4:
            office.shop.do("packet.stop", packet=code)
        return False

    found = office.carried(code, somebody_stops_it)
    assert (found["status"], found["wanted"], found["failure"]) == ("planned", None, None)
    assert log_of(found)[-1] == "Stage stopped: generation"


def test_a_template_is_left_at_once_when_the_program_ends(office: Office, job: str) -> None:
    code = office.make(job, template=office.templates("endless", {"a.txt": ENDLESS}))
    office.shop.do("packet.run", packet=code)
    looks = iter(range(100))
    assert office.carried(code, lambda: next(looks) > 4)["wanted"] == "packaged"
    office.templates("endless", {"a.txt": "{{ job.code }}"})
    assert text_of(office.carried(code), "a.txt") == job


def test_who_has_no_blanks_to_fill_in_needs_no_process(
    office: Office, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "_begun", None)
    found = office.run(office.make(job, template=office.templates("plain", {"a.txt": "100 %\r\n"})))
    assert Path(found["paths"]["output"], "a.txt").read_bytes() == b"100 %\r\n"
    assert office.run(office.make(job))["status"] == "packaged"


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
    monkeypatch.setattr(renderer, "LONGEST", 1000)
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


def test_a_broken_file_is_found_and_copied_anew_when_it_was_mended(office: Office, job: str) -> None:
    spoilt: list[tuple[str, str | bytes, str | bytes]] = [
        ("a.json", '{"a": }', '{"a": 1}'),
        ("tsconfig.json", '{"a": 1 // }', '{"a": 1 // }\n}'),
        ("b.html", '<meta charset="windows-874">\udcdb'.encode(errors="surrogateescape"), "<p>ก</p>"),
        ("c.html", b"<p>\xa1", b'<meta charset="tis-620"><p>\xa1'),
        ("d.zip", "no archive", b"PK\5\6" + bytes(18)),
    ]
    for name, broken, mended in spoilt:
        folder = office.templates(f"with-{name}", {name: broken})
        code = office.make(job, template=folder)
        office.run(code)
        assert office.failure(code) == ("validated", "ERR_PACKET_FILE_BROKEN"), name
        office.templates(folder, {name: mended})
        assert office.run(code, "packet.retry")["status"] == "packaged", name


def test_files_as_their_programs_want_them_are_no_broken_ones(office: Office, job: str) -> None:
    commented = '{ // of TypeScript\n "a": ["// no, /* no */ \\" ,]", 1,], /* and\nmore */ "b": {},\n}'
    thai = "<html><head><meta charset='windows-874'></head><body>งานหนัง</body>"
    files: dict[str, str | bytes] = {
        "tsconfig.json": commented,
        "packages/web/tsconfig.build.json": commented,
        ".eslintrc.json": commented,
        "settings.jsonc": commented,
        ".vscode/launch.json": commented,
        "bom.json": b"\xef\xbb\xbf{}",
        "thai.html": thai.encode("cp874"),
        "wide.html": "<p>ก</p>".encode("utf-16"),
        "unheard-of.html": b"<meta charset=x-klingon>\xff",
    }
    found = office.run(office.make(job, template=office.templates("own", files)))
    assert (found["status"], len(found["files"])) == ("packaged", len(files))
    assert Path(found["paths"]["output"], "thai.html").read_bytes() == files["thai.html"]
