"""What a file is and carries beyond its pages: password, forms, scripts, attached files, metadata, bytes."""

from __future__ import annotations

from collections.abc import Iterator

from packet.check.letters import letters
from packet.check.pages.own_documents import counted
from packet.model.file_sizes import in_megabytes
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import Packet
from packet.model.pdf_facts import PdfFacts


def check_file_facts(inspection: Inspection) -> tuple[Finding, ...]:
    packet = inspection.packet
    asked = packet.plan.output.encrypt
    return (
        *password(inspection.facts, asked=asked),
        *active_content(inspection.facts),
        *metadata(inspection.facts, packet.plan.profile.name),
        Finding("file-sizes", Verdict.PASS, sizes(packet)),
    )


def password(facts: PdfFacts, *, asked: bool) -> Iterator[Finding]:
    """A packet is looked at before it is locked, so one that shall be locked is told as such."""
    if facts.encrypted and not asked:
        said = "the file is encrypted, though it opens without a password: portals refuse such files"
        yield Finding("encryption", Verdict.WARNING, said, "export it without restrictions (`qpdf --decrypt in.pdf out.pdf`)")
    else:
        yield Finding("encryption", Verdict.PASS, "it gets a password, as asked" if asked else "it is not encrypted")


def active_content(facts: PdfFacts) -> Iterator[Finding]:
    """What portals refuse, and what readers are warned of."""
    forms = (counted(facts.fields, "form field"),) if facts.fields else ()
    attached = tuple(f"the attached file {name}" for name in facts.attached[:3])
    if found := (*forms, *facts.active, *attached):
        said = f"the file holds {', '.join(found)}: portals refuse such files"
        yield Finding("active-content", Verdict.WARNING, said, "print it to a new PDF, which has none of that")
    else:
        yield Finding("active-content", Verdict.PASS, "no form, no script, no attached file")


def metadata(facts: PdfFacts, applicant: str) -> Iterator[Finding]:
    """Whom the file calls its author, beside the applicant ("": not known, then a person has to say)."""
    named = tuple(dict.fromkeys(filter(None, (facts.author, *facts.creators))))
    others = [name for name in named if not _same(name, applicant)]
    if others:
        verdict = Verdict.WARNING if applicant else Verdict.NEEDS_PERSON
        said = f"its metadata name {', '.join(others[:3])} as author{'' if applicant else ': is that you?'}"
        yield Finding("metadata", verdict, said, "write your own name into the document's properties, and export it again")
    else:
        yield Finding("metadata", Verdict.PASS, f"its metadata name {applicant} as author" if named else "its metadata name nobody")


def _same(name: str, applicant: str) -> bool:
    """Whether both have the same letters, in whatever order of given and family name."""
    return bool(applicant) and sorted(letters(name)) == sorted(letters(applicant))


def sizes(packet: Packet) -> str:
    """Bytes of each file as it is written, in words: the first is the packet where one is written."""
    files = packet.files or ()
    total = sum(len(file.file.data) for file in files)
    named = ", ".join(f"{file.name} {in_megabytes(len(file.file.data))}" for file in files[:8])
    more = f", and {len(files) - 8} more" if len(files) > 8 else ""
    return f"{named}{more}; {in_megabytes(total)} in all" if len(files) > 1 else named or in_megabytes(len(packet.file.data))
