"""The call's rules, each measured on the finished packet: a registry of measures, and what a rule's level makes of a verdict."""

from __future__ import annotations

from collections.abc import Mapping

from packet.check.rules import file, grouping, length, listing, look, papers, presence, privacy, referees, wording
from packet.check.rules.measured import Measure, Measured
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.rules import Demand, Level

MEASURES: Mapping[str, Measure] = {
    "documents": presence.documents,
    "forbidden": presence.forbidden,
    "one-of": presence.one_of,
    "nothing-else": presence.nothing_else,
    "order": presence.order,
    "first": presence.first,
    "last": presence.last,
    "files": grouping.files,
    "papers-in": grouping.papers_in,
    "attachments": grouping.attachments,
    "pages": length.pages,
    "words": length.words,
    "characters": length.characters,
    "paper": look.paper,
    "margins": look.margins,
    "font-size": look.font_size,
    "lines-per-inch": look.lines,
    "page-numbers": look.page_numbers,
    "running-name": look.running_name,
    "file-size": file.file_size,
    "total-size": file.total_size,
    "file-name": file.file_name,
    "file-name-length": file.file_name_length,
    "encryption": file.encryption,
    "fonts": file.fonts,
    "text": file.text,
    "plain": file.plain,
    "papers": papers.papers,
    "papers-since": papers.papers_since,
    "papers-role": papers.papers_role,
    "papers-status": papers.papers_status,
    "papers-marked": papers.papers_marked,
    "annotation": papers.annotation,
    "numbered": listing.numbered,
    "grouped": listing.grouped,
    "owner": listing.owner,
    "authors": listing.authors,
    "submitted": listing.submitted,
    "referees": referees.referees,
    "referee-roles": referees.referee_roles,
    "referee-contact": referees.referee_contact,
    "letters": referees.letters,
    "names": wording.names,
    "sentence": wording.sentence,
    "addressee": wording.addressee,
    "personal-data": privacy.personal_data,
    "metrics": privacy.metrics,
    "anonymous": privacy.anonymous,
    "by-hand": privacy.by_hand,
}
"""A demand of the vocabulary to what measures it. `optional` allows and demands nothing."""


def check_rules(inspection: Inspection) -> tuple[Finding, ...]:
    """One finding for each rule that holds, met or not; a waived one says its reason."""
    found = []
    for demand in inspection.packet.plan.demands:
        measure = MEASURES.get(demand.rule.demand)
        if measure and (measured := measure(demand, inspection)):
            found.append(_finding(demand, measured))
    return tuple(found)


def _finding(demand: Demand, measured: Measured) -> Finding:
    """A must that is broken fails, a should or an info warns; what is waived is done with, and keeps its reason."""
    rule, verdict, remedy, note = demand.rule, measured.verdict, measured.remedy, ""
    if verdict is not Verdict.PASS and demand.waived:
        verdict, remedy, note = Verdict.DONE, "", f"waived: {demand.waived}"
    elif verdict is Verdict.FAIL and demand.level is not Level.MUST:
        verdict = Verdict.WARNING
    return Finding(
        code=measured.code or f"rule-{rule.demand}",
        verdict=verdict,
        message=measured.message,
        remedy=remedy,
        document=measured.document,
        quote=rule.quote,
        place=demand.place,
        page=measured.page,
        rule=rule.label,
        source=demand.source,
        note=note,
    )
