"""The `annotation` of a BibTeX entry → what marks behind names mean, or whose they are; and the sentence on why a paper matters."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping


def meanings_of(annotation: str) -> Mapping[str, str]:
    """Mark → equal, corresponding or "" for anything else; al-folio says “* Equal contribution<br>† Corresponding”."""
    meanings = {}
    for mark, words in re.findall(r"([*∗†‡§¶#])[*∗†‡§¶#]*([^*∗†‡§¶#]+)", re.sub(r"<br ?/?>|</?\w+>", " ", annotation)):
        kind = "equal" if re.search(r"equal|co-?first|joint", words, re.I) else ""
        kind = kind or ("corresponding" if re.search(r"correspond", words, re.I) else "")
        meanings[mark.replace("∗", "*")] = kind
    return meanings


def named_marks(annotation: str, authors: Collection[str]) -> Mapping[str, str]:
    """Author → marks, where they are named as our exports do, “* equal contribution: A. Byron”; none, unless all are authors."""
    found: dict[str, str] = {}
    for mark, people in re.findall(r"([*†]) (?:equal contribution|corresponding author): ([^*†]+)", annotation):
        for name in people.removesuffix(". ").split("; "):
            found[name.strip()] = found.get(name.strip(), "") + mark
    return found if found.keys() <= set(authors) else {}


def sentence_and_source(why: str) -> tuple[str, str]:
    """`We cut it by half. [source: abstract]`; the source is "" where the sentence is the applicant's own."""
    match = re.fullmatch(r"(.*) \[source: ([^\[\]]+)\]", why, re.DOTALL)
    return (match[1], match[2]) if match else (why, "")
