"""A TrueType file that has the letters asked for and no others: their outlines are borrowed from a shipped font."""

from __future__ import annotations

import struct
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker

from packet.render.fonts import SHIPPED

TABLES = ("OS/2", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")


def write_tiny_font(path: Path, letters: str) -> Path:
    """Letter n looks like the n-th of A, B, C …"""
    source = TTFontFile(str(SHIPPED / "SourceSans3-Regular.ttf"))
    maker = TTFontMaker()
    for tag in TABLES:
        maker.add(tag, source.get_table(tag))
    glyphs = {ord(letter): source.charToGlyph[ord("A") + number] for number, letter in enumerate(letters)}
    maker.add("cmap", _cmap(dict(sorted(glyphs.items()))))
    path.write_bytes(maker.makeStream())
    return path


def _cmap(glyphs: dict[int, int]) -> bytes:
    """One subtable with a segment a letter: of format 4, or of format 12 where a letter lies beyond U+FFFF."""
    if max(glyphs) > 0xFFFF:
        groups = b"".join(struct.pack(">LLL", code, code, glyph) for code, glyph in glyphs.items())
        return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    codes = [*glyphs, 0xFFFF]
    deltas = [(glyph - code) % 0x10000 for code, glyph in glyphs.items()] + [1]
    count = len(codes)
    words = [4, 16 + 8 * count, 0, 2 * count, 0, 0, 0, *codes, 0, *codes, *deltas, *[0] * count]
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(f">{len(words)}H", *words)


def write_collection(path: Path, font: Path) -> Path:
    """A collection that holds one font: its tables lie behind the collection's head."""
    data = bytearray(font.read_bytes())
    head = struct.pack(">4sLLL", b"ttcf", 0x00010000, 1, 16)
    for table in range(struct.unpack(">H", data[4:6])[0]):
        at = 12 + 16 * table + 8
        data[at : at + 4] = struct.pack(">L", struct.unpack(">L", data[at : at + 4])[0] + len(head))
    path.write_bytes(head + data)
    return path
