"""What is said of a finished file: what it holds, and how it stands to the build that wrote it."""

from __future__ import annotations

from dataclasses import replace

from packet.check.pages.finished_file import check_finished_file
from packet.model.build_record import BuildRecord
from packet.model.finding import Verdict
from packet.model.page_size import PageSize
from packet.model.paper import UnreadablePaper
from packet.model.pdf_facts import FileInspection, FontFact, GlyphFact, PageFacts, PdfFacts

SIZE = PageSize(612, 792)
GOOD = FileInspection(
    PdfFacts((SIZE,)),
    (PageFacts(1, SIZE, "Words.", (72, 72, 72, 72), (GlyphFact("Body", 11.0, 900),), (FontFact("Body", True),)),),
    300_000,
)


def said(found: FileInspection | UnreadablePaper, record: BuildRecord | None = None) -> dict[str, Verdict]:
    return {finding.code: finding.verdict for finding in check_finished_file(found, record)}


def test_a_sound_file_from_elsewhere_passes_with_its_pages_and_size() -> None:
    findings = {one.code: one for one in check_finished_file(GOOD, None)}
    assert findings["file-sizes"].message == "1 page, 0.3 MB"
    assert {one.verdict for one in findings.values()} == {Verdict.PASS}


def test_a_file_that_cannot_be_read_fails_with_its_reason_and_remedy() -> None:
    (finding,) = check_finished_file(UnreadablePaper("file", "a.pdf", "encrypted", "it needs a password", "save it without"), None)
    assert (finding.code, finding.verdict, finding.message) == ("file-encrypted", Verdict.FAIL, "it needs a password")
    assert finding.remedy == "save it without"


def test_what_acts_in_a_file_is_said() -> None:
    acting = replace(GOOD, facts=replace(GOOD.facts, active=("2 × script",)))
    assert any("2 × script" in one.message and not one.verdict.passes for one in check_finished_file(acting, None))


def test_the_file_of_the_last_build_passes_while_nothing_has_changed() -> None:
    found = said(GOOD, BuildRecord("acme", same=True, failed=(), changed=()))
    assert (found["file-as-built"], found["sources-unchanged"]) == (Verdict.PASS, Verdict.PASS)


def test_other_bytes_than_the_manifest_tells_of_are_a_warning_and_nothing_is_concluded_from_its_inputs() -> None:
    assert said(GOOD, BuildRecord("acme", same=False, failed=("x",), changed=("profile.yaml",)))["file-edited"] is Verdict.WARNING
    assert "file-stale" not in said(GOOD, BuildRecord("acme", same=False, failed=(), changed=("profile.yaml",)))


def test_a_packet_older_than_its_sources_is_a_warning_that_names_them() -> None:
    findings = check_finished_file(GOOD, BuildRecord("acme", same=True, failed=(), changed=("profiles/me/profile.yaml",)))
    stale = next(one for one in findings if one.code == "file-stale")
    assert (stale.verdict, "profiles/me/profile.yaml" in stale.message) == (Verdict.WARNING, True)


def test_a_packet_that_was_not_ready_when_it_was_built_fails() -> None:
    findings = check_finished_file(GOOD, BuildRecord("acme", same=True, failed=("Teaching Statement is missing",), changed=()))
    failed = next(one for one in findings if one.verdict is Verdict.FAIL)
    assert (failed.code, failed.message) == ("built-not-ready", "the build said: Teaching Statement is missing")


def test_a_password_that_the_packet_was_given_is_no_fault_but_its_pages_cannot_be_told() -> None:
    locked = UnreadablePaper("file", "a.pdf", "encrypted", "it needs a password", "save it without")
    record = BuildRecord("acme", same=True, failed=(), changed=(), encrypted=True)
    assert said(locked, record)["file-encrypted"] is Verdict.CANNOT_TELL
    for other in (replace(record, same=False), replace(record, encrypted=False)):
        assert said(locked, other)["file-encrypted"] is Verdict.FAIL


def test_of_a_file_as_it_was_built_the_build_has_judged_the_pages() -> None:
    two_sizes = replace(GOOD, pages=(*GOOD.pages, replace(GOOD.pages[0], number=2, size=PageSize(595, 842))))
    assert said(two_sizes)["paper-size"] is Verdict.WARNING
    assert "paper-size" not in said(two_sizes, BuildRecord("acme", same=True, failed=(), changed=()))
    assert said(two_sizes, BuildRecord("acme", same=False, failed=(), changed=()))["paper-size"] is Verdict.WARNING
