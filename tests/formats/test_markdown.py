"""Markdown text becomes headings, paragraphs and lists; nothing that was written is lost, and HTML stays text."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from packet.formats.markdown import MdBlock, MdHeading, MdList, MdParagraph, Piece, parse_markdown
from packet.formats.typography import AS_TYPED


def pieces(block: MdBlock) -> tuple[Piece, ...]:
    return tuple(piece for item in block.items for piece in item) if isinstance(block, MdList) else block.pieces


def said(text: str) -> str:
    return " ".join("".join(piece.text for piece in pieces(block)) for block in parse_markdown(text))


def test_headings_paragraphs_and_lists_come_in_reading_order_with_their_lines() -> None:
    blocks = parse_markdown("# Title\n\nText\non two lines.\n\n- a\n- b\n\n3. c\n")
    assert [(type(block), block.line) for block in blocks] == [(MdHeading, 1), (MdParagraph, 3), (MdList, 6), (MdList, 9)]
    assert [(block.ordered, block.start) for block in blocks if isinstance(block, MdList)] == [(False, 1), (True, 3)]


def test_emphasis_strong_code_and_links_are_looks_of_their_pieces() -> None:
    (block,) = parse_markdown("a *b* **c** `d` [e](https://f.org)")
    looks = {piece.text: piece for piece in pieces(block)}
    assert looks["b"].emphasis
    assert looks["c"].strong
    assert looks["d"].code
    assert looks["e"].url == "https://f.org"


def test_a_line_that_only_breaks_the_source_is_a_blank_and_a_break_that_was_asked_for_is_a_break() -> None:
    (block,) = parse_markdown("a\nb\\\nc")
    assert [piece.text or piece.line_break for piece in pieces(block)] == ["a", " ", "b", True, "c"]


def test_a_quote_hyphen_or_point_that_is_escaped_is_marked_and_nothing_is_parted_there() -> None:
    (block,) = parse_markdown('a\\_b \\"c\\" \\-- \\... **d\\*e**\\!')
    assert [piece.text for piece in pieces(block)] == [f'a_b {AS_TYPED}"c{AS_TYPED}" {AS_TYPED}-- {AS_TYPED}... ', "d*e", "!"]


def test_html_and_images_stay_text() -> None:
    assert said("<b>x</b> <!-- y --> &amp; z") == "<b>x</b> <!-- y --> & z"
    assert said("<div>\nx\n</div>") == "<div> x </div>"


def test_paragraphs_and_code_in_a_list_item_stay_in_their_item() -> None:
    (block,) = parse_markdown("- a\n\n  b\n\n      c = 1\n- d")
    assert isinstance(block, MdList)
    assert ["".join(piece.text for piece in item) for item in block.items] == ["a b c = 1", "d"]


def test_a_nested_list_follows_its_item_and_the_outer_list_goes_on_counting() -> None:
    lists = [block for block in parse_markdown("1. a\n2. b\n   - deep\n3. c\n") if isinstance(block, MdList)]
    assert [(one.ordered, one.start, ["".join(piece.text for piece in item) for item in one.items]) for one in lists] == [
        (True, 1, ["a", "b"]),
        (False, 1, ["deep"]),
        (True, 3, ["c"]),
    ]


def test_a_quotation_keeps_all_that_stands_in_it() -> None:
    assert said("> a\n>\n> - b\n>\n>       c") == "a b c"


def test_a_citation_stays_in_the_text() -> None:
    assert said("see [@ditto] and [@a; @b]") == "see [@ditto] and [@a; @b]"


WORDS = st.from_regex(r"[a-z]{2,6}", fullmatch=True)
MARKS = st.sampled_from(
    ["# ", "- ", "1. ", "> ", "    ", "```\n", "**", "*", "`", "\n", "\n\n", "  \n", "<", ">", "![", "](", ")", "[@", "]", "\t"]
)


def test_a_link_without_words_says_its_address() -> None:
    assert said("see [](https://example.org) there") == "see https://example.org there"


@given(st.lists(WORDS | MARKS, max_size=25).map("".join))
def test_no_word_is_lost_whatever_the_markup(text: str) -> None:
    shown = "".join(piece.text + piece.url for block in parse_markdown(text) for piece in pieces(block))
    letters = [letter for letter in text if letter.isalpha()]
    # the word behind a fence's ``` names a language; CommonMark prints it nowhere
    if "```" not in text:
        assert Counter(letters) <= Counter(letter for letter in shown if letter.isalpha())


def test_a_bare_web_address_is_a_link_and_what_stands_close_to_it_is_not() -> None:
    (block,) = parse_markdown("See (https://a.org/b_c), *www.b.org/x.* and `https://c.org/`, [here](https://d.org/e).")
    linked = {piece.text: piece.url for piece in pieces(block) if piece.url}
    assert linked == {"https://a.org/b_c": "https://a.org/b_c", "www.b.org/x": "https://www.b.org/x", "here": "https://d.org/e"}
    assert said("See (https://a.org/b_c), so") == "See (https://a.org/b_c), so"


def test_a_quotation_is_known_as_one() -> None:
    assert [block.quoted for block in parse_markdown("a\n\n> b\n>\n> c\n\nd") if isinstance(block, MdParagraph)] == [
        False,
        True,
        True,
        False,
    ]
