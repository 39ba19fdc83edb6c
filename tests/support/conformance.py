"""What PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) ask of a file whose every page is ours: one function a rule.

The rules judge the finished bytes, parsed; each yields what it finds wrong. They know the whole of what our pages may hold (text,
filled rectangles, links), so what is allowed but never drawn by us (pictures, forms, notes, layers) is a fault here, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from archival_rules import (
    colours_have_a_profile,
    every_code_shown_has_a_letter,
    fonts_are_embedded_subsets_with_unicode,
    metadata_agree,
    nothing_acts_hides_or_depends_on_others,
    the_claims_are_made,
    the_file_is_well_begun_and_well_ended,
    title_and_language_are_shown,
)
from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject
from tagged_file import Content, Element, Held, TaggedFile

Rule = Callable[[TaggedFile], Iterator[str]]

KINDS = {
    "Document",
    "Part",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "BlockQuote",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Link",
    "Span",
    "Code",
}
"""The standard structure types that our pages use."""
PAINT = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"}
"""Operators that leave ink on the page."""


def faults(pdf: bytes) -> list[str]:
    """All that is wrong, each with the name of the rule it breaks."""
    file = TaggedFile(pdf)
    return [f"{name}: {fault}" for name, rule in RULES.items() for fault in rule(file)]


# ── content and tags (ISO 14289-1, 7.1) ─────────────────────────────────────────────────────────────────────────────────


def all_ink_is_tagged_or_an_artifact(file: TaggedFile) -> Iterator[str]:
    for at, page in enumerate(file.pages, 1):
        if not page.balanced:
            yield f"page {at}: a marked content does not end"
        for one in page.operations:
            if one.operator in PAINT and (not one.inside or one.inside[0] == -2):
                yield f"page {at}: {one.operator} outside of tagged content and artifacts"


def no_tagged_content_within_another_or_an_artifact(file: TaggedFile) -> Iterator[str]:
    for at, page in enumerate(file.pages, 1):
        if any(len(set(one.inside)) > 1 for one in page.operations):
            yield f"page {at}: marked contents nest"


def every_content_is_reached_once(file: TaggedFile) -> Iterator[str]:
    reached = Counter(child for element in file.elements for child in element.children if isinstance(child, Content))
    marked = Counter(Content(page.number, mcid) for page in file.pages for mcid in page.mcids)
    for content, count in marked.items():
        if count != 1 or reached[content] != 1:
            yield f"{content} is drawn {count} times and reached {reached[content]} times"
    yield from (f"{content} is reached but not drawn" for content in reached if content not in marked)


def the_tree_is_in_reading_order(file: TaggedFile) -> Iterator[str]:
    drawn = {Content(page.number, mcid): at for at, (page, mcid) in enumerate((p, m) for p in file.pages for m in p.mcids)}
    before = -1
    for content in _contents(file.tops):
        if drawn.get(content, before) < before:
            yield f"{content} is read later than it is drawn"
        before = drawn.get(content, before)


def _contents(elements: list[Element]) -> Iterator[Content]:
    for element in elements:
        for child in element.children:
            if isinstance(child, Content):
                yield child
            elif isinstance(child, Element):
                yield from _contents([child])


def elements_name_their_parents(file: TaggedFile) -> Iterator[str]:
    for element in file.elements:
        if "/P" not in element.node or element.node.raw_get("/P").idnum != element.above:
            yield f"{element.kind} {element.number}"


def the_parent_tree_is_complete(file: TaggedFile) -> Iterator[str]:
    owners = {child: element.number for element in file.elements for child in element.children if not isinstance(child, Element)}
    expected: dict[int, object] = {}
    for page in file.pages:
        if page.mcids:
            row = [owners.get(Content(page.number, mcid)) for mcid in range(max(page.mcids) + 1)]
            expected[int(str(page.page.get("/StructParents", -1)))] = row
        for number, annotation in page.annotations:
            expected[int(str(annotation.get("/StructParent", -1)))] = owners.get(Held(number))
    found = {key: _identifiers(value) for key, value in file.parents.items()}
    yield from (f"key {key}: {found.get(key)} is not {value}" for key, value in expected.items() if found.get(key) != value)
    yield from (f"key {key} belongs to nothing" for key in found if key not in expected)
    root = file.catalog.get("/StructTreeRoot", DictionaryObject()).get_object()
    if max(found, default=-1) >= int(str(root.get("/ParentTreeNextKey", 0))):
        yield "ParentTreeNextKey is used already"


def _identifiers(value: PdfObject) -> object:
    found = value.get_object()
    if isinstance(found, ArrayObject):
        return [item.idnum if isinstance(item, IndirectObject) else None for item in list.__iter__(found)]
    return value.idnum if isinstance(value, IndirectObject) else None


# ── what the tags say (7.2 - 7.9, 7.18) ─────────────────────────────────────────────────────────────────────────────────


def the_file_is_tagged_with_standard_types(file: TaggedFile) -> Iterator[str]:
    if not file.catalog.get("/MarkInfo", {}).get("/Marked"):
        yield "MarkInfo"
    if [top.kind for top in file.tops] != ["Document"]:
        yield "the root is not one Document"
    yield from (f"{element.kind} {element.number}" for element in file.elements if element.kind not in KINDS)


def headings_begin_at_one_and_skip_no_level(file: TaggedFile) -> Iterator[str]:
    before = 0
    for element in file.elements:
        if re.fullmatch(r"H\d", element.kind):
            if (level := int(element.kind[1])) > before + 1:
                yield f"H{level} after H{before}"
            before = level


def lists_are_made_of_labelled_items(file: TaggedFile) -> Iterator[str]:
    inside = {"L": {"LI"}, "LI": {"Lbl", "LBody"}}
    within = {"LI": "L", "Lbl": "LI", "LBody": "LI"}
    for element in file.elements:
        kinds = [child.kind for child in element.elements]
        if element.kind in inside and (not kinds or set(kinds) - inside[element.kind] or len(kinds) != len(element.children)):
            yield f"{element.kind} holds {kinds}"
        if element.kind == "LI" and ("LBody" not in kinds or len(set(kinds)) < len(kinds)):
            yield f"an item of {kinds}"
        yield from (f"{kind} in {element.kind}" for kind in kinds if within.get(kind, element.kind) != element.kind)


def links_are_elements_that_say_where_they_lead(file: TaggedFile) -> Iterator[str]:
    holders = Counter(child for one in file.elements if one.kind == "Link" for child in one.children if isinstance(child, Held))
    for at, page in enumerate(file.pages, 1):
        for number, annotation in page.annotations:
            if annotation.get("/Subtype") != "/Link":
                yield f"page {at}: {annotation.get('/Subtype')}"
            if holders[Held(number)] != 1:
                yield f"page {at}: annotation {number} is in {holders[Held(number)]} Link elements"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {at}: annotation {number} has no /Contents"
            if int(str(annotation.get("/F", 0))) & 0b111 != 0b100:
                yield f"page {at}: annotation {number} is hidden or not printed"
        if page.annotations and page.page.get("/Tabs") != "/S":
            yield f"page {at}: tab order"
    for one in file.elements:
        if one.kind == "Link" and not (any(isinstance(c, Held) for c in one.children) and list(_contents([one]))):
            yield f"Link {one.number} without annotation or content"


def annotations_of_foreign_pages_are_held(file: TaggedFile) -> Iterator[str]:
    """Of pages that we did not set: every annotation that is seen is in one element, and the ParentTree leads back to that (7.18)."""
    holders: dict[Held, list[Element]] = {}
    for element in file.elements:
        for child in element.children:
            if isinstance(child, Held):
                holders.setdefault(child, []).append(element)
    before: set[int] = set()
    for at, page in enumerate(file.reader.pages, 1):  # not `file.pages`: their content is of no interest here, and much
        annotations = ((item.idnum, item.get_object()) for item in page.get("/Annots", ()))
        seen = {number: one for number, one in annotations if _is_seen(one) and number not in before}
        before.update(seen)  # an annotation that pages share is of the first
        for number, annotation in seen.items():
            yield from (f"page {at}: {fault}" for fault in _unheld(annotation, holders.get(Held(number), []), page, file))
        if seen and page.get("/Tabs") != "/S":
            yield f"page {at}: tab order"


def _is_seen(annotation: DictionaryObject) -> bool:
    return annotation.get("/Subtype") != "/Popup" and not int(str(annotation.get("/F", 0))) & 0b100010


def _unheld(annotation: DictionaryObject, holders: list[Element], page: PageObject, file: TaggedFile) -> Iterator[str]:
    kind = annotation.get("/Subtype")
    if len(holders) != 1:
        yield f"{kind} is in {len(holders)} elements"
        return
    (holder,) = holders
    if holder.kind != ("Link" if kind == "/Link" else "Annot"):
        yield f"{kind} is in a {holder.kind}"
    if holder.node.raw_get("/Pg") != page.indirect_reference:
        yield f"{kind} is in an element of another page"
    key = int(str(annotation.get("/StructParent", -1)))
    if key not in file.parents or _identifiers(file.parents[key]) != holder.number:
        yield f"{kind}: key {key} of the ParentTree does not lead to its element"
    if not (str(annotation.get("/Contents", "")).strip() or str(holder.node.get("/Alt", "")).strip()):
        yield f"{kind} says nothing"


def languages_are_known(file: TaggedFile) -> Iterator[str]:
    said = [file.catalog.get("/Lang", ""), *(element.node["/Lang"] for element in file.elements if "/Lang" in element.node)]
    yield from (f"{words!r}" for words in said if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(words)))


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        all_ink_is_tagged_or_an_artifact,
        no_tagged_content_within_another_or_an_artifact,
        every_content_is_reached_once,
        the_tree_is_in_reading_order,
        elements_name_their_parents,
        the_parent_tree_is_complete,
        the_file_is_tagged_with_standard_types,
        headings_begin_at_one_and_skip_no_level,
        lists_are_made_of_labelled_items,
        links_are_elements_that_say_where_they_lead,
        languages_are_known,
        fonts_are_embedded_subsets_with_unicode,
        every_code_shown_has_a_letter,
        title_and_language_are_shown,
        metadata_agree,
        the_claims_are_made,
        colours_have_a_profile,
        nothing_acts_hides_or_depends_on_others,
        the_file_is_well_begun_and_well_ended,
    )
}
