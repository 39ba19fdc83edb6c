"""Works → `Reference` blocks, legends and groups: how every document of the packet prints a publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from packet.compose.author_list import ADVISOR, STUDENT, author_list, marks, shown_authors
from packet.compose.masthead import bare_address
from packet.compose.titles import title_runs
from packet.compose.venues import KIND_WORDS, edition_behind, status_words
from packet.model.author_policy import AuthorPolicy
from packet.model.document import MARK, Block, Heading, PageOf, Paragraph, Reference, Run, Target, Text, text
from packet.model.plan import Plan, Work
from packet.model.publications import Publication
from packet.model.target import PublicationView


def reference(
    work: Work, plan: Plan, *, brief: bool = False, anchor: bool = False, policy: AuthorPolicy | None = None
) -> Reference:
    """One entry. With `anchor` it is the place that citations of the paper lead to when the paper is not bound."""
    publication = work.publication
    return Reference(
        key=work.key,
        number=work.number,
        title=title_runs(publication.title, language=publication.language),
        authors=author_list(work, policy or AuthorPolicy()),
        venue=work.venue.name if work.venue else "",
        edition=_edition(work, brief=brief),
        place=publication.place,
        date=str(publication.date),
        status="" if publication.status == "accepted" else status_words(work),
        links=links(work),
        facts=_facts(work),
        marked=work in plan.highlighted,
        brief=brief,
        target=Target((f"paper:{work.key}",) if anchor else (f"paper:{work.key}", f"entry:{work.key}"), publication.link),
        anchor=f"entry:{work.key}" if anchor else "",
        priority=_priority(work, plan) if brief else None,
    )


def _edition(work: Work, *, brief: bool) -> str:
    """A brief entry names the edition alone, a full one behind the venue's name."""
    appearance = work.publication.venue
    if appearance is None or brief or work.venue is None:
        return str(appearance or "")
    return edition_behind(work.venue.name, appearance, work.publication.date)


def _priority(work: Work, plan: Plan) -> int | None:
    """Brief entries of a résumé may be dropped, the last of the list first; the highlighted never."""
    return None if work in plan.highlighted else 0


def links(work: Work) -> Text:
    """Where the paper and its code can be found, each a short link; an address with the DOI or arXiv number is no other."""
    publication = work.publication
    found = []
    if publication.doi:
        found.append(Run(f"doi:{publication.doi}", target=Target(url=f"https://doi.org/{publication.doi}")))
    if publication.arxiv:
        found.append(Run(f"arXiv:{publication.arxiv}", target=Target(url=f"https://arxiv.org/abs/{publication.arxiv}")))
    pages = filter(None, ("" if _has_its_number(publication) else publication.url, publication.code))
    found += [Run(bare_address(page), target=Target(url=page)) for page in pages]
    return tuple(joined(found, " · "))


def _has_its_number(publication: Publication) -> bool:
    """Whether the address of its page has its arXiv number or DOI, or of the DOI what follows the publisher's prefix."""
    page, behind = unquote(publication.url).casefold(), publication.doi.casefold().rpartition("/")[2]
    numbers = (publication.doi.casefold(), publication.arxiv.casefold(), behind if len(behind) >= LONG_ENOUGH else "")
    return any(number in page for number in numbers if number)


LONG_ENOUGH = 8
"""Letters of a publisher's own number that cannot stand in an address by chance."""


def joined(runs: Sequence[Run], separator: str) -> Iterable[Run]:
    for at, run in enumerate(runs):
        if at:
            yield Run(separator)
        yield run


def _facts(work: Work) -> tuple[Text, ...]:
    publication = work.publication
    award = (text(publication.award, strong=True),) if publication.award else ()
    accepted = (text(status_words(work)),) if publication.status == "accepted" else ()
    return (*accepted, *award, *((text(publication.note),) if publication.note else ()))


def page_in_packet(work: Work, plan: Plan) -> Text:
    """`Full text in this packet, page 17` for a bound paper; the empty text for others."""
    if work.key not in plan.bound or not plan.output.whole:
        return ()
    target = Target((f"paper:{work.key}",))
    return (Run("Full text in this packet, page ", target=target), PageOf(f"paper:{work.key}", target))


MARK_WORDS = {
    "*": "* Equal contribution",
    "†": "† Corresponding author",
    STUDENT: f"{STUDENT} Student whom I supervised",
    ADVISOR: f"{ADVISOR} My advisor",
}
"""What the marks behind names mean."""


def legend(works: Iterable[Work], *, highlights: bool, policy: AuthorPolicy | None = None) -> tuple[Block, ...]:
    """One line that explains the marks in use among the authors that are named, and no others."""
    used = {mark for work in works for at in shown_authors(work, policy or AuthorPolicy()) for mark in marks(work, at)}
    parts = [words for mark, words in MARK_WORDS.items() if mark in used]
    parts += [f"{MARK} Highlighted for this application"] if highlights else []
    return (Paragraph(text(" · ".join(parts)), role="legend"),) if parts else ()


def grouped(works: Sequence[Work], view: PublicationView) -> list[tuple[str, list[Work]]]:
    """Works under the headings that a view asks for; the heading "" stands for none."""
    if view.group == "kind":
        return [
            (KIND_WORDS[kind][1], [work for work in works if work.kind == kind])
            for kind in KIND_WORDS
            if any(w.kind == kind for w in works)
        ]
    if view.group == "date":
        newest = sorted(works, key=lambda work: (-work.publication.date.year, -work.publication.date.month))
        return [("", newest)]
    return [("", list(works))]


def selected_first(plan: Plan, view: PublicationView) -> tuple[Block, ...]:
    """The highlighted papers under a heading of their own, each in a line or two with why it matters."""
    blocks: list[Block] = []
    for work in plan.highlighted:
        why = text(work.publication.why.text) if work.publication.why else ()
        entry = reference(work, plan, brief=True, policy=view.authors)
        blocks.append(replace(entry, why=why, marked=False, priority=None))
    return (Heading(text("Selected for this Application")), *blocks) if blocks else ()


def reference_blocks(works: Sequence[Work], plan: Plan, view: PublicationView) -> tuple[Block, ...]:
    """The entries under their headings, and the legend of their marks."""
    some_marked = 0 < sum(work in plan.highlighted for work in works) < len(works)
    blocks = entries(works, plan, view)
    if not some_marked:  # a mark on every entry says nothing
        blocks = tuple(replace(block, marked=False) if isinstance(block, Reference) else block for block in blocks)
    return (*blocks, *legend(works, highlights=some_marked, policy=view.authors))


def entries(works: Sequence[Work], plan: Plan, view: PublicationView, *, anchor: bool = False) -> tuple[Block, ...]:
    """The entries under their headings."""
    blocks: list[Block] = []
    for title, group in grouped(works, view):
        if title:
            blocks.append(Heading(text(title)))
        blocks.extend(reference(work, plan, brief=view.style == "brief", anchor=anchor, policy=view.authors) for work in group)
    return tuple(blocks)
