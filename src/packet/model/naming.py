"""A `Plan` → what may stand in braces in the pattern of a file name, and in the subject of a mail."""

from __future__ import annotations

from collections.abc import Mapping

from packet.model.plan import Plan


def name_facts(plan: Plan, document: str, number: int) -> Mapping[str, str]:
    """The values by the names of `output.NAMES`, "" for what nobody says."""
    position = plan.position
    family, comma, rest = plan.profile.name.partition(",")
    given = ((rest if comma else family).split() or [family])[0]
    return {
        "surname": plan.surname,
        "SURNAME": plan.surname.upper(),
        "given": given,
        "initial": given[:1],
        "name": plan.profile.name,
        "document": document,
        "number": f"{number:02d}",
        "packet": plan.name,
        "institution": position.institution.name if position else plan.target_name,
        "department": position.department if position else "",
        "title": position.title if position else plan.target_name,
        "requisition": position.requisition if position else "",
    }
