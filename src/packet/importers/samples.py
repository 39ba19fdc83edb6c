"""Texts of a file → whether they are what its template shipped with: Albert Einstein's CV, Richard Hendriks, “Description 1.”

A sample is told by words that no applicant has written, several of them together where one alone could be true: somebody may
work at the Albert Einstein College of Medicine, and the Max Planck Medal is a sample in 2029 alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PEOPLE = frozenset(
    (
        "albert einstein", "john doe", "jane doe", "jane q. doe", "john q. doe", "richard hendriks", "richard hendricks",
        "your name", "first last", "firstname lastname", "nelson bighetti", "claud d. park", "claud park",
        "byungjin park",
        "professor john doe", "professor jane smith",
    )
)  # fmt: skip
"""Of al-folio, RenderCV, JSON Resume, Hugo Blox, moderncv and Awesome-CV."""

_PLACEHOLDERS = re.compile(
    r"(?:sub-?)?description \d\.?|topic \d\.?|description(?:…|\.\.\.)|(?:hobbies: )?hobby 1, hobby 2, etc\.?"
    r"|lorem ipsum dolor sit amet.*|write your biography here.*|your (?:name|email|username|institution|department|location)\.?"
    r"|you ?r?email@yourdomain\.com|(?:first|last) ?name|example|started the company|https?://(?:www\.)?(?:yourwebsite|company|project|example)\.(?:com|org)/?",
    re.I | re.S,
)
_SAMPLES: tuple[tuple[str, ...], ...] = (
    # the CV and the résumé of al-folio
    ("albert einstein", "annalen der physik"),
    ("14th march 1879",),
    ("federal teaching diploma",),
    ("university of zurich", "1905"),
    ("university of zurich", "1909"),
    ("institute for advanced study, princeton university", "1933"),
    ("california institute of technology", "1933"),
    ("kaiser wilhelm institute for physics", "1917"),
    ("karl-ferdinand university", "1911"),
    ("annalen der physik", "1905"),
    ("annalen der physik", "1916"),
    ("al-folio", "2015", "jekyll theme for academics"),
    ("nobel prize in physics", "1921"),
    ("matteucci medal", "1921"),
    ("max planck medal", "2029"),
    ("people's climate march", "2014"),
    ("quantum mechanics", "quantum computing", "quantum information", "quantum teleportation"),
    ("quantum teleportation", "quantum cryptography", "2018-01-01"),
    ("stanford university", "2018-01-01"),
    ("john doe", "lorem ipsum"),
    ("jane smith", "lorem ipsum"),
    # JSON Resume: its schema and its documentation
    ("pied piper", "2013-12-01"),
    ("codercrap", "2014"),
    ("coderdojo", "2012-01-01"),
    ("university of oklahoma", "2011-06-01"),
    ("digital compression pioneer award",),
    ("video compression for 3d media",),
    ("erlich bachman",),
    ("miss direction", "2016-08-24"),
    ("company", "president", "started the company"),
    ("organization", "volunteer", "awarded 'volunteer of the month'"),
    ("there is no spoon",),
    ("university", "software development", "db1101 - basic sql"),
    # RenderCV
    ("rendercv", "latex-based cv"),
    ("rendercv", "latex cv/resume framework"),
    ("rendercv", "yaml file"),
    ("each section title is arbitrary",),
    ("neural architecture search for resource-constrained deployment",),
    # the pages of Hugo Blox
    ("bighetti, nelson",),
    ("an example conference paper",),
    ("an example journal article",),
    ("an example preprint / working paper",),
)


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


def is_placeholder(text: str) -> bool:
    """Whether a single text stands where a template wants one."""
    return bool(_PLACEHOLDERS.fullmatch(" ".join(text.split())))


def is_sample(said: Iterable[str]) -> bool:
    """Whether an entry that says this is its template's."""
    whole = " ".join(" ".join(text.split()) for text in said).casefold().replace("’", "'")
    return any(all(words in whole for words in sample) for sample in _SAMPLES)


def left_out(path: str, samples: int) -> str:
    """The note for a file in which `samples` entries or texts were the template's."""
    return f"{path}: {samples} {'sample' if samples == 1 else 'samples'} of the template left out"
