"""A picture, and the mask that makes parts of it transparent → the picture with fewer pixels."""

from __future__ import annotations

from PIL import Image

_SHARP, _EVEN = Image.Resampling.LANCZOS, Image.Resampling.HAMMING
"""The sharp one overshoots at edges; where colours are weighed by their opacity, that would be white or black."""
_SEEN = 8
"""The opacity (of 255) from which a pixel has a colour of its own."""


def scaled(image: Image.Image, mask: Image.Image | None, size: tuple[int, int]) -> Image.Image:
    """The picture of that size in its own mode.

    What is transparent has any colour, black as a rule, and must not bleed into what is seen: a pixel counts as far as it is
    opaque, and where nothing is seen the colour is that of the neighbourhood, because viewers blend neighbours when they draw.
    """
    if mask is None or image.mode == "CMYK":
        return image.resize(size, _SHARP)
    whole = image.copy()
    whole.putalpha(mask if mask.size == image.size else mask.resize(image.size, _EVEN))
    levels = [whole.resize(size, _EVEN)]
    while max(levels[-1].size) > 1:
        wide, high = levels[-1].size
        levels.append(levels[-1].resize((max(1, wide // 2), max(1, high // 2)), Image.Resampling.BOX))
    filled = levels[-1].convert(image.mode)
    for level in reversed(levels):
        filled = filled.resize(level.size, Image.Resampling.BILINEAR)
        filled.paste(level.convert(image.mode), mask=level.getchannel("A").point(_opaque))
    return filled


def _opaque(value: int) -> int:
    return 255 if value >= _SEEN else 0
