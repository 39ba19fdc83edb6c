"""A list of CSL-JSON (Zotero, Mendeley, Pandoc, Crossref) → publications; what `packet export` writes comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from packet.formats.bibliography import gathered
from packet.formats.bibliography_entry import Converted, convert
from packet.formats.bibliography_values import ARXIV
from packet.formats.bibtex_entries import BibEntry
from packet.formats.located_json import read_json
from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.importers.csl_export import exported_paper, is_export
from packet.importers.csl_names import csl_date, csl_names
from packet.importers.found import Found, Importer, empty
from packet.importers.plain_entry import plain_entry, untagged
from packet.importers.source import SourceFile
from packet.importers.structured_cv import scalars
from packet.problems import Problem, Severity, SourceError

TYPES: Mapping[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "journal-article": "article", "paper-conference": "inproceedings", "proceedings-article": "inproceedings",
    "chapter": "incollection", "book-chapter": "incollection", "entry": "incollection", "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection", "book": "book", "monograph": "book", "edited-book": "book", "collection": "book",
    "thesis": "thesis", "dissertation": "thesis", "report": "report", "article": "misc", "posted-content": "misc",
    "manuscript": "unpublished", "webpage": "online", "post": "online", "post-weblog": "online", "software": "software",
    "dataset": "misc", "document": "misc", "patent": "misc", "speech": "misc", "pamphlet": "booklet",
}  # fmt: skip
"""By the words of BibTeX; what is not here is `misc`."""
_FIELDS: Mapping[str, str] = {
    "DOI": "doi", "URL": "url", "page": "pages", "issue": "number", "event-place": "location", "container-title-short": "abbr",
    "journalAbbreviation": "abbr", "keyword": "keywords", "genre": "type", "publisher-place": "publisher-place", "ISBN": "isbn",
    "ISSN": "issn", "collection-title": "series", "collection-number": "series-number", "title-short": "shorttitle",
    "shortTitle": "shorttitle",
}  # fmt: skip
_NAMES = frozenset(
    ("author", "editor", "translator", "container-author", "collection-editor", "director", "recipient", "interviewer")
)
_READ = frozenset(("id", "type", "author", "issued", "citation-key", "container-title", "event", "event-title", "status", "custom"))
_STATES: Mapping[str, str] = {"forthcoming": "accepted", "in press": "accepted", "advance online publication": "published"}


def knows(file: SourceFile) -> bool:
    begin = file.data[:100_000].replace(b"\0", b"")
    types = "|".join(TYPES).encode()
    is_json = re.match(rb"^[^\w\"]*[\[{]", begin) and b'"basics"' not in begin and b'"orcid-identifier"' not in begin
    return bool(is_json and re.search(rb'"type"\s*:\s*"(?:' + types + rb')"', begin))


def read(file: SourceFile) -> Found:
    """Raises `SourceError` for what is no JSON, or holds no items."""
    json = read_json(file.data, file.path)
    problems, papers = list(json.problems), list[Converted]()
    items = list(_items(json.tree))
    if not items:
        hint = 'a list [{"id": …, "type": …, "title": …}, …], as reference managers export it'
        raise SourceError(Problem("unknown-format", "this is no list of CSL-JSON", json.tree.place, hint))
    for item in items:
        if isinstance(item, Fields):
            papers.append(exported_paper(item) if is_export(item) else _paper(item))
        else:
            said = "; ".join(one.text for one in scalars(item))
            problems.append(Problem("import-left-out", f"this is no item: {said}", item.place, "", Severity.WARNING))
    read_all = gathered(papers, file.path, problems)
    return Found("CSL-JSON", read_all.tree, empty(read_all.tree.place), (), read_all.problems)


def _items(tree: Node) -> Iterator[Node]:
    """The items of a list, of `{items}` or `{references}`, of an answer of Crossref, or the one item that the file is."""
    if isinstance(tree, Items):
        yield from tree.values
    elif isinstance(tree, Fields):
        within = next((tree.values[name] for name in ("items", "references", "message") if name in tree.values), None)
        if within is not None:
            yield from _items(within)
        elif "title" in tree.values or "type" in tree.values:
            yield tree


def _paper(item: Fields) -> Converted:
    """By way of BibTeX's fields; what none of them says is kept under CSL's own name."""
    kind = _type(item)
    fields = {
        _FIELDS.get(name, name): said for name, node in item.values.items() if (said := _said(name, node)) and name not in _READ
    }
    if isinstance(url := item.values.get("URL"), Scalar):
        fields["url"] = url
    fields |= _where(item, kind) | _identity(fields)
    if date := csl_date(item.values.get("issued")):
        fields["date"] = date
    if isinstance(status := item.values.get("status"), Scalar):
        fields["pubstate"] = Scalar(_STATES.get(status.text.casefold(), status.text), status.place)
    converted = convert(_entry(item, kind, fields))
    short = fields.get("shorttitle")
    return _with_short(converted, short) if short else converted


def _entry(item: Fields, kind: str, fields: Mapping[str, Scalar]) -> BibEntry:
    authors = csl_names(item.values.get("author"))
    key, ident = (item.values.get(name) for name in ("citation-key", "id"))
    name = key if isinstance(key, Scalar) else ident
    text = name.text.strip() if isinstance(name, Scalar) else ""
    is_name = bool(text) and not re.match(r"https?:|\d+$", text)
    kept = {**fields, "id": name} if isinstance(name, Scalar) and not is_name and text else dict(fields)
    return plain_entry(text if is_name else "", kind, item.place, kept, authors)


def _said(name: str, node: Node) -> Scalar | None:
    """Names between commas, dates as they are written, everything else as one text without tags."""
    if name in _NAMES:
        names = csl_names(node)
        return Scalar(" and ".join(one.text for one in names), node.place) if names else None
    if isinstance(node, Fields) and (date := csl_date(node)):
        return date
    text = ": ".join(one.text for one in scalars(node) if one.text.strip())
    return Scalar(text if name == "title" else untagged(text), node.place) if text else None


def _type(item: Fields) -> str:
    node = item.values.get("type")
    said = node.text.strip() if isinstance(node, Scalar) else ""
    genre = " ".join(one.text for one in scalars(item.values.get("genre"))).casefold()
    if TYPES.get(said) == "thesis":
        return "mastersthesis" if "master" in genre else "phdthesis" if re.search(r"ph\.? ?d|doctor", genre) else "thesis"
    return "misc" if genre == "preprint" and said == "manuscript" else TYPES.get(said, "misc")


def _where(item: Fields, kind: str) -> dict[str, Scalar]:
    """The container under the name that BibTeX has for it; the event where there is no other."""
    container, event = _said("container-title", item.values.get("container-title") or Items((), item.place)), None
    for name in ("event-title", "event"):
        event = event or _said(name, item.values.get(name) or Items((), item.place))
    name = "journal" if kind in {"article", "misc", "online"} else "booktitle"
    if container is None:
        return {name: event} if event else {}
    return {name: container, **({"eventtitle": event} if event and event.text != container.text else {})}


def _identity(fields: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """The arXiv number, where Zotero has it."""
    archive = f"{fields['archive'].text if 'archive' in fields else ''} {fields['publisher'].text if 'publisher' in fields else ''}"
    for name in ("archive_location", "number"):
        number = fields.get(name)
        if number and ARXIV.fullmatch(number.text.strip()) and ("arxiv" in f"{archive} {number.text}".lower()):
            return {"eprint": number, "archiveprefix": Scalar("arXiv", number.place)}
    return {}


def _with_short(converted: Converted, short: Scalar) -> Converted:
    return replace(converted, values={**converted.values, "short": short})


CSL_JSON = Importer("CSL-JSON", knows, read)
