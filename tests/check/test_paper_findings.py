"""What is said of the papers that were bound: each finding with a paper that earns it and one that does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from seed_packet import generated_papers, seed_packet

from packet.check.papers import check_papers, largest
from packet.model.condition import Condition, HeavyObject
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import Bound, Packet
from packet.model.paper import Papers
from packet.model.pdf_facts import PdfFacts
from packet.output.manifest import bound_fields

DITTO = "Ditto: Efficient Serverless Analytics with Elastic Parallelism"


@pytest.fixture(scope="module")
def packet(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Packet:
    folder = tmp_path_factory.mktemp("papers")
    return seed_packet(repository, generated_papers(folder / "papers"), folder / "cache")


def found(packet: Packet, code: str, **condition: object) -> list[Finding]:
    """Findings of this code when the paper `ditto` is in the given condition, and the others in the best."""
    papers = {
        key: replace(paper, condition=Condition(**condition) if key == "ditto" else Condition())  # type: ignore[arg-type]
        for key, paper in packet.papers.readable.items()
    }
    return [one for one in paper_findings(replace(packet, papers=Papers(papers, {}))) if one.code == code]


def paper_findings(packet: Packet) -> tuple[Finding, ...]:
    return check_papers(Inspection(packet, PdfFacts(()), {}))


@pytest.mark.parametrize(
    "condition",
    [
        {"heading": DITTO},
        {"heading": "DITTO: Efﬁcient Serverless Analyticswith Elastic Paral\xadlelism"},
        {"heading": "Proceedings of the Conference", "opening": f"Proceedings of the Conference {DITTO} Chao Jin"},
        {},
    ],
)
def test_a_paper_that_says_its_title_is_not_questioned(packet: Packet, condition: dict[str, str]) -> None:
    assert found(packet, "paper-title", **condition) == []


def test_a_paper_with_another_title_is_a_question_to_a_person(packet: Packet) -> None:
    (finding,) = found(packet, "paper-title", heading="Another Paper Altogether", opening="Another Paper Altogether by us")
    assert finding.verdict is Verdict.NEEDS_PERSON
    assert finding.message == f"ditto: page one says “Another Paper Altogether”, the profile “{DITTO}”: is it the same paper?"
    assert "ditto.pdf" in finding.remedy


def test_a_missing_font_is_a_warning_unless_every_viewer_has_it(packet: Packet) -> None:
    (common,) = found(packet, "paper-fonts", missing_fonts=("Helvetica-Bold", "Times-Roman"))
    (rare,) = found(packet, "paper-fonts", missing_fonts=("ArialMT", "Times-Roman"))
    assert (common.verdict, rare.verdict) == (Verdict.PASS, Verdict.WARNING)
    assert "ArialMT" in rare.message


def test_damaged_pages_are_for_a_person_to_look_at_and_stand_in_the_manifest(packet: Packet) -> None:
    (finding,) = found(packet, "paper-damaged", damaged=(2, 3))
    assert finding.verdict is Verdict.NEEDS_PERSON
    assert finding.message.startswith("ditto: pages 2, 3: the content is damaged")
    assert bound_fields(replace(packet.papers.readable["ditto"], condition=Condition(damaged=(2, 3))))["damaged_pages"] == [2, 3]
    assert found(packet, "paper-damaged", textless=(2,)) == []


def test_pages_without_text_are_named_and_a_scan_is_called_one(packet: Packet) -> None:
    (some,) = found(packet, "paper-without-text", textless=(2,))
    (every,) = found(packet, "paper-without-text", textless=(1, 2, 3))
    assert "no text on page 2" in some.message
    assert "scan" in every.message


def test_the_same_file_under_two_names_is_told(packet: Packet) -> None:
    readable = dict(packet.papers.readable)
    readable["ditto"] = replace(readable["ragcache"], key="ditto")
    codes = {one.code: one.message for one in paper_findings(replace(packet, papers=Papers(readable, {})))}
    assert "ditto and ragcache are the same file" in codes["paper-twice"] or "ragcache and ditto" in codes["paper-twice"]
    assert "paper-twice" not in {one.code for one in packet.findings}


def test_a_large_packet_says_what_makes_it_large(packet: Packet) -> None:
    heavy = (HeavyObject(7, "picture", 11_000_000), HeavyObject(1, "font", 200_000))
    large = replace(packet, file=Bound(bytes(10_000_001), "", 1))
    (finding,) = found(large, "large-file", heaviest=heavy)
    assert "ditto, page 7: picture 11.0 MB" in finding.message
    assert found(packet, "large-file", heaviest=heavy) == []
    assert largest(packet) == []


def test_a_packet_of_the_real_papers_asks_of_the_two_whose_titles_differ(repository: Path, shared: Path, tmp_path: Path) -> None:
    import datetime

    from packet.model.sources import Request

    keys = tuple(path.stem for path in sorted((shared / "papers").glob("*.pdf")))
    request = Request(datetime.date(2026, 11, 24), pin=keys, attach=len(keys))
    packet = seed_packet(repository, shared / "papers", tmp_path, request=request)
    asked = {one.message.partition(":")[0] for one in packet.findings if one.code == "paper-title"}
    assert asked == {"hydraserve", "pyxis"}  # ParaServe in print; “Pyxix” in the seed
