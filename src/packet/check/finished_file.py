"""A finished PDF from anywhere, as it was read, and the record of its build → `Finding`s."""

from __future__ import annotations

from collections.abc import Iterator

from packet.model.build_record import BuildRecord
from packet.model.finding import Finding, Verdict
from packet.model.paper import Paper, UnreadablePaper


def check_finished_file(read: Paper | UnreadablePaper, record: BuildRecord | None) -> tuple[Finding, ...]:
    """What is to be said of the file itself, then of how it stands to the build that wrote it."""
    return (*_contents(read), *(_origin(record) if record else ()))


def _contents(read: Paper | UnreadablePaper) -> Iterator[Finding]:
    if isinstance(read, UnreadablePaper):
        yield Finding(f"file-{read.code}", Verdict.FAIL, read.reason, read.remedy)
        return
    count = len(read.pages)
    yield Finding("file-opens", Verdict.PASS, f"it opens, with {count} page{'s' * (count != 1)}, {read.size / 10**6:.1f} MB")
    for remark in read.condition.remarks(count):
        verdict = Verdict.PASS if remark.harmless else Verdict.WARNING
        said = remark.said.replace("removed: ", "it holds what portals refuse or readers cannot use: ", 1)
        yield Finding(f"file-{remark.code}", verdict, said, "" if remark.harmless else "export it again without, or look at it")


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
