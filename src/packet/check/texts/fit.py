"""`fit:` of a position → whether it says something of this place, and whether another position says the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from packet.check.names.right_names import RightNames, place_names
from packet.check.texts.leftovers import LEFTOVERS
from packet.institutions.context import begins_sentence
from packet.institutions.wording import name_key, word_set, words_of
from packet.model.call import InstitutionName
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plan import Plan
from packet.model.sources import OtherFit

EVERYWHERE = word_set(
    "i phd ph d ba bsc msc ma md ai ml llm llms nlp gpu gpus cpu cpus hpc os pl db hci iot ar vr rl moe rag sql api apis "
    "nsf nih erc dfg ukri professor prof dr assistant associate full lecturer reader doctor postdoc department departments "
    "school college faculty division university universities institute institution lab laboratory center centre group "
    "program programme committee engineering science sciences computer computing systems computational mathematics "
    "statistics physics chemistry biology history economics law medicine english german french chinese spanish portuguese "
    "italian european american british asian monday january february march april may june july august september october "
    "november december fall autumn spring summer winter bayesian gaussian"
)
"""Capital words that fit any place: ranks, kinds of departments, fields, languages, months, abbreviations of the trade."""

BODY = r"(?:Cent(?:er|re)|Institute|Lab|Laboratory|Initiative|Observatory|Library|Museum|Archives?|Hospital|Collection|Project)"
NAMED_BODY = re.compile(rf"\b{BODY} (?:for|of|on) (?:the )?[A-Z]|\b(?!The\b|Your\b|A\b)[A-Z][\w-]+ {BODY}\b")
"""A body with a name of its own, whatever words it consists of: `the Center for Deep Learning`."""

ALIKE = 0.8
"""Share of words (0–1) from which two sentences are the same one, institutions left out."""
MOST_NAMED = 2
"""Positions that have the same fit and are named; of others their number is told."""
FEWEST = 6
"""Words: shorter ones are alike by chance."""


def check_fit(inspection: Inspection) -> tuple[Finding, ...]:
    """A finding for a `fit:` that any place could read, one for all positions that share it; a pass where it is neither."""
    plan = inspection.packet.plan
    fit = plan.position.fit if plan.position else ""
    letter = next((one.name for one in inspection.packet.documents if one.shape == "letter"), "")
    if not fit.strip() or not letter or plan.position is None or any(re.search(pattern, fit) for pattern in LEFTOVERS):
        return ()
    others = [other for other in plan.other_fits if is_reused(fit, plan.position.institution, other)]
    found = [_reused(others, letter)] if others else []
    if not specifics(fit, place_names(plan.position, plan.institutions), own_words(plan)):
        found.append(_empty(plan.position.institution.name, letter))
    said = (
        f"the fit says something of {plan.position.institution.name} that no other place could read, and no other position has it"
    )
    return tuple(found) or (Finding("empty-fit", Verdict.PASS, said, "", letter),)


def _empty(institution: str, letter: str) -> Finding:
    message = f"fit: would read as well with another name than {institution}: no person, group, course or place is named in it"
    remedy = "name one thing that only this place has, and say what you would do with it"
    return Finding("empty-fit", Verdict.WARNING, message, remedy, letter)


def _reused(others: Sequence[OtherFit], letter: str) -> Finding:
    """One finding, however many have it: forty letters with one fit would have 39 each."""
    named = [f"{other.position} ({other.institution or 'no institution'})" for other in others[:MOST_NAMED]]
    more = len(others) - len(named)
    message = f"fit: says what {', '.join(named)}{f' and {more} more' if more else ''} {'says' if len(others) == 1 else 'say'}, too"
    remedy = "write it anew for one of the two" if len(others) == 1 else "write it anew for each of them"
    positions, together = tuple(other.position for other in others), "fit: says what another of these says, too"
    return Finding("reused-fit", Verdict.WARNING, message, remedy, letter, others=positions, together=together)


def own_words(plan: Plan) -> frozenset[str]:
    """Words of the applicant's own work: the names of their systems say nothing of the place."""
    texts = [work.publication.title for work in plan.works] + [job.at for job in plan.profile.experience]
    texts += [item.at for item in plan.profile.education] + [topic.name for topic in plan.vocabulary.values()]
    texts += [plan.profile.name, *((plan.position.area, plan.position.title) if plan.position else ())]
    return frozenset(word.key for text in texts for word in words_of(text))


def specifics(fit: str, names: RightNames, own: Collection[str]) -> tuple[str, ...]:
    """The words of a fit that speak of one place: names beside the institution's, numbers of courses; none: it fits anywhere."""
    reading = names.read(fit)
    target = [mention for mention in reading.mentions if names.is_target(mention)]
    known = {at for mention in target for at in range(mention.first, mention.stop)}
    spans = [range(mention.start, mention.start + len(mention.said)) for mention in target]
    aliases = {word for key in names.target_keys for word in key.split(" ")}
    found = [match[0] for match in NAMED_BODY.finditer(fit) if not any(match.start() in span for span in spans)]
    for at, word in enumerate(reading.words):
        if at in known or word.key in EVERYWHERE or word.key in own or word.key in aliases:
            continue
        follows = at + 1 < len(reading.words) and reading.words[at + 1].is_capital and at + 1 not in known
        is_name = word.is_capital and (follows or not begins_sentence(fit, word))
        if is_name or re.fullmatch(r"\d{2,4}[A-Z]?|\d+\.\d+", word.said) or any(map(str.isupper, word.said[1:])):
            found.append(word.said)
    return tuple(found)


def is_reused(fit: str, institution: InstitutionName, other: OtherFit) -> bool:
    """Whether two fits for two institutions are the same but for the names of these."""
    if name_key(institution.name) == name_key(other.institution):
        return False
    names = {name_key(name) for name in (institution.name, *institution.aliases, other.institution)}
    dropped = {word for name in names for word in name.split(" ")}
    one, two = ([word.key for word in words_of(text) if word.key not in dropped] for text in (fit, other.fit))
    if min(len(one), len(two)) < FEWEST:
        return one == two and len(one) > 2
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALIKE
