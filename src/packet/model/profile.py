"""`profiles/<who>/profile.yaml`: who the applicant is and what they have done. Every fact has one place here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from packet.model import forms
from packet.model.base import Said, Written
from packet.model.scalars import Date, Dates, Slug, Url, parse_url

LINK_PREFIX: Mapping[str, str] = {
    "github": "https://github.com/",
    "gitlab": "https://gitlab.com/",
    "linkedin": "https://www.linkedin.com/in/",
    "orcid": "https://orcid.org/",
    "scholar": "https://scholar.google.com/citations?user=",
    "dblp": "https://dblp.org/pid/",
}
"""Links that people write as a bare name or number, and the address that it stands for."""


LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
Language = Annotated[str, Field(pattern=LANGUAGE), WithJsonSchema(forms.text(LANGUAGE, booleans=True))]
"""A tag after BCP 47, of which only the form is looked at: de, en-US."""


def _from_text(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class Statement(Written):
    """A sentence of the applicant's own, or taken from a paper (then `source` says from where)."""

    text: str = Field(description="the sentence", examples=["Ditto cuts job completion time by up to 2.5 times."])
    source: str = Field("", description="where the sentence is taken from, if it is not your own", examples=["abstract"])


Sentence = Annotated[Statement, BeforeValidator(_from_text, json_schema_input_type=str | Statement)]


class HighlightText(Written):
    """One bullet below an entry. It can be chosen, shortened or dropped on its own."""

    text: str = Field(description="the bullet in full", examples=["Cut the cold start of LLM serving by 4 times."])
    short: str = Field(
        "", description="a shorter form, used when the page budget asks for it", examples=["4 times faster cold starts"]
    )
    topics: tuple[Slug, ...] = Field((), description="topics this bullet speaks to", examples=[["serverless"]])
    priority: int = Field(0, description="the higher, the longer it stays when room is short", examples=[1])


Highlight = Annotated[HighlightText, BeforeValidator(_from_text, json_schema_input_type=str | HighlightText)]


class Tagged(Written):
    """What can be chosen by topic and by priority."""

    topics: tuple[Slug, ...] = Field((), description="topics this entry speaks to", examples=[["moe", "rl"]])
    priority: int = Field(0, description="the higher, the longer it stays when room is short", examples=[1])


class Entry(Tagged):
    """What all dated entries of a CV share."""

    place: str = Field("", description="city and country", examples=["Beijing, China"])
    highlights: tuple[Highlight, ...] = Field(
        (), description="bullets: problem, work, number", examples=[["Cut the cold start of LLM serving by 4 times."]]
    )
    notes: tuple[str, ...] = Field((), description="short facts printed on one line", examples=[["GPA: 3.82/4.0"]])
    url: Url = Field("", description="a web page about it", examples=["example.org/project"])
    language: Language | None = Field(
        None, description="language of its title, bullets and notes, where your documents have another", examples=["de"]
    )


class Education(Entry):
    degree: Said = Field(description="degree and subject", examples=["Ph.D. in Computer Software and Theory"])
    at: Said = Field(description="the university", examples=["Peking University"])
    dates: Dates = Field(description="from..to", examples=["2023-09..present"])
    advisor: str = Field("", description="the advisor, as you would print the name", examples=["Prof. Xin Jin"])


class Experience(Entry):
    role: Said = Field(description="what you were", examples=["Research Intern"])
    at: Said = Field(description="the employer or group", examples=["ByteDance Seed"])
    dates: Dates = Field(description="from..to", examples=["2023-07..2025-03"])
    mentors: tuple[str, ...] = Field((), description="names of mentors", examples=[["Ziheng Jiang", "Haibin Lin"]])
    advisor: str = Field("", description="the advisor, as you would print the name", examples=["Prof. Xin Jin"])


class Project(Entry):
    """A system, artefact or data set."""

    name: Said = Field(description="its name", examples=["Ditto"])
    what: str = Field("", description="what it is, in a few words", examples=["serverless analytics scheduler"])
    role: str = Field("", description="what you did in it", examples=["lead developer"])
    dates: Dates | None = Field(None, description="from..to", examples=["2022-03..2023-06"])


class Talk(Entry):
    title: Said = Field(description="title of the talk", examples=["Serverless Analytics at Any Scale"])
    at: Said = Field(description="where it was given", examples=["SIGCOMM 2023"])
    date: Date = Field(description="when", examples=["2023-09"])
    kind: str = Field("", description="invited, keynote, tutorial …", examples=["invited"])


