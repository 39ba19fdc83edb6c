"""A posting → the title of the position as it stands there, the rank in it, and the area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from packet.institutions.gazetteer import Gazetteer
from packet.institutions.mentions import read_names
from packet.postings.areas import area
from packet.postings.capitals import in_capitals, in_title_case, written_otherwise
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, proposed
from packet.postings.ranks import RANK, ROLE, TOP, rank

_KEYED = re.compile(
    r"(?im)^(?:\| *)?[*_]*(?:(?:job|position|post|vacancy|working|posting|role) ?title|title|position|post|vacancy|job|role"
    r"|Stellenbezeichnung|intitulé(?: du poste)?|poste)(?: of (?:the )?position)?[*_]* *[:：|][*_]* *(?P<title>[^\n"
    r"|]{5,120}?)(?: *\|)?$"
)
_MAIL = re.compile(r"(?i)^(?:from|to|cc|date|sent|reply-to|subject|von|an|gesendet|betreff|de|à|envoyé|objet):")
_SUBJECT = re.compile(r"(?i)^(?:subject|betreff|objet): *(?:(?:re|fwd?|aw|wg|tr): *|\[[^\]]{1,40}\] *)*(?P<title>.+)$")
"""The subject of a mail, without the name of the list."""
_MARKS = re.compile(r"^#{1,6} +|\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w).])[*_](?!\w)|#+ *$")
"""The marks of Markdown."""
_REFERENCE = re.compile(
    r"(?i)\s*[,;:|(\[–—-]*\s*\(?\[?\b(?:job |vacancy |position |posting |requisition )?(?:ref(?:erence)?|req(?:uisition)?|job"
    r"|vacancy"
    r"|posting|kennziffer|id)\b\.? ?(?:no\.?|nr\.?|number|code|id|#)?[:. #]*(?=\S*[0-9])\S+[)\]]?\s*\Z"
)
"""The number of the post behind its title."""

_NO_TITLE = re.compile(
    r"(?i)^(?:the|we|our|a|an|this|work type|about|department|posted|job (?:id|number|category)|how|what|your"
    r"|qualifications?|if|in|at|application|apply|benefits|salary|contact|review)\b(?!.*:)|https?:|@"
    r"|.*(?:[›»]|>>?)|(?:home|careers?|jobs|vacancies)\b ?(?:[/|]|People|About|Products)"
    r"|(?:open )?call for (?:an? )?(?:faculty|academic) (?:position|post|appointment)s?$"
    r"|(?:open|current|available|all|our|academic)? ?faculty (?:positions|openings)(?: ?[/|–-].*)?$"
)
_SENTENCE = re.compile(r"(?i)\b(?:invites?|seeks?|is|are|has|have|will|should|must|may|please|welcome|we|sucht|recrute)\b")
_PLACE = re.compile(
    r"(?:\s*[,–—|-]|\s+at|\s+in)\s+(?:the\s+)?(?:(?:[A-Z][\w.&'’-]*\s+){0,4}(?:University|Universität|Université"
    r"|Institute|Department|School|College|Faculty|Center|Centre|Division|Institut)\b.*)\Z"
)
_LIST_NAME = re.compile(r"\A(?:\s*\[[^\]]{1,40}\])+\s*")
"""Of a list of mail, before a subject."""
_ANNOUNCED = re.compile(
    r"(?i)\A(?:recruitment of|(?:re-?)?advertisement (?:for|of)|announcement (?:of|for)|vacancy(?: for)?:?|opening for|call for"
    r"|we are hiring:?|now hiring:?|job(?: opening| offer)?:) (?:an? |the )?"
)
_NUMBER = re.compile(r"\s*\((?=[^()]*[0-9]{4})(?!(?:19|20)[0-9]{2}\))[A-Z0-9][A-Z0-9/_.-]{3,20}\)\Z")
"""A number of the post without a word for it."""
_REMARKS = re.compile(
    r"(?i)(?:, (?:one|two|three|[0-9]+) (?:posts?|positions?|openings?)|\s*\((?:grade [\w/ –-]+"
    r"|[0-9.,]+ ?(?:[-–] ?[0-9.,]+ ?)?(?:years?|months?|%)[^()]*|all genders(?: welcome)?|(?:two"
    r"|three|four|several|[0-9]+) (?:posts?|positions?|openings?)|(?:two"
    r"|three|one)[- ]years?|[mfwdx]( ?/ ?[mfwdx\*]){1,3}"
    r"|full[- ]time|part[- ]time|fixed[- ]term|permanent)\))\s*\Z"
)
"""What stands behind a title and is no part of it."""
_APART = re.compile(r"\s+[–—-]\s+|:\s+|\s+\|\s+")
_INVITED = re.compile(
    r"(?i)\b(?:appointment as|position as|post of|position of|for the (?:post|position) of|invites? applications "
    r"(?:for|to)(?: an?| the| its| one| two| several| multiple)?(?: or more)?|seeks (?:an?|outstanding)"
    r"|is (?:looking for|seeking)(?: to (?:appoint|hire))? an?|seeking an?|vacancy for an?|seeks (?:a|an)"
    r"|invited for an?|invited for|(?:opening|openings|vacancy|opportunity|position available) for(?: an?| the| one| two| several)?"
    r"|(?:to|would like to) (?:hire|recruit|appoint) an?)\s+(?P<title>[^.;]{3,90})"
)
_OF = re.compile(r"(?i)^(?:an? |the )?(?:(?:appointment|post|position)s? (?:as|of|for) )?(?:an? |the )?")
_REMARK = re.compile(r"(?i)^(?:call for|apply|applications?|expressions? of|deadline|open|now|closing)\b")


def titles(posting: Posting, gazetteer: Gazetteer, department: str, own: str) -> Iterator[Proposal]:
    """Title, rank where the title is more than it, and area. `own` is the institution."""
    title = next(_titles(posting, gazetteer, own), None)
    if title is None:
        return
    yield title
    yield from rank(posting, title)
    yield from area(posting, title, department)


def _titles(posting: Posting, gazetteer: Gazetteer, own: str) -> Iterator[Proposal]:
    keyed = [
        (passage, _cut(match["title"], gazetteer, own))
        for passage in posting.passages[: 2 * TOP]
        if (match := _KEYED.search(passage.text) or _KEYED.search(passage.flat)) and ROLE.search(match["title"])
    ]
    yield from (_titled(posting, passage, title) for passage, title in keyed if not RANK.fullmatch(title))
    for passage in posting.passages[:TOP]:
        line = _MARKS.sub("", passage.flat.strip())
        if _is_title(line) and (title := _cut(line, gazetteer, own)) and all(rank in title for _, rank in keyed):
            yield _titled(posting, passage, title)
    yield from (_titled(posting, passage, title) for passage, title in keyed)
    for passage in posting.passages[: 2 * TOP]:
        match = _INVITED.search(passage.flat)
        if match and (role := ROLE.search(match["title"])):
            said = _OF.sub("", _MARKS.sub("", match["title"][: role.end()].strip()))
            yield _titled(posting, passage, said)
    for passage in posting.passages[:TOP]:
        match = _SUBJECT.match(passage.flat)
        if match and ROLE.search(match["title"]):
            yield _titled(posting, passage, _cut(match["title"], gazetteer, own))


def _titled(posting: Posting, passage: Passage, title: str) -> Proposal:
    """A title in capitals as the posting writes it elsewhere; where it does not, a person says how it is written."""
    made = proposed(posting, passage, "title", title)
    if not in_capitals(title):
        return made
    said = written_otherwise(title, posting.text, ROLE)
    if said:
        return replace(made, value=said)
    return replace(made, value="", alternatives=(title, in_title_case(title)), why="it stands in capitals")


def _is_title(line: str) -> bool:
    words = re.sub(r"\([^)]*\)", "", line)
    return bool(
        len(line) <= 130
        and not line.endswith((".", "?", "!", ";", ","))
        and ROLE.search(line)
        and not _MAIL.search(line)
        and not _NO_TITLE.search(line)
        and not _SENTENCE.search(words)
    )


def _cut(line: str, gazetteer: Gazetteer, own: str) -> str:
    """A title without the institution, the department and remarks around it."""
    line = _ANNOUNCED.sub("", _LIST_NAME.sub("", line))
    line = _NUMBER.sub("", _REMARKS.sub("", _REFERENCE.sub("", " ".join(_MARKS.sub("", line).split()))))
    parts = _APART.split(line)
    holding = [part for part in parts if ROLE.search(part)]
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
    line = shorter if ROLE.search(shorter) else line
    for name in filter(None, (own,)):
        found = re.sub(rf"(?:\s*[,–—|-]|\s+at(?: the)?)?\s*(?:the )?{re.escape(name)}.*\Z", "", line, flags=re.IGNORECASE)
        line = found if ROLE.search(found) else line
    town = re.search(r",\s+([A-Z][\w'’-]+)\Z", line)
    if town and own.startswith(f"{town[1]} ") and ROLE.search(line[: town.start()]):
        line = line[: town.start()]
    line = _before_institution(line, gazetteer).strip(" ,;:-–—|")
    return line[:-1].rstrip(" ,;:-–—|") if line.endswith(("(", "[")) else line


def _before_institution(line: str, gazetteer: Gazetteer) -> str:
    """Without `at the Ecole polytechnique …` and what stands behind it."""
    for mention in read_names(line, gazetteer, {}, everywhere=True).mentions:
        before = re.sub(r"(?i)(?:\s*[,–—|@(-]|\s+(?:at|à|an|bei))(?: the| der| l['’])? *\(?\Z", "", line[: mention.start])
        if before != line[: mention.start] and ROLE.search(before):
            return before
    return line
