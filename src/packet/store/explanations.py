"""`docs/problems/*.md` → what each code of a problem or a finding means, by code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = "docs/problems"
"""Beneath the folder of what is shipped."""
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def read_explanations(shipped: Path) -> Mapping[str, str]:
    """The text below each heading `## code`. A heading may hold several codes, `## one, other`, or a family, `## rule-*`."""
    files = sorted((shipped / FOLDER).glob("*.md"))
    return {code: text for file in files for code, text in _entries(file.read_text(encoding="utf-8"))}


def explanation_of(code: str, known: Mapping[str, str]) -> str | None:
    """The entry of a code, or of its family: `rule-*` speaks for `rule-pages`."""
    family = (name for name in known if name.endswith("*") and code.startswith(name[:-1]) and code != name[:-1])
    return known.get(code) or known.get(next(family, ""))


def _entries(text: str) -> Iterator[tuple[str, str]]:
    _, *found = HEADING.split(text)
    for heading, body in zip(found[::2], found[1::2], strict=True):
        for code in heading.split(","):
            yield code.strip(), body.strip()
