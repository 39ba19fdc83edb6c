"""`packet news`: a paper that was accepted → what was sent and says otherwise, and a mail draft for each, with CV and list as they
are with it. The profile is changed only where that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import typer

from packet.build import set_alone
from packet.cli.application import Application, Home, find_application, find_home
from packet.cli.build import packet_folder
from packet.cli.drafts import Draft, draft, left_out, letter_named, sender_of, write_drafts
from packet.cli.printing import plain, print_problems
from packet.compose import compose
from packet.compose.mail import mail_text
from packet.compose.news import SAYS, SaidOtherwise, mentions, says_otherwise, where
from packet.compose.titles import in_running_text
from packet.formats.latex_title import plain_title
from packet.formats.yaml_change import with_values
from packet.model.mail import Attached, Mail, attachment_name
from packet.model.plan import Plan, PlannedDocument
from packet.model.publications import Publication, Status, parse_appearance
from packet.model.season import EventKind, Outcome, Stage
from packet.model.sent import SentCopy
from packet.model.sources import Request
from packet.problems import PacketError, Place, Problem, Severity, SourceError, UsageError, did_you_mean
from packet.season.stages import counting
from packet.store.profile_store import ProfileStore, read_profile
from packet.store.season import read_season
from packet.store.sent import read_copy
from packet.store.sources import Selection, load_sources
from packet.tailor import tailor

FOLDER = "news"
LETTER = "news"
CHANGED = {"cv", "publication-list"}
"""The kinds of documents that an update brings anew."""


@dataclass(frozen=True, slots=True)
class NewsOptions:
    """The command line of `packet news`; `venue` is "" where it stays as the profile says."""

    key: str
    status: str
    venue: str
    write: bool
    date: date
    now: datetime
    out: Path | None
    profile: str | None
    workspace: Path | None


@dataclass(frozen=True, slots=True)
class Update:
    """A sending that says otherwise, and the draft that tells so; `None` where none can be made."""

    copy: SentCopy
    said: tuple[SaidOtherwise, ...]
    draft: Draft | None
    problems: tuple[Problem, ...] = ()


def run_news(options: NewsOptions) -> None:
    home = find_home(options.workspace, options.profile)
    store = read_profile(home.workspace, home.profile)
    paper = _paper(options, store)
    edited = _edited(options, home, store, paper) if options.write else {}
    told = replace(store, publications={**store.publications, options.key: paper})
    updates, problems = _updates(options, home, told)
    write_drafts([one.draft for one in updates if one.draft], edited)
    none = () if updates else (f"nothing that was sent, and still counts, says otherwise of {options.key}",)
    for line in (*none, *map(_line, updates), *_profile_lines(options, store, paper)):
        typer.echo(line)
    print_problems(dict.fromkeys((*problems, *(problem for one in updates for problem in one.problems))))


def _paper(options: NewsOptions, store: ProfileStore) -> Publication:
    """The publication as it is with the news. Raises `UsageError` for a paper, status or venue that is not known."""
    if options.key not in store.publications:
        hint = did_you_mean(options.key, list(store.publications))
        raise UsageError(Problem("unknown-publication", f"there is no publication {options.key!r}", hint=hint))
    if options.status not in (known := list(get_args(Status))):
        hint = did_you_mean(options.status, known)
        raise UsageError(Problem("unknown-status", f"there is no status {options.status!r}", hint=hint))
    publication = store.publications[options.key]
    venue = parse_appearance(options.venue) if options.venue else publication.venue
    changed = publication.model_copy(update={"status": options.status, "venue": venue})
    if changed.venue and changed.venue.acronym not in store.venues:
        hint = f"{did_you_mean(changed.venue.acronym, list(store.venues))}; a new one goes to venues: in publications.yaml"
        raise UsageError(Problem("unknown-venue", f"there is no venue {changed.venue.acronym!r}", hint=hint))
    return changed


def _news(options: NewsOptions) -> dict[str, str]:
    """The fields that change, as they are written."""
    return {"status": options.status, **({"venue": options.venue} if options.venue else {})}


def _edited(options: NewsOptions, home: Home, store: ProfileStore, paper: Publication) -> Mapping[Path, bytes]:
    """The file of the publication with the news. Raises `SourceError` for a bibliography of others, which is not ours to edit."""
    place = store.places[options.key]
    if paper == store.publications[options.key]:
        return {}
    if not place.path.endswith((".yaml", ".yml")):
        said = ", ".join(f"{name}: {value}" for name, value in _news(options).items())
        hint = f"write it over it in publications.yaml: publications: {{{options.key}: {{{said}}}}}"
        raise SourceError(Problem("cannot-edit", "a bibliography is read, and never written", place, hint))
    path = home.workspace.path_of(place.path)
    text = path.read_bytes().decode()
    return {path: with_values(text, place.path, ("publications", options.key), _news(options)).encode()}


def _updates(options: NewsOptions, home: Home, told: ProfileStore) -> tuple[list[Update], tuple[Problem, ...]]:
    """Of every position that goes on, the last copy of each portal; one draft a position, by its last copy that says otherwise."""
    season = read_season(home.files)
    found: list[Update] = []
    problems: list[Problem] = [*season.warnings]
    for name in dict.fromkeys(event.position for event in season.events if event.kind is EventKind.SENT):
        try:
            application = find_application(home, name, options.now)
            if goes_on(application):
                found += _of_position(options, application, told)
        except PacketError as error:
            problems += [replace(one, severity=Severity.WARNING) for one in error.problems]
    return found, tuple(problems)


def goes_on(application: Application) -> bool:
    """Whether what was sent counts, and nobody has decided."""
    stands = application.standing
    decided = {Outcome.ACCEPTED, Outcome.DECLINED, Outcome.REJECTED}
    return bool(stands.portals) and stands.stage is not Stage.WITHDRAWN and stands.outcome not in decided


def _of_position(options: NewsOptions, application: Application, told: ProfileStore) -> Iterator[Update]:
    season = application.season
    last = {event.portal.casefold(): event for event in counting(season.of(application.name))}
    copies = [read_copy(application.home.files.sent, season.place_of(event)) for event in last.values()]
    if application.posted is None:
        message = f"the file of position {application.name} is gone, so that nothing can be drafted"
        yield from (
            Update(one, (), None, (Problem("unknown-position", message, severity=Severity.WARNING),)) for one in copies[-1:]
        )
        return
    plan = _plan(options, application, told, anonymous=any(copy.manifest.anonymous for copy in copies))
    found = [(copy, says_otherwise(copy.manifest.texts, plan.work(options.key), plan)) for copy in copies]
    saying = [(copy, said) for copy, said in found if said]
    for copy, said in saying[:-1]:
        yield Update(copy, said, None)
    if saying:
        yield _drafted(options, application, told, plan, *saying[-1])
    elif unknown := [copy for copy in copies if _may_say(copy, options.key, plan)]:
        yield Update(unknown[-1], (), None, (_cannot_tell(unknown[-1], options.key),))


def _may_say(copy: SentCopy, key: str, plan: Plan) -> bool:
    """Whether the paper was in what was sent, under words that are not its title any more."""
    return key in copy.manifest.includes.chosen and not mentions(copy.manifest.texts, plan.work(key))


def _cannot_tell(copy: SentCopy, key: str) -> Problem:
    message = f"what was sent had {key}, and names it otherwise: look yourself what it says"
    return Problem("news-cannot-tell", message, Place(copy.event.value), severity=Severity.WARNING)


def _plan(options: NewsOptions, application: Application, told: ProfileStore, *, anonymous: bool) -> Plan:
    """Every decision as of today, with the news."""
    request = Request(options.date, anonymous=True if anonymous else None)
    return tailor(load_sources(application.home.workspace, told, Selection(position=application.name), request), request)


def _drafted(
    options: NewsOptions,
    application: Application,
    told: ProfileStore,
    plan: Plan,
    copy: SentCopy,
    said: tuple[SaidOtherwise, ...],
) -> Update:
    if plan.anonymous:
        message = f"{application.name} was sent anonymously, and a mail says who sends it"
        hint = "ask how an update is to be sent"
        return Update(copy, said, None, (Problem("mail-not-anonymous", message, None, hint, Severity.WARNING),))
    home = application.home
    documents = tuple(one for one in plan.documents if one.kind in CHANGED and one.name in copy.manifest.includes.documents)
    files = set_alone(alone := replace(plan, documents=documents), compose(alone)) if documents else ()
    attached = tuple(Attached(attachment_name(one.name, plan.surname, plan.output), one.file.data) for one in files)
    letter = letter_named(home.workspace, told, LETTER, application.posted)
    facts = {"news": _facts(plan, options.key, copy), "attached": _in_a_sentence(documents, plan)}
    text = mail_text(letter, plan, more=facts)
    apply = plan.position.apply if plan.position else None
    mail = Mail(sender_of(told.profile), apply.to if apply else (), apply.cc if apply else (), text.subject, text.body, attached)
    folder = packet_folder(home.workspace, options.out or home.workspace.root / "out", home.profile, FOLDER)
    made = draft(mail, folder / f"{application.name}-{options.key}.eml", options.now)
    return Update(copy, said, made, (*left_out(text, letter), *_no_address(mail, copy)))


def _facts(plan: Plan, key: str, copy: SentCopy) -> Mapping[str, object]:
    """What the mail may say of the news."""
    work = plan.work(key)
    day, venue = copy.event.day, work.publication.venue
    long = f"{work.venue.name}, {venue}" if work.venue and work.venue.name != str(venue) else str(venue or "")
    return {
        "sent": f"{day.day} {day:%B} {day.year}",
        "title": plain_title(work.publication.title),
        "says": SAYS[work.publication.status],
        "where": where(work) if work.publication.is_accepted else "",
        "series": work.venue.name if work.publication.is_accepted and long != str(venue or "") and work.venue else "",
        "venue": long if work.publication.is_accepted else "",
    }


def _in_a_sentence(documents: Sequence[PlannedDocument], plan: Plan) -> tuple[str, ...]:
    """What is attached, as a sentence names it."""
    return tuple(in_running_text(one.title, plan.profile.language) for one in documents)


def _no_address(mail: Mail, copy: SentCopy) -> Iterator[Problem]:
    if not mail.to:
        where = f"it went to {copy.event.portal}: perhaps files can be added there; or " if copy.event.portal else ""
        hint = f"{where}fill in the address, or say apply: {{to: ADDRESS}} in the position"
        message = f"{copy.event.position} does not say where mail goes"
        yield Problem("mail-no-address", message, None, hint, Severity.WARNING)


def _line(one: Update) -> str:
    event = one.copy.event
    where = f" to {event.portal}" if event.portal else ""
    said = "; ".join(f"{said.document} says “{said.words}”" for said in one.said) or "cannot tell what it says"
    made = f"\n  {one.draft.shown}; not sent: open it, look, send it" if one.draft else ""
    return plain(f"{event.position}, sent{where} on {event.day}: {said}{made}")


def _profile_lines(options: NewsOptions, store: ProfileStore, paper: Publication) -> Iterable[str]:
    """What became of the profile, or what to write there."""
    place, said = store.places[options.key], ", ".join(f"{name}: {value}" for name, value in _news(options).items())
    if paper == store.publications[options.key]:
        return (f"the profile says so already: {options.key}, {said}",)
    if options.write:
        return (f"written into {place.path}: {options.key}: {said}", *_date_line(options.status))
    return (f"the profile is as it was; write it at {place} below {options.key}: {said} (or: packet news … --write)",)


def _date_line(status: str) -> Sequence[str]:
    return ("look whether its date: and place: are still right",) if status in {"accepted", "published"} else ()
