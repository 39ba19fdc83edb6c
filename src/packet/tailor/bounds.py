"""Rules on papers and referees → which papers may be bound and listed, how many, and whom the packet names as referees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from packet.model.finding import Finding, Verdict
from packet.model.plan import PlannedDocument, Work
from packet.model.profile import Referee
from packet.model.rules import Demand, Rule
from packet.model.sources import Request, Sources
from packet.tailor.demands import obeyed, obeyed_in, overruled

LISTS = frozenset({"cv", "publication-list"})


def attached_count(sources: Sources, request: Request, demands: Sequence[Demand]) -> int:
    """How many papers to bind: as the command line says, else as the files say within what the call allows."""
    position, target = sources.position, sources.target
    own = position.attach if position else None
    if request.attach is not None:
        return request.attach
    count = target.attach if own is None else own
    for demand in obeyed(demands):
        bounds = demand.rule.papers
        if bounds and not overruled(demand, own is not None):
            count = max(count, bounds.least)
            count = min(count, bounds.most) if bounds.most is not None else count
    return count


def not_to_bind(works: Sequence[Work], demands: Sequence[Demand], pinned: Sequence[str]) -> dict[str, str]:
    """Papers that a rule keeps out of the bundle, with the reason; what the command line pins is bound whatever a rule says."""
    rules = [demand.rule for demand in demands if demand.steers]
    found = {work.key: next(filter(None, (_unfit(work, rule) for rule in rules)), "") for work in works}
    return {key: why for key, why in found.items() if why and key not in pinned}


def _unfit(work: Work, rule: Rule) -> str:
    quote = f" (“{rule.quote}”)" if rule.quote else ""
    if rule.papers_since and work.publication.date.surely_before(rule.papers_since):
        return f"older than {rule.papers_since}{quote}"
    if rule.papers_role and not work.has_part(rule.papers_role):
        return f"you are not its {rule.papers_role} author{quote}"
    if rule.papers_status and not work.publication.is_accepted:
        return f"{work.publication.status}, not published{quote}"
    return ""


def unlisted(
    documents: Sequence[PlannedDocument], works: Sequence[Work], demands: Sequence[Demand]
) -> tuple[dict[str, frozenset[str]], tuple[Finding, ...]]:
    """Per document the works that are not accepted, where a rule wants them out of it, and what there is to say."""
    waiting = [work.key for work in works if not work.publication.is_accepted]
    kept_out: dict[str, frozenset[str]] = {}
    findings = []
    for document in documents:
        rule = next((one for one in obeyed_in(demands, document.name) if one.rule.submitted == "out"), None)
        if rule and waiting and document.kind in LISTS:
            kept_out[document.name] = frozenset(waiting)
            message = f"{document.title} leaves out what is not accepted: {', '.join(waiting)}"
            remedy = f"say status: accepted once it is, or waive: {{{rule.rule.label}: …}}"
            findings.append(_told("work-left-out", message, remedy, document.name, rule))
    return kept_out, tuple(findings)


def banned(works: Sequence[Work], demands: Sequence[Demand]) -> Mapping[str, str]:
    """Works that are not chosen for anything, since a rule wants what is not accepted out of the lists."""
    rule = next((one for one in demands if one.steers and one.rule.submitted == "out"), None)
    why = "not accepted, and the call wants that out of the lists"
    return {work.key: why for work in works if rule and not work.publication.is_accepted}


def named_referees(sources: Sources, demands: Sequence[Demand]) -> tuple[tuple[Referee, ...], tuple[Finding, ...]]:
    """The referees that the position names, in its order, else all of the profile; no more of them than the call wants."""
    wanted = sources.position.referees if sources.position else ()
    known = sources.profile.referees
    chosen = tuple(next(one for one in known if one.name == name) for name in wanted) or tuple(known)
    rules = [one for one in obeyed(demands) if one.rule.referees and one.rule.referees.most is not None]
    most = min((one.rule.referees.most or 0 for one in rules if one.rule.referees), default=len(chosen))
    if len(chosen) <= most:
        return chosen, ()
    rule = rules[-1]
    message = f"the first {most} of {len(chosen)} referees are named" if most else "no referee is named"
    remedy = "name them in referees: of the position, in your order" if most else f"or waive: {{{rule.rule.label}: …}}"
    return chosen[:most], (_told("referees-left-out", message, remedy, "", rule),)


def _told(code: str, message: str, remedy: str, document: str, demand: Demand) -> Finding:
    return Finding(code, Verdict.WARNING, message, remedy, document, demand.rule.quote, demand.place, rule=demand.rule.label)