class Teaching(Entry):
    course: Said = Field(description="the course", examples=["Operating Systems (Honor Track)"])
    role: Said = Field(description="what you were", examples=["Teaching Assistant"])
    at: Said = Field(description="the university", examples=["Peking University"])
    dates: Dates = Field(description="from..to", examples=["2024-02..2024-06"])


class Service(Entry):
    role: Said = Field(description="what you were", examples=["Reviewer"])
    at: Said = Field(description="journal, conference or body", examples=["IEEE Transactions on Computers (TC)"])
    date: Date | None = Field(None, description="when", examples=["2026-01"])
    dates: Dates | None = Field(None, description="from..to, for what went on for a while", examples=["2024-01..present"])


class Award(Entry):
    title: Said = Field(description="the distinction itself", examples=["Merit Student"])
    award: str = Field("", description="the award it belongs to", examples=["Peking University Award"])
    at: str = Field("", description="who gave it", examples=["Peking University"])
    date: Date = Field(description="when", examples=["2024"])
    group: str = Field("", description="heading it stands under", examples=["University Awards"])


class Skill(Tagged):
    name: Said = Field(description="kind of skill", examples=["Languages"])
    items: tuple[str, ...] = Field(description="what you know", examples=[["C++", "Python", "CUDA"]])


class Referee(Written):
    name: Said = Field(examples=["Xin Jin"], description="as printed")
    title: str = Field("", description="academic title and rank", examples=["Associate Professor"])
    at: str = Field("", description="institution", examples=["Peking University"])
    relation: str = Field("", description="how they know you, with years", examples=["PhD advisor since 2023"])
    email: str = Field("", examples=["name@university.edu"], description="where a committee can write")
    phone: str = Field("", description="with the country's code", examples=["+86 10 6275 1234"])
    address: str = Field("", description="postal address, on one line", examples=["5 Yiheyuan Road, Beijing, China"])
    topics: tuple[Slug, ...] = Field((), description="topics they can speak to", examples=[["moe"]])
    consent: Date | None = Field(
        None,
        description="when they agreed that you suggest what to stress and tell your other referees that they write; not printed",
        examples=["2026-10-01"],
    )


class OtherEntry(Entry):
    """An entry of a section of your own."""

    title: Said = Field(description="what it is", examples=["Method for Scheduling Functions"])
    at: str = Field("", description="where, or who gave it", examples=["Patent office"])
    date: Date | None = Field(None, description="when", examples=["2025-06"])
    dates: Dates | None = Field(None, description="from..to, for what went on for a while", examples=["2024-01..present"])


class OtherSection(Written):
    """A section that `packet` has no name for: patents, press, mentoring, languages …"""

    title: Said = Field(description="heading of the section", examples=["Patents"])
    entries: tuple[OtherEntry, ...] = Field(
        description="its entries", examples=[[{"title": "Method for Scheduling Functions", "date": "2025-06"}]]
    )


class Interest(Written):
    text: str = Field(examples=["machine learning systems"], description="the interest, as printed")
    topics: tuple[Slug, ...] = Field((), examples=[["llm"]], description="topics it stands for; matching ones come first")


class Pitch(Written):
    """A sentence or two of your own for letters, chosen like papers: by topic, then by priority."""

    text: str = Field(
        description="one or two sentences; [@key] cites a paper",
        examples=["I build systems that serve large models at scale [@ditto]."],
    )
    topics: tuple[Slug, ...] = Field((), description="topics it speaks to", examples=[["moe"]])
    priority: int = Field(0, description="the higher, the sooner it is chosen", examples=[1])
    source: str = Field("", description="where the sentence is taken from, if it is not your own", examples=["abstract"])


