"""Text → words for comparing titles with advertisements: without case, plurals and hyphens, the empty words known.

Phrases are compared by `singular` words alone; `stem` goes further and serves ranking only, where a wrong match costs little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, and what it is compared by."""

    start: int
    end: int
    singular: str


def words_of(text: str) -> tuple[Word, ...]:
    """The words with their places; `Mixture-of-Experts` has three."""
    return tuple(Word(match.start(), match.end(), singular(match[0].lower())) for match in _WORD.finditer(text))


@lru_cache(maxsize=8192)
def singulars(text: str) -> tuple[str, ...]:
    """The words alone. Remembered, for a title is looked at for its topics, for its fit and for its likeness to others."""
    return tuple(singular(word) for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """`LLMs` → `llm`, `queries` → `query`; a word that only looks like a plural is changed the same way on both sides."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word[-1] == "s" and word[-2:] not in {"ss", "us", "is"}:
        return word[:-1]
    return word


_ENDINGS = (
    *("ization", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ally", "edly", "ed", "er", "or", "al", "ly", "es", "e"),
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """`scheduling`, `scheduler`, `schedule` → `schedul`: one ending is cut where at least four letters are left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _set(words: str) -> frozenset[str]:
    return frozenset(stem(singular(word)) for word in words.split())


EMPTY = _set(
    "a about above across after against all along also although am among an and any are as at be because been before being below "
    "between both but by can cannot could did do does doing done down due during each either else etc every few for from further "
    "get give given had has have having he her here him his how however i if in into is it its itself just least less let like "
    "made make many may me might more most much must my near neither no nor not now of off on once one only onto or other our out "
    "over own per rather s same several shall she should since so some still such t than that the their them then there these they "
    "this those through thus to together too toward towards two three four five under until up upon us use used using via very was "
    "we well were what when where whether which while who whom whose why will with within without would yet you your"
)
"""English words without a subject."""

GENERIC = _set(
    "active advance advanced analysis analyzing application applied approach area aspect base based best better beyond broad "
    "build building case challenge change city close common community company comparison complex computation compute computer "
    "computing concept concerning consider contribute country current data day demonstrate design develop developing "
    "development different education effective effectiveness efficiency efficient emerging enable engineer engineering enhance "
    "evaluate evaluation evidence example expect experience experiment explore fast field find finding focus framework full "
    "fundamental future general good great group high highly idea impact implement implementation important improve improving "
    "include including industry information integrate international introduction investigate issue key knowledge large large- "
    "scale lead leading learn level limit long low machine main major management measure method methodology model modeling "
    "modern multiple need network new next non novel number open operate optimal order overview paper part particular people "
    "perform performance perspective platform possible potential practice present problem process produce product production "
    "professional project promise propose provide public publish quality question range rate real recent record reference "
    "region related relevant require research result review role run scalable scale school science scientific select selection "
    "set show simple single software solution solve special specific state strategy strong structure student study subject "
    "successful support survey swift system task teach teacher teaching technical technique technology test theory think time "
    "tool top topic toward track train training type understand unify value various view way wide work working world year"
)
"""Words that stand in titles of every subject: a match is worth a tenth. (Our own list, from the commonest words of titles.)"""

POSTING = _set(
    "academic accommodation accredited affirmative agency announcement annual applicant application apply appointment assistant "
    "associate attractive august authorization bachelor background benefit campus candidate career center chair colleague college "
    "collegiality commitment committed competitive complete consideration consists contact contribution course cover curriculum cv "
    "date deadline december degree department diploma directly director disability discrimination diverse diversity doctoral "
    "documents duty early electronic eligible email employee employer employment encourage enroll equal equity ethnic excellence "
    "excellent exceptional expertise external faculty fellow fellowship fill follow form fringe fulltime funded funding generous "
    "graduate guarantee hire hiring hold hours housing inclusion inclusive independent individual initial institute institution "
    "insurance interest intern internship interview invite january job join journal junior laboratory lecturer letter list locate "
    "located location majority master maternity member mentor minimum minority month monthly name national november october offer "
    "offices opening opportunity orientation origin outstanding paid parental pdf pension percent permanent ph phd portal position "
    "possibility post postdoc postdoctoral posting potential prefer preference preferred principal procedure professor program "
    "programme promote publication qualification qualified rank receive recommendation recruit referee regard relocation "
    "requirement requisition researcher responsibility resume résumé salary scholar scientist seek semester send senior september "
    "service sex skill spouse staff start startup statement status stipend submit success suitable supervise talented team tenure "
    "term undergraduate university upload vacancy veteran visa vitae website week welcome write written"
)
"""Words of postings: in an advertisement they speak of the appointment. (Our own list.)"""


@lru_cache(maxsize=65536)
def weight_of(stemmed: str) -> float:
    """What a word of an advertisement counts, 0 to 1: nothing, little or all."""
    if stemmed in EMPTY or stemmed in POSTING or stemmed.isdigit() or len(stemmed) < 2:
        return 0.0
    return 0.1 if stemmed in GENERIC else 1.0


AMBIGUOUS = frozenset(
    singular(word)
    for word in re.findall(
        r"\w+",
        "search stream serve served scheduled schedule communication vector dynamic network environment generation online place "
        "placement culture foundation driver promise release scale stage",
    )
)
"""Words that mean a subject in a title, and often something else in a posting (our own list): alone they count little there."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


@lru_cache(maxsize=8192)
def weight_in_advertisement(word: str) -> float:
    """What a single word of an advertisement counts, in the singular: its form tells more than its stem (`serve`, `serving`)."""
    if _ORDINAL.fullmatch(word):
        return 0.0
    return min(0.15, weight_of(stem(word))) if word in AMBIGUOUS else weight_of(stem(word))
