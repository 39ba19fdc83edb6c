"""What is said of a finished file: what it holds, and how it stands to the build that wrote it."""

from __future__ import annotations

from packet.check.finished_file import check_finished_file
from packet.model.build_record import BuildRecord
from packet.model.condition import Condition
from packet.model.finding import Verdict
from packet.model.paper import PageSize, Paper, UnreadablePaper

GOOD = Paper("file", "0", b"", (PageSize(612, 792),) * 2, 300_000)


def said(read: Paper | UnreadablePaper, record: BuildRecord | None = None) -> dict[str, Verdict]:
    return {finding.code: finding.verdict for finding in check_finished_file(read, record)}


def test_a_sound_file_from_elsewhere_passes_with_its_pages_and_size() -> None:
    (finding,) = check_finished_file(GOOD, None)
    assert (finding.code, finding.verdict, finding.message) == ("file-opens", Verdict.PASS, "it opens, with 2 pages, 0.3 MB")


def test_a_file_that_cannot_be_read_fails_with_its_reason_and_remedy() -> None:
    (finding,) = check_finished_file(UnreadablePaper("file", "a.pdf", "encrypted", "it needs a password", "save it without"), None)
    assert (finding.code, finding.verdict, finding.message) == ("file-encrypted", Verdict.FAIL, "it needs a password")
    assert finding.remedy == "save it without"


def test_scripts_and_pages_without_text_are_warnings_and_harmless_fonts_pass() -> None:
    state = Condition(removed=("2 × script",), textless=(2,), missing_fonts=("Helvetica-Bold",))
    read = Paper("file", "0", b"", GOOD.pages, 1, state)
    assert said(read) == {
        "file-opens": Verdict.PASS,
        "file-cleaned": Verdict.WARNING,
        "file-without-text": Verdict.WARNING,
        "file-fonts": Verdict.PASS,
    }
    assert "2 × script" in next(one.message for one in check_finished_file(read, None) if one.code == "file-cleaned")


def test_the_file_of_the_last_build_passes_while_nothing_has_changed() -> None:
    assert said(GOOD, BuildRecord("acme", same=True, failed=(), changed=())) == {
        "file-opens": Verdict.PASS,
        "file-as-built": Verdict.PASS,
        "sources-unchanged": Verdict.PASS,
    }


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
