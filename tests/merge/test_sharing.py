"""Equal streams are written once, and nothing looks or leads otherwise for it."""

from __future__ import annotations

import random
from pathlib import Path

from binding_samples import drawn, latex_like, part, picture
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tagging import faults

from packet.merge import DocumentInfo, Segment, bind, facts, normalise

INFO = DocumentInfo("Bundle")
NOISE = Image.frombytes("RGB", (200, 200), random.Random(1).randbytes(200 * 200 * 3))


def illustrated(title: str) -> bytes:
    """Papers of different words with the same picture."""

    def draw(canvas: Canvas, index: int) -> None:
        canvas.drawString(72, 700, f"{title}, page {index}")
        canvas.drawImage(ImageReader(NOISE), 100, 300)

    return drawn(2, draw)


def test_a_picture_in_two_papers_is_written_once_and_seen_in_both() -> None:
    one, two = illustrated("One"), illustrated("Two")
    bound = bind([Segment(normalise(one)), Segment(normalise(two))], INFO).data
    assert len(bound) < 1.2 * len(one)
    for page, (pdf, own) in enumerate([(one, 0), (one, 1), (two, 0), (two, 1)]):
        assert picture(bound, page).tobytes() == picture(pdf, own).tobytes()


def test_a_paper_bound_twice_costs_little_and_keeps_its_links_apart(shared: Path) -> None:
    pdf = (shared / "papers" / "ditto.pdf").read_bytes()
    body, count = normalise(pdf), 14
    once = bind([Segment(body)], INFO)
    twice = bind([Segment(body, title="First"), Segment(body, title="Second")], INFO)
    assert len(twice.data) < 1.3 * len(once.data)
    links = [(link.page, link.target) for link in facts(once.data).links]
    expected = links + [(page + count, target + count) for page, target in links]
    assert [(link.page, link.target) for link in facts(twice.data).links] == expected
    assert picture(twice.data, 3).tobytes() == picture(twice.data, 3 + count).tobytes() == picture(pdf, 3).tobytes()


def test_a_paper_without_tags_bound_twice_beside_tagged_parts_stays_sound() -> None:
    body = normalise(latex_like("Ditto"))
    assert faults(bind([Segment.of_part(part("CV")), Segment(body), Segment(body)], INFO).data) == []


def test_papers_that_share_nothing_are_as_they_were() -> None:
    one, two = normalise(latex_like("One")), normalise(latex_like("Two"))
    bound = bind([Segment(one), Segment(two)], INFO).data
    assert [(link.page, link.target) for link in facts(bound).links] == [(1, 2), (2, 3), (3, 1), (4, 5), (5, 6), (6, 4)]
