"""A paper in plain text, under the names of BibTeX → the entry that the bibliography converts: all sources come to one shape.

Titles may have runs: `<i>`, `<sup>`, `<sub>` and formulas between dollars. Everything else reads back as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from packet.formats.bibliography_values import doi_of
from packet.formats.bibtex_entries import BibEntry, BibField, Piece
from packet.formats.latex_title import can_be_set
from packet.formats.located_yaml import Scalar
from packet.problems import Place

_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "&": r"\&",
        "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "`": r"\textasciigrave{}", "'": r"{'}", "-": r"{-}", "\u00a0": "~",
    }
)  # fmt: skip
_RUN = re.compile(r"<(i|em|sup|sub)>(.*?)</\1>", re.I | re.S)
_TAG = re.compile(r"</?(?:b|strong|span|sc|i|em|sup|sub|u|br|p|nobr|nocase|scp|jats:\w+)\b[^<>]*>", re.I)
_FORMULA = re.compile(r"\$(?=\S)([^$]+?)(?<=\S)\$")
_COMMANDS = {"i": r"\textit", "em": r"\textit", "sup": r"\textsuperscript", "sub": r"\textsubscript"}


def plain_entry(key: str, kind: str, place: Place, fields: Mapping[str, Scalar], authors: Sequence[Scalar]) -> BibEntry:
    """`kind`: a type of BibTeX. Names stay in the order in which they are written; `et al.` ends a list as `and others` does."""
    doi = fields["doi"].text.casefold() if "doi" in fields else ""
    if doi and "url" in fields and doi_of(fields["url"].text).casefold() == doi:
        fields = {name: one for name, one in fields.items() if name != "url"}
    made = {name: _field(_escaped(one.text), one.place) for name, one in fields.items() if one.text.strip()}
    if "title" in fields:
        made["title"] = _field(title_latex(fields["title"].text), fields["title"].place)
    named = [one for one in authors if one.text.strip()]
    if named:
        made["author"] = BibField(tuple(_names(named)), named[0].place)
    return BibEntry(kind, key, made, place)


def title_latex(title: str) -> str:
    said, at = "", 0
    for match in _RUN.finditer(title):
        said += f"{_words(title[at : match.start()])}{_COMMANDS[match[1].lower()]}{{{_words(match[2])}}}"
        at = match.end()
    return said + _words(title[at:])


def untagged(text: str) -> str:
    """The text without the tags that reference managers write."""
    return " ".join(_TAG.sub("", text).split()) if "<" in text else text


def _words(text: str) -> str:
    said, at, bare = "", 0, _TAG.sub("", text)
    for match in _FORMULA.finditer(bare):
        if can_be_set(match[1]):
            said += _escaped(bare[at : match.start()]) + match[0]
            at = match.end()
    return said + _escaped(bare[at:])


def _names(names: Sequence[Scalar]) -> list[Piece]:
    """One piece a name, so that each keeps its place; braces keep commas and `and` within it."""
    pieces = []
    for at, one in enumerate(names):
        others = re.fullmatch(r"(?:and )?(?:others|et\.? al\.?|…|\.\.\.)", one.text.strip(), re.I)
        name = "others" if others else f"{{{_escaped(one.text)}}}"
        pieces.append(Piece(f"{' and ' if at else ''}{name}", one.place, named=True))
    return pieces


def _field(latex: str, place: Place) -> BibField:
    return BibField((Piece(latex, place, named=True),), place)


def _escaped(text: str) -> str:
    return text.translate(_SIGNS)
