"""A LaTeX CV, as its class's own table of commands reads it → what was found in it.

The walk goes through the file once. Each command that the class has is read by its function; headings say in which section the
rows behind them stand; words outside of all commands are rows, too. What no command of the table holds is told by its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from packet.formats.bibliography import bibliography_of
from packet.formats.bibtex_entries import BibEntry, BibFile
from packet.formats.latex_commands import Command, LatexFile, Span, Words, read_commands
from packet.formats.latex_layout import PLAIN_ENVIRONMENTS
from packet.formats.latex_source import told
from packet.formats.latex_text import read_latex
from packet.formats.located_yaml import Node
from packet.importers.cv_columns import Row
from packet.importers.cv_entries import CvEntry, profile_tree
from packet.importers.cv_rows import fields_of, row_of
from packet.importers.found import Found
from packet.importers.headings import section_of
from packet.importers.latex_papers import paper_of
from packet.importers.latex_words import Said, WordReader
from packet.importers.samples import is_sample_person, is_sample_row
from packet.importers.source import SourceFile
from packet.problems import Place, Problem


@dataclass(slots=True)
class LatexCv:
    """What has been read so far, and where in the CV the walk stands."""

    file: LatexFile
    words: WordReader
    heading: str = ""
    section: str = ""
    group: Said | None = None
    label: str = ""
    """What an item of a list bears in front of its words."""
    head: dict[str, Node] = field(default_factory=dict)
    names: list[Said] = field(default_factory=list)
    entries: list[CvEntry] = field(default_factory=list)
    papers: list[BibEntry] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    bibliographies: list[str] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)
    waiting: list[tuple[str, Place]] = field(default_factory=list)
    """Environments that have begun."""
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(told(code, message, place, hint))

    def leave_out(self, what: str, said: Said) -> None:
        if said.is_word or said.addresses:
            words = " ".join((said.text, *said.addresses)).strip()
            self.tell("import-left-out", f"a profile has no place for {what}: {words}", said.place)

    def add(self, row: Row) -> None:
        """One row of the section that the walk is in."""
        if is_sample_row(row.title.text, row.at.text):
            self.samples.append(row.title.text)
        elif self.section == "publications":
            self._paper(row)
        elif self.heading:
            section = self.section or "other"
            fields = fields_of(section, row)
            heading = self.heading if self.section or not self.group else f"{self.heading}: {self.group.text}"
            if fields:
                self.entries.append(CvEntry(section, heading, row.place_in_file, fields))
        else:
            said = " · ".join(one.text for one in (row.title, row.at, row.place, row.dates, *row.notes, *row.below) if one.is_word)
            message = f"this stands under no heading and was left out: {said}"
            self.tell("import-left-out", message, row.place_in_file) if said else None

    def _paper(self, row: Row) -> None:
        name = " ".join(one.text for one in self.names)
        paper = paper_of(row, name)
        if paper is not None:
            self.papers.append(paper)
            return
        lines = [row.title, row.at, row.place, row.dates, *row.notes, *row.below]
        addresses = [address for one in lines for address in one.addresses]
        said = " · ".join(filter(None, (*(one.text for one in lines if one.is_word), *addresses)))
        if said:
            hint = "import the .bib file that has it, or write it into publications.yaml"
            message = f"title, authors and year of this publication cannot be told apart for sure: {said}"
            self.tell("import-publication", message, row.place_in_file, hint)

    def lines(self, span: Span) -> tuple[Said, ...]:
        """What stands below a row: items of lists, lines and paragraphs, each by itself."""
        found, label = list[Said](), ""
        for part in self.file.parts(_LINES, span):
            if isinstance(part, Command):
                self.environment(part)
                label = self.label_of(part) if part.name == "item" else label
                continue
            for paragraph in paragraphs(self.file, part.span):
                said = self.words.long(paragraph)
                found += [said.but(f"{label} {said.text}")] if said.is_word else []
                label = ""
        return tuple(found)

    def label_of(self, item: Command) -> str:
        said = self.words.short(item.options[0]) if item.options else None
        return said.text if said and said.is_word else ""

    def environment(self, command: Command) -> None:
        """Begin and end of environments are checked against each other; those that are not known are told."""
        name = self.file.raw(command.argument(0)).strip()
        if command.name == "begin":
            self.waiting.append((name, self.file.place(command.span)))
            if name not in PLAIN_ENVIRONMENTS:
                message = f"the environment {name} is not known: its words are read as if it were not there"
                self.tell("latex-command", message, self.file.place(command.span))
        elif command.name == "end" and self.waiting and self.waiting[-1][0] == name:
            self.waiting.pop()
        elif command.name == "end" and name != "document":
            self.tell("latex-syntax", f"\\end{{{name}}} stands here without its \\begin", self.file.place(command.span))

    def loose(self, span: Span) -> None:
        """Words outside of all commands: each paragraph a row, unless it is made of commands alone that nobody knows."""
        for paragraph in paragraphs(self.file, span):
            label, self.label = self.label, ""
            if self._is_preamble or self._is_unknown(paragraph):
                raw = " ".join(self.file.raw(paragraph).split())
                if re.search(r"\w", raw):
                    self.tell("latex-command", f"this is not known and was left out: {raw}", self.file.place(paragraph))
                continue
            said = self.words.short(paragraph)
            said = said.but(f"{label} {said.text}")
            if self.section == "interests" and not re.search(r"[.;:] \w", said.text):
                for part in re.split(r"[,;] +(?:and )?", said.text.rstrip(".")):
                    self.add(row_of(said.but(part), self.group))
            elif said.is_word or said.addresses:
                self.add(row_of(said, self.group))

    @property
    def _is_preamble(self) -> bool:
        return (
            not self.heading
            and not any(name == "document" for name, _ in self.waiting)
            and "\\begin{document}" in self.file.source.text
        )

    def _is_unknown(self, span: Span) -> bool:
        text, at = self.file.source.text, span.start
        while match := _COMMAND.match(text, at, span.end):
            at = match.end()
            while self.file.braces.pairs.get(at, span.end) < span.end:
                at = self.file.braces.pairs[at] + 1
        raw = self.file.raw(span)
        unread = read_latex(raw).unread
        return not text[at : span.end].strip() and bool(unread) and not raw[: unread[0].at].strip()


_COMMAND = re.compile(r"\s*\\(?:[A-Za-z@]+\*?|.)(?:\[[^\[\]]{0,200}\])?")
_LINES: Mapping[str, int] = {"begin": 1, "end": 1, "item": 0, "newline": 0, "par": 0, "\\": 0}


def paragraphs(file: LatexFile, span: Span) -> Iterator[Span]:
    start = span.start
    for gap in re.finditer(r"\n[ \t\r]*\n\s*", file.source.text[span.start : span.end]):
        yield Span(start, span.start + gap.start())
        start = span.start + gap.end()
    yield Span(start, span.end)


# ── commands that all classes have ──────────────────────────────────────────────────────────────────────────────────────

Read = Callable[[LatexCv, Command], None]


def section(cv: LatexCv, command: Command) -> None:
    said = cv.words.short(command.argument(0))
    cv.heading, cv.section, cv.group = said.text or "Untitled", section_of(said.text), None


_KEEPS_GROUPS = {"awards", "publications", "skills", ""}


def subsection(cv: LatexCv, command: Command) -> None:
    """A heading that is a section's own begins it; else it stands for the group of the rows behind it."""
    said = cv.words.short(command.argument(0))
    own = section_of(said.text)
    if not cv.heading or (own and own != cv.section and cv.section != "publications"):
        return section(cv, command)
    cv.group = said if said.is_word else None
    if cv.group and cv.section not in _KEEPS_GROUPS:
        message = f"the heading “{said.text}” within {cv.section} is not kept; its entries are"
        cv.tell("import-left-out", message, said.place)
    return None


