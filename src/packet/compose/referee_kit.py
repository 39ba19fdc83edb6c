"""A `RefereeKit` → the sheet for the referee: an entry for each position, what is due first at the beginning.

It begins with a table: by when, where. What to stress: the position's topics that the referee can speak to, the highlighted papers
that they share with the applicant or that meet their topics (their titles stand once, at the end), and the applicant's own words on
fit. Without consent none of it is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packet.compose.masthead import masthead
from packet.compose.printing import as_printed
from packet.compose.prose import CITATION, prose
from packet.compose.references import joined
from packet.compose.templates import Prose
from packet.compose.titles import title_runs
from packet.compose.venues import edition
from packet.model.call import Portal
from packet.model.document import Block, Bullets, CvEntry, Document, Inline, Item, Paragraph, Row, Run, Section, Target, Text, text
from packet.model.names import name_words
from packet.model.plan import Plan, Work
from packet.model.position import Position
from packet.model.profile import Referee
from packet.model.referee_kit import RefereeKit, Wanted
from packet.model.season import LetterState
from packet.model.sources import TextFile

NAME = "referee-kit"
TITLE = "Letters of Recommendation"
STATES = {LetterState.REQUESTED: ("the portal has written to you",)}


def referee_kit(kit: RefereeKit) -> Document:
    """The sheet; all plans are of one profile."""
    first = kit.wanted[0].plan
    letters = Section("Positions", tuple(_entry(one, kit.referee) for one in kit.letters), "positions")
    named = Section("Named as a Referee", tuple(_entry(one, kit.referee) for one in kit.named), "named")
    sections = tuple(section for section in (*_glance(kit), letters, named, *_papers(kit)) if section.blocks)
    sheet = Document(
        name=NAME,
        title=f"{TITLE}: {kit.referee.name}",
        owner=first.profile.name,
        shape="cv",
        blocks=(masthead(first.profile), Paragraph(text(_summary(kit)), role="summary"), *sections, *_also(kit)),
        language=first.profile.language,
    )
    return as_printed(sheet)


def _summary(kit: RefereeKit) -> str:
    count, named = len(kit.letters), len(kit.named)
    due = next((one.due for one in kit.letters if one.due), "")
    first = f"; {'the first is' if count > 1 else 'it is'} due {due}" if due else ""
    letters = f"{count} letter{'s' * (count != 1)} of recommendation{first}" if count else ""
    names = f"named as a referee for {named} position{'s' * (named != 1)}, which may ask for a letter later" if named else ""
    return f"For {kit.referee.name}: {'; '.join(filter(None, (letters, names)))}."


def _glance(kit: RefereeKit) -> Iterator[Section]:
    """By when, and where; one position needs no table."""
    if len(kit.wanted) > 1:
        rows = tuple(Row(one.day or "no date", (*_place(one), *text(_how(one)))) for one in (*kit.letters, *kit.named))
        yield Section("At a Glance", rows, "glance")


def _place(wanted: Wanted) -> Text:
    position = wanted.plan.position
    return text(position.institution.name, strong=True) if position else ()


def _how(wanted: Wanted) -> str:
    position = wanted.plan.position
    title = f", {position.title}" if position else ""
    return f"{title} (your name alone)" if wanted.named_only else title


def _papers(kit: RefereeKit) -> Iterator[Section]:
    """The titles of all papers that are named above, once."""
    if not kit.referee.consent:
        return
    works = {work.key: work for one in kit.wanted for work in works_to_stress(one.plan, kit.referee)}
    if works:
        yield Section("Papers", (Bullets(tuple(Item(_titled(work)) for work in works.values())),), "papers")


def _titled(work: Work) -> Text:
    publication = work.publication
    said = Run(edition(work), target=Target(url=publication.link) if publication.link else None)
    return (*title_runs(publication.title, language=publication.language), Run(", "), said)


def _also(kit: RefereeKit) -> Iterator[Block]:
    if kit.also:
        people = ", ".join(f"{one.name} ({one.relation})" if one.relation else one.name for one in kit.also)
        yield Section("Who Else Writes", (Paragraph(text(people)),), "others")


def _entry(wanted: Wanted, referee: Referee) -> CvEntry:
    position = wanted.plan.position
    if position is None:
        raise TypeError("a letter is wanted for a position")
    role = ", ".join(filter(None, (position.title, position.department, position.requisition)))
    bullets = [_when(wanted), *_ways(wanted), *(_stress(wanted.plan, referee) if referee.consent else ())]
    return CvEntry(
        text(position.institution.name),
        role,
        facts=tuple(map(text, (*wanted.others, *STATES.get(wanted.state, ())))),
        items=tuple(Item(bullet) for bullet in bullets),
        name=position.institution.name,
    )


def _when(wanted: Wanted) -> Text:
    what = "Applications by" if wanted.named_only else "Letter due"
    return (Run(f"{what} "), *text(wanted.due, strong=True)) if wanted.due else text("No deadline is said.")


def _ways(wanted: Wanted) -> Iterator[Text]:
    """How the letter is sent, and where the posting stands."""
    position = wanted.plan.position
    way = position.letters if position else None
    said: list[Run] = []
    if way:
        said += [Run(way.note)] if way.note else []
        said += [_link(way.url)] if way.url else []
        said += [Run(way.email.address, target=Target(url=f"mailto:{way.email.address}"))] if way.email else []
    elif position and position.portals:
        said += [_portal(portal, position) for portal in position.portals]
    if wanted.named_only:
        yield text("Only your name is asked for now; they may write to you later.")
    else:
        yield (Run("How it is sent: "), *(joined(said, " · ") if said else (Run("not known yet; I will tell you."),)))
    if position and position.url:
        yield (Run("Posting: "), _link(position.url))


def _portal(portal: Portal, position: Position) -> Run:
    """A portal is often called like its university."""
    said = f"the portal of {portal.name}" if portal.name == position.institution.name else portal.name
    return Run(said, target=Target(url=portal.url) if portal.url else None)


def _link(url: str) -> Run:
    return Run(url.removeprefix("https://").removeprefix("http://").rstrip("/"), target=Target(url=url))


def _stress(plan: Plan, referee: Referee) -> Iterator[Text]:
    if topics := topics_to_stress(plan, referee):
        yield text(f"You could speak to: {', '.join(topics)}.")
    if works := works_to_stress(plan, referee):
        yield text(f"Papers: {', '.join(work.publication.name for work in works)}.")
    if plan.position and plan.position.fit.strip():
        yield (Run("Why I fit there, in my words: "), *_own_words(plan))


def _own_words(plan: Plan) -> Iterator[Inline]:
    """The position's `fit:`, as one text; papers by their names, since the sheet numbers none."""
    fit = plan.position.fit.strip() if plan.position else ""
    named = CITATION.sub(lambda cited: f"({', '.join(_name(key, plan) for key in re.findall(r'[a-z0-9-]+', cited[1]))})", fit)
    said = prose(TextFile("fit", "{{ fit }}"), {"fit": Prose(named)}, {}, plan)
    paragraphs = [block.content for block in said.blocks if isinstance(block, Paragraph)]
    for at, content in enumerate(paragraphs):
        if at:
            yield Run(" ")
        yield from content


def _name(key: str, plan: Plan) -> str:
    return next((work.publication.name for work in plan.works if work.key == key), key)


def topics_to_stress(plan: Plan, referee: Referee) -> tuple[str, ...]:
    """What the position asks for and the referee can speak to, by name; where nothing is asked for, what the referee can."""
    asked = plan.advertised | {tag for work in plan.highlighted for tag in work.tags}
    able = [tag for tag in referee.topics if tag in asked] or list(referee.topics)
    return tuple(plan.vocabulary[tag].name or tag if tag in plan.vocabulary else tag for tag in able)


def works_to_stress(plan: Plan, referee: Referee) -> tuple[Work, ...]:
    """Highlighted papers that the referee wrote with the applicant, or that meet the referee's topics; else all of them."""
    near = tuple(work for work in plan.highlighted if set(referee.topics) & set(work.tags) or _wrote(referee, work))
    return near or plan.highlighted


def _wrote(referee: Referee, work: Work) -> bool:
    return any(name_words(author.name) == name_words(referee.name) for author in work.publication.authors)
