"""From a family's name to faces that can measure, shape and embed; from a letter to the first face that has it.

Order of search: the theme's family, the theme's own fallback files, the other shipped family, TrueType files in the system's usual
font folders (looked through only when a letter asks for it). Only static TrueType outlines can be embedded; of a collection (.ttc,
as Chinese and Japanese fonts often are) the first font is taken.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

import uharfbuzz
from reportlab import rl_config
from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from packet.problems import Problem, SourceError

# One encoding per subset, made of used letters only: a third smaller than the default, which embeds all of ASCII.
rl_config.ttfAsciiReadable = 0

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{rows}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of a subset: code point by code, 0 for none. At most 100 rows a block (Adobe Technical Note 5014)."""
    rows = [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset) if point]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CMAP.format(name=name, rows=said)


# ReportLab's own says a letter above U+FFFF in a way that no reader understands, and that code 0 is U+0000 (not in PDF/A).
ttfonts.makeToUnicodeCMap = to_unicode

SHIPPED = Path(__file__).parent / "fonts"
FAMILIES = {"Source Sans 3": "SourceSans3", "Source Serif 4": "SourceSerif4"}
STYLES = ("Regular", "Italic", "SemiBold", "SemiBoldItalic")
SYSTEM_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A word in one face: width in em, and the TJ number (1/1000 em, positive: closer) behind each letter."""

    width: float
    kerns: tuple[float, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font file. `shapes` remembers every word measured in this process."""

    name: str
    path: str
    embedded: TTFont
    shaper: uharfbuzz.Font
    shapes: dict[str, Shape] = field(default_factory=dict, repr=False)

    def has(self, letter: str) -> bool:
        return ord(letter) in self.embedded.face.charToGlyph

    def advance(self, letter: str) -> float:
        """The unkerned width of a letter in 1/1000 em."""
        return float(self.embedded.face.getCharWidth(ord(letter)))


@cache
def load_face(path: str) -> Face:
    """The face in a .ttf or .ttc file; raises `SourceError` where the file is no TrueType font."""
    try:
        data = Path(path).read_bytes()
        embedded = TTFont(path, path)
        shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
    except (OSError, TTFError, struct.error, LookupError, ValueError, TypeError) as reason:  # whatever a broken file makes it raise
        problem = Problem("font-unreadable", f"cannot read the font {path}: {reason}", hint="give a static TrueType file (.ttf)")
        raise SourceError(problem) from None
    if not Path(path).is_relative_to(SHIPPED):  # two files may bear one name: ReportLab would embed one for both
        embedded.face.subfontNameX = b"-" + sha256(data).hexdigest()[:8].encode()
    return Face(bytes(embedded.face.name).decode("latin-1"), path, embedded, shaper)


@cache
def file_hash(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()


@cache
def system_fonts() -> tuple[str, ...]:
    """All .ttf and .ttc files of the system's font folders, upright regular ones first, each group by name."""
    folders = (Path(folder).expanduser() for folder in SYSTEM_FOLDERS)
    found = (str(path) for folder in folders if folder.is_dir() for path in folder.rglob("*.[tT][tT][fFcC]"))
    special = re.compile("Bold|Italic|Oblique|Mono|Light|Condensed")
    return tuple(sorted(found, key=lambda path: (bool(special.search(path)), path)))


@dataclass(frozen=True, slots=True)
class Family:
    """A family in four styles with its fallbacks."""

    name: str
    fallback: tuple[str, ...] = ()

    def face(self, strong: bool, emphasis: bool) -> Face:
        return _shipped(self.name, strong, emphasis)

    def face_for(self, letter: str, strong: bool, emphasis: bool) -> Face | None:
        """The first face that has the letter, or None."""
        return next((face for face in self._search(strong, emphasis) if face.has(letter)), None)

    def _search(self, strong: bool, emphasis: bool) -> Iterator[Face]:
        yield self.face(strong, emphasis)
        yield from map(load_face, self.fallback)
        yield from (_shipped(name, strong, emphasis) for name in FAMILIES if name != self.name)
        yield from filter(None, map(_loadable, system_fonts()))


@cache
def _shipped(family: str, strong: bool, emphasis: bool) -> Face:
    return load_face(str(SHIPPED / f"{FAMILIES[family]}-{STYLES[strong * 2 + emphasis]}.ttf"))


@cache
def _loadable(path: str) -> Face | None:
    """A system font, or None for one that cannot be embedded (that is no error: nobody asked for it)."""
    try:
        return load_face(path)
    except SourceError:
        return None
