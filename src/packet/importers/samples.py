"""Texts of a file → whether they are what its template shipped with: Albert Einstein's CV, “Description 1.”, Nelson Bighetti.

A sample is told by words that no applicant has written, several of them together where one alone could be true: the Max Planck
Medal is a sample in 2029 alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLACEHOLDERS = re.compile(
    r"(?:sub-?)?description \d\.?|topic \d\.?|(?:hobbies: )?hobby 1, hobby 2, etc\.?|lorem ipsum dolor sit amet.*"
    r"|write your biography here.*|your (?:name|email|username|institution|department)\.?|(?:first|last) ?name|example",
    re.I | re.S,
)
_SAMPLES: tuple[tuple[str, ...], ...] = (
    # the CV and the résumé of al-folio
    ("albert", "einstein"),
    ("14th march 1879",),
    ("federal teaching diploma",),
    ("university of zurich", "1905"),
    ("university of zurich", "1909"),
    ("institute for advanced study, princeton university", "1933"),
    ("california institute of technology", "1933"),
    ("kaiser wilhelm institute for physics", "1917"),
    ("karl-ferdinand university", "1911"),
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
    # the pages of Hugo Blox
    ("nelson bighetti",),
    ("bighetti, nelson",),
    ("an example conference paper",),
    ("an example journal article",),
    ("an example preprint / working paper",),
)


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
