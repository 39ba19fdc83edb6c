"""What a source says of a person outside of all sections → what of it a profile can hold, and a warning for the rest."""

from __future__ import annotations

from collections.abc import Iterator

from packet.formats.located_yaml import Fields, Items, Node, plain
from packet.importers.fitting import texts
from packet.model.base import unfit
from packet.model.profile import Profile
from packet.problems import Problem, Severity

NOBODY = {"name": "A", "email": "a@b.cd"}
"""What every profile must have."""


def sound_head(tree: Fields) -> tuple[Fields, tuple[Problem, ...]]:
    """The tree without the single values and links that are none: an e-mail address without @, a link that is no address."""
    problems: list[Problem] = []
    values: dict[str, Node] = {}
    for name, node in tree.values.items():
        if name == "links" and isinstance(node, Fields):
            node = Fields(dict(_links(node, problems)), node.keys, node.place)
        if isinstance(node, Items) or not unfit(Profile, {**NOBODY, name: plain(node)}):
            values[name] = node
        else:
            problems.append(_refused(name, node))
    return Fields(values, tree.keys, tree.place), tuple(problems)


def _links(links: Fields, problems: list[Problem]) -> Iterator[tuple[str, Node]]:
    for kind, link in links.values.items():
        said = {**NOBODY, "links": {kind: plain(link)}}
        try:
            Profile.model_validate(said).link(kind)  # what pydantic raises is a ValueError, too
        except ValueError:
            problems.append(_refused(kind, link))
        else:
            yield kind, link


def _refused(name: str, node: Node) -> Problem:
    message = f"{name} cannot be used: {'; '.join(texts(node))[:200]}"
    return Problem("import-left-out", message, node.place, severity=Severity.WARNING)
