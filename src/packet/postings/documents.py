"""A posting → the documents that it asks for, and how long each may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from packet.postings.asking import OF_PART, asks, is_optional, speaks_of_another
from packet.postings.document_names import Named, documents_in
from packet.postings.items import other, others, same_item
from packet.postings.numbers import count_of, count_pattern, number
from packet.postings.passages import Passage, Posting
from packet.postings.proposal import Proposal, listed, proposed

_UNIT = r"(?:(?:DIN[ -]?)?A4[ -])?(?P<unit>pages?|sides?(?= of A4|\W|\Z)|pp?\b\.?|Seiten?|words|Wörter)(?: of A4)?"
_LENGTH = re.compile(rf"(?i){count_pattern()}(?: ?-?x)?[ -]?{_UNIT}(?:,? (?P<after>max(?:imum|imal|\.)?|at most|or less))?")
_WORDS = re.compile(
    r"(?i)(?P<most>no more than|no longer than|not exceed(?:ing)?|up to|at most|max(?:imum|\.)?(?: of)?|limited to) +"
    r"(?P<count>[0-9]{1,2}[,.]?[0-9]{3}|[0-9]{2,4}) (?P<unit>words|characters)"
)
_BEFORE = re.compile(rf"(?i){count_pattern()}[ -]?(?:A4[ -])?pages?(?:[ -]long)? (?:(?:short|brief|current|concise) )*\Z")
_ABOUT = re.compile(r"(?i)\b(?:about|approximately|approx\.?|around|circa|ca\.?|typically|roughly|usually|etwa)\s*\(?\Z")
_APART = re.compile(
    r"[;\n]|(?<!max)(?<!approx)(?<!ca)[.!?](?=\s(?!\())|\band (?:names|contact|the names|up to"
    r"|a list)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?i)[ ,]*(?:\b(?:and|und|et)\b|&)(?: (?:an?|the|your))* *\Z")
_EACH = re.compile(r"(?i)\b(?:each|jeweils|respectively|je)\b")
_ORDER = re.compile(r"(?i)\b(?:in (?:the|this) (?:following )?order|order (?:below|given))\b")
_TOGETHER = re.compile(r"(?i)\b(?:combined|together|in total|altogether|overall|jointly|zusammen|insgesamt|au total)\b")
_WITHOUT = re.compile(
    r"(?i)[\s,;(]*(?:excluding|not (?:including|counting)|without|exclusive of|plus|ohne|hors)\b[^.;)]{0,25}?"
    r"\b(?:references|bibliography|Literatur\w*|bibliographie)\b"
)
"""What does not count in a length."""
_BEGINS = re.compile(rf"(?i)\W*(?:length:? )?{count_pattern()}[ -]?{_UNIT}")
_WELCOME = re.compile(
    r"(?i)\b(?:is|are) (?:also )?(?:welcome,? but (?:is |are )?(?:optional|not (?:required|mandatory|necessary))|optional"
    r"|(?:encouraged|appreciated),? but not (?:required|mandatory))\b"
    r"|\bmay (?:also )?be (?:included|submitted|uploaded|attached|added|sent)\b(?:,? but (?:is|are) not (?:required|mandatory))?"
)
_ARTICLE = re.compile(r"(?i)\A(?:an?|the|your|eine?[nrs]?|une?) ")
TITLE, TITLE_ARTICLE = 100, 6
"""Letters of a title that names one document, and of what may stand before the name."""
REACH = 160
"""Letters between a document and what is said of its length."""


def documents(posting: Posting) -> Iterator[Proposal]:
    """Documents, and limits of pages and words. A list is quoted as a whole, with the words above it."""
    asking = [passage for passage in posting.passages if asks(passage)]
    found: dict[str, Proposal] = {}
    for lead, group in groupby(asking, key=lambda passage: passage.lead):
        for made in _of_list(posting, tuple(group)) if lead else _of_sentences(posting, tuple(group)):
            found.setdefault(made.value, made)
    for made in _welcome(posting):
        found.setdefault(made.value, made)
    yield from _renamed(found)
    yield from _by_hand(posting, asking)
    lengths = [made for passage in asking for made in _lengths(posting, passage)]
    lengths += [made for above, below in pairwise(posting.passages) for made in _below(posting, above, below)]
    yield from _first_of_each(_under(made, found) for made in lengths)


def _welcome(posting: Posting) -> Iterator[Proposal]:
    """`A cover letter is optional`: what is said of a document alone, and not of what it may hold."""
    for passage in posting.passages:
        names = documents_in(passage.flat)
        match = _WELCOME.search(passage.flat, names[0].end) if names else None
        if match and not speaks_of_another(passage.flat[: match.start()]):
            yield from (proposed(posting, passage, "rules.optional", one.document) for one in names if one.end <= match.start())


def _by_hand(posting: Posting, asking: Sequence[Passage]) -> Iterator[Proposal]:
    """What is asked for beside documents of ours, and is none of them: to be done by the applicant."""
    for lead, group in groupby(asking, key=lambda passage: passage.lead):
        passages = tuple(group)
        if lead:
            named = any(_apart(item) for item in passages)
            spans = [(item, other(item.flat)) for item in passages if named and not documents_in(item.flat)]
        else:
            spans = [(one, span) for one in passages if (names := documents_in(one.flat)) for span in others(one.flat, names)]
        for passage, span in spans:
            if span and not is_optional(passage.flat[span[0] :]):
                said = _ARTICLE.sub("", passage.flat[slice(*span)])
                yield proposed(posting, passage, "rules.by-hand", said, within=span)


def _first_of_each(lengths: Iterable[Proposal]) -> Iterator[Proposal]:
    """Another length of the same document is said of another text of that kind: for a person to see."""
    told: dict[tuple[str, str], Proposal] = {}
    for made in lengths:
        first = told.setdefault(made.subject, made)
        if first.value == made.value or not (first.certain and made.certain):
            yield made
        else:
            yield replace(made, value="", alternatives=(made.value,), why=f"elsewhere it is {first.value}")


def _of_list(posting: Posting, items: tuple[Passage, ...]) -> Iterator[Proposal]:
    naming = tuple(item for item in items if _apart(item))
    required = [item for item in naming if not _is_optional(item)]
    if naming and _ORDER.search(naming[0].lead.flat if naming[0].lead else ""):
        names = [named.document for item in required for named in _apart(item)]
        yield listed(posting, tuple(required), "rules.order", ", ".join(dict.fromkeys(names)))
    for item in naming:
        optional = item not in required
        for named in _apart(item):
            field = "rules.optional" if optional else "rules.documents"
            made = proposed(posting, item, field, named.document)
            yield made if optional else listed(posting, tuple(required), field, named.document)


def _is_optional(item: Passage) -> bool:
    """Whether the item is, and not only a part of what it names: `CV, with a list of grants (if any)`."""
    names = _named(item)
    first, until = names[0], names[1].start if len(names) > 1 else len(item.flat)
    tail = re.split(r"(?i),? (?:including|with|containing|and)\b", OF_PART.sub("", item.flat[first.end : until]))[0]
    return is_optional(item.flat[: first.start]) or is_optional(tail) or re.search(r"(?i)\(optional\)\W*\Z", item.flat) is not None


def _apart(item: Passage) -> tuple[Named, ...]:
    """What an item names, save of a list that says what one document has in it: `CV, including:`."""
    above = item.lead.flat if item.lead else ""
    offset = len(above) + 1
    both = documents_in(f"{above} {item.flat}") if documents_in(above) else ()
    own = _named(item)
    return tuple(one for one in own if not both or any(other.start == one.start + offset for other in both))


def _named(passage: Passage) -> tuple[Named, ...]:
    """What a passage names, of an item that explains it only what is explained: `Research statement: summary and plan`."""
    names = documents_in(passage.flat)
    explained = (
        passage.item and names and names[0].start < TITLE_ARTICLE and re.match(r"\s?(?::| [-–—])\s", passage.flat[names[0].end :])
    )
    return names[:1] if explained else names


def _of_sentences(posting: Posting, passages: Sequence[Passage]) -> Iterator[Proposal]:
    for passage in passages:
        names = documents_in(passage.flat)
        for at, named in enumerate(names):
            until = names[at + 1].start if at + 1 < len(names) else len(passage.flat)
            begin = names[at - 1].end if at else 0
            around = passage.flat[begin:until] if at else passage.flat[:until]
            tail = re.split(r"[,;.]", passage.flat[named.end : until], maxsplit=1)[0] + passage.flat[named.end : until][:14]
            optional = is_optional(tail) or (not at and is_optional(around[: named.start]))
            span = names[0].start, names[-1].end
            yield proposed(posting, passage, "rules.optional" if optional else "rules.documents", named.document, within=span)


def _renamed(found: dict[str, Proposal]) -> Iterator[Proposal]:
    """A plan is the statement of research, unless the posting asks for that as well."""
    for name, made in found.items():
        yield replace(made, value=_known(name, found))


def _known(name: str, found: dict[str, Proposal]) -> str:
    return "research-statement" if name == "research-plan" and "research-statement" not in found else name


def _under(made: Proposal, found: dict[str, Proposal]) -> Proposal:
    return replace(made, inside=", ".join(_known(name, found) for name in made.inside.split(", ")))


def _lengths(posting: Posting, passage: Passage) -> Iterator[Proposal]:
    text = passage.flat
    names = _named(passage)
    for at, named in enumerate(names):
        until = names[at + 1].start if at + 1 < len(names) else len(text)
        start = names[at - 1].end if at else 0
        behind = _APART.split(_BEFORE.sub("", text[named.end : until])[:REACH], maxsplit=1)[0]
        for field, value, each, end in _said(text[start : named.start], behind):
            together = [named, *_before(text, names, at)] if each else [named]
            span = together[-1].start - (20 if not end else 0), named.end + end
            made = proposed(posting, passage, field, value, within=_words(text, *span))
            made = replace(made, counting="without-references" if _WITHOUT.match(text, named.end + end) else "")
            shared = [one for one in names if (one.start, one.end) == (named.start, named.end)]
            yield from _of_each(made, together) if each or len(shared) == 1 else _of_all(made, shared, text)


def _of_each(made: Proposal, names: Sequence[Named]) -> Iterator[Proposal]:
    yield from (replace(made, inside=one.document) for one in names)


def _of_all(made: Proposal, names: Sequence[Named], text: str) -> Iterator[Proposal]:
    """A statement of research and teaching is one; of `statements` nothing says whether the length is that of each."""
    whole = replace(made, inside=", ".join(one.document for one in names))
    if _TOGETHER.search(text[names[0].start :]) or not re.search(r"(?i)statements\b", text[names[0].start : names[0].end]):
        yield whole
    else:
        yield replace(whole, value="", alternatives=(f"{made.value} each", f"{made.value} together"), why="it is said of both")


def _below(posting: Posting, above: Passage, below: Passage) -> Iterator[Proposal]:
    """`1-3 pages where you:` below the title `Personal letter`."""
    names, match = documents_in(above.flat), _BEGINS.match(below.flat)
    titled = len({one.document for one in names}) == 1 and names[0].start < TITLE_ARTICLE and len(above.flat) < TITLE
    if match and titled and not below.item and not _LENGTH.search(above.flat) and not documents_in(below.flat):
        for field, value, _, end in _said("", below.flat[: match.end() + 15]):
            yield proposed(posting, below, field, value, names[0].document, (0, end))


def _said(before: str, behind: str) -> Iterator[tuple[str, str, bool, int]]:
    """Field, value, whether it is said of several documents, each, and where behind the document it ends (0: before it)."""
    if (match := _WORDS.search(behind)) and same_item(behind[: match.start()]):
        yield (
            f"rules.{match['unit'].lower()}",
            f"up to {re.sub(r'[,.]', '', match['count'])}",
            bool(_EACH.search(behind)),
            match.end(),
        )
    match = _LENGTH.search(behind)
    if match and (match["unit"].lower() in {"words", "wörter"} or not same_item(behind[: match.start()])):
        return
    if match and not _ABOUT.search(behind[: match.start()]):
        if value := _pages(match, after=bool(match["after"])):
            yield "rules.pages", value, bool(_EACH.search(behind)), match.end()
    elif not match and (match := _BEFORE.search(before)) and (value := _pages(match, after=False)):
        yield "rules.pages", value, False, 0


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of the passage that says it, from the beginning of a word, and with the bracket that closes it."""
    begin = text.rfind(" ", 0, max(start, 0)) + 1
    return begin, end + (text[end : end + 1] == ")")


def _pages(match: re.Match[str], *, after: bool) -> str:
    """What a call gives as the length of a text is the most that it may have."""
    value = count_of(match)
    return f"up to {number(match['low'])}" if value.isdecimal() and (after or value != "1") else value


def _before(text: str, names: Sequence[Named], at: int) -> Iterator[Named]:
    """The documents that are joined to this one by `and`."""
    while at and _JOINED.fullmatch(text[names[at - 1].end : names[at].start]):
        at -= 1
        yield names[at]
