"""A stretch of a LaTeX CV → what it says in plain text: letters, web addresses, and what could not be read, with its place.

A profile's texts have one look. What LaTeX slants or makes bold is plain in them; what it raises or lowers is set with the signs
that Unicode has, and where it has none, that is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from packet.formats.latex_commands import Command, LatexFile, Span
from packet.formats.latex_source import told
from packet.formats.latex_text import Look, Run, read_latex
from packet.formats.latex_title import title_pieces
from packet.formats.located_yaml import Scalar
from packet.problems import Place, Problem

_RAISED = str.maketrans("0123456789+-−=()ni∗*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ**")
_LOWERED = str.maketrans("0123456789+-−=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓ")
_ORDINAL = frozenset(["st", "nd", "rd", "th", "er", "ère", "e", "o", "a", "TM", "*", "†", "‡", "∗"])
"""What stands as well on the line: 1st, 2ème, marks behind names."""
_ADDRESSES = {"href": 2, "url": 1, "nolinkurl": 1}
_SIGNS = re.compile(r"\\(?:textasciitilde|~)(?:\{\})?|\\([%#&_~$\\{}])|[{}]")


@dataclass(frozen=True, slots=True)
class Said:
    """A text in one line, where it stands, and the web addresses that lie behind its words."""

    text: str
    place: Place
    addresses: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        return any(letter.isalnum() for letter in self.text)

    @property
    def node(self) -> Scalar:
        return Scalar(self.text, self.place)

    def but(self, text: str) -> Said:
        """Another text in the same place."""
        return Said(" ".join(text.split()), self.place, self.addresses)


@dataclass(slots=True)
class WordReader:
    """Reads stretches of one file, and gathers what it could not read."""

    file: LatexFile
    unread: dict[str, list[Place]] = field(default_factory=dict)

    def short(self, span: Span) -> Said:
        """A title, a name, a place; its web addresses stand apart."""
        addresses = list[str]()
        pieces = [(raw, at) for raw, at in self._pieces(span, addresses) if raw != _ADDRESS_MARK]
        return Said(self._text(pieces), self.file.place(span), tuple(addresses))

    def long(self, span: Span) -> Said:
        """A sentence; its web addresses stand in brackets behind their words."""
        addresses = list[str]()
        pieces = list(self._pieces(span, addresses))
        rest = iter(addresses)
        text = self._text([(_escaped(f" ({next(rest)})") if raw == _ADDRESS_MARK else raw, at) for raw, at in pieces])
        return Said(text, self.file.place(span))

    def address(self, span: Span) -> Said:
        """An e-mail or web address, or a name in one, whose signs are no LaTeX."""
        raw = re.sub(r"^\\(?:url|nolinkurl)\s*\{(.*)\}$", r"\1", self.file.raw(span).strip(), flags=re.S)
        said = _SIGNS.sub(_sign, raw)
        return self.short(span) if re.search(r"\\[A-Za-z]", said) else Said(" ".join(said.split()), self.file.place(span))

    def told(self) -> Iterator[Problem]:
        """Each command that could not be read, once, with all its lines."""
        for what, places in self.unread.items():
            more = sorted({place.line for place in places} - {places[0].line})
            lines = f" (also in line {', '.join(map(str, more[:20]))}{' …' if len(more) > 20 else ''})" if more else ""
            if what.startswith(("$", "\\(", "\\[", "\\ensuremath")):
                hint = "write it with letters, ^, _ and the commonest commands, or in words"
                yield told("latex-math", f"{what[:200]} cannot be set and is printed as typed{lines}", places[0], hint)
            elif not what.startswith("\\"):
                hint = "a CV's lines know no raised or lowered letters: write it in words if it cannot be understood so"
                yield told("latex-math", f"“{what[:200]}” is raised or lowered, and is printed on the line{lines}", places[0], hint)
            else:
                hint = "write the letter or word itself"
                yield told("latex-unknown", f"{what[:200]} is not known and is printed as typed{lines}", places[0], hint)

    def _pieces(self, span: Span, addresses: list[str]) -> Iterator[tuple[str, int]]:
        """The LaTeX without links, each piece with its place in the text, a mark where an address belongs that is no word there."""
        for part in self.file.parts(_ADDRESSES, span):
            if not isinstance(part, Command) or not part.arguments:
                yield self.file.raw(part.span), part.span.start
                continue
            address = _SIGNS.sub(_sign, self.file.raw(part.arguments[0])).strip()
            words = part.arguments[-1]
            yield (" ", part.span.start) if part.span.start and self.file.source.text[part.span.start - 1].isspace() else ("", 0)
            if part.name != "href":
                yield _escaped(address), words.start
            else:
                yield self.file.raw(words), words.start
                if not _is_said(address, self.file.raw(words)):
                    addresses.append(address)
                    yield _ADDRESS_MARK, words.start
            yield (" ", part.span.end) if self.file.source.text[part.span.end : part.span.end + 1].isspace() else ("", 0)

    def _text(self, pieces: list[tuple[str, int]]) -> str:
        starts, length = list[int](), 0
        for raw, _ in pieces:
            starts.append(length)
            length += len(raw)
        read = read_latex("".join(raw for raw, _ in pieces))
        for one in read.unread:
            piece = bisect_right(starts, one.at) - 1
            place = self.file.source.place(pieces[piece][1] + one.at - starts[piece])
            self.unread.setdefault(one.what, []).append(place)
        return " ".join("".join(self._letters(run, pieces) for run in read.runs).split())

    def _letters(self, run: Run, pieces: list[tuple[str, int]]) -> str:
        if run.look is Look.FORMULA:
            return "".join(
                self._on_line(piece.text, piece.raised, piece.lowered, pieces) for piece in title_pieces(f"${run.text}$")
            )
        return self._on_line(run.text, run.look is Look.RAISED, run.look is Look.LOWERED, pieces)

    def _on_line(self, text: str, raised: bool, lowered: bool, pieces: list[tuple[str, int]]) -> str:
        """Raised or lowered letters by the signs that Unicode has for them."""
        if not (raised or lowered) or text.strip() in _ORDINAL or not text.strip():
            return text.replace("∗", "*") if raised else text
        signs = text.strip().translate(_RAISED if raised else _LOWERED)
        table = _RAISED if raised else _LOWERED
        if all(ord(letter) in table for letter in text.strip()):
            return signs
        self.unread.setdefault(text.strip(), []).append(self.file.source.place(pieces[0][1]))
        return text


def _sign(match: re.Match[str]) -> str:
    return match[1] or ("~" if match[0].startswith("\\") else "")


_ADDRESS_MARK = "\\packetaddress"


def _escaped(address: str) -> str:
    """A web address as LaTeX that reads back the same."""
    signs = {"~": "\\textasciitilde{}", "\\": "\\textbackslash{}", "-": "{-}"}
    return "".join(signs.get(sign, f"\\{sign}" if sign in "%#&_${}" else sign) for sign in address)


def _is_said(address: str, words: str) -> bool:
    """Whether the words of a link are its address already, or it is one that a reader has no use for."""
    bare = re.sub(r"^(?:mailto:|tel:|https?://)(?:www\.)?|/$|\\(?=[_#%&~])|[\s()-]", "", address)
    said = re.sub(r"^(?:https?://)?(?:www\.)?|/$|\\(?=[_#%&~])|[{}\s()-]|\\\w+", "", words)
    return not bare or bare.casefold() == said.casefold()
