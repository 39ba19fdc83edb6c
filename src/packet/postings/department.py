"""A posting → the department, school or institute that the position belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from packet.institutions.gazetteer import Gazetteer
from packet.institutions.mentions import read_names
from packet.postings.institution import IN_PASSING, POSTS, TOP
from packet.postings.passages import Posting
from packet.postings.proposal import Proposal, proposed

_OF = r"(?:of|for|für|fur|d['’]|de|in)"
_PROPER = r"[A-ZÄÖÜÉ][\w'’-]*"
_UNIT = (
    r"(?:Department|School|Faculty|College|Division|Institute|Fakultät|Fachbereich|Institut|UFR|Département|Center"
    r"|Centre|Laboratory|Chair)"
)
_MORE = rf"(?:(?:,? and |,? & | & |, (?!{_UNIT})| und | et | of | for | |/)(?:the )?{_PROPER})*"
_NAMED = re.compile(
    rf"(?P<unit>(?:(?:{_PROPER}\.? ){{0,3}}?(?P<kind>{_UNIT}) {_OF} ?(?:the )?{_PROPER}{_MORE})|(?:"
    rf"(?P<ufr>UFR) {_PROPER})|(?<=The )(?:{_PROPER} (?:and |& )?){{1,5}}(?:\([A-Z]{{2,8}}\) )?(?P<post>Department|Division"
    rf"|School|Group|Team"
    rf"|Lab)(?= (?:at"
    rf"|in|of|seeks|invites|is|has|welcomes)\b))(?: \((?P<short>[A-Z][A-Za-z-]{{1,9}})\))?"
)
NEAR, DEEP = 15, 30
"""Passages in which words that post, and sentences on a unit itself, name it."""
_KEY = re.compile(
    r"(?i)(?P<kind>department|school|faculty|institute|division|Fachbereich|Institut)(?: ?/ ?(?:location|school|faculty))?"
)
"""The name of a field that stands in a line of its own, above what is in it."""
LONGEST = 100
_NUMBERED = re.compile(r"\b(?P<unit>Fachbereich [0-9]{1,2}(?: \([^()]{3,60}\))?)")
_KEYED = re.compile(
    r"(?i)^(?:(?:hiring |academic )?(?P<kind>department|faculty|school|division|unit|college|organisation(?:al)? unit"
    r"|institute)(?: ?/ ?(?:department|faculty|school|division|unit))*)(?: name)?: *(?P<unit>[^\n]{3,120})$",
    re.MULTILINE,
)
_RANK = {
    "department": 0,
    "fakultät": 0,
    "fachbereich": 0,
    "institut": 0,
    "ufr": 0,
    "département": 0,
    "school": 1,
    "faculty": 1,
    "college": 1,
    "division": 2,
    "center": 2,
    "centre": 2,
    "group": 3,
    "team": 3,
    "lab": 3,
}
"""Which unit is the department where several stand above one another; the smaller, the nearer."""


def department(posting: Posting, gazetteer: Gazetteer, own: str) -> Iterator[Proposal]:
    """`own` is the institution that was found. Only what stands near the top or beside words that post is taken."""
    keyed = [
        (_RANK.get(match["kind"].casefold(), 1), at, proposed(posting, passage, "department", unit))
        for at, passage in enumerate(posting.passages[:15])
        if (match := _KEYED.search(passage.text) or _KEYED.search(passage.flat)) and (unit := _keyed(match, posting, gazetteer))
    ]
    for above, passage in pairwise(posting.passages[:15]):
        if (match := _KEY.fullmatch(above.flat)) and (unit := _without(passage.flat, gazetteer)) and len(unit) < LONGEST:
            keyed.append((_RANK.get(match["kind"].casefold(), 1), passage.start, proposed(posting, passage, "department", unit)))
    if keyed:
        yield min(keyed, key=lambda one: one[:2])[2]
        return
    found = sorted(_units(posting, gazetteer, own), key=lambda one: one[0])
    if found:
        (rank, _), made = found[0]
        yield replace(made, value="", alternatives=(made.value,), why="a group, not a department") if rank == 3 else made


def _units(posting: Posting, gazetteer: Gazetteer, own: str) -> Iterator[tuple[tuple[int, int], Proposal]]:
    for at, passage in enumerate(posting.passages[:DEEP]):
        begins = re.match(rf"(?:The|Our) {_UNIT} {_OF} ", passage.flat)
        if at >= TOP and not begins and (at >= NEAR or not POSTS.search(passage.flat)):
            continue
        if match := _NUMBERED.search(passage.flat):
            yield (0, at), proposed(posting, passage, "department", match["unit"])
        for match in _NAMED.finditer(passage.flat):
            kind = (match["kind"] or match["ufr"] or match["post"] or "").casefold()
            if kind not in _RANK or IN_PASSING.search(passage.flat[: match.start()]):
                continue
            unit = _without(match["unit"], gazetteer)
            if unit and unit.casefold() not in own.casefold():
                yield (_RANK[kind], at), proposed(posting, passage, "department", unit)


def _keyed(match: re.Match[str], posting: Posting, gazetteer: Gazetteer) -> str:
    """`Department: Informatics` is the Department of Informatics where the posting calls it so; of two units the first."""
    said = match["unit"].strip()
    plain = re.fullmatch(r"[A-ZÄÖÜ][\w-]+(?:(?: and| &)? [A-Z][\w-]+)*", said)
    kinds = [match["kind"].title(), "Department", "School", "Faculty", "Institute", "College"] if plain else []
    if whole := next((whole for kind in kinds if (whole := f"{kind} of {said}") in posting.text), ""):
        return whole
    return _without(re.split(rf",\s+(?={_UNIT} {_OF}\b)", said)[0], gazetteer)


def _without(unit: str, gazetteer: Gazetteer) -> str:
    """A unit without the institution that stands behind it, and without numbers in brackets."""
    flat = re.sub(r"\s*\([0-9]+\)\s*$", "", " ".join(unit.split()))
    flat = re.split(r",\s(?=(?:[A-Z][\w'’-]+ ){0,3}(?:University|Institute of|College)\b|[\w ]+ Campus\b)", flat)[0]
    for mention in read_names(flat, gazetteer, {}, everywhere=True).mentions:
        if mention.start > 5 and re.search(r"(?:,| at| of| -)(?: the| The)? ?\Z", flat[: mention.start]):
            flat = re.sub(r"(?:,| at| of| -)(?: the| The)? ?\Z", "", flat[: mention.start])
            break
    flat = re.sub(r"(?i)^the ", "", flat.strip(" ,;.-–"))
    return flat if len(flat.split()) > 1 or not flat else ""
