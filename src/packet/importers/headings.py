"""The heading of a section in a foreign CV → the section of the profile that it is: English, German, French, Spanish.

A heading is surely a section's where every word of it is that section's own or says nothing by itself. Where entries have names for
what they say (RenderCV, JSON Resume, homepages), one word that usually names a section is enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_OWN: Mapping[str, str] = {
    "publications": """publication publications paper papers preprints preprint manuscripts article articles bibliography
        publikationen veroffentlichungen schriften publicaciones articulos""",
    "interests": "interests forschungsinteressen forschungsschwerpunkte interets intereses",
    "teaching": """teaching lehre lehrerfahrung lehrtatigkeit lehrveranstaltungen enseignement enseignements docencia courses
        assistantships""",
    "service": """service services reviewing reviewer reviews gremienarbeit gutachtertatigkeit begutachtung""",
    "talks": """talk talks presentation presentations lecture lectures vortrage vortrag conferencias seminars keynotes keynote
        ponencias""",
    "awards": """honors honours honor awards award scholarships scholarship fellowships fellowship prizes prize distinctions
        auszeichnungen preise stipendien prix bourses premios becas distinciones ehrungen""",
    "projects": "projects project projekte projets proyectos forschungsprojekte",
    "skills": """skills skill kenntnisse fahigkeiten kompetenzen edv-kenntnisse it-kenntnisse computerkenntnisse competences
        informatique habilidades informatica aptitudes programmierkenntnisse""",
    "referees": "references referees reference referee referenzen referencias",
    "education": """education studies qualifications ausbildung bildung bildungsweg studium bildungsgang formation etudes diplomes
        formacion educacion estudios hochschulbildung""",
    "experience": """experience experiences employment employments appointments appointment positions internships internship work
        career berufserfahrung berufserfahrungen werdegang praktika praktikum arbeitserfahrung forschungserfahrung erfahrung
        erfahrungen anstellungen emplois stages experiencia experiencias empleo""",
}
_ALONE: Mapping[str, str] = {
    "akademischer werdegang": "education", "schulischer werdegang": "education", "competences informatiques": "skills",
    "expertise": "skills", "programming": "skills", "programming languages": "skills", "grants and awards": "awards",
    "grants & awards": "awards", "awards and grants": "awards", "awards & grants": "awards",
}  # fmt: skip
_NEUTRAL = """and & of the in other selected academic major recent relevant my list key refereed reviewed peer peer-reviewed journal
    journals conference conferences workshop workshops invited contributed public seminar technical computer computing programming
    software professional work research industry industrial vocational employment history background training scientific university
    scholastic experience additional miscellaneous further past current held position positions taught assistant main full published
    und der die das von weitere sonstige beruflicher berufliche beruflich akademische akademischer akademisches wissenschaftliche
    wissenschaftliches schulische praktische et de des du la le les l d en recherche professionnelle professionnelles academique
    academiques scientifiques y del laboral laborales profesional profesionales academica academicas investigacion tecnicas"""
"""Words that say nothing by themselves."""
_ONLY_WITH: Mapping[str, frozenset[str]] = {
    "interests": frozenset({"research", "forschungsinteressen", "forschungsschwerpunkte", "recherche", "investigacion"}),
}
"""Interests by themselves are as often piano and football."""


_USUAL: tuple[tuple[str, str], ...] = (
    ("interests", r"(?:(?:academic|research|scientific|main|current) )*interests?|research (?:areas?|topics?)"),
    ("projects", r".*\bprojects?|software|.*\bsoftware|artifacts"),
    ("talks", r".*\b(?:talks?|presentations?|lectures given|keynotes?|seminars?)\b.*"),
    ("teaching", r".*\bteaching\b.*|courses taught|lecturing"),
    ("service", r".*\bservices?\b.*|professional activit.*|.*\breview(?:er|ing|s)?\b.*|volunteer.*|.*\bcommittees?\b.*"),
    ("awards", r".*\b(?:awards?|hono(?:u)?rs?|scholarships?|fellowships?|prizes?|distinctions?|grants?)\b.*"),
    ("education", r".*\b(?:education|academic background|degrees?)\b.*"),
    ("experience", r".*\b(?:experiences?|employment|positions?|appointments?|internships?|work|career)\b.*"),
    ("skills", r".*\bskills?\b.*|programming languages?|languages?|competenc.*"),
    ("referees", r"references|referees"),
)  # fmt: skip


def section_of(heading: str) -> str:
    """`Honors and Awards` is `awards`; `other` where there is none, publications among them."""
    if (sure := sure_section(heading)) and sure != "publications":
        return sure
    words = " ".join(re.sub(r"[^\w&+/-]+", " ", heading.casefold()).split())
    return next((section for section, pattern in _USUAL if re.fullmatch(pattern, words)), "other")


def sure_section(heading: str) -> str:
    """The name of the section in `profile.yaml`, `publications`, or "" where it is none for sure."""
    words, neutral = _words(heading), set(_NEUTRAL.split())
    line = " ".join(words)
    if line in _ALONE:
        return _ALONE[line]
    for section, said in _OWN.items():
        own = set(said.split())
        if own & set(words) and set(words) <= own | neutral and (section not in _ONLY_WITH or _ONLY_WITH[section] & set(words)):
            return section
    return ""


def _words(heading: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", heading[:200].casefold())
    return re.findall(r"[\w-]+|&", "".join(letter for letter in plain if not unicodedata.combining(letter)))
