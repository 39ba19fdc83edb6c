"""What steers the choice of papers and entries: expressions of topics, rules for entries, the advertisement; read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from packet.model.position import Position
from packet.model.sources import TextFile
from packet.model.target import EntryRules
from packet.model.topics import Topic, parse_topics
from packet.problems import Place, did_you_mean
from packet.store.desk import Desk, Loaded


def check_expression(desk: Desk, expression: str, topics: Mapping[str, Topic], place: Place | None) -> None:
    """Note what is wrong with an expression of topics."""
    try:
        names = parse_topics(expression).names
    except ValueError as error:
        desk.complain("bad-topics", str(error), place, "write topics like: moe or (serverless and not edge)")
        return
    for name in names:
        if name not in topics:
            desk.unknown("topic", name, list(topics), place)


def check_rules(desk: Desk, topics: Mapping[str, Topic], entries: EntryRules | str, place: Place) -> None:
    """Note every topic in the rules of a document that the vocabulary lacks."""
    if isinstance(entries, EntryRules):
        for rule in (*entries.require, *entries.prefer, *entries.forbid):
            if rule.topics:
                check_expression(desk, rule.topics, topics, place)


def read_advertisement(
    desk: Desk, profile: str, name: str, position: Loaded[Position] | None, wanted: Path | None
) -> TextFile | None:
    """The posting that the command line wants, else the position's, else NAME.txt beside the position where there is one."""
    path = desk.workspace.positions(profile).get(name)
    named = position.value.advertisement if position else ""
    if wanted:
        file = wanted
    elif named and path and position:
        file = path.parent / named
        if not file.is_file():
            present = sorted(one.relative_to(path.parent).as_posix() for one in path.parent.rglob("*.txt"))
            message = f"there is no file {desk.shown(file)}"
            desk.complain("missing-advertisement", message, position.place("advertisement"), did_you_mean(named, present))
            return None
    elif path and path.with_suffix(".txt").is_file():
        file = path.with_suffix(".txt")
    else:
        return None
    words = desk.text(file)
    return None if words is None else TextFile(desk.shown(file), words)
