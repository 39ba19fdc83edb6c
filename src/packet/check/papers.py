"""Bound papers: a file that is missing, encrypted or broken, or that lost something on the way in."""

from __future__ import annotations

from packet.model.finding import Finding, Verdict
from packet.model.packet import Packet
from packet.model.paper import Paper, UnreadablePaper


def check_papers(packet: Packet) -> tuple[Finding, ...]:
    """A finding for each foreign PDF that could not be bound, and for each one from which something was removed."""
    papers = packet.papers
    shown = {attachment.key: attachment.shown for attachment in packet.plan.attachments}
    lost = [_unreadable(paper, shown[paper.key]) for paper in papers.unreadable.values()]
    return (*lost, *(_removed(paper) for paper in papers.readable.values() if paper.removed))


def _unreadable(paper: UnreadablePaper, path: str) -> Finding:
    """A supplied statement that cannot be read is missing; a paper has a sheet in its place."""
    if paper.key.startswith("document:"):
        name = paper.key.removeprefix("document:")
        return Finding(f"missing-{name}", Verdict.FAIL, f"{path}: {paper.reason}", paper.remedy, name)
    if paper.code == "missing":
        message = f"{paper.key}: there is no {path}; a reference sheet stands in its place"
        return Finding("paper-missing", Verdict.WARNING, message, "put the PDF there, or say --papers DIR", "publication-bundle")
    message = f"{paper.key}: {path} cannot be bound: {paper.reason}; a reference sheet stands in its place"
    return Finding(f"paper-{paper.code}", Verdict.WARNING, message, paper.remedy, "publication-bundle")


def _removed(paper: Paper) -> Finding:
    message = f"{paper.key}: {', '.join(paper.removed)}"
    return Finding("paper-cleaned", Verdict.NEEDS_PERSON, message, "look at the paper's pages in the packet", "publication-bundle")
