"""The entry that a homepage's page is, and that of the `cite.bib` beside it → one entry, and where they differ.

The page counts, since it is what the homepage shows; the `cite.bib` adds what the page does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from packet.formats.bibliography_values import doi_of
from packet.formats.bibtex_entries import BibEntry, BibField, Piece
from packet.formats.bibtex_names import read_names
from packet.formats.latex_text import read_latex
from packet.formats.located_yaml import Fields, Scalar
from packet.importers.identity import letters
from packet.importers.markdown_words import words_of
from packet.model.names import name_words
from packet.problems import Problem, Severity

_VENUES = ("journal", "journaltitle", "booktitle", "school", "institution", "howpublished", "publisher")


def is_of_page(entry: BibEntry, page: Fields) -> bool:
    """Whether an entry is of the page's paper: one DOI, or nearly one title."""
    said = words_of(node) if isinstance(node := page.values.get("title"), Scalar) else None
    doi = page.values.get("doi")
    one, other = doi_of(doi.text) if isinstance(doi, Scalar) else "", doi_of(read_latex(entry.latex("doi")).text)
    titles = letters(said.text) if said else "", letters(read_latex(entry.latex("title")).title)
    if one and one.lower() == other.lower() and SequenceMatcher(None, *titles, autojunk=False).ratio() > 0.4:
        return True
    return not titles[0] or titles[0] == titles[1] or SequenceMatcher(None, *titles, autojunk=False).ratio() > 0.85


def names_of(entry: BibEntry | None) -> list[str]:
    """The authors; none where there is no entry."""
    return [name.name for name in read_names(entry.latex("author")).names] if entry else []


def _year(entry: BibEntry) -> str:
    match = re.search(r"\d{4}", entry.latex("date", "year"))
    return match[0] if match else ""


def _doi(entry: BibEntry) -> str:
    return doi_of(read_latex(entry.latex("doi")).text).lower()


def joined(page: BibEntry, beside: BibEntry) -> BibEntry:
    """The page's fields, and those that the cite.bib has besides."""
    mine, theirs = dict(page.fields), dict(beside.fields)
    if "date" in mine and re.fullmatch(r"\d{4}", mine["date"].latex) and _year(beside) == mine["date"].latex:
        del mine["date"]
    if "date" in mine:
        theirs = {name: value for name, value in theirs.items() if name not in {"date", "year", "month", "day"}}
    if any(name in mine for name in _VENUES):
        theirs = {name: value for name, value in theirs.items() if name not in _VENUES or name in {"publisher", "institution"}}
    if beside.key:
        mine.setdefault("bibtex-key", BibField((Piece(beside.key, beside.place, named=True),), beside.place))
    return replace(page, fields={**theirs, **mine})


def conflicts(key: str, page: BibEntry, beside: BibEntry) -> Iterator[Problem]:
    """What the two say differently: title, people, year, DOI, where it appeared."""
    for name, said, heard in _compared(page, beside):
        if said and heard and said != heard:
            mine, theirs = (read_latex(entry.latex(*names)).text for entry, names in _sides(name, page, beside))
            hint = f"the page counts: {mine[:160]}"
            yield Problem("import-conflict", f"{key}: {name} is in the .bib: {theirs[:160]}", beside.place, hint, Severity.WARNING)


def _sides(name: str, page: BibEntry, beside: BibEntry) -> tuple[tuple[BibEntry, tuple[str, ...]], ...]:
    names = {"year": ("date", "year"), "authors": ("author",), "venue": _VENUES}.get(name, (name,))
    return (page, names), (beside, names)


def _compared(page: BibEntry, beside: BibEntry) -> Iterator[tuple[str, str, str]]:
    """Each as it can be compared."""
    yield "title", letters(read_latex(page.latex("title")).title), letters(read_latex(beside.latex("title")).title)
    yield "year", _year(page), _year(beside)
    yield "doi", _doi(page), _doi(beside)
    families = [[name_words(name)[-1:] for name in names_of(entry)] for entry in (page, beside)]
    if len(families[0]) != len(families[1]) or sum(one != other for one, other in zip(*families, strict=True)):
        yield "authors", repr(families[0]) if families[0] else "", repr(families[1]) if families[1] else ""
    yield from _venues_apart(page, beside)


def _venues_apart(page: BibEntry, beside: BibEntry) -> Iterator[tuple[str, str, str]]:
    """Two long names without a common word; an acronym may be any name's, and arXiv has many names."""
    venues = [re.sub(r"[^\w ]", "", read_latex(entry.latex(*_VENUES)).text.casefold()) for entry in (page, beside)]
    words = [{word for word in venue.split() if len(word) > 3} for venue in venues]
    is_preprint = any(re.search(r"arxiv|rxiv|preprint|\bcorr\b", venue) for venue in venues)
    if not is_preprint and min(map(len, words)) > 1 and not words[0] & words[1]:
        yield "venue", venues[0], venues[1]
