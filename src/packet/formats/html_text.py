"""A saved web page → the text that a reader sees, one line a paragraph, items of lists behind a dash; addresses of links kept."""

from __future__ import annotations

import re

from packet.formats.html_tokens import Tag, tokens

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "iframe", "select", "button"})
_OF_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template"})
"""What may stand in a head; anything else ends it, closed or not."""
_BLOCKS = (
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr html legend main ol p pre section summary table tbody td tfoot th thead title tr ul"
)
_BREAKS = frozenset(_BLOCKS.split())
_BESIDE, _TERMS = frozenset({"td", "dd"}), frozenset({"th", "dt"})
"""What stands beside the cell or the term before it, and what it is called by."""
_SPACED = frozenset({"p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "dl", "section", "article", "div", "hr"})
_PROLOGUE = re.compile(r"\s+|<\?xml[^>]*>|<!--.*?-->", re.DOTALL)
_BEGINNING = re.compile(
    r"<(?:!doctype html|(?:html|head|body|title|meta|main|div|section|article|table|center|p|ul|ol|h[1-6]|span|font)\b)",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Whether a text is a web page, or a part of one, rather than words with a tag in them."""
    at = 0
    while match := _PROLOGUE.match(text, at):
        at = match.end()
    return _BEGINNING.match(text, at) is not None


def text_of_html(page: str) -> str:
    """Whatever is broken in the page is read as a browser would, as far as it goes."""
    reader = _Reader()
    for token in tokens(page):
        reader.take(token)
    lines = [" ".join(line.split()) for line in "".join(reader.words).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


class _Reader:
    def __init__(self) -> None:
        self.words: list[str] = []
        self._unseen, self._depth = "", 0
        self._verbatim = 0
        self._link = ""
        self._linked = 0

    def take(self, token: Tag | str) -> None:
        if isinstance(token, str):
            self._say(token)
        elif token.ends:
            self._end(token.name)
        else:
            self._start(token)
            if token.closed and token.name in _UNSEEN:
                self._end(token.name)

    def _say(self, words: str) -> None:
        if not self._unseen:
            self.words.append(words if self._verbatim else re.sub(r"\s+", " ", words))

    def _start(self, tag: Tag) -> None:
        if self._unseen == "head" and tag.name not in _OF_HEAD:
            self._unseen = ""
        if tag.name in _UNSEEN:
            self._hide(tag.name)
        elif tag.name == "a":
            self._link, self._linked = tag.attribute("href"), len(self.words)
        elif tag.name == "li":
            self.words.append("\n- ")
        elif tag.name in _BESIDE:
            self.words.append(" ")
        elif tag.name in _BREAKS:
            self._verbatim += tag.name == "pre"
            self.words.append("\n\n" if tag.name in _SPACED else "\n")

    def _end(self, name: str) -> None:
        if name in _UNSEEN:
            self._show(name)
        elif name == "a":
            self._end_link()
        elif name in _TERMS:
            self.words.append(" " if "".join(self.words[-3:]).rstrip().endswith(":") else ": ")
        elif name in _BREAKS:
            self._verbatim = max(self._verbatim - (name == "pre"), 0)
            self.words.append("\n\n" if name in _SPACED else "\n")

    def _hide(self, name: str) -> None:
        """Only the outermost counts: what lies within it begins and ends unseen."""
        if not self._unseen:
            self._unseen, self._depth = name, 1
        elif self._unseen == name:
            self._depth += 1

    def _show(self, name: str) -> None:
        if self._unseen == name:
            self._depth -= 1
            self._unseen = name if self._depth else ""

    def _end_link(self) -> None:
        """A link whose words are not its address has it behind them, in brackets."""
        if not self._link:
            return
        shown = "".join(self.words[self._linked :])
        address = self._link.removeprefix("mailto:").partition("?")[0] if self._link.startswith("mailto:") else self._link
        if re.match(r"(?i)https?://|[^\s@]+@[^\s@]+$", address) and address.rstrip("/") not in shown and shown.strip():
            self.words.append(f" ({address})")
        self._link = ""
