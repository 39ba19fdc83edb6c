"""A value with the HTML that homepages write (`<b>`, `<a href=…>`, `&amp;`) → its text, and the address that its link leads to."""

from __future__ import annotations

import html
import re

from packet.formats.located_yaml import Scalar

_LINK = re.compile(r"""<a\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]*)["']?[^>]*>(.*?)</a\s*>""", re.I | re.S)
_BREAK = re.compile(r"\s*(?:<br\s*/?>|</(?:li|p|div)>(?=.*\S))\s*", re.I | re.S)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|i|img|ins|li|mark|nobr|ol|p|q|s|small|span|strike"
    r"|strong|sub|sup|tt|u|ul)\b[^<>]*>",
    re.I,
)
_WEB = re.compile(r"https?://[^\s/]+\.\S+")


def unlinked(node: Scalar) -> tuple[Scalar, Scalar | None]:
    """The text without tags, and the address of its first link to the web; further links keep theirs in brackets."""
    link = next((match[1] for match in _LINK.finditer(node.text) if _WEB.fullmatch(html.unescape(match[1]))), None)
    text = _text(node.text, without=link or "")
    return Scalar(text, node.place), Scalar(html.unescape(link), node.place) if link else None


def in_words(node: Scalar) -> Scalar:
    """The text without tags; a link keeps its address in brackets."""
    return Scalar(_text(node.text, without=""), node.place)


def _text(source: str, *, without: str) -> str:
    if "<" not in source and "&" not in source:
        return " ".join(source.split())

    def said(match: re.Match[str]) -> str:
        is_told = match[1] in {"", without, match[2]} or match[1].startswith(("#", "javascript:"))
        return match[2] if is_told else f"{match[2]} ({match[1]})"

    bare = _TAG.sub("", _BREAK.sub("; ", _LINK.sub(said, source)))
    return " ".join(html.unescape(bare).split())
