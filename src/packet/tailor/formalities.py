"""A sentence of an advertisement → which formality it is, if it is one: those say nothing of the field and are set aside.

The wordings are those of postings in English from many countries. What is set aside is told, each sentence with its formality.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formality:
    """What such passages are about; how a sentence of them reads, and a heading above them."""

    about: str
    wording: re.Pattern[str]
    heading: re.Pattern[str]
    is_firm: bool = False
    """Set aside even where a topic is named: an advertisement beside this one names topics too."""


def _formality(about: str, wording: str, heading: str, *, is_firm: bool = False) -> Formality:
    return Formality(about, re.compile(wording, re.IGNORECASE), re.compile(heading, re.IGNORECASE), is_firm)


OTHER_POSTINGS = _formality(
    "other postings and the site",
    r"\bcookies\b|©|all rights reserved|\bsign in\b|\bjob alerts?\b|\bsearch jobs\b|[–-] closes \d",
    r"^(?:similar|related|other|more|recommended|featured) (?:jobs|positions|vacancies|openings|posts)\b|^you (?:may|might) also",
    is_firm=True,
)
FORMALITIES = (
    OTHER_POSTINGS,
    _formality(
        "equal opportunity",
        r"equal (?:employment |consideration|treatment)?\s*opportunit|equal consideration|affirmative action"
        r"|\b(?:without regard to|regardless of|irrespective of)\b|under-?represented|marginali[sz]ed|(?:women|minorit\w+"
        r"|people with disabilit\w+|members of) .*encourage|encourages? .*\b(?:women|minorit|applications|to apply)|disabilit"
        r"|\bveterans?\b|protected by law|gender (?:equality|balance)|(?:equality|equity|diversity)(?:,| and) |race equality"
        r"|committed to .*\b(?:divers|inclus|equal)|dual career|accommodation needs",
        r"\b(?:equality|equity|diversity|inclusion|equal opportunit\w+|non-?discrimination|accessibility|accommodations?)\b",
        is_firm=True,
    ),
    _formality(
        "the land",
        r"\bunceded\b|\bancestral\b|\backnowledge .*\b(?:lands?|territor\w+|custodians|elders)\b|\b(?:traditional|indigenous"
        r"|aboriginal) (?:custodians|owners|peoples?|territor\w+|lands?)\b|\bfirst nations\b",
        r"\bland acknowledge?ment\b|\backnowledge?ment of country\b",
        is_firm=True,
    ),
    _formality(
        "pay and benefits",
        r"\bsalar(?:y|ies)\b|\bfringe\b|\bpay range\b|\bper annum\b|\bstipend\b|remunerat|\binsurance\b|\bpension\b"
        r"|parental leave|\bvacation days\b|\bannual leave\b|\brelocation\b|\bstart-?up (?:package|resources)\b"
        r"|collective agreement|\bbenefits (?:program|package|include|for employees)|(?:[$£€]|\b(?:USD|CAD|EUR|SEK)\b) ?\d",
        r"\b(?:compensation|salary|benefits|remuneration|what we offer|contract terms)\b",
    ),
    _formality(
        "how to apply",
        r"cover(?:ing)? letter|letter of motivation|curriculum vitae|\bCVs?\b|résumé|\bresume\b|\breferees?\b|\breferences?\b"
        r"|letters? (?:of|will|should)\b|\b(?:research|teaching|diversity|personal) statements?|\bstatements? of\b|e-?mail"
        r"|\bportal\b|\bsubmit|\bupload|\bto apply\b|\bapply (?:online|at|by|through|via|here|before)\b|\bapplications? (?:must"
        r"|should|consists?|documents?|by|form|received|submitted|is sent|will)\b|\bcomplete application\b|\bPDFs?\b"
        r"|\bsubject line\b|\bsearch committee\b|\b(?:questions?|enquiries|inquiries) (?:about|regarding|may|can|should|\()"
        r"|\bplease (?:contact|write|send|consult|circulate)\b|\bfor (?:further|more|additional) (?:information|details)\b"
        r"|\b(?:copies of|representative|selected|sample) (?:.* )?publications\b",
        r"\b(?:how to apply|to apply|application (?:procedure|process|instructions|materials)|what to submit|contact"
        r"|your application|apply)\b|^application$|^applications should",
    ),
    _formality(
        "days and procedure",
        r"\bdeadline\b|\bclosing date\b|\bposting closes\b|\breview of applications\b|\bscreening of\b|\bfull consideration\b"
        r"|\buntil (?:the )?(?:positions? (?:is|are) |it is )?filled\b|\binterview(?:s|ed)?\b|\bshort-?listed\b"
        r"|\bstart(?:ing)? date\b|\bwill be notified\b|\bformal evaluation\b",
        r"\b(?:deadlines?|key dates|selection|interviews?|procedure)\b",
    ),
    _formality(
        "law and terms",
        r"\bbackground check|\bpre-employment\b|\bright to work\b|\bwork authori[sz]ation\b|\bvisas?\b|\bcitizens?\b"
        r"|permanent residents?|\bimmuni[sz]ation\b|data protection|\breserves the right\b|\bgoverned by\b|\bfull[- ]time\b"
        r"|\bpart[- ]time\b|\bopen-ended\b|\bprobation\b|\btenure review\b|\bgratuity\b|one-year extension"
        r"|\bbudgetary approval\b",
        r"\b(?:terms|conditions|legal|privacy|data protection)\b",
    ),
    _formality(
        "the particulars of the post",
        r"^\W*(?:location|hours|contract type|placed on|closes|institution|grade|work site|employment type|date posted"
        r"|posting date|ref|(?:job|position|posting|vacancy|requisition|reference) ?(?:id|ref|reference|number|no|category|code"
        r"|type))\b[^\w\n]*[:|]",
        r"^(?!)",
    ),
    _formality(
        "the institution and its place",
        r"\branked\b|\b(?:QS|world|university|league) rankings?\b|\bREF 20\d\d\b|\bcampus\b|\b(?:founded"
        r"|established) in 1?\d{3}\b|\b\d[\d,]+ (?:\w+ )?(?:students|faculty|staff|alumni|undergraduates?|postgraduates?)\b"
        r"|\balumni\b|\bmedium of instruction\b|\b(?:largest|oldest|finest|leading|top) (?:\w+,? )*(?:universit\w+|institutions?"
        r"|schools?|departments?|facult\w+)\b|\bworld-(?:class|renowned|leading)\b|\bvibrant\b|\blocated (?:in|at|on)\b"
        r"|\bshores of\b|\bquality of life\b|family-friendly|\bsister institution\b|\bserves? the (?:public|community)\b"
        r"|\bcoastal city\b|\b(?:alumni|members|graduates) have\b",
        r"\babout (?:us|the (?:university|school|department|faculty|city|institut\w+))\b|\b(?:our|the) (?:university|city"
        r"|campus)$",
    ),
)


def formality_of(sentence: str) -> Formality | None:
    """The first formality whose wording stands in a sentence."""
    return next((one for one in FORMALITIES if one.wording.search(sentence)), None)


LONGEST_HEADING = 60
"""Letters."""
RUNNING = 150
"""Letters: a list of other postings ends where a paragraph as long as this begins."""
WANTED = re.compile(
    r"\b(?:research|candidates?|applicants?|expertise|interests?|interested|areas?|speciali[sz]\w+|work(?:s"
    r"|ing)?) (?:\w+ )?(?:in|on|include|of interest|lies)\b",
    re.IGNORECASE,
)
"""What a sentence says that asks for somebody's field: a heading alone does not set it aside."""


def sections(paragraphs: Iterator[str]) -> Iterator[tuple[str, Formality | None]]:
    """Each paragraph with the formality whose heading it stands below; a heading ends what was before it."""
    below: Formality | None = None
    for paragraph in paragraphs:
        if below is OTHER_POSTINGS:
            below = None if len(paragraph) >= RUNNING else below
        elif (heading := _heading(paragraph)) is not None:
            below = next((one for one in FORMALITIES if one.heading.search(heading)), None)
        yield paragraph, below


def _heading(paragraph: str) -> str | None:
    """The words of a heading, without its marks."""
    bare = paragraph.strip("#*_:| ")
    is_short = 0 < len(bare) <= LONGEST_HEADING and bare[0].isupper() and bare[-1] not in ".,;"
    return bare if is_short and not paragraph.startswith("* ") else None
