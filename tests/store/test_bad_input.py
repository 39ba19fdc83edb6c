"""Whatever is wrong in a file is said at its place, all of it at once.

A case is a file of a tiny workspace. The problem that a line earns stands behind it as a comment: `# error[code]: message -> hint`.
The hint may be cut short; a message without `->` needs no hint because it says itself what to write.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import FILES, POSITION, PROFILE, PUBLICATIONS, TARGET, TOPICS, problems_of, workspace

from packet.problems import Severity

EXPECTED = re.compile(r"(error|warning)\[([\w-]+)\]: (.*?)(?: -> (.*?))?(?= # error|\s*#?}?$)")

CASES = {
    # ── keys and types ──────────────────────────────────────────────────────────────────────────────────────────────────
    "an unknown key": (
        "profile",
        PROFILE + "emial: a@b.org  # error[unknown-key]: unknown key 'emial' -> did you mean 'email'?\n",
    ),
    "an unknown key deep inside": (
        "profile",
        PROFILE
        + "talks:\n- title: T\n  at: X\n  date: 2023\n  knd: invited  # error[unknown-key]: unknown key 'knd' -> did you mean 'kind'\n",
    ),
    "an unknown key far from all others": (
        "theme",
        "about: x\nqqqqqqq: y  # error[unknown-key]: unknown key 'qqqqqqq' -> known: about, bullets\n",
    ),
    "a missing field": (
        "profile",
        PROFILE + "teaching:\n- {course: C, role: TA, dates: 2024}  # error[missing-field]: 'at' is missing -> the university\n",
    ),
    "a list where a text is wanted": (
        "profile",
        PROFILE + "headline: [a, b]  # error[wrong-type]: headline: one text is wanted here -> one line below the name\n",
    ),
    "a text where a list is wanted": (
        "profile",
        PROFILE + "awards: many  # error[wrong-type]: awards: a list is wanted here -> prizes and scholarships\n",
    ),
    "a text where a mapping is wanted": (
        "profile",
        PROFILE + "links: a.org  # error[wrong-type]: links: a mapping of “key: value” lines is wanted here -> homepage, github\n",
    ),
    "a word where a number is wanted": (
        "target",
        TARGET.replace("attach: 1", "attach: some  # error[wrong-type]: attach: a whole number is wanted here -> the first of"),
    ),
    "a number that is too small": (
        "target",
        TARGET.replace(
            "attach: 1", "attach: -1  # error[bad-value]: attach: input should be greater than or equal to 0 -> the first"
        ),
    ),
    "a word that is not among the choices": (
        "target",
        TARGET + "paper: A5  # error[bad-value]: paper: 'A5' is not one of A4, Letter -> known: A4, Letter\n",
    ),
    "a word where true or false is wanted": (
        "position",
        POSITION
        + "documents:\n  cv: {omit: maybe}  # error[wrong-type]: omit: true or false is wanted here -> true in a position\n",
    ),
    "a name that cannot be a name": (
        "publications",
        PUBLICATIONS
        + "  \"My Paper\":  # error[bad-value]: 'My Paper' cannot be a name: use small letters, digits and hyphens, like"
        " llm-serving\n    {title: T, authors: Ada Byron, status: preprint, date: 2024}\n",
    ),
    # ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    "a bad date": (
        "publications",
        PUBLICATIONS.replace(
            "date: 2025-06", "date: June 2025  # error[bad-value]: 'June 2025' is not a date: write 2025, 2025-09 or 2025-09-30"
        ),
    ),
    "a day that is not in the calendar": (
        "position",
        POSITION
        + "deadlines: {full: 2026-02-30}  # error[bad-value]: '2026-02-30' is not in the calendar, or its time not on the clock\n",
    ),
    "dates that run backwards": (
        "profile",
        PROFILE + "experience:\n- {role: R, at: A, dates: 2024..2023}  # error[bad-value]: '2024..2023' ends before it begins\n",
    ),
    "an e-mail address that is none": (
        "profile",
        PROFILE.replace("ada@example.org", "ada  # error[bad-value]: email: 'ada' does not look right -> where answers should go"),
    ),
    "a link that is neither known nor an address": (
        "profile",
        PROFILE
        + "links: {mastodon: ada}  # error[bad-value]: mastodon: 'ada' is not a web address: write one like https://example.org/page\n",
    ),
    "a bare name with a blank": (
        "profile",
        PROFILE
        + "links: {github: a b}  # error[bad-value]: github: 'a b' is not a web address: write one like https://example.org/page\n",
    ),
    "an arXiv number that is none": (
        "publications",
        PUBLICATIONS
        + "    arxiv: 25041.1  # error[bad-value]: arxiv: '25041.1' does not look right -> arXiv number; for example arxiv: 2504\n",
    ),
    "an author without a name": (
        "publications",
        PUBLICATIONS.replace(
            "authors: Ada Byron, Charles Babbage",
            "authors: Ada Byron,, C. B.  # error[bad-value]: an author has no name: look for a doubled or trailing comma",
        ),
    ),
    "a count that is none": (
        "position",
        POSITION + "must:\n- {papers: few}  # error[bad-value]: 'few' is not a count: write 3, 2-4, 3+ or “up to 3”\n",
    ),
    "a waiver without a reason": (
        "position",
        POSITION
        + 'must:\n- {papers: 3}\nwaive:\n  papers: ""  # error[bad-value]: this must not be empty: write at least one letter\n',
    ),
    "a pattern of a name that YAML reads as a mapping": (
        "position",
        POSITION
        + 'output:\n  names: cv  # error[wrong-type]: names: a mapping of “key: value” lines is wanted here -> patterns for single files, by the first document in them; for example names: {cv: "{initial}{surname}_cv.pdf"}\n',
    ),
    "a rule that demands nothing": (
        "position",
        POSITION
        + "must:\n- {quote: be good}  # error[empty-rule]: this rule demands nothing -> say what it demands: pages, papers\n"
        + "- {documents: []}  # error[empty-rule]: this rule demands nothing\n"
        + '- {sentence: ""}  # error[empty-rule]: this rule demands nothing\n'
        + "- {referee-roles: {}}  # error[empty-rule]: this rule demands nothing\n",
    ),
    "a colour that nobody can read": (
        "theme",
        re.sub(
            r"colours:.*",
            "colours: {text: '#ffffff', muted: '#5b636d', accent: '#c22d1b'}  # error[bad-value]: #ffffff has a contrast of 1.0 : 1 "
            "to white; text needs 4.5 : 1, choose a darker one",
            FILES["templates/themes/classic.yaml"],
        ),
    ),
    "a fallback font that is not there": (
        "theme",
        re.sub(
            r"fonts:.*",
            "fonts:\n  family: Source Serif 4\n  fallback-fonts:\n  - fonts/no.ttf  # error[no-such-font]: there is no font file "
            "fonts/no.ttf -> its path starts at the theme's folder or at the workspace",
            FILES["templates/themes/classic.yaml"],
        ),
    ),
    "a language by its name": (
        "profile",
        PROFILE
        + "language: German  # error[bad-value]: language: 'German' does not look right -> "
        + "language of your documents (BCP 47); for example language: en-US\n",
    ),
    # ── names that nothing bears ────────────────────────────────────────────────────────────────────────────────────────
    "an unknown topic": (
        "publications",
        PUBLICATIONS.replace(
            "topics: [cards]", "topics: [crads]  # error[unknown-topic]: there is no topic 'crads' -> did you mean 'cards'?"
        ),
    ),
    "an unknown wider topic": (
        "topics",
        TOPICS + "  lace: {name: l, parent: loms}  # error[unknown-topic]: there is no topic 'loms' -> did you mean 'looms'?\n",
    ),
    "an unknown topic in an expression": (
        "position",
        POSITION + "topics: looms or card  # error[unknown-topic]: there is no topic 'card' -> did you mean 'cards'?\n",
    ),
    "an expression that is none": (
        "position",
        POSITION + "topics: looms or  # error[bad-topics]: a topic is missing at the end in 'looms or' -> write topics like\n",
    ),
    "an unknown venue": (
        "publications",
        PUBLICATIONS.replace("SIGX 2024", "SIGZ 2024  # error[unknown-venue]: there is no venue 'SIGZ' -> did you mean 'SIGX'?"),
    ),
    "a published paper without a venue": (
        "publications",
        PUBLICATIONS + "  tea:  # error[missing-field]: tea is published but has no venue -> say venue: ACRONYM YEAR\n"
        "    {title: Tea, authors: Ada Byron, date: 2023}\n",
    ),
    "an unknown target": (
        "position",
        POSITION.replace("target: job", "target: jobs  # error[unknown-target]: there is no target 'jobs' -> did you mean 'job'?"),
    ),
    "an unknown theme": (
        "position",
        POSITION + "theme: clasic  # error[unknown-theme]: there is no theme 'clasic' -> did you mean 'classic'?\n",
    ),
    "an unknown theme of a target": (
        "target",
        TARGET.replace(
            "theme: classic", "theme: clasic  # error[unknown-theme]: there is no theme 'clasic' -> did you mean 'classic'?"
        ),
    ),
    "an unknown theme of one document": (
        "target",
        TARGET.replace(
            "  cv: {}", "  cv: {theme: clasic}  # error[unknown-theme]: there is no theme 'clasic' -> did you mean 'classic'?"
        ),
    ),
    "an unknown letter": (
        "target",
        TARGET.replace(
            "{letter: plain}", "{letter: plian}  # error[unknown-letter]: there is no letter 'plian' -> did you mean 'plain'?"
        ),
    ),
    "an unknown letter of a position": (
        "position",
        POSITION
        + "documents:\n  cover-letter: {letter: plian}  # error[unknown-letter]: there is no letter 'plian' -> did you mean 'plain'?\n",
    ),
    "a cover letter without a letter": (
        "target",
        TARGET.replace(
            "{letter: plain}", "{}  # error[missing-field]: the document 'cover-letter' names no letter -> known: plain"
        ),
    ),
    "a document of a target without a kind": (
        "target",
        TARGET + "  portfolio: {}  # error[bad-value]: the document 'portfolio' needs a kind: cover-letter, cv, publication-list, "
        "publication-bundle, referees, contents or statement\n",
    ),
    "a document of a position without a kind": (
        "position",
        POSITION + "documents:\n  portfolio: {}  # error[bad-value]: the document 'portfolio' needs a kind: cover-letter, cv, "
        "publication-list, publication-bundle, referees, contents or statement\n",
    ),
    "an unknown paper": (
        "position",
        POSITION
        + "pin: [engine, enigne]  # error[unknown-publication]: there is no publication 'enigne' -> did you mean 'engine'?\n",
    ),
    "an unknown paper in a frozen list": (
        "position",
        POSITION + "papers:\n- loom\n- lom  # error[unknown-publication]: there is no publication 'lom' -> did you mean 'loom'?\n",
    ),
    "a paper pinned and excluded": (
        "position",
        POSITION
        + "pin: loom\nexclude: loom  # error[pinned-and-excluded]: 'loom' is both pinned and excluded -> drop one of the two\n",
    ),
    "an unknown referee": (
        "position",
        POSITION + "referees: [Mary]  # error[unknown-referee]: there is no referee 'Mary' -> none is defined yet\n",
    ),
    "a statement file that is not there": (
        "position",
        POSITION
        + "documents:\n  research-statement: {file: r.pdf}  # error[missing-statement-file]: research-statement: there is no file "
        "profiles/ada/statements/r.pdf -> none is defined yet\n",
    ),
    # ── letters ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    "a variable that is not known": (
        "letter",
        "Dear,\n\nI am {{ nmae }}. {# error[undefined-variable]: the variable 'nmae' is not known -> did you mean 'name'? #}\n",
    ),
    "a variable that is not known in the front matter": (
        "letter",
        (
            "---\nabout: A\nsubject: For {{ postion }}  # error[undefined-variable]: the variable 'postion' is not known -> did you mean"
            " 'position'\n---\nDear\n"
        ),
    ),
    "a fact of the position that is not known": (
        "letter",
        "{{ position.titel }} {# error[undefined-variable]: 'titel' is not known here -> did you mean 'title' #}\n",
    ),
    "a template that is none": (
        "letter",
        (
            "Dear\n{% if name %} {# error[template-syntax]: unexpected end of template. Jinja was looking for the following tags: 'elif' or"
            " 'else' or 'endif'. The innermost block that needs to be closed is 'if'. -> see Jinja2's template syntax #}"
        ),
    ),
    "an unknown key in the front matter": (
        "letter",
        "---\nsubjet: A  # error[unknown-key]: unknown key 'subjet' -> did you mean 'subject'?\n---\nDear\n",
    ),
    "an unknown paper that is cited": (
        "letter",
        "Dear\n\nas in [@lom]. {# error[unknown-citation]: there is no publication 'lom' -> did you mean 'loom'? #}\n",
    ),
    "an unknown paper that a fit cites": (
        "position",
        POSITION + "fit: As in [@lom].  # error[unknown-publication]: there is no publication 'lom' -> did you mean 'loom'?\n",
    ),
    "an unknown paper that a pitch cites": (
        "profile",
        PROFILE
        + "pitches:\n- {text: 'I made [@enigne].'}  # error[unknown-publication]: there is no publication 'enigne' -> did you mean\n",
    ),
    # ── YAML ────────────────────────────────────────────────────────────────────────────────────────────────────────────
    "a key that stands twice": (
        "profile",
        PROFILE + "name: Eve  # error[duplicate-key]: the key 'name' stands twice -> the first is in line 1\n",
    ),
    "an unquoted colon": (
        "publications",
        (
            "publications:\n  engine:\n    title: Engine: Cards  # error[yaml-syntax]: this is not valid YAML: mapping values are not allowed in"
            " this context -> put a text that contains “: ” in quotes\n"
        ),
    ),
    "a list where a file should be a mapping": (
        "publications",
        "- engine  # error[wrong-type]: a mapping of “key: value” lines is wanted here\n",
    ),
    "several problems in several files": (
        "position",
        POSITION + "fti: x  # error[unknown-key]: unknown key 'fti' -> did you mean 'fit'?\n"
        "highlight: x  # error[wrong-type]: highlight: a whole number is wanted here\ndeadlines: {a: b}  # error[bad-value]: 'b' is not a"
        " deadline: write 2026-11-06 or 2026-11-06 17:00 America/Chicago\n",
    ),
}


def expectations(text: str) -> list[tuple[int, str, str, str]]:
    return [
        (number, match[2], match[3].strip(), (match[4] or "").strip())
        for number, line in enumerate(text.splitlines(), 1)
        for match in EXPECTED.finditer(line)
    ]


@pytest.mark.parametrize(("file", "content"), CASES.values(), ids=CASES)
def test_a_line_earns_the_problem_that_stands_behind_it(tmp_path: Path, file: str, content: str) -> None:
    expected = expectations(content)
    assert expected
    found = problems_of(workspace(tmp_path, **{file: content}), position="lace" if file in {"position", "letter"} else "")
    stems = {problem.place.path.rpartition("/")[2].partition(".")[0] for problem in found if problem.place}
    assert stems <= {{"position": "lace", "target": "job", "theme": "classic", "letter": "plain"}.get(file, file)}
    seen = [(problem.place.line if problem.place else 0, problem.code, problem.message) for problem in found]
    assert [line for line in seen if line[0] in {number for number, *_ in expected}] == [line[:3] for line in expected]
    by_line = {problem.place.line: problem for problem in found if problem.place}
    for number, _, _, hint in expected:
        assert by_line[number].hint.startswith(hint)
        assert bool(by_line[number].hint) >= bool(hint)
        assert file == "letter" or (by_line[number].place or by_line[number]).column > 0  # type: ignore[union-attr]


@pytest.mark.parametrize("file", ["profile", "publications", "topics", "position", "target", "theme", "letter"])
def test_a_file_that_is_not_utf_8_is_named_with_line_and_column(tmp_path: Path, file: str) -> None:
    (problem,) = problems_of(workspace(tmp_path, **{file: b"a: b\nc: \xff\n"}), position="lace")
    assert (problem.code, problem.place and (problem.place.line, problem.place.column)) == ("not-utf-8", (2, 4))


@pytest.mark.parametrize("file", ["profile", "publications", "topics", "position", "target", "theme"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "empty-file"),
        ("a: &x [*x]", "yaml-alias"),
        ("[" * 9999, "yaml-too-deep"),
        ("a: !t x", "yaml-tag"),
        ("a: b\n---\n", "second-document"),
    ],
)
def test_a_hostile_or_empty_file_is_a_problem_of_that_file(tmp_path: Path, file: str, content: str, code: str) -> None:
    found = problems_of(workspace(tmp_path, **{file: content}), position="lace")
    assert code in {problem.code for problem in found}
    assert all(problem.place and problem.place.path for problem in found)


def test_front_matter_without_an_end_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems_of(workspace(tmp_path, letter="---\nabout: A\nDear\n"))
    assert (problem.code, problem.hint) == ("open-front-matter", "put a line --- below it")


@pytest.mark.parametrize("letter", ["", "\n \n", "---\nabout: A\n---\n\n"])
def test_a_letter_that_says_nothing_is_a_problem(tmp_path: Path, letter: str) -> None:
    (problem,) = problems_of(workspace(tmp_path, letter=letter))
    assert (problem.code, problem.message) == ("empty-file", "the letter says nothing")


@pytest.mark.parametrize("file", ["publications", "topics", "profile"])
def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path, file: str) -> None:
    space = workspace(tmp_path)
    path = space.topics()[-1] if file == "topics" else space.root / "profiles" / "ada" / f"{file}.yaml"
    path.unlink()
    (problem,) = problems_of(space)
    assert (problem.code, problem.message) == ("unreadable-file", "the file does not exist")
    assert problem.hint


def test_all_problems_of_a_profile_are_said_at_once_sorted_by_file_line_and_column(tmp_path: Path) -> None:
    space = workspace(
        tmp_path,
        profile=PROFILE + "agee: 36\nlinks: {mastodon: ada}\ntalks: x\n",
        publications=PUBLICATIONS + "    topics: [x]\n    titel: T\n",
        topics=TOPICS.replace("parent: computing", "parent: x"),
    )
    found = problems_of(space)
    places = [problem.place for problem in found]
    assert places == sorted(place for place in places if place)
    assert {place.path for place in places if place} == {
        "profiles/ada/profile.yaml",
        "profiles/ada/publications.yaml",
        "templates/topics.yaml",
    }


def test_all_problems_of_a_position_and_what_it_names_are_said_at_once(tmp_path: Path) -> None:
    space = workspace(
        tmp_path,
        position=POSITION + "pin: [x]\ntopics: y\ntheme: z\n",
        target=TARGET.replace("letter: plain", "letter: q"),
    )
    codes = [problem.code for problem in problems_of(space, position="lace")]
    assert sorted(codes) == ["unknown-letter", "unknown-publication", "unknown-theme", "unknown-topic"]


def test_an_error_never_loses_a_warning(tmp_path: Path) -> None:
    space = workspace(tmp_path, position=POSITION + "pin: [x]\n", **{"profiles/ada/papers/engin.pdf": b"%PDF"})
    assert [problem.severity for problem in problems_of(space, position="lace")] == [Severity.WARNING, Severity.ERROR]


def test_a_problem_prints_as_path_line_column_severity_code_message_and_hint(tmp_path: Path) -> None:
    (problem,) = problems_of(workspace(tmp_path, profile=PROFILE + "emial: a@b.org\n"))
    assert str(problem) == "profiles/ada/profile.yaml:5:1: error[unknown-key]: unknown key 'emial'\n  hint: did you mean 'email'?"


@pytest.mark.parametrize("escape", ["\\e[31m", "\\x07", "\\u202e", "\\0"])
def test_a_control_character_behind_an_escape_is_a_problem(tmp_path: Path, escape: str) -> None:
    (problem,) = problems_of(workspace(tmp_path, profile=f'name: "Ada{escape}"\nemail: a@b.org\n'))
    assert (problem.code, problem.place and problem.place.line) == ("control-character", 1)


@pytest.mark.parametrize("name", ['"  "', '"\u200d"', "'---'"])
def test_a_name_without_a_letter_is_a_problem(tmp_path: Path, name: str) -> None:
    (problem,) = problems_of(workspace(tmp_path, profile=f"name: {name}\nemail: a@b.org\n"))
    assert problem.message == "this must not be empty: write at least one letter"


def test_jinja_in_ones_own_words_is_a_problem_since_they_are_printed_as_they_are(tmp_path: Path) -> None:
    text = "target: job\ninstitution: X\ntitle: Y\nfit: I like {{ position.title }}.\n"
    assert [problem.code for problem in problems_of(workspace(tmp_path, position=text), position="lace")] == ["jinja-in-words"]


@pytest.mark.parametrize("said", ["[see @engine]", "[@engine, p. 3]", "[@Engine]", "[-@engine]"])
def test_what_looks_like_a_citation_and_is_none_is_a_problem(tmp_path: Path, said: str) -> None:
    assert [problem.code for problem in problems_of(workspace(tmp_path, letter=f"So {said} it is.\n"))] == ["bad-citation"]


@pytest.mark.parametrize(
    "letter",
    [
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        '{{ "x" * 10 ** 8 }}',
        "{{ 9 ** 9 * 10 ** 99 }}",
    ],
)
def test_a_letter_that_would_run_or_grow_without_end_is_a_problem(tmp_path: Path, letter: str) -> None:
    assert [problem.code for problem in problems_of(workspace(tmp_path, letter=letter))] == ["template-error"]


def test_a_folder_or_a_broken_link_where_a_letter_should_be_is_a_problem_not_another_letter(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = next((space.root / "letters").glob("*.md"))
    path.unlink()
    path.mkdir()
    assert [problem.code for problem in problems_of(space)] == ["unreadable-file"]
    path.rmdir()
    path.symlink_to(path)
    assert [problem.code for problem in problems_of(space)] == ["unreadable-file"]


def test_a_statement_lies_in_the_statements_folder_and_nowhere_else(tmp_path: Path) -> None:
    text = "target: job\ninstitution: X\ntitle: Y\ndocuments: {research-statement: {file: ../profile.yaml}}\n"
    codes = [problem.code for problem in problems_of(workspace(tmp_path, position=text), position="lace")]
    assert codes == ["missing-statement-file"]


def test_a_wrong_value_does_not_hide_wrong_names_in_the_same_position(tmp_path: Path) -> None:
    text = "target: job\ninstitution: X\ntitle: Y\npaper: Leter\npin: [nobody]\nexclude: [nothing]\ntopics: nowhere\n"
    codes = [problem.code for problem in problems_of(workspace(tmp_path, position=text), position="lace")]
    assert codes == ["bad-value", "unknown-publication", "unknown-publication", "unknown-topic"]


def test_a_document_of_no_page_is_a_problem_that_says_how_to_leave_it_out(tmp_path: Path) -> None:
    text = "target: job\ninstitution: X\ntitle: Y\ndocuments: {cv: {pages: 0}}\n"
    (problem,) = problems_of(workspace(tmp_path, position=text), position="lace")
    assert problem.message == "a document has at least one page: to leave it out, say omit: true"
