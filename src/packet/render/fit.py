"""From a document and its page budget to the setting and the words that keep it.

First the spaces give way, from the theme's ideal to its tightest; then the size, never below its floor; then words: short forms,
then drops by priority. What cannot fit is said and set at the tightest. Without need nothing is changed, but for a poor last page:
one under half full is tightened away where the bounds allow it, else one under a third full is filled by loosening. A letter
that leaves much of its page empty is loosened, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from packet.model.document import Document
from packet.model.laid import Fitting
from packet.model.theme import Theme
from packet.render.edits import SHORTEN, Edit, apply, edits_of
from packet.render.flow import Page, paginate_slabs
from packet.render.slabs import Breaker, Frame, Setting, Slab, set_strips
from packet.render.strips import Strip

TENSIONS = 12
"""Steps from the ideal to the tightest (or loosest) spaces."""
YIELDING = (0.0, 0.5, 1.0, 1.5, 2.0)
"""Turns in which the gaps at the end of a letter give way: the signature's, then that before the enclosures."""
SIZE_STEP = 0.1
"""Points."""
LEAST_LAST_PAGE = 1 / 3
"""A last page less full than this is avoided by loosening, where the document cannot end earlier."""
AIRY_FILL = 0.9
"""A letter is loosened up to this part of its page."""
POOR_LAST_PAGE = 1 / 2
"""A last page less full than this is worth tightening for, so that the document ends earlier."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A document set at one setting."""

    setting: Setting
    slabs: list[Slab]
    pages: list[Page]

    def last_fill(self, frame: Frame) -> float:
        return self.pages[-1].filled / (frame.top - frame.bottom)


@dataclass(frozen=True, slots=True)
class Galley:
    """The strips of a document in one wording, with a memory of their lines: `try_at` sets them."""

    strips: tuple[Strip, ...]
    theme: Theme
    frame: Frame
    breaker: Breaker
    airy: bool = False
    """Whether one page is loosened to fill better, as letters are."""

    def try_at(self, setting: Setting) -> Trial:
        slabs = set_strips(self.strips, self.theme, setting, self.frame, self.breaker)
        return Trial(setting, slabs, paginate_slabs(slabs, self.frame.top - self.frame.bottom))

    def first_within(self, settings: Sequence[Setting], most: int) -> Trial | None:
        """The first setting that needs at most `most` pages; they are sorted from loose to tight."""
        if len(self.try_at(settings[-1]).pages) > most:
            return None
        return next(trial for trial in map(self.try_at, settings) if len(trial.pages) <= most)


def settings_of(theme: Theme, shape: str = "") -> tuple[Setting, ...]:
    """From the ideal to the tightest, then from the ideal size to the floor; in a letter the space at its end gives way first."""
    given = YIELDING if shape == "letter" else (0.0,)
    steps = round((theme.size.ideal - theme.size.floor) / SIZE_STEP + 0.499)
    sizes = [max(theme.size.ideal - SIZE_STEP * step, theme.size.floor) for step in range(1, steps + 1)]
    first = [Setting(theme.size.ideal, 0.0, turns) for turns in given[:-1]]
    spaces = [Setting(theme.size.ideal, step / TENSIONS, given[-1]) for step in range(TENSIONS + 1)]
    return (*first, *spaces, *(Setting(round(size, 2), 1.0, given[-1]) for size in sizes))


def fit(document: Document, theme: Theme, frame: Frame, compose: Callable[[Document], tuple[Strip, ...]]) -> tuple[Trial, Fitting]:
    """Set the document within its budget; `compose` makes strips of one wording."""

    def galley(wording: Document) -> Galley:
        return Galley(compose(wording), theme, frame, Breaker(), document.shape == "letter")

    settings = settings_of(theme, document.shape)
    most = document.pages.most if document.pages and document.pages.most else None
    whole = galley(document)
    ideal = whole.try_at(settings[0])
    if most is None or len(ideal.pages) <= most:
        trial = _balanced(whole, ideal, settings)
        return trial, _fitting(trial, theme, (), most)
    if tight := whole.first_within(settings, most):
        return tight, _fitting(tight, theme, (), most)
    edited, done = _least_edits(document, edits_of(document), galley, settings, most)
    if fitted := edited.first_within(settings, most):
        return fitted, _fitting(fitted, theme, done, most)
    tightest = whole.try_at(settings[-1])  # what would not help is not dropped
    return tightest, _fitting(tightest, theme, (), most)


def _balanced(galley: Galley, ideal: Trial, settings: Sequence[Setting]) -> Trial:
    """The ideal, or the nearest setting that has no last page under a third full."""
    if len(ideal.pages) == 1 and galley.airy:
        return _aired(galley, ideal)
    if len(ideal.pages) == 1 or ideal.last_fill(galley.frame) >= POOR_LAST_PAGE:
        return ideal
    if shorter := galley.first_within(settings, len(ideal.pages) - 1):
        return shorter
    if ideal.last_fill(galley.frame) >= LEAST_LAST_PAGE:
        return ideal
    for step in range(1, TENSIONS + 1):
        looser = galley.try_at(Setting(ideal.setting.size, -step / TENSIONS))
        if len(looser.pages) > len(ideal.pages):
            break
        if looser.last_fill(galley.frame) >= LEAST_LAST_PAGE:
            return looser
    return ideal


def _aired(galley: Galley, ideal: Trial) -> Trial:
    """The loosest setting that fills no more than `AIRY_FILL` of the one page."""
    looser = (galley.try_at(Setting(ideal.setting.size, -step / TENSIONS)) for step in range(TENSIONS, 0, -1))
    return next((one for one in looser if len(one.pages) == 1 and one.last_fill(galley.frame) <= AIRY_FILL), ideal)


def _least_edits(
    document: Document, edits: Sequence[Edit], galley: Callable[[Document], Galley], settings: Sequence[Setting], most: int
) -> tuple[Galley, tuple[Edit, ...]]:
    """The fewest of the edits, in their order, with which the tightest setting fits (all of them where none do)."""
    low, high = 0, len(edits)
    while low < high:
        middle = (low + high) // 2
        trial = galley(apply(document, edits[: middle + 1])).try_at(settings[-1])
        low, high = (low, middle) if len(trial.pages) <= most else (middle + 1, high)
    done = tuple(edits[: low + 1])
    return galley(apply(document, done)), done


def _fitting(trial: Trial, theme: Theme, edits: Sequence[Edit], most: int | None) -> Fitting:
    setting = trial.setting
    tightened = []
    ideal, leading = theme.leading.ideal, setting.leading(theme)
    if setting.given and setting.tension == 0:
        tightened.append("room to sign")
    if setting.tension > 0:  # what was loosened took nothing away
        tightened.append(f"leading {ideal:.2f}→{leading:.2f}" if f"{ideal:.2f}" != f"{leading:.2f}" else "spacing")
    if setting.size != theme.size.ideal:
        tightened.append(f"size {theme.size.ideal:g}→{setting.size:g} pt")
    dropped = {edit.place for edit in edits if edit.kind != SHORTEN}
    return Fitting(
        most is None or len(trial.pages) <= most,
        tuple(tightened),
        tuple(edit.name for edit in edits if edit.kind == SHORTEN and edit.place not in dropped and edit.place[:-1] not in dropped),
        tuple(edit.name for edit in edits if edit.kind != SHORTEN),
        len(trial.pages),
        "" if most is None else f"{most} page{'s' if most > 1 else ''}",
    )
