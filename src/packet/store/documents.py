"""The documents of one packet, where each of them is written, and the letters and statements that they are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packet.formats.front_matter import split_front_matter
from packet.model.demanded import asked_documents
from packet.model.letter import LetterFront
from packet.model.position import Position
from packet.model.rules import Demand
from packet.model.sources import LetterFile, PdfFile, TextFile
from packet.model.target import DocumentSpec, Target, kind_of
from packet.model.topics import Topic
from packet.problems import Place, Severity, did_you_mean
from packet.store.desk import Desk, Loaded
from packet.store.profile_store import ProfileStore
from packet.store.steering import check_expression, check_rules


@dataclass(frozen=True, slots=True)
class Documents:
    """The target's documents with the position's changes, and the files that they are written in."""

    specs: Mapping[str, DocumentSpec]
    target: Loaded[Target]
    position: Loaded[Position] | None

    def place(self, name: str, field: str = "") -> Place:
        """Where a field of a document is written, or the document where nobody wrote the field."""
        known, changes = self.target.value.documents, self.position.value.documents if self.position else {}
        changed = name in changes and (name not in known or field in changes[name].model_fields_set)
        written = self.position if self.position and changed else self.target
        return written.place("documents", name, field) if field else written.place("documents", name, key=True)


def read_documents(
    desk: Desk, topics: Mapping[str, Topic], target: Loaded[Target], position: Loaded[Position] | None, demands: Sequence[Demand]
) -> Documents:
    """The documents that this packet may have; `demands` are those that hold."""
    if target.value.topics:
        check_expression(desk, target.value.topics, topics, target.place("topics"))
    asked = asked_documents(target.value, position.value if position else None, demands)
    specs = {**asked.specs, **asked.left_out}  # what a rule leaves out is read, so that only what is there is told
    documents = Documents(specs, target, position)
    for name, spec in specs.items():
        check_rules(desk, topics, spec.entries, documents.place(name, "entries"))
        try:
            kind_of(name, spec)
        except ValueError as error:
            desk.complain("bad-value", str(error), documents.place(name))
    for written in (target, position):
        _check_output(desk, written, list(specs))
    _check_inside(desk, demands, specs, position.value.documents if position else {})
    return documents


def _check_output(desk: Desk, written: Loaded[Target] | Loaded[Position] | None, documents: list[str]) -> None:
    """Documents that `output:` groups into files must be documents of the packet."""
    output = written.value.output if written else None
    groups = output.files if output and not isinstance(output.files, str) else ()
    named = {name: "files" for group in groups for name in group} | dict.fromkeys(output.names if output else (), "names")
    for name, field in named.items():
        if written and name not in documents:
            desk.unknown("document", name, documents, written.place("output", field))


def _check_inside(
    desk: Desk, demands: Sequence[Demand], specs: Mapping[str, DocumentSpec], changes: Mapping[str, DocumentSpec]
) -> None:
    """A rule on a document that the packet does not have steers and checks nothing: a warning, unless the position omits it."""
    for demand in demands:
        for name in demand.rule.inside if demand.steers else ():
            if name not in specs and name not in changes:
                message = f"this rule speaks of {name!r}, which this packet does not have"
                known = did_you_mean(name, list(specs))
                hint = f"{known} If it is a text of your own, say documents: {{{name}: {{kind: statement}}}}; else optional: {name}"
                desk.complain("rule-of-nothing", message, demand.place, hint, Severity.WARNING)


def read_letters(desk: Desk, store: ProfileStore, documents: Documents) -> Mapping[str, LetterFile]:
    known = desk.workspace.letters(store.name)
    found: dict[str, LetterFile] = {}
    for document, spec in documents.specs.items():
        place = documents.place(document, "letter")
        if spec.letter is None:
            if spec.kind == "cover-letter" or document == "cover-letter":
                message = f"the document {document!r} names no letter"
                desk.complain("missing-field", message, place, f"known: {', '.join(known)}")
        elif spec.letter not in known:
            desk.unknown("letter", spec.letter, list(known), place)
        elif letter := read_letter(desk, known[spec.letter]):
            found[spec.letter] = letter
    return found


def read_letter(desk: Desk, path: Path) -> LetterFile | None:
    words = desk.text(path)
    if words is None:
        return None
    front, body = split_front_matter(words)
    if not front and words.partition("\n")[0].rstrip() == "---":
        hint = "put a line --- below it"
        desk.complain("open-front-matter", "the front matter has no end", Place(desk.shown(path), 1, 1), hint)
    elif not body.strip():
        desk.complain("empty-file", "the letter says nothing", Place(desk.shown(path)), "write its text below the front matter")
    node = desk.parse(front.encode(), path) if front.strip() else None
    loaded = desk.fit(node, LetterFront) if node else None
    lines = {field: loaded.place(field).line for field in loaded.value.model_fields_set} if loaded else {}
    return LetterFile(desk.shown(path), loaded.value if loaded else LetterFront(), body, lines)


def read_statements(desk: Desk, store: ProfileStore, documents: Documents) -> Mapping[str, TextFile | PdfFile]:
    """Statement files by document name: the file named, else NAME.md, NAME.pdf, or the same without “-statement”."""
    folder = desk.workspace.root / "profiles" / store.name / "statements"
    present = {entry.name: entry for entry in folder.iterdir()} if folder.is_dir() else {}
    found: dict[str, TextFile | PdfFile] = {}
    for document, spec in documents.specs.items():
        if spec.file and spec.file not in present:
            message = f"{document}: there is no file {desk.shown(folder / spec.file)}"
            desk.complain(
                "missing-statement-file", message, documents.place(document, "file"), did_you_mean(spec.file, list(present))
            )
        path = present.get(spec.file) if spec.file else _statement_of(desk, document, present)
        if path is None:
            continue
        if path.suffix.lower() == ".pdf":
            found[document] = PdfFile(str(path), desk.shown(path))
        elif (words := desk.text(path)) is not None:
            found[document] = TextFile(desk.shown(path), words)
    return found


def _statement_of(desk: Desk, document: str, present: Mapping[str, Path]) -> Path | None:
    """The statement that lies in the folder under a document's name; what could be meant and is not used is a warning."""
    stems = {document, document.removesuffix("-statement")}
    meant = [path for path in sorted(present.values()) if path.stem.casefold() in stems]
    usable = [path for path in meant if path.suffix.lower() in {".md", ".pdf"}]
    chosen = next(iter(usable), None)
    for path in meant:
        if path != chosen:
            message = f"{document}: {path.name} is not used" + (f", {chosen.name} is" if chosen else "")
            hint = f"say file: {path.name} in documents:" if path in usable else "a statement is a .md or a .pdf file"
            desk.complain("unused-statement", message, Place(desk.shown(path)), hint, Severity.WARNING)
    return chosen
