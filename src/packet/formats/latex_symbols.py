"""What LaTeX commands in bibliographies stand for: letters, signs, accents, and the journals of astronomy's style files."""

from __future__ import annotations

from collections.abc import Mapping

ACCENTS: Mapping[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
    "C": "\u030f", "U": "\u030e", "f": "\u0311", "h": "\u0309",
}  # fmt: skip
"""Command → the combining accent that follows its letter in Unicode."""

LETTERS: Mapping[str, str] = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "ij": "ĳ", "IJ": "Ĳ", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "ldots": "…", "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"',
    "quotedblbase": "„", "quotesinglbase": "‚", "dots": "…", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "guilsinglleft": "‹", "glqq": "„", "guilsinglright": "›", "grqq": "“", "textellipsis": "…",
    "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textbar": "|", "textless": "<", "textgreater": ">",
    "textunderscore": "_", "textbullet": "•", "textperiodcentered": "·", "textdegree": "°", "degree": "°", "degrees": "°",
    "textasciigrave": "`",
    "textmu": "µ", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "S": "§", "P": "¶",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "textyen": "¥", "dag": "†", "ddag": "‡",
    "textdagger": "†", "textdaggerdbl": "‡", "textasteriskcentered": "∗", "textexclamdown": "¡", "textquestiondown": "¿",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "textordfeminine": "ª", "textordmasculine": "º", "slash": "/",
    "space": " ", "quad": " ", "qquad": " ", "newline": " ", "textvisiblespace": " ", "nobreakspace": " ", "lq": "‘", "rq": "’",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "cprime": "ʹ", "cdprime": "ʺ",
    "cdotp": "·", "enskip": " ", "enspace": " ", "thinspace": " ", "grq": "‘",
    "glq": "‚", "frqq": "»", "flqq": "«", "XeLaTeX": "XeLaTeX", "LaTeXe": "LaTeX2e", "textnumero": "№",
}  # fmt: skip

SIGNS: Mapping[str, str] = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": " ", ";": " ", ":": " ", "!": "",
    "-": "", "/": "", "@": "", "\\": " ", "\n": " ", "\t": " ", "|": "|", "*": "∗",
}  # fmt: skip
"""A backslash and one sign; those of accents stand above."""

NOTHING = frozenset(
    [
        "protect",
        "relax",
        "nobreak",
        "allowbreak",
        "linebreak",
        "pagebreak",
        "sloppy",
        "noindent",
        "par",
        "xspace",
        "ignorespaces",
        "upshape",
        "mdseries",
        "rm",
        "sf",
        "tt",
        "bf",
        "sc",
        "sl",
        "bfseries",
        "scshape",
        "rmfamily",
        "sffamily",
        "ttfamily",
        "normalfont",
        "tiny",
        "small",
        "large",
        "Large",
        "normalsize",
        "footnotesize",
        "unskip",
        "leavevmode",
        "boldmath",
        "unboldmath",
        "break",
        "hfill",
        "null",
        "hbox",
    ]
)
"""Commands about looks or lines, which say no word."""

SLANTED = frozenset(["it", "em", "itshape", "slshape"])
"""Switches that slant what follows, to the end of their group."""

PLAIN_ARGUMENT = frozenset(
    [
        "textbf",
        "textrm",
        "textsf",
        "texttt",
        "textsc",
        "textup",
        "textmd",
        "textnormal",
        "text",
        "mbox",
        "uppercase",
        "lowercase",
        "underline",
        "uline",
        "path",
        "nolinkurl",
        "hbox",
        "makebox",
        "fbox",
        "MakeUppercase",
        "MakeLowercase",
        "MakeTextLowercase",
        "NoCaseChange",
        "bibnamefont",
        "bibfnamefont",
        "natexlab",
        "translate",
        "capitalisewords",
        "citenamefont",
        "titlecap",
        "url",
    ]
)
"""Commands whose one argument is all that they say."""

SLANTED_ARGUMENT = frozenset(["textit", "emph", "textsl"])
NO_WORDS = frozenset(["noopsort", "SortNoop", "vspace", "hspace", "label", "cite", "citep", "citet", "footnotemark"])
"""Commands whose argument is no text."""

JOURNALS: Mapping[str, str] = {
    "aj": "Astronomical Journal", "apj": "Astrophysical Journal", "apjl": "Astrophysical Journal Letters",
    "apjs": "Astrophysical Journal Supplement Series", "aap": "Astronomy and Astrophysics",
    "aapr": "Astronomy and Astrophysics Review", "aaps": "Astronomy and Astrophysics Supplement Series",
    "mnras": "Monthly Notices of the Royal Astronomical Society", "araa": "Annual Review of Astronomy and Astrophysics",
    "nat": "Nature", "pasp": "Publications of the Astronomical Society of the Pacific",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasa": "Publications of the Astronomical Society of Australia", "icarus": "Icarus", "solphys": "Solar Physics",
    "ssr": "Space Science Reviews", "jgr": "Journal of Geophysical Research", "grl": "Geophysical Research Letters",
    "planss": "Planetary and Space Science", "prd": "Physical Review D", "prl": "Physical Review Letters",
    "pra": "Physical Review A", "prb": "Physical Review B", "prc": "Physical Review C", "pre": "Physical Review E",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica", "jcap": "Journal of Cosmology and Astroparticle Physics",
    "memsai": "Memorie della Società Astronomica Italiana", "nar": "New Astronomy Reviews", "na": "New Astronomy",
    "apss": "Astrophysics and Space Science", "physrep": "Physics Reports", "procspie": "Proceedings of the SPIE",
    "psj": "Planetary Science Journal", "skytel": "Sky and Telescope", "baas": "Bulletin of the American Astronomical Society",
    "ao": "Applied Optics", "applopt": "Applied Optics", "actaa": "Acta Astronomica",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "jrasc": "Journal of the Royal Astronomical Society of Canada", "azh": "Astronomicheskii Zhurnal",
    "sovast": "Soviet Astronomy", "iaucirc": "IAU Circulars", "nphysa": "Nuclear Physics A",
    "cjaa": "Chinese Journal of Astronomy and Astrophysics", "caa": "Chinese Astronomy and Astrophysics",
    "zap": "Zeitschrift für Astrophysik",
}  # fmt: skip
"""The journal macros of AASTeX and of the entries that NASA's Astrophysics Data System exports."""
