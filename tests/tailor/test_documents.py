"""Which documents a packet has, and what is missing from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from builders import POSITION, PROFILE, TARGET, TODAY, plan_of, seed_plan, workspace

from packet.model.finding import Finding
from packet.model.paper import Attachment
from packet.model.plan import Plan
from packet.model.sources import Request


def names(plan: Plan) -> list[str]:
    return [document.name for document in plan.documents]


def missing(plan: Plan) -> list[Finding]:
    return [finding for finding in plan.findings if finding.missing]


# ── the seed ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_general_faculty_packet_has_the_targets_documents_in_order_and_misses_nothing() -> None:
    plan = seed_plan("faculty-job")
    assert names(plan) == ["cover-letter", "cv", "publication-list", "publication-bundle"]
    assert [document.title for document in plan.documents] == [
        "Cover Letter",
        "Curriculum Vitae",
        "List of Publications",
        "Selected Papers",
    ]
    assert plan.findings == ()
    assert (plan.name, plan.heading, plan.paper) == ("faculty-job", "Chao Jin · Faculty application", "A4")


def test_what_the_call_demands_and_the_profile_lacks_is_a_finding_with_the_calls_words_and_the_remedy() -> None:
    found = missing(seed_plan(position="northwestern-cs"))
    assert [(finding.document, finding.message, finding.quote) for finding in found] == [
        ("research-statement", "Research Statement is missing", "cover letter (state rank), CV, research, teaching"),
        ("teaching-statement", "Teaching Statement is missing", "cover letter (state rank), CV, research, teaching"),
    ]
    assert found[0].remedy == "write profiles/chao-jin/statements/research.md, or put research.pdf there"
    assert all(finding.blocks for finding in found)


def test_the_heading_names_institution_title_and_the_next_deadline() -> None:
    day = Request(date(2026, 11, 1))
    assert seed_plan(position="northwestern-cs", request=day).heading == (
        "Northwestern University · Assistant Professor · full consideration 6 Nov"
    )
    assert seed_plan(position="northwestern-cs").heading == (
        "Northwestern University · Assistant Professor · the deadline was 6 Nov 2026"
    )


def test_an_internship_has_a_letter_and_a_resume_and_a_position_may_add_work_samples() -> None:
    assert names(seed_plan("internship")) == ["cover-letter", "resume"]
    plan = seed_plan(position="microsoft-research-intern")
    assert names(plan) == ["cover-letter", "resume", "publication-bundle"]
    assert missing(plan) == []
    assert (plan.paper, len(plan.attached)) == ("Letter", 2)


# ── tiny workspaces ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_optional_document_that_the_profile_lacks_is_left_out_without_a_word(tmp_path: Path) -> None:
    plan = plan_of(workspace(tmp_path, target=TARGET + "  research-statement: {optional: true}\n  referees: {optional: true}\n"))
    assert names(plan) == ["cover-letter", "cv", "publication-list", "publication-bundle"]
    assert plan.findings == ()


def test_a_required_document_that_the_profile_lacks_is_missing(tmp_path: Path) -> None:
    plan = plan_of(workspace(tmp_path, target=TARGET + "  research-statement: {}\n  referees: {}\n"))
    assert [(finding.document, finding.remedy) for finding in missing(plan)] == [
        ("research-statement", "write profiles/ada/statements/research.md, or put research.pdf there"),
        ("referees", "add referees: to profiles/ada/profile.yaml"),
    ]


def test_an_empty_statement_is_missing(tmp_path: Path) -> None:
    space = workspace(tmp_path, target=TARGET + "  research-statement: {}\n", **{"profiles/ada/statements/research.md": "\n \n"})
    assert [finding.remedy for finding in missing(plan_of(space))] == ["profiles/ada/statements/research.md is empty"]


def test_a_demanded_document_that_the_target_does_not_have_is_missing(tmp_path: Path) -> None:
    plan = plan_of(workspace(tmp_path, position=POSITION + "must: [{documents: [diversity-statement]}]\n"), position="lace")
    assert [(finding.document, finding.remedy) for finding in missing(plan)] == [
        ("diversity-statement", "write profiles/ada/statements/diversity.md, or put diversity.pdf there")
    ]


def test_a_demanded_document_that_is_waived_is_not_missing(tmp_path: Path) -> None:
    more = "must: [{documents: [diversity-statement]}]\nwaive: {diversity-statement: not wanted any more}\n"
    assert missing(plan_of(workspace(tmp_path, position=POSITION + more), position="lace")) == []


def test_a_bundle_without_a_paper_is_missing(tmp_path: Path) -> None:
    plan = plan_of(workspace(tmp_path, position=POSITION + "papers: []\n"), position="lace")
    assert [finding.document for finding in missing(plan)] == ["publication-bundle"]
    assert "publication-bundle" not in names(plan)


def test_a_position_overrides_paper_theme_and_titles(tmp_path: Path) -> None:
    more = "paper: Letter\ndocuments:\n  cv: {title: Vita}\n"
    plan = plan_of(workspace(tmp_path, position=POSITION + more), position="lace")
    assert (plan.paper, plan.documents[1].title, plan.name) == ("Letter", "Vita", "lace")


def test_papers_and_supplied_documents_are_asked_for_in_their_order_with_or_without_a_file(tmp_path: Path) -> None:
    space = workspace(
        tmp_path,
        target=TARGET.replace("attach: 1", "attach: 2").replace("  publication-list: {}\n", "  research-statement: {}\n"),
        **{"profiles/ada/papers/engine.pdf": b"%PDF", "profiles/ada/statements/research.pdf": b"%PDF"},
    )
    found = plan_of(space).attachments
    assert [(attachment.key, attachment.path.removeprefix(str(tmp_path) + "/")) for attachment in found] == [
        ("document:research-statement", "profiles/ada/statements/research.pdf"),
        ("engine", "profiles/ada/papers/engine.pdf"),
        ("loom", "profiles/ada/papers/loom.pdf"),
    ]
    assert all(isinstance(attachment, Attachment) for attachment in found)


def test_an_old_deadline_is_not_the_next_one(tmp_path: Path) -> None:
    more = "deadlines: {early: 2026-01-01, late: 2027-01-15, later: 2027-02-01}\n"
    space = workspace(tmp_path, position=POSITION + more, profile=PROFILE)
    assert plan_of(space, position="lace", request=Request(TODAY)).heading == "Lace University · Assistant Professor · late 15 Jan"
