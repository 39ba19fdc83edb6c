"""Foreign PDFs: one that is missing, encrypted or broken, that lost something on the way in, or that a person should look at."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.letters import letters
from packet.model.file_sizes import in_megabytes
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import Packet
from packet.model.paper import Paper, UnreadablePaper

LARGE = 10_000_000
"""Bytes beyond which portals often refuse a file."""


def check_papers(inspection: Inspection) -> tuple[Finding, ...]:
    """Findings for each foreign PDF that could not be bound, and for each one whose condition asks for a look."""
    packet = inspection.packet
    papers = packet.papers
    shown = {attachment.key: attachment.shown for attachment in packet.plan.attachments}
    lost = [_unreadable(paper, shown[paper.key]) for paper in papers.unreadable.values()]
    found = [finding for paper in papers.readable.values() for finding in _condition(paper)]
    return (*lost, *found, *_titles(packet), *_twice(packet), *_size(packet))


def _unreadable(paper: UnreadablePaper, path: str) -> Finding:
    """A supplied statement that cannot be read is missing; a paper has a sheet in its place."""
    if paper.key.startswith("document:"):
        name = paper.key.removeprefix("document:")
        return Finding("missing-statement", Verdict.FAIL, f"{path}: {paper.reason}", paper.remedy, name)
    if paper.code == "missing":
        message = f"{paper.key}: there is no {path}; a reference sheet stands in its place"
        remedy = "put the PDF there, or say --papers DIR"
        return Finding("paper-missing", Verdict.WARNING, message, remedy, "publication-bundle", subject=paper.key)
    message = f"{paper.key}: {path} cannot be bound: {paper.reason}; a reference sheet stands in its place"
    return Finding(f"paper-{paper.code}", Verdict.WARNING, message, paper.remedy, "publication-bundle", subject=paper.key)


def _condition(paper: Paper) -> Iterator[Finding]:
    """What was removed, mended, or is wanting. What harms nobody is for the manifest alone (it passes)."""
    for remark in paper.condition.remarks(len(paper.pages)):
        if remark.code == "without-text" and paper.inspection:  # a document of the applicant's: `typography` tells it
            continue
        verdict = Verdict.NEEDS_PERSON if remark.code in {"cleaned", "damaged", "attached-files"} else Verdict.WARNING
        yield _of(paper, f"paper-{remark.code}", Verdict.PASS if remark.harmless else verdict, remark.said, remark.remedy)


def _of(paper: Paper, code: str, verdict: Verdict, said: str, remedy: str = "") -> Finding:
    key = paper.key.removeprefix("document:")
    document = key if paper.key.startswith("document:") else "publication-bundle"
    return Finding(code, verdict, f"{key}: {said}", remedy, document, subject=key)


def _titles(packet: Packet) -> Iterator[Finding]:
    """Papers whose page one bears another title than the publication: another version, the wrong file, or a slip in the profile."""
    for work in packet.plan.attached:
        paper = packet.papers.readable.get(work.key)
        if paper and paper.condition.heading and not _says(paper, work.publication.title):
            said = f"page one says “{paper.condition.heading}”, the profile “{work.publication.title}”: is it the same paper?"
            remedy = f"if not, put the right {work.key}.pdf; if it is, look which title is the published one"
            yield _of(paper, "paper-title", Verdict.NEEDS_PERSON, said, remedy)


def _says(paper: Paper, title: str) -> bool:
    wanted = letters(title)
    return wanted in letters(paper.condition.heading) or wanted in letters(paper.condition.opening)


def _twice(packet: Packet) -> Iterator[Finding]:
    """The same file under several names."""
    keys: dict[str, list[str]] = {}
    for paper in packet.papers.readable.values():
        keys.setdefault(paper.sha256, []).append(paper.key.removeprefix("document:"))
    for same in keys.values():
        if len(same) > 1:
            message = f"{' and '.join(same)} are the same file"
            yield Finding("paper-twice", Verdict.WARNING, message, "put the right PDF under each name", "publication-bundle")


def _size(packet: Packet) -> Iterator[Finding]:
    """What makes a large packet large."""
    if len(packet.file.data) <= LARGE:
        return
    message = f"the packet has {in_megabytes(len(packet.file.data))}: {', '.join(largest(packet))}"
    yield Finding(
        "large-file", Verdict.NEEDS_PERSON, message, "if the portal refuses it, make these smaller or attach fewer papers"
    )


def largest(packet: Packet, most: int = 3) -> list[str]:
    """The largest objects of the papers, in words: `ditto, page 7: picture 11.0 MB`."""
    objects = [
        (paper.key.removeprefix("document:"), one) for paper in packet.papers.readable.values() for one in paper.condition.heaviest
    ]
    objects.sort(key=lambda item: -item[1].bytes)
    return [f"{key}, page {one.page}: {one.kind} {in_megabytes(one.bytes)}" for key, one in objects[:most]]