def _environment(cv: LatexCv, command: Command) -> None:
    cv.environment(command)


def _item(cv: LatexCv, command: Command) -> None:
    cv.label = cv.label_of(command)


def _nothing(cv: LatexCv, command: Command) -> None:
    """A command that says nothing of its own."""


def _input(cv: LatexCv, command: Command) -> None:
    names = [cv.file.raw(argument).strip() for argument in command.arguments]
    name = re.sub(r"/{2,}", "/", "/".join(filter(None, names)))
    if name:
        cv.inputs.append(name if re.search(r"\.\w+$", name) else f"{name}.tex")


def _bibliography(cv: LatexCv, command: Command) -> None:
    for name in cv.file.raw(command.argument(0)).split(","):
        if name.strip():
            cv.bibliographies.append(name.strip() if name.strip().endswith(".bib") else f"{name.strip()}.bib")


COMMON: Mapping[str, tuple[int, Read]] = {
    "begin": (1, _environment), "end": (1, _environment), "item": (0, _item), "bibitem": (1, _item), "par": (0, _nothing),
    "input": (1, _input), "include": (1, _input), "subfile": (1, _input), "import": (2, _input), "subimport": (2, _input),
    "bibliography": (1, _bibliography), "addbibresource": (1, _bibliography), "nocite": (1, _nothing),
    "printbibliography": (0, _nothing), "fullcite": (1, _nothing), "section": (1, section), "subsection": (1, subsection),
}  # fmt: skip


