"""A person's name as it is written → its words, so that two ways to write it can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart into a letter and its accent, but that people type without."""


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, given name first, without accents, case and dots: `Jin, Chao` and `Chao Jin` are one."""
    family, comma, given = name.partition(",")
    ordered = f"{given} {family}" if comma else name
    letters = unicodedata.normalize("NFKD", ordered.casefold().translate(PLAIN))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(word for word in re.split(r"[^\w-]+", bare.casefold()) if word.strip("-"))
