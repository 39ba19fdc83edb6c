"""A finished PDF from anywhere, as it was read, and the record of its build → `Finding`s."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.any_file import check_file
from packet.model.build_record import BuildRecord
from packet.model.finding import Finding, Verdict
from packet.model.paper import UnreadablePaper
from packet.model.pdf_facts import FileInspection


def check_finished_file(found: FileInspection | UnreadablePaper, record: BuildRecord | None) -> tuple[Finding, ...]:
    """What is to be said of the file itself, then of how it stands to the build that wrote it."""
    if isinstance(found, UnreadablePaper):
        said: tuple[Finding, ...] = (Finding(f"file-{found.code}", Verdict.FAIL, found.reason, found.remedy),)
    else:
        said = check_file(found)
    return (*said, *(_origin(record) if record else ()))


def _origin(record: BuildRecord) -> Iterator[Finding]:
    again = f"packet build makes {record.packet} again"
    if not record.same:
        message = "it is not the file that the last build wrote here: it was edited since, or comes from elsewhere"
        yield Finding("file-edited", Verdict.WARNING, message, again)
        return
    yield Finding("file-as-built", Verdict.PASS, "it is the file that the last build wrote, to the byte")
    for said in record.failed:
        yield Finding("built-not-ready", Verdict.FAIL, f"the build said: {said}", f"packet check {record.packet} tells more")
    if record.changed:
        yield Finding("file-stale", Verdict.WARNING, f"changed since it was built: {', '.join(record.changed)}", again)
    else:
        yield Finding("sources-unchanged", Verdict.PASS, "nothing that it was made from has changed since")
