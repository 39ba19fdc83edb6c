"""What is judged of the letters of whole packets, and of any text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from applied_for import position
from hypothesis import given
from hypothesis import strategies as st
from small_packet import small_packet

from packet.build import build
from packet.check.names.institutions import institution_findings
from packet.check.names.right_names import place_names
from packet.check.texts.claims import count_findings
from packet.check.texts.dates import date_findings
from packet.check.texts.fit import check_fit, specifics
from packet.check.texts.identity import identity_findings
from packet.check.texts.leftovers import leftovers
from packet.merge import inspect
from packet.model.finding import Verdict
from packet.model.sources import OtherFit, Request
from packet.store.papers import open_library
from packet.store.profile_store import read_profile
from packet.store.sources import Selection, load_sources
from packet.store.workspace import find_workspace

TODAY = date(2026, 11, 25)

SCRAPS = st.sampled_from(
    [
        "I",
        "apply",
        "for",
        "the",
        "position",
        "of",
        "Assistant",
        "Professor",
        "Department",
        "of",
        "Physics",
        ",",
        ".",
        "..",
        "(",
        ")",
        "“",
        "”",
        "$x$",
        "31",
        "February",
        "2027",
        "2026-02-31",
        "eleven",
        "papers",
        "my",
        "paper",
        "[C1]",
        "University",
        "of",
        "Univeristy",
        "at",
        "Yale",
        "'s",
        "Dear",
        "{{",
        "}}",
        "\\cite{",
        "req",
        "no",
        "20451",
        "“A",
        "Theory",
        "of",
        "Everything",
        "We",
        "Know”",
        "\n\n",
    ]
)


@given(st.lists(SCRAPS | st.text(max_size=8), max_size=40).map(" ".join))
def test_any_text_can_be_judged(text: str) -> None:
    facts = position(department="Department of Physics and Astronomy", requisition="R-7712-B")
    names = place_names(facts)
    found = [*identity_findings(text, facts), *date_findings(text, TODAY), *count_findings(text, {9: "publications"})]
    found += [*leftovers(text, prose=True), *institution_findings(text, "letter", names, "Northwestern University")]
    assert all(finding.message and finding.remedy for finding in found)
    specifics(text, names, ())


COMMON = "target: faculty-job\ninstitution: Princeton University\ntitle: Assistant Professor\nattach: 0\n"


def test_an_empty_and_reused_fit_is_told_with_the_other_position(tmp_path: Path) -> None:
    fit = "fit: I want to join Princeton because of the people and the spirit of the place.\n"
    small_packet(tmp_path / "first", COMMON + fit)
    home = tmp_path / "first/workspace/profiles/me/positions"
    (home / "other.yaml").write_text(COMMON.replace("Princeton", "Yale") + fit.replace("Princeton", "Yale"))
    space = find_workspace(tmp_path / "first/workspace")
    sources = load_sources(space, read_profile(space, "me"), Selection(position="tested"), Request(TODAY))
    packet = build(sources, Request(TODAY), open_library(space.root / "out/.cache"))
    found = {finding.code: finding for finding in packet.findings if finding.code in {"empty-fit", "reused-fit"}}
    assert found["empty-fit"].verdict is found["reused-fit"].verdict is Verdict.WARNING
    assert found["reused-fit"].message == "fit: says what other (Yale University) says, too"


def test_a_fit_that_many_positions_have_is_one_finding_in_each(tmp_path: Path) -> None:
    fit = "fit: I want to join Princeton because of the Center for Statistics and its people.\n"
    packet = small_packet(tmp_path, COMMON + fit)
    others = tuple(OtherFit(f"p{at}", f"Place {at}", packet.plan.position.fit if packet.plan.position else "") for at in range(39))
    inspection = inspect(replace(packet, plan=replace(packet.plan, other_fits=others)))
    (finding,) = check_fit(inspection)
    assert finding.message == "fit: says what p0 (Place 0), p1 (Place 1) and 37 more say, too"


def test_a_good_letter_passes_each_check_and_says_what_was_measured(tmp_path: Path) -> None:
    fit = "fit: The Center for Statistics and Machine Learning has the data that my schedulers need.\n"
    packet = small_packet(tmp_path, COMMON + fit)
    passed = {finding.code for finding in packet.findings if finding.verdict is Verdict.PASS}
    assert {"wrong-institution", "wrong-rank", "leftover", "no-contact", "typed-date", "wrong-count", "empty-fit"} <= passed
