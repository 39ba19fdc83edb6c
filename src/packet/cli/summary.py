"""A built packet → what the command says of it: a line a document, then what to look at, then whether it is ready."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from packet.model.finding import Finding, Verdict
from packet.model.packet import Packet, PacketPart

TITLE_WIDTH = 20


def summary(packet: Packet, path: str) -> str:
    """The text printed after a build; `path` is that of packet.pdf as the person knows it."""
    return "\n".join((packet.plan.heading, *_documents(packet), *_findings(packet), _verdict(packet, path)))


def _documents(packet: Packet) -> Iterator[str]:
    """A line for each document in the packet's order, made or missing."""
    parts = {part.name: part for part in packet.parts}
    missing = {finding.document: finding for finding in packet.findings if finding.code == "missing-document"}
    for name in packet.plan.order:
        if part := parts.get(name):
            note = _note(part, packet)
            yield f"{part.order:>2} {_small(part.title):<{TITLE_WIDTH}} {part.file.pages:>4} p{'  ' + note if note else ''}"
        elif finding := missing.get(name):
            yield from _missing(finding)


def _missing(finding: Finding) -> Iterator[str]:
    title = finding.message.removesuffix(" is missing")
    required = f", required: “{finding.quote}”" if finding.quote else ""
    yield f" – {_small(title):<{TITLE_WIDTH}}    {typer.style('MISSING', fg='red', bold=True)}{required}"
    yield f"{'':{TITLE_WIDTH + 8}}→ {finding.remedy}"


def _small(title: str) -> str:
    """`cover letter` for Cover Letter; CV stays."""
    return "CV" if title == "Curriculum Vitae" else title.lower()


def _note(part: PacketPart, packet: Packet) -> str:
    plan = packet.plan
    kind = next(document.kind for document in plan.documents if document.name == part.name)
    if kind == "publication-list":
        counted = f"{len(plan.works)} paper{'s' * (len(plan.works) != 1)}, {len(plan.highlighted)} highlighted"
        return ", ".join(filter(None, (counted, part.fitting)))
    if kind == "publication-bundle":
        scores = {choice.key: choice.score for choice in plan.choices}
        return " · ".join(f"{work.key} {scores[work.key]:.2f}".replace(" 0.", " .") for work in plan.attached)
    return part.fitting


def _findings(packet: Packet) -> Iterator[str]:
    for finding in packet.findings:
        if finding.verdict is Verdict.PASS or finding.code == "missing-document":
            continue
        mark = typer.style(" ✗", fg="red") if finding.blocks else typer.style(" !", fg="yellow")
        where = f"{finding.place}: " if finding.place else ""
        document = f"{finding.document}: " if finding.document and not finding.place else ""
        quote = f" (“{finding.quote}”)" if finding.quote else ""
        yield f"{mark} {where}{document}{finding.message}{quote}"
        if finding.remedy:
            yield f"   → {finding.remedy}"


def _verdict(packet: Packet, path: str) -> str:
    size = f"{path}  {packet.file.pages} p  {_megabytes(len(packet.file.data))}"
    look = [finding for finding in packet.findings if not finding.blocks and finding.verdict is not Verdict.PASS]
    counts = [f"{len(look)} to look at"] if look else []
    if packet.ready:
        return f"{typer.style('READY', fg='green', bold=True)}{': ' + ', '.join(counts) if counts else ''}   {size}"
    missing, failed = _split([finding for finding in packet.findings if finding.blocks])
    counts = [*([f"{missing} missing"] if missing else []), *([f"{failed} failed"] if failed else []), *counts]
    return f"{typer.style('NOT READY', fg='red', bold=True)}: {', '.join(counts)}   {size}"


def _split(blocking: list[Finding]) -> tuple[int, int]:
    missing = sum(finding.missing for finding in blocking)
    return missing, len(blocking) - missing


def _megabytes(size: int) -> str:
    return f"{size / 10**6:.1f} MB" if size >= 10**5 else f"{max(1, round(size / 1000))} kB"
