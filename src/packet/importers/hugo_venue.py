"""What a page says under `publication:` → the venue, and what people write beside it: volume, arXiv number, `oral`, an award."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IN = re.compile(r"(?:published )?in:?\s+", re.I)
_ACCEPTED = re.compile(r"(?:accepted (?:at|by|in|to|for)|to appear (?:in|at))\s+", re.I)
_ARXIV = re.compile(r"(?<=[\w)])\s*[—–-]*\s*[(\[]?\s*arxiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?)\s*[)\]]?$", re.I)
_HONOUR = r"oral|spotlight|highlight|poster|best|award|nominat\w+|finalist|acceptance|top \d+"
_REMARK = re.compile(rf"\s*[(\[]([^()\[\]]*\b(?:{_HONOUR})\b[^()\[\]]*)[)\]]$", re.I)
_PRIZE = re.compile(r"\b(?:best|award|nominat\w+|finalist)\b", re.I)
_VOLUME = re.compile(r"(.{4,}?),\s*((?!(?:19|20)\d\d\b)\d+\s*(?:\(\d[\d–-]*\))?(?:[,:].*)?)")


def read_publication(text: str) -> Iterator[tuple[str, str]]:
    """Fields under the names of BibTeX; the venue comes last, as `venue`."""
    text = _IN.sub("", text, count=1) if _IN.match(text) else text
    if match := _ACCEPTED.match(text):
        yield "pubstate", "accepted"
        text = text[match.end() :]
    if not re.match(r"arxiv|preprint", text, re.I) and (match := _ARXIV.search(text)):
        yield "arxiv", match[1]
        text = text[: match.start()]
    if match := _REMARK.search(text):
        yield ("award" if _PRIZE.search(match[1]) else "note"), match[1].strip().capitalize()
        text = text[: match.start()]
    if match := _VOLUME.fullmatch(text):
        yield "volume", match[2]
        text = match[1]
    yield "venue", text.strip()


def short_name(text: str) -> str:
    """The acronym: `In *ICW*` is `ICW`."""
    return re.sub(r"[()]", "", _IN.sub("", text, count=1) if _IN.match(text) else text).strip()
