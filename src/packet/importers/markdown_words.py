"""A value with the Markdown and HTML that homepages write → LaTeX, which the bibliography reads, or its text."""

from __future__ import annotations

import html
import re

from packet.formats.located_yaml import Scalar
from packet.importers.html_text import in_words

_EMPHASIS = re.compile(r"(?<![\w\\*])(\*{1,3}|_{1,3})(?=[^\s*_])(.+?)(?<=[^\s\\*_])\1(?![\w*])", re.S)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)(?:\s+\"[^\"]*\")?\)")
_ESCAPED = re.compile(r"\\([*_`#\[\]()~+.!-])")
_QUOTED = re.compile(r"""(?<![^\s(\[-])\\"([^"\\]+?)\\"(?![^\W_])""")
"""Words between escaped quotes, as tools that make pages from BibTeX write them: LaTeX takes those for accents."""
_CODE = re.compile(r"`([^`]+)`")
_FORMULA = re.compile(r"(\$\$?(?=\S)[^$]+?(?<=\S)\$\$?|\\\(.+?\\\))")
_HTML = {"i": "textit", "em": "textit", "sup": "textsuperscript", "sub": "textsubscript"}


def words_of(node: Scalar) -> Scalar:
    """The text alone; a link keeps its address in brackets."""
    text = _LINK.sub(lambda match: match[1] if not match[2].startswith("http") else f"{match[1]} ({match[2]})", node.text)
    return in_words(Scalar(_unmarked(text), node.place))


def name_of(node: Scalar) -> str:
    """A name without links, marks of Markdown and a quote that was left over."""
    text = _ESCAPED.sub(r"\1", _LINK.sub(r"\1", in_words(node).text))
    bare = re.sub(r"^(\*\*|__)(.+)\1", r"\2", text.strip())
    return bare.strip().strip('"“”').strip()


def latex_of(text: str) -> str:
    """Slanted, raised and lowered words by their commands; formulas stay as they are."""
    parts = _FORMULA.split(text)
    return "".join(part if at % 2 else _latex(part) for at, part in enumerate(parts))


def _latex(text: str) -> str:
    text = _QUOTED.sub(r"“\1”", text)
    for tag, command in _HTML.items():
        text = re.sub(f"<{tag}>(.*?)</{tag}>", rf"\\{command}{{\1}}", text, flags=re.I | re.S)
    text = _EMPHASIS.sub(r"\\textit{\2}", _LINK.sub(r"\1", text))
    text = _ESCAPED.sub(r"\1", _CODE.sub(r"\1", text))
    return html.unescape(re.sub(r"</?(?:a|b|br|p|span|strong|u|small|div|code|nobr)\b[^<>]*>", " ", text, flags=re.I))


def _unmarked(text: str) -> str:
    """Without emphasis, code marks and escapes."""
    while (bare := _EMPHASIS.sub(r"\2", text)) != text:
        text = bare
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", text))


def lines_of(node: Scalar) -> tuple[Scalar, ...]:
    """Paragraphs and points of a list as lines of their own; a line that goes on in the next is one with it."""
    lines: list[str] = []
    begins = True
    for line in node.text.splitlines():
        bare = line.strip()
        point = re.match(r"(?:[•▪◦·–]|[-*+](?=\s)|\d+[.)](?=\s))\s*", bare)
        if point or begins:
            lines.append(bare[point.end() :] if point else bare)
        elif bare:
            lines[-1] += f" {bare}"
        begins = not bare
    said = (words_of(Scalar(line, node.place)) for line in lines)
    return tuple(line for line in said if line.text)
