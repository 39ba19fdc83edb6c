"""A posting → the institution that posts it, among all that it names, and the department.

Who posts stands at the top, and before words such as `invites applications`; who is only named stands behind `with` and `such as`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from packet.institutions.gazetteer import Gazetteer
from packet.institutions.mentions import Mention, read_names
from packet.institutions.wording import name_key
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed

_POSTS = re.compile(
    r"(?i)\b(?:invites?|seeks?|is (?:seeking|looking|hiring|pleased|inviting|soliciting|recruiting|currently)|announces?|has an opening|offers|has a vacancy|we have a vacancy|applications are invited"
    r"|invited? applications|welcomes? applications|we are (?:hiring|seeking|looking)|vacant|sucht|zu besetzen|ausgeschrieben|recrute|recherche|solicits?|there is an opening|opening)\b"
)
_IN_PASSING = re.compile(
    r"(?i)(?:\b(?:with|such as|including|include|from|like|among|other|others|partners?|collaborat\w*|cooperat\w*|affiliated|joint\w*|between|shared|nearby|formerly|alumni|Zusammenarbeit|(?-i:avec|mit)"
    r"|home to|hosted by|jobs at|faculty jobs|joined|holds?|work at|links|member of|part of the|ranked|consortium)\b[^.;]{0,120})\Z"
)
_INSTITUTE = re.compile(
    r"\b(?:Max[- ]Planck|Fraunhofer|Leibniz|Helmholtz|Paul Scherrer|Weizmann)[- ]Institut(?:e)? (?:für|for|of) [A-ZÄÖÜ][\w-]*(?:(?: and| und| of|,)? [A-ZÄÖÜ][\w-]*){0,4}"
)
TOP = 6
"""Passages at the top, where the institution stands alone."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: float
    mention: Mention
    passage: Passage


