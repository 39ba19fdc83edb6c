"""Rules on the files that a packet is written as: which documents share one, where the papers are, how many there are."""

from __future__ import annotations

from packet.check.rules.measured import Measured, broken, met
from packet.model.inspection import Inspection
from packet.model.packet import Packet
from packet.model.rules import Demand

BUNDLE = "publication-bundle"


def files(demand: Demand, inspection: Inspection) -> Measured | None:
    """One PDF, a PDF for each document, or documents that share one."""
    wanted, packet = demand.rule.files, inspection.packet
    if wanted is None:
        return None
    if wanted == "one":
        return _one(packet)
    groups = [(part.name,) for part in packet.parts] if wanted == "per-document" else wanted
    there = {part.name for part in packet.parts}
    present = [tuple(name for name in group if name in there) for group in groups]
    lacking = [group for group in present if group and not any(set(one.holds) == set(group) for one in packet.files)]
    if lacking:
        said = f"no file holds just {' and '.join(lacking[0])}"
        return broken("wrong-files", said, "say so in output: {files: …} of the position")
    return met(f"files: {', '.join(one.name for one in packet.files)}")


def _one(packet: Packet) -> Measured:
    if packet.whole or len(packet.files) == 1:
        return met(f"{(packet.whole or packet.files[0]).name} holds everything")
    return broken("wrong-files", f"the packet is {len(packet.files)} files, one is wanted", "say output: {files: one, papers: in}")


def papers_in(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether the bound papers are in the packet, in one file apart, or each in a file of its own: as the files hold them."""
    wanted, packet = demand.rule.papers_in, inspection.packet
    bound = [work.key for work in packet.plan.attached if work.key in packet.papers.readable]
    if wanted is None or not bound:
        return None
    held = [one.holds for one in packet.files]
    real = {
        "packet": any(BUNDLE in names and len(names) > 1 for names in held) or bool(packet.whole),
        "one-file": (BUNDLE,) in held and not packet.whole,
        "own-files": all((key,) in held for key in bound),
    }
    if real[wanted]:
        return met(f"papers: {wanted}", BUNDLE)
    there = next((name for name, holds in real.items() if holds), "nowhere")
    setting = {"packet": "in", "one-file": "merged", "own-files": "apart"}[wanted]
    return broken("wrong-files", f"papers are in: {there}; wanted: {wanted}", f"say output: {{papers: {setting}}}", BUNDLE)


def attachments(demand: Demand, inspection: Inspection) -> Measured | None:
    """Files in all. Where both the whole and its documents are written, either can be sent."""
    wanted, packet = demand.rule.attachments, inspection.packet
    if wanted is None:
        return None
    counts = {1, len(packet.files) - 1} if packet.whole and len(packet.files) > 1 else {len(packet.files)}
    said = f"{' or '.join(map(str, sorted(counts)))} file{'s' * (counts != {1})}, {wanted} wanted"
    if any(wanted.holds(count) for count in counts):
        return met(said)
    return broken("wrong-files", said, "group documents into files: output: {files: [[cover-letter, cv], …]}")
