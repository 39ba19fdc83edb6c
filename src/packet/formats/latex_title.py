"""A title with formulas between dollars (`$L^p$ bounds`) → pieces of text: raised, lowered, slanted. All else stays as it is.

The subset is what titles hold: letters, digits, signs, `^`, `_`, braces, Greek letters and the commonest symbols by their commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

SYMBOLS: Mapping[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "ell": "ℓ", "times": "×", "cdot": "·",
    "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "sim": "∼", "to": "→",
    "rightarrow": "→", "in": "∈", "subset": "⊂", "partial": "∂", "nabla": "∇", "sqrt": "√", "sum": "∑", "log": "log", "exp": "exp",
    "lim": "lim", "max": "max", "min": "min", "sup": "sup", "det": "det", "dim": "dim", "ldots": "…", "dots": "…", "circ": "°",
}  # fmt: skip
BLACKBOARD = {"R": "ℝ", "C": "ℂ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "P": "ℙ", "E": "𝔼", "F": "𝔽"}
FONTS = {"mathbb", "mathcal", "mathrm", "mathbf", "mathsf", "mathit", "text", "operatorname"}

_FORMULA = re.compile(r"\$(?=\S)([^$]+?)(?<=\S)\$")
_PART = re.compile(r"\\([A-Za-z]+|.)|([\^_{}])|([^\\^_{}]+)")
_PAPER_PUNCTUATION = str.maketrans({"-": "−", "'": "′", "*": "∗"})


@dataclass(frozen=True, slots=True)
class TitlePiece:
    """Letters of one look."""

    text: str
    raised: bool = False
    lowered: bool = False
    emphasis: bool = False


def title_pieces(title: str) -> tuple[TitlePiece, ...]:
    """The title in pieces, in their order; a formula that we cannot read stays as it is written."""
    pieces: list[TitlePiece] = []
    at = 0
    for match in _FORMULA.finditer(title):
        try:
            formula = list(_formula(match[1]))
        except ValueError:
            continue
        pieces += [TitlePiece(title[at : match.start()]), *formula]
        at = match.end()
    pieces.append(TitlePiece(title[at:]))
    return tuple(piece for piece in pieces if piece.text)


@lru_cache(maxsize=8192)
def plain_title(title: str) -> str:
    """The letters alone, for bookmarks and places that know one look: `$L^p$` is `Lp`."""
    return "".join(piece.text for piece in title_pieces(title))


@lru_cache(maxsize=1024)
def can_be_set(formula: str) -> bool:
    """Whether a formula, without its dollars, is one that `title_pieces` reads."""
    match = _FORMULA.fullmatch(f"${formula}$")
    try:
        return bool(match and list(_formula(match[1])))
    except ValueError:
        return False


def _formula(formula: str) -> Iterator[TitlePiece]:
    """The pieces of a formula; raises `ValueError` for a command or a nesting that is not known."""
    if " " in formula and not re.search(r"[\\^_=<>+]", formula):
        raise ValueError("two amounts of money, no formula")
    parts = _PART.findall(formula)
    at = 0
    while at < len(parts):
        command, sign, letters = parts[at]
        if sign in {"^", "_"}:
            content, at = _argument(parts, at + 1)
            yield TitlePiece(content.translate(_PAPER_PUNCTUATION), raised=sign == "^", lowered=sign == "_")
            continue
        if command in FONTS:
            content, at = _argument(parts, at + 1)
            said = "".join(BLACKBOARD.get(letter, letter) for letter in content) if command == "mathbb" else content
            yield TitlePiece(said, emphasis=command == "mathit")
            continue
        if letters:
            yield from _letters(letters)
        elif command:
            yield TitlePiece(_symbol(command))
        at += 1


def _letters(letters: str) -> Iterator[TitlePiece]:
    """Single letters are slanted, as variables are; digits, signs and words are not."""
    for run in re.findall(r"[A-Za-z]+|[^A-Za-z]+", letters):
        yield TitlePiece(run.translate(_PAPER_PUNCTUATION), emphasis=run.isalpha() and len(run) < 3)


def _symbol(command: str) -> str:
    if command in SYMBOLS:
        return SYMBOLS[command]
    if command in {",", ";", " ", "!", ":"}:
        return " " if command != "!" else ""
    raise ValueError(f"\\{command} is not known")


def _argument(parts: list[tuple[str, str, str]], at: int) -> tuple[str, int]:
    """What stands in braces, or the one letter or command that follows, and where it goes on."""
    if at >= len(parts):
        raise ValueError("nothing follows")
    command, sign, letters = parts[at]
    if command:
        return _symbol(command), at + 1
    if letters:
        if len(letters) > 1:
            parts[at] = ("", "", letters[1:])
            return letters[0], at
        return letters, at + 1
    if sign != "{":
        raise ValueError("a nesting that is not known")
    said = ""
    for index in range(at + 1, len(parts)):
        command, sign, letters = parts[index]
        if sign == "}":
            return said, index + 1
        if sign:
            raise ValueError("a nesting that is not known")
        said += _symbol(command) if command else letters
    raise ValueError("a brace is open")
