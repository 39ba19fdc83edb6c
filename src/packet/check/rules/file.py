"""Rules on the finished files: bytes, names, encryption, fonts, text, and nothing that acts."""

from __future__ import annotations

import re
import string
from dataclasses import replace

from packet.check.papers import largest
from packet.check.rules.measured import Measured, broken, by_person, cannot_tell, met, parts_of, scope_of
from packet.model.file_sizes import in_megabytes
from packet.model.finding import Verdict
from packet.model.inspection import Inspection
from packet.model.paper import Paper
from packet.model.rules import Demand

_BESIDE_FIELDS = re.compile(r"\{[^}]*\}")
_KEPT = frozenset(string.ascii_letters + string.digits + "._+-")
"""What names of files keep of a pattern (`safe` in model/output.py)."""
NEARLY = 2**20 / 10**6
"""Some portals count 1 MB as 2^20 bytes and some as 10^6: a file between the two passes at one and not at the other."""


def file_size(demand: Demand, inspection: Inspection) -> Measured | None:
    """Bytes of each file that is written, or of the files of the documents named; 1 MB is 10^6 bytes."""
    allowed, packet = demand.rule.file_size, inspection.packet
    if allowed is None:
        return None
    named = [(part.title, part.file) for part in parts_of(demand, inspection)] if demand.rule.inside else []
    files = named or [(one.name, one.file) for one in packet.files]
    what, size = max(((what, len(file.data)) for what, file in files), key=lambda one: one[1], default=("", 0))
    said = f"{what} has {in_megabytes(size)}, {in_megabytes(allowed)} allowed"
    return _sized(size, allowed, said, demand, inspection)


def total_size(demand: Demand, inspection: Inspection) -> Measured | None:
    """Bytes of all files that are sent: where the whole packet is one file, of that."""
    allowed, packet = demand.rule.total_size, inspection.packet
    if allowed is None:
        return None
    size = len(packet.file.data) if packet.whole else sum(len(one.file.data) for one in packet.files)
    said = f"all files have {in_megabytes(size)}, {in_megabytes(allowed)} allowed"
    return _sized(size, allowed, said, demand, inspection)


def _sized(size: int, allowed: int, said: str, demand: Demand, inspection: Inspection) -> Measured:
    if size <= allowed:
        return met(said, scope_of(demand))
    too_large = _too_large(said, demand, inspection)
    if allowed >= 10**6 and size <= allowed * NEARLY:
        note = f"{said}: only a portal that counts 2^20 bytes as 1 MB takes it"
        return replace(too_large, verdict=Verdict.WARNING, message=note)
    return too_large


def _too_large(said: str, demand: Demand, inspection: Inspection) -> Measured:
    heavy = f" (largest: {'; '.join(found)})" if (found := largest(inspection.packet)) else ""
    return broken("file-too-large", said, f"attach fewer papers, or give smaller PDFs{heavy}", scope_of(demand))


def file_name(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether files are named after the call's pattern: all, or that which begins with the document named."""
    pattern, packet, document = demand.rule.file_name, inspection.packet, scope_of(demand)
    if not pattern:
        return None
    output = packet.plan.output
    real = output.names.get(document, output.name) if document else output.name
    named = [one.name for one in packet.files if not document or one.holds[:1] == (document,)]
    if not named:
        return broken("wrong-file-name", f"{document} has no file of its own", "say it in output: {files: …}", document)
    if real.removesuffix(".pdf") == pattern.removesuffix(".pdf"):
        if odd := sorted(set(_BESIDE_FIELDS.sub("", pattern)) - _KEPT):
            said = (
                f"the file is called {named[0]}: {' '.join(map(repr, odd))} of {pattern} became hyphens, which every portal takes"
            )
            return by_person(said, "rename it before you send it, if the call means it to the letter", document)
        return met(f"files: {', '.join(named)}", document)
    said = f"the file is called {named[0]}, not {pattern}"
    return broken("wrong-file-name", said, f'say output: {{name: "{pattern}"}}', document)


def file_name_length(demand: Demand, inspection: Inspection) -> Measured | None:
    wanted = demand.rule.file_name_length
    if wanted is None:
        return None
    wrong = [one.name for one in inspection.packet.files if not wanted.holds(len(one.name))]
    if wrong:
        return broken("wrong-file-name", f"{wrong[0]} has {len(wrong[0])} letters, {wanted} wanted", "say output: {name: …}")
    longest = max((len(one.name) for one in inspection.packet.files), default=0)
    return met(f"the longest name has {longest} letters")


def encryption(demand: Demand, inspection: Inspection) -> Measured | None:
    wanted, real = demand.rule.encryption, inspection.packet.plan.output.encrypt
    if wanted is None:
        return None
    if real == (wanted == "required"):
        return met("a password opens it" if real else "no password is needed")
    said = "no password is asked for" if not real else "a password is needed to open it"
    return broken("wrong-encryption", said, f"say output: {{encrypt: {'true' if not real else 'false'}}}")


def fonts(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether the file holds every font; ours always are in it, a foreign PDF brings its own or not."""
    if demand.rule.fonts is None:
        return None
    papers = inspection.packet.papers.readable.values()
    lacking = [one for one in papers if one.condition.missing_fonts]
    if lacking:
        name, document = _whose(lacking[0])
        more = f"; {len(lacking) - 1} more like it" if len(lacking) > 1 else ""
        said = f"{name} does not hold {', '.join(lacking[0].condition.missing_fonts)}{more}"
        return broken("fonts-not-embedded", said, "export these PDFs again with all fonts embedded", document)
    return met("every font is embedded")


def text(demand: Demand, inspection: Inspection) -> Measured | None:
    """Whether every page says its text: a page that is a picture cannot be searched, and we cannot tell what it shows."""
    if demand.rule.text is None:
        return None
    papers = inspection.packet.papers.readable.values()
    silent = [one for one in papers if one.condition.textless]
    if silent:
        name, document = _whose(silent[0])
        said = f"page {silent[0].condition.textless[0]} of {name} has no text: it may be a scan"
        remedy = "text recognition makes a scan searchable; an empty page or a figure alone is no harm"
        return cannot_tell(said, remedy, document)
    return met("every page has text")


def _whose(paper: Paper) -> tuple[str, str]:
    """What a PDF from elsewhere is called, and the document that holds it."""
    name = paper.key.removeprefix("document:")
    return name, name if name != paper.key else "publication-bundle"


def plain(demand: Demand, inspection: Inspection) -> Measured | None:
    """No forms, scripts or attachments: foreign PDFs lose them when they are read, and it says so; forms stay as they look."""
    if demand.rule.plain is None:
        return None
    facts = inspection.facts
    acting = [*facts.active, *([f"{facts.fields} form fields"] if facts.fields else []), *facts.attached]
    if acting:
        return broken("not-plain", f"the packet holds {', '.join(acting)}", "print the PDF that brings it to a new PDF")
    return met("no forms, scripts or attachments")
