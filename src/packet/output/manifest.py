"""A `Packet` → `manifest.json`: what is in it, why, and the hash of everything that went in or came out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `packet merge` writes files without a plan, and starts without pydantic
    from packet.model.condition import Pictures
    from packet.model.finding import Finding
    from packet.model.packet import Packet, PacketFile, PacketPart
    from packet.model.paper import Paper
    from packet.model.plan import Choice, Plan

FORMAT = 1


def manifest(packet: Packet) -> str:
    """JSON with sorted inputs and no time stamp: equal packets have equal manifests. Sizes are in bytes, pages count from 1."""
    plan = packet.plan
    texts = _texts(packet)
    said = {
        "format": FORMAT,
        "packet": plan.name,
        "target": plan.target_name,
        "position": plan.position_name or None,
        "heading": plan.heading,
        "date": plan.date.isoformat(),
        "ready": packet.ready,
        "file": _file(packet.whole) if packet.whole else None,
        "files": [_file(one) for one in packet.files],
        "encrypted": plan.output.encrypt,
        "anonymous": plan.anonymous.called if plan.anonymous else None,
        "parts": [_part(part, packet, texts) for part in packet.parts],
        "topics": plan.topics.text if plan.topics else None,
        "papers": [choice_fields(choice, plan) for choice in plan.choices],
        "bound": [bound_fields(paper) for paper in packet.papers.readable.values()],
        "verdicts": _verdicts(packet.findings),
        "findings": [finding_fields(finding) for finding in packet.findings],
        "fonts": [{"name": font.name, "sha256": font.sha256} for font in packet.fonts],
        "inputs": dict(sorted(packet.inputs.items())),
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _file(one: PacketFile) -> dict[str, object]:
    bound = one.file
    return {"name": one.name, "holds": list(one.holds), "pages": bound.pages, "bytes": len(bound.data), "sha256": bound.sha256}


def _texts(packet: Packet) -> dict[str, str]:
    """What our own documents say: a packet that was sent is compared by it with what the sources would say later."""
    from packet.model.plain_text import plain_text

    return {document.name: plain_text(document) for document in packet.documents}


def _part(part: PacketPart, packet: Packet, texts: Mapping[str, str]) -> dict[str, object]:
    """A document; `bytes` are those it has as a file of its own, `file` is that file where it is written, `text` what it says."""
    alone = next((one for one in packet.files if one.holds == (part.name,)), None)
    return {
        "name": part.name,
        "title": part.title,
        "file": alone.name if alone else None,
        "pages": part.file.pages,
        "first_page": part.first,
        "bytes": len(part.file.data),
        "sha256": alone.file.sha256 if alone else None,
        "fitting": part.fitting or None,
        "dropped": list(part.dropped),
        "text": texts.get(part.name),
    }


def choice_fields(choice: Choice, plan: Plan) -> dict[str, object]:
    """A choice as JSON says it."""
    return {
        "key": choice.key,
        "number": plan.work(choice.key).number,
        "rank": choice.rank,
        "chosen": choice.chosen,
        "highlighted": choice.highlighted,
        "attached": choice.attached,
        "reason": choice.reason,
        "score": choice.score,
        "terms": [{"name": t.name, "weight": t.weight, "value": t.value, "because": t.because} for t in choice.terms],
        "evidence": [{"phrase": e.phrase, "sentence": e.sentence, "share": e.share} for e in choice.evidence],
    }


def bound_fields(paper: Paper) -> dict[str, object]:
    """A foreign PDF as it came and what was found in it; `bytes` are the file's, those of `largest` as stored in the packet."""
    state = paper.condition
    return {
        "key": paper.key,
        "sha256": paper.sha256,
        "pages": len(paper.pages),
        "bytes": paper.size,
        "heading": state.heading or None,
        "removed": list(state.removed),
        "repaired": list(state.repaired),
        "fonts_not_embedded": list(state.missing_fonts),
        "pages_without_text": list(state.textless),
        "damaged_pages": list(state.damaged),
        "files_kept": list(state.files),
        "pictures": _pictures(state.pictures) if state.pictures else None,
        "largest": [{"page": one.page, "kind": one.kind, "bytes": one.bytes} for one in state.heaviest],
    }


def _pictures(found: Pictures) -> dict[str, object]:
    """What became of pictures that were wanted smaller; bytes as stored, pixels an inch as drawn."""
    return {
        "dpi": found.dpi,
        "bytes_before": found.bytes_before,
        "bytes_after": found.bytes_after,
        "smaller": [
            {
                "page": one.page,
                "bytes_before": one.bytes_before,
                "bytes_after": one.bytes_after,
                "dpi_before": one.dpi_before,
                "dpi_after": one.dpi_after,
            }
            for one in found.smaller
        ],
        "left": [{"page": one.page, "dpi": one.dpi, "why": one.why} for one in found.left],
        "given_up": found.given_up or None,
    }


def finding_fields(finding: Finding) -> dict[str, object]:
    """A finding as JSON says it; `name` is what it is ticked off by, `page` that of the packet, from 1."""
    return {
        "code": finding.code,
        "name": finding.name,
        "rule": finding.rule or None,
        "verdict": finding.verdict.value,
        "message": finding.message,
        "remedy": finding.remedy or None,
        "document": finding.document or None,
        "page": finding.page or None,
        "place": str(finding.place) if finding.place else None,
        "quote": finding.quote or None,
        "source": finding.source or None,
        "note": finding.note or None,
    }


def _verdicts(findings: Sequence[Finding]) -> dict[str, int]:
    """How many findings have each verdict."""
    return dict(sorted(Counter(finding.verdict.value for finding in findings).items()))
