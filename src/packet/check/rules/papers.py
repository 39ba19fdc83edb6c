"""Rules on papers and referees: how many."""

from __future__ import annotations

from packet.check.rules.measured import Measured, broken, met
from packet.model.inspection import Inspection
from packet.model.packet import Packet
from packet.model.rules import Demand

BUNDLE = "publication-bundle"


def papers(demand: Demand, inspection: Inspection) -> Measured | None:
    """Papers bound in full."""
    wanted, packet = demand.rule.papers, inspection.packet
    if wanted is None:
        return None
    count = sum(work.key in packet.papers.readable for work in packet.plan.attached)
    said = f"{count} paper{'s' * (count != 1)} bound in full, {wanted} wanted"
    if wanted.holds(count):
        return met(said, BUNDLE)
    code = "missing-papers" if count < wanted.least else "too-many-papers"
    return broken(code, said, _more_papers(packet), BUNDLE)


def _more_papers(packet: Packet) -> str:
    lacking = [work.key for work in packet.plan.attached if work.key in packet.papers.unreadable]
    return f"give the PDF of {', '.join(lacking)}" if lacking else "change attach:, pin: or topics:"


def referees(demand: Demand, inspection: Inspection) -> Measured | None:
    """Referees named for this position."""
    wanted, plan = demand.rule.referees, inspection.packet.plan
    if wanted is None:
        return None
    count = len(plan.position.referees if plan.position else ()) or len(plan.profile.referees)
    said = f"{count} referee{'s' * (count != 1)} named, {wanted} wanted"
    if wanted.holds(count):
        return met(said, "referees")
    code = "missing-referees" if count < wanted.least else "too-many-referees"
    return broken(code, said, "name them in referees:", "referees")
