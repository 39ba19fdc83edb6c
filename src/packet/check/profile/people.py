"""Co-authors who are spelt in two ways. Two people who stand in one list of authors are two people."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from packet.check.profile.asking import ask, named, one_slip
from packet.model.finding import Finding
from packet.model.names import name_words
from packet.model.profile_view import FieldPath, ProfileView

SHARED = 3
"""Co-authors that two names have in common before a letter more or less is taken for a slip."""
SLIP = 4
"""Letters of a name's word before a slip in it is asked about: Liu and Lin are two families."""
_TITLE = re.compile(r"^(?:(?:Prof|Dr|Mr|Ms|Mrs)\.?\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """A name, in all the styles it is written in (`Jin, Chao` and `Chao Jin`): where, in which papers, and with whom."""

    styles: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[FieldPath, ...]
    papers: frozenset[str]
    beside: frozenset[str]

    @property
    def name(self) -> str:
        return self.styles[0]

    @property
    def letters(self) -> str:
        return "".join(self.words).replace("-", "")

    @property
    def where(self) -> str:
        return ", ".join(dict.fromkeys(str(path[1] if path[0] == "publications" else path[0]) for path in self.places[:3]))


def check_people(view: ProfileView) -> Iterator[Finding]:
    people = persons(view)
    for one, other in two_ways(people):
        usual, rare = sorted((one, other), key=lambda person: -len(person.places))
        question = f"“{usual.name}” ({usual.where}) and “{rare.name}” ({rare.where}): one person?"
        remedy = "if so, write the name in one way; leave it where the papers themselves differ"
        yield ask("author-two-spellings", question, remedy, view.place(*rare.places[0]))
    if pairs := abridged(people):
        told = [f"{short.name} ({short.where}) for {long.name}" for short, long in pairs]
        question = f"names in full and abridged ({named(told)}): the same people?"
        yield ask("author-abridged", question, "write them in full, where the paper does", view.place(*pairs[0][0].places[0]))
    if mixed := [person for person in people if len(person.styles) > 1]:
        told = [" and ".join(f"“{style}”" for style in person.styles) for person in mixed]
        question = f"names in two styles ({named(told)}): on purpose?"
        yield ask("author-name-styles", question, "write names in one order, with or without dots", view.place(*mixed[0].places[0]))


def persons(view: ProfileView) -> tuple[Person, ...]:
    """Everybody who is named, in the order of the file; the applicant is not."""
    own = {name_words(name) for name in (view.profile.name, *view.profile.names)}
    styles: dict[str, dict[str, None]] = defaultdict(dict)
    places: dict[str, list[FieldPath]] = defaultdict(list)
    beside: dict[str, set[str]] = defaultdict(set)
    for path, names in _lists(view):
        others = {_plain(name): name for name in names if name_words(name) and name_words(name) not in own}
        for plain, name in others.items():
            styles[plain][name] = None
            places[plain].append(path)
            beside[plain] |= others.keys() - {plain}
    return tuple(_person(tuple(styles[plain]), tuple(at), frozenset(beside[plain])) for plain, at in places.items())


def _person(styles: tuple[str, ...], places: tuple[FieldPath, ...], beside: frozenset[str]) -> Person:
    papers = frozenset(str(path[1]) for path in places if path[0] == "publications")
    return Person(styles, name_words(styles[0]), places, papers, beside)


def _plain(name: str) -> str:
    """The name in reading order with capitals, accents and hyphens, without spaces and dots: all styles of one spelling are one."""
    family, comma, given = unicodedata.normalize("NFC", name).partition(",")
    return "".join(letter for letter in f"{given}{family}" if letter.isalnum() or letter == "-") if comma else _plain(f"{family},")


def _lists(view: ProfileView) -> Iterator[tuple[FieldPath, list[str]]]:
    """Lists of people who were named together."""
    for key, publication in view.publications.items():
        yield ("publications", key, "authors"), [author.name for author in publication.authors]
    for at, job in enumerate(view.profile.experience):
        yield from ((("experience", at, "mentors"), [_TITLE.sub("", name)]) for name in job.mentors)
        yield ("experience", at, "advisor"), [_TITLE.sub("", job.advisor)]
    for at, degree in enumerate(view.profile.education):
        yield ("education", at, "advisor"), [_TITLE.sub("", degree.advisor)]
    yield from ((("referees", at, "name"), [_TITLE.sub("", one.name)]) for at, one in enumerate(view.profile.referees))


def two_ways(people: tuple[Person, ...]) -> Iterator[tuple[Person, Person]]:
    """Pairs with the same letters, with given and family name exchanged, or with a slip among the same co-authors."""
    for one, other in _candidates(people):
        if one.papers & other.papers:
            continue
        swapped = len(one.words) > 1 and one.words == other.words[::-1] and one.words != other.words
        if one.letters == other.letters or swapped or _slip(one, other):
            yield one, other


def _candidates(people: tuple[Person, ...]) -> Iterator[tuple[Person, Person]]:
    """Pairs that have all letters, or their first or last word, in common, each once."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        for kind, word in (("all", "".join(sorted(person.letters))), ("first", person.words[0]), ("last", person.words[-1])):
            groups[kind, word].append(at)
    pairs = {pair for group in groups.values() for pair in combinations(group, 2)}
    return ((people[one], people[other]) for one, other in sorted(pairs))


def _slip(one: Person, other: Person) -> bool:
    """One letter in one word, one of the two spellings only once, and the same company."""
    if len(one.words) != len(other.words) or min(len(one.papers), len(other.papers)) > 1:
        return False
    unlike = [(mine, its) for mine, its in zip(one.words, other.words, strict=True) if mine != its]
    if len(unlike) != 1 or min(map(len, unlike[0])) < SLIP or not one_slip(*unlike[0]):
        return False
    return len(one.beside & other.beside) >= SHARED


def abridged(people: tuple[Person, ...]) -> list[tuple[Person, Person]]:
    """Names with initials and the one full name that each may stand for; where two may be meant, nobody is asked."""
    found: dict[str, list[tuple[Person, Person]]] = defaultdict(list)
    for one, other in _candidates(people):
        for short, long in ((one, other), (other, one)):
            if not one.papers & other.papers and _abridges(short.words, long.words):
                found[short.name].append((short, long))
    return [pairs[0] for pairs in found.values() if len(pairs) == 1]


def _abridges(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """`C. Jin` for Chao Jin, `Cesar Stuardo` for Cesar A. Stuardo."""
    if min(len(short), len(long)) < 2 or short[-1] != long[-1] or len(short) > len(long) or short == long:
        return False
    given = list(zip(short[:-1], long[:-1], strict=False))
    fits = all(mine == its or (len(mine) == 1 and its.startswith(mine)) for mine, its in given)
    return fits and all(len(word) == 1 for word in long[len(short) - 1 : -1])
