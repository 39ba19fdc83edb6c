"""The structure tree, links, anchors and bookmarks that go with the pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pypdf
import pytest
from render_samples import DOCUMENTS, PAGES, THEMES, cv, index, letter, theme

from packet.model.document import Document, Heading, Paragraph, text
from packet.model.part import LinkAnnotation, MarkedContent, Part, TagNode
from packet.render import draw, layout


def part(name: str, look: str) -> Part:
    return draw(layout(DOCUMENTS[name], theme(look), "A4"), PAGES)


def leaves(node: TagNode) -> Iterator[MarkedContent | LinkAnnotation]:
    for child in node.children:
        if isinstance(child, TagNode):
            yield from leaves(child)
        else:
            yield child


def nodes(node: TagNode) -> Iterator[TagNode]:
    yield node
    for child in node.children:
        if isinstance(child, TagNode):
            yield from nodes(child)


def streams(pdf: bytes) -> list[bytes]:
    """The content stream of each page."""
    contents = (page.get_contents() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return [content.get_data() if content is not None else b"" for content in contents]


def marked(pdf: bytes) -> list[list[int]]:
    """MCIDs of each page, in the order of its content stream."""
    return [[int(mcid) for mcid in re.findall(rb"/MCID (\d+)", stream)] for stream in streams(pdf)]


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tree_reaches_every_piece_of_content_once(name: str, look: str) -> None:
    made = part(name, look)
    assert made.tags is not None
    reached = [(leaf.page, leaf.mcid) for leaf in leaves(made.tags) if isinstance(leaf, MarkedContent)]
    written = [(page, mcid) for page, mcids in enumerate(marked(made.pdf)) for mcid in mcids]
    assert sorted(reached) == written
    assert len(set(reached)) == len(reached)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tree_is_in_reading_order(name: str, look: str) -> None:
    made = part(name, look)
    assert made.tags is not None
    reached = [(leaf.page, leaf.mcid) for leaf in leaves(made.tags) if isinstance(leaf, MarkedContent)]
    assert reached == sorted(reached)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_content_is_marked_or_an_artifact(name: str, look: str) -> None:
    for stream in streams(part(name, look).pdf):
        depth = 0
        for line in stream.decode("latin-1").splitlines():
            depth += line.endswith(" BDC") - line.endswith("EMC")
            if line.endswith((" TJ", " re f")):
                assert depth > 0, line
        assert depth == 0


def test_headings_lists_and_links_are_what_they_are() -> None:
    made = part("cv", "awesome")
    assert made.tags is not None
    kinds = [node.kind for node in nodes(made.tags)]
    assert kinds[0] == "Document"
    assert kinds.count("H1") == 1
    assert kinds.count("H2") == 7
    assert {"H3", "P", "L", "LI", "Lbl", "LBody", "Link"} <= set(kinds)
    for node in nodes(made.tags):
        if node.kind == "L":
            assert {child.kind for child in node.children if isinstance(child, TagNode)} == {"LI"}
        if node.kind == "LI":
            assert {child.kind for child in node.children if isinstance(child, TagNode)} <= {"Lbl", "LBody"}


@pytest.mark.parametrize("name", ["cv", "cover-letter", "publication-bundle"])
def test_every_link_has_its_element_and_says_where_it_leads(name: str) -> None:
    made = part(name, "classic")
    assert made.tags is not None
    annotations = [child.index for node in nodes(made.tags) for child in node.children if isinstance(child, LinkAnnotation)]
    assert sorted(annotations) == list(range(len(made.links)))
    assert all(
        node.kind == "Link" for node in nodes(made.tags) if any(isinstance(child, LinkAnnotation) for child in node.children)
    )
    assert all(link.says.strip() for link in made.links)
    assert all(link.area.right > link.area.left and link.area.top > link.area.bottom for link in made.links)


def test_a_citation_in_a_letter_leads_to_the_bound_paper() -> None:
    made = draw(layout(letter(), theme("awesome"), "A4"), PAGES)
    assert {link.says: link.target.anchors for link in made.links}["[C3]"] == ("paper:megascale-infer",)


def test_index_entries_lead_to_their_papers_by_number_and_page() -> None:
    made = draw(layout(index(), theme("awesome"), "A4"), PAGES)
    assert [link.says for link in made.links] == ["[C3]", "5", "[J1]", "22", "[C4]", "44"]


def test_entries_and_documents_are_anchors_and_sections_are_bookmarks() -> None:
    laid = layout(cv(), theme("awesome"), "A4")
    assert {"document:cv", "entry:ditto", "entry:melon"} <= set(laid.anchors)
    assert laid.anchors["entry:melon"].page == 1
    assert [item.title for item in laid.outline] == [
        "Interests",
        "Education",
        "Experience",
        "Publications",
        "Teaching",
        "Services",
        "Honors & Awards",
    ]


def test_headings_skip_no_level_whatever_levels_were_written() -> None:
    written = (2, 5, 5, 3, 6, 2, 4)
    blocks = tuple(block for level in written for block in (Heading(text(f"Level {level}"), level), Paragraph(text("said"))))
    made = draw(layout(Document("s", "Title", "O", "statement", blocks), theme("awesome"), "A4"), PAGES)
    assert made.tags is not None
    assert [node.kind for node in nodes(made.tags) if node.kind.startswith("H")] == ["H1", "H2", "H3", "H3", "H3", "H4", "H2", "H3"]
