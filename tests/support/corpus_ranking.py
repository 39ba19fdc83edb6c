"""The publications of real homepages as works, and the questions that a ranking is asked about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bibliography import Entry, Homepage, homepages

from packet.model.plan import Role, Work
from packet.model.publications import Kind, Publication
from packet.model.scalars import Author, parse_author, parse_partial_date
from packet.tailor.authorship import find_owner, role_of
from packet.tailor.choice import Wishes, choose
from packet.tailor.fit import fits
from packet.tailor.posting import sentences_of

MONTHS = {
    name: at for at, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
ALIASES = {"PhD Stingo": ("Michele Stingo",)}
"""What an owner would write under `names:`: this page gives a degree for a first name."""
THEME = ("A simple, whitespace theme for academics. Based on [*folio](https://github.com/bogoli/-folio) design.",
         "jekyll, jekyll-theme, academic-website, portfolio-website")  # fmt: skip
"""What the template of the pages says of itself."""


@dataclass(frozen=True)
class Question:
    """A text to rank by, the works to rank, and those that should come first."""

    asked: str
    works: tuple[Work, ...]
    wanted: frozenset[str]


def pages(corpus: Path) -> tuple[Homepage, ...]:
    return homepages(corpus / "publications")


def authors_of(entry: Entry) -> tuple[Author, ...]:
    return tuple(parse_author(name) for name in entry.authors if name.strip("*† "))


def owner_names(page: Homepage) -> tuple[str, ...]:
    name = " ".join(page.owner)
    return (name, *ALIASES.get(name, ()))


def own_pages(corpus: Path) -> tuple[Homepage, ...]:
    """Pages of one person with that person's papers: those that name the owner and whose papers bear the family name anywhere.

    The others are group pages, reading lists, and pages that still hold the template's papers by Albert Einstein.
    """
    return tuple(
        page
        for page in pages(corpus)
        if page.owner[1] and any(page.owner[1].lower() in name.lower() for entry in page.papers for name in entry.authors)
    )


def work(key: str, entry: Entry, page: Homepage) -> Work:
    authors = authors_of(entry)
    month = MONTHS.get(entry.fields.get("month", "")[:3].lower(), 0)
    owner = find_owner(authors, owner_names(page)) if page.owner[1] else None
    kind: Kind = "preprint" if "arxiv" in entry.venue.lower() else "conference"
    publication = Publication.model_construct(
        title=entry.title,
        authors=authors,
        venue=None,
        date=parse_partial_date(f"{entry.year or 2000}" + (f"-{month:02}" if month else "")),
        topics=(),
        why=None,
        abstract=entry.fields.get("abstract", ""),
        short="",
        award=entry.fields.get("award", ""),
    )
    return Work(key, "", publication, None, kind, role_of(authors, owner), owner, frozenset())


def works_of(page: Homepage) -> tuple[Work, ...]:
    return tuple(work(f"{page.name}/{at}", entry, page) for at, entry in enumerate(page.papers))


def fit_scores(question: Question) -> dict[str, float]:
    found = fits(question.works, sentences_of(question.asked, {}), {})
    return {work.key: found[work.key].value if work.key in found else 0.0 for work in question.works}


def plain_words(work: Work) -> list[str]:
    """What plain BM25 reads: title and abstract."""
    return tokens(f"{work.publication.title} {work.publication.abstract}")


def tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def hidden_keywords(corpus: Path) -> Iterator[Question]:
    """Each keyword that an author gave some papers: hidden (no work holds it) and asked for among the papers of the page."""
    for page in pages(corpus):
        works = works_of(page)
        bearing: dict[str, set[str]] = {}
        for made, entry in zip(works, page.papers, strict=True):
            for keyword in entry.keywords:
                bearing.setdefault(keyword.lower(), set()).add(made.key)
        for keyword, wanted in sorted(bearing.items()):
            if len(works) >= 10 and len(wanted) < len(works) / 2:
                yield Question(keyword, works, frozenset(wanted))


def own_descriptions(corpus: Path) -> Iterator[Question]:
    """What a page says of its owner's research, asked among the papers of all pages; the owner's should come first."""
    everything = tuple(work for page in pages(corpus) for work in works_of(page))
    for page in pages(corpus):
        said = page.described
        for words in THEME:
            said = said.replace(words, "")
        if len(page.papers) >= 3 and len(said.strip()) >= 20:
            yield Question(said.strip(), everything, frozenset(f"{page.name}/{at}" for at in range(len(page.papers))))


@dataclass(frozen=True)
class Selection:
    """A page whose owner marks some papers as selected, and the share of them that each order brings into as many first places."""

    page: str
    selected: int
    papers: int
    ours: float
    recency: float
    lead: float

    @property
    def chance(self) -> float:
        return self.selected / self.papers


def selections(corpus: Path) -> Iterator[Selection]:
    """Pages where some papers are selected and others are not. No tiers are given, so ours has role, recency and award."""
    for page in own_pages(corpus):
        wanted = {f"{page.name}/{at}" for at, entry in enumerate(page.papers) if entry.selected}
        works = works_of(page)
        if not 0 < len(wanted) < len(works) or all(one.role is Role.UNKNOWN for one in works):
            continue
        newest = max(one.publication.date.year for one in works)
        ours = [choice.key for choice in choose(works, Wishes(None, (), (), None, 5, 3), date(newest, 12, 1))]
        recency = [one.key for one in sorted(works, key=lambda one: (_newest(one), one.key))]
        lead = [one.key for one in sorted(works, key=lambda one: (not one.role.leads, one.key))]
        count = len(wanted)
        met = [len(wanted & set(order[:count])) / count for order in (ours, recency, lead)]
        yield Selection(page.name, count, len(works), *met)


def _newest(one: Work) -> tuple[int, int]:
    return (-one.publication.date.year, -one.publication.date.month)
