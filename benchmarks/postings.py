"""What is read of labelled postings, and what confirming it costs a person: `python benchmarks/postings.py [FOLDER …]`.

Of each folder of `tests/postings` (or of those that are named, labelled as `tests/support/labelled_postings.py` has it) the
precision of what is proposed and the recall of what is labelled, field by field. Then the minutes that a person needs for ten
postings, reckoned, not measured: the words that `packet confirm` shows at 250 a minute (a usual speed of reading), an answer to
each of its questions, and the time to find and write each label that was missed. The bar is the project's specification: ten
positions in thirty minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / part) for part in ("src", "tests", "tests/support")]

from labelled_postings import ADS, Judged, judged, table  # noqa: E402

from packet.cli.excerpts import LONGEST  # noqa: E402
from packet.postings.stated import stated  # noqa: E402

WORDS_A_MINUTE = 250
ANSWER, FINDING = 2, 40
"""Seconds for an answer, and for finding and writing what was not read."""
COMMAND = 20
"""Seconds for `packet new position NAME --ad FILE`."""
TEN = 10


def main(folders: list[Path]) -> None:
    every: list[Judged] = []
    for folder in folders:
        postings = judged(folder)
        precision, recall, lines = table(postings)
        print(f"{folder.name}: {len(postings)} postings, precision {precision:.3f}, recall {recall:.3f}\n{lines}\n")
        every += postings
    minutes = sum(map(_seconds, every)) / len(every) * TEN / 60
    asked = sum(len(stated(one.reading, {}).unconfirmed) for one in every) / len(every)
    shown = sum(map(_words, every)) / len(every)
    print(f"ten postings: {minutes:.0f} minutes ({asked:.0f} questions and {shown:.0f} words to read a posting)")


def _seconds(one: Judged) -> float:
    answers = len(stated(one.reading, {}).unconfirmed) * ANSWER
    return COMMAND + answers + _words(one) / WORDS_A_MINUTE * 60 + len(one.missed()) * FINDING


def _words(one: Judged) -> int:
    """The names, values and sentences that are shown, and the sentences that are left to be read."""
    found = stated(one.reading, {})
    shown = [fact.proposal for fact in found.facts if fact.proposal] + [rule.proposal for rule in found.rules] + [*found.unclear]
    values = [f"{made.field} {made.value}" for made in shown]
    sentences = [
        made.quote[:LONGEST] for made, above in zip(shown, [None, *shown], strict=False) if not above or made.quote != above.quote
    ]
    return sum(len(words.split()) for words in (*values, *sentences, *(left.sentence for left in found.unread)))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [folder for folder in sorted(ADS.iterdir()) if folder.is_dir()])
