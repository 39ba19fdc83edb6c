"""A publication → the web address of its PDF, where its links tell it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from packet.model.publications import Publication


def pdf_address(publication: Publication) -> str:
    """`url:` where it is a PDF or a page of arXiv, else that of the `arxiv:` number; "" where neither is there."""
    parts = urlsplit(publication.url)
    if parts.path.lower().endswith(".pdf"):
        return publication.url
    on_arxiv = (parts.hostname or "").removeprefix("www.").removeprefix("export.") == "arxiv.org"
    if on_arxiv and (page := re.fullmatch(r"/(?:abs|pdf|html)/(\S+?)/?", parts.path)):
        return f"https://arxiv.org/pdf/{page[1]}"
    return f"https://arxiv.org/pdf/{publication.arxiv}" if publication.arxiv else ""
