"""Every rule of the vocabulary, measured on one packet: a rule that it meets, one that it breaks, and where it cannot be told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from measured_rules import measured, rule

from packet.check.rules import MEASURES, check_rules
from packet.model.finding import Verdict
from packet.model.inspection import Inspection
from packet.model.rules import DEMANDS, Demand, Level

MET = [
    "{documents: [cover-letter, cv]}",
    "{forbidden: [teaching-statement]}",
    "{one-of: [teaching-statement, research-statement]}",
    "{order: [cover-letter, cv, publication-list]}",
    "{first: cover-letter}",
    "{last: referees}",
    "{files: one}",
    "{files: per-document}",
    "{papers-in: packet}",
    "{attachments: up to 15}",
    "{pages: up to 3, in: cv}",
    "{pages: 2-4, in: [cv, research-statement]}",
    "{words: 90-110, in: research-statement, counting: without-references}",
    "{characters: up to 1000, in: research-statement}",
    "{paper: A4}",
    "{margins: 1 cm, in: cv}",
    "{font-size: 9+, in: cv}",
    "{lines-per-inch: up to 7, in: cover-letter}",
    "{page-numbers: true, in: cv}",
    "{running-name: true, in: cv}",
    "{file-size: up to 10 MB}",
    "{file-size: up to 10 MB, in: cv}",
    "{total-size: up to 30 MB}",
    "{file-name-length: up to 50}",
    "{encryption: forbidden}",
    "{text: searchable}",
    "{plain: true}",
    "{papers: 1}",
    "{papers-since: 2025}",
    "{papers-role: lead}",
    "{papers-status: published}",
    "{papers-marked: true}",
    "{annotation: up to 20}",
    "{numbered: true}",
    "{grouped: true}",
    "{owner: bold}",
    "{authors: all}",
    "{authors: first-3-last-3}",
    "{submitted: out}",
    "{referees: 2}",
    "{referee-roles: {advisor: 1, taught: 1}}",
    "{referee-contact: email}",
    "{names: rank, in: cover-letter}",
    "{names: department, in: cover-letter}",
    "{sentence: Your group writes the tests that I rely on., in: cover-letter}",
    "{addressee: Professor Tess Tester}",
    "{personal-data: citizenship}",
    "{metrics: forbidden}",
]

BROKEN = {
    "{forbidden: [referees]}": "forbidden-document",
    "{one-of: [teaching-statement, diversity-statement]}": "documents-lacking",
    "{nothing-else: true}": "unasked-document",
    "{order: [cv, cover-letter]}": "wrong-order",
    "{first: cv}": "wrong-order",
    "{last: cv}": "wrong-order",
    "{files: [[cover-letter, cv]]}": "wrong-files",
    "{papers-in: own-files}": "wrong-files",
    "{attachments: 20+}": "wrong-files",
    "{pages: 5+, in: cv}": "wrong-page-count",
    "{pages: 1, in: [cv, research-statement]}": "wrong-page-count",
    "{words: up to 50, in: research-statement}": "too-many-words",
    "{words: 500+, in: research-statement}": "too-few-words",
    "{characters: up to 100, in: research-statement}": "too-many-words",
    "{paper: Letter}": "wrong-paper-size",
    "{margins: 3 in, in: cv}": "narrow-margins",
    "{font-size: 14+, in: cv}": "wrong-font-size",
    "{lines-per-inch: up to 3, in: cover-letter}": "wrong-line-spacing",
    "{file-size: up to 1 KB}": "file-too-large",
    "{file-size: up to 1 KB, in: cv}": "file-too-large",
    "{total-size: up to 1 KB}": "file-too-large",
    '{file-name: "{surname}.pdf"}': "wrong-file-name",
    "{file-name-length: up to 8}": "wrong-file-name",
    "{encryption: required}": "wrong-encryption",
    "{papers: 2+}": "missing-papers",
    "{papers: 0}": "too-many-papers",
    "{papers-since: 2026}": "unfit-paper",
    "{papers-role: corresponding}": "unfit-paper",
    "{annotation: 50+}": "wrong-annotation",
    "{authors: up to 2}": "wrong-authors",
    "{owner: underlined}": "owner-not-marked",
    "{referees: 3-5}": "missing-referees",
    "{referees: 0}": "too-many-referees",
    "{referee-roles: {industry: 1}}": "missing-referees",
    "{referee-contact: [email, phone]}": "missing-contact",
    "{names: requisition, in: cover-letter}": "missing-field",
    "{names: a strong interest in teaching, in: cover-letter}": "not-named",
    "{sentence: I hereby declare that all of this is true.}": "not-named",
    "{addressee: Professor Nobody Else}": "not-named",
    "{personal-data: forbidden}": "personal-data",
    "{personal-data: [date of birth]}": "personal-data",
    "{metrics: required}": "metrics",
}


@pytest.mark.parametrize("text", MET)
def test_a_rule_that_the_packet_meets_passes_and_says_what_was_measured(inspection: Inspection, text: str) -> None:
    finding = measured(text, inspection)
    assert finding.verdict is Verdict.PASS, finding.message
    assert finding.message
    assert finding.code == f"rule-{rule(text).demand}"


@pytest.mark.parametrize(("text", "code"), BROKEN.items())
def test_a_rule_that_the_packet_breaks_fails_with_a_remedy(inspection: Inspection, text: str, code: str) -> None:
    finding = measured(text, inspection)
    assert (finding.verdict, finding.code) == (Verdict.FAIL, code), finding.message
    assert finding.remedy
    assert measured(text, inspection, Level.SHOULD).verdict is Verdict.WARNING


def test_a_document_that_should_be_there_is_a_warning_and_one_that_must_be_is_told_when_the_packet_is_planned(
    inspection: Inspection,
) -> None:
    finding = measured("{documents: [teaching-statement, cv]}", inspection, Level.SHOULD)
    assert (finding.verdict, finding.code) == (Verdict.WARNING, "documents-lacking")
    demand = Demand(rule("{documents: [teaching-statement, cv]}"), Level.MUST, "position")
    packet = inspection.packet
    assert check_rules(replace(inspection, packet=replace(packet, plan=replace(packet.plan, demands=(demand,))))) == ()


def test_what_only_a_person_can_see_is_left_to_a_person(inspection: Inspection) -> None:
    for text in ("{letters: 3+}", "{by-hand: fill in the form}"):
        assert measured(text, inspection).verdict is Verdict.NEEDS_PERSON


def test_every_demand_of_the_vocabulary_is_measured_and_tried_here() -> None:
    demands = {name.replace("_", "-") for name in DEMANDS} - {"optional"}
    assert demands == set(MEASURES)
    demands -= {"anonymous"}  # in test_anonymity.py
    passing = {rule(text).demand for text in MET} | {"fonts", "nothing-else", "file-name", "letters", "by-hand"}
    failing = (
        {rule(text).demand for text in BROKEN}
        | {"fonts", "papers-status", "submitted", "letters", "by-hand"}
        | {"page-numbers", "running-name", "documents", "plain", "papers-marked", "numbered", "grouped"}
    )
    assert demands - passing == set()
    assert demands - failing == {"text"}  # what cannot be read cannot be told, either
