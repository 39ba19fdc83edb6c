"""Saved web pages → what a reader sees of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.html_text import is_html, text_of_html

PAGE = """<!DOCTYPE html>
<html><head><title>Jobs</title><style>p {color: red}</style><script>var deadline = "1 May 2020";</script></head>
<body><nav><a href="/">Home</a></nav>
<h1>Lecturer in Computing</h1>
<p>The School of Computing at the
University of Leeds invites applications&nbsp;&mdash; apply <a href="https://jobs.leeds.ac.uk/17">here</a>.</p>
<table><tr><th>Closing date</th><td>6 January 2027</td></tr></table>
<p>Please submit:</p><ul><li>a CV<li>a cover letter</ul>
<p>Questions: <a href="mailto:head@leeds.example?subject=x">the Head</a></p>
</body></html>"""


def test_a_page_becomes_paragraphs_items_and_addresses() -> None:
    assert text_of_html(PAGE) == (
        "Lecturer in Computing\n\n"
        "The School of Computing at the University of Leeds invites applications — apply here (https://jobs.leeds.ac.uk/17).\n\n"
        "Closing date: 6 January 2027\n\nPlease submit:\n\n- a CV\n- a cover letter\n\nQuestions: the Head (head@leeds.example)\n"
    )


def test_a_page_is_known_by_its_beginning() -> None:
    assert is_html(PAGE) and is_html("<?xml version='1.0'?>\n<html>") and is_html("<!-- saved -->\n<!doctype HTML>")
    assert not is_html("A posting with <b>tags</b> in it") and not is_html("")


@given(
    st.text(max_size=200), st.sampled_from(["<p>", "<li", "</a>", "<a href=x>", "&#0;", "<![CDATA[", "<script>", "<!--", "&amp"])
)
def test_broken_pages_are_read_as_far_as_they_go(words: str, tag: str) -> None:
    text = text_of_html(f"<html><body>Seen {tag}{words}")
    assert text.startswith("Seen") and text.endswith("\n")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<body>a <!-- <p>b</p> --> c", "a c\n"),
        ("<body>a<script>if (1 < 2) '</p>'</script>b", "ab\n"),
        ('<p title="a > b">c</p>', "c\n"),
        ("<p title='>'>c</p>", "c\n"),
        ('<p>See <a href="https://x.edu>here</a>, by 1 May</p>', "See here (https://x.edu), by 1 May\n"),
        ('<p>See <a title=x data-href="y" HREF = "https://x.edu/?a=1&amp;b=2">here</a>', "See here (https://x.edu/?a=1&b=2)\n"),
        ("<html><head><title>t</title><p>Head without its end</p>", "Head without its end\n"),
        ("<body><nav>a<nav>b</nav>c</nav>d", "d\n"),
        ("<body><svg/>a<br/>b", "a\nb\n"),
        ("<body><pre>one\n - two\n</pre>three\nfour", "one\n- two\n\nthree four\n"),
        (f"<p>&#{'9' * 5000}; &eacute; a < b", "\ufffd é a < b\n"),
    ],
)
def test_tags_are_read_as_browsers_do(page: str, text: str) -> None:
    assert text_of_html(page) == text


def test_a_part_of_a_page_is_one_and_comments_before_it_do_not_matter() -> None:
    assert is_html("<div class=x>words</div>") and is_html("<!-- a --><!-- b -->\n<P>words")
    assert not is_html("<!-- a -->" * 40 + "words") and not is_html("<!--" * 40) and not is_html("<name@x.edu> wrote")


@pytest.mark.parametrize(
    "broken",
    [
        "<!--",
        '<a x="',
        "<a x=",
        "<a x='",
        "<a/",
        "<a =a",
        "</",
        "</a",
        "x</a>",
        "<",
        "&#9",
        "<nav>",
        "<script>",
        "<a p='>' ",
        "<!",
        "<a x=a ",
    ],
)
def test_a_broken_page_takes_no_longer_than_it_is_long(broken: str) -> None:
    page = f"<html>{broken * (400_000 // len(broken))}"
    began = time.process_time()
    text_of_html(page)
    text_of_html(f'{page}</svg> x="')
    assert is_html(page) and not is_html(broken * 100_000)
    assert time.process_time() - began < 5
