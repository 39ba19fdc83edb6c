"""`packet new position --ad` and `packet confirm`: from a posting to a position in which nothing is certain that nobody confirmed."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from pathlib import Path

import pytest
import yaml
from acme import packet
from running import Run

ADS = Path(__file__).parent.parent / "postings" / "tuned"
NORTHWESTERN = ADS / "us-lakeshore-faculty.txt"


def position(workspace: Path, name: str) -> Path:
    return workspace / f"profiles/me/positions/{name}.yaml"


@pytest.fixture
def made(workspace: Path, run: Run) -> Path:
    """A position `nw`, read from its posting."""
    ran = run("new", "position", "nw", "--ad", str(NORTHWESTERN), cwd=workspace)
    assert ran.code == 0, ran.err
    return workspace


def test_the_posting_is_kept_word_for_word_and_what_it_says_is_told(workspace: Path, run: Run) -> None:
    ran = run("new", "position", "nw", "--ad", str(NORTHWESTERN), cwd=workspace)
    assert ran.code == 0, ran.err
    assert position(workspace, "nw").with_suffix(".txt").read_bytes() == NORTHWESTERN.read_bytes()
    assert "deadlines.full-consideration" in ran.out and "2026-11-06" in ran.out
    assert "Not found in the posting: requisition number, addressee" in ran.out
    assert "Target: faculty-job, by the title" in ran.out


def test_each_proposal_stands_under_its_sentence_and_builds(made: Path, run: Run) -> None:
    text = position(made, "nw").read_text(encoding="utf-8")
    assert "# line 8: “Applications received by November 6, 2026 will receive full consideration;" in text
    assert "quote: research statement (no more than 4 pages)" in text
    assert run("build", "nw", cwd=made).code == 0


def test_what_is_unconfirmed_needs_a_person(made: Path, run: Run) -> None:
    checked = run("check", "nw", "--json", cwd=made)
    doubts = [one for one in json.loads(checked.out)["checked"][0]["findings"] if one["code"] == "unconfirmed"]
    assert len(doubts) == len(yaml.safe_load(position(made, "nw").read_text())["unconfirmed"])
    assert {one["verdict"] for one in doubts} == {"needs a person"}
    status = run("status", "--json", cwd=made)
    (row,) = [one for one in json.loads(status.out)["positions"] if one["position"] == "nw"]
    assert "deadlines.full-consideration" in row["unconfirmed"] and not row["ready"]
    assert row["next"].endswith("(and 11 more)") and "packet confirm nw" in row["next"]
    assert "not confirmed: packet confirm nw" in row["due"]["doubts"]


def test_confirming_all_leaves_no_doubt_and_no_other_change(made: Path, run: Run) -> None:
    before = yaml.safe_load(position(made, "nw").read_text())
    ran = run("confirm", "nw", "--all", cwd=made)
    assert ran.code == 0, ran.err
    assert "will receive full consideration" in ran.out and "all is confirmed" in ran.out
    after = yaml.safe_load(position(made, "nw").read_text())
    assert "unconfirmed" not in after
    assert after == {key: value for key, value in before.items() if key != "unconfirmed"}
    assert "nothing is unconfirmed" in run("confirm", "nw", cwd=made).out
    assert '"unconfirmed"' not in run("check", "nw", "--json", cwd=made).out


def test_some_are_taken_edited_and_dropped(made: Path, run: Run) -> None:
    words = (
        "title",
        "--set",
        "rules.papers=2",
        "--set",
        "rules.documents=cover-letter, cv",
        "--drop",
        "area",
        "--drop",
        "rules.names",
    )
    ran = run("confirm", "nw", *words, cwd=made)
    assert ran.code == 0 and "1 confirmed, 2 edited, 2 dropped; 8 still to confirm" in ran.out, ran.err
    after = yaml.safe_load(position(made, "nw").read_text())
    assert "area" not in after and {"documents": ["cover-letter", "cv"]}.items() <= after["must"][0].items()
    assert [str(rule["papers"]) for rule in after["must"] if "papers" in rule] == ["2"]
    assert not [rule for rule in after["must"] if "names" in rule]
    assert not {"title", "rules.papers", "rules.documents", "area", "rules.names"} & set(after["unconfirmed"])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("titel",), 2, "nothing-to-confirm"),
        (("title", "--drop", "title"), 2, "decided-twice"),
        (("--drop", "institution"), 2, "needed-fact"),
        (("--set", "title"), 2, "bad-edit"),
        (("--set", "deadlines.full-consideration=soon"), 3, "not a deadline"),
        (("--set", "rules.pages in research-statement=many"), 3, "is not a count"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    made: Path, run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    before = position(made, "nw").read_bytes()
    ran = run("confirm", "nw", *words, cwd=made)
    assert ran.code == code and said in ran.err, ran.err
    assert position(made, "nw").read_bytes() == before


OPEN = """Assistant Professor

