"""A publication's page of a Hugo Blox homepage, with what the `cite.bib` beside it says → an entry of a bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from packet.formats.bibliography_values import doi_of
from packet.formats.bibtex_entries import BibEntry, BibField, Piece
from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.fitting import texts
from packet.importers.hugo_differences import conflicts, joined, names_of
from packet.importers.hugo_venue import read_publication, short_name
from packet.importers.markdown_words import latex_of, name_of, words_of
from packet.importers.socials import texts_of
from packet.problems import Place, Problem, Severity

_TYPES = {
    "0": "misc", "1": "inproceedings", "2": "article", "3": "preprint", "4": "techreport", "5": "book", "6": "incollection",
    "7": "thesis", "8": "patent", "paper-conference": "inproceedings", "conference-paper": "inproceedings",
    "conference": "inproceedings", "workshop": "inproceedings", "article-journal": "article", "journal-article": "article",
    "article-magazine": "article", "article": "preprint", "preprint": "preprint", "manuscript": "preprint", "report": "techreport",
    "book": "book", "chapter": "incollection", "book-section": "incollection", "thesis": "thesis", "patent": "patent",
}  # fmt: skip
"""Of older pages the number, of newer ones the word, which should be CSL's: there `article` is a preprint."""
_VENUE = {"inproceedings": "booktitle", "incollection": "booktitle", "thesis": "school", "techreport": "institution",
          "book": "publisher", "misc": "howpublished", "patent": "howpublished"}  # fmt: skip
_LINKS = {
    "url_pdf": "pdf",
    "url_preprint": "pdf",
    "url_code": "code",
    "url_project": "project",
    "url_source": "url",
    "url_arxiv": "arxiv",
}
_READ = {"title", "subtitle", "authors", "author", "author_notes", "date", "doi", "abstract", "publication", "publication_short",
         "publication_types", "links", "slides"}  # fmt: skip
_OF_LOOK = {
    "publishdate", "lastmod", "expirydate", "image", "share", "commentable", "design", "weight", "type", "layout", "math", "slug",
    "aliases", "header", "profile", "show_date", "reading_time", "pager", "editable", "cover", "outputs", "gallery",
    "gallery_item", "url", "hugoblox", "cms_exclude", "build", "_build", "diagram", "highlight", "toc", "private", "sitemap",
    "show_related", "show_breadcrumb", "featured_image", "image_preview",
}  # fmt: skip
"""How a page is shown, which is no matter of a publication; all else that it says is kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of a page, of what stood beside it, or of both."""

    entry: BibEntry
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Byline:
    """How user names stand for people: `names` by user name, `owner` for `admin`, "" where nobody knows."""

    names: Mapping[str, str]
    owner: str


def page_entry(key: str, page: Fields, byline: Byline, beside: BibEntry | None) -> Entry:
    """The entry of a page; `beside`: what its cite.bib says of the same paper."""
    reading = _Reading(page, byline, beside)
    fields = {name: value for name, value in reading.fields() if value.latex.strip()}
    entry = BibEntry(reading.type(), key, fields, page.place)
    if beside is None:
        return Entry(entry, tuple(reading.problems))
    return Entry(joined(entry, beside), (*reading.problems, *conflicts(key, entry, beside)))


