"""The state of the walk through a LaTeX CV: what has been read, and under which heading the walk stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from packet.formats.bibtex_entries import BibEntry
from packet.formats.latex_commands import Command, LatexFile, Span
from packet.formats.latex_layout import PLAIN_ENVIRONMENTS
from packet.formats.latex_source import told
from packet.formats.latex_text import read_latex
from packet.formats.located_yaml import Node
from packet.importers.cv_columns import Row, is_name
from packet.importers.cv_entries import CvEntry
from packet.importers.cv_rows import fields_of, row_of
from packet.importers.latex_papers import paper_of
from packet.importers.latex_words import Said, WordReader
from packet.importers.samples import is_sample_row
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
    links: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    in_preamble: bool = False

    @property
    def own_name(self) -> str:
        return " ".join(one.text for one in self.names[:6])

    def note(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(told(code, message, place, hint))

    def leave_out(self, what: str, said: Said) -> None:
        if said.is_word or said.addresses:
            words = " ".join((said.text, *said.addresses)).strip()
            self.note("import-left-out", f"a profile has no place for {what}: {words}", said.place)

    def add(self, row: Row) -> None:
        """One row of the section that the walk is in."""
        if is_sample_row(row.title.text, row.at.text):
            self.samples.append(row.title.text)
        elif self.section == "publications":
            self._paper(row)
        elif self.heading:
            section = self.section if self.section != "referees" or is_name(row.title) or is_name(row.at) else "other"
            section = section or "other"
            fields = fields_of(section, row)
            heading = self.heading if self.section or not self.group else f"{self.heading}: {self.group.text}"
            if fields:
                self.entries.append(CvEntry(section, heading, row.place_in_file, fields))
        else:
            message = f"this stands under no heading and was left out: {row.words}"
            self.note("import-left-out", message, row.place_in_file) if row.words else None

    def _paper(self, row: Row) -> None:
        paper = paper_of(row, self.own_name)
        if paper is not None:
            self.papers.append(paper)
            return
        if said := row.words:
            hint = "import the .bib file that has it, or write it into publications.yaml"
            message = f"title, authors and year of this publication cannot be told apart for sure: {said}"
            self.note("import-publication", message, row.place_in_file, hint)

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

    def joined(self, command: Command) -> Said:
        """All arguments in one line, between commas; so are the lines of an address."""
        said = [line for argument in command.arguments for line in self.lines(argument)]
        text = ", ".join(line.text.rstrip(",") for line in said)
        return Said(text, said[0].place if said else self.file.place(command.span))

    def label_of(self, item: Command) -> str:
        said = self.words.short(item.options[0]) if item.options else None
        return said.text if said and said.is_word else ""

    def environment(self, command: Command) -> None:
        """Begin and end of environments are checked against each other; those that are not known are told."""
        name = self.file.raw(command.argument(0)).strip()
        if command.name == "begin":
            self.waiting.append((name, self.file.place(command.span)))
            self.in_preamble &= name != "document"
            if name not in PLAIN_ENVIRONMENTS:
                message = f"the environment {name} is not known: its words are read as if it were not there"
                self.note("latex-command", message, self.file.place(command.span))
        elif command.name == "end" and self.waiting and self.waiting[-1][0] == name:
            self.waiting.pop()
        elif command.name == "end" and name != "document":
            self.note("latex-syntax", f"\\end{{{name}}} stands here without its \\begin", self.file.place(command.span))

    def loose(self, span: Span) -> None:
        """Words outside of all commands: each paragraph a row, unless it is made of commands alone that nobody knows."""
        for paragraph in paragraphs(self.file, span):
            label, self.label = self.label, ""
            if self.in_preamble or self._is_unknown(paragraph):
                raw = " ".join(self.file.raw(paragraph).split())
                if re.search(r"\w", raw):
                    self.note("latex-command", f"this is not known and was left out: {raw}", self.file.place(paragraph))
                continue
            said = self.words.short(paragraph)
            said = said.but(f"{label} {said.text}")
            if self.section == "interests" and not re.search(r"[.;:] \w", said.text):
                for part in re.split(r"[,;] +(?:and )?", said.text.rstrip(".")):
                    self.add(row_of(said.but(part), self.group))
            elif said.is_word or said.addresses:
                self.add(row_of(said, self.group))

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
