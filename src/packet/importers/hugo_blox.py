"""A checkout of a Hugo Blox homepage → publications of its pages and of the `cite.bib` beside them, and the owner's profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from packet.formats.bibliography import bibliography_of, slug_of
from packet.formats.bibtex import read_bibtex
from packet.formats.bibtex_entries import BibEntry, BibFile
from packet.formats.latex_text import read_latex
from packet.formats.located_yaml import Fields, Scalar
from packet.importers.al_folio import selected
from packet.importers.bibtex import BIBTEX
from packet.importers.combining import combined, read_or_tell
from packet.importers.cv_entries import mapping
from packet.importers.found import Found, HomepageImporter
from packet.importers.front_matter import read_page
from packet.importers.hugo_differences import is_of_page, names_of
from packet.importers.hugo_pages import Byline, Entry, page_entry
from packet.importers.hugo_people import People, read_people
from packet.importers.markdown_words import words_of
from packet.importers.samples import is_sample, left_out
from packet.importers.socials import texts_of
from packet.importers.source import Checkout, SourceFile
from packet.problems import Place, Problem, Severity, SourceError

_PAGE = re.compile(
    r"(?:.*/)?content/(?:[a-z]{2}(?:-[a-z]+)?/)?publications?/(?:(.+)/index|([^/]+))(?:\.[a-z]{2}(?:-[a-z]+)?)?\.md", re.I
)
_BIB = re.compile(r"(?:.*/)?content/(?:[a-z]{2}(?:-[a-z]+)?/)?publications?/(.+)/[^/]+\.bib", re.I)
_AUTHOR = re.compile(r"(?:.*/)?(?:content|data)(?:/[a-z]{2}(?:-[a-z]+)?)?/authors/.+", re.I)


def knows(checkout: Checkout) -> bool:
    return any(_PAGE.fullmatch(path) or _BIB.fullmatch(path) or _AUTHOR.fullmatch(path) for path in checkout.files)


def read(checkout: Checkout) -> Found:
    """A page that cannot be read is told, and hides none of the others."""
    people = read_people(checkout)
    parts = [people.profile, _publications(checkout, people)]
    parts += [read_or_tell(BIBTEX, file) for path, file in checkout.files.items() if "/" not in path and path.endswith(".bib")]
    whole = combined("Hugo Blox", parts, checkout.path)
    return replace(whole, notes=(*whole.notes, *selected(whole, "featured")))


@dataclass(slots=True)
class _Folder:
    """What lies in the folder of one publication."""

    page: SourceFile | None = None
    bibs: tuple[SourceFile, ...] = ()


def _folders(checkout: Checkout) -> dict[str, _Folder]:
    """Publications by the names of their folders; of a page in several languages the one without a language counts."""
    folders: dict[str, _Folder] = {}
    for path in sorted(checkout.files, key=lambda path: (path.count("."), path)):
        if match := _PAGE.fullmatch(path):
            name = match[1] or match[2]
            if name != "_index" and (mine := folders.setdefault(name, _Folder())).page is None:
                mine.page = checkout.files[path]
        elif match := _BIB.fullmatch(path):
            mine = folders.setdefault(match[1], _Folder())
            mine.bibs = (*mine.bibs, checkout.files[path])
    return dict(sorted(folders.items()))


@dataclass(slots=True)
class _Gathered:
    """What the folders said so far."""

    entries: list[Entry]
    problems: list[Problem]
    samples: list[str] = field(default_factory=list)
    with_text: int = 0
    drafts: list[str] = field(default_factory=list)


def _publications(checkout: Checkout, people: People) -> Found:
    folders = _folders(checkout)
    pages = {name: read_page(folder.page) for name, folder in folders.items() if folder.page}
    bibs = {name: tuple(_bib_entries(folder.bibs)) for name, folder in folders.items()}
    gathered = _Gathered([], [problem for page in pages.values() for problem in page.problems])
    gathered.problems += [problem for _, told in (pair for pairs in bibs.values() for pair in pairs) for problem in told]
    trees = {name: page.fields for name, page in pages.items()}
    byline = Byline(people.names, people.owner or _owner(trees, bibs))
    head = {"name": Scalar(byline.owner, Place(checkout.path, 1, 1))} if byline.owner and not people.owner else {}
    for name in folders:
        entries = [entry for read, _ in bibs[name] for entry in read]
        _folder(gathered, name, trees.get(name), entries, byline)
        gathered.with_text += name in pages and pages[name].has_text
    read = [one.entry for one in gathered.entries]
    told = [*gathered.problems, *(problem for one in gathered.entries for problem in one.problems)]
    bibliography = bibliography_of(BibFile(tuple(read), tuple(told)), checkout.path)
    return Found(
        "Hugo Blox", bibliography.tree, mapping(head, Place(checkout.path, 1, 1)), tuple(_notes(gathered)), bibliography.problems
    )


def _notes(gathered: _Gathered) -> Iterator[str]:
    if gathered.samples:
        yield f"{left_out('content/publication', len(gathered.samples))}: {', '.join(gathered.samples)}"
    if gathered.with_text:
        yield f"the text below the front matter of {gathered.with_text} pages is not used"
    if gathered.drafts:
        yield f"drafts, which the homepage does not show; look whether they belong in your list: {', '.join(gathered.drafts)}"


def _bib_entries(files: Sequence[SourceFile]) -> Iterator[tuple[tuple[BibEntry, ...], tuple[Problem, ...]]]:
    for file in files:
        try:
            read = read_bibtex(file.data, file.path)
        except SourceError as error:
            yield (), tuple(replace(problem, severity=Severity.WARNING) for problem in error.problems)
        else:
            yield read.entries, read.problems


def _folder(gathered: _Gathered, name: str, page: Fields | None, entries: list[BibEntry], byline: Byline) -> None:
    """The paper of the page, with what its cite.bib says; other papers of the cite.bib are entries of their own."""
    mine = [entry for entry in entries if not _is_sample_entry(entry)]
    is_sample_page = page is not None and is_sample(one.text for one in texts_of(page.values.get("title")))
    if is_sample_page or len(mine) < len(entries):
        gathered.samples.append(name)
    beside = next((entry for entry in mine if page is not None and not is_sample_page and is_of_page(entry, page)), None)
    if page is not None and not is_sample_page:
        gathered.entries.append(page_entry(slug_of(name), page, byline, beside))
        if any(one.text.strip().lower() == "true" for one in texts_of(page.values.get("draft"))):
            gathered.drafts.append(slug_of(name))
    others = [entry for entry in mine if entry is not beside]
    for entry in others:
        told = (_other_paper(name, page, entry),) if page is not None and not is_sample_page and beside is None else ()
        gathered.entries.append(Entry(entry, told))


def _other_paper(name: str, page: Fields, entry: BibEntry) -> Problem:
    node = page.values.get("title")
    title = words_of(node).text if isinstance(node, Scalar) else name
    message = f"this is another paper than the page beside it: {read_latex(entry.latex('title')).text[:120]}"
    return Problem("import-conflict", message, entry.place, f"the page is of: {title[:120]}", Severity.WARNING)


def _is_sample_entry(entry: BibEntry) -> bool:
    return is_sample([entry.latex("title"), entry.latex("author")])


def _owner(trees: dict[str, Fields | None], bibs: dict[str, tuple[tuple[tuple[BibEntry, ...], tuple[Problem, ...]], ...]]) -> str:
    """The name that the cite.bib files have most often where pages say `admin`; "" where they do not say."""
    found: Counter[str] = Counter()
    for name, page in trees.items():
        users = [one.text.strip().lower().rstrip("*†") for one in texts_of(page.values.get("authors"))] if page else []
        for entry in (entry for read, _ in bibs[name] for entry in read):
            names = names_of(entry)
            if not page or _is_sample_entry(entry):
                continue
            if "admin" in users and len(users) == len(names) and is_of_page(entry, page):
                found[names[users.index("admin")]] += 1
    return found.most_common(1)[0][0] if found else ""


HUGO_BLOX = HomepageImporter("Hugo Blox", knows, read)
