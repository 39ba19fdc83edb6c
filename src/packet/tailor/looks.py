"""Rules on type and page → the paper, and the theme of each document with bounds that the fit cannot leave."""

from __future__ import annotations

from collections.abc import Sequence

from packet.model.measures import SizeBounds
from packet.model.position import Position
from packet.model.rules import Demand
from packet.model.sources import Sources
from packet.model.target import DocumentKind, DocumentSpec, Paper
from packet.model.theme import Elastic, Margins, Size, Theme
from packet.tailor.demands import obeyed, overruled

MM = 25.4 / 72
INCH = 72.0
MARK_ROOM = 9.0
"""Points left of the text where CVs and lists mark the highlighted papers: their margin is so much wider."""
FOOT, HEAD = 29.0, 25.0
"""Points from the text to the far edge of the running line, which may not stand in the margin either."""
OVERSHOOT = 4.0
"""Points by which the large letters of a name rise above their line."""
MARKED = frozenset({"cv", "publication-list"})


def paper_of(sources: Sources, demands: Sequence[Demand]) -> Paper:
    """The rule's paper; a position that says its own overrules target and portal."""
    position = sources.position
    own = position.paper if position else None
    wanted = [one.rule.paper for one in obeyed(demands) if one.rule.paper and not overruled(one, own is not None)]
    return wanted[-1] if wanted else own or sources.target.paper


def theme_name(spec: DocumentSpec, position: Position | None, target_theme: str) -> str:
    """A document's own theme, else the position's, else the target's."""
    return spec.theme or (position.theme if position else None) or target_theme


def themed(theme: Theme, demands: Sequence[Demand], kind: DocumentKind | None = None) -> Theme:
    """The theme with the bounds that these rules set; the theme itself where they set none."""
    for demand in demands:
        rule = demand.rule
        if rule.font_size and _about(rule.font, theme):
            theme = theme.model_copy(update={"size": _sized(theme.size, rule.font_size, strictly=demand.rank != "target")})
    for demand in demands:  # the leading that a number of lines needs follows from the size
        if lines := demand.rule.lines_per_inch:
            theme = theme.model_copy(update={"leading": _led(theme, lines)})
        if least := demand.rule.margins:
            theme = theme.model_copy(update={"margins": _wide(theme, least, kind)})
    return theme


def _about(font: str, theme: Theme) -> bool:
    return not font or font.casefold() in theme.fonts.family.casefold()


def _sized(size: Size, bounds: SizeBounds, *, strictly: bool) -> Size:
    """The sizes in points that the fit may use, within the bounds.

    What a target is used to speaks of the body; a call (`strictly`) means quieter text, too.
    """
    most = bounds.most if bounds.most is not None else max(size.ideal, bounds.least)
    ideal = min(max(size.ideal, bounds.least), most)
    floor, least = min(max(size.floor, bounds.least), ideal), max(size.least, bounds.least if strictly else 0.0)
    return size.model_copy(update={"ideal": ideal, "floor": floor, "least": least})


def _led(theme: Theme, lines: SizeBounds) -> Elastic:
    """The leading with which no size that the fit may use has more, or fewer, lines in an inch."""
    least = INCH / lines.most / theme.size.floor if lines.most else 0.0
    most = INCH / lines.least / theme.size.ideal if lines.least else max(theme.leading.loosest, least)
    low, wish, high = (min(max(one, least), most) for one in (theme.leading.tightest, theme.leading.ideal, theme.leading.loosest))
    return Elastic(tightest=low, ideal=wish, loosest=high)


def _wide(theme: Theme, least: float, kind: DocumentKind | None) -> Margins:
    """Margins of at least so many points, free of running lines, too; they are written in mm."""
    more = {
        "bottom": FOOT,
        "top": HEAD if theme.running.others == "head" else OVERSHOOT,
        "left": MARK_ROOM if kind in MARKED else 0.0,
    }
    sides = ("top", "right", "bottom", "left", "prose")
    wide = {side: max(getattr(theme.margins, side), (least + more.get(side, 0.0)) * MM) for side in sides}
    return theme.margins.model_copy(update=wide)
