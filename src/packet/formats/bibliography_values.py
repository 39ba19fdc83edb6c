"""Texts of a bibliography → a date as we write dates, a DOI, a web address, a language."""

from __future__ import annotations

import re

_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I)
_HTML_LINK = re.compile(r"""<a\s[^>]*href=["']([^"'\s]+)["']""", re.I)
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+")
ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/\w+/|arxiv[:\s]\s*)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+/\d{7})(?:\.pdf)?", re.I
)
ARXIV_WITHIN = re.compile(r"arxiv(?:\.org/\w+/|[:.\s]\s*)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.I)
_LANGUAGES = {"german": "de", "ngerman": "de", "french": "fr", "spanish": "es", "italian": "it", "chinese": "zh", "japanese": "ja",
              "russian": "ru", "portuguese": "pt", "dutch": "nl", "polish": "pl", "czech": "cs", "korean": "ko"}  # fmt: skip


def written_date(year: str, month: int, day: int) -> str:
    """As our dates are written; a month or day that no calendar has is left out."""
    if not 1 <= month <= 12:
        return year
    longest = 29 if month == 2 and int(year) % 4 == 0 and (int(year) % 100 or int(year) % 400 == 0) else (28 if month == 2 else 30)
    longest += month in {1, 3, 5, 7, 8, 10, 12}
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= longest else f"{year}-{month:02}"


def doi_of(text: str) -> str:
    """The DOI that a text is, or that its address leads to; "" where it is none, or arXiv's own."""
    match = _DOI.fullmatch(address_of(text) or text.strip()) if text else None
    return match[1] if match and not match[1].lower().startswith("10.48550/") else ""


def address_of(text: str) -> str:
    """The web address that a text is, or that its HTML link leads to; "" where it is none."""
    linked = _HTML_LINK.search(text) if "<" in text else None
    address = linked[1] if linked else text.strip()
    return address if _ADDRESS.fullmatch(address) else ""


def language_of(text: str) -> str:
    """The tag of a language by its name or tag; "" for English, which is the usual one, and for what is none."""
    tag = _LANGUAGES.get(text.lower(), text.lower())
    return tag if re.fullmatch(r"[a-z]{2}(-[a-z]{2})?", tag) and not tag.startswith("en") else ""
