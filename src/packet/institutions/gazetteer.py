"""The table of institutions, and what a workspace adds to it → a `Gazetteer`: which institution a name may mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from packet.institutions.slips import allowed, distance
from packet.institutions.wording import Word, name_key
from packet.model.call import InstitutionName

TABLE = Path(__file__).with_name("institutions.txt")


class Weight(Enum):
    """How surely a name means the institution."""

    FULL = ""
    BARE = "~"
    """A bare name (Stanford): nearly everywhere."""
    WEAK = "?"
    """An ordinary word, surname or town (Brown): only where an institution is meant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: the institutions by their full names; two share a short name now and then."""

    institutions: tuple[str, ...]
    weight: Weight


LONGEST = 10
"""Words of the longest name."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`forms`: a name as the table writes it (see its header) to its institutions, `|` between them; `heads`: their first words."""

    forms: Mapping[str, str]
    heads: frozenset[str]

    def find(self, words: Sequence[Word]) -> Entry | None:
        """What the words, taken as one name, stand for. Names of one word need the capitals of a name."""
        if len(words) > 1:
            key = " ".join([word.key for word in words])
            return self._entry(key, Weight.FULL) or self._entry(f"?{key}", Weight.WEAK)
        if not words[0].is_capital:
            return None
        said, key = words[0].bare, words[0].key
        return (
            self._entry(f"={said}", Weight.FULL)
            or self._entry(f"?={said}", Weight.WEAK)
            or self._entry(f"~{key}", Weight.BARE)
            or self._entry(f"?{key}", Weight.WEAK)
        )

    def _entry(self, form: str, weight: Weight) -> Entry | None:
        owners = self.forms.get(form)
        return Entry(tuple(owners.split("|")), weight) if owners else None

    def named(self, name: str) -> tuple[str, ...]:
        """The institutions that a name stands for beyond doubt."""
        key, said = name_key(name), name.strip()
        forms = (key,) if " " in key else (f"={said}", f"~{key}", f"?{key}")
        return next((tuple(self.forms[form].split("|")) for form in forms if form in self.forms), ())

    def near(self, name: str) -> tuple[str, ...]:
        """The institutions whose names are nearest to one that the table lacks: one or two slips in one word of it."""
        key = name_key(name)
        words = key.split(" ")
        found: dict[int, str] = {}
        for form, institutions in self.forms.items() if not self.named(name) else ():
            if form[0] not in "=?" and abs(len(form.lstrip("~")) - len(key)) <= 2:
                found.setdefault(_slips(words, form.lstrip("~").split(" ")), institutions)
        found.pop(0, None)
        return tuple(found[min(found)].split("|")) if found else ()

    def names_of(self, institutions: Collection[str]) -> tuple[str, ...]:
        """The forms of institutions that have several words."""
        return tuple(form for form, owner in self.forms.items() if form[0] not in "=~?" and owner in institutions)

    def with_added(self, added: Iterable[InstitutionName]) -> Gazetteer:
        """The table with what a workspace adds: a name of one word counts only where an institution is meant."""
        if not added:
            return self
        forms = dict(self.forms)
        for one in added:
            owner = "|".join(self.named(one.name)) or one.name
            for name in (one.name, *one.aliases):
                form = form_of(name)
                forms[form] = owner if forms.get(form, owner) == owner else f"{forms[form]}|{owner}"
        return Gazetteer(forms, _heads(forms))


def _slips(words: Sequence[str], others: Sequence[str]) -> int:
    """How many slips lie between two names that differ in one word; 0 where they differ in another way."""
    unlike = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(unlike) != 1:
        return 0
    said, meant = unlike[0]
    most = allowed(len(meant))
    slips = distance(said, meant, most)
    return slips if slips <= most else 0


def form_of(name: str) -> str:
    """A name as the table writes it."""
    key = name_key(name)
    if " " in key:
        return key
    return f"={name}" if sum(map(str.isupper, name)) > 1 else f"?{key}"


def _heads(forms: Iterable[str]) -> frozenset[str]:
    return frozenset([form.split(" ", 1)[0].lstrip("?~=").lower() for form in forms])


@cache
def shipped() -> Gazetteer:
    """The table of the package, read once (two milliseconds)."""
    text = TABLE.read_text(encoding="utf-8")
    cells = text[text.rindex("\n#") + 1 :].replace("\n", "\t").split("\t")[1:]
    forms = dict(zip(cells[::2], cells[1::2], strict=True))
    return Gazetteer(forms, _heads(forms))
