"""A packet on its way: what is made, recorded, logged; and that nothing of it touches its job."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.commands.undo import Undo
from app.domain.packets.values import Kind
from app.domain.words import Line
from app.lifecycle.packets import office as offices
from app.lifecycle.queries import activity
from app.messages import Messages
from app.models.places import LOG_VARIABLE, OUTPUT_VARIABLE, WORK_VARIABLE
from tests.lifecycle.packets.packing import WAY, Cardboard, Office, log_of, names, text_of, way_in_log
from tests.lifecycle.shop import Shop, undo_of


def test_a_packet_is_made_as_its_line_asks_and_says_so(office: Office, job: str) -> None:
    found = office.run(office.make(job, purpose="for the bench"))

    assert found["status"] == "packaged"
    assert found["kinds"] == ["work_card", "piece_labels"]
    assert names(found) == [f"{job}-work_card.pdf", f"{job}-piece_labels.pdf"]
    assert [each["codes"] for each in found["files"]] == [1, 3]
    assert (found["requester"], found["input"], found["failure"]) == ("Admin", "for the bench", None)
    assert list(found["timings_ms"]) == sorted(WAY[1:5])
    assert log_of(found)[0] == "Packet created: work_card, piece_labels, by the line hatthasilpa"
    assert way_in_log(found) == WAY[:5]


def test_the_log_is_written_as_agreed(office: Office, job: str) -> None:
    found = office.run(office.make(job, kind="work_card"))
    lines = Path(found["log"]).read_text("utf-8").splitlines()
    instant = lines[1].partition("]")[0] + "]"
    start = lines.index(f"{instant} Stage started: generation")
    assert lines[start : start + 3] == [
        f"{instant} Stage started: generation",
        f"{instant} Stage completed: generation (0ms)",
        f"{instant} Status changed: planned → generated",
    ]


@pytest.mark.parametrize(
    ("line", "started", "kinds"),
    [
        ("hatthasilpa", False, ["work_card"]),
        ("hatthasilpa", True, ["work_card", "piece_labels"]),
        ("classic", False, ["work_card", "batch_traveller"]),
        ("classic", True, ["work_card", "batch_traveller"]),
    ],
)
def test_which_kinds_a_job_gets_follows_from_its_line(
    shop: Shop, office: Office, line: str, started: bool, kinds: list[str]
) -> None:
    status = "in_progress" if started else "planned"
    found = office.run(office.make(shop.in_state(status, Line(line))))
    assert (found["kinds"], found["status"]) == (kinds, "packaged")


def test_what_a_job_has_none_of_is_refused(shop: Shop) -> None:
    planned, classic = shop.job(), shop.classic()
    assert shop.refused("packet.create", ticket=planned, kind="piece_labels").code == "ERR_PACKET_KIND"
    assert shop.refused("packet.create", ticket=planned, kind="batch_traveller").variant == "line"
    shop.do("packet.create", ticket=classic, kind="batch_traveller")
    assert shop.refused("packet.create", ticket=planned, kind="work_card", template="npm").variant == (
        "one_or_many"
    )


def test_the_finished_files_and_their_archive_lie_together(office: Office, job: str) -> None:
    found = office.run(office.make(job))
    output = Path(found["paths"]["output"])
    assert output == office.folder / "output" / found["id"]
    assert Path(found["paths"]["work"]) == office.folder / "work" / found["id"]
    assert Path(found["log"]) == office.folder / "logs" / f"{found['id']}.log"
    with zipfile.ZipFile(found["paths"]["zip"]) as archive:
        assert archive.namelist() == names(found)
        assert all(archive.read(name) == (output / name).read_bytes() for name in names(found))
    assert sorted(each.name for each in output.iterdir()) == sorted([*names(found), f"{found['id']}.zip"])


def test_folders_are_where_the_environment_says_else_the_settings(
    office: Office, job: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.shop.do("packet.set", output=str(tmp_path / "set" / "deep"), logs=str(tmp_path / "logs"))
    monkeypatch.setenv(WORK_VARIABLE, str(tmp_path / "w"))
    monkeypatch.setenv(LOG_VARIABLE, str(tmp_path / "l"))
    found = office.run(office.make(job))
    assert Path(found["paths"]["work"]).parent == tmp_path / "w"
    assert Path(found["paths"]["output"]).parent == tmp_path / "set" / "deep"
    assert Path(found["log"]).parent == tmp_path / "l"
    monkeypatch.setenv(OUTPUT_VARIABLE, str(tmp_path / "o"))
    assert Path(office.run(office.make(job))["paths"]["output"]).parent == tmp_path / "o"


@pytest.mark.parametrize("said", ["relative", "~nobody-is-called-so/x", "/srv/../x"])
@pytest.mark.parametrize("variable", [WORK_VARIABLE, OUTPUT_VARIABLE, LOG_VARIABLE])
def test_a_folder_that_the_environment_does_not_tell_in_full_is_refused(
    office: Office, job: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, variable: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv(variable, said)
    code = office.make(job)
    found = office.run(code)
    assert office.failure(code) == ("planned", "ERR_PACKET_BASE")
    assert found["failure"]["params"] == {"variable": variable, "value": said}
    assert any(variable in line for line in log_of(found))
    assert list((tmp_path / "here").iterdir()) == []
    offices.tidy(office.shop.core)

    monkeypatch.delenv(variable)
    assert office.run(code, "packet.retry")["status"] == "packaged"


def test_a_home_folder_is_found(
    office: Office, job: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv(OUTPUT_VARIABLE, "~/packets")
    found = office.run(office.make(job))
    assert Path(found["paths"]["output"]) == tmp_path / "packets" / found["id"]


def test_without_a_press_a_printed_kind_fails_and_is_printed_on_retry(office: Office, job: str) -> None:
    office.press = None
    code = office.make(job)
    office.run(code)
    assert office.failure(code) == ("generated", "ERR_PACKET_NO_PRESS")
    assert office.shop.refused("packet.run", packet=code).code == "ERR_PACKET_MUST_RETRY"

    office.press = Cardboard()
    found = office.run(code, "packet.retry")

    assert found["status"] == "packaged"
    assert way_in_log(found) == ["created", "planned", "failed", "planned", *WAY[2:5]]


@pytest.mark.parametrize(
    ("press", "at", "code"),
    [
        (Cardboard(wrong_codes=True), "validated", "ERR_PACKET_FILE_CODES"),
        (Cardboard(torn=True), "validated", "ERR_PACKET_FILE_BROKEN"),
    ],
)
def test_paper_is_read_before_it_is_packed(
    office: Office, job: str, press: Cardboard, at: str, code: str
) -> None:
    office.press = press
    packet = office.make(job)
    office.run(packet)
    assert office.failure(packet) == (at, code)


def test_a_file_that_somebody_changed_or_took_is_found(office: Office, job: str) -> None:
    for spoil, code in ((Path.unlink, "ERR_PACKET_FILE_GONE"), (_scribble, "ERR_PACKET_FILE_CHANGED")):
        packet = office.make(job)
        office.shop.do("packet.run", packet=packet)
        stages = iter([False, False, False, True])
        office.carried(packet, lambda stages=stages: next(stages))  # type: ignore[misc]
        spoil(Path(office.record(packet)["paths"]["work"], "files", f"{job}-work_card.pdf"))
        office.carried(packet)
        assert office.failure(packet) == ("validated", code)
        assert office.run(packet, "packet.retry")["status"] == "packaged"


def _scribble(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def test_a_packet_deployed_twice_changes_nothing(office: Office, job: str, tmp_path: Path) -> None:
    code = office.make(job)
    office.run(code, to="folder", target=str(tmp_path))
    (place,) = tmp_path.iterdir()
    before = {each.name: each.stat().st_mtime_ns for each in place.iterdir()}
    assert place.name == f"{job} {code}"
    assert len(before) == 2

    found = office.run(code, "packet.deploy", to="folder", target=str(tmp_path))

    assert {each.name: each.stat().st_mtime_ns for each in place.iterdir()} == before
    assert (found["status"], found["paths"]["deployed_to"]) == ("done", [str(place)])
    assert log_of(found)[-1] == f"Deployed: {place} (0 new)"

    (place / f"{job}-work_card.pdf").write_bytes(b"scribbled over")
    office.run(code, "packet.deploy", to="folder", target=str(tmp_path))
    assert (place / f"{job}-work_card.pdf").read_bytes().startswith(b"%PDF-")


def test_paper_comes_out_once_unless_it_is_asked_for_again(office: Office, job: str) -> None:
    press = Cardboard()
    office.press = press
    code = office.make(job)
    office.run(code, to="printer", target="Desk")
    assert press.sent == [("Desk", "WorkCard"), ("Desk", "LabelSheet")]
    office.run(code, "packet.deploy", to="printer", target="Desk")
    assert len(press.sent) == 2
    office.run(code, "packet.deploy", to="printer", target="Desk", again=True)
    assert len(press.sent) == 4
    found = office.run(code, "packet.deploy", to="printer", target="Hall")
    assert press.sent[4:] == [("Hall", "WorkCard"), ("Hall", "LabelSheet")]
    assert found["status"] == "done"


def test_a_printer_that_is_out_of_paper_is_tried_again(office: Office, job: str) -> None:
    press = Cardboard(jammed=True)
    office.press = press
    code = office.make(job)
    office.run(code, to="printer", target="Desk")
    assert office.failure(code) == ("deployed", "ERR_PACKET_PRINTER")
    press.jammed, press.printerless = False, True
    office.run(code, "packet.retry")
    assert office.failure(code) == ("deployed", "ERR_PACKET_NO_PRINTER")
    press.printerless = False
    assert office.run(code, "packet.retry")["status"] == "done"
    assert len(press.sent) == 2


def test_a_page_for_customers_says_until_when_and_goes_then(office: Office, job: str) -> None:
    office.shop.do("packet.set", preview_days=3)
    code = office.make(job, kind="static_html", language="th")
    found = office.run(code)
    page = text_of(found, f"{job}.html")
    assert (found["preview"]["enabled"], found["preview"]["expires_at"][:10]) == (True, "2026-11-23")
    assert "23 พ.ย. 2569" in page
    assert "<svg" in page

    office.shop.clock.advance(minutes=3 * 24 * 60 - 1)
    offices.tidy(office.shop.core)
    assert office.record(code)["preview"]["enabled"]
    office.shop.clock.advance(minutes=1)
    offices.tidy(office.shop.core)

    assert office.shop.rows("packets") == []
    assert not Path(found["paths"]["output"]).exists()
    assert log_of(found)[-1] == "Files removed"


def test_what_came_to_an_end_is_cleared_away_after_the_days_that_were_set(
    office: Office, job: str, tmp_path: Path
) -> None:
    office.shop.do("packet.set", keep_days=2)
    created = office.make(job)
    office.run(office.make(job), to="folder", target=str(tmp_path))
    office.run(office.make(job))
    office.run(office.make(job, template="missing"))
    later, wanted = office.make(job), office.make(job)
    office.run(wanted)
    office.shop.do("packet.deploy", packet=wanted, to="folder", target=str(tmp_path))
    office.shop.clock.advance(minutes=24 * 60)
    office.run(later)
    office.shop.clock.advance(minutes=24 * 60 - 1)
    offices.tidy(office.shop.core)
    assert len(office.shop.rows("packets")) == 6
    office.shop.clock.advance(minutes=1)
    offices.tidy(office.shop.core)
    assert {row["id"] for row in office.shop.rows("packets")} == {created, later, wanted}
    assert len(list(tmp_path.iterdir())) == 1  # what was deployed is theirs who have it
    assert office.run(wanted)["status"] == "done"
    office.shop.clock.advance(minutes=2 * 24 * 60 - 1)
    offices.tidy(office.shop.core)
    assert {row["id"] for row in office.shop.rows("packets")} == {created, wanted}


def planned(shop: Shop) -> None:
    """Two classic tickets, of one order."""
    shop.do("order.plan", request="this", order=shop.order(40), batch=20)


def imported(shop: Shop) -> None:
    """Two jobs, of one sheet."""
    lines = [{"product": "TOTE-07", "quantity": 2}, {"product": "TOTE-07", "quantity": 1}]
    shop.do("job.import", request="this", lines=lines, sheet="orders.csv", fingerprint="f")


@pytest.mark.parametrize("made", [planned, imported])
def test_while_there_are_documents_of_a_ticket_it_is_not_taken_back(
    shop: Shop, office: Office, made: Callable[[Shop], None]
) -> None:
    made(shop)
    tickets = [row["code"] for row in shop.rows("tickets")]
    packets = [office.make(tickets[1]) for _ in range(2)]
    paths = [Path(office.run(code)["paths"]["output"]) for code in packets]

    refused = undo_of(shop, "this")

    assert (refused.code, refused.variant) == ("ERR_UNDO_BLOCKED", "packets")
    assert (refused.details["code"], refused.details["packets"]) == (tickets[1], ", ".join(packets))
    shop.do("packet.discard", packet=packets[0])
    assert undo_of(shop, "this").details["packets"] == packets[1]
    shop.do("packet.discard", packet=packets[1])
    shop.core.controller.execute(Undo(request="this"), shop.id_of("Admin"))
    assert shop.rows("tickets") == []
    office.carry(packets)
    assert (shop.rows("packets"), [each.exists() for each in paths]) == ([], [False, False])
    assert shop.findings() == []


def test_a_discarded_packet_is_gone_with_its_files(office: Office, job: str) -> None:
    code = office.make(job)
    found = office.run(code)
    office.shop.do("packet.discard", packet=code)
    assert office.shop.refused("packet.run", packet=code).code == "ERR_NOT_FOUND"
    office.carry([code])
    assert not Path(found["paths"]["work"]).exists()
    assert not Path(found["paths"]["output"]).exists()
    assert office.shop.rows("packets") == []


def test_many_packets_are_stopped_and_go_on_where_they_were(office: Office, shop: Shop) -> None:
    tickets = [shop.started(1) for _ in range(4)]
    made = shop.do("packet.create", tickets=tickets, kind="work_card").result["packets"]
    codes = [each["code"] for each in made]
    shop.do("packet.run", packets=codes)
    calls = iter([*[False] * 7, *[True] * 100])
    office.carry(codes, lambda: next(calls))
    shop.do("packet.stop", packets=codes)
    statuses = [office.record(code)["status"] for code in codes]
    assert statuses[0] == "packaged"
    assert statuses[2:] == ["created", "created"]
    assert [office.record(code)["wanted"] for code in codes] == [None] * 4

    unfinished = codes[statuses.count("packaged") :]
    shop.do("packet.run", packets=unfinished)
    office.carry(codes)
    assert {office.record(code)["status"] for code in codes} == {"packaged"}


def test_many_packets_are_set_going_once_more_where_some_are_finished(office: Office, shop: Shop) -> None:
    tickets = [shop.started(1) for _ in range(4)]
    made = shop.do("packet.create", tickets=tickets, kind="static_html").result["packets"]
    codes = [each["code"] for each in made]
    office.run(codes[0])
    office.shop.do("packet.run", packet=codes[1])  # and the program was killed
    receipt = shop.do("packet.run", packets=codes)
    assert receipt.result["packets"][0]["status"] == "packaged"
    assert len(receipt.facts) == 3
    office.carry(codes)
    assert {office.record(code)["status"] for code in codes} == {"packaged"}
    assert shop.refused("packet.run", packets=codes).code == "ERR_PACKET_FINISHED"
    assert shop.refused("packet.retry", packets=codes).code == "ERR_PACKET_NOT_FAILED"


def test_of_many_packets_those_that_failed_are_made_again(office: Office, job: str) -> None:
    codes = [office.make(job, kind="static_html"), office.make(job, template="late")]
    office.shop.do("packet.run", packets=codes)
    office.carry(codes)
    assert office.failure(codes[1])[1] == "ERR_PACKET_TEMPLATES_MISSING"
    assert office.shop.refused("packet.run", packets=codes).code == "ERR_PACKET_FINISHED"
    office.templates("late", {"a.txt": "a"})
    office.shop.do("packet.retry", packets=codes)
    office.carry(codes)
    assert {office.record(code)["status"] for code in codes} == {"packaged"}


def test_nothing_that_happens_to_a_packet_touches_its_job(office: Office, job: str) -> None:
    before = {kind: office.shop.rows(kind, job) for kind in ("tickets", "tokens", "work", "runs")}
    office.press = Cardboard(torn=True)
    code = office.make(job)
    office.run(code)
    office.run(code, "packet.retry")
    office.shop.do("packet.discard", packet=code)
    assert {kind: office.shop.rows(kind, job) for kind in before} == before


def test_every_kind_of_ours_is_made_of_some_job(office: Office, shop: Shop) -> None:
    batches = shop.batches(50)
    made = [office.run(office.make(batches, kind=kind)) for kind in Kind]
    assert {each["status"] for each in made} == {"packaged"}


def test_what_happened_is_told_by_what_a_packet_holds_and_where_it_went(
    office: Office, job: str, tmp_path: Path
) -> None:
    place = tmp_path / "For customers"
    place.mkdir()
    code = office.make(job)
    office.run(code, to="folder", target=str(place))
    failed = office.make(job, template="missing")
    office.run(failed)
    office.shop.do("packet.discard", packet=code)
    office.carry([code])
    told = sentences(office.shop)
    assert f"Admin made the packet “All for the job” for {job}" in told
    assert f"The packet “All for the job” of {job} was copied into “For customers”" in told
    assert f"The packet “missing” of {job} could not be planned" in told
    assert f"The packet “All for the job” of {job} is gone, with its files" in told
    assert not [each for each in told if code in each or failed in each or str(tmp_path) in each]


def sentences(shop: Shop) -> list[str]:
    """What the activity strip and the histories say of packets."""
    lines = activity.latest(shop.core.desk, 100)
    return [Messages().fact(line.kind, line.params) for line in lines if line.kind.startswith("packet.")]