# ── the whole ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_latex_cv(file: SourceFile, name: str, commands: Mapping[str, tuple[int, Read]], beginnings: tuple[str, ...]) -> Found:
    """`beginnings`: commands of the class that stand in no group. Raises `SourceError` for a file that is too large."""
    table = {**COMMON, **commands}
    latex = read_commands(file.data, file.path, {one: table[one][0] for one in beginnings})
    cv = LatexCv(latex, WordReader(latex))
    signature = {command: count for command, (count, _) in table.items()}
    for part in latex.parts(signature, latex.whole):
        if isinstance(part, Words):
            cv.loose(part.span)
        else:
            _check_arguments(cv, part, signature[part.name])
            table[part.name][1](cv, part)
    return _found(cv, file, name)


def _check_arguments(cv: LatexCv, command: Command, count: int) -> None:
    if len(command.arguments) < count and command.name in {"cventry", "cvhonor", "cvskill", "cvitem", "begin", "end", "cvsection"}:
        message = f"\\{command.name} has {len(command.arguments)} of {count} arguments"
        cv.tell("latex-syntax", message, cv.file.place(command.span), "look for a missing brace")


def _found(cv: LatexCv, file: SourceFile, name: str) -> Found:
    for environment, place in cv.waiting:
        if environment != "document":
            cv.tell("latex-syntax", f"\\begin{{{environment}}} is never ended", place)
    whose = " ".join(one.text for one in cv.names if one.is_word)
    if is_sample_person(whose):
        cv.samples.append(whose)
        cv.head.clear()
    elif cv.names and whose:
        cv.head = {"name": cv.names[0].but(whose).node, **cv.head}
    tree, misfits = profile_tree(cv.head, cv.entries, file.path)
    papers = bibliography_of(BibFile(tuple(cv.papers), ()), file.path)
    problems = [*cv.file.problems, *cv.problems, *cv.words.told(), *misfits, *papers.problems]
    return Found(name, papers.tree, tree, tuple(_notes(cv, file)), tuple(sorted(problems, key=lambda one: one.place or Place(""))))


def _notes(cv: LatexCv, file: SourceFile) -> Iterator[str]:
    if cv.samples:
        yield f"content of the template was left out: {', '.join(dict.fromkeys(cv.samples))}"
    if others := list(dict.fromkeys([*cv.inputs, *cv.bibliographies])):
        folder = file.path.rpartition("/")[0]
        besides = [f"{folder}/{other}" if folder and not other.startswith("/") else other for other in others]
        yield f"more of it stands in other files, import them together: packet import {' '.join([file.path, *besides])}"
