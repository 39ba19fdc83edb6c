"""What `packet confirm` shows: of each reading the words that say it, once, and the sentences of which nothing was taken."""

from __future__ import annotations

import re
from pathlib import Path

from posted import OPEN, position
from running import Run


def test_of_a_long_sentence_what_stands_around_the_value_is_shown(workspace: Path, run: Run) -> None:
    long = "We are a place where many things are done, " * 20
    (workspace / "ad.txt").write_text(OPEN.replace("Review of", f"{long}and review of"))
    run("new", "position", "nw", "--ad", "ad.txt", cwd=workspace)
    shown = run("confirm", "nw", cwd=workspace).out
    assert "… " in shown and max(map(len, shown.splitlines())) < 400
    assert shown.count("We are a place where many things are done") < 12


CROWDED = """Research Associate

University of Bristol

Reference number: w26-417

Please submit your comprehensive application, including a letter of motivation, a CV with list of publications, a summary of
previous research and future research interests (max. 2 pages), copies of your degree certificates, and the names and e-mail
addresses of two referees, by January 15, 2027 (stamped arrival date of the university central mail service or the time stamp on
the email server applies), preferably by sending it as a single PDF file (max. 10 MB) to jobs@bristol.example.edu with the subject
"Application Postdoc w26-417, your surname" or to: University of Bristol, School of Physics, Prof. Dr. Ada Byron, Tyndall Avenue.
"""


SAYS = {
    "deadlines.hard": "by January 15, 2027",
    "apply.subject": '"Application Postdoc w26-417, your surname"',
    "rules.referees": "two referees",
    "rules.referee-contact": "e-mail addresses of two referees",
    "rules.documents": CROWDED[CROWDED.index("a letter of") : CROWDED.index(", and the names")].replace("\n", " "),
    "rules.file-size": "(max. 10 MB)",
}


def test_of_a_long_sentence_the_words_that_say_it_are_shown_with_each(workspace: Path, run: Run) -> None:
    (workspace / "ad.txt").write_text(CROWDED)
    run("new", "position", "bristol", "--ad", "ad.txt", cwd=workspace)
    seen = ""
    for asked in re.split(r"\n  (?=[a-z])", "\n" + run("confirm", "bristol", cwd=workspace).out)[1:]:
        name, _, words = " ".join(asked.split()).partition(": ")
        seen = seen if "(the same sentence)" in words else words
        assert SAYS.get(name, "") in seen, name


def test_sentences_of_which_nothing_was_taken_are_shown_by_both_commands_and_kept_in_the_file(workspace: Path, run: Run) -> None:
    said = "Applicants should state in their cover letter whether they are permanent residents of Canada, and since when they have been so."
    (workspace / "ad.txt").write_text(
        f"Lecturer in Law\n\nUniversity of Bristol\n\n{said}\n\nYou may also add a link to your code.\n"
    )
    made = run("new", "position", "law", "--ad", "ad.txt", cwd=workspace).out
    asked = run("confirm", "law", cwd=workspace).out
    for shown in (made, asked, position(workspace, "law").read_text(encoding="utf-8").replace("\n#", "")):
        assert f"line 5: “{said}”" in " ".join(shown.split())
        assert "line 7: “You may also add a link to your code.”" in " ".join(shown.split())


def test_a_sentence_that_says_several_things_is_shown_once(workspace: Path, run: Run) -> None:
    (workspace / "ad.txt").write_text(
        "Lecturer in Law\n\nThe School of Law at the University of Bristol invites applications by 8 January 2027.\n"
    )
    run("new", "position", "law", "--ad", "ad.txt", cwd=workspace)
    asked = run("confirm", "law", cwd=workspace).out
    assert asked.count("invites applications") == 2  # of the institution and the department, and of the deadline behind the title
    assert asked.count("(the same sentence)") >= 1
