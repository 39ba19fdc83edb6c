"""The theme files and their bounds."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError
from render_samples import THEMES, theme

from packet.model.theme import Elastic, Theme, contrast_to_white


@pytest.mark.parametrize("look", THEMES)
def test_shipped_themes_are_valid_and_legible(look: str) -> None:
    colours = theme(look).colours
    assert min(map(contrast_to_white, (colours.text, colours.muted, colours.accent))) >= 4.5


@pytest.mark.parametrize("look", ["awesome", "classic"])
def test_the_full_themes_keep_ten_points_and_twenty_millimetres(look: str) -> None:
    margins = theme(look).margins
    assert theme(look).size.floor >= 10
    assert min(margins.top, margins.right, margins.bottom, margins.left) >= 20


def test_a_resume_has_no_quiet_text_below_ten_points() -> None:
    size = theme("compact").size
    assert size.floor * size.quiet >= 10


def test_the_themes_differ_in_more_than_colour() -> None:
    looks = {
        (theme(look).fonts.family, theme(look).masthead.place, theme(look).sections.rule, theme(look).entries.dates)
        for look in THEMES
    }
    assert len(looks) == 3


def changed(path: str, value: object) -> Theme:
    data = theme("awesome").model_dump(by_alias=True)
    *parents, last = path.split(".")
    inner = data
    for parent in parents:
        inner = inner[parent]
    inner[last] = value
    return Theme.model_validate(data)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("colours.muted", "#aaaaaa", "contrast"),
        ("colours.accent", "red", "pattern"),
        ("size.floor", 12, "floor"),
        ("leading.tightest", 1.5, "tightest"),
        ("margins.left", 3, "greater than or equal to 10"),
        ("fonts.family", "Comic Sans", "Source Sans 3"),
        ("fonts.familly", "x", "Extra inputs"),
    ],
)
def test_what_makes_a_bad_page_is_refused_with_a_reason(path: str, value: object, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        changed(path, value)


def test_scalars_may_come_as_they_were_written() -> None:
    assert changed("size.ideal", "10.8").size.ideal == 10.8


def test_an_elastic_measure_runs_from_loosest_to_tightest() -> None:
    measure = Elastic(tightest=4, ideal=6, loosest=10)
    assert [measure.at(tension) for tension in (-1, -0.5, 0, 0.5, 1)] == [10, 8, 6, 5, 4]


def _fields(model: type[BaseModel]) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for name, info in model.model_fields.items():
        found.append((f"{model.__name__}.{name}", info.description))
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            found += _fields(info.annotation)
    return found


def test_every_key_is_described() -> None:
    assert [name for name, description in _fields(Theme) if not description] == []
