"""What the position names as unconfirmed → a finding for each: a person must say that it is so."""

from __future__ import annotations

from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.unconfirmed import RULES, is_field, said


def check_unconfirmed(inspection: Inspection) -> tuple[Finding, ...]:
    """Nothing for a position that doubts nothing."""
    plan = inspection.packet.plan
    position = plan.position
    if position is None:
        return ()
    rules = {f"{RULES}{demand.rule.label}": demand.rule for demand in plan.demands}
    found = []
    for name in position.unconfirmed:
        value = said(position, name, rules.values())
        if value or is_field(name):
            confirmed = f"{value}: it was read from the posting, and nobody has confirmed it"
            message = f"{name}: {confirmed if value else 'the posting can be read in several ways, and nobody has said which'}"
            remedy = f"packet confirm {plan.position_name or plan.name} shows it with its sentence"
            quote = rules[name].quote if name in rules else ""
            found.append(Finding("unconfirmed", Verdict.NEEDS_PERSON, message, remedy, quote=quote, subject=name))
    return tuple(found)
