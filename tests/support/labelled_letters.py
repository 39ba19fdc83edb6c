"""The labelled letters of `letters/`, and what the checker says of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packet.check.names.institutions import institution_findings
from packet.check.names.right_names import names_of
from packet.check.texts.identity import identity_findings
from packet.check.texts.leftovers import leftovers
from packet.formats.located_yaml import plain, read_yaml
from packet.model.position import Position
from packet.model.profile import Profile

FOLDER = Path(__file__).parent.parent / "check" / "letters"
RIGHT = frozenset({"right", "alias", "legitimate"})
POSITION_FIELDS = ("department", "title", "requisition", "allow-names")


@dataclass(frozen=True)
class Letter:
    who: str
    position: Position
    label: str
    finds: str
    text: str

    @property
    def is_right(self) -> bool:
        return self.label in RIGHT


def letters(batch: str) -> Iterator[Letter]:
    tree = plain(read_yaml((FOLDER / batch).read_bytes(), batch))
    assert isinstance(tree, list)
    for entry in tree:
        assert isinstance(entry, dict)
        facts = {"target": "any", "title": "Assistant Professor", "institution": entry["to"]}
        facts |= {name: entry[name] for name in POSITION_FIELDS if name in entry}
        who, label, text = str(entry["who"]), str(entry["label"]), str(entry["text"])
        yield Letter(who, Position.model_validate(facts), label, str(entry.get("finds", "")), text)


@cache
def applicants() -> dict[str, Profile]:
    tree = plain(read_yaml((FOLDER / "applicants.yaml").read_bytes(), "applicants.yaml"))
    assert isinstance(tree, dict)
    return {name: Profile.model_validate(facts) for name, facts in tree.items()}


def found_in(letter: Letter) -> tuple[str, ...]:
    """The findings of all checks that read a letter by itself, as `code: message`."""
    names = names_of(applicants()[letter.who], position=letter.position)
    told = [*institution_findings(letter.text, "letter", names, letter.position.institution.name)]
    told += [one for one in identity_findings(letter.text, letter.position) if one.code != "title-not-named"]  # excerpts need not
    return tuple(f"{one.code}: {one.message}" for one in (*told, *leftovers(letter.text, prose=True)))


def is_found(letter: Letter) -> bool:
    """Whether a finding shows the words that are wrong."""
    return any(letter.finds in message for message in found_in(letter))
