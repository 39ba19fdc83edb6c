"""Proofs → one HTML page, complete in itself: the common text, then each letter's own words with its findings beside them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from packet.cli.verdicts import LOOKS
from packet.model.finding import Finding, Verdict
from packet.season.proof import Mark, Proof, ProofGroup, Proofs, Sentence

STYLE = """
:root { color-scheme: light dark; --own: #0a6b34; --own-back: #e3f5e9; --lost: #a3222a;
  --place: #0b6e99; --person: #8a2f86; --line: #c9ced6 }
@media (prefers-color-scheme: dark) { :root { --own: #7fd69d; --own-back: #17351f; --lost: #ff8b8b;
  --place: #75c7ea; --person: #e39be0; --line: #444b55 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem }
h2 small { font-weight: normal; opacity: .7; margin-left: .6rem }
p { margin: .3rem 0 }
.letter { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 0 2rem }
@media (max-width: 50rem) { .letter { grid-template-columns: 1fr } }
.own { color: var(--own); background: var(--own-back); font-weight: 600; border-radius: .2rem; padding: 0 .15rem }
.lost { color: var(--lost); text-decoration: line-through }
.institution { border-bottom: 2px solid var(--place) }
.person { border-bottom: 2px solid var(--person) }
aside { font-size: .85rem; line-height: 1.4 }
aside p { padding-left: 1.2rem; text-indent: -1.2rem }
.fail { color: var(--lost); font-weight: 600 }
.quiet { opacity: .65 }
@media print { body { margin: 0; font-size: 11pt } .letter { break-inside: avoid } }
"""


def page(proofs: Proofs) -> str:
    legend = ("own words", "own"), ("missing words", "lost"), ("institutions", "institution"), ("people", "person")
    lines = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{proofs.count} letters to proofread</title><style>{STYLE}</style>",
        f"<h1>{proofs.count} letters to proofread</h1>",
        f'<p class="quiet">Marked are {", ".join(_piece(*one) for one in legend)}.</p>',
        *(line for group in proofs.groups for line in _group(group, proofs)),
        *(f'<p class="quiet">{escape(name)}: its packet has no letter</p>' for name in proofs.without),
        "</html>\n",
    )
    return "\n".join(lines)


def _group(group: ProofGroup, proofs: Proofs) -> Iterator[str]:
    if group.common:
        yield f"<h2>{escape(group.kind)}<small>what {len(group.proofs)} letters have in common</small></h2>"
        yield '<div class="letter"><div>'
        yield from map(_sentence, group.common)
        yield "</div><aside>"
        yield from map(_finding, proofs.shared(group))
        yield "</aside></div>"
    for proof in group.proofs:
        yield from _letter(proof, group, proofs)


def _letter(proof: Proof, group: ProofGroup, proofs: Proofs) -> Iterator[str]:
    name = proof.letter.position
    yield f'<h2 id="{escape(name)}">{escape(name)}<small>{escape(proof.letter.heading)}</small></h2><div class="letter"><div>'
    yield from map(_sentence, proof.sentences)
    if proof.same:
        yield f'<p class="quiet">{proof.same} more as in the common text</p>'
    yield "</div><aside>"
    yield from map(_finding, proofs.own(proof, group))
    if proofs.elsewhere[name]:
        yield f'<p class="quiet">and {proofs.elsewhere[name]} to look at elsewhere: packet check {escape(name)} --quiet</p>'
    yield "</aside></div>"


def _sentence(sentence: Sentence) -> str:
    words = (_piece(piece.text, "" if piece.mark is Mark.SAME else piece.mark.value, piece.name.value) for piece in sentence)
    return f"<p>{' '.join(words)}</p>"


def _piece(text: str, *looks: str) -> str:
    named = " ".join(filter(None, looks))
    return f'<span class="{named}">{escape(text)}</span>' if named else escape(text)


def _finding(finding: Finding) -> str:
    look = "fail" if finding.verdict is Verdict.FAIL else ""
    remedy = f" → {finding.remedy}" if finding.remedy else ""
    return f'<p class="{look}">{LOOKS[finding.verdict].mark} {escape(finding.message + remedy)}</p>'
