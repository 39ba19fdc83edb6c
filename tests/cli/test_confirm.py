"""`packet confirm`: what was read is taken, edited or dropped by a person; what is open waits for one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from acme import packet
from posted import OPEN, position
from running import Run


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
        (("--set", "portal=academicjobsonline"), 3, "there is no portal 'academicjobsonline'"),
        (("title", "--set", "url=nonsense"), 3, "is not a web address"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    made: Path, run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    before = position(made, "nw").read_bytes()
    ran = run("confirm", "nw", *words, cwd=made)
    assert ran.code == code and said in ran.err, ran.err
    assert not ran.out, "what was not written is not said to be edited"
    assert position(made, "nw").read_bytes() == before


def test_a_position_that_is_wrong_already_is_mended_step_by_step(made: Path, run: Run) -> None:
    path = position(made, "nw")
    path.write_text(path.read_text() + "portal: [nowhere, nobody]\n")
    assert run("confirm", "nw", "title", "--set", "requisition=R-17", cwd=made).code == 0
    assert yaml.safe_load(path.read_text())["requisition"] == "R-17"


@pytest.fixture
def open_deadline(workspace: Path, run: Run) -> Path:
    """A position `nw` whose posting can be read in two ways."""
    (workspace / "ad.txt").write_text(OPEN)
    assert run("new", "position", "nw", "--ad", "ad.txt", cwd=workspace).code == 0
    return workspace


def test_as_many_are_said_to_be_confirmed_as_are_listed_and_what_is_open_is_named(workspace: Path, run: Run) -> None:
    (workspace / "ad.txt").write_text(OPEN)
    said = run("new", "position", "nw", "--ad", "ad.txt", cwd=workspace).out.splitlines()
    at = said.index("Read from the posting, 3 to be confirmed:")
    assert [line.split()[0] for line in said[at + 1 : at + 5]] == ["institution", "title", "deadlines.review-begins", "Not"]
    assert said[-1] == "Next: packet confirm nw, which asks what is meant by deadlines.hard, too"


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


def test_several_who_confirm_at_once_lose_nothing(made: Path) -> None:
    names = ["institution", "title", "rank", "area", "department"]
    said = yaml.safe_load(position(made, "nw").read_text())["unconfirmed"]
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda name: packet("confirm", "nw", name, cwd=made), names))
    assert yaml.safe_load(position(made, "nw").read_text())["unconfirmed"] == [name for name in said if name not in names]


def test_a_packet_that_rests_on_what_nobody_has_confirmed_is_not_called_ready(workspace: Path, run: Run) -> None:
    position(workspace, "acme").write_text("target: faculty-job\ninstitution: Acme\ntitle: Professor\nunconfirmed: [title, rank]\n")
    ran = run("build", "acme", cwd=workspace)
    said = ran.out.splitlines()[-1]
    assert (ran.code, said.startswith("UNCONFIRMED: 2 readings to confirm (packet confirm acme), ")) == (0, True)
    checked = run("check", "acme", cwd=workspace)
    assert (checked.code, "\nUNCONFIRMED: 2 readings to confirm (packet confirm acme), " in checked.out) == (0, True)
    assert "unconfirmed:title" not in checked.out, "what is confirmed is not ticked off as done"
    assert "2 checked, 1 in order: 2 readings to confirm (packet confirm), " in run("check", "--all", cwd=workspace).out
    run("confirm", "acme", "--all", "--drop", "rank", cwd=workspace)
    assert run("build", "acme", cwd=workspace).out.splitlines()[-1].startswith("READY: ")


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
