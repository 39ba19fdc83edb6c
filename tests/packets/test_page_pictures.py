"""The pages of the seed look as they did when a person last looked at them; `pytest --update-pictures` writes what they look like now."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from builders import seed_plan
from page_pictures import ink_moved, packed, page_pictures
from PIL import Image, ImageChops
from render_samples import PAGES, THEMES, theme

from packet.compose import compose
from packet.model.document import Document, Heading, text
from packet.render import draw, layout

PICTURES = Path(__file__).resolve().parents[1] / "pictures"
TOLERANCE = 0.03
"""Part of the ink that may stand elsewhere."""
LOOKED_AT = [
    *((look, "faculty-job", name) for look in THEMES for name in ("cover-letter", "cv", "publication-list", "publication-bundle")),
    ("compact", "internship", "resume"),
]


@cache
def documents(target: str) -> dict[str, Document]:
    return {document.name: document for document in compose(seed_plan(target))}


def pictures(document: Document, look: str) -> list[bytes]:
    return [packed(page) for page in page_pictures(draw(layout(document, theme(look), "A4"), PAGES).pdf)]


def difference(committed: bytes, seen: bytes) -> float:
    return ink_moved(Image.open(io.BytesIO(committed)), Image.open(io.BytesIO(seen)))


@pytest.mark.parametrize(("look", "target", "name"), LOOKED_AT)
def test_pages_look_as_they_did(request: pytest.FixtureRequest, tmp_path: Path, look: str, target: str, name: str) -> None:
    seen = {PICTURES / f"{look}-{name}-{at}.png": page for at, page in enumerate(pictures(documents(target)[name], look), 1)}
    kept = set(PICTURES.glob(f"{look}-{name}-[0-9].png"))
    if request.config.getoption("--update-pictures"):
        PICTURES.mkdir(exist_ok=True)
        for path in kept - seen.keys():
            path.unlink()
        for path, page in seen.items():
            if path not in kept or difference(path.read_bytes(), page):
                path.write_bytes(page)
        return
    assert {path.name for path in kept} == {path.name for path in seen}
    for path, page in seen.items():
        if (moved := difference(path.read_bytes(), page)) > TOLERANCE:
            (tmp_path / path.name).write_bytes(page)
            pytest.fail(
                f"{path.name}: {moved:.0%} of the ink stands elsewhere; compare it with {tmp_path / path.name}", pytrace=False
            )


def test_a_page_whose_ink_moved_by_a_point_or_that_has_one_more_heading_does_not_pass() -> None:
    cv = documents("faculty-job")["cv"]
    before = pictures(cv, "awesome")[0]
    lower = ImageChops.offset(Image.open(io.BytesIO(before)).convert("L"), 0, 1)
    assert difference(before, packed(lower)) > 5 * TOLERANCE
    more = replace(cv, blocks=(cv.blocks[0], Heading(text("One more")), *cv.blocks[1:]))
    assert difference(before, pictures(more, "awesome")[0]) > TOLERANCE


def test_the_pictures_are_small() -> None:
    assert 0 < sum(path.stat().st_size for path in PICTURES.iterdir()) < 600_000
