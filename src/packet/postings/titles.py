"""A posting → the title of the position as it stands there, the rank in it, and the area."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from packet.institutions.gazetteer import Gazetteer
from packet.postings.passages import Posting
from packet.postings.proposal import Proposal, proposed

_ROLE = re.compile(
    r"(?i)\b(?:professor(?:ship)?s?|lecturers?|reader|faculty (?:position|opening|member)s?|post-?doc\w*(?: "
    r"(?:position|research\w*|fellow\w*|associate|scholar))*|research (?:fellow|associate|scientist|intern"
    r"|assistant|engineer|staff)s?(?:hips?)?|ph\.?d\.?[ -](?:position|student|studentship|candidate|researcher"
    r"|fellow\w*|program(?:me)?)s?|doctoral (?:researcher|candidate|student|position|fellow)s?"
    r"|doktorand\w*(?:\*in|/in|:in)?|(?:W[123]-|Junior|Universitäts)?professur|fellowships?|intern(?:ship)?s?"
    r"|scientists?|maître(?:sse)? de conférences|ma[iî]tres? de conf[eé]rences"
    r"|wissenschaftliche\w* mitarbeiter\w*|instructor|studentships?|teaching fellow|chair in|research scientist|chaire|tutor)\b"
)
_KEYED = re.compile(
    r"(?im)^(?:(?:job|position|post|vacancy|working|posting|role) ?title|title|position|post|vacancy|job)(?: of "
    r"(?:the )?position)? *[:：] *(?P<title>[^\n]{5,120})$"
)
_NO_TITLE = re.compile(
    r"(?i)^(?:the|we|our|a|an|this|work type|about|department|posted|job (?:id|number|category)|how|what|your"
    r"|qualifications?|if|in|at|application|apply|benefits|salary|contact|review)\b(?!.*:)|https?:|@"
)
_SENTENCE = re.compile(r"(?i)\b(?:invites?|seeks?|is|are|has|have|will|should|must|may|please|welcome|we|sucht|recrute)\b")
_PLACE = re.compile(
    r"(?:\s*[,–—|-]|\s+at|\s+in)\s+(?:the\s+)?(?:(?:[A-Z][\w.&'’-]*\s+){0,4}(?:University|Universität|Université"
    r"|Institute|Department|School|College|Faculty|Center|Centre|Division|Institut)\b.*)\Z"
)
_APART = re.compile(r"\s+[–—-]\s+|:\s+|\s+\|\s+")
_INVITED = re.compile(
    r"(?i)\b(?:appointment as|position as|post of|position of|for the (?:post|position) of|invites? applications "
    r"(?:for|to)(?: an?| the| its| one| two| several| multiple)?(?: or more)?|seeks (?:an?|outstanding)"
    r"|is (?:looking for|seeking)(?: to (?:appoint|hire))? an?|seeking an?|vacancy for an?|seeks (?:a|an)"
    r"|invited for an?|invited for)\s+(?P<title>[^.;]{3,90})"
)
_OF = re.compile(r"(?i)^(?:an? |the )?(?:(?:appointment|post|position)s? (?:as|of|for) )?(?:an? |the )?")
_REMARK = re.compile(r"(?i)^(?:call for|apply|applications?|expressions? of|deadline|open|now|closing)\b")
_TOP = 8
_RANK = re.compile(
    r"(?i)\b(?:(?:visiting|clinical|research|teaching|adjunct|junior) )?(?:assistant|associate|full) (?:teaching "
    r"|research )?professor(?:ship)?\b|\bsenior lecturer\b|\blecturer\b|\breader\b|\bmaître de conférences\b"
)
_AT_RANK = re.compile(r"(?i)\bat the (?:rank|level) of (?P<rank>(?:assistant|associate|full) professor)\b(?! or)(?!,)")
_OTHER_RANKS = re.compile(
    r"(?i)\b(?:assistant|associate|full)(?: (?:or|and|/)|,|/)[^.;]{0,40}\bprofessors?\b|\bat all (?:ranks|levels)\b"
    r"|\bany rank\b|\bopen rank\b|lecturer ?/|/ ?senior"
)
_AREA = re.compile(
    r"(?i)\b(?:in|within) the (?:broad )?(?:areas?|fields?|research areas?) of (?P<area>[^.;:()]{4,90}?)(?=,? (?:with"
    r"|to|at|in the|and (?:is|has|are)|who|starting|beginning|for|from|broadly|but|although|as well|are|is|including)\b"
    r"|[.;:()]|,|\Z)"
    r"|\bexpertise in (?P<also>[^.;:(),]{4,70}?)(?= (?:relevant|to|and (?:is|has)|who)\b|[.;:(),]|\Z)"
    r"|\b(?:professor|researcher|fellow|lecturer|scientist|position|positions|level) in (?!the\b|a\b|an\b|our\b|all\b)"
    r"(?P<plain>[a-z][^.;:(),]{4,50}?)(?= (?:with|to|at|led|on|who|starting|and (?:is|has))\b|[.;:(),]|\Z)"
    r"|\bim Bereich(?: der| des)? (?P<bereich>[A-ZÄÖÜ][^.;:(),]{3,60})"
)
_TITLE_AREA = re.compile(
    r"(?i)(?:\)|\b(?:professor(?:ship)?|lecturer|researcher|fellow|associate|scientist|position|positions|intern"
    r"|professur|student|candidate|openings?))\s*(?:\([^)]*\)\s*)?(?:\s(?:in|of|on|für|im Bereich)\s|\s[-–]\s|\s?\((?="
    r"(?!tenure|positions?|closed|open|m/|f/|w/|all|fixed|ref|100)[^)]{4,60}\)))(?P<area>[^()]{3,80})"
)


def titles(posting: Posting, gazetteer: Gazetteer, department: str, own: str) -> Iterator[Proposal]:
    """Title, rank where the title is more than it, and area. `own` is the institution."""
    title = next(_titles(posting, gazetteer, own), None)
    if title is None:
        return
    yield title
    yield from _rank(posting, title)
    area = _area_of(title, department) or _area_said(posting, department)
    if area:
        yield area


def _titles(posting: Posting, gazetteer: Gazetteer, own: str) -> Iterator[Proposal]:
    for passage in posting.passages[: 2 * _TOP]:
        match = _KEYED.search(passage.text)
        if match and _ROLE.search(match["title"]):
            yield proposed(posting, passage, "title", _cut(match["title"], gazetteer, own))
    for passage in posting.passages[:_TOP]:
        line = passage.flat.strip()
        if _is_title(line) and (title := _cut(line, gazetteer, own)):
            yield proposed(posting, passage, "title", title)
    for passage in posting.passages[: 2 * _TOP]:
        match = _INVITED.search(passage.flat)
        if match and (role := _ROLE.search(match["title"])):
            said = _OF.sub("", match["title"][: role.end()].strip())
            yield proposed(posting, passage, "title", said)


def _is_title(line: str) -> bool:
    words = re.sub(r"\([^)]*\)", "", line)
    return bool(
        len(line) <= 130
        and not line.endswith((".", "?", "!", ";", ","))
        and _ROLE.search(line)
        and not _NO_TITLE.search(line)
        and not _SENTENCE.search(words)
    )


def _cut(line: str, gazetteer: Gazetteer, own: str) -> str:
    """A title without the institution, the department and remarks around it."""
    line = " ".join(line.split())
    parts = _APART.split(line)
    holding = [part for part in parts if _ROLE.search(part)]
    if (
        len(parts) > 1
        and holding
        and (
            any((own and (own in part or part in own)) or gazetteer.named(part) for part in parts if part not in holding)
            or any(_REMARK.match(part) for part in parts)
            or ":" in line
        )
    ):
        begin = line.index(holding[0])
        line = line[begin : begin + len(holding[0])]
    shorter = _PLACE.sub("", line)
    line = shorter if _ROLE.search(shorter) else line
    for name in filter(None, (own,)):
        found = re.sub(rf"(?:\s*[,–—|-]|\s+at(?: the)?)?\s*(?:the )?{re.escape(name)}.*\Z", "", line, flags=re.IGNORECASE)
        line = found if _ROLE.search(found) else line
    return line.strip(" ,;:-–—|")


def _rank(posting: Posting, title: Proposal) -> Iterator[Proposal]:
    """One rank, and no other beside it."""
    ranks = {match[0].casefold() for match in _RANK.finditer(title.value)}
    if not ranks and not _OTHER_RANKS.search(title.value):
        yield from _rank_said(posting)
    if len(ranks) != 1 or _OTHER_RANKS.search(title.value):
        return
    (rank,) = ranks
    said = next(match[0] for match in _RANK.finditer(title.value))
    said = re.sub(r"(?i)professorship", "Professor", said)
    if rank != title.value.casefold():
        yield replace(title, field="rank", value=said)


def _rank_said(posting: Posting) -> Iterator[Proposal]:
    for passage in posting.passages[: 2 * _TOP]:
        match = _AT_RANK.search(passage.flat)
        if match and not _OTHER_RANKS.search(passage.flat):
            yield proposed(posting, passage, "rank", match["rank"])
            return


def _area_of(title: Proposal, department: str) -> Proposal | None:
    match = _TITLE_AREA.search(title.value)
    return _area(title, match["area"], department) if match else None


def _area_said(posting: Posting, department: str) -> Proposal | None:
    for passage in posting.passages[: 2 * _TOP]:
        for match in _AREA.finditer(passage.flat):
            words = match["area"] or match["also"] or match["plain"] or match["bereich"]
            if found := _area(proposed(posting, passage, "area", ""), words, department):
                return found
    return None


def _area(made: Proposal, words: str, department: str) -> Proposal | None:
    """The area, unless it is but the subject of the department."""
    area = " ".join(words.split()).strip(" ,;:-–—")
    area = re.sub(r"(?i)^the area of ", "", area)
    subject = re.sub(r"[^a-z]+", " ", area.casefold()).strip()
    own = re.sub(r"[^a-z]+", " ", department.casefold())
    if len(subject) < 4 or (own and subject in own) or subject in _SUBJECTS or len(area.split()) > 9:
        return None
    return replace(made, field="area", value=area)


_SUBJECTS: Sequence[str] = (
    "computer science",
    "computer engineering",
    "electrical engineering",
    "mathematics",
    "physics",
    "informatik",
    "informatique",
    "computing",
    "engineering",
    "computer science and engineering",
    "computer science engineering",
)
"""Whole subjects, which are no area."""