@dataclass(slots=True)
class _Reading:
    page: Fields
    byline: Byline
    beside: BibEntry | None
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(Problem(code, message, place, hint, Severity.WARNING))

    def text(self, name: str) -> Scalar | None:
        node = self.page.values.get(name)
        return node if isinstance(node, Scalar) and node.text.strip() else None

    def type(self) -> str:
        """The page's; that of the cite.bib where the page says `article`, which people write for papers in journals, too."""
        said = [one.text.strip().lower().replace("_", "-") for one in texts_of(self.page.values.get("publication_types"))]
        kind = _TYPES.get(said[0], "misc") if said else "misc"
        vague = not said or said[0] in {"article", "0"} or kind == "misc"
        if vague and self.beside is not None:
            return self.beside.type
        return "article" if said[:1] == ["article"] and self.text("publication") else kind

    def fields(self) -> Iterator[tuple[str, BibField]]:
        for name in ("title", "subtitle", "abstract"):
            if node := self.text(name):
                yield name, _field(latex_of(node.text), node.place)
        if authors := self.authors():
            yield "author", authors
        if (node := self.text("date")) and (date := _date(node)):
            yield "date", date
        if node := self.text("doi"):
            yield _doi_field(node.text), _field(node.text.strip(), node.place)
        yield from self.venue()
        yield from self.links()
        for name, value in self.page.values.items():
            said = "; ".join(texts(value)).strip()
            is_switch = name in {"featured", "draft"} and said.lower() != "true"
            if (
                name not in _READ | _OF_LOOK
                and not name.startswith("url_")
                and said not in {"", "internal-project", "example"}
                and not is_switch
            ):
                yield name, _field("; ".join(words_of(one).text for one in texts_of(value)), value.place)

    def authors(self) -> BibField | None:
        nodes = texts_of(self.page.values.get("authors")) or texts_of(self.page.values.get("author"))
        notes = [one.text for one in _each(self.page.values.get("author_notes"))]
        theirs = names_of(self.beside)
        names = [self.author(at, node, theirs if len(theirs) == len(nodes) else []) for at, node in enumerate(nodes)]
        marked = [
            f"{name}{self.marks(notes[at], node)}" if at < len(notes) else name
            for at, (name, node) in enumerate(zip(names, nodes, strict=True))
        ]
        return _field(" and ".join(filter(None, marked)), nodes[0].place) if nodes else None

    def author(self, at: int, node: Scalar, theirs: Sequence[str]) -> str:
        """A name as BibTeX has it: a user name is its person's, and a group with an `and` one name."""
        name = name_of(node)
        user = name.lower().strip()
        if known := self.byline.names.get(user) or (self.byline.owner if user in {"admin", "me"} else ""):
            return known
        if user in {"admin", "me"}:
            if theirs:
                return theirs[at]
            self.note(
                "import-owner", f"the author {name} is the homepage's owner, whom no file names", node.place, "write the name"
            )
        parts = re.split(r"\s+and\s+", name)
        is_list = len(parts) > 1 and all("," in part or (" " in part and not re.search(r"\b(?:of|for)\b", part)) for part in parts)
        return name if len(parts) == 1 or is_list else f"{{{name}}}"

    def marks(self, note: str, node: Scalar) -> str:
        """`*` equal, `†` corresponding; another note is told."""
        equal, corresponding = (
            re.search(r"equal contr|equally|co-?first|joint first", note, re.I),
            re.search(r"correspond", note, re.I),
        )
        if note.strip() and not (equal or corresponding):
            self.note("bibtex-mark", f"the note on {name_of(node)} was left out: {note}", node.place, "* equal, † corresponding")
        return "*" * bool(equal) + "†" * bool(corresponding)

    def venue(self) -> Iterator[tuple[str, BibField]]:
        if said := self.text("publication"):
            for name, text in read_publication(words_of(said).text):
                yield (_VENUE.get(self.type(), "journal") if name == "venue" else name), _field(text, said.place)
        if node := self.text("publication_short"):
            yield "abbr", _field(short_name(words_of(node).text), node.place)

    def links(self) -> Iterator[tuple[str, BibField]]:
        """`url_pdf: …`, and `links: [{name: PDF, url: …}]`."""
        seen = set()
        for name, node in self.page.values.items():
            if name.startswith("url_") and isinstance(node, Scalar) and node.text.strip() not in {"", "#"}:
                mine = _LINKS.get(name, name)
                seen.add(node.text.strip())
                yield mine, _field(node.text.strip(), node.place)
        links = self.page.values.get("links")
        for row in links.values if isinstance(links, Items) else ():
            said = (
                {key: one.text.strip() for key, one in row.values.items() if isinstance(one, Scalar)}
                if isinstance(row, Fields)
                else {}
            )
            address, name = said.get("url", said.get("link", "")), said.get("name", said.get("type", "")).lower()
            if address and address not in seen and not address.endswith(("//example.org", "//example.com")):
                seen.add(address)
                kind = next((kind for word, kind in (("code", "code"), ("arxiv", "arxiv"), ("pdf", "pdf")) if word in name), "url")
                yield kind, _field(address, row.place)


def _doi_field(text: str) -> str:
    """People write any address where a DOI is wanted, and arXiv's own DOIs are numbers of a preprint."""
    if re.search(r"10\.48550/arxiv\.", text, re.I):
        return "arxiv"
    return "doi" if doi_of(text) or not text.strip().startswith("http") else "url"


def _field(latex: str, place: Place) -> BibField:
    return BibField((Piece(latex, place, named=True),), place)


def _each(node: Node | None) -> tuple[Scalar, ...]:
    """The texts of a list, the empty ones, too."""
    return tuple(one for one in node.values if isinstance(one, Scalar)) if isinstance(node, Items) else ()


def _date(node: Scalar) -> BibField | None:
    """Hugo wants a whole date: the first of January stands for the year, the first of a month for the month."""
    match = re.match(r"(\d{4})(?:[-/](\d\d?)(?:[-/](\d\d?))?)?", node.text.strip())
    if not match:
        return _field(node.text.strip(), node.place)
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    if (month, day) in {(0, 0), (1, 1)}:
        return _field(year, node.place)
    return _field(f"{year}-{month:02}" + (f"-{day:02}" if day > 1 else ""), node.place)
