"""A PDF's catalog and pages → what it claims, carries and does beyond showing pages: metadata, forms, scripts, attached files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pypdf import PageObject
from pypdf.generic import DictionaryObject, PdfObject, StreamObject

from packet.merge.actions import ACTIVE, ELSEWHERE
from packet.merge.destinations import name_tree
from packet.merge.reading import array, dictionary, words
from packet.model.pdf_facts import AddressFact

_MOST_METADATA = 1_000_000
_MOST_FIELDS = 10_000


def metadata(catalog: DictionaryObject) -> str:
    """The XMP packet as text; no XML reader looks at it, since it may be anything."""
    stream = catalog.get("/Metadata")
    found = stream.get_object() if stream is not None else None
    if not isinstance(found, StreamObject):
        return ""
    try:
        data = found.get_data()[:_MOST_METADATA]
    except MemoryError:
        raise
    except Exception:  # of whatever kind: a stream that cannot be decoded says nothing
        return ""
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def fields(catalog: DictionaryObject) -> int:
    """Form fields; a group of fields counts by its members."""
    waiting, seen, count = array(dictionary(catalog.get("/AcroForm")).get("/Fields")), set[int](), 0
    while waiting and len(seen) < _MOST_FIELDS:
        field = dictionary(waiting.pop())
        if field and id(field) not in seen:
            seen.add(id(field))
            members = [kid for kid in array(field.get("/Kids")) if "/T" in dictionary(kid)]
            count += not members
            waiting += members
    return count


def active(catalog: DictionaryObject, pages: Sequence[PageObject]) -> tuple[str, ...]:
    """What acts when the file is opened, turned or clicked, in words: `2 × script`."""
    counts: Counter[str] = Counter()
    counts["script"] += sum(1 for _ in name_tree(dictionary(catalog.get("/Names")).get("/JavaScript")))
    counts["XFA form"] += "/XFA" in dictionary(catalog.get("/AcroForm"))
    counts["action on opening or closing"] += sum("/AA" in holder for holder in (catalog, *pages))
    for action in (catalog.get("/OpenAction"), *(one.get("/A") for page in pages for one in annotations_of(page))):
        said = ACTIVE.get(str(dictionary(action).get("/S")))
        if said:
            counts[said] += 1
    return tuple(f"{count} × {what}" if count > 1 else what for what, count in sorted(counts.items()) if count)


def attached(catalog: DictionaryObject, pages: Sequence[PageObject]) -> tuple[str, ...]:
    """Names of the files within the file."""
    named = [dictionary(value) for _, value in name_tree(dictionary(catalog.get("/Names")).get("/EmbeddedFiles"))]
    pinned = [
        dictionary(one.get("/FS")) for page in pages for one in annotations_of(page) if one.get("/Subtype") == "/FileAttachment"
    ]
    return tuple(file_name(file) or "without a name" for file in (*named, *pinned))


def other_files(pages: Iterable[tuple[int, PageObject]]) -> Iterator[AddressFact]:
    """Links that open another file, or start a program."""
    for number, page in pages:
        for annotation in annotations_of(page):
            action = dictionary(annotation.get("/A"))
            if str(action.get("/S")) in ELSEWHERE:
                yield AddressFact(number, file_name(action.get("/F")) or "another file")


def annotations_of(page: PageObject) -> Iterator[DictionaryObject]:
    return (annotation for item in array(page.get("/Annots")) if (annotation := dictionary(item)))


def file_name(value: PdfObject | None) -> str:
    """The name in a file specification, which is a text or a dictionary."""
    specification = dictionary(value)
    return words(specification.get("/UF")) or words(specification.get("/F")) or words(value)
