"""The words around a name → whether it means an institution there: Brown the place of work, not the colour; MIT, no licence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from packet.institutions.wording import Word, word_set

PRODUCTS = word_set(
    "press license licence licensed licensing corenlp nlp parser box bunny alpaca cars dogs sentiment question encyclopedia "
    "wordnet repository repositories dataset datasets data uci machine benchmark benchmarks trace traces traceback sphinx "
    "panoptic mocap depth db sockets packet architecture mark comma dictionary handbook handbooks companion history "
    "instruments nanopore analytica blue street road avenue drive lane square gate river declaration protocol treaty accord "
    "accords scholar cloud azure silicon maps translate earth colab pixel search trends play bm25 gpu gpus cpu cpus chips "
    "hardware processors scale gtc ec2 s3 book echo word excel office windows teams quest threads bookstore technology"
)
"""Words after a name that make a product, a publisher, a street or a book of it."""

HYPHENS = frozenset("-–")
"""What joins a name to another word without a blank: the Brown–Peterson spectrum bears the names of people."""

AT = word_set("at join joins joined joining dear")
"""Words before a name that make a place of work of it."""

USE = re.compile(
    r"\b(?:deploy\w*|us(?:e|es|ed|ing)|production|run(?:s|ning)?|adopt\w*|operat\w*|servers?|clusters?|traces?|collected|measured|hosted)\b"
    r"[^.;]{0,40}$"
)
"""`Deployed in production at Alibaba` speaks of a user, not of an employer."""

TESTBED = re.compile(r"\b(?:cloudlab|testbeds?|nodes|instances|traces|data ?sets?|regions|sites)\b[^.;]*$", re.IGNORECASE)
"""`Nodes in Utah, Wisconsin and Clemson` are machines."""

PERIODICALS = word_set("review journal quarterly magazine gazette bulletin series classics tracts lectures monographs chronicle")

OF_A_PLACE = word_set(
    "cs cse ece eecs faculty campus department departments undergraduates undergraduate students school college engineering "
    "team hiring recruiting group groups community culture mission curriculum strengths strength commitment tradition "
    "professors program programme labs laboratory laboratories researchers research openness investment university"
)
"""What an institution has; after a bare name, or a bare name in the possessive."""

STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|"
    "VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|USA|UK|U\\.S\\.|U\\.K\\.|United|England|Scotland|Wales|Ireland|Canada|Australia|Germany|Massachusetts|"
    "California|New|Washington|Texas|Illinois|Ohio|Pennsylvania|Rhode|Connecticut|Michigan|Indiana|Ontario|Virginia|Georgia|North|South|"
    "Oregon|Utah|Florida|Maryland|Switzerland|France|Italy|Japan|China"
)
_TOWN = re.compile(rf",\s+(?:{STATES})\b")
TOWNS = word_set("berkeley cambridge oxford princeton")


def means_institution(text: str, words: Sequence[Word], start: int, stop: int, *, weak: bool) -> bool:
    """Whether the words from `start` to `stop` mean the institution whose short name they are; `weak` names must show it."""
    after = words[stop] if stop < len(words) and _adjoins(text, words[stop - 1], words[stop]) else None
    before = words[start - 1] if start and _adjoins(text, words[start - 1], words[start]) else None
    if after and after.key in PRODUCTS and not words[stop - 1].is_possessive:
        return False
    end, begin = words[stop - 1].end, words[start].start
    if text[end : end + 1] in HYPHENS or text[begin - 1 : begin] in HYPHENS:
        return False
    if _TOWN.match(text, words[stop - 1].end) or (before and before.key == "in" and words[start].key in TOWNS):
        return False
    if TESTBED.search(text[max(0, words[start].start - 120) : words[start].start]) or _is_periodical(text, words, stop):
        return False
    if not weak:
        return not _is_surname(text, words, start)
    if before and before.key in AT:
        return before.key != "at" or not USE.search(text[max(0, before.start - 80) : before.start].lower())
    return bool(after and after.key in OF_A_PLACE) and not _is_surname(text, words, start)


def _is_periodical(text: str, words: Sequence[Word], stop: int) -> bool:
    """`Harvard Theological Review`: one of the next three words, all capital and side by side, says so."""
    for at in range(stop, min(stop + 3, len(words))):
        if not words[at].is_capital or not _adjoins(text, words[at - 1], words[at]):
            return False
        if words[at].key in PERIODICALS:
            return True
    return False


def begins_sentence(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(" \"“”'‘(")
    return not before or before[-1] in ".!?:\n•-"


def _adjoins(text: str, left: Word, right: Word) -> bool:
    """Whether two words stand side by side, with nothing but blanks (and an article) between them."""
    between = text[left.end : right.start]
    return between.strip().lower() in {"", "the"} and "\n\n" not in between


def _is_surname(text: str, words: Sequence[Word], start: int) -> bool:
    """`Ezra Cornell`, `Prof. Brown`: a capital word within the sentence stands before it."""
    if not start:
        return False
    before = words[start - 1]
    near = text[before.end : words[start].start].strip(" \t")
    if near not in {"", "."} or not before.is_capital or before.key in AT | {"i", "and", "of", "from", "to", "phd", "cs", "visit"}:
        return False
    return before.key in {"prof", "professor", "dr", "mr", "ms", "mrs", "lord", "lady", "sir"} or (
        near == "" and not begins_sentence(text, before) and not before.said.isupper()
    )
