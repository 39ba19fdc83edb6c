"""The other positions of a profile → what they say under `fit:`, so that a sentence used twice is noticed.

Read by the way: a position that cannot be read is no concern of this build, and no input of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from packet.formats.located_yaml import plain, read_yaml
from packet.model.sources import OtherFit
from packet.problems import SourceError
from packet.store.desk import Desk

FIELD = re.compile(r"^(?:institution|fit):.*(?:\n(?:[ \t].*|(?=\n)))*", re.MULTILINE)
"""The two fields of a position that are looked at, each with its continued lines: a whole file takes ten times as long."""


def other_fits(desk: Desk, profile: str, besides: str) -> tuple[OtherFit, ...]:
    """The `fit:` of every position besides one; none for a packet without a position."""
    paths = desk.workspace.positions(profile) if besides else {}
    return tuple(found for name, path in paths.items() if name != besides for found in _fit(name, path))


def _fit(name: str, path: Path) -> Iterator[OtherFit]:
    try:
        fields = plain(read_yaml("\n".join(FIELD.findall(path.read_text(encoding="utf-8"))).encode(), path.name))
    except (OSError, UnicodeError, SourceError):
        return
    fit, institution = (fields.get("fit"), fields.get("institution")) if isinstance(fields, dict) else (None, None)
    if isinstance(fit, str):
        named = institution.get("name") if isinstance(institution, dict) else institution
        yield OtherFit(name, str(named or ""), fit)
