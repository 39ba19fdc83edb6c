"""`packet check`: what is printed of whom, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from running import Ran, Run

POSITION = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\nattach: 0\n"
DEMANDING = POSITION + "must: [{documents: [research-statement], quote: a research statement}]\n"
FIELDS = ["code", "name", "rule", "verdict", "message", "remedy", "document", "page", "place", "quote", "source", "note"]


@pytest.fixture
def positions(workspace: Path) -> Path:
    for name, text in (("fair", POSITION), ("demanding", DEMANDING)):
        (workspace / f"profiles/me/positions/{name}.yaml").write_text(text)
    return workspace


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if ".cache" not in path.parts}


def said_in_json(ran: Ran) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(ran.out)
    assert said.keys() == {"checked", "problems"}
    return said


def test_a_packet_with_nothing_that_fails_ends_with_code_0_and_nothing_is_written(positions: Path, run: Run) -> None:
    before = written(positions)
    ran = run("check", "fair", cwd=positions)
    assert ran.code == 0
    assert "Test University · Assistant Professor" in ran.out
    assert "\nREADY: " in ran.out
    assert written(positions) - before <= {"out"}


def test_a_failure_ends_with_code_4_and_shows_rule_message_document_quote_and_remedy(
    positions: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    ran = run("check", "demanding", cwd=positions)
    assert ran.code == 4
    row = next(line for line in ran.out.splitlines() if line.startswith(" ✗"))
    assert row.split() == ["✗", "missing-document", "Research", "Statement", "is", "missing", "research-statement"]
    assert "“a research statement”" in ran.out
    assert "→ write profiles/me/statements/research.md" in ran.out
    assert "\nNOT READY: 1 failed" in ran.out


def test_several_have_a_block_each_and_one_line_of_totals(positions: Path, run: Run) -> None:
    ran = run("check", "--all", cwd=positions)
    assert ran.code == 4
    assert ran.out.count("READY: ") == 3
    assert "\n3 checked, 2 in order: 1 failed" in ran.out


def test_a_broken_position_ends_with_code_3_and_the_others_are_checked(positions: Path, run: Run) -> None:
    (positions / "profiles/me/positions/broken.yaml").write_text(POSITION + "topics: nonsense\n")
    ran = run("check", "demanding", "broken", cwd=positions)
    assert ran.code == 3
    assert "missing-document" in ran.out
    assert "broken.yaml:5:9: error[unknown-topic]" in ran.err
    assert "packet explain unknown-topic tells more" in ran.err


@pytest.mark.parametrize(
    "arguments", [(), ("--quiet",), ("fair", "--all"), ("fair", "--target", "postdoc"), ("fair", "--attach", "-1")]
)
def test_a_command_line_that_does_not_fit_ends_with_code_2(positions: Path, run: Run, arguments: tuple[str, ...]) -> None:
    assert run("check", *arguments, cwd=positions).code == 2


def test_json_has_the_documented_fields_and_the_same_exit_code(positions: Path, run: Run) -> None:
    ran = run("check", "demanding", "--json", cwd=positions)
    assert ran.code == 4
    (packet,) = said_in_json(ran)["checked"]
    assert (packet["kind"], packet["name"], packet["ready"]) == ("packet", "demanding", False)
    assert all(list(finding) == FIELDS for finding in packet["findings"])
    assert sum(packet["counts"].values()) == len(packet["findings"])
    assert packet["counts"]["fail"] == 1
    failed = next(finding for finding in packet["findings"] if finding["verdict"] == "fail")
    assert (failed["document"], failed["quote"]) == ("research-statement", "a research statement")


def test_bad_sources_are_json_too(positions: Path, run: Run) -> None:
    (positions / "profiles/me/profile.yaml").write_text("name: X\nemial: a@b.c\n")
    ran = run("check", "fair", "--json", cwd=positions)
    assert ran.code == 3
    said = said_in_json(ran)
    assert said["checked"] == []
    assert "unknown-key" in {problem["code"] for problem in said["problems"]}


def test_what_the_command_line_chooses_is_checked(positions: Path, run: Run) -> None:
    ran = run("check", "--target", "faculty-job", "--attach", "2", "--json", cwd=positions)
    (packet,) = said_in_json(ran)["checked"]
    missing = {finding["name"] for finding in packet["findings"] if finding["code"] == "paper-missing"}
    assert len(missing) == 2
    (packet,) = said_in_json(run("check", "--target", "faculty-job", "--attach", "0", "--json", cwd=positions))["checked"]
    assert "paper-missing" not in {finding["code"] for finding in packet["findings"]}


def test_a_finished_packet_is_recognised_until_its_sources_change(positions: Path, run: Run) -> None:
    assert run("build", "fair", cwd=positions).code == 0
    ran = run("check", "out/fair/packet.pdf", cwd=positions)
    assert ran.code == 0
    assert "file-as-built" in ran.out
    assert "sources-unchanged" in ran.out
    profile = positions / "profiles/me/profile.yaml"
    profile.write_text(profile.read_text() + "# a change\n")
    ran = run("check", "out/fair/packet.pdf", cwd=positions)
    assert ran.code == 0
    assert "changed since it was built: profiles/me/profile.yaml" in ran.out


def test_an_edited_packet_is_recognised(positions: Path, run: Run) -> None:
    run("build", "fair", cwd=positions)
    with (positions / "out/fair/packet.pdf").open("ab") as stream:
        stream.write(b"\n% touched\n")
    ran = run("check", "out/fair/packet.pdf", cwd=positions)
    assert "file-edited" in ran.out
    assert "file-as-built" not in ran.out


def test_a_packet_that_was_built_not_ready_fails_as_a_file(positions: Path, run: Run) -> None:
    assert run("build", "demanding", cwd=positions).code == 0
    ran = run("check", "out/demanding/packet.pdf", cwd=positions)
    assert ran.code == 4
    assert "the build said: Research Statement is missing" in ran.out


def test_a_file_from_elsewhere_needs_no_workspace(tmp_path: Path, run: Run) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "other.PDF")
    ran = run("check", "other.PDF", cwd=tmp_path)
    assert ran.code == 0
    assert "1 page, " in ran.out
    assert list(tmp_path.iterdir()) == [tmp_path / "other.PDF"]


def test_a_damaged_file_fails_and_a_missing_one_is_an_error(tmp_path: Path, run: Run) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"no pdf at all")
    ran = run("check", "bad.pdf", cwd=tmp_path)
    assert ran.code == 4
    assert "file-broken" in ran.out
    ran = run("check", "bad.pdf", "gone.pdf", cwd=tmp_path)
    assert ran.code == 3
    assert "gone.pdf: error[file-missing]" in ran.err
    assert "file-broken" in ran.out


def test_a_manifest_that_is_nonsense_is_as_none(tmp_path: Path, run: Run) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "packet.pdf")
    for text in ("[]", "{", '{"files": 3}', "[" * 100_000):
        (tmp_path / "manifest.json").write_text(text)
        assert run("check", "packet.pdf", cwd=tmp_path).code == 0


def test_profile_alone_checks_the_profile_and_with_a_position_names_it(positions: Path, run: Run) -> None:
    for arguments in (("--profile",), ("--profile", "me"), ("--profile", "--quiet")):
        ran = run("check", *arguments, cwd=positions)
        assert (ran.code, ran.out.splitlines()[0]) == (0, "profile me")
    assert "Test University" in run("check", "fair", "--profile", "me", cwd=positions).out
    assert run("check", "--profile", "you", cwd=positions).code == 3


def test_the_profile_tells_of_positions_that_cannot_be_read(positions: Path, run: Run) -> None:
    (positions / "profiles/me/positions/broken.yaml").write_text("target: faculty-job\ntitel: x\n")
    ran = run("check", "--profile", cwd=positions)
    assert ran.code == 0
    assert "broken-position" in ran.out


def test_the_profile_is_asked_about_and_nothing_of_it_is_changed(positions: Path, run: Run) -> None:
    file = positions / "profiles/me/publications.yaml"
    file.write_text(file.read_text().replace("Robin Sample, Alex Example", "Robin SamPle, Alex Example"))
    before = {path: path.read_bytes() for path in positions.rglob("*") if path.is_file()}
    ran = run("check", "--profile", cwd=positions)
    assert ran.code == 0
    assert "author-two-spellings" in ran.out
    assert "profiles/me/publications.yaml:18:14" in ran.out
    assert {path: path.read_bytes() for path in positions.rglob("*") if path.is_file()} == before


def test_a_question_is_printed_to_be_copied_and_ticked_by_what_was_copied(positions: Path, run: Run) -> None:
    writer = PdfWriter()
    writer.add_blank_page(612, 792)
    writer.add_attachment("data.txt", b"1 2 3")
    (positions / "profiles/me/papers").mkdir(exist_ok=True)
    writer.write(positions / "profiles/me/papers/steady.pdf")
    file = positions / "profiles/me/positions/fair.yaml"
    file.write_text(POSITION.replace("attach: 0", "pin: [steady]\nattach: 1"))
    out = run("check", "fair", cwd=positions).out
    assert "NEEDS A PERSON  1" in out
    assert "Tick it off in profiles/me/positions/fair.yaml" in out
    copied = out[out.index("\ndone:\n") :].split("\n\n")[0]
    assert copied == "\ndone:\n  paper-cleaned:steady: …"
    file.write_text(file.read_text() + copied.replace("…", "looked at on 20 Nov") + "\n")
    ran = run("check", "fair", cwd=positions)
    assert "DONE BY YOU  1" in ran.out
    assert "you: looked at on 20 Nov" in ran.out
    assert "NEEDS A PERSON" not in ran.out
    assert "1 done by you" in run("build", "fair", cwd=positions).out
    manifest = json.loads((positions / "out/fair/manifest.json").read_text())
    assert manifest["verdicts"]["done by you"] == 1
    assert "looked at on 20 Nov" in {finding["note"] for finding in manifest["findings"]}


def test_an_idle_tick_is_a_warning_in_the_summary(positions: Path, run: Run) -> None:
    (positions / "profiles/me/positions/fair.yaml").write_text(POSITION + "done: {paper-title:nothing: yes}\n")
    assert "done: paper-title:nothing ticks nothing" in run("build", "fair", cwd=positions).out


def test_a_folder_is_no_file_and_is_called_one(tmp_path: Path, run: Run) -> None:
    (tmp_path / "folder.pdf").mkdir()
    ran = run("check", "folder.pdf", cwd=tmp_path)
    assert ran.code == 3
    assert "folder.pdf: error[file-missing]: this is a folder" in ran.err
