"""`Sources` and a `Request` → a `Plan`. Precedence: target, portal, call, position, command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from packet.model.demanded import asked_documents
from packet.model.paper import Attachment
from packet.model.plan import Plan, PlannedDocument, SetAside, Work
from packet.model.position import Position
from packet.model.rules import Demand
from packet.model.sources import PdfFile, Request, Sources
from packet.model.target import DocumentSpec
from packet.model.topics import TopicFilter, parse_topics
from packet.tailor.anonymous import anonymised, packet_name, wish_for_anonymity
from packet.tailor.bounds import attached_count, banned, named_referees, not_to_bind, unlisted
from packet.tailor.choice import Wishes, choose
from packet.tailor.demands import demands_of, obeyed, obeyed_in, overruled
from packet.tailor.documents import document_order, has_bundle, plan_documents
from packet.tailor.files import output_of
from packet.tailor.fit import advertised_topics, fits
from packet.tailor.looks import paper_of, theme_name, themed
from packet.tailor.works import number_works, unknown_owners

if TYPE_CHECKING:
    from packet.tailor.posting import AdSentence


def tailor(sources: Sources, request: Request) -> Plan:
    """Decide everything about one packet. Names were checked by the store, so nothing here can fail."""
    demands = demands_of(sources)
    plan = _plan(sources, request, demands)
    wish = wish_for_anonymity(sources, request, demands)
    return anonymised(plan, wish) if wish else plan


def _plan(sources: Sources, request: Request, demands: tuple[Demand, ...]) -> Plan:
    target, works, position = sources.target, number_works(sources), _addressed(sources.position, demands)
    asked = asked_documents(target, position, demands)
    wishes = _wishes(sources, request, demands, works, bundle=has_bundle(asked))
    said, by_role = _advertisement(sources), sources.profile.authorship == "lead"
    choices = choose(works, wishes, request.date, by_role=by_role, fit=fits(works, said, sources.topics))
    attached = [one.key for one in choices if one.attached]
    referees, left = named_referees(sources, demands)
    documents, missing = plan_documents(asked, sources, demands, wishes.attach, len(attached), referees)
    kept_out, unaccepted = unlisted(documents, works, demands)
    return Plan(
        name=packet_name(sources, request, demands),
        heading=_heading(sources, request),
        profile=sources.profile,
        target_name=sources.target_name,
        position_name=sources.position_name,
        position=position,
        date=request.date,
        paper=paper_of(sources, demands),
        theme=themed(sources.themes[theme_name(DocumentSpec(), position, target.theme)], obeyed(demands)),
        themes=sources.themes,
        topics=wishes.topics,
        order=document_order(asked, sources, demands),
        documents=documents,
        works=works,
        choices=choices,
        attachments=_attachments(documents, attached, sources),
        bound=frozenset(attached) & sources.papers.keys(),
        findings=(*missing, *unknown_owners(works, sources), *left, *unaccepted),
        inputs=sources.inputs,
        output=output_of(target, position, demands, [document.name for document in documents], len(attached)),
        vocabulary=sources.topics,
        demands=demands,
        institutions=sources.institutions,
        other_fits=sources.other_fits,
        advertised=advertised_topics(said, sources.topics),
        set_aside=tuple(SetAside(one.about, one.text) for one in said if one.about),
        referees=referees,
        unlisted=kept_out,
    )


def _advertisement(sources: Sources) -> tuple[AdSentence, ...]:
    """The sentences of the posting; none without one."""
    position = sources.position
    own = (position.institution.name, position.department) if position else ()
    text = sources.advertisement.text if sources.advertisement else ""
    if not text:
        return ()
    from packet.tailor.posting import sentences_of  # its patterns take a while, and most builds have no posting

    return sentences_of(text, sources.topics, sources.institutions, own)


def _addressed(position: Position | None, demands: Sequence[Demand]) -> Position | None:
    """The position, its letter addressed as the call wants it."""
    wanted = [one for one in obeyed_in(demands, "cover-letter") if one.rule.addressee]
    if position is None or not wanted or overruled(wanted[-1], bool(position.addressee)):
        return position
    return position.model_copy(update={"addressee": wanted[-1].rule.addressee})


def _wishes(sources: Sources, request: Request, demands: Sequence[Demand], works: Sequence[Work], *, bundle: bool) -> Wishes:
    position, target = sources.position, sources.target
    highlight = target.highlight if position is None or position.highlight is None else position.highlight
    topics = _topics(sources, request)
    return Wishes(
        topics=topics.widened(sources.topics) if topics else None,
        pin=tuple(dict.fromkeys([*request.pin, *(position.pin if position else ())])),
        exclude=tuple(key for key in (*request.exclude, *(position.exclude if position else ())) if key not in request.pin),
        frozen=position.papers if position else None,
        highlight=highlight,
        attach=attached_count(sources, request, demands) if bundle else 0,
        weights=target.weights,
        unfit=not_to_bind(works, demands, request.pin),
        banned=banned(works, demands),
    )


def _topics(sources: Sources, request: Request) -> TopicFilter | None:
    """The command line's topics (any of them), else the position's expression, else the target's."""
    asked = " or ".join(f"({topic})" if " " in topic else topic for topic in request.topics)
    text = asked or (sources.position.topics if sources.position else "") or sources.target.topics
    return parse_topics(text) if text else None


def _heading(sources: Sources, request: Request) -> str:
    position = sources.position
    if position is None:
        return f"{sources.profile.name} · {sources.target.about}"
    return " · ".join(filter(None, (position.institution.name, position.title, _due(position, request.date))))


def _due(position: Position, today: date) -> str:
    """The next deadline, or that the last one has passed; "" where the position names none."""
    if coming := position.next_deadline(today):
        return f"{coming[0].replace('-', ' ')} {coming[1]}"
    last = max((deadline.day for deadline in position.deadlines.values()), default=None)
    return f"the deadline was {last.day} {last:%b %Y}" if last else ""


def _attachments(documents: Sequence[PlannedDocument], attached: Sequence[str], sources: Sources) -> tuple[Attachment, ...]:
    """Every foreign PDF of the packet in its order; a paper without a file is asked for where its file should be."""
    found = []
    for document in documents:
        if isinstance(document.statement, PdfFile):
            statement = document.statement
            found.append(Attachment(document.attachment_key, statement.path, statement.shown))
        elif document.kind == "publication-bundle":
            found += [_paper(key, sources) for key in attached]
    return tuple(found)


def _paper(key: str, sources: Sources) -> Attachment:
    shown = f"{sources.papers_shown}/{key}.pdf"
    return Attachment(key, sources.papers.get(key) or f"{sources.papers_folder}/{key}.pdf", shown)
