"""The files of a position → what nobody has confirmed, with its sentence and its place.

A fact stands in the position or in the call that it names. A field that the posting leaves open is there as a comment with its
readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packet.formats.located_yaml import Fields, Node, Scalar, decode
from packet.formats.yaml_change import Path as Steps
from packet.formats.yaml_change import comment_above
from packet.model.call import PublicFacts
from packet.model.deadline import DeadlineKind
from packet.model.rules import DEMANDS, Level, Rule
from packet.model.unconfirmed import HELD, RULES, can_be_given, names_of, rule_named, said, value_of
from packet.postings.passages import read_passages
from packet.postings.reading import SOUGHT
from packet.problems import Problem, UsageError, did_you_mean
from packet.store.desk import Desk
from packet.store.workspace import Workspace

NEEDED = frozenset({"institution", "title"})
"""Facts that no position can be without: they are edited, not dropped."""
_LISTED = frozenset({"documents", "optional", "forbidden", "one-of", "order"})
_MADE = "must"
"""The level of a rule that a person gives."""
_MISSING = re.compile(r"(?m)^# Not found in the posting: (?P<what>.*(?:\n# (?!To be written).*)*)")
_UNREAD = re.compile(r"(?m)^# Read these yourself: .*\n(?P<what>(?:#   .*\n?)+)")
_OPEN = "# Not certain, for you to decide:\n"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to confirm: its name under `unconfirmed:`, its value in words, the sentence, and the file and path of its value."""

    name: str
    value: str
    sentence: str
    file: Path
    steps: Steps
    written: str
    """The value as it is written, for editing."""
    readings: tuple[str, ...] = ()
    quote: str = ""
    """The very words that say a rule, where the sentence is longer."""

    @property
    def key(self) -> str:
        """The key of its value in the file: of a rule what it demands."""
        return rule_named(self.name)[0] if self.is_open and self.name.startswith(RULES) else str(self.steps[-1])

    @property
    def lists_documents(self) -> bool:
        return self.key in _LISTED

    @property
    def is_open(self) -> bool:
        """Whether nothing stands there yet; `readings` are what the posting could mean."""
        return not self.value


def read_doubts(workspace: Workspace, profile: str, name: str) -> tuple[Doubt, ...]:
    """Raises `SourceError` where there is no such position, or where its own file or its call cannot be read."""
    desk = Desk(workspace)
    positions = workspace.positions(profile)
    if name not in positions:
        desk.unknown("position", name, list(positions), None)
        desk.finish()
    posting = positions[name].with_suffix(".txt")
    words = posting.read_text(encoding="utf-8", errors="replace") if posting.is_file() else ""
    found = tuple(doubt for file in _files(desk, positions[name]) for doubt in _doubts(desk, file, words))
    desk.finish()
    return found


def _files(desk: Desk, position: Path) -> Iterator[Path]:
    """The position's file, and that of its call."""
    yield position
    node = desk.node(position)
    call = node.values.get("call") if isinstance(node, Fields) else None
    known = desk.workspace.calls()
    if isinstance(call, Scalar) and call.text in known:
        yield known[call.text]


def _doubts(desk: Desk, file: Path, posting: str) -> Iterator[Doubt]:
    text, facts = text_of(desk, file), facts_of(desk, file)
    rules = _rules(facts)
    for name in dict.fromkeys(facts.unconfirmed):
        if name not in rules:
            yield _field(text, facts, name, file)
            continue
        yield _rule(name, *rules[name], posting, file)


def _rule(name: str, rule: Rule, steps: Steps, posting: str, file: Path) -> Doubt:
    value = value_of(rule)
    return Doubt(name, value, _around(rule, posting), file, steps, value, quote=rule.quote)


def _field(text: str, facts: PublicFacts, name: str, file: Path) -> Doubt:
    value, steps = said(facts, name, []), _steps(name)
    if value:
        sentence = comment_above(text, steps[:1] if steps[0] == "institution" else steps)
        return Doubt(name, value, sentence, file, steps, value)
    readings, sentence = _readings(text, name)
    return Doubt(name, "", sentence, file, steps, "", readings)


def _readings(text: str, name: str) -> tuple[tuple[str, ...], str]:
    """What the comments of a file say of a field that it leaves open: its readings, and the sentence."""
    found = _comment_on(text, name)
    if not found:
        return (), ""
    read, sentence = (" ".join(line.lstrip("# ").strip() for line in found[part].splitlines()) for part in ("read", "sentence"))
    words, _, _ = read.partition(" (")
    return tuple(words.split(", or ")), sentence


def _comment_on(text: str, name: str) -> re.Match[str] | None:
    pattern = rf"(?m)^#   {re.escape(name)}: (?P<read>.+(?:\n#   \S.*)*?)\n(?P<sentence>(?:#     .*(?:\n|\Z))+)"
    return re.search(pattern, text)


