"""`templates/themes/<name>.yaml`: how every document of a packet looks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from packet.model.base import Written

LEAST_CONTRAST = 4.5
"""Contrast of any text to white paper (WCAG 2.2, 1.4.3)."""


def contrast_to_white(colour: str) -> float:
    """The contrast ratio (1-21) of `#rrggbb` to white, after WCAG 2.2's definition of relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _legible(colour: str) -> str:
    if (contrast := contrast_to_white(colour)) < LEAST_CONTRAST:
        raise ValueError(
            f"{colour} has a contrast of {contrast:.1f} : 1 to white; text needs {LEAST_CONTRAST} : 1, choose a darker one"
        )
    return colour


Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(_legible)]


class ThemePart(Written):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True, populate_by_name=True)


class Elastic(ThemePart):
    """A measure that the fit may change: `tightest` ≤ `ideal` ≤ `loosest`."""

    tightest: float = Field(gt=0, description="never less than this", examples=[1.2])
    ideal: float = Field(gt=0, description="what is wanted when there is room", examples=[1.3])
    loosest: float = Field(gt=0, description="never more than this", examples=[1.38])

    @model_validator(mode="after")
    def _in_order(self) -> Elastic:
        if not self.tightest <= self.ideal <= self.loosest:
            raise ValueError("write tightest ≤ ideal ≤ loosest")
        return self

    def at(self, tension: float) -> float:
        """The measure at a tension from -1 (loosest) over 0 (ideal) to 1 (tightest)."""
        end = self.tightest if tension > 0 else self.loosest
        return self.ideal + abs(tension) * (end - self.ideal)


class Fonts(ThemePart):
    family: Literal["Source Sans 3", "Source Serif 4"] = Field(
        description="the family of all text; both come with the package", examples=["Source Sans 3"]
    )
    fallback: tuple[str, ...] = Field(
        (),
        alias="fallback-fonts",
        description="TrueType files (.ttf) for letters the family lacks, tried in this order before the system's fonts; "
        "a path starts at the theme's folder or at the workspace",
        examples=[["fonts/NotoSansSC-Regular.ttf"]],
    )


class Size(ThemePart):
    ideal: float = Field(ge=8, le=14, description="body size in points", examples=[10.5])
    floor: float = Field(ge=8, le=14, description="the smallest body size in points that the fit may use", examples=[10])
    quiet: float = Field(
        0.95, ge=0.8, le=1, description="size of venues, dates and facts as a multiple of the body size", examples=[0.95]
    )
    least: float = Field(
        0, ge=0, le=14, description="no text but the running line is smaller than this, even where it is quiet", examples=[9]
    )

    @model_validator(mode="after")
    def _in_order(self) -> Size:
        if self.floor > self.ideal:
            raise ValueError("the floor is above the ideal size")
        return self

    def scaled(self, scale: float) -> float:
        """The size of a quieter text as a multiple of the body size, so that it is never smaller than the least."""
        return max(scale, min(1.0, self.least / self.floor))


class Margins(ThemePart):
    """Millimetres."""

    top: float = Field(ge=10, le=50, description="upper margin in mm", examples=[20])
    right: float = Field(ge=10, le=50, description="right margin in mm", examples=[20])
    bottom: float = Field(ge=10, le=50, description="lower margin in mm", examples=[20])
    left: float = Field(ge=10, le=50, description="left margin in mm", examples=[20])
    prose: float = Field(
        28, ge=10, le=60, description="side margins of letters and statements in mm, for lines of 45-95 letters", examples=[28]
    )


class Colours(ThemePart):
    text: Colour = Field(description="running text, as #rrggbb", examples=["#222222"])
    muted: Colour = Field(description="places, dates, running lines", examples=["#555555"])
    accent: Colour = Field(description="the one colour: headings or rules, and links", examples=["#0b5394"])
    rule: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = Field(
        "#aab1bb", description="rules; no text, so it may be light", examples=["#aab1bb"]
    )


class MastheadStyle(ThemePart):
    place: Literal["centred", "left", "line"] = Field(
        description="centred, left, or name and headline on one line", examples=["centred"]
    )
    name: float = Field(ge=1.2, le=4, description="size of the name as a multiple of the body size", examples=[2.4])
    headline: Literal["plain", "accent"] = Field("plain", description="colour of the line below the name", examples=["accent"])


