"""Packets of our own documents are PDF/UA-1 and PDF/A-2a, shown by rules on their bytes; and each rule finds what breaks it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from conformance import RULES, faults
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from seed_packet import DAY, seed_packet
from small_packet import small_packet
from tagged_file import TaggedFile

from packet.model.packet import Packet
from packet.model.sources import Request

STATEMENT = """\
# What I do and why

Systems for learning: [my page](https://example.org/a/b), `code --with spaces`, and [@probes].

### A heading that skips a level

Text with *emphasis* and **strength**.

###### And a deep one below

3. third
4. fourth with [a link](https://example.org)

## Back up

- bullet one
- bullet **two**, Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft

> A quotation.
"""
POSITION = """\
target: internship
institution: Lace University
title: Assistant Professor
theme: {theme}
documents:
  cv: {{}}
  research-statement: {{}}
  publication-list: {{}}
"""


@pytest.fixture(scope="module")
def internship(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Packet:
    folder = tmp_path_factory.mktemp("internship")
    return seed_packet(repository, folder, folder / "cache", target="internship", request=Request(DAY))


def files_of(packet: Packet) -> dict[str, bytes]:
    return {"packet": packet.file.data, **{part.name: part.file.data for part in packet.parts}}


def test_the_packet_of_a_target_without_papers_conforms_and_so_does_each_document_alone(internship: Packet) -> None:
    assert {name: faults(data) for name, data in files_of(internship).items()} == {"packet": [], "cover-letter": [], "resume": []}


@pytest.mark.parametrize("theme", ["awesome", "classic", "compact"])
def test_letter_cv_statement_and_list_conform_in_every_theme(tmp_path: Path, theme: str) -> None:
    packet = small_packet(tmp_path, POSITION.format(theme=theme), statements={"research.md": STATEMENT})
    files = files_of(packet)
    assert {"cover-letter", "cv", "research-statement", "publication-list"} <= files.keys()
    assert {name: found for name, data in files.items() if (found := faults(data))} == {}


def test_documents_of_our_own_in_a_packet_with_papers_conform_alone(repository: Path, tmp_path: Path) -> None:
    packet = seed_packet(repository, tmp_path, tmp_path / "cache", request=Request(DAY))
    assert {part.name: faults(part.file.data) for part in packet.parts} == {part.name: [] for part in packet.parts}


def test_words_in_another_language_are_tagged_with_it(tmp_path: Path) -> None:
    profile = "talks:\n- {title: Über Lochkarten, at: Zuse-Institut, date: 2025, language: de}\n"
    packet = small_packet(tmp_path, POSITION.format(theme="classic"), statements={"research.md": STATEMENT}, profile=profile)
    cv = TaggedFile(files_of(packet)["cv"])
    (span,) = [element for element in cv.elements if element.node.get("/Lang") == "de"]
    assert span.kind == "Span"
    assert faults(packet.file.data) == []


# ── each rule finds what breaks it ──────────────────────────────────────────────────────────────────────────────────────

Change = Callable[[PdfWriter], None]


def broken(data: bytes, change: Change) -> list[str]:
    """The names of the rules that a file breaks after the change."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return sorted({fault.partition(":")[0] for fault in faults(stream.getvalue())})


def nodes(writer: PdfWriter, kind: str) -> list[DictionaryObject]:
    """The structure elements of a kind."""
    objects = (writer.get_object(number) for number in range(1, len(writer._objects) + 1))
    return [one for one in objects if isinstance(one, DictionaryObject) and one.get("/S") == kind and "/P" in one]


def links(writer: PdfWriter) -> list[DictionaryObject]:
    return [item.get_object() for page in writer.pages for item in page.get("/Annots", ())]


def around_content(before: bytes, after: bytes) -> Change:
    def change(writer: PdfWriter) -> None:
        page = writer.pages[0]
        contents = page.get_contents()
        assert contents is not None
        stream = DecodedStreamObject()
        stream.set_data(before + contents.get_data() + after)
        page[NameObject("/Contents")] = writer._add_object(stream)

    return change


def entry(kind: str, key: str, value: object) -> Change:
    """Set an entry of the first structure element of a kind; None: take it away."""

    def change(writer: PdfWriter) -> None:
        node = nodes(writer, kind)[0]
        if value is None:
            del node[key]
        else:
            node[NameObject(key)] = value

    return change


def of_catalog(key: str, value: object) -> Change:
    def change(writer: PdfWriter) -> None:
        if value is None:
            del writer.root_object[key]
        else:
            writer.root_object[NameObject(key)] = value

    return change


def of_link(key: str) -> Change:
    def change(writer: PdfWriter) -> None:
        del links(writer)[0][key]

    return change


def of_fonts(key: str, value: object) -> Change:
    def change(writer: PdfWriter) -> None:
        font = next(iter(writer.pages[0]["/Resources"]["/Font"].values())).get_object()  # type: ignore[index]
        if value is None:
            del font[key]
        else:
            font[NameObject(key)] = value

    return change


def reversed_reading(writer: PdfWriter) -> None:
    kids = nodes(writer, "/Part")[0]["/K"]
    assert isinstance(kids, ArrayObject)
    kids.reverse()


def swapped_owners(writer: PdfWriter) -> None:
    pairs = writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    row = next(found for pair in pairs if isinstance(found := pair.get_object(), ArrayObject))
    row[0], row[1] = row[1], row[0]


def twice_reached(writer: PdfWriter) -> None:
    kids = nodes(writer, "/H1")[0]["/K"]
    kids.append(kids[0])  # type: ignore[attr-defined, index]


def another_author(writer: PdfWriter) -> None:
    writer.add_metadata({"/Author": "Somebody else"})


def without_claim(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(writer.root_object["/Metadata"].get_data().replace(b"<pdfuaid:part>1", b"<pdfuaid:part>2"))  # type: ignore[attr-defined]
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)


def a_script(writer: PdfWriter) -> None:
    action = {"/Type": "/Action", "/S": "/JavaScript"}
    script = DictionaryObject({NameObject(key): NameObject(value) for key, value in action.items()})
    writer.root_object[NameObject("/OpenAction")] = script


def an_empty_table(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"1 beginbfchar <00> <E000> endbfchar")
    of_fonts("/ToUnicode", writer._add_object(stream))(writer)


BREAKS: dict[str, tuple[Change, ...]] = {
    "all_ink_is_tagged_or_an_artifact": (around_content(b"", b"\n0 0 9 9 re f"), around_content(b"/Artifact BMC\n", b"")),
    "no_tagged_content_within_another_or_an_artifact": (around_content(b"/Artifact BMC\n", b"\nEMC"),),
    "every_content_is_reached_once": (
        twice_reached,
        entry("/H1", "/K", ArrayObject()),
        around_content(b"/P <</MCID 999>> BDC EMC ", b""),
    ),
    "the_tree_is_in_reading_order": (reversed_reading,),
    "elements_name_their_parents": (entry("/H2", "/P", None),),
    "the_parent_tree_is_complete": (swapped_owners, of_link("/StructParent")),
    "the_file_is_tagged_with_standard_types": (
        entry("/P", "/S", NameObject("/Sparagraph")),
        of_catalog("/MarkInfo", None),
        of_catalog("/StructTreeRoot", None),
    ),
    "headings_begin_at_one_and_skip_no_level": (entry("/H2", "/S", NameObject("/H4")), entry("/H1", "/S", NameObject("/P"))),
    "lists_are_made_of_labelled_items": (entry("/LBody", "/S", NameObject("/P")), entry("/L", "/S", NameObject("/P"))),
    "links_are_elements_that_say_where_they_lead": (
        of_link("/Contents"),
        of_link("/F"),
        entry("/Link", "/S", NameObject("/Span")),
        entry("/Link", "/K", ArrayObject([NumberObject(0)])),
    ),
    "languages_are_known": (of_catalog("/Lang", None), entry("/P", "/Lang", TextStringObject("in English"))),
    "fonts_are_embedded_subsets_with_unicode": (
        of_fonts("/ToUnicode", None),
        of_fonts("/FontDescriptor", None),
        of_fonts("/Encoding", NameObject("/WinAnsiEncoding")),
        of_fonts("/BaseFont", NameObject("/Helvetica")),
    ),
    "every_code_shown_has_a_letter": (an_empty_table,),
    "title_and_language_are_shown": (of_catalog("/ViewerPreferences", None),),
    "metadata_agree": (another_author,),
    "the_claims_are_made": (without_claim,),
    "colours_have_a_profile": (of_catalog("/OutputIntents", None), around_content(b"0 0 0 1 k\n", b"")),
    "nothing_acts_hides_or_depends_on_others": (a_script, of_catalog("/AcroForm", DictionaryObject())),
}


@pytest.mark.parametrize(("rule", "change"), [(rule, change) for rule, changes in BREAKS.items() for change in changes])
def test_a_rule_finds_what_breaks_it(internship: Packet, rule: str, change: Change) -> None:
    resume = internship.parts[1].file.data
    assert rule in broken(resume, change)


def test_writing_a_file_anew_breaks_no_rule_by_itself(internship: Packet) -> None:
    assert broken(internship.file.data, lambda writer: None) == []


@pytest.mark.parametrize("damage", [lambda pdf: b"%PDF-2.0" + pdf[8:], lambda pdf: pdf + b"more\n"])
def test_a_bad_beginning_or_end_is_found(internship: Packet, damage: Callable[[bytes], bytes]) -> None:
    assert {fault.partition(":")[0] for fault in faults(damage(internship.file.data))} == {"the_file_is_well_begun_and_well_ended"}


def test_every_rule_is_shown_to_find_something() -> None:
    assert RULES.keys() == {*BREAKS, "the_file_is_well_begun_and_well_ended"}
