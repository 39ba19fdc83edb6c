"""Rules on referees: how many, who they are, what is said of each, and letters that they send themselves."""

from __future__ import annotations

from packet.check.rules.measured import Measured, broken, by_person, cannot_tell, met
from packet.model.inspection import Inspection
from packet.model.rules import Demand


def referees(demand: Demand, inspection: Inspection) -> Measured | None:
    """Referees named for this position."""
    wanted = demand.rule.referees
    if wanted is None:
        return None
    count = len(inspection.packet.plan.referees)
    said = f"{count} referee{'s' * (count != 1)} named, {wanted} wanted"
    if wanted.holds(count):
        return met(said, "referees")
    code = "missing-referees" if count < wanted.least else "too-many-referees"
    remedy = "name them in referees:" if count < wanted.least else "name fewer in referees: of the position"
    return broken(code, said, remedy, "referees")


def referee_roles(demand: Demand, inspection: Inspection) -> Measured | None:
    """So many referees whose `relation:` says the word: an advisor, somebody on teaching."""
    wanted = demand.rule.referee_roles
    if wanted is None:
        return None
    named = inspection.packet.plan.referees
    silent = [one.name for one in named if not one.relation]
    counts = {role: sum(role.casefold() in one.relation.casefold() for one in named) for role in wanted}
    short = [f"{role}: {counts[role]} of {least}" for role, least in wanted.items() if counts[role] < least]
    if short and silent:
        return cannot_tell(
            f"{'; '.join(short)}; no relation is given for {', '.join(silent)}", "write relation: of these", "referees"
        )
    if short:
        return broken("missing-referees", "; ".join(short), "name others, or write it in relation:", "referees")
    return met("; ".join(f"{role}: {count}" for role, count in counts.items()), "referees")


def referee_contact(demand: Demand, inspection: Inspection) -> Measured | None:
    wanted = demand.rule.referee_contact
    if wanted is None:
        return None
    lacking = [
        f"{one.name}: {' and '.join(gaps)}"
        for one in inspection.packet.plan.referees
        if (gaps := [field for field in wanted if not getattr(one, field)])
    ]
    if lacking:
        return broken("missing-contact", f"not given: {'; '.join(lacking)}", "write it in referees: of the profile", "referees")
    return met(f"{' and '.join(wanted)} of every referee is given", "referees")


def letters(demand: Demand, inspection: Inspection) -> Measured | None:
    """Letters go their own way: nobody can see here whether they arrived."""
    wanted = demand.rule.letters
    if wanted is None:
        return None
    return by_person(f"{wanted} letters of recommendation are wanted", "ask for them, and look whether they came")
