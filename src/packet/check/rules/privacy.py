"""Rules on privacy: personal data and metrics that must, or must not, be said, anonymity; and what only a person can do."""

from __future__ import annotations

import re
from collections.abc import Mapping

from packet.check.anonymity import check_anonymity
from packet.check.rules.measured import Measured, broken, by_person, met, parts_of, unless_silent
from packet.model.finding import Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text
from packet.model.rules import Demand

PERSONAL: Mapping[str, str] = {
    "date of birth": r"\b(?:date of birth|born(?: on)?|birth ?date|d\.?o\.?b\.?)\b",
    "citizenship": r"\b(?:citizenship|nationality|citizen of)\b",
    "marital status": r"\b(?:marital status|married|unmarried)\b",
    "gender": r"\b(?:gender|sex) *:",
    "religion": r"\breligion\b",
}
"""What a call may ask for or forbid, and the words that say it."""
METRICS = r"\b(?:h-?index|i10-?index|impact factor|(?:times )?cited|citations? *[:(]|\d[\d,]* citations|journal rank)\b"


def personal_data(demand: Demand, inspection: Inspection) -> Measured | None:
    wanted = demand.rule.personal_data
    if wanted is None:
        return None
    texts = _texts(demand, inspection)
    if wanted == "forbidden":
        for what, pattern in PERSONAL.items():
            for name, text in texts.items():
                if found := re.search(pattern, text, re.I):
                    return broken("personal-data", f"{what} is said: “{found[0]}”", "leave it out", name)
        return unless_silent(met("no personal data is said"), demand, inspection)
    lacking = [
        what for what in wanted if not any(re.search(PERSONAL.get(what, re.escape(what)), one, re.I) for one in texts.values())
    ]
    if lacking:
        remedy = "say it in the CV, under other: of the profile"
        return unless_silent(broken("personal-data", f"not said: {', '.join(lacking)}", remedy), demand, inspection)
    return met(f"said: {', '.join(wanted)}")


def metrics(demand: Demand, inspection: Inspection) -> Measured | None:
    wanted = demand.rule.metrics
    if wanted is None:
        return None
    found = [(name, match[0]) for name, text in _texts(demand, inspection).items() if (match := re.search(METRICS, text, re.I))]
    if wanted == "forbidden" and found:
        return broken("metrics", f"“{found[0][1]}” stands in the text", "leave metrics out", found[0][0])
    if wanted == "required" and not found:
        said = "no citation counts, h-index or impact factors are said"
        return unless_silent(broken("metrics", said, "say them in the CV, under other:"), demand, inspection)
    return met(f"“{found[0][1]}” is said") if found else unless_silent(met("no metrics are said"), demand, inspection)


def _texts(demand: Demand, inspection: Inspection) -> dict[str, str]:
    """What the documents that the rule speaks of say, those that were supplied as PDF among them."""
    inside = demand.rule.inside
    composed = {one.name: plain_text(one) for one in inspection.packet.documents if not inside or one.name in inside}
    supplied = [part for part in parts_of(demand, inspection) if inspection.supplied(part)]
    return composed | {part.name: "\n".join(page.text or "" for page in inspection.pages_of(part)) for part in supplied}


def anonymous(demand: Demand, inspection: Inspection) -> Measured | None:
    """What the search of the finished bytes for every form of the applicant says, in one verdict."""
    if demand.rule.anonymous is None:
        return None
    if inspection.packet.plan.anonymous is None:
        return broken("not-anonymous", "the packet says who applies", "say anonymous: true in the position")
    found = check_anonymity(inspection)
    if certain := [one for one in found if one.verdict is Verdict.FAIL]:
        first = certain[0]
        more = f" ({len(certain) - 1} more like it)" if len(certain) > 1 else ""
        return broken("not-anonymous", first.message + more, first.remedy, first.document, first.page)
    if doubts := dict.fromkeys(one.code for one in found if one.verdict is Verdict.NEEDS_PERSON):
        said = f"nothing that is sure to be you is left; for you to judge: {', '.join(doubts)}"
        return by_person(said, "look at these, then tick off each of them and this")
    return met("no form of your name, and no other mark of you, is left")


def by_hand(demand: Demand, inspection: Inspection) -> Measured | None:
    return by_person(demand.rule.by_hand, "tick it in done: of the position when it is done") if demand.rule.by_hand else None
