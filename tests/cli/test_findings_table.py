"""The table of findings: order, widths, what is cut and what is not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from small_packet import small_packet

from packet.cli.findings_table import table
from packet.cli.summary import summary
from packet.cli.verdicts import where
from packet.model.finding import Finding, Verdict
from packet.model.packet import Packet
from packet.problems import Place

PASS = Finding("fonts-embedded", Verdict.PASS, "all 5 fonts are in the file", document="cv")
FAIL = Finding(
    "wrong-page-count",
    Verdict.FAIL,
    "CV has 3 pages, up to 2 wanted",
    "set pages: for it",
    "cv",
    "two pages",
    page=4,
    rule="pages up to 2",
    source="calls.csv row 10",
)
WARNING = Finding(
    "owner-not-found", Verdict.WARNING, "ditto: you are not among the authors", place=Place("profiles/me/publications.yaml", 12, 3)
)
CANNOT = Finding("text-searchable", Verdict.CANNOT_TELL, "page 7 is a picture", document="publication-bundle")
MISSING = [
    Finding("paper-missing", Verdict.WARNING, f"{key}: there is no {key}.pdf", "put it there", "publication-bundle", subject=key)
    for key in ("one", "two", "three")
]


def unstyle(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def lines(*findings: Finding, terminal: int = 100, quiet: bool = False) -> list[str]:
    return [unstyle(line) for line in table(findings, terminal, quiet=quiet)]


def test_what_fails_comes_first_and_what_passes_last_whatever_the_order_of_the_checks() -> None:
    groups = [line for line in lines(PASS, CANNOT, WARNING, FAIL) if line.isupper() or line[:4].isupper()]
    assert groups == ["FAIL  1", "WARNING  1", "CANNOT TELL  1", "PASS  1"]


def test_a_row_has_the_rule_in_words_what_was_measured_where_and_below_it_quote_source_code_and_remedy() -> None:
    _, _, _, *rows = lines(FAIL)
    assert rows[0].split("  ") == [" ✗ pages up to 2", "CV has 3 pages, up to 2 wanted", *rows[0].split("  ")[2:]]
    assert rows[0].endswith("cv, page 4")
    assert [row.strip() for row in rows[1:]] == ["“two pages” (calls.csv row 10)", "[wrong-page-count]", "→ set pages: for it"]


def test_the_place_of_a_rule_is_not_taken_for_the_place_of_what_breaks_it() -> None:
    broken = replace(FAIL, document="", page=0, place=Place("templates/targets/faculty-job.yaml", 25, 5))
    assert where(broken) == ""
    assert where(replace(broken, document="publication-bundle")) == "publication-bundle"
    assert where(WARNING) == "profiles/me/publications.yaml:12:3"
    assert "[wrong-page-count] written in templates/targets/faculty-job.yaml:25:5" in "\n".join(lines(broken, terminal=140))


def test_quiet_leaves_out_what_passes_and_what_was_done() -> None:
    done = replace(CANNOT, verdict=Verdict.DONE, note="seen")
    assert lines(PASS, done, quiet=True) == []
    assert not any("PASS" in line for line in lines(PASS, FAIL, quiet=True))


@pytest.mark.parametrize("terminal", [20, 60, 80, 96, 120, 140, 400])
def test_no_line_is_wider_than_the_terminal_and_nothing_but_a_pass_is_cut(terminal: int) -> None:
    long = "word " * 60 + "x" * 200 + " end"
    every = lines(replace(PASS, message=long), replace(WARNING, message=long), FAIL, terminal=terminal)
    assert max(map(len, every)) <= min(max(terminal, 60), 140)
    assert any(" end" in line for line in every)
    assert sum("…" in line for line in every) == 1
    letters = "".join(line.strip() for line in every)
    for part in ("profiles/me/publications.yaml:12:3", "wrong-page-count"):
        assert any(part in line for line in every) or part in letters


def test_marks_and_headings_have_the_colour_of_their_verdict() -> None:
    coloured = "\n".join(table([FAIL, WARNING], 100))
    assert "\x1b[31m\x1b[1m ✗ " in coloured
    assert "\x1b[33m\x1b[1m ! " in coloured


def test_a_pass_has_one_line() -> None:
    assert len([line for line in lines(*[replace(PASS, message="m " * 200)] * 5) if "✓" in line]) == 5


def test_several_of_a_kind_stand_together_and_share_one_remedy() -> None:
    said = lines(MISSING[0], WARNING, *MISSING[1:])
    assert sum("→ put it there" in line for line in said) == 1
    assert [line.split()[1] for line in said if line.startswith(" !")] == ["paper-missing"] * 3 + ["owner-not-found"]


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Packet:
    text = "target: faculty-job\ninstitution: Test University\ntitle: Professor\nattach: 0\n"
    return small_packet(tmp_path_factory.mktemp("summary"), text)


def told(packet: Packet, *findings: Finding) -> list[str]:
    return unstyle(summary(replace(packet, findings=findings), "packet.pdf")).splitlines()


def test_the_summary_counts_what_passes_and_shows_the_rest_with_its_mark(packet: Packet) -> None:
    said = told(packet, PASS, PASS, CANNOT, FAIL)
    assert said[-1].startswith("NOT READY: 1 failed, 1 to look at, 2 checks passed   packet.pdf")
    assert not any("fonts" in line for line in said)
    assert [line[:2] for line in said if "CV has 3 pages" in line or "is a picture" in line] == [" ✗", " ?"]


def test_the_summary_of_what_fails_counts_what_is_unconfirmed_too(packet: Packet) -> None:
    doubt = Finding("unconfirmed", Verdict.NEEDS_PERSON, "title: Reader", "packet confirm acme", subject="title")
    assert told(packet, FAIL, doubt)[-1].startswith("NOT READY: 1 failed, 1 reading to confirm (packet confirm ")


def test_the_summary_tells_several_of_a_kind_once_and_names_the_others(packet: Packet) -> None:
    said = told(packet, *MISSING)
    at = next(index for index, line in enumerate(said) if "one: there is no one.pdf" in line)
    assert said[at + 1 : at + 3] == ["   likewise: two, three", "   → put it there"]
    assert said[-1].startswith("READY: 3 to look at")


def test_the_summary_counts_the_rest_of_a_kind_that_nothing_tells_apart(packet: Packet) -> None:
    several = [Finding("leftover", Verdict.WARNING, f"“TODO {n}” stands in the text", "replace it", "cv") for n in range(9)]
    said = [line for line in told(packet, *several) if "TODO" in line or "more like it" in line]
    assert [line.strip() for line in said] == [
        "! cv: “TODO 0” stands in the text",
        "! cv: “TODO 1” stands in the text",
        "and 7 more like it",
    ]
