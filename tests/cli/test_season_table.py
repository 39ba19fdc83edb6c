"""`packet new position --from-csv`: a table of positions becomes all of them, or none and every problem."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from running import Run

ADS = Path(__file__).parent.parent / "postings"


def positions(workspace: Path) -> set[str]:
    return {path.stem for path in (workspace / "profiles/me/positions").glob("*.yaml")}


def test_ten_postings_are_ten_positions(workspace: Path, run: Run) -> None:
    ads = sorted((ADS / "tuned").glob("*.txt"))[:10]
    rows = "\n".join(f"{ad.stem},{ad},,full-consideration: 2026-12-0{at % 9 + 1} 17:00 ET" for at, ad in enumerate(ads))
    (workspace / "season.csv").write_text(f"name,ad,Salary,deadline\n{rows}\n")
    began = time.monotonic()
    ran = run("new", "position", "--from-csv", "season.csv", cwd=workspace)
    assert time.monotonic() - began < 10
    assert ran.code == 0, ran.err
    assert "10 positions made" in ran.out and "unknown-column" in ran.err and "'salary'" in ran.err
    assert {ad.stem for ad in ads} <= positions(workspace)
    made = yaml.safe_load((workspace / f"profiles/me/positions/{ads[0].stem}.yaml").read_text())
    assert made["deadlines"] == {"full-consideration": "2026-12-01 17:00 ET"}
    assert not [name for name in made["unconfirmed"] if name.startswith("deadlines")], "what the table says is certain"
    assert run("status", cwd=workspace).code == 0


def test_each_row_says_what_is_not_certain_and_what_it_is_still_without(workspace: Path, run: Run) -> None:
    (workspace / "a.txt").write_text("Lecturer in Physics\nUniversity of Bristol\n\nReference number: AB-12, or job ID: CD-34\n")
    (workspace / "b.txt").write_text("Please send your CV to a@b.edu by 6 January 2027.\n")
    (workspace / "t.csv").write_text("name,ad,institution,title,deadline\na,a.txt,,,\nb,b.txt,,,\nc,,Uni,Reader,2026-12-01\n")
    ran = run("new", "position", "--from-csv", "t.csv", cwd=workspace)
    assert ran.code == 0, ran.err
    first, second, third = (line for line in ran.out.splitlines() if line.startswith("  "))
    assert "to confirm, 1 not certain, still without deadline" in first
    assert second.endswith("still without institution, title")
    assert third.endswith("complete")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_parted_as_spreadsheets_do_it(workspace: Path, run: Run, delimiter: str) -> None:
    rows = [("Name", "Institution", "Title", "Deadline", "Note"), ("a", "Uni of A", '"Reader, or so"', "2026-12-01", "ask")]
    (workspace / "t.csv").write_bytes(b"\xef\xbb\xbf" + "\r\n".join(map(delimiter.join, rows)).encode() + b"\r\n\r\n")
    ran = run("new", "position", "--from-csv", "t.csv", cwd=workspace)
    assert ran.code == 0, ran.err
    made = yaml.safe_load((workspace / "profiles/me/positions/a.yaml").read_text())
    assert (made["institution"]["name"], made["title"], str(made["deadlines"]["hard"]), made["note"]) == (
        *("Uni of A", "Reader, or so", "2026-12-01", "ask"),
    )


def test_all_problems_are_told_at_once_and_nothing_is_made(workspace: Path, run: Run) -> None:
    (workspace / "t.csv").write_text(
        "name,institution,title,deadline,ad,url,target,portal\n"
        "good,Uni,Reader,2026-12-01,,,,\n"
        "A B,Uni,Reader,2026-13-01,nope.txt,,,\n"
        "good,Uni,Reader,soon,,,,\n"
        "web,Uni,Reader,,,not an address,,\n"
        "kind,Uni,Reader,,,ftp:x,gardener,nowhere\n"
        ",Uni,Reader,2026-12-01; 2026-12-02,,,,\n"
        "example-university,Uni,Reader,,,,,\n"
    )
    before = sorted(workspace.rglob("*"))
    ran = run("new", "position", "--from-csv", "t.csv", cwd=workspace)
    assert ran.code == 3
    for said in (
        *("t.csv:3: error[bad-name]", "t.csv:3: error[bad-deadline]", "t.csv:3: error[unreadable-file]"),
        *(
            "t.csv:4: error[name-taken]",
            "t.csv:4: error[bad-deadline]",
            "t.csv:5: error[bad-answer]",
            "t.csv:6: error[bad-answer]: url: ",
            "t.csv:6: error[unknown-target]",
            "t.csv:6: error[unknown-portal]",
        ),
        *("t.csv:7: error[bad-name]", "t.csv:7: error[bad-deadline]", "t.csv:8: error[name-taken]"),
    ):
        assert said in ran.err
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "no column 'name'"),
        ("title,ad\nx,y\n", "no column 'name'"),
        ("name,name\nx,y\n", "two columns are called 'name'"),
        ("name,title\nx,y,z\n", "more cells than there are columns"),
        ("name,,title\nx,kept,y\n", "a cell of this row stands below no heading"),
        ('name,title\nx,"y\n', "this is no table"),
    ],
)
def test_what_is_no_table_is_refused(workspace: Path, run: Run, table: str, said: str) -> None:
    (workspace / "t.csv").write_text(table)
    ran = run("new", "position", "--from-csv", "t.csv", cwd=workspace)
    assert ran.code == 3 and "error[bad-table]" in ran.err and said in ran.err


def test_deadlines_of_every_name_that_a_position_takes(workspace: Path, run: Run) -> None:
    cell = "2027-01-01; review-begins: 2026-12-01; review-begins-2: 2026-12-05 17:00 ET; letters-due 2026-12-08"
    (workspace / "t.csv").write_text(f"name,institution,title,deadline\na,Uni,Reader,{cell}\n")
    ran = run("new", "position", "--from-csv", "t.csv", cwd=workspace)
    assert ran.code == 0, ran.err
    made = yaml.safe_load((workspace / "profiles/me/positions/a.yaml").read_text())
    assert {name: str(when) for name, when in made["deadlines"].items()} == {
        "hard": "2027-01-01",
        "review-begins": "2026-12-01",
        "review-begins-2": "2026-12-05 17:00 ET",
        "letters-due": "2026-12-08",
    }


def test_a_row_may_name_a_call_that_is_there(workspace: Path, run: Run) -> None:
    assert run("new", "call", "some-call", "--institution", "Uni", "--title", "Reader", cwd=workspace).code == 0
    (workspace / "t.csv").write_text("name,call,requisition\na,some-call,R-17\nb,some-call,\n")
    ran = run("new", "position", "--from-csv", "t.csv", cwd=workspace)
    assert ran.code == 0, ran.err
    made = yaml.safe_load((workspace / "profiles/me/positions/a.yaml").read_text())
    assert made == {"target": "faculty-job", "call": "some-call", "requisition": "R-17"}
    assert "still without" not in ran.out
    assert run("build", "a", "b", cwd=workspace).code == 0
