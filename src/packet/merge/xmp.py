"""An XMP packet, as text → whom it calls author, and which standards it claims are kept. No XML reader looks at it."""

from __future__ import annotations

import html
import re

_CREATORS = re.compile(r"<dc:creator\b[^>]*>(.*?)</dc:creator>", re.DOTALL)
_ITEM = re.compile(r"<rdf:li\b[^>]*>([^<]*)</rdf:li>")
_CLAIM = r"%s\s*(?:=\s*[\"']|>)\s*(\w+)"
"""A property of XMP, written as an attribute or as an element."""


def creators(xmp: str) -> tuple[str, ...]:
    """All whom the metadata calls author."""
    found = (html.unescape(item).strip() for block in _CREATORS.findall(xmp) for item in _ITEM.findall(block))
    return tuple(dict.fromkeys(filter(None, found)))


def claims(xmp: str) -> tuple[str, ...]:
    """Standards that the metadata says are kept: `PDF/A-2a`, `PDF/UA-1`."""
    archival, conformance = _claim("pdfaid:part", xmp), _claim("pdfaid:conformance", xmp).lower()
    accessible = _claim("pdfuaid:part", xmp)
    said = ((archival, f"PDF/A-{archival}{conformance}"), (accessible, f"PDF/UA-{accessible}"))
    return tuple(claim for part, claim in said if part)


def _claim(name: str, xmp: str) -> str:
    found = re.search(_CLAIM % name, xmp)
    return found[1] if found else ""
