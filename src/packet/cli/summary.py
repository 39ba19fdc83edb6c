"""A built packet → what the command says of it: a line a document, then what to look at, then whether it is ready."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from packet.cli.verdicts import LOOKS, UNCONFIRMED, Look, counts, unconfirmed, where
from packet.model.file_sizes import in_megabytes
from packet.model.finding import Finding, Verdict
from packet.model.packet import Packet, PacketPart

TITLE_WIDTH = 20
UNNAMED = 2
"""Findings of one kind that are told in full where nothing tells them apart in a word; `packet check` tells all."""


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
        count = len(plan.listed(part.name))
        counted = f"{count} paper{'s' * (count != 1)}, {len(plan.highlighted)} highlighted"
        return ", ".join(filter(None, (counted, part.fitting)))
    if kind == "publication-bundle":
        scores = {choice.key: choice.score for choice in plan.choices}
        return " · ".join(f"{work.key} {scores[work.key]:.2f}".replace(" 0.", " .") for work in plan.attached)
    return part.fitting


def _findings(packet: Packet) -> Iterator[str]:
    """What does not pass, what fails first; several of a kind in one entry."""
    told = [one for one in packet.findings if not one.verdict.passes and one.code != "missing-document"]
    for verdict, look in LOOKS.items():
        kinds: dict[tuple[str, str], list[Finding]] = {}
        for finding in told:
            if finding.verdict is verdict:
                kinds.setdefault((finding.code, finding.document), []).append(finding)
        for several in kinds.values():
            yield from _entry(several, look)


def _entry(several: list[Finding], look: Look) -> Iterator[str]:
    """The first of a kind in full, the others by what they are about; where nothing says that, they are only counted."""
    subjects = [finding.subject for finding in several]
    whole = several[:1] if all(subjects) else several[:UNNAMED]
    for finding in whole:
        spot = where(finding)
        quote = f" (“{finding.quote}”)" if finding.quote else ""
        yield f" {look.styled(look.mark)} {f'{spot}: ' if spot else ''}{finding.message}{quote}"
        if finding is whole[-1] and len(several) > len(whole):
            yield f"   likewise: {', '.join(subjects[1:])}" if all(subjects) else f"   and {len(several) - len(whole)} more like it"
        if finding.remedy and (finding is whole[-1] or finding.remedy != whole[-1].remedy):
            yield f"   → {finding.remedy}"


def _verdict(packet: Packet, path: str) -> str:
    size = f"{path}  {packet.file.pages} p  {in_megabytes(len(packet.file.data))}"
    doubts = unconfirmed(packet.findings, packet.plan.position_name)
    said = [*([doubts] if doubts else []), *_counted([one for one in packet.findings if one.code != UNCONFIRMED])]
    if packet.ready:
        word = typer.style("UNCONFIRMED", fg="yellow", bold=True) if doubts else typer.style("READY", fg="green", bold=True)
        return f"{word}{': ' + ', '.join(said) if said else ''}   {size}"
    missing, failed = _split([finding for finding in packet.findings if finding.blocks])
    said = [*([f"{missing} missing"] if missing else []), *([f"{failed} failed"] if failed else []), *said]
    return f"{typer.style('NOT READY', fg='red', bold=True)}: {', '.join(said)}   {size}"


def _counted(findings: list[Finding]) -> list[str]:
    """What does not block, in few words."""
    counted = counts(findings)
    look = sum(counted[verdict] for verdict in (Verdict.WARNING, Verdict.CANNOT_TELL, Verdict.NEEDS_PERSON))
    passed, done = counted[Verdict.PASS], counted[Verdict.DONE]
    said = [f"{look} to look at"] if look else []
    said += [f"{done} done by you"] if done else []
    return [*said, f"{passed} check{'s' * (passed != 1)} passed"] if passed else said


def _split(blocking: list[Finding]) -> tuple[int, int]:
    missing = sum(finding.missing for finding in blocking)
    return missing, len(blocking) - missing
