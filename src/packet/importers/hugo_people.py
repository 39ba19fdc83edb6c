"""Authors of a Hugo Blox homepage (`content/authors/*/_index.md`, `data/authors/*.yaml`) → their names, and the owner's profile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from packet.formats.located_yaml import Fields, Scalar
from packet.importers.broken_yaml import read_what_can_be
from packet.importers.found import Found, empty
from packet.importers.front_matter import read_page, read_toml
from packet.importers.hugo_profile import name_of_person, read_profile
from packet.importers.samples import is_sample_person, left_out
from packet.importers.source import Checkout, SourceFile
from packet.importers.written_names import names_in
from packet.problems import Place, Problem

_FILE = re.compile(
    r"(?:.*/)?(?:content(?:/[a-z]{2}(?:-[a-z]+)?)?|data(?:/[a-z]{2}(?:-[a-z]+)?)?)/authors/([^/]+)(?:/_index)?\.(md|ya?ml|toml)",
    re.I,
)
_OWNERS = ("admin", "me")
"""User names of the owner in the older and the newer template."""


@dataclass(frozen=True, slots=True)
class People:
    """`names`: user name → name; `owner`: who owns the homepage, "" where no file says; `profile`: what it says of them."""

    names: Mapping[str, str] = field(hash=False)
    owner: str
    profile: Found


def read_people(checkout: Checkout) -> People:
    names, problems, owners = dict[str, str](), list[Problem](), list[tuple[int, SourceFile, Fields, str]]()
    for path, file in checkout.files.items():
        match = _FILE.fullmatch(path)
        tree = _tree(file, match[2].lower(), problems) if match else None
        if not match or tree is None or not (name := name_of_person(tree)):
            continue
        names.setdefault(match[1].lower(), names_in(name.text)[0])
        claims = any(_is(tree, key) for key in ("superuser", "is_owner"))
        if claims or match[1].lower() in _OWNERS:
            owners.append((_OWNERS.index(match[1].lower()) if match[1].lower() in _OWNERS else len(_OWNERS), file, tree, name.text))
    nothing = empty(Place(checkout.path, 1, 1))
    if not owners:
        return People(names, "", Found("Hugo Blox", nothing, nothing, (), tuple(problems)))
    _, file, tree, name_text = min(owners, key=lambda one: one[0])
    if is_sample_person(name_text):
        told = (left_out(file.path, 1),)
        return People(names, "", Found("Hugo Blox", nothing, nothing, told, tuple(problems)))
    found = read_profile(tree, file.path)
    return People(
        names, names_in(name_text)[0], Found("Hugo Blox", nothing, found.profile, found.notes, (*problems, *found.problems))
    )


def _tree(file: SourceFile, kind: str, problems: list[Problem]) -> Fields | None:
    if kind == "md":
        page = read_page(file)
        problems += page.problems
        return page.fields
    if kind == "toml":
        tree, told = read_toml(file.data.decode("utf-8", "replace"), file.path)
    else:
        node, told = read_what_can_be(file.data, file.path)
        tree = node if isinstance(node, Fields) else None
    problems += told
    return tree


def _is(tree: Fields, key: str) -> bool:
    node = tree.values.get(key)
    return isinstance(node, Scalar) and node.text.strip().lower() in {"true", "yes"}
