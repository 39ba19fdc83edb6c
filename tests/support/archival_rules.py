"""What PDF/A-2a (ISO 19005-2) asks of text, metadata, colours and the file; one function a rule, as in `conformance.py`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject, TextStringObject
from tagged_file import TaggedFile

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


# ── text (7.21; ISO 19005-2, 6.2.11) ────────────────────────────────────────────────────────────────────────────────────


def fonts_are_embedded_subsets_with_unicode(file: TaggedFile) -> Iterator[str]:
    for font in file.fonts:
        name, descriptor = font.get("/BaseFont"), font.get("/FontDescriptor", DictionaryObject())
        program = descriptor.get("/FontFile2")
        if font.get("/Subtype") != "/TrueType" or program is None or not program.get_object().get_data():
            yield f"{name} is not embedded TrueType"
        if "/ToUnicode" not in font:
            yield f"{name} has no ToUnicode"
        if int(str(descriptor.get("/Flags", 0))) & 0b100100 != 0b100 or "/Encoding" in font:
            yield f"{name} is not symbolic with the program's own encoding"
        if not re.match(r"/[A-Z]{6}\+", str(name)) or name != descriptor.get("/FontName"):
            yield f"{name} has no subset tag"


def every_code_shown_has_a_letter(file: TaggedFile) -> Iterator[str]:
    for at, page in enumerate(file.pages, 1):
        resources = page.page["/Resources"].get_object()
        fonts = resources.get("/Font", {}) if isinstance(resources, DictionaryObject) else {}
        letters: Mapping[int, str] = {}
        for one in page.operations:
            if one.operator == "Tf":
                letters = _letters(fonts[one.operands[0]])
            for code in _codes(one.operands) if one.operator in {"Tj", "TJ"} else ():
                if not _is_readable(letters.get(code, "")):
                    yield f"page {at}: code {code} says {letters.get(code, '')!r}"


def _letters(font: DictionaryObject) -> dict[int, str]:
    """The ToUnicode map of a simple font."""
    stream = font.get("/ToUnicode", DictionaryObject()).get_object()
    table = stream.get_data().decode("latin-1") if isinstance(stream, StreamObject) else ""
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, words in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(words).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, _, row in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.DOTALL):
            for code, words in enumerate(re.findall(r"<(\w+)>", row), int(first, 16)):
                found[code] = bytes.fromhex(words).decode("utf-16-be", "replace")
    return found


def _codes(operands: tuple[PdfObject, ...]) -> Iterator[int]:
    strings = operands[0] if isinstance(operands[0], ArrayObject) else [operands[0]]
    for part in strings:
        if isinstance(part, bytes):
            yield from part
        elif isinstance(part, TextStringObject):
            yield from part.original_bytes


def _is_readable(words: str) -> bool:
    """Neither nothing nor a letter that says nothing (private use, surrogate, U+0000, U+FEFF, U+FFFD)."""
    return bool(words) and not any(
        unicodedata.category(letter) in {"Co", "Cs", "Cn", "Cc"} or letter in "\ufeff\ufffd" for letter in words
    )


# ── the file (ISO 19005-2, 6.1 - 6.7) ───────────────────────────────────────────────────────────────────────────────────


def title_and_language_are_shown(file: TaggedFile) -> Iterator[str]:
    if not file.catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "DisplayDocTitle"
    if not _info(file).get("/Title", "").strip():
        yield "no title"


def metadata_agree(file: TaggedFile) -> Iterator[str]:
    info, xmp = _info(file), _xmp(file)
    places = {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description"}
    places |= {"/Keywords": "pdf:Keywords", "/Producer": "pdf:Producer"}
    for key, place in places.items():
        found = xmp.find(f".//{place}", NAMESPACES)
        said = "" if found is None else "".join(found.itertext())
        if said.split() != info.get(key, "").split():
            yield f"{key} is {info.get(key)!r}, {place} is {said!r}"
    yield from (f"{key} is in the Info dictionary alone" for key in info if key not in places)


def _info(file: TaggedFile) -> dict[str, str]:
    return {str(key): str(value) for key, value in (file.reader.metadata or {}).items()}


def the_claims_are_made(file: TaggedFile) -> Iterator[str]:
    xmp = _xmp(file)
    for place, value in {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}.items():
        if xmp.findtext(f".//{place}", "", NAMESPACES) != value:
            yield place


def _xmp(file: TaggedFile) -> ElementTree.Element:
    stream = file.catalog.get("/Metadata")
    return ElementTree.fromstring(stream.get_object().get_data()) if stream is not None else ElementTree.Element("none")


def colours_have_a_profile(file: TaggedFile) -> Iterator[str]:
    intents = [item.get_object() for item in file.catalog.get("/OutputIntents", ())]
    profiles = [
        one["/DestOutputProfile"].get_object() for one in intents if one.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in one
    ]
    if [(one["/N"], one.get_data()[16:20], one.get_data()[36:40]) for one in profiles] != [(3, b"RGB ", b"acsp")]:
        yield "no RGB output intent"
    for at, page in enumerate(file.pages, 1):
        if others := {one.operator for one in page.operations} & {"k", "K", "cs", "CS", "sc", "scn", "SC", "SCN", "sh", "gs", "ri"}:
            yield f"page {at}: {others}"


def nothing_acts_hides_or_depends_on_others(file: TaggedFile) -> Iterator[str]:
    if file.reader.is_encrypted:
        yield "encrypted"
    forbidden = {
        "/AA",
        "/JS",
        "/OpenAction",
        "/AcroForm",
        "/EmbeddedFiles",
        "/AF",
        "/OCProperties",
        "/SMask",
        "/Group",
        "/F2",
        "/Ref",
    }
    for found in file.objects:
        if not isinstance(found, DictionaryObject):
            continue
        yield from (f"{key}" for key in sorted(forbidden & found.keys()))
        if found.get("/Type") == "/Action" and found.get("/S") not in {"/URI", "/GoTo"}:
            yield f"action {found.get('/S')}"
        if "/LZWDecode" in str(found.get("/Filter", "")) or ("/Length" in found and "/F" in found):
            yield "a stream that is packed by LZW or lies outside"


def the_file_is_well_begun_and_well_ended(file: TaggedFile) -> Iterator[str]:
    head, comment = file.data.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", head) or not re.match(rb"%[\x80-\xff]{4}", comment):
        yield "header"
    if len(file.reader.trailer.get("/ID", ())) != 2:
        yield "no file identifier"
    if not re.search(rb"%%EOF\r?\n?\Z", file.data):
        yield "data after the end"
