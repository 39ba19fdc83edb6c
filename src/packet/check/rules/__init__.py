"""The call's rules, each measured on the finished packet: a registry of measures, and what a rule's level makes of a verdict."""

from __future__ import annotations

from collections.abc import Mapping

from packet.check.rules.length import file_size, pages
from packet.check.rules.measured import Measure, Measured
from packet.check.rules.papers import papers, referees
from packet.check.rules.wording import names
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.rules import Demand, Level

MEASURES: Mapping[str, Measure] = {
    "papers": papers,
    "referees": referees,
    "pages": pages,
    "file-size": file_size,
    "names": names,
}
"""A demand of the vocabulary to what measures it; `documents` is measured when the packet is planned."""


def check_rules(inspection: Inspection) -> tuple[Finding, ...]:
    """One finding for each rule that holds, met or not; a waived one says its reason."""
    found = []
    for demand in inspection.packet.plan.demands:
        measure = MEASURES.get(demand.rule.demand)
        if measure and (measured := measure(demand, inspection)):
            found.append(_finding(demand, measured))
    return tuple(found)


def _finding(demand: Demand, measured: Measured) -> Finding:
    """A must that is broken fails, a should or an info warns; what is waived is for a person to remember."""
    rule, verdict, said, remedy = demand.rule, measured.verdict, measured.message, measured.remedy
    if verdict is Verdict.FAIL and demand.waived:
        verdict, said, remedy = Verdict.NEEDS_PERSON, f"waived ({demand.waived}): {said}", ""
    elif verdict is Verdict.FAIL and demand.level is not Level.MUST:
        verdict = Verdict.WARNING
    code = measured.code or f"rule-{rule.demand}"
    return Finding(
        code, verdict, said, remedy, measured.document, rule.quote, demand.place, measured.page, rule.label, demand.source
    )
