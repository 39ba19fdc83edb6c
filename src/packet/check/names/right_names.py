"""A profile and a position → the names that may stand in their documents: the position's own, and those of the applicant's life."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from packet.institutions.gazetteer import Gazetteer, shipped
from packet.institutions.mentions import NOUNS, Mention, Reading, read_names
from packet.institutions.wording import name_key, word_set, words_of
from packet.model.base import Written
from packet.model.call import InstitutionName
from packet.model.plan import Plan
from packet.model.position import Position
from packet.model.profile import Profile
from packet.model.publications import Publication, Venue

HOLDERS = frozenset({"at", "headline"})
"""Fields of a profile that say where somebody works."""

UMBRELLAS: Mapping[str, tuple[str, ...]] = {
    "max planck institute": ("max planck society", "max planck gesellschaft", "max planck"),
    "fraunhofer": ("fraunhofer society", "fraunhofer gesellschaft", "fraunhofer"),
    "helmholtz": ("helmholtz association",),
    "university of california": ("university of california",),
}
"""The beginning of a name to the names of the body that it belongs to."""

FILLERS = NOUNS | word_set("of at in and institute technology college zu de di da do du des")
"""Words that a bare name is without: Northwestern, Chicago."""


@dataclass(frozen=True, slots=True)
class RightNames:
    """What may be named.

    `target` are the institutions that the position's stands for in the table, `target_keys` its names in their compared form;
    `others` and `other_keys` those of the applicant's life and of names given on purpose; `vocabulary` words of the profile.
    """

    gazetteer: Gazetteer
    target: frozenset[str] = frozenset()
    target_keys: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    other_keys: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()

    @property
    def own(self) -> Mapping[str, tuple[str, ...]]:
        """Names in their compared form that are right whatever the table says."""
        others = {key: (key,) for key in self.other_keys}
        return others | {key: tuple(sorted(self.target)) or (key,) for key in self.target_keys}

    def read(self, text: str) -> Reading:
        return read_names(text, self.gazetteer, self.own)

    def is_target(self, mention: Mention) -> bool:
        """Whether it is the position's institution, set together (`Jiaotong`) or apart (`North-western`) as one likes."""
        together = {key.replace(" ", "") for key in self.target_keys}
        return mention.key.replace(" ", "") in together or bool(self.target & set(mention.institutions))

    def is_right(self, mention: Mention) -> bool:
        return self.is_target(mention) or mention.key in self.other_keys or bool(self.others & set(mention.institutions))


def right_names(plan: Plan) -> RightNames:
    """The names that are right in the documents of a plan."""
    publications = [work.publication for work in plan.works]
    venues = [work.venue for work in plan.works if work.venue]
    return names_of(plan.profile, publications, venues, plan.position, plan.institutions)


def place_names(position: Position, added: Sequence[InstitutionName] = ()) -> RightNames:
    """The names of a position's institution alone."""
    gazetteer = shipped().with_added(added)
    return RightNames(gazetteer, *_target(gazetteer, position.institution))


def names_of(
    profile: Profile,
    publications: Sequence[Publication] = (),
    venues: Sequence[Venue] = (),
    position: Position | None = None,
    added: Sequence[InstitutionName] = (),
    on_purpose: Sequence[str] = (),
) -> RightNames:
    """The names that are right for a profile and a position, with those that a workspace adds and those given on purpose."""
    gazetteer = shipped().with_added(added)
    places, words = _said(profile, publications, venues)
    purpose = (*on_purpose, *(position.allow_names if position else ()))
    held = _mentions(gazetteer, (*places, *purpose), everywhere=True)
    said = _mentions(gazetteer, (*words, *(_facts(position) if position else ())), everywhere=False)
    others = frozenset(name for mention in (*held, *said) for name in mention.institutions)
    literal = {name_key(part) for place in places for part in (place, *place.split(","))} | set(map(name_key, purpose))
    unlisted = {mention.key for mention in (*held, *said)}
    target, keys = _target(gazetteer, position.institution) if position else (frozenset[str](), frozenset[str]())
    return RightNames(
        gazetteer,
        target,
        keys,
        others,
        frozenset(filter(None, literal | unlisted)),
        frozenset(word.key for text in (*places, *words) for word in words_of(text)),
    )


def _target(gazetteer: Gazetteer, institution: InstitutionName) -> tuple[frozenset[str], frozenset[str]]:
    """What the position's institution stands for in the table, and all of its names: written, known, bare, and shortened."""
    written = tuple(filter(None, (institution.name, *institution.aliases, institution.in_text)))
    target = gazetteer.named(institution.name) or next((found for name in written if (found := gazetteer.named(name))), ())
    keys = {name_key(name) for name in written} | set(gazetteer.names_of(target))
    own = name_key(institution.name)
    above = {key for begins, bodies in UMBRELLAS.items() if own.startswith(begins) for key in bodies}
    return frozenset(target), frozenset(filter(None, {*keys, *above, *_shortened(own.split(" ")), bare(own)}))


def _shortened(words: Sequence[str]) -> Iterator[str]:
    """`university of california` for university of california san diego."""
    for count in range(2, len(words)):
        last = words[count - 1]
        named = any(word in NOUNS or word == "institute" for word in words[:count])
        if named and (last not in FILLERS or last in NOUNS or last == "technology"):
            yield " ".join(words[:count])


def bare(key: str) -> str:
    """`northwestern` for northwestern university, `chicago` for university of chicago."""
    return " ".join(word for word in key.split(" ") if word not in FILLERS)


def _mentions(gazetteer: Gazetteer, texts: Iterable[str], *, everywhere: bool) -> tuple[Mention, ...]:
    """What texts name that have nothing to do with each other."""
    return read_names("\n\n".join(dict.fromkeys(texts)), gazetteer, {}, everywhere=everywhere).mentions


def _facts(position: Position) -> tuple[str, ...]:
    return (position.department, position.area, position.title, position.addressee, position.address, position.note)


def _said(profile: Profile, publications: Sequence[Publication], venues: Sequence[Venue]) -> tuple[list[str], list[str]]:
    """All that the applicant's files say: where they were, and everything else."""
    places: list[str] = []
    words: list[str] = []
    for record in (profile, *publications, *venues):
        for field, text in _texts(record):
            (places if field in HOLDERS else words).append(text)
    return places, words


def _texts(record: Written) -> Iterator[tuple[str, str]]:
    """Every text of a record with the name of the field it stands in."""
    for field in type(record).model_fields:
        yield from _within(field, getattr(record, field))


def _within(field: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Written):
        yield from _texts(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(field, item)
