"""The bibliographies of `../shared/corpus/publications` → homepages with their papers: enough BibTeX for tests and benchmarks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "c": "\u0327",
    "v": "\u030c",
    "=": "\u0304",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
}
LETTERS = {"l": "ł", "L": "Ł", "o": "ø", "O": "Ø", "ss": "ß", "ae": "æ", "oe": "œ", "aa": "å", "i": "ı", "&": "&", "%": "%"}


@dataclass(frozen=True)
class Entry:
    key: str
    kind: str
    fields: dict[str, str]

    @property
    def title(self) -> str:
        return self.fields.get("title", "")

    @property
    def authors(self) -> tuple[str, ...]:
        names = re.split(r"\s+and\s+", self.fields.get("author", ""))
        return tuple(name.strip() for name in names if name.strip() and name.strip() != "others")

    @property
    def year(self) -> int:
        found = re.search(r"\d{4}", self.fields.get("year", "") or self.fields.get("date", ""))
        return int(found[0]) if found else 0

    @property
    def venue(self) -> str:
        return next((self.fields[name] for name in ("journal", "booktitle", "howpublished", "school") if self.fields.get(name)), "")

    @property
    def keywords(self) -> tuple[str, ...]:
        words = re.split(r"[;,]", self.fields.get("keywords", ""))
        return tuple(word.strip() for word in words if word.strip())

    @property
    def selected(self) -> bool:
        return self.fields.get("selected", "").strip().lower() == "true"


@dataclass(frozen=True)
class Homepage:
    """One academic's page: the name of its owner where it is told, and the papers."""

    name: str
    owner: tuple[str, str]
    """Given and family name; empty where the page is a group's or keeps its template's name."""
    described: str
    papers: tuple[Entry, ...]


def unlatex(text: str) -> str:
    def accent(match: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", (match[2].replace("\\i", "i").replace("ı", "i")) + ACCENTS[match[1]])

    text = re.sub(r"\\(ss|ae|oe|aa|[lLoO]|[&%])(?![A-Za-z])(?:\{\})?", lambda match: LETTERS[match[1]], text)
    text = re.sub(r"\\(['`^\"~=])\s*\{?(\\?[A-Za-zı])\}?", accent, text)
    text = re.sub(r"\\([cvuHk])\s*(?:\{|\s)(\\?[A-Za-z])\}?", accent, text)
    return " ".join(re.sub(r"[{}]", "", text).split())


def entries(text: str) -> Iterator[Entry]:
    """Every entry that begins a line; what is broken inside is skipped."""
    strings: dict[str, str] = {}
    for match in re.finditer(r"^[ \t]*@(\w+)\s*\{", text, re.M):
        body = _braced(text, match.end())
        if match[1].lower() == "string":
            name, _, value = body.partition("=")
            strings[name.strip().lower()] = unlatex(value.strip(' {}",'))
            continue
        key, _, rest = body.partition(",")
        yield Entry(key.strip(), match[1].lower(), dict(_fields(rest, strings)))


def _braced(text: str, start: int) -> str:
    depth = 1
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return text[start:at]
    return text[start:]


def _fields(text: str, strings: dict[str, str]) -> Iterator[tuple[str, str]]:
    at = 0
    while match := re.compile(r"\s*,?\s*([\w-]+)\s*=\s*").match(text, at) or re.compile(r"[^=]*?\n\s*([\w-]+)\s*=\s*").match(
        text, at
    ):
        at = match.end()
        if text[at : at + 1] == "{":
            value = _braced(text, at + 1)
            at += len(value) + 2
        elif text[at : at + 1] == '"':
            end = re.compile(r'(?<!\\)"').search(text, at + 1)
            value = text[at + 1 : end.start()] if end else text[at + 1 :]
            at += len(value) + 2
        else:
            bare = re.compile(r"[^,\n]*").match(text, at)
            value = bare[0] if bare else ""
            at += len(value)
            value = strings.get(value.strip().lower(), value)
        yield match[1].lower(), unlatex(value)


def homepages(corpus: Path) -> tuple[Homepage, ...]:
    return tuple(_homepage(folder) for folder in sorted(corpus.iterdir()) if folder.is_dir())


def _homepage(folder: Path) -> Homepage:
    papers: dict[str, Entry] = {}
    for file in sorted(folder.rglob("*.bib")):
        if "-bak" in file.name:
            continue
        for entry in entries(file.read_text(encoding="utf-8", errors="replace")):
            title = re.sub(r"\W", "", entry.title.lower())
            if title and entry.authors and title not in papers:
                papers[title] = entry
    return Homepage(folder.name, _owner(folder), _described(folder), tuple(papers.values()))


def _config(folder: Path) -> str:
    file = folder / "_config.yml"
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def _owner(folder: Path) -> tuple[str, str]:
    config = _config(folder)
    given, family = (re.search(rf"^{field}_name:[ \t]*([^#\n]*)", config, re.M) for field in ("first", "last"))
    names = (given[1].strip(" \"'") if given else "", family[1].strip(" \"'") if family else "")
    return names if all(names) else ("", "")


def _described(folder: Path) -> str:
    """What the page says of its owner's research: description and keywords of the site."""
    config = _config(folder)
    said = re.search(r"^description:[ \t]*>?[^\n]*\n((?:[ \t]+[^\n]*\n)+)", config, re.M)
    words = re.search(r"^keywords:[ \t]*([^#\n]*)", config, re.M)
    return " ".join(filter(None, (" ".join(said[1].split()) if said else "", words[1].strip() if words else "")))
