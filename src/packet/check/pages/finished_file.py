"""A finished PDF from anywhere, as it was read, and the record of its build → `Finding`s."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.pages.any_file import check_file
from packet.model.build_record import BuildRecord
from packet.model.finding import Finding, Verdict
from packet.model.paper import UnreadablePaper
from packet.model.pdf_facts import FileInspection


def check_finished_file(found: FileInspection | UnreadablePaper, record: BuildRecord | None) -> tuple[Finding, ...]:
    """What is to be said of the file itself, then of how it stands to the build that wrote it."""
    if isinstance(found, UnreadablePaper):
        said: tuple[Finding, ...] = (_unreadable(found, record),)
    else:
        said = check_file(found)
    if record and record.same:  # of these bytes the build knew which pages are whose; what is odd in a stranger is not in them
        said = tuple(one for one in said if one.verdict in {Verdict.PASS, Verdict.FAIL} or one.code == "file-encrypted")
    return (*said, *(_origin(record) if record else ()))


def _unreadable(found: UnreadablePaper, record: BuildRecord | None) -> Finding:
    """A password that the packet was given on purpose is no fault; but what it hides cannot be told."""
    if found.code == "encrypted" and record and record.same and record.encrypted:
        said = "it has the password that was asked for, so its pages cannot be looked at here"
        return Finding("file-encrypted", Verdict.CANNOT_TELL, said, f"packet check {record.packet} looks at them")
    return Finding(f"file-{found.code}", Verdict.FAIL, found.reason, found.remedy)


def _origin(record: BuildRecord) -> Iterator[Finding]:
    again = f"packet build makes {record.packet} again"
    if not record.same:
        message = "it is not the file that the last build wrote here: it was edited since, or comes from elsewhere"
        yield Finding("file-edited", Verdict.WARNING, message, again)
        return
    told = f"; packet check {record.packet} tells what is to be looked at in it"
    yield Finding("file-as-built", Verdict.PASS, f"it is the file that the last build wrote, to the byte{told}")
    for said in record.failed:
        yield Finding("built-not-ready", Verdict.FAIL, f"the build said: {said}", f"packet check {record.packet} tells more")
    if record.changed:
        yield Finding("file-stale", Verdict.WARNING, f"changed since it was built: {', '.join(record.changed)}", again)
    else:
        yield Finding("sources-unchanged", Verdict.PASS, "nothing that it was made from has changed since")
