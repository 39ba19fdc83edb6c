"""The call's rules, measured on small packets: each with a case that passes and one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from seed_packet import generated_paper
from small_packet import small_packet

from packet.model.finding import Finding, Verdict
from packet.model.packet import Packet

STARTER = Path(__file__).resolve().parents[2] / "templates/starter/profiles/me"
COMMON = "target: faculty-job\ninstitution: {name: Test University}\ntitle: Assistant Professor\n"


def findings(packet: Packet, *codes: str) -> list[Finding]:
    return [finding for finding in packet.findings if finding.code in codes]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("{papers: 1}", ""),
        ("{papers: 2+}", "missing-papers"),
        ("{papers: up to 0}", ""),
        ("{referees: 0-2}", ""),
        ("{referees: 3-5}", "missing-referees"),
        ("{pages: up to 2, in: cv}", ""),
        ("{pages: 5+, in: cv}", "wrong-page-count"),
        ("{pages: 2, in: cv}", "wrong-page-count"),
        ("{pages: up to 50}", ""),
        ("{pages: up to 2}", "wrong-page-count"),
        ("{file-size: up to 10 MB}", ""),
        ("{file-size: up to 1 KB}", "file-too-large"),
        ("{file-size: up to 1 KB, in: cv}", "file-too-large"),
        ("{names: rank, in: cover-letter}", ""),
        ("{names: institution, in: cover-letter}", ""),
        ("{names: requisition, in: cover-letter}", "missing-field"),
        ("{names: a strong interest in teaching, in: cover-letter}", "not-named"),
    ],
)
def test_a_rule_is_measured_and_the_finding_bears_the_calls_words(tmp_path: Path, rule: str, code: str) -> None:
    quoted = rule.removesuffix("}") + ", quote: their words}"
    packet = small_packet(tmp_path, COMMON + f"attach: 1\nmust:\n  - {quoted}\n", papers=("steady",))
    blocking = [finding for finding in packet.findings if finding.blocks]
    assert [finding.code for finding in blocking] == ([code] if code else [])
    assert all(finding.quote == "their words" and finding.remedy for finding in blocking)
    assert packet.ready == (not code)


def test_a_rule_about_papers_steers_how_many_are_bound(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON + "attach: 0\nmust: [{papers: 2}]\n", papers=("steady", "probes"))
    assert len(packet.papers.readable) == 2
    assert packet.ready


def test_a_should_warns_and_does_not_block(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON + "attach: 0\nshould: [{pages: 1}]\n")
    assert packet.ready
    assert [finding.verdict for finding in findings(packet, "wrong-page-count")] == [Verdict.WARNING]


def test_a_waived_rule_says_its_reason_and_is_done_with(tmp_path: Path) -> None:
    text = COMMON + "attach: 0\nmust: [{referees: 3}]\nwaive: {referees: given in the portal form}\n"
    packet = small_packet(tmp_path, text)
    assert packet.ready
    [finding] = findings(packet, "missing-referees")
    assert finding.verdict is Verdict.DONE
    assert finding.note == "waived: given in the portal form"


def test_a_document_over_its_page_budget_that_cannot_shrink_is_a_finding(tmp_path: Path) -> None:
    long = "# Research\n\n" + "\n\n".join(["A sentence that takes some room on the page. " * 12] * 20)
    packet = small_packet(
        tmp_path, COMMON + "attach: 0\ndocuments: {research-statement: {pages: 1}}\n", statements={"research.md": long}
    )
    assert [finding.document for finding in findings(packet, "too-many-pages")] == ["research-statement"]
    assert not packet.ready


def test_a_supplied_statement_keeps_its_pages_and_counts_them(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    generated_paper(folder / "research.pdf", "Research", pages=3)
    text = COMMON + "attach: 0\nmust: [{pages: up to 2, in: research-statement}]\n"
    packet = small_packet(tmp_path, text, statements={"research.pdf": (folder / "research.pdf").read_bytes()})
    assert [finding.message for finding in findings(packet, "wrong-page-count")] == [
        "Research Statement has 3 pages, up to 2 wanted"
    ]


def test_a_supplied_statement_that_cannot_be_read_makes_the_packet_not_ready(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON + "attach: 0\n", statements={"research.pdf": b"%PDF-1.4 broken"})
    [finding] = findings(packet, "missing-statement")
    assert "research.pdf" in finding.message
    assert not packet.ready
    assert "research-statement" not in [part.name for part in packet.parts]


def test_what_the_page_budget_cost_is_a_finding_and_never_a_degree(tmp_path: Path) -> None:
    jobs = "\n".join(f"  - {{role: Engineer {n}, at: Company {n}, dates: 20{n:02}}}" for n in range(10, 40))
    profile = (STARTER / "profile.yaml").read_text().replace("experience:\n", f"experience:\n{jobs}\n")
    packet = small_packet(tmp_path, COMMON + "attach: 0\ndocuments: {cv: {pages: 1}}\n", profile_text=profile)
    [finding] = findings(packet, "entries-dropped")
    part = next(part for part in packet.parts if part.name == "cv")
    assert f"{len(part.dropped)} entries were dropped" in finding.message
    assert not any("Example University" in name or "Example College" in name for name in part.dropped)
    assert packet.ready


def test_a_document_shorter_than_wanted_is_told_to_grow(tmp_path: Path) -> None:
    packet = small_packet(tmp_path, COMMON + "attach: 0\ndocuments: {cv: {pages: 3+}}\n")
    [finding] = findings(packet, "too-few-pages")
    assert (finding.message, finding.remedy) == ("Curriculum Vitae has 1 page, 3+ wanted", "write more, or lower pages: for it")
