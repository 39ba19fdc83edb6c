"""How long lists of authors are cut: `all`, `first-3-last-3`, `first-1-last-0 from 10`, `up to 8`, `with-coauthors`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from packet.model import forms
from packet.model.scalars import written


@dataclass(frozen=True, slots=True)
class AuthorPolicy:
    """Which authors of a paper are named: the `first` and `last` so many (`None`: all), or the co-authors alone."""

    first: int | None = None
    last: int = 0
    at_most: bool = False
    """No more than `first` names: the applicant takes the last of these places."""
    only_coauthors: bool = False
    least: int = 0
    """Shorter lists are not cut."""
    underlined: bool = False
    """The applicant's name is underlined, as well as bold."""


def parse_author_policy(value: Any) -> AuthorPolicy:
    """`all`, `first-3-last-3`, `first-1-last-0 from 10` (authors), `up to 8` or `with-coauthors`."""
    if isinstance(value, AuthorPolicy):
        return value
    words = written(value, "a policy for authors").lower()
    if words == "all":
        return AuthorPolicy()
    if words == "with-coauthors":
        return AuthorPolicy(only_coauthors=True)
    if match := re.fullmatch(r"first[- ](\d+)[-, ]+last[- ](\d+)(?: +from +(\d+))?", words):
        return AuthorPolicy(int(match[1]), int(match[2]), least=int(match[3] or 0))
    if (match := re.fullmatch(r"(?:up to *)?(\d+)", words)) and int(match[1]):
        return AuthorPolicy(int(match[1]), at_most=True)
    raise ValueError(f"{value!r} is no policy for authors: write all, first-3-last-3, up to 8 or with-coauthors")


Authorship = Annotated[AuthorPolicy, PlainValidator(parse_author_policy), WithJsonSchema(forms.AUTHORSHIP)]
