"""One BibTeX entry → the fields of a publication: title, authors, date, links, status, and what has no field as `extra`.

Types and fields are those of BibTeX and biblatex, of what Google Scholar, DBLP, Zotero and NASA's ADS export, and of the al-folio
theme (`abbr`, `annotation`, `award`, `pdf`, `code`, `html`, `selected`, `preview`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from packet.formats.bibliography_marks import meanings_of, named_marks, sentence_and_source
from packet.formats.bibliography_values import ARXIV, ARXIV_WITHIN, address_of, doi_of, language_of, written_date
from packet.formats.bibliography_venue import FoundVenue, Standing, standing_of, venue_of
from packet.formats.bibtex import MONTHS
from packet.formats.bibtex_entries import BibEntry
from packet.formats.bibtex_names import BibName, BibNames, read_names
from packet.formats.latex_text import LatexText, Unread, read_latex
from packet.formats.located_yaml import Fields, Items, Node, Scalar
from packet.problems import Place, Problem, Severity

_NOTHING = LatexText(())
_NO_REMARK = re.compile(r"(?:publisher|impact factor):?\s|(?:[\w.:/-]*\d{5}[\w.:/-]*[,;]?\s*)+$", re.I)
"""A note that no list prints: article numbers, or what the publisher says of itself."""
_READ_ELSEWHERE = frozenset(["abstract", "author", "title", "bibtex_show", "crossref"])


@dataclass(frozen=True, slots=True)
class Converted:
    """An entry in the fields of a publication; its venue is settled when all entries are known."""

    key: str
    fallback_key: str
    place: Place
    values: dict[str, Node]
    venue: FoundVenue | None
    kind: str
    problems: tuple[Problem, ...]


def convert(entry: BibEntry) -> Converted:
    """Never raises: what cannot be used is kept under `extra` or named in a problem."""
    reading = _Reading(entry)
    reading.words()
    reading.people()
    reading.date()
    reading.links()
    standing, venue = reading.standing()
    reading.remarks(standing)
    reading.rest()
    values = reading.values
    return Converted(entry.key, reading.fallback_key(), entry.place, values, venue, standing.kind, tuple(reading.problems))


@dataclass(slots=True)
class _Reading:
    """The work on one entry: `used` names the fields that have found their place."""

    entry: BibEntry
    values: dict[str, Node] = field(default_factory=dict)
    used: set[str] = field(default_factory=lambda: set(_READ_ELSEWHERE))
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(Problem(code, message, place, hint, Severity.WARNING))

    def put(self, name: str, text: str, source: str) -> None:
        """A value that stands where the field `source` is written."""
        if text.strip():
            self.values[name] = Scalar(text, self.entry.fields[source].place)
            self.used.add(source)

    def latex(self, name: str, *, quiet: bool = False) -> LatexText:
        """A field's text; what was not read is told, unless nobody will see the text."""
        if name not in self.entry.fields:
            return _NOTHING
        read = read_latex(self.entry.fields[name].latex)
        if not quiet and read.unread:
            self.tell(name, read.unread)
        return read

    def tell(self, name: str, unread: tuple[Unread, ...]) -> None:
        for one in unread:
            place = self.entry.fields[name].place_at(one.at)
            if one.what[:1] == "$" or one.what[:2] in {"\\(", "\\["} or one.what.startswith("\\ensuremath"):
                hint = "write it with letters, ^, _ and the commonest commands, or in words"
                self.note("latex-math", f"{one.what[:60]} cannot be set and is printed as typed", place, hint)
            else:
                hint = "write the letter or word itself"
                self.note("latex-unknown", f"{one.what} in {name} is not known and is printed as typed", place, hint)

    def words(self) -> None:
        title = self.latex("title").title
        if subtitle := self.latex("subtitle").title:
            title = f"{title}: {subtitle}"
            self.used.add("subtitle")
        if any(letter.isalnum() for letter in title):
            self.put("title", title, "title")
        self.put("abstract", self.latex("abstract", quiet=True).text, "abstract")

    def people(self) -> None:
        """The authors; the editors of a book that names no author."""
        source = "author" if self.entry.latex("author").strip() else "editor"
        if source not in self.entry.fields or (source == "editor" and self.entry.type not in {"book", "proceedings", "collection"}):
            return
        here = self.entry.fields[source]
        read = read_names(here.latex)
        self.tell(source, read.unread)
        if read.by_commas:
            self.note("bibtex-names", "names stand between commas", here.place, "write and between two names")
        for remark in read.remarks:
            hint = "write a mark behind each name that it is about: * equal, † corresponding"
            self.note("bibtex-mark", f"{remark.name} among the authors is no name and was left out", here.place_at(remark.at), hint)
        named = named_marks(self.latex("annotation", quiet=True).text, {name.name for name in read.names})
        self.used |= {"annotation"} if named else set()
        names: list[Node] = [
            Scalar(f"{name.name}{self.marks(name) or named.get(name.name, '')}", here.place_at(name.at)) for name in read.names
        ]
        if read.others:
            self.note("bibtex-others", "the list of authors ends with “and others”", here.place, "name all authors")
            names.append(Scalar("et al.", here.place))
        if read.names:
            self.values["authors"] = Items(tuple(names), here.place)
            self.used.add(source)
            self.explain_marks(read)

    def marks(self, name: BibName) -> str:
        """The marks that a publication knows: `*` equal, `†` corresponding, as the entry's `annotation` explains them."""
        if not name.marks:
            return ""
        meanings = meanings_of(self.latex("annotation", quiet=True).text)
        equal = any(meanings.get(mark, "equal" if mark == "*" and not meanings else "") == "equal" for mark in name.marks)
        usual = {"†"} if not meanings else set()
        corresponding = any(meanings.get(mark) == "corresponding" or mark in usual for mark in name.marks)
        return "*" * equal + "†" * corresponding

    def explain_marks(self, read: BibNames) -> None:
        meanings, marks = (
            meanings_of(self.latex("annotation", quiet=True).text),
            {mark for name in read.names for mark in name.marks},
        )
        for mark in sorted(marks - ({"*", "†"} if not meanings else {mark for mark, kind in meanings.items() if kind})):
            message = f"the mark {mark} behind a name was left out"
            self.note("bibtex-mark", message, self.values["authors"].place, "* equal, † corresponding")
        if marks and meanings and all(meanings.values()):
            self.used.add("annotation")

    def date(self) -> None:
        """`date`, else year, month and day; else what the arXiv number says."""
        self.used |= {"year", "month", "day", "date"}
        source = "date" if self.entry.latex("date") else "year"
        said = self.latex(source).text
        if match := re.search(r"(?<!\d)([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", said):
            year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
            if not month:
                month, day = self.month()
            self.values["date"] = Scalar(written_date(year, month, day), self.entry.fields[source].place)
            return
        if source in self.entry.fields and said:
            self.note("bibtex-year", f"{said[:40]!r} is no year", self.entry.fields[source].place)
            self.used.discard(source)

    def month(self) -> tuple[int, int]:
        """Month and day of the fields `month` and `day`, 0 where they are not known."""
        said = self.latex("month").text.lower()
        names = [name for name in MONTHS if re.search(rf"\b{name}", said)]
        figures = [int(figure) for figure in re.findall(r"\d+", said)]
        if names:
            month = list(MONTHS).index(min(names, key=said.index)) + 1
            return month, figures[0] if figures and len(names) == 1 and len(figures) == 1 else self.day()
        if figures and 1 <= figures[0] <= 12:
            return figures[0], self.day()
        if said:
            self.note("bibtex-year", f"{said[:40]!r} is no month", self.entry.fields["month"].place, "write a number, or jan … dec")
            self.used.discard("month")
        return 0, 0

    def day(self) -> int:
        said = self.latex("day").text
        return int(said) if said.isdecimal() else 0

    def links(self) -> None:
        """DOI, arXiv number, web page and code, wherever the entry has them."""
        for source in ("doi", "url", "html", "ee", "note"):
            if (doi := doi_of(self.latex(source, quiet=True).text)) and "doi" not in self.values:
                self.put("doi", doi, source)
                if source == "note":
                    self.used.discard(source)
        self.arxiv()
        for source in ("url", "html", "website", "project", "project_page", "paper", "link", "pdf", "url_paper", "ee"):
            address = address_of(self.latex(source, quiet=True).text)
            if "url" not in self.values and not (doi_of(address) or ARXIV.fullmatch(address)):
                self.put("url", address, source)
        for source in ("code", "github", "url_code"):
            if "code" not in self.values:
                self.put("code", address_of(self.latex(source, quiet=True).text), source)

    def arxiv(self) -> None:
        eprint = self.latex("eprint", quiet=True).text
        archive = " ".join(self.entry.latex(name) for name in ("archiveprefix", "eprinttype", "eprintclass")).lower()
        for source in (
            "arxiv",
            "eprint",
            "url",
            "html",
            "pdf",
            "doi",
            "ee",
            "journal",
            "note",
            "howpublished",
            "publisher",
            "volume",
        ):
            said = self.latex(source, quiet=True).text
            if not said:
                continue
            whole = ARXIV.fullmatch(said) if source in {"arxiv", "url", "html", "pdf", "ee"} or said == eprint else None
            if said == eprint and whole and archive and "arxiv" not in archive and "arxiv" not in said.lower():
                whole = None
            within = None if whole else ARXIV_WITHIN.search(said)
            number = re.sub(r"^([a-z-]+)\.[A-Z]{2}/", r"\1/", (whole or within or ["", ""])[1])
            if number and re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?|[a-z.-]+/\d{7}", number):
                self.put("arxiv", number, source)
                if source not in {"arxiv", "eprint"} and not whole:
                    self.used.discard(source)
                self.used |= {"archiveprefix", "eprinttype"} & set(self.entry.fields) if "arxiv" in archive else set()
                return

    def standing(self) -> tuple[Standing, FoundVenue | None]:
        """Kind, status and venue."""
        texts = {name: self.latex(name, quiet=name not in {"journal", "booktitle"}).text for name in self.entry.fields}
        standing = standing_of(self.entry.type, texts, "arxiv" in self.values)
        source, venue = venue_of(self.entry, texts, standing)
        self.used |= set(standing.used)
        self.used |= {"pubstate"} if standing.status != "published" else set()
        self.used |= {"entrysubtype"} if texts.get("entrysubtype") == standing.kind else set()
        if standing.status != "published":
            self.values["status"] = Scalar(standing.status, self.entry.place)
        if venue is None:
            if standing.status in {"published", "accepted"}:
                self.values["kind"] = Scalar(standing.kind, self.entry.place)
            if standing.status == "accepted":
                message = f"{self.entry.key or 'an entry'} is accepted, and no field says where"
                self.note("bibtex-venue", message, self.entry.place, "write venue: ACRONYM YEAR, with the acronym under venues:")
            return standing, None
        self.used |= {source} if venue.whole else set()
        self.used |= {"abbr"} if texts.get("abbr", "").startswith(venue.acronym) else set()
        return standing, venue

    def remarks(self, standing: Standing) -> None:
        """Award, note, place and language."""
        for source in ("award_name", "award"):
            said = self.latex(source).text
            if said and said.lower() not in {"true", "false"} and "award" not in self.values:
                self.put("award", said, source)
        if self.entry.type in {"inproceedings", "conference"} or self.latex("location") == self.latex("address"):
            self.put("place", self.latex("location").text, "location")
            self.used |= {"address"} if self.latex("location") == self.latex("address") else set()
        self.put("short", self.latex("shorttitle").text, "shorttitle")
        self.steering()
        if note := standing.note:
            self.values["note"] = Scalar(note, self.entry.place)
        elif "note" not in self.used and not _NO_REMARK.match(self.latex("note", quiet=True).text):
            self.put("note", self.latex("note").text, "note")
        for source in ("langid", "language"):
            tag = language_of(self.latex(source).text)
            if tag and "language" not in self.values:
                self.put("language", tag, source)

    def steering(self) -> None:
        """What our exports write besides: topics, the sentence on why a paper matters, its kind and status in biblatex's words."""
        topics = [topic.strip() for topic in self.latex("topics", quiet=True).text.split(",")]
        if all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", topic) for topic in topics):
            place = self.entry.fields["topics"].place
            self.values["topics"] = Items(tuple(Scalar(topic, place) for topic in topics), place)
            same = self.latex("keywords", quiet=True).text == self.latex("topics", quiet=True).text
            self.used |= {"topics", "keywords"} if same else {"topics"}
        if why := self.latex("why").text:
            place = self.entry.fields["why"].place
            text, source = sentence_and_source(why)
            said: dict[str, Node] = {"text": Scalar(text, place), **({"source": Scalar(source, place)} if source else {})}
            self.values["why"] = Fields(said, dict.fromkeys(said, place), place) if source else Scalar(text, place)
            self.used.add("why")

    def rest(self) -> None:
        """What is left, by its BibTeX name."""
        fields = {name: value for name, value in self.entry.fields.items() if name not in self.used and value.latex.strip()}
        left: dict[str, Node] = {name: Scalar(self.latex(name, quiet=True).text, value.place) for name, value in fields.items()}
        self.values.pop("extra", None)
        if left:
            self.values["extra"] = Fields(left, {name: node.place for name, node in left.items()}, self.entry.place)

    def fallback_key(self) -> str:
        """A name for an entry without a key: the first author's last word, the year, the first long word of the title."""
        authors, title, date = (self.values.get(name) for name in ("authors", "title", "date"))
        first = authors.values[0].text.split()[-1] if isinstance(authors, Items) and isinstance(authors.values[0], Scalar) else ""
        words = re.findall(r"\w{4,}", title.text) if isinstance(title, Scalar) else []
        return " ".join([first, date.text[:4] if isinstance(date, Scalar) else "", *words[:1]])
