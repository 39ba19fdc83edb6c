"""From a theme to the styles of every kind of text: one place decides size, weight and ink."""

from __future__ import annotations

from dataclasses import dataclass

from packet.model.theme import Theme
from packet.render.measure import Style


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document."""

    name: Style
    headline: Style
    contact: Style
    title: Style
    subtitle: Style
    section: Style
    heading: Style
    body: Style
    strong: Style
    quiet: Style
    date: Style
    emphasis: Style
    role: Style
    small: Style
    number: Style
    running: Style


def styles_of(theme: Theme) -> Styles:
    inks = theme.colours
    body = Style(inks.text, link_ink=inks.accent)
    role_ink = {"accent": inks.accent, "italic": inks.text, "plain": inks.text}[theme.entries.role]
    section_ink = inks.accent if theme.sections.ink == "accent" else inks.text
    headline_ink = inks.accent if theme.masthead.headline == "accent" else inks.muted
    quieter, quiet = theme.size.scaled, theme.size.quiet
    return Styles(
        name=Style(inks.text, scale=theme.masthead.name, strong=True),
        headline=Style(headline_ink, scale=1.08),
        contact=Style(inks.muted, scale=quieter(0.92)),
        title=Style(inks.text, scale=1.8, strong=True),
        subtitle=Style(inks.muted, scale=1.08),
        section=Style(section_ink, scale=theme.sections.size, strong=True, capitals=True, tracking=theme.sections.tracking),
        heading=Style(inks.text, scale=1.08, strong=True),
        body=body,
        strong=Style(inks.text, strong=True),
        quiet=Style(inks.muted, scale=quieter(quiet), link_ink=inks.accent),
        date=Style(inks.muted, scale=quieter(0.9 if theme.entries.dates == "column" else quiet)),
        emphasis=Style(inks.text, emphasis=True, link_ink=inks.accent),
        role=Style(role_ink, emphasis=theme.entries.role == "italic"),
        small=Style(inks.muted, scale=quieter(0.88), link_ink=inks.accent),
        number=Style(inks.muted, scale=quieter(quiet), link_ink=inks.accent),
        running=Style(inks.muted, scale=0.8),
    )
