"""The call's rules, measured: documents and their pages, papers, referees, file size, words that must be named."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from packet.check.papers import largest
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.packet import Packet, PacketPart
from packet.model.plain_text import plain_text
from packet.model.position import Position, Rule


def check_rules(inspection: Inspection) -> tuple[Finding, ...]:
    """One finding for each demand of the position that is not met; a `should` is a warning, a waived rule says its reason."""
    packet = inspection.packet
    position = packet.plan.position
    if position is None:
        return _budgets(packet)
    levels = ((position.must, Verdict.FAIL), (position.should, Verdict.WARNING))
    found = [
        _one(rule, name, measure, verdict, packet, position)
        for rules, verdict in levels
        for rule in rules
        for name, measure in MEASURES.items()
    ]
    return (*_budgets(packet), *(finding for finding in found if finding))


def _budgets(packet: Packet) -> tuple[Finding, ...]:
    """Documents longer than the target or position allows, after all that layout could do."""
    specs = {document.name: document.spec for document in packet.plan.documents}
    found = []
    for part in packet.parts:
        budget = specs[part.name].pages
        if budget and not budget.holds(part.own_pages):
            few = part.own_pages < budget.least
            message = f"{part.title} has {_pages(part.own_pages)}, {budget} {'wanted' if few else 'allowed'}"
            remedy = "write more, or lower pages: for it" if few else "shorten the text, or raise pages: for it"
            found.append(Finding("too-few-pages" if few else "too-many-pages", Verdict.FAIL, message, remedy, part.name))
        if part.dropped:
            count = f"{len(part.dropped)} entries were" if len(part.dropped) > 1 else "1 entry was"
            message = f"{count} dropped to keep the page budget ({budget})"
            remedy = "give what must stay a higher priority:, or raise pages: (manifest.json names them all)"
            found.append(Finding("entries-dropped", Verdict.WARNING, message, remedy, part.name))
    return tuple(found)


def _pages(count: int) -> str:
    return f"{count} page{'s' * (count != 1)}"


def _one(
    rule: Rule,
    name: str,
    measure: Callable[[Rule, Packet, Position], Finding | None],
    verdict: Verdict,
    packet: Packet,
    position: Position,
) -> Finding | None:
    finding = measure(rule, packet, position)
    if finding is None:
        return None
    reason = position.waive.get(name)
    if reason is not None:
        return Finding(
            finding.code, Verdict.NEEDS_PERSON, f"waived ({reason}): {finding.message}", "", finding.document, rule.quote
        )
    return Finding(
        finding.code, verdict if finding.blocks else finding.verdict, finding.message, finding.remedy, finding.document, rule.quote
    )


def _fail(code: str, message: str, remedy: str, document: str = "") -> Finding:
    return Finding(code, Verdict.FAIL, message, remedy, document)


def _papers(rule: Rule, packet: Packet, position: Position) -> Finding | None:
    if rule.papers is None:
        return None
    bound = [work.key for work in packet.plan.attached if work.key in packet.papers.readable]
    if rule.papers.holds(len(bound)):
        return None
    message = f"{len(bound)} paper{'s' * (len(bound) != 1)} bound in full, {rule.papers} wanted"
    return _fail(
        "missing-papers" if len(bound) < rule.papers.least else "too-many-papers",
        message,
        _more_papers(packet),
        "publication-bundle",
    )


def _more_papers(packet: Packet) -> str:
    lacking = [work.key for work in packet.plan.attached if work.key in packet.papers.unreadable]
    return f"give the PDF of {', '.join(lacking)}" if lacking else "change attach:, pin: or topics:"


def _referees(rule: Rule, packet: Packet, position: Position) -> Finding | None:
    if rule.referees is None:
        return None
    count = len(position.referees) or len(packet.plan.profile.referees)
    if rule.referees.holds(count):
        return None
    few = count < rule.referees.least
    return _fail(
        "missing-referees" if few else "too-many-referees",
        f"{count} referees named, {rule.referees} wanted",
        "name them in referees:",
        "referees",
    )


def _pages_rule(rule: Rule, packet: Packet, position: Position) -> Finding | None:
    if rule.pages is None:
        return None
    part = _part(rule, packet)
    if rule.inside and part is None:
        return None
    count, what = (part.own_pages, part.title) if part else (packet.file.pages, "The packet")
    return (
        None
        if rule.pages.holds(count)
        else _fail("wrong-page-count", f"{what} has {_pages(count)}, {rule.pages} wanted", "set pages: for it", rule.inside or "")
    )


def _file_size(rule: Rule, packet: Packet, position: Position) -> Finding | None:
    if rule.file_size is None:
        return None
    part = _part(rule, packet)
    size = len(part.file.data if part else packet.file.data)
    if size <= rule.file_size:
        return None
    message = f"{part.title if part else 'The packet'} has {size / 10**6:.1f} MB, {rule.file_size / 10**6:g} MB allowed"
    heavy = f" (largest: {'; '.join(found)})" if (found := largest(packet)) else ""
    return _fail("file-too-large", message, f"attach fewer papers, or give smaller PDFs{heavy}", rule.inside or "")


def _names(rule: Rule, packet: Packet, position: Position) -> Finding | None:
    """Whether a document names what it must; the words of `rank`, `department` … come from the position."""
    if not rule.names:
        return None
    wanted = _wanted_words(rule.names, position)
    if not wanted:
        return _fail(
            "missing-field",
            f"{rule.names} must be named, but the position does not say it",
            f"write {rule.names}: in the position",
            rule.inside or "",
        )
    texts = [plain_text(document) for document in packet.documents if rule.inside in (None, document.name)]
    if any(wanted.casefold() in " ".join(said.split()).casefold() for said in texts):
        return None
    return _fail(
        "not-named", f"“{wanted}” is not named in {rule.inside or 'the packet'}", "name it in the letter", rule.inside or ""
    )


def _wanted_words(names: str, position: Position) -> str:
    known: Mapping[str, str] = {
        "rank": position.rank or position.title,
        "title": position.title,
        "department": position.department,
        "requisition": position.requisition,
        "institution": position.institution.name,
        "area": position.area,
    }
    return known.get(names, names)


def _part(rule: Rule, packet: Packet) -> PacketPart | None:
    return next((part for part in packet.parts if part.name == rule.inside), None)


MEASURES: Mapping[str, Callable[[Rule, Packet, Position], Finding | None]] = {
    "papers": _papers,
    "referees": _referees,
    "pages": _pages_rule,
    "file-size": _file_size,
    "names": _names,
}
"""Name of a rule in a position file (and in `waive:`) to what measures it; `documents` is measured when the packet is planned."""
