"""Text → LaTeX for a field of BibTeX: signs escaped, braces always paired, letters as they are or as accents in ASCII."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeAlias

from packet.formats.latex_title import SYMBOLS, plain_title

Letters: TypeAlias = Callable[[str], str]
"""How letters beyond ASCII are written."""

SIGNS: Mapping[int, str] = str.maketrans(
    {
        "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip
"""BibTeX counts braces whatever stands before them, so that `\\{` would leave one open."""

ACCENTS: Mapping[str, str] = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".", "\u0308": '"',
    "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k", "\u0331": "b",
}  # fmt: skip
LETTERS: Mapping[str, str] = {
    "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}", "ø": r"{\o}", "Ø": r"{\O}", "ł": r"{\l}",
    "Ł": r"{\L}",
    "đ": r"{\dj}", "Đ": r"{\DJ}", "ð": r"{\dh}", "Ð": r"{\DH}", "þ": r"{\th}", "Þ": r"{\TH}", "ı": r"{\i}", "–": "--", "—": "---",
    "‘": "`", "’": "'", "“": "``", "”": "''", "…": r"{\ldots}", "\u00a0": "~", "§": r"{\S}", "†": r"{\dag}", "‡": r"{\ddag}",
    "¡": r"{\textexclamdown}", "¿": r"{\textquestiondown}", "€": r"{\texteuro}", "£": r"{\pounds}", "©": r"{\copyright}",
    "•": r"{\textbullet}", "™": r"{\texttrademark}", "‐": "-", "‑": "-", "−": "$-$",
}  # fmt: skip
COMMANDS: Mapping[str, str] = {sign: name for name, sign in reversed(list(SYMBOLS.items())) if not sign.isascii()}

_FORMULA = re.compile(r"(\$(?=\S)[^$]+?(?<=\S)\$)")
_OPEN_TO_READERS = re.compile(r"@(?=\w*[ \t]*\{)")
"""An at sign, a word and a brace look like the next entry."""


def latex(text: str, letters: Letters) -> str:
    """Plain text on one line."""
    return _OPEN_TO_READERS.sub("{@}", letters(_one_line(text).translate(SIGNS)))


def latex_title(title: str, letters: Letters, *, name: str = "") -> str:
    """A title: its formulas as they are; capitals that are no matter of style, and the name of the work, in braces."""
    parts = _FORMULA.split(_one_line(title))
    said = "".join(part if at % 2 and is_formula(part) else _words(part, letters, name) for at, part in enumerate(parts))
    return _OPEN_TO_READERS.sub("{@}", said)


def is_formula(part: str) -> bool:
    """Whether what stands between dollars is mathematics, not two amounts of money; its braces are paired."""
    depth = 0
    for letter in re.sub(r"\\[\\{}]", "", part):
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    escaped = len(re.findall(r"\\\{", part)) - len(re.findall(r"\\\}", part))
    return depth == 0 and escaped == 0 and r"\\" not in part and (plain_title(part) != part or bool(re.search(r"[\\^_]", part)))


def _one_line(text: str) -> str:
    return " ".join("".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text).split())


def _words(text: str, letters: Letters, name: str) -> str:
    return re.sub(r"[^\s-]+|[\s-]+", lambda match: _protected(match[0], letters, name), text)


def _protected(word: str, letters: Letters, name: str) -> str:
    """A word between blanks and hyphens; punctuation around it stays outside the braces."""
    match = re.fullmatch(r"(\W*)(.*?)(\W*)", word, re.S)
    before, core, behind = match.groups() if match else ("", word, "")
    inner = letters(core.translate(SIGNS))
    keeps = any(letter.isupper() for letter in core[1:]) or (bool(core) and core in re.split(r"[\s-]+", name))
    said = f"{{{inner}}}" if keeps and core[:1].isalnum() else inner
    return letters(before.translate(SIGNS)) + said + letters(behind.translate(SIGNS))


def as_written(text: str) -> str:
    """Letters in UTF-8, as today's LaTeX reads them."""
    return text


def in_ascii(text: str) -> str:
    """Letters as accents and commands; one that LaTeX has no way to write stays what it is."""
    if text.isascii():
        return text
    clusters = re.findall(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", unicodedata.normalize("NFD", text))
    return "".join(_in_ascii(unicodedata.normalize("NFC", cluster)) for cluster in clusters)


def _in_ascii(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in LETTERS:
        return LETTERS[letter]
    if letter in COMMANDS:
        return f"$\\{COMMANDS[letter]}$"
    base, accents = (apart := unicodedata.normalize("NFD", letter))[0], apart[1:]
    if not (base.isascii() and base.isalpha()) and base not in LETTERS:
        return letter
    if not accents or not all(accent in ACCENTS for accent in accents):
        return letter
    above = any(unicodedata.combining(accent) == 230 for accent in accents)
    said = (f"\\{base} " if above and base in "ij" else LETTERS.get(base, base)).strip()
    for accent in accents:
        command = ACCENTS[accent]
        said = f"\\{command}{' ' if command.isalpha() and len(said) == 1 else ''}{said if len(said) < 3 else f'{{{said}}}'}"
    return f"{{{said}}}"
