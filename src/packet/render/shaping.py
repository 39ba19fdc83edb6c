"""From a word and a face to its width and kerning; from written text to letters that a page may hold.

Kerning is on and every ligature off, so one letter is one glyph and the text layer holds the letters as written. Right-to-left
words keep their logical order in the text layer; `draw` advances leftwards for them. They are neither joined (Arabic) nor reordered
with their neighbours: a name is legible, a paragraph of Hebrew is not set as Hebrew asks for.
"""

from __future__ import annotations

import re
import unicodedata

import uharfbuzz

from packet.render.fonts import Face, Shape

FEATURES = {"kern": True, **dict.fromkeys(("liga", "clig", "calt", "dlig", "hlig", "rlig", "ccmp", "locl"), False)}

_PLAIN = re.compile(r"[\x20-\x7e]*\Z")
_REPLACED = {
    **dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], ""),
    **dict.fromkeys(range(0xFE00, 0xFE10), ""),  # which of its forms the letter before is to have
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " "),
    **dict.fromkeys([*range(0x2000, 0x200B), 0x205F, 0x3000], " "),
    0x2007: "\xa0",
    **dict.fromkeys([0x2010, 0x2011], "-"),
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
}


def clean(text: str) -> str:
    """The text as a page holds it: letters composed; no soft hyphens, ligatures, controls or marks of direction; plain spaces."""
    if _PLAIN.match(text):
        return text
    return unicodedata.normalize("NFC", text).translate(_REPLACED)


def is_right_to_left(letter: str) -> bool:
    return letter > "\u0590" and unicodedata.bidirectional(letter) in {"R", "AL"}


def shape(face: Face, word: str) -> Shape:
    """Measure a word whose letters `face` all has; remembered by the face."""
    if word not in face.shapes:
        face.shapes[word] = _shape(face, word)
    return face.shapes[word]


def _shape(face: Face, word: str) -> Shape:
    plain = tuple(map(face.advance, word))
    if len(word) == 1 or any(map(is_right_to_left, word)):
        return Shape(sum(plain) / 1000, (0,) * len(word))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face.shaper, buffer, FEATURES)
    scale = 1000 / face.shaper.face.upem
    advances = [position.x_advance * scale for position in buffer.glyph_positions]
    clusters = [info.cluster for info in buffer.glyph_infos]
    if clusters != list(range(len(word))):  # the script reorders or joins letters: set them one by one
        return Shape(sum(plain) / 1000, (0,) * len(word))
    return Shape(sum(advances) / 1000, tuple(round(old - new, 1) or 0 for old, new in zip(plain, advances, strict=True)))