class SectionStyle(ThemePart):
    size: float = Field(ge=0.8, le=2, description="size of section titles as a multiple of the body size", examples=[1.2])
    rule: Literal["beside", "below", "none"] = Field(description="a rule beside the title, below it, or none", examples=["below"])
    ink: Literal["accent", "text"] = Field("accent", description="colour of the section title, the whole of it", examples=["text"])
    tracking: float = Field(0, ge=0, le=0.2, description="letterspacing of the capitals, in parts of their size", examples=[0.05])


class EntryStyle(ThemePart):
    dates: Literal["right", "column"] = Field(
        description="dates at the right edge, or in a column of their own at the left", examples=["column"]
    )
    lines: Literal["two", "one"] = Field(
        "two", description="organisation and role on two lines, or on one where they fit", examples=["one"]
    )
    role: Literal["italic", "accent", "plain"] = Field("italic", description="look of the role", examples=["plain"])


class Spacing(ThemePart):
    """Points, above what is named."""

    section: Elastic = Field(description="above a section title", examples=[{"tightest": 6, "ideal": 10, "loosest": 14}])
    heading: Elastic = Field(description="below a section title", examples=[{"tightest": 2, "ideal": 4, "loosest": 6}])
    entry: Elastic = Field(description="between entries", examples=[{"tightest": 3, "ideal": 5, "loosest": 8}])
    bullet: Elastic = Field(description="above a bullet or one-line row", examples=[{"tightest": 1, "ideal": 2, "loosest": 3}])
    paragraph: Elastic = Field(description="between paragraphs", examples=[{"tightest": 4, "ideal": 7, "loosest": 9}])


class Bullet(ThemePart):
    sign: Literal["•", "–", "·"] = Field("•", description="the sign before a bullet", examples=["–"])
    indent: float = Field(
        1.1, ge=0.6, le=3, description="from the sign to its text, as a multiple of the body size", examples=[1.1]
    )


class Running(ThemePart):
    """The line with name, document title and page number."""

    first: Literal["foot"] = Field("foot", description="where it stands on a first page", examples=["foot"])
    others: Literal["foot", "head"] = Field("foot", description="where it stands on later pages", examples=["head"])


class Theme(ThemePart):
    about: str = Field(description="the look in a few words", examples=["Serif, sober, set from the left"])
    fonts: Fonts = Field(description="typefaces", examples=[{"family": "Source Serif 4"}])
    size: Size = Field(description="body size, points", examples=[{"ideal": 10.5, "floor": 10}])
    leading: Elastic = Field(
        description="line spacing as a multiple of the size", examples=[{"tightest": 1.2, "ideal": 1.3, "loosest": 1.38}]
    )
    margins: Margins = Field(description="page margins, mm", examples=[{"top": 20, "right": 20, "bottom": 20, "left": 20}])
    colours: Colours = Field(
        description="three colours, each legible on white", examples=[{"text": "#222222", "muted": "#555555", "accent": "#0b5394"}]
    )
    masthead: MastheadStyle = Field(description="head of CVs and letters", examples=[{"place": "centred", "name": 2.4}])
    sections: SectionStyle = Field(description="section titles", examples=[{"size": 1.2, "rule": "below"}])
    entries: EntryStyle = Field(description="dated entries and publications", examples=[{"dates": "right"}])
    spacing: Spacing = Field(
        description="vertical space, points",
        examples=[
            {
                "section": {"tightest": 6, "ideal": 10, "loosest": 14},
                "heading": {"tightest": 2, "ideal": 4, "loosest": 6},
                "entry": {"tightest": 3, "ideal": 5, "loosest": 8},
                "bullet": {"tightest": 1, "ideal": 2, "loosest": 3},
                "paragraph": {"tightest": 4, "ideal": 7, "loosest": 9},
            }
        ],
    )
    bullets: Bullet = Field(default_factory=Bullet, description="bulleted lists", examples=[{"sign": "•"}])
    running: Running = Field(default_factory=Running, description="running line", examples=[{"others": "head"}])
