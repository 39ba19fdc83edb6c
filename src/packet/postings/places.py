"""A posting → where the application goes: an e-mail address, a portal, a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from packet.postings.passages import Posting
from packet.postings.proposal import Proposal, proposed

_LETTER = r"(?:[^\s<>\"'“”()\[\]]|\([^\s<>\"'“”()]*\)|\[[^\s<>\"'“”\[\]]*\])"
"""Of an address; brackets belong to it where both do."""
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::[0-9]{1,5})?")
_URL = re.compile(
    rf"(?i)\bhttps?://{_LETTER}+|(?<![\w@./-])(?:www\.[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:edu|org|com|ac\.uk"
    rf"|gov))(?:/{_LETTER}*)?(?![\w@])"
    rf"|(?<![\w@./-])(?-i:(?:[a-z0-9-]{{2,}}\.)+[a-z]{{2,10}}/){_LETTER}+"
)
_MAILBOX = re.compile(r"(?i)[a-z0-9][\w.+-]*(?:@| ?[\[({<]at[\])}>] ?)[a-z0-9-]+(?:\.[a-z0-9-]+)+")
"""`jobs [at] uni.example` too, as pages write it against robots."""
_SENDS = re.compile(
    r"(?i)\b(?:send|sent|submit(?:ted)?|submission|forward|e-?mailed|email(?! ?:)|e-mail (?:your|the|all|a)|by e-?mail|via e-?mail"
    r"|apply|per E-?Mail|senden|richten|zu richten|envoyer|adressée?s?)\b"
)
_ASKED = re.compile(
    r"(?i)\b(?:questions?|quer(?:y|ies)|inquir\w+|enquir\w+|further information|more information"
    r"|additional information|for information|adjustments?|accommodations?"
    r"|Rückfragen|Auskünfte|Fragen|renseignements|informal|discuss\w*|disabilit\w+|recommenders?|their letters"
    r"|(?:recommendation|reference) letters?|letters? (?:of (?:recommendation|reference|support)|should|must|to be sent)"
    r"|by the referees?"
    r"|contact (?!details|information))\b|\bnot (?:be )?(?:sent|send|submit\w*|accept\w*)"
)
IN_NEED = re.compile(
    r"(?i)\b(?:if|in case|should|where|when)\b[^.;]{0,60}\b(?:misbehav|fail|problem|difficult|trouble|technical|error|not work"
    r"|unable"
    r"|cannot|can['’]?t|issue|unavailable)"
)
"""Where to turn if the way to apply does not work."""
_NO_MAIL = re.compile(
    r"(?i)\be-?mail(?:ed)? applications?\b[^.;]{0,30}\b(?:not|never|cannot)\b"
    r"|\b(?:not|never|cannot)\b[^.;]{0,30}\bapplications?\b[^.;]{0,20}\b(?:by|via|through|per) e-?mail\b"
    r"|\bapplications?\b[^.;]{0,40}\b(?:by|via|through|per) e-?mail\b[^.;]{0,40}\b(?:not|never|cannot)\b"
)
_LABEL = re.compile(r"(?i)e-?mail(?: address)?:")
BELOW = 3
"""Passages before `E-mail:` that say what it is for."""
_OWN_STAFF = re.compile(
    r"(?i)\b(?:(?:current|existing|internal) (?:staff|employees?|applicants?)|already (?:part of|an? employee|employed|work))\b"
)
"""Of a way to apply for those who work there."""
_OF_LIST = re.compile(r"(?i)\b(?:unsubscribe|subscri(?:be|ption)|mailing list)\b")
_APPLIES = re.compile(
    r"(?i)\b(?:apply|appl(?:y|ied|ication)s? (?:online|portal|link|site|system|website|page|via|through|must|should|is"
    r"|are)|submit(?:ted)?|submission|portal|register|upload(?:ed)?|recruitment (?:system|platform)"
    r"|faculty recruit\w*|(?:quick|direct) link|to apply|e-recruitment|online (?:application|platform|form)"
    r"|application (?:link|url)"
    r"|Bewerbungsportal"
    r"|Bewerbung\w*|candidatures?|déposées?|careers? (?:site|portal|page))\b"
)
_ABOUT = re.compile(
    r"(?i)\b(?:more (?:information|about)|further (?:information|details)|learn more|information (?:about|on)|visit"
    r"|about us|find out|see also|guidelines?|for details|benefits|policy|report|project (?:page|website)"
    r"|research group|our group|equal|diversity|privacy|data protection)\b"
)
_TO_APPLY = re.compile(r"(?i)\W{0,3}\s*(?:(?:in order )?to|and|, and) (?:apply|submit|upload|register|complete|create|start)\b")
_TELLING = re.compile(r"(?i)appl[yi]|recruit|jobs?\b|career|position|vacanc|search|hiring|openings?|portal|offre|candidat")
"""What stands in the addresses of pages on which one applies."""
HOSTS: Mapping[str, str] = {
    "uc-recruit": r"(?:ap-?|apol-)?recruit\.(?:ap\.)?(?:uc\w+|ucop|berkeley|ucla)\.edu|recruit\.ap\.uci\.edu"
    r"|aprecruit\.berkeley\.edu",
    "workday": r"[\w.-]*\.?myworkday(?:jobs|site)?\.com",
    "interfolio": r"(?:[\w-]+\.)?interfolio\.com",
    "nature-careers": r"(?:www\.)?nature\.com/naturecareers.*",
}
"""Addresses of portals that have one for each of their clients; those with one for all have it in their file."""
BOARDS = {
    "AcademicJobsOnline": r"academic ?jobs ?online(?:\.org)?",
    "MathJobs": r"math ?jobs(?:\.org)?",
    "Jobbnorge": r"jobbnorge(?:\.no)?",
}
"""Portals of many employers about which no file of ours says anything."""


@dataclass(frozen=True, slots=True)
class KnownPortal:
    """A portal of `templates/portals/`: what people call it, and its address ("" where each client has one of its own)."""

    name: str
    url: str


def places(posting: Posting, portals: Mapping[str, KnownPortal]) -> Iterator[Proposal]:
    yield from _mailboxes(posting)
    yield from _pages(posting)
    yield from _portals(posting, portals)


def _mailboxes(posting: Posting) -> Iterator[Proposal]:
    found: dict[str, Proposal] = {}
    if any(_NO_MAIL.search(passage.flat) for passage in posting.passages):
        return
    before = ""
    for number, passage in enumerate(posting.passages):
        text = passage.context.replace("\n", " ")
        label = _LABEL.match(passage.flat)
        if re.search(r"(?i)\b(?:an|to|at)\Z|[:?]\Z", before) or label:
            near = " ".join(one.flat for one in posting.passages[max(0, number - BELOW) : number]) if label else before
            text = f"{near} {text[label.end() :] if label else text}"
        before = passage.flat
        if not _SENDS.search(text) or _ASKED.search(text) or IN_NEED.search(text) or _OF_LIST.search(text):
            continue
        for match in _MAILBOX.finditer(passage.text):
            address = re.sub(r"(?i) ?[\[({<]at[\])}>] ?", "@", match[0]).rstrip(".-")
            found.setdefault(address.lower(), proposed(posting, passage, "apply.to", address))
    yield from _single(tuple(found.values()), "several addresses are named")


def _pages(posting: Posting) -> Iterator[Proposal]:
    found: dict[str, Proposal] = {}
    wrong: list[Proposal] = []
    for passage in posting.passages:
        if not _APPLIES.search(passage.flat) or IN_NEED.search(passage.flat):
            continue
        mails = [range(*mail.span()) for mail in _MAILBOX.finditer(passage.text)]
        for match in _URL.finditer(passage.text):
            before = passage.text[: match.start()]
            applies = _TO_APPLY.match(passage.text, match.end()) or re.match(r"(?i)to apply\b", passage.flat)
            about = _ABOUT.search(before[-60:]) and not applies
            if any(match.start() in mail for mail in mails) or about:
                continue
            url = match[0].rstrip(".,;:!?")
            if not _host(url):
                wrong.append(replace(proposed(posting, passage, "url", ""), alternatives=(url,), why="it is no address"))
                continue
            found.setdefault(url.lower(), proposed(posting, passage, "url", url))
    found = {
        url: one for url, one in found.items() if "/" in url.removeprefix("https://").rstrip("/")
    } or found  # MathJobs.Org is a name
    telling = [one for one in found.values() if _TELLING.search(one.value)]
    yield from _single(tuple(telling if len(found) > 1 and telling else found.values()), "several pages are named")
    yield from wrong[: not found]


def _single(found: tuple[Proposal, ...], why: str) -> Iterator[Proposal]:
    if len(found) == 1:
        yield found[0]
    elif found:
        yield replace(found[0], value="", alternatives=tuple(one.value for one in found), why=why)


def _portals(posting: Posting, portals: Mapping[str, KnownPortal]) -> Iterator[Proposal]:
    """A portal is named by its address, or by name where the posting speaks of applying."""
    found: dict[str, Proposal] = {}
    for passage in posting.passages:
        if _OWN_STAFF.search(passage.flat):
            continue
        hosts = [_host(match[0]) for match in _URL.finditer(passage.text)]
        for name, known in portals.items():
            by_address = any(_at(host, name, known) for host in hosts)
            by_name = name in HOSTS and re.search(rf"\b{re.escape(known.name)}\b", passage.text) and _APPLIES.search(passage.flat)
            if by_address or by_name:
                found.setdefault(name, proposed(posting, passage, "portal", name))
        for board, words in BOARDS.items():
            if re.search(rf"(?i)\b{words}", passage.text) and _APPLIES.search(passage.flat):
                found.setdefault(board, proposed(posting, passage, "portals", board))
    yield from found.values()


def _host(url: str) -> str:
    """The host and the path; "" for what only looks like an address (`https://jobs[at]uni.edu`)."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/.')}" if _HOST.fullmatch(parts.netloc) else ""


def _at(host: str, name: str, known: KnownPortal) -> bool:
    if name in HOSTS:
        return re.match(rf"(?:{HOSTS[name]})(?:/|\Z)", host) is not None
    own = _host(known.url) if known.url else ""
    return bool(own) and (host == own or host.startswith(f"{own}/"))
