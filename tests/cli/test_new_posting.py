"""`packet new position --ad`: from a posting to a position in which nothing is certain that nobody confirmed."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage
from pathlib import Path

import pytest
import yaml
from posted import NORTHWESTERN, position
from running import Run


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


def test_a_rule_that_is_but_true_and_a_title_that_no_target_fits_are_told(workspace: Path, run: Run) -> None:
    (workspace / "ad.txt").write_text(
        "Doctoral student in Law\n\nUniversity of Bristol\n\nPlease submit a CV. Please do not send any other documents.\n"
    )
    ran = run("new", "position", "law", "--ad", "ad.txt", cwd=workspace)
    assert "for want of one that fits the title" in ran.out
    assert {"nothing-else": True} in [
        {key: rule[key] for key in rule if key == "nothing-else"}
        for rule in yaml.safe_load(position(workspace, "law").read_text())["must"]
    ]
