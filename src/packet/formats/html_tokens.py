"""A web page → its tags and its words, in time that grows as the page does, whatever is broken in it.

Python's own reader begins again at every tag or comment that is not closed, so that a page of a hundred kilobytes takes minutes.
Here each match goes to the end of its tag, or to that of the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*(?:>|\Z)|</(?P<end>[a-z][^\s/>]*)?[^>]*(?:>|\Z)|<(?P<start>[a-z][^\s/>]*)",
    re.IGNORECASE | re.DOTALL,
)
_WITHIN = re.compile(r">|=\s*[\"']")
"""What ends a tag, and what begins a value in which nothing does."""
_ATTRIBUTE = re.compile(r"([^\s/=>]+)\s*(?:=\s*(?:\"([^\"]*)\"?|'([^']*)'?|([^\s>]*)))?")
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp"})
"""Elements in which a tag is no tag, and which no reader sees."""
_LONG_NUMBER = re.compile(r"&#[0-9]{8,};?")
"""No letter has such a number, and no parser should have to read it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """`name` in small letters; `said` is what stands behind it in a tag that begins an element."""

    name: str
    said: str = ""
    ends: bool = False

    @property
    def closed(self) -> bool:
        """Whether the element begins and ends here, as XML has it: `<br/>`."""
        return self.said.endswith("/")

    def attribute(self, name: str) -> str:
        """The value of an attribute; "" where there is none."""
        for match in _ATTRIBUTE.finditer(self.said):
            if match[1].lower() == name:
                return unescaped(match[2] or match[3] or match[4] or "")
        return ""


def tokens(page: str) -> Iterator[Tag | str]:
    """Tags, and the words between them with their entities read. Comments are left out, and what no reader sees."""
    at = 0
    while match := _TOKEN.search(page, at):
        if match.start() > at:
            yield unescaped(page[at : match.start()])
        at = match.end()
        if match["end"]:
            yield Tag(match["end"].lower(), ends=True)
        elif match["start"]:
            at = _angle(page, match.end())
            yield (tag := Tag(match["start"].lower(), page[match.end() : at].removesuffix(">")))
            if tag.name in _RAW and not tag.closed:
                at = _end_of(tag.name, page, at)
    if page[at:]:
        yield unescaped(page[at:])


def _angle(page: str, at: int) -> int:
    """Where a tag ends. A quotation mark that never closes begins nothing; there is none of its kind behind it."""
    while match := _WITHIN.search(page, at):
        if match[0] == ">":
            return match.end()
        close = page.find(match[0][-1], match.end())
        at = match.end() if close < 0 else close + 1
    return len(page)


def _end_of(name: str, page: str, at: int) -> int:
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
    return match.start() if match else len(page)


def unescaped(words: str) -> str:
    return html.unescape(_LONG_NUMBER.sub("\ufffd", words))
