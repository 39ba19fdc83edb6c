"""`packet confirm --set`: what was not found, and any rule or field, is given by the person who asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from posted import position
from running import Run


def test_what_was_not_found_is_said_and_can_be_set(made: Path, run: Run) -> None:
    assert "Not found in the posting: requisition number (requisition), addressee" in run("confirm", "nw", cwd=made).out
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
    assert "requisition number" not in ran.out and "addressee" not in ran.out.partition("Not found")[2]
    after = yaml.safe_load(position(made, "nw").read_text())
    assert (after["addressee"], after["requisition"]) == ("Prof. Ada Byron", "R-17")
    assert after["deadlines"]["letters-due"] == "2026-12-08 17:00 ET"
    ran = run("confirm", "nw", "--set", "titel=x", "--set", "rules.foo=x", cwd=made)
    assert (ran.code, ran.err.count("is no field that --set can write")) == (2, 2)


GIVEN = (
    ("rules.papers=3", {"papers": "3"}),
    ("rules.pages in cover-letter=up to 2", {"pages": "up to 2", "in": "cover-letter"}),
    ("rules.words in cv and cover-letter=up to 900", {"words": "up to 900", "in": ["cv", "cover-letter"]}),
    ("rules.referees=2", {"referees": "2"}),
    ("rules.letters=3", {"letters": "3"}),
    ("rules.documents=cv, cover-letter", {"documents": ["cv", "cover-letter"]}),
    ("rules.by-hand=fill in the form: both pages", {"by-hand": "fill in the form: both pages"}),
    ("rules.names=rank", {"names": "rank"}),
    ("rules.file-size=up to 10 MB", {"file-size": "up to 10 MB"}),
)


def _strings(rule: dict[str, object]) -> dict[str, object]:
    return {key: value if isinstance(value, list) else str(value) for key, value in rule.items()}


def test_rules_can_be_given_by_their_label_and_given_anew(workspace: Path, run: Run) -> None:
    path = position(workspace, "acme")
    path.write_text("target: faculty-job\ninstitution: Acme\ntitle: Professor\n# the end\n")
    ran = run("confirm", "acme", *(word for said, _ in GIVEN for word in ("--set", said)), cwd=workspace)
    assert (ran.code, f"{len(GIVEN)} edited" in ran.out) == (0, True), ran.err
    after = yaml.safe_load(path.read_text())
    assert [_strings(rule) for rule in after["must"]] == [rule for _, rule in GIVEN]
    assert "# the end" in path.read_text()
    assert run("confirm", "acme", "--set", "rules.papers=2", cwd=workspace).code == 0
    assert [str(rule["papers"]) for rule in yaml.safe_load(path.read_text())["must"] if "papers" in rule] == ["2"]
    assert run("build", "acme", cwd=workspace).code in (0, 1)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("zone=Europe/Dublin", {"zone": "Europe/Dublin"}),
        ("target=postdoc", {"target": "postdoc"}),
        ("apply.to=Jobs <jobs@example.edu>", {"apply": {"to": "Jobs <jobs@example.edu>"}}),
        ("apply.to=a@example.edu, b@example.edu", {"apply": {"to": ["a@example.edu", "b@example.edu"]}}),
        ("address=1 Way, Evanston", {"address": "1 Way, Evanston"}),
        ("portal=interfolio, academicpositions", None),
        ("portal=interfolio", {"portal": "interfolio"}),
        ("target=nothing", None),
        ("rules.paperz=3", None),
        ("rules.papers=many", None),
        ("rules.pages in =2", None),
        ("portals=Form", None),
    ],
)
def test_fields_that_are_no_part_of_a_posting_can_be_given_too(
    workspace: Path, run: Run, said: str, written: dict[str, object] | None
) -> None:
    path = position(workspace, "acme")
    path.write_text("target: faculty-job\ninstitution: Acme\ntitle: Professor\n")
    before = yaml.safe_load(path.read_text())
    ran = run("confirm", "acme", "--set", said, cwd=workspace)
    assert (ran.code == 0) == (written is not None), ran.err
    assert yaml.safe_load(path.read_text()) == {**before, **(written or {})}


def test_what_was_not_found_is_said_with_the_names_that_can_be_given(workspace: Path, run: Run) -> None:
    (workspace / "ad.txt").write_text("Lecturer in Law\n\nUniversity of Bristol\n")
    run("new", "position", "law", "--ad", "ad.txt", cwd=workspace)
    said = " ".join(run("confirm", "law", cwd=workspace).out.partition("Not found in the posting: ")[2].split())
    for words in ("number of papers (rules.papers)", "deadlines (deadlines.hard)", "area,", "documents (rules.documents)"):
        assert words in said
    values = {"deadlines.hard": "2027-01-08", "rules.files": "one", "rules.file-name": "{surname}.pdf", "url": "example.edu"}
    sizes = dict.fromkeys(("rules.file-size", "rules.total-size"), "up to 5 MB")
    values |= sizes | {"apply.to": "jobs@example.edu", "portal": "interfolio", "rules.documents": "cv"}
    names = [name for listed in re.findall(r"\(([^)]*)\)", said) for name in listed.split(" or ")]
    assert len(names) > 10
    for name in names:
        assert run("confirm", "law", "--set", f"{name}={values.get(name, '2')}", cwd=workspace).code == 0, name