def without_comment(text: str, name: str) -> str:
    """What was left open and is settled needs no comment any more."""
    if found := _comment_on(text, name):
        text = text[: found.start()] + text[found.end() :]
    return re.sub(rf"(?m)^{re.escape(_OPEN)}(?!#   )", "", text)


def not_found(workspace: Workspace, profile: str, name: str) -> Mapping[str, Sequence[str]]:
    """What the posting was searched for in vain and the position does not say: in words → the names that can be given a value."""
    desk = Desk(workspace)
    path = workspace.positions(profile)[name]
    found = _MISSING.search(text_of(desk, path))
    words = " ".join(line.lstrip("# ") for line in found["what"].splitlines()).split(", ") if found else []
    there = names_of(facts := facts_of(desk, path), [rule for level in Level for rule in getattr(facts, level.value)])
    desk.finish()
    sought = {one: SOUGHT.get(one, ()) for one in words}
    return {one: [*filter(can_be_given, map(_named, names))] for one, names in sought.items() if not _says(there, names)}


def _named(sought: str) -> str:
    return f"{sought}{DeadlineKind.HARD}" if sought.endswith(".") else sought


def left_unread(workspace: Workspace, profile: str, name: str) -> tuple[str, ...]:
    """The sentences of the posting that the position's file leaves to the applicant, each with its line."""
    desk = Desk(workspace)
    found = _UNREAD.search(text_of(desk, workspace.positions(profile)[name]))
    desk.finish()
    words = " ".join(line.lstrip("# ") for line in found["what"].splitlines()) if found else ""
    return tuple(re.findall(r"line [0-9]+: “.*?”(?= line [0-9]+: “|\Z)", words))


def _says(there: Sequence[str], fields: Sequence[str]) -> bool:
    return any(name.startswith(field) for name in there for field in fields)


def settable(workspace: Workspace, profile: str, position: str, names: Sequence[str]) -> tuple[Doubt, ...]:
    """What the position's own file says, or could say, and nobody doubts, to be given a value: fields and rules.

    Raises `UsageError` for what is neither.
    """
    desk = Desk(workspace)
    file = workspace.positions(profile)[position]
    text, facts, node = text_of(desk, file), facts_of(desk, file), desk.node(file)
    desk.finish()
    rules, own = _rules(facts), node.values if isinstance(node, Fields) else {}
    if wrong := [name for name in names if name not in rules and not can_be_given(name)]:
        raise UsageError(*map(_no_field, wrong))
    return tuple(_given(text, facts, name, file, own.get(name)) for name in names)


def _given(text: str, facts: PublicFacts, name: str, file: Path, own: Node | None) -> Doubt:
    if rule := _rules(facts).get(name):
        return _rule(name, *rule, "", file)
    if name in HELD and isinstance(own, Scalar):
        return Doubt(name, own.text, comment_above(text, (name,)), file, (name,), own.text)
    return _field(text, facts, name, file)


def _no_field(name: str) -> Problem:
    if name.startswith(RULES):
        demands = [f"{RULES}{one.replace('_', '-')}" for one in DEMANDS]
        hint = f"{did_you_mean(name.partition(' in ')[0], demands)}; of one document: rules.pages in cv"
    else:
        hint = "fields are title, rank, requisition, addressee, zone, target, apply.to, deadlines.hard …, rules are rules.papers …"
    return Problem("nothing-to-confirm", f"{name!r} is no field that --set can write", hint=hint)


def text_of(desk: Desk, file: Path) -> str:
    data = desk.bytes_of(file)
    return "" if data is None else decode(data, desk.shown(file))


def facts_of(desk: Desk, file: Path, text: str | None = None) -> PublicFacts:
    """The public facts of a file alone: a position takes from its call what it does not say."""
    node = desk.node(file) if text is None else desk.parse(text.encode(), file)
    if not isinstance(node, Fields):
        return PublicFacts()
    public = {name: value for name, value in node.values.items() if name in PublicFacts.model_fields}
    loaded = desk.fit(Fields(public, node.keys, node.place), PublicFacts)
    return loaded.value if loaded else PublicFacts()


def _rules(facts: PublicFacts) -> Mapping[str, tuple[Rule, Steps]]:
    """Rules by their names under `unconfirmed:`, with the paths of their values."""
    found: dict[str, tuple[Rule, Steps]] = {}
    for level in Level:
        for index, rule in enumerate(getattr(facts, level.value)):
            found.setdefault(f"{RULES}{rule.label}", (rule, (level.value, index, rule.demand)))
    return found


def _steps(name: str) -> Steps:
    """The path of a field's value; of a rule that is not there yet, of the list to which it comes."""
    if name.startswith(RULES):
        return (_MADE,)
    return ("institution", "name") if name == "institution" else tuple(name.split(".", 1))


def _around(rule: Rule, posting: str) -> str:
    """The sentence of the posting that the quote is a part of; else the quote."""
    sentences = (" ".join(passage.text.split()) for passage in read_passages(posting).passages)
    return next((sentence for sentence in sentences if rule.quote and rule.quote in sentence), rule.quote)
