"""A profile → Markdown for a homepage: a readable CV and the list of publications, newest first, with their links.

What is nobody's business on a page that all can read (telephone, postal address, referees) is left out and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from packet.compose.venues import STATUS_WORDS, edition_behind
from packet.exporters.holdings import Exported, Holdings
from packet.exporters.left_out import steering_left_out
from packet.formats.latex_title import TitlePiece, title_pieces
from packet.model.profile import Entry, Profile
from packet.model.publications import Publication
from packet.model.scalars import Author, DateSpan, PartialDate
from packet.tailor.authorship import find_owner
from packet.tailor.works import owner_names

_SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")
_AT_THE_START = re.compile(r"^([#+=-]|\d+(?=[.)]))")
PRIVATE = ("phone", "address", "referees", "pitches", "availability", "names", "students", "advisors")
LINK_NAMES = {"github": "GitHub", "gitlab": "GitLab", "linkedin": "LinkedIn", "orcid": "ORCID", "dblp": "DBLP"}


def markdown(holdings: Holdings) -> Exported:
    profile = holdings.profile
    blocks = [*_head(profile), *_sections(profile), *_publications(holdings)]
    private = (field for field in PRIVATE if getattr(profile, field))
    return Exported("\n\n".join(blocks) + "\n", (*private, *steering_left_out(profile), *_steering(holdings)))


def _steering(holdings: Holdings) -> Iterator[str]:
    """What only `packet` reads of publications."""
    for field in ("topics", "abstract", "short"):
        if any(getattr(one, field) for one in holdings.publications.values()):
            yield f"publications.{field}"


def plain(text: str) -> str:
    """Text with nothing in it that Markdown takes for a sign."""
    said = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _AT_THE_START.sub(lambda match: f"\\{match[0]}" if not match[0].isdigit() else f"{match[0]}\\", said)


def link(words: str, url: str) -> str:
    """`words` are Markdown already."""
    return f"[{words}](<{url.replace('<', '%3C').replace('>', '%3E')}>)" if re.search(r"[()\\]", url) else f"[{words}]({url})"


def _head(profile: Profile) -> Iterator[str]:
    yield f"# {plain(profile.name)}"
    if profile.headline:
        yield plain(profile.headline)
    links = [link(plain(LINK_NAMES.get(kind, kind.capitalize())), profile.link(kind)) for kind in profile.links]
    yield " · ".join([link(plain(profile.email), f"mailto:{profile.email}"), *links])


def _sections(profile: Profile) -> Iterator[str]:
    if profile.interests:
        yield f"## Research Interests\n\n{plain(', '.join(interest.text for interest in profile.interests))}"
    if profile.agenda:
        yield plain(profile.agenda)
    for title, lines in _lists(profile):
        if lines:
            yield f"## {plain(title)}\n\n" + "\n".join(lines)


def _lists(profile: Profile) -> Iterator[tuple[str, list[str]]]:
    """The sections of a CV that are lists, with their lines."""
    yield "Education", [_entry(one, one.degree, (one.at, _by("advisor", [one.advisor])), one.dates) for one in profile.education]
    people = [(one, _by("advisor", [one.advisor]), _by("mentors", one.mentors)) for one in profile.experience]
    yield "Experience", [_entry(one, one.role, (one.at, *known), one.dates) for one, *known in people]
    yield "Projects", [_entry(one, one.name, (one.what, one.role), one.dates) for one in profile.projects]
    yield "Talks", [_entry(one, one.title, (one.kind, one.at), one.date) for one in profile.talks]
    yield "Teaching", [_entry(one, one.course, (one.role, one.at), one.dates) for one in profile.teaching]
    yield "Service", [_entry(one, one.at, (one.role,), one.date or one.dates) for one in profile.service]
    yield "Honors & Awards", [_entry(one, one.title, (one.award, one.at, one.group), one.date) for one in profile.awards]
    yield "Skills", [f"- **{plain(one.name)}**: {plain(', '.join(one.items))}" for one in profile.skills]
    for section in profile.other:
        yield section.title, [_entry(one, one.title, (one.at,), one.date or one.dates) for one in section.entries]


def _by(what: str, names: Iterable[str]) -> str:
    said = ", ".join(filter(None, names))
    return f"{what}: {said}" if said else ""


def _entry(entry: Entry, title: str, facts: Iterable[str], dates: DateSpan | PartialDate | None) -> str:
    """One item: title, facts, place, notes and dates on a line, bullets below."""
    head = f"**{plain(title)}**"
    said = dict.fromkeys(filter(None, (*facts, entry.place, *entry.notes, str(dates or ""))))
    line = ", ".join([link(head, entry.url) if entry.url else head, *(plain(fact) for fact in said if fact != title)])
    return "\n".join([f"- {line}", *(f"  - {plain(bullet.text)}" for bullet in entry.highlights)])


def _publications(holdings: Holdings) -> Iterator[str]:
    newest = sorted(holdings.publications.values(), key=lambda one: one.date, reverse=True)
    if newest:
        lines = [f"{at}. {_publication(one, holdings)}" for at, one in enumerate(newest, 1)]
        yield "## Publications\n\n" + "\n".join(lines)
        if legend := _legend(newest):
            yield legend


def _publication(one: Publication, holdings: Holdings) -> str:
    venue = holdings.venue(one)
    title = "".join(map(_piece, title_pieces(" ".join(one.title.split()))))
    owner = find_owner(one.authors, owner_names(holdings.profile))
    authors = ", ".join(_author(author, own=at == owner) for at, author in enumerate(one.authors))
    edition = edition_behind(venue.name, one.venue, one.date) if venue and one.venue else ""
    where = (f"*{plain(venue.name)}*" + (f" ({plain(edition)})" if edition else "")) if venue else ""
    status = plain(STATUS_WORDS.get(one.status, ""))
    facts = filter(None, (authors, where, plain(one.place), status, plain(str(one.date))))
    behind = [f"**{plain(one.award)}**" if one.award else "", plain(one.note), " ".join(_links(one))]
    said = ". ".join(filter(None, (f"**{link(title, one.link) if one.link else title}**", ", ".join(facts), *behind)))
    return f"{said}\n    - {plain(one.why.text)}" if one.why else said


def _piece(piece: TitlePiece) -> str:
    text = plain(piece.text) if piece.text.strip() == piece.text else _spaced(piece.text)
    for tag, wanted in (("i", piece.emphasis), ("sup", piece.raised), ("sub", piece.lowered)):
        if wanted:
            return f"<{tag}>{text}</{tag}>"
    return text


def _spaced(text: str) -> str:
    """The blanks around a piece of a title stay."""
    return " " * text[:1].isspace() + plain(text) + " " * (text[-1:].isspace() and bool(text.strip()))


def _author(author: Author, *, own: bool) -> str:
    name = plain(author.name) + plain(author.marks)
    return f"**{name}**" if own else name


def _links(one: Publication) -> Iterator[str]:
    """Those that the title does not lead to already."""
    known = {"arXiv": f"https://arxiv.org/abs/{one.arxiv}" if one.arxiv else "", "page": one.url, "code": one.code}
    yield from (link(words, url) for words, url in known.items() if url and url != one.link)


def _legend(shown: Iterable[Publication]) -> str:
    authors = [author for one in shown for author in one.authors]
    equal = r"\* equal contribution" if any(author.equal for author in authors) else ""
    corresponding = "† corresponding author" if any(author.corresponding for author in authors) else ""
    return ", ".join(filter(None, (equal, corresponding)))