def institution(posting: Posting, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """The one that most speaks for, or those between which nothing decides."""
    if not posting.text.strip():
        return
    found = _candidates(posting, gazetteer)
    if not found:
        return
    weights = {key: sum(one.weight for one in several) for key, several in found.items()}
    best = max(weights.values())
    if best < 2:
        return
    leading = [key for key, weight in weights.items() if weight > best - 1]
    proposals = [_proposal(posting, found[key]) for key in leading]
    if len(proposals) == 1:
        yield proposals[0]
        return
    values = tuple(dict.fromkeys(one.value for one in proposals))
    yield replace(proposals[0], value="", alternatives=values, why="several institutions are named alike")


def _candidates(posting: Posting, gazetteer: Gazetteer) -> Mapping[str, list[_Candidate]]:
    found: dict[str, list[_Candidate]] = {}
    for at, passage in enumerate(posting.passages):
        mentions = read_names(passage.text, gazetteer, {}, everywhere=at < TOP).mentions
        for order, mention in enumerate((*mentions, *_institutes(passage.text))):
            key = mention.institutions[0] if mention.institutions else mention.key
            weight = _weight(passage, mention, at) / (1 if not order else 2)
            found.setdefault(key, []).append(_Candidate(weight, mention, passage))
    return found


def _institutes(text: str) -> Iterator[Mention]:
    """Institutes of societies that have many, each an employer by its own name."""
    for match in _INSTITUTE.finditer(text):
        yield Mention(match[0], name_key(match[0]), (), 0, 0, match.start())


def _weight(passage: Passage, mention: Mention, at: int) -> float:
    before, behind = passage.flat[: mention.start], passage.flat[mention.start :]
    if _IN_PASSING.search(before):
        return -0.5
    listed = 1.0 if mention.institutions or _INSTITUTE.match(mention.said) else 0.4
    title = at < TOP and len(passage.text) < 140 and not re.search(r"[.!?]\Z", passage.text.strip())
    return listed * (
        0.5
        + 2.0 * title
        + 2.0 * bool(_POSTS.search(passage.flat))
        + 0.5 * (at < TOP)
        + 1.0 * bool(_EMPLOYER.match(behind))
        + 1.5 * bool(_HOUSES.search(before))
    )


_HOUSES = re.compile(
    r"\b(?:Department|School|College|Faculty|Institute|Centre|Center|Division|Laboratory) (?:of|for) [^.;]{3,80}? (?:at|of)(?: the| The)? \Z"
)
_EMPLOYER = re.compile(r"(?i)[\w .,&'’()–-]{2,80}? is (?:an|a|committed to) (?:equal|affirmative|proud)[^.]{0,60}")


def _proposal(posting: Posting, several: list[_Candidate]) -> Proposal:
    """The fullest form in which the posting names it, and the place where it does so first."""
    spoken = [one for one in several if one.weight > 0] or several
    fullest = max(spoken, key=lambda one: (_fullness(one), -one.passage.start))
    return proposed(posting, fullest.passage, "institution", fullest.mention.said)


def _fullness(one: _Candidate) -> tuple[bool, bool, bool, int]:
    """A name that stands alone on a line is best, then the one by which the table knows it, then a long one."""
    said = one.mention.said
    whole = said == one.passage.flat.strip() and not _PART.search(said)
    known = name_key(said) in {name_key(name) for name in one.mention.institutions}
    return whole, known, not _PART.search(said), len(said)


_PART = re.compile(r"\b(?:School|Department|Lab|Laboratory|College of|EECS|CS|CSE|Research)\b")
"""What is but a part of an institution, though it is known as a name of it."""


# ── department ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

_OF = r"(?:of|for|für|fur|d['’]|de|in)"
_PROPER = r"[A-ZÄÖÜÉ][\w'’-]*"
_UNIT = r"(?:Department|School|Faculty|College|Division|Institute|Fakultät|Fachbereich|Institut|UFR|Département|Center|Centre|Laboratory|Chair)"
_MORE = rf"(?:(?:,? and |,? & | & |, (?!{_UNIT})| und | et | of | for | |/)(?:the )?{_PROPER})*"
_NAMED = re.compile(
    rf"(?P<unit>(?:(?:{_PROPER}\.? ){{0,3}}?(?P<kind>{_UNIT}) {_OF} ?(?:the )?{_PROPER}{_MORE})|(?:(?P<ufr>UFR) {_PROPER})|(?<=The )(?:{_PROPER} (?:and |& )?){{1,5}}(?P<post>Department|Division|School)(?= (?:at|in|of|seeks|invites|is|has|welcomes)\b))(?: \((?P<short>[A-Z][A-Za-z-]{{1,9}})\))?"
)
_KEYED = re.compile(
    r"(?i)^(?:(?:hiring |academic )?(?:department|faculty|school|division|unit|college|organisation(?:al)? unit|institute)(?: ?/ ?(?:department|faculty|school|division|unit))*)(?: name)?: *(?P<unit>[^\n]{3,120})$",
    re.MULTILINE,
)
_RANK = {
    "department": 0,
    "fakultät": 0,
    "fachbereich": 0,
    "ufr": 0,
    "département": 0,
    "school": 1,
    "faculty": 1,
    "college": 1,
    "division": 2,
    "center": 2,
    "centre": 2,
}
"""Which unit is the department where several stand above one another; the smaller, the nearer."""


def department(posting: Posting, gazetteer: Gazetteer, own: str) -> Iterator[Proposal]:
    """`own` is the institution that was found. Only what stands near the top or beside words that post is taken."""
    for passage in posting.passages[:15]:
        if match := _KEYED.search(passage.text):
            unit = _without(match["unit"], gazetteer)
            if unit:
                yield proposed(posting, passage, "department", unit)
                return
    found = sorted(_units(posting, gazetteer, own), key=lambda one: one[0])
    if found:
        yield found[0][1]


def _units(posting: Posting, gazetteer: Gazetteer, own: str) -> Iterator[tuple[tuple[int, int], Proposal]]:
    for at, passage in enumerate(posting.passages[:15]):
        if at >= TOP and not _POSTS.search(passage.flat):
            continue
        for match in _NAMED.finditer(passage.flat):
            kind = (match["kind"] or match["ufr"] or match["post"] or "").casefold()
            if kind not in _RANK or _IN_PASSING.search(passage.flat[: match.start()]):
                continue
            unit = _without(match["unit"], gazetteer)
            if unit and unit.casefold() not in own.casefold():
                yield (_RANK[kind], at), proposed(posting, passage, "department", unit)


def _without(unit: str, gazetteer: Gazetteer) -> str:
    """A unit without the institution that stands behind it, and without numbers in brackets."""
    flat = re.sub(r"\s*\([0-9]+\)\s*$", "", " ".join(unit.split()))
    for mention in read_names(flat, gazetteer, {}, everywhere=True).mentions:
        if mention.start > 5 and re.search(r"(?:,| at| of| -)(?: the| The)? ?\Z", flat[: mention.start]):
            flat = re.sub(r"(?:,| at| of| -)(?: the| The)? ?\Z", "", flat[: mention.start])
            break
    flat = re.sub(r"(?i)^the ", "", flat.strip(" ,;.-–"))
    return flat if len(flat.split()) > 1 or not flat else ""
