"""Two words → how many slips of the pen lie between them: Damerau-Levenshtein distance, and how many are taken for a slip."""

from __future__ import annotations


def allowed(letters: int) -> int:
    """How many slips make a near name of so many letters: none in a short word, which is near too many others."""
    return 0 if letters < 6 else 1 if letters < 9 else 2


def distance(one: str, other: str, most: int) -> int:
    """Letters wrong, missing, too many or swapped between two words; `most` + 1 where there are more than `most`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most or most <= 0:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) >= most:
            return most + 1
    return row[-1]
