"""Files of others for the tests of importers: what was found in them as plain values, and whether all that they say is somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from packet.formats.located_yaml import Fields, Items, Node, Scalar, plain
from packet.importers import read_source
from packet.importers.fitting import texts
from packet.importers.found import Found
from packet.importers.samples import is_placeholder, is_sample, is_sample_person
from packet.importers.source import SourceFile
from packet.importers.written_dates import read_dates
from packet.model.profile import LINK_PREFIX


def found_in(data: bytes | str, path: str = "x.json") -> Found:
    return read_source(SourceFile(path, data if isinstance(data, bytes) else data.encode()))


def profile_in(data: bytes | str, path: str = "x.json") -> dict[str, object]:
    return values(found_in(data, path).profile)


def papers_in(data: bytes | str, path: str = "x.json") -> dict[str, dict[str, object]]:
    papers = values(found_in(data, path).part("publications"))
    return {key: paper for key, paper in papers.items() if isinstance(paper, dict)}


def values(node: Node) -> dict[str, object]:
    said = plain(node)
    return dict(said) if isinstance(said, Mapping) else {}


def lost(source: Node, found: Found, housekeeping: frozenset[str] = frozenset()) -> list[str]:
    """Texts of the source that stand in no value, note or problem; samples of templates and dates apart.

    `housekeeping`: keys whose values say nothing about the person.
    """
    said = _all_said(found)
    whole, words = "".join(map(_letters, said)), _words(" ".join(said)) | {"proceedings", "of", "in", "advisors", "mentors"}
    texts = _source_texts(source, housekeeping)
    return [one for one in texts if _letters(one) not in whole and not _words(one) <= words]


def _all_said(found: Found) -> list[str]:
    keys = [*_keys(found.publications), *_keys(found.profile)]
    told = [f"{problem.message} {problem.hint}" for problem in found.problems]
    return [*texts(found.profile), *texts(found.publications), *keys, *found.notes, *told]


def _keys(node: Node) -> Iterator[str]:
    if isinstance(node, Items):
        for value in node.values:
            yield from _keys(value)
    elif isinstance(node, Fields):
        for key, value in node.values.items():
            yield key
            yield from _keys(value)


def _words(text: str) -> set[str]:
    """A venue is taken apart, so that its words stand elsewhere: the name, the acronym, the year."""
    return set(re.findall(r"[^\W_]+", text.casefold()))


def _letters(text: str) -> str:
    for prefix in ("https://arxiv.org/abs/", "https://doi.org/", *LINK_PREFIX.values()):
        text = text.removeprefix(prefix)
    bare = re.sub(r"</?\w[^<>]*>|^tel:|https?://|\*", "", text)
    return "".join(letter for letter in bare.casefold() if letter.isalnum())


def _source_texts(node: Node, housekeeping: frozenset[str]) -> Iterator[str]:
    if isinstance(node, Scalar):
        text = node.text.strip()
        if text and not (is_placeholder(text) or read_dates(text) or text.casefold() == "present" or is_sample_person(text)):
            yield text
    elif isinstance(node, Items):
        for one in node.values:
            if not is_sample(texts(one)):
                yield from _source_texts(one, housekeeping)
    else:
        for key, value in node.values.items():
            if key not in housekeeping:
                yield from _source_texts(value, housekeeping)
