"""What templates are filled with, so that nobody applies as John Doe."""

from __future__ import annotations

_PEOPLE = frozenset(["john doe", "jane doe", "jane q. doe", "claud d. park", "byungjin park", "claud park", "your name"])
_ROWS = frozenset(
    {
        ("degree", "institution"),
        ("job title", "employer"),
        ("language 1", "skill level"),
        ("language 2", "skill level"),
        ("language 3", "skill level"),
        ("item 1", ""),
        ("item 2", ""),
        ("item 4", ""),
        ("hobby 1", "description"),
        ("hobby 2", "description"),
        ("hobby 3", "description"),
        ("category 1", "xxx, yyy, zzz"),
        ("title", "title"),
        ("supervisors", "supervisors"),
        ("description", "short thesis abstract"),
        ("software architect", "omnious. co., ltd."),
        ("co-founder & software engineer", "byte technology"),
        ("co-founder & software engineer", "plat corp."),
        ("software engineer & security researcher (compulsory military service)", "r.o.k cyber command, mnd"),
    }
)
"""Of moderncv and Awesome-CV: what and where, in small letters."""


def is_sample_person(name: str) -> bool:
    return " ".join(name.casefold().split()) in _PEOPLE


def is_sample_row(title: str, at: str) -> bool:
    return (title.casefold().strip(), at.casefold().strip()) in _ROWS
