"""LaTeX commands that set a page and say no word of it, with the number of their arguments in braces."""

from __future__ import annotations

from collections.abc import Mapping

_PREAMBLE = {
    "documentclass": 1, "usepackage": 1, "RequirePackage": 1, "PassOptionsToPackage": 2, "geometry": 1, "hypersetup": 1,
    "definecolor": 3, "colorlet": 2, "fontdir": 0, "setbool": 2, "setlength": 2, "addtolength": 2, "settowidth": 2,
    "newlength": 1,
    "newenvironment": 3, "renewenvironment": 3, "newcounter": 1, "setcounter": 2, "addtocounter": 2, "stepcounter": 1, "newif": 0,
    "let": 0, "makeatletter": 0, "makeatother": 0, "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1, "nopagenumbers": 0,
    "setmainfont": 1, "setsansfont": 1, "setmonofont": 1, "setCJKmainfont": 1, "setmainlanguage": 1, "setdefaultlanguage": 1,
    "selectlanguage": 1, "setotherlanguage": 1, "sisetup": 1, "AtBeginDocument": 1, "graphicspath": 1, "newfontfamily": 0,
    "headersocialsep": 0, "newsavebox": 1, "linespread": 1, "hyphenation": 1, "urlstyle": 1, "setlist": 1, "titleformat": 5,
    "titlespacing": 4, "titlerule": 0,
    "DeclareUnicodeCharacter": 2, "defaultfontfeatures": 1, "fancyhf": 1, "fancyfoot": 1, "fancyhead": 1, "raggedbottom": 0,
    # Awesome-CV and moderncv
    "makecvheader": 0, "makecvfooter": 3, "makecvtitle": 0, "maketitle": 0, "makecvhead": 0, "makecvfoot": 0, "moderncvstyle": 1,
    "moderncvcolor": 1, "moderncvtheme": 1, "moderncvicons": 1, "moderncvhead": 1, "moderncvbody": 1, "moderncvfoot": 1,
    "setcvskillcolumns": 0, "setcvskilllegendcolumns": 0, "cvskillhead": 0, "recomputecvlengths": 0, "recomputelengths": 0,
    "recomputecvheadlengths": 0, "recomputecvbodylengths": 0, "acvHeaderSocialSep": 0, "colorizelinks": 0, "makelettertitle": 0,
    "makeletterclosing": 0, "makeletterheader": 0,
}  # fmt: skip

_PAGE = {
    "vspace": 1, "hspace": 1, "vskip": 0, "bigskip": 0, "medskip": 0, "smallskip": 0, "newpage": 0, "clearpage": 0,
    "pagebreak": 0,
    "nopagebreak": 0, "needspace": 1, "Needspace": 1, "enlargethispage": 1, "centering": 0, "raggedright": 0, "raggedleft": 0,
    "hfill": 0, "vfill": 0, "hfil": 0, "dotfill": 0, "hrulefill": 0, "noindent": 0, "indent": 0, "hrule": 0, "hline": 0,
    "rule": 2,
    "toprule": 0, "midrule": 0, "bottomrule": 0, "phantomsection": 0, "label": 1, "addcontentsline": 3, "fontsize": 2,
    "selectfont": 0,
    "color": 1, "includegraphics": 1, "linewidth": 0, "columnbreak": 0, "flushbottom": 0, "sloppy": 0, "Huge": 0, "huge": 0,
    "LARGE": 0, "Large": 0, "large": 0, "normalsize": 0, "small": 0, "footnotesize": 0, "scriptsize": 0, "tiny": 0,
    "doublespacing": 0,
    "singlespacing": 0, "setstretch": 1, "baselineskip": 0, "itemsep": 0, "parskip": 0, "parindent": 0, "setlength": 2,
    "today": 0,
    "thepage": 0, "bodyfont": 0, "bodyfontlight": 0, "headerfont": 0, "headerfontlight": 0, "footerfont": 0, "faIcon": 1,
    "faicon": 1, "bibliographystyle": 1, "defbibheading": 1, "renewbibmacro": 2, "cvskilllegend": 1, "cvskillplainlegend": 1,
    "ExecuteBibliographyOptions": 1, "DeclareFieldFormat": 2, "DeclareNameAlias": 2, "newrefcontext": 0, "newrefsection": 0,
    "DeclareSourcemap": 1, "raisebox": 1, "vphantom": 1, "strut": 0, "ignorespacesafterend": 0, "hphantom": 1, "phantom": 1,
}  # fmt: skip

LAYOUT: Mapping[str, int] = {**_PREAMBLE, **_PAGE}
"""LaTeX's own, those of common packages, and those of the two classes for CVs. Options in square brackets go with them."""

ENVIRONMENT_ARGUMENTS: Mapping[str, int] = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "longtable": 1, "array": 1, "minipage": 1, "multicols": 1, "adjustwidth": 2,
    "CJK": 2, "CJK*": 2, "thebibliography": 1, "list": 2, "spacing": 1, "wrapfigure": 2, "tabu": 1, "tblr": 1, "otherlanguage": 1,
}  # fmt: skip
"""What stands in braces behind `\\begin{…}` and is no text."""

_PLAIN = """document center flushleft flushright minipage multicols spacing small footnotesize samepage adjustwidth CJK CJK* quote
    itemize enumerate description compactitem list tabular tabular* tabularx longtable
    cventries cvhonors cvskills cvitems cvparagraph
    cvsubentries cvpubs cvcolumns refsection refsegment abstract otherlanguage sloppypar thebibliography"""
PLAIN_ENVIRONMENTS = frozenset(_PLAIN.split())
"""Environments whose text is read as if they were not there."""
