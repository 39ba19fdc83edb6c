"""A posting → the institution that posts it, among all that it names.

Who posts stands at the top, and before words such as `invites applications`; who is only named stands behind `with` and `such as`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from packet.institutions.gazetteer import Gazetteer
from packet.institutions.mentions import Mention
from packet.institutions.wording import name_key
from packet.postings.capitals import in_capitals, in_title_case, written_otherwise
from packet.postings.employers import COMMON, INSTITUTE, employers
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed

POSTS = re.compile(
    r"(?i)\b(?:invites?|seeks?|is (?:seeking|looking|hiring|pleased|inviting|soliciting|recruiting|currently)"
    r"|announces?|has an opening|offers|has a vacancy|we have a vacancy|applications are invited"
    r"|invited? applications|welcomes? applications|we are (?:hiring|seeking|looking)|vacant|sucht|zu besetzen"
    r"|ausgeschrieben|recrute|recherche|solicits?|there is an opening|opening)\b"
)
IN_PASSING = re.compile(
    r"(?i)(?:\b(?:with|such as|including|include|from|like|among|other|others|partners?|collaborat\w*|cooperat\w*"
    r"|affiliated|joint\w*|between|shared|nearby|formerly|alumni|Zusammenarbeit|(?-i:avec|mit)"
    r"|home to|hosted by|jobs at|faculty jobs|joined|holds?|work at|links|member of|part of the|ranked|consortium)\b[^.;]{0,120})\Z"
)
_HOST = re.compile(r"(?:@|//)([\w.-]+)")
_SYSTEM = re.compile(
    r"(?:(?:California State|City|State) University(?: of New York)?|University of (?:California|Texas|North Carolina|Wisconsin"
    r"|Massachusetts|Maryland|Illinois|Minnesota|Colorado|Missouri|Alabama|Nebraska|Michigan|Tennessee|Alaska|Hawai['’ʻ]?i)"
    r"|Texas A&M University|Indiana University|Purdue University|Rutgers University|Penn State University)"
)
"""Universities that have several campuses, each an employer: `California State University, Los Robles`."""
_CAMPUS = re.compile(r"(?:,| at| [-–—]|[-–—])\s?(?:[A-Z][\w.'’-]+(?: |\Z)){1,3}")
REACH = 160
"""Letters around a name in which words say how it is named."""
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
    hosts = " ".join(_HOST.findall(posting.text)).casefold()
    weights = {key: sum(one.weight for one in several) + _at_home(key, hosts) for key, several in found.items()}
    best = max(weights.values())
    if best < 2 and not _stands_alone(found, weights):
        return
    leading = [key for key, weight in weights.items() if weight > best - 1]
    proposals = [_proposal(posting, found[key]) for key in leading]
    if len(proposals) == 1:
        yield proposals[0]
        return
    values = tuple(dict.fromkeys(one.value for one in proposals))
    yield replace(proposals[0], value="", alternatives=values, why="several institutions are named alike")


def _at_home(key: str, hosts: str) -> float:
    """What it tells that addresses of the posting bear the name: `jobs@sussex.ac.uk`."""
    words = [word for word in name_key(key).split() if len(word) > 4 and word not in COMMON]
    return 1.0 if any(word in hosts for word in words) else 0.0


def _stands_alone(found: Mapping[str, list[_Candidate]], weights: Mapping[str, float]) -> bool:
    """Whether one institution alone is spoken of, by a whole name, though nothing says that it posts."""
    first, *rest = sorted(weights, key=lambda key: -weights[key])
    whole = [one for one in found[first] if one.weight > 0 and " " in one.mention.said]
    apart = not rest or weights[rest[0]] <= weights[first] / 2
    said = max((one.weight for one in whole), default=0.0) >= 1 or len(whole) > 1 or weights[first] >= 1
    return bool(whole) and apart and (said or (not rest and bool(whole[0].mention.institutions)))


def _candidates(posting: Posting, gazetteer: Gazetteer) -> Mapping[str, list[_Candidate]]:
    found: dict[str, list[_Candidate]] = {}
    for at, passage in enumerate(posting.passages):
        posts = POSTS.search(passage.flat) is not None
        for order, mention in enumerate(employers(passage.flat, gazetteer, everywhere=at < TOP)):
            key = mention.institutions[0] if mention.institutions else mention.key
            weight = _weight(passage, mention, at, posts=posts) / (1 if not order else 2)
            found.setdefault(key, []).append(_Candidate(weight, mention, passage))
    return found


def _weight(passage: Passage, mention: Mention, at: int, *, posts: bool) -> float:
    """`posts`: whether the passage has words that post."""
    flat = passage.flat
    before, behind = flat[max(mention.start - REACH, 0) : mention.start], flat[mention.start : mention.start + REACH]
    part = _OF_TOWN.match(flat, mention.start + len(mention.said)) or re.search(r"\b[A-Z][\w'’-]* \Z", before)
    if IN_PASSING.search(before) or (" " not in mention.said and part):
        return -0.5
    listed = 1.0 if mention.institutions or INSTITUTE.match(mention.said) else 0.4
    title = at < TOP and len(passage.text) < 140 and not re.search(r"[.!?]\Z", passage.text.strip())
    return listed * (
        0.5
        + 2.0 * title
        + 2.0 * posts
        + 0.5 * (at < TOP)
        + 1.0 * bool(_EMPLOYER.match(behind))
        + 1.5 * bool(_HOUSES.search(before))
    )


_OF_TOWN = re.compile(r", (?:[A-Z]{2}|Mass|Calif|Conn|USA|UK|United|England|Germany|France|Switzerland)\b")
"""What stands behind the name of a town: `Cambridge, MA`."""
_HOUSES = re.compile(
    r"\b(?:Department|School|College|Faculty|Institute|Centre|Center|Division|Laboratory) (?:of|for) [^.;]{3,80}? "
    r"(?:at|of)(?: the| The)? \Z"
)
_EMPLOYER = re.compile(r"(?i)[\w .,&'’()–-]{2,80}? is (?:an|a|committed to) (?:equal|affirmative|proud)[^.]{0,60}")


def _proposal(posting: Posting, several: list[_Candidate]) -> Proposal:
    """The fullest form in which the posting names it, and the place where it does so first."""
    spoken = [one for one in several if one.weight > 0] or several
    fullest = max(spoken, key=lambda one: (_fullness(one), -one.passage.start))
    said = _keyed(fullest) or fullest.mention.said
    made = proposed(posting, fullest.passage, "institution", said)
    if not in_capitals(said):
        return made
    known = [name for name in fullest.mention.institutions if name_key(name) == name_key(said)]
    if otherwise := written_otherwise(said, posting.text) or (known[0] if len(fullest.mention.institutions) == 1 and known else ""):
        return replace(made, value=otherwise)
    return replace(made, value="", alternatives=(said, in_title_case(said)), why="it stands in capitals")


def _keyed(one: _Candidate) -> str:
    """`Institution: Rutgers University - New Brunswick` is the whole name."""
    said, line = one.mention.said, one.passage.flat.strip()
    if line.startswith(said) and _SYSTEM.fullmatch(said) and _CAMPUS.fullmatch(line, len(said)):
        return line
    match = _KEYED.fullmatch(line)
    return match["name"].strip() if match and match["name"].startswith(one.mention.said) else ""


_KEYED = re.compile(
    r"(?i)[|*_ ]*(?:institution|university|employer|organi[sz]ation|company|hochschule|arbeitgeber"
    r"|établissement)(?: name)?[*_ ]*[:|][*_ ]*"
    r"(?P<name>[^|,;:.]{4,80}?)[|*_ ]*"
)


def _fullness(one: _Candidate) -> tuple[bool, bool, bool, int]:
    """A name that stands alone on a line is best, then the one by which the table knows it, then a long one."""
    said = one.mention.said
    whole = said == one.passage.flat.strip() and not _PART.search(said)
    known = name_key(said) in {name_key(name) for name in one.mention.institutions}
    return whole, known, not _PART.search(said), len(said)


_PART = re.compile(r"\b(?:School|Department|Lab|Laboratory|College of|EECS|CS|CSE|Research)\b")
"""What is but a part of an institution, though it is known as a name of it."""
