"""Proofs → one HTML page, complete in itself: a table that leads to each letter, the common text, then each letter's own words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from packet.cli.proof_style import STYLE
from packet.cli.proof_table import NOTHING, head, names_of, row
from packet.cli.verdicts import LOOKS
from packet.model.finding import Finding, Verdict
from packet.season.in_few_words import in_few_words
from packet.season.proof import Mark, NameKind, Passage, Piece, Proof, ProofGroup
from packet.season.proofs import Proofs

CLASSES = {
    NameKind.NONE: "",
    NameKind.INSTITUTION: "institution",
    NameKind.STRANGER: "stranger",
    NameKind.PERSON: "person",
}
LEGEND = (
    Piece("own words", Mark.OWN),
    Piece("missing words", Mark.LOST),
    Piece("institutions", name=NameKind.INSTITUTION),
    Piece("strange institutions", name=NameKind.STRANGER),
    Piece("people", name=NameKind.PERSON),
)


def page(proofs: Proofs) -> str:
    lines = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{len(proofs.all)} letters to proofread</title><style>{STYLE}</style>",
        f"<h1>{len(proofs.all)} letters to proofread</h1>",
        f'<p class="quiet">Marked are {", ".join(map(_marked, LEGEND))}.</p>',
        *(_table(proofs) if len(proofs.all) > 1 else ()),
        *(_finding(told.finding, names_of(told, proofs)) for told in proofs.shared),
        *(line for group in proofs.groups for line in _group(group, proofs)),
        *(f'<p class="quiet">{escape(name)}: its packet has no letter</p>' for name in proofs.without),
        "</html>\n",
    )
    return "\n".join(lines)


def _table(proofs: Proofs) -> Iterator[str]:
    columns = head(proofs)
    yield f'<div class="table"><table><thead><tr>{"".join(f"<th>{escape(column)}</th>" for column in columns)}</tr></thead><tbody>'
    for proof in proofs.all:
        first, *others = row(proof, proofs)
        cells = "".join(_cell(column, cell) for column, cell in zip(columns[1:], others, strict=True))
        yield f'<tr><th><a href="#{escape(first)}">{escape(first)}</a></th>{cells}</tr>'
    yield "</tbody></table></div>"
    if any(proofs.elsewhere.values()):
        yield '<p class="quiet">elsewhere: found in other documents; <code>packet check POSITION --quiet</code> tells it</p>'


def _cell(column: str, cell: str) -> str:
    found = "fail" if LOOKS[Verdict.FAIL].mark in cell else "found"
    look = {"institution": "place", "found": found, "elsewhere": "elsewhere"}.get(column, "")
    looks = " ".join(filter(None, (look, "none" if cell == NOTHING else "")))
    return f'<td class="{looks}">{escape(cell)}</td>' if looks else f"<td>{escape(cell)}</td>"


def _group(group: ProofGroup, proofs: Proofs) -> Iterator[str]:
    if group.common:
        title = f"{escape(group.kind)} <small>what {len(group.proofs)} letters have in common</small>"
        yield f'<section class="common"><h2>{title}</h2>'
        yield from (_passage(one, whole=True) for one in group.common)
        yield "</section>"
    for proof in group.proofs:
        yield from _letter(proof, group, proofs)


def _letter(proof: Proof, group: ProofGroup, proofs: Proofs) -> Iterator[str]:
    name = proof.letter.position
    where = escape(proof.filled.get("institution", ""))
    yield f'<section class="letter" id="{escape(name)}"><h2>{escape(name)} <small>{where}</small></h2><div>'
    if not proof.passages:
        yield '<p class="quiet">word for word as the common text</p>'
    yield from (_passage(one, whole=not group.common) for one in proof.passages)
    yield "</div><aside>"
    yield from map(_finding, proofs.own(name))
    if len(proofs.all) == 1 and proofs.elsewhere[name]:
        command = f"<code>packet check {escape(name)} --quiet</code>"
        yield f'<p class="quiet">and {proofs.elsewhere[name]} to look at elsewhere: {command}</p>'
    yield "</aside></section>"


def _passage(passage: Passage, *, whole: bool) -> str:
    """`whole`: it is read for itself, not beside a common text, so that no words of it are marked as its own."""
    said = ""
    for (mark, only), run in groupby(in_few_words(passage, whole=whole).pieces, key=lambda piece: (piece.mark, piece.only)):
        pieces = list(run)
        words = "".join(f" {_named(piece)}" if piece.spaced and at else _named(piece) for at, piece in enumerate(pieces))
        words = f'<span class="only">{words}</span>' if only else words
        plain = mark is Mark.SAME or (whole and pieces[0].text != "…")
        said += (" " if pieces[0].spaced and said else "") + (words if plain else f'<span class="{mark.value}">{words}</span>')
    seen = f' <span class="quiet">(as in {escape(passage.seen_in)})</span>' if passage.seen_in else ""
    return f"<p>{said}{seen}</p>"


def _named(piece: Piece) -> str:
    if piece.slot and piece.text == piece.slot:
        return f'<span class="slot">{escape(piece.slot)}</span>'
    named = CLASSES[piece.name]
    return f'<span class="{named}">{escape(piece.text)}</span>' if named else escape(piece.text)


def _marked(piece: Piece) -> str:
    return _named(piece) if piece.mark is Mark.SAME else f'<span class="{piece.mark.value}">{escape(piece.text)}</span>'


def _finding(finding: Finding, where: str = "") -> str:
    look = "finding fail" if finding.verdict is Verdict.FAIL else "finding"
    remedy = f" → {finding.remedy}" if finding.remedy else ""
    after = f' <span class="quiet">({escape(where)})</span>' if where else ""
    return f'<p class="{look}"><b>{LOOKS[finding.verdict].mark}</b> {escape(finding.message + remedy)}{after}</p>'