Northwestern University invites applications for a position of Assistant Professor in Computer Science.
Review of applications begins on December 1, 2026. Applications are due by 12/11/2026.
"""


@pytest.fixture
def open_deadline(workspace: Path, run: Run) -> Path:
    """A position `nw` whose posting can be read in two ways."""
    (workspace / "ad.txt").write_text(OPEN)
    assert run("new", "position", "nw", "--ad", "ad.txt", cwd=workspace).code == 0
    return workspace


def test_what_the_posting_leaves_open_is_asked_for_and_never_taken_by_itself(open_deadline: Path, run: Run) -> None:
    asked = run("confirm", "nw", cwd=open_deadline).out
    assert "deadlines.hard: open: [1] 2026-11-12  [2] 2026-12-11" in asked
    assert "Applications are due by 12/11/2026." in asked
    ran = run("confirm", "nw", "--all", cwd=open_deadline)
    assert "3 confirmed; 1 still to confirm" in ran.out
    assert "packet confirm nw --set deadlines.hard='2026-11-12', or --drop deadlines.hard" in ran.out
    assert yaml.safe_load(position(open_deadline, "nw").read_text())["unconfirmed"] == ["deadlines.hard"]
    checked = " ".join(run("check", "nw", cwd=open_deadline).out.split())
    assert "deadlines.hard: the posting can be read in several ways, and nobody has said which" in checked
    assert "packet confirm nw: deadlines.hard" in run("status", cwd=open_deadline).out


@pytest.mark.parametrize(
    ("words", "hard"), [(["--set", "deadlines.hard=2026-12-11"], "2026-12-11"), (["--drop", "deadlines.hard"], None)]
)
def test_what_was_open_and_is_settled_leaves_no_comment(open_deadline: Path, run: Run, words: list[str], hard: str | None) -> None:
    ran = run("confirm", "nw", "--all", *words, cwd=open_deadline)
    assert ran.code == 0 and "all is confirmed" in ran.out
    text = position(open_deadline, "nw").read_text()
    deadlines = {name: str(day) for name, day in yaml.safe_load(text)["deadlines"].items()}
    assert deadlines == {"review-begins": "2026-12-01", **({"hard": hard} if hard else {})}
    assert "Not certain" not in text and "12/11" not in text


def test_what_is_open_cannot_be_taken_as_it_is_since_nothing_is_there(open_deadline: Path, run: Run) -> None:
    before = position(open_deadline, "nw").read_bytes()
    ran = run("confirm", "nw", "title", "deadlines.hard", cwd=open_deadline)
    assert (ran.code, "error[open-field]: nothing says yet what deadlines.hard is" in ran.err) == (2, True)
    assert "--set deadlines.hard='2026-11-12', or --drop deadlines.hard" in ran.err
    assert position(open_deadline, "nw").read_bytes() == before


def test_a_reading_that_takes_several_lines_in_the_file_is_shown_whole(workspace: Path, run: Run) -> None:
    long = "for which we ask everybody who wants to come to us, from wherever they are, " * 4
    (workspace / "ad.txt").write_text(OPEN.replace("are due by", f"{long}are due by"))
    run("new", "position", "nw", "--ad", "ad.txt", cwd=workspace)
    asked = run("confirm", "nw", cwd=workspace).out
    assert "deadlines.hard: open: [1] 2026-11-12  [2] 2026-12-11" in asked
    run("confirm", "nw", "--all", "--set", "deadlines.hard=2026-12-11", cwd=workspace)
    assert "wherever" not in position(workspace, "nw").read_text()


def test_a_position_whose_only_deadline_is_open_stands_first(open_deadline: Path, run: Run) -> None:
    path = position(open_deadline, "nw")
    run("confirm", "nw", "--all", "--drop", "deadlines.review-begins", cwd=open_deadline)
    (path.parent / "other.yaml").write_text("target: faculty-job\ninstitution: B\ntitle: C\ndeadlines: {hard: 2999-01-01}\n")
    table = run("status", cwd=open_deadline).out.splitlines()
    assert table[1].split()[0] == "?" and " nw " in table[1]


def test_what_was_not_found_is_said_and_can_be_set(made: Path, run: Run) -> None:
    assert "Not found in the posting: requisition number, addressee" in run("confirm", "nw", cwd=made).out
    words = (
        "--set",
        "addressee=Prof. Ada Byron",
        "--set",
        "requisition=R-17",
        "--set",
        "deadlines.letters-due=2026-12-08 17:00 ET",
    )
    ran = run("confirm", "nw", *words, cwd=made)
    assert ran.code == 0 and "3 edited; 13 still to confirm" in ran.out, ran.err
    assert "requisition number, addressee" not in ran.out
    after = yaml.safe_load(position(made, "nw").read_text())
    assert (after["addressee"], after["requisition"]) == ("Prof. Ada Byron", "R-17")
    assert after["deadlines"]["letters-due"] == "2026-12-08 17:00 ET"
    ran = run("confirm", "nw", "--set", "titel=x", "--set", "rules.foo=x", cwd=made)
    assert (ran.code, ran.err.count("is no field that --set can write")) == (2, 2)


def test_several_who_confirm_at_once_lose_nothing(made: Path) -> None:
    names = ["institution", "title", "rank", "area", "department"]
    said = yaml.safe_load(position(made, "nw").read_text())["unconfirmed"]
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda name: packet("confirm", "nw", name, cwd=made), names))
    assert yaml.safe_load(position(made, "nw").read_text())["unconfirmed"] == [name for name in said if name not in names]


def test_of_a_long_sentence_what_stands_around_the_value_is_shown(workspace: Path, run: Run) -> None:
    long = "We are a place where many things are done, " * 20
    (workspace / "ad.txt").write_text(OPEN.replace("Review of", f"{long}and review of"))
    run("new", "position", "nw", "--ad", "ad.txt", cwd=workspace)
    shown = run("confirm", "nw", cwd=workspace).out
    assert "… " in shown and max(map(len, shown.splitlines())) < 400
    assert shown.count("We are a place where many things are done") < 12


def test_without_a_terminal_it_shows_and_changes_nothing(made: Path, run: Run) -> None:
    before = position(made, "nw").read_bytes()
    ran = run("confirm", "nw", cwd=made)
    assert ran.code == 0 and "13 to confirm; nothing was changed" in ran.out
    assert position(made, "nw").read_bytes() == before


def test_editing_the_list_in_the_file_confirms_and_a_misspelt_name_is_told(made: Path, run: Run) -> None:
    path = position(made, "nw")
    path.write_text(path.read_text().replace("  - title\n", "  - titel\n"))
    ran = run("build", "nw", cwd=made)
    assert "warning[unconfirmed-unknown]" in ran.err and "did you mean" in ran.err
    path.write_text(path.read_text().replace("  - titel\n", ""))
    assert "unconfirmed-unknown" not in run("build", "nw", cwd=made).err
    assert "title:" not in "".join(line for line in run("confirm", "nw", cwd=made).out.splitlines() if line.startswith("  title"))


def test_at_a_terminal_each_is_asked_for(made: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "packet", "confirm", "nw"]
    child = subprocess.Popen(command, cwd=made, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = ""
    for answer in ("a", "a", "e\rReader", "s", "d", "q"):
        said += _until(ours, "a/e/d/s/q")
        for line in answer.split("\r"):
            os.write(ours, f"{line}\n".encode())
            said += _until(ours, "value") if line == "e" else ""
    said += _until(ours, "settled")
    child.wait(timeout=30)
    os.close(ours)
    assert "13 to confirm" in said and "4 settled, 9 still to confirm" in said
    after = yaml.safe_load(position(made, "nw").read_text())
    assert after["title"] == "Reader" and "area" not in after
    assert after["unconfirmed"][:2] == ["rank", "deadlines.full-consideration"]


def _until(stream: int, words: str) -> str:
    said, end = "", time.monotonic() + 30
    while words not in said and time.monotonic() < end:
        if select.select([stream], [], [], 0.1)[0]:
            try:
                said += os.read(stream, 4096).decode(errors="replace")
            except OSError:
                break
    assert words in said, said
    return said


def test_standard_input_is_a_posting_and_options_come_before_it(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    words = NORTHWESTERN.read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(words)))
    ran = run("new", "position", "nw", "--ad", "-", "--title", "Reader", "--target", "postdoc", cwd=workspace)
    assert ran.code == 0, ran.err
    after = yaml.safe_load(position(workspace, "nw").read_text())
    assert after["title"] == "Reader" and after["target"] == "postdoc" and "title" not in after["unconfirmed"]
    assert "The posting seems to say otherwise" in ran.out and "by the title" not in ran.out


def test_a_saved_page_is_read(workspace: Path, run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><h1>Lecturer in Computing</h1><p>The University of Leeds invites applications.</p>"
        "<table><tr><th>Closing date</th><td>6 January 2027</td></tr></table></body></html>"
    )
    assert run("new", "position", "leeds", "--ad", str(page), cwd=workspace).code == 0
    after = yaml.safe_load(position(workspace, "leeds").read_text())
    assert after["institution"]["name"] == "University of Leeds" and str(after["deadlines"]["hard"]) == "2027-01-06"
    assert position(workspace, "leeds").with_suffix(".txt").read_text() == (
        "Lecturer in Computing\n\nThe University of Leeds invites applications.\n\nClosing date: 6 January 2027\n"
    )


def test_a_pdf_is_read_in_the_limited_child(made: Path, run: Run) -> None:
    assert run("build", "example-university", cwd=made).code == 0
    packet = made / "out/example-university/packet.pdf"
    ran = run("new", "position", "again", "--ad", str(packet), cwd=made)
    assert ran.code == 0, ran.err
    assert position(made, "again").with_suffix(".txt").read_text().strip()


POSTING = "Lecturer in Computing\n\nThe University of Leeds invites applications.\n\nPlease apply by 1 December 2026; see “Żółć”.\n"
PAGE = "".join(f"<p>{line}</p>" for line in POSTING.split("\n\n"))


def mail(subtype: str, words: str) -> bytes:
    made = EmailMessage()
    made["Subject"] = "Lecturer in Computing"
    made.set_content(words, subtype=subtype, cte="quoted-printable")
    return bytes(made)


@pytest.mark.parametrize(
    "data",
    [
        POSTING.encode("utf-16"),
        POSTING.replace("\n\n", "\n\f").encode(),
        POSTING.replace("\n\n", "\u2029").replace("University ", "University\u2028").encode(),
        POSTING.replace("\n", "\r").encode(),
        f"<html><meta charset=iso-8859-2>{PAGE.replace('“', '').replace('”', '')}".encode("iso8859_2"),
        mail("plain", POSTING),
        mail("html", f"<html>{PAGE}</html>").replace(b"Subject", b"Snapshot-Content-Location: x\nSubject"),
    ],
    ids=["utf-16", "page break", "line separators", "old Mac", "page in another encoding", "mail", "page as a mail"],
)
def test_whatever_a_posting_is_saved_as_it_is_read_and_its_text_can_be_read_again(
    workspace: Path, run: Run, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "saved").write_bytes(data)
    ran = run("new", "position", "leeds", "--ad", str(tmp_path / "saved"), cwd=workspace)
    assert ran.code == 0, ran.err
    after = yaml.safe_load(position(workspace, "leeds").read_text())
    assert after["institution"]["name"] == "University of Leeds" and str(after["deadlines"]["hard"]) == "2026-12-01"
    assert "Żółć" in position(workspace, "leeds").with_suffix(".txt").read_text(encoding="utf-8")
    assert "control-character" not in run("check", "leeds", cwd=workspace).err


def test_control_characters_in_a_pdf_do_not_reach_the_text_that_is_kept(workspace: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(_pdf_saying("Lecturer, University of Leeds; by 1 December 2026!#"))
    ran = run("new", "position", "leeds", "--ad", str(tmp_path / "x.pdf"), cwd=workspace)
    assert ran.code == 0, ran.err
    text = position(workspace, "leeds").with_suffix(".txt").read_text(encoding="utf-8")
    assert "1 December 2026" in text and not {"!", "#", "\x1b", "\u2028"} & set(text)
    assert "control-character" not in run("check", "leeds", cwd=workspace).err


def _pdf_saying(words: str) -> bytes:
    """A page whose font says of `!` that it is an escape, and of `#` that it is a line separator."""
    unicode = (
        "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(48, 123)) + "<20> <0020>\n<21> <001b>\n<23> <2028>\n<2c> <002c>\n"
    )
    cmap = f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {unicode.count('>') // 2} beginbfchar {unicode} endbfchar endcmap"
    page = f"BT /F 12 Tf 20 700 Td ({words}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    body = "%PDF-1.4\n"
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{start:010d} 00000 n \n" for start in starts)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    return f"{body}{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n".encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 broken", "posting-unread"),
        (b"\x00\x01binary", "posting-unread"),
        (b" \n\n", "posting-unread"),
        (b"a" * 200_001, "letters"),
        (b"a" * 5_000_001, "bytes"),
        (b"{\\rtf1\\ansi Lecturer}", "RTF"),
        (b"PK\x03\x04\x14\x00word/document.xml", "word processor"),
        (b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc", "no words"),
        (b"Lecturer\n\x1b[1mLeeds", "control-character"),
    ],
)
def test_what_is_no_posting_is_refused_and_nothing_is_made(
    workspace: Path, run: Run, tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / "x").write_bytes(data)
    before = sorted(workspace.rglob("*"))
    ran = run("new", "position", "x", "--ad", str(tmp_path / "x"), cwd=workspace)
    assert ran.code == 3 and said in ran.err
    assert sorted(workspace.rglob("*")) == before


def test_nothing_is_overwritten(made: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in made.rglob("nw*")}
    assert run("new", "position", "nw", "--ad", str(NORTHWESTERN), cwd=made).code == 2
    (made / "profiles/me/positions/only.txt").write_text("a posting")
    ran = run("new", "position", "only", "--ad", str(NORTHWESTERN), cwd=made)
    assert ran.code == 2 and "name-taken" in ran.err and not position(made, "only").exists()
    assert {path: path.read_bytes() for path in made.rglob("nw*")} == before


def test_the_public_part_goes_into_a_call_and_is_confirmed_there(workspace: Path, run: Run) -> None:
    ran = run("new", "position", "nw", "--ad", str(NORTHWESTERN), "--call", "northwestern-cs", cwd=workspace)
    assert ran.code == 0, ran.err
    call = workspace / "templates/calls/northwestern-cs.yaml"
    public = call.read_text()
    assert yaml.safe_load(position(workspace, "nw").read_text()) == {"target": "faculty-job", "call": "northwestern-cs"}
    assert "unconfirmed" in yaml.safe_load(public)
    for personal in ("profiles", "nw.txt", str(workspace), "positions", "target"):
        assert personal not in public.replace("positions say", "")
    assert run("build", "nw", cwd=workspace).code == 0
    assert "unconfirmed" in run("check", "nw", cwd=workspace).out
    assert run("confirm", "nw", "--all", "--drop", "rules.papers", cwd=workspace).code == 0
    assert "unconfirmed" not in yaml.safe_load(call.read_text()) and "papers" not in call.read_text()
    other = position(workspace, "other")
    other.write_text("target: faculty-job\ncall: northwestern-cs\n")
    assert run("build", "other", cwd=workspace).code == 0


def test_what_a_position_says_itself_is_not_doubted_by_its_call(workspace: Path, run: Run) -> None:
    assert run("new", "position", "nw", "--ad", str(NORTHWESTERN), "--call", "nw-call", cwd=workspace).code == 0
    path = position(workspace, "nw")
    path.write_text(path.read_text() + "title: Reader\ndeadlines: {full-consideration: 2026-11-05}\n")
    checked = run("check", "nw", "--json", cwd=workspace).out
    assert "unconfirmed:department" in checked or '"department"' in checked
    names = [one for one in ("title: Reader", "deadlines.full-consideration: 2026-11-05") if one in checked]
    assert names == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("letter", "x", "--ad", "f"), "--ad is not for a new letter"),
        (("position", "x", "--call", "c"), "--call is not for"),
        (("position", "x", "--ad", "f", "--from", "y"), "--from is not for"),
        (("position", "x", "--ad", "f", "--theme", "y"), "--theme is not for"),
        (("position", "x", "--from-csv", "f"), "a name is not for a table"),
        (("position", "--from-csv", "f", "--title", "t"), "--title is not for a table"),
    ],
)
def test_options_that_do_not_go_together_are_refused(workspace: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run("new", *words, cwd=workspace)
    assert ran.code == 2 and said in ran.err
