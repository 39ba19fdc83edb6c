"""A saved web page → the text that a reader sees, one line a paragraph, items of lists behind a dash; addresses of links kept."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "iframe", "select", "button"})
_BLOCKS = (
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr html legend main ol p pre section summary table tbody td tfoot th thead title tr ul"
)
_BREAKS = frozenset(_BLOCKS.split())
_BESIDE, _TERMS = frozenset({"td", "dd"}), frozenset({"th", "dt"})
"""What stands beside the cell or the term before it, and what it is called by."""
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "dl", "section", "article", "div", "hr"})


def is_html(text: str) -> bool:
    """Whether a text is a web page rather than words with a tag in them."""
    return re.match(r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", text) is not None


def text_of_html(page: str) -> str:
    """Whatever is broken in the page is read as a browser would, as far as it goes."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    text = "".join(reader.words)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unseen: list[str] = []
        self._link = ""
        self._linked = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "a":
            self._link, self._linked = dict(attrs).get("href") or "", len(self.words)
        elif tag == "li":
            self.words.append("\n- ")
        elif tag in _BESIDE:
            self.words.append(" ")
        elif tag in _BREAKS:
            self.words.append("\n\n" if tag in _SPACED else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag == "a":
            self._end_link()
        elif tag in _TERMS:
            self.words.append(" " if "".join(self.words[-3:]).rstrip().endswith(":") else ": ")
        elif tag in _BREAKS:
            self.words.append("\n\n" if tag in _SPACED else "\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(re.sub(r"\s+", " ", data))

    def _end_link(self) -> None:
        """A link whose words are not its address has it behind them, in brackets."""
        shown = "".join(self.words[self._linked :])
        address = self._link.removeprefix("mailto:").partition("?")[0] if self._link.startswith("mailto:") else self._link
        if re.match(r"(?i)https?://|[^\s@]+@[^\s@]+$", address) and address.rstrip("/") not in shown and shown.strip():
            self.words.append(f" ({address})")
        self._link = ""
