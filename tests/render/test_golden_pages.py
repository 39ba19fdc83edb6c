"""Every document in every theme as readable text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from render_reading import golden_text
from render_samples import DOCUMENTS, THEMES, theme

from packet.render import layout


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_pages_are_set_as_they_were_when_a_person_last_looked_at_them(
    name: str, look: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"render/{look}-{name}", golden_text(layout(DOCUMENTS[name], theme(look), "A4")))