class Profile(Written):
    """One applicant."""

    name: Said = Field(description="as printed; bold in author lists, “C. Jin” and “Jin, Chao” are derived", examples=["Chao Jin"])
    names: tuple[str, ...] = Field((), description="further names on papers: native script, former name", examples=[["金超"]])
    headline: str = Field("", description="one line below the name", examples=["Ph.D. Candidate, Peking University"])
    email: str = Field(
        description="where answers should go", examples=["chaojin@pku.edu.cn"], pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
    )
    phone: str = Field("", examples=["+86 10 6275 1234"], description="with the country's code")
    address: str = Field("", description="postal address, on one line", examples=["5 Yiheyuan Road, Beijing, China"])
    links: dict[Slug, str] = Field(
        default_factory=dict,
        description="homepage, github, scholar, orcid, linkedin, dblp: a bare name is enough; others: a web address",
        examples=[{"homepage": "chaojin0310.github.io", "github": "chaojin0310"}],
    )
    language: Language = Field("en-US", description="language of your documents (BCP 47)", examples=["en-US", "de"])
    students: tuple[str, ...] = Field((), description="your students, marked § in lists of authors", examples=[["Ada Byron"]])
    advisors: tuple[str, ...] = Field(
        (), description="your advisors, marked ‡ in lists of authors, if you want it", examples=[["Xin Jin"]]
    )
    authorship: Literal["lead", "alphabetical"] = Field(
        "lead", description="alphabetical: the order of authors says nothing", examples=["alphabetical"]
    )
    publications: tuple[str, ...] = Field(
        ("publications.yaml",),
        description="files with your publications, paths from the profile's folder: .bib files, which stay where they are, and YAML"
        " files; a later file adds to the entries of the earlier ones by key",
        examples=[["../../../homepage/_bibliography/papers.bib", "publications.yaml"]],
    )

    interests: tuple[Annotated[Interest, BeforeValidator(_from_text, json_schema_input_type=str | Interest)], ...] = Field(
        (),
        description="the interests line: those that meet the topics come first",
        examples=[[{"text": "machine learning systems", "topics": ["llm"]}, "cloud computing"]],
    )
    pitches: tuple[Annotated[Pitch, BeforeValidator(_from_text, json_schema_input_type=str | Pitch)], ...] = Field(
        (),
        description="sentences of your own for letters, chosen by topic",
        examples=[[{"text": "I build systems that people can trust.", "topics": ["serverless"]}]],
    )
    agenda: str = Field(
        "",
        description="your research agenda in two or three sentences, for letters",
        examples=["I want to make large models cheap to serve."],
    )
    availability: str = Field("", description="when you can start, as a letter says it", examples=["from September 2027"])
    education: tuple[Education, ...] = Field(
        (),
        description="degrees, newest first",
        examples=[[{"degree": "Ph.D. in Computer Science", "at": "Peking University", "dates": "2023-09..present"}]],
    )
    experience: tuple[Experience, ...] = Field(
        (),
        description="jobs and internships, newest first",
        examples=[[{"role": "Research Intern", "at": "ByteDance Seed", "dates": "2023-07..2025-03"}]],
    )
    projects: tuple[Project, ...] = Field(
        (), description="systems, artefacts, data sets", examples=[[{"name": "Ditto", "what": "serverless analytics scheduler"}]]
    )
    talks: tuple[Talk, ...] = Field(
        (),
        description="talks that you gave",
        examples=[[{"title": "Serverless Analytics", "at": "SIGCOMM 2023", "date": "2023-09"}]],
    )
    teaching: tuple[Teaching, ...] = Field(
        (),
        description="courses that you taught or helped with",
        examples=[
            [{"course": "Operating Systems", "role": "Teaching Assistant", "at": "Peking University", "dates": "2024-02..2024-06"}]
        ],
    )
    service: tuple[Service, ...] = Field(
        (),
        description="reviewing, committees, organisation",
        examples=[[{"role": "Reviewer", "at": "IEEE Transactions on Computers (TC)", "date": "2026-01"}]],
    )
    awards: tuple[Award, ...] = Field(
        (), description="prizes and scholarships", examples=[[{"title": "Merit Student", "at": "Peking University", "date": 2024}]]
    )
    skills: tuple[Skill, ...] = Field(
        (), description="what you know, by kind", examples=[[{"name": "Languages", "items": ["C++", "Python"]}]]
    )
    referees: tuple[Referee, ...] = Field(
        (),
        description="who can be asked about you",
        examples=[[{"name": "Xin Jin", "title": "Associate Professor", "at": "Peking University", "email": "name@university.edu"}]],
    )
    other: tuple[OtherSection, ...] = Field(
        (),
        description="sections of your own",
        examples=[[{"title": "Patents", "entries": [{"title": "Method for Scheduling Functions", "date": "2025-06"}]}]],
    )

    def link(self, kind: str) -> str:
        """The full web address of a link.

        Raises `ValueError` for a link that is neither known by kind nor a web address (the store reports it with its place).
        """
        value = self.links[kind]
        prefix = LINK_PREFIX.get(kind, "")
        if prefix and not re.search(r"[/\s]", value) and not ("." in value and kind not in {"linkedin", "github", "gitlab"}):
            return prefix + value
        return parse_url(value)
