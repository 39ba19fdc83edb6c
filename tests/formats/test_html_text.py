"""Saved web pages → what a reader sees of them."""

from __future__ import annotations

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
