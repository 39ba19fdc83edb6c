"""A file that goes by mail bears the name of whose it is, unless somebody wants another name."""

from __future__ import annotations

import pytest

from packet.model.mail import attachment_name
from packet.model.output import Output


@pytest.mark.parametrize(
    ("file", "surname", "output", "name"),
    [
        ("packet.pdf", "Jin", Output(), "Jin-application.pdf"),
        ("01-cv.pdf", "Müller", Output(), "Muller-CV.pdf"),
        ("02-publication-list.pdf", "Jin", Output(), "Jin-publications.pdf"),
        ("03-research-statement.pdf", "Jin", Output(), "Jin-research-statement.pdf"),
        ("01-cv.pdf", "金", Output(), "01-cv.pdf"),
        ("jin_cv.pdf", "Jin", Output(name="{surname}_{document}.pdf"), "jin_cv.pdf"),
    ],
)
def test_an_attachment_says_whose_it_is(file: str, surname: str, output: Output, name: str) -> None:
    assert attachment_name(file, surname, output) == name
