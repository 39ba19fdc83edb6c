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
    statement = paper.key.startswith("document:")
    message = f"{path}: {paper.reason}" if statement else f"{paper.key}: {paper.reason} ({path}); a reference sheet stands in its place"
    document = paper.key.removeprefix("document:") if statement else "publication-bundle"
    code = "missing-paper" if paper.code == "missing" and not statement else f"paper-{paper.code}"
    return Finding(code, Verdict.FAIL if statement else Verdict.WARNING, message, paper.remedy, document)


def _removed(paper: Paper) -> Finding:
    message = f"{paper.key}: {', '.join(paper.removed)}"
    return Finding("paper-cleaned", Verdict.NEEDS_PERSON, message, "look at the paper's pages in the packet", "publication-bundle")
