"""CVs in LaTeX, of the classes Awesome-CV and moderncv: what stands in them is in the profile, or told with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.located_yaml import Fields, plain, read_yaml
from packet.importers import read_source
from packet.importers.fitting import texts
from packet.importers.found import Found
from packet.importers.headings import sure_section
from packet.importers.source import SourceFile
from packet.model.profile import Profile
from packet.model.publications import PublicationsFile

CVS = Path(__file__).parent / "latex_cvs"
AWESOME, MODERN = "\\documentclass{awesome-cv}\n", "\\documentclass[11pt]{moderncv}\n"


def found(text: str, path: str = "cv.tex") -> Found:
    return read_source(SourceFile(path, text.encode()))


def profile(text: str) -> Any:
    return plain(found(text).profile)


def codes(one: Found) -> list[str]:
    return [problem.code for problem in one.problems]


def without_choices(node: Any) -> Any:
    """A tree without topics, priorities and the like, which no CV says."""
    if isinstance(node, dict):
        return {key: without_choices(value) for key, value in node.items() if key not in {"topics", "why", "arxiv"}}
    return [without_choices(one) for one in node] if isinstance(node, list) else node


def test_the_seed_in_awesome_cv_gives_the_profile_that_was_written_by_hand(repository: Path) -> None:
    one = read_source(SourceFile("seed.tex", (CVS / "seed.tex").read_bytes()))
    folder = repository / "profiles" / "chao-jin"
    written = plain(read_yaml((folder / "profile.yaml").read_bytes(), "profile.yaml"))
    assert plain(one.profile) == without_choices(written)
    assert one.problems == ()
    assert one.format == "Awesome-CV"


def test_the_seeds_publications_are_told_apart_and_equal_those_written_by_hand(repository: Path) -> None:
    one = read_source(SourceFile("seed.tex", (CVS / "seed.tex").read_bytes()))
    data = (repository / "profiles" / "chao-jin" / "publications.yaml").read_bytes()
    written = PublicationsFile.model_validate(plain(read_yaml(data, "publications.yaml")))
    imported = PublicationsFile.model_validate(plain(one.publications))

    def facts(file: PublicationsFile) -> list[tuple[object, ...]]:
        rows = file.publications.values()
        return [(row.title, row.authors, str(row.venue), row.place, row.date, row.status) for row in rows]

    assert facts(imported) == facts(written)
    kinds = {name: venue.kind for name, venue in written.venues.items()}
    assert {name: venue.kind for name, venue in imported.venues.items()} == kinds


def test_a_moderncv_says_the_same_in_its_own_commands() -> None:
    text = (
        MODERN
        + r"""
\firstname{Ada}\familyname{Byron}
\title{Mathematician}
\address{12 St James's Square}{London}{}
\phone[mobile]{+44~(20)~5550}
\email{ada\_b@example.org}
\homepage{www.example.org/~ada}
\social[linkedin]{ada.byron}
\social[orcid]{0000-0002-1825-0097}
\social[googlescholar]{Z8_hNFcAAAAJ}
\social[twitter]{@ada}
\begin{document}
\makecvtitle
\section{Ausbildung}
\cventry{2019--2022}{Ph.D.\ in Mathematics}{ETH}{Z\"urich}{\textit{summa cum laude}}{Betreuerin: Prof.\ Emmy Noether}
\section{Berufserfahrung}
\cventry{seit 2022}{Postdoc}{\href{https://www.epfl.ch}{EPFL}}{Lausanne}{}{Line one\newline{}%
  Details:\begin{itemize}\item One; \item Two\end{itemize}}
\section{Computer skills}
\cvdoubleitem{Languages}{C, Python (numpy, scipy)}{Tools}{git}
\section{Sprachen}
\cvitemwithcomment{German}{native}{from childhood}
\section{Prizes}
\cvitem{2021}{Best Paper Award, SIGX}
\cvlistitem{Best Thesis (2022)}
\end{document}
"""
    )
    tree = profile(text)
    assert tree == {
        "name": "Ada Byron", "headline": "Mathematician", "address": "12 St James's Square, London", "phone": "+44 (20) 5550",
        "email": "ada_b@example.org",
        "links": {"homepage": "www.example.org/~ada", "linkedin": "ada.byron", "orcid": "0000-0002-1825-0097",
                  "scholar": "Z8_hNFcAAAAJ", "twitter": "https://twitter.com/ada"},
        "education": [{"degree": "Ph.D. in Mathematics", "at": "ETH", "dates": "2019..2022", "place": "Zürich",
                       "advisor": "Prof. Emmy Noether", "notes": ["summa cum laude"]}],
        "experience": [{"role": "Postdoc", "at": "EPFL", "dates": "2022..present", "place": "Lausanne", "url": "https://www.epfl.ch",
                        "highlights": ["Line one", "Details:", "One;", "Two"]}],
        "skills": [{"name": "Languages", "items": ["C", "Python (numpy, scipy)"]}, {"name": "Tools", "items": ["git"]}],
        "awards": [{"title": "Best Paper Award, SIGX", "date": "2021"}, {"title": "Best Thesis", "date": "2022"}],
        "other": [{"title": "Sprachen", "entries": [{"title": "German", "notes": ["native", "from childhood"]}]}],
    }  # fmt: skip
    assert found(text).problems == ()
    Profile.model_validate(tree)


def test_a_part_of_a_cv_is_imported_by_itself() -> None:
    part = "\\cvsection{Education}\n\\begin{cventries}\n  \\cventry\n    {B.A.} % Degree\n    {ETH}\n    {}\n    {2019}\n    {}\n\\end{cventries}\n"
    assert profile(part) == {"education": [{"degree": "B.A.", "at": "ETH", "dates": "2019"}]}
    modern = "\\section{Education}\n\\cventry{2019}{B.A.}{ETH}{}{}{}\n"
    assert (found(modern).format, profile(modern)) == ("moderncv", profile(part))


def test_the_main_file_names_the_files_that_belong_to_it() -> None:
    text = AWESOME + "\\newcommand*{\\sectiondir}{cv/}\\begin{document}\\input{resume/education}\\import{\\sectiondir}{talks.tex}"
    text += "\\nocite{*}\\bibliography{papers}%\\input{no.tex}\n\\end{document}"
    (note,) = found(text, "me/cv.tex").notes
    assert note.endswith("packet import me/cv.tex me/resume/education.tex me/cv/talks.tex me/papers.bib")


def test_publications_typed_by_hand_are_told_and_nothing_is_guessed() -> None:
    text = (
        AWESOME + "\\name{Ada}{Byron}\n\\cvsection{Publications}\n\\begin{itemize}\n\\item A. Byron. \\textit{On Engines}. 1843.\n"
    )
    text += "\\end{itemize}\n\\cventry{Journal}{On Looms}{}{1843}{with Charles Babbage, Mary Somerville}"
    one = found(text)
    assert codes(one) == ["import-publication", "import-publication"]
    assert [(problem.place and problem.place.line) for problem in one.problems] == [5, 7]
    assert "A. Byron. On Engines. 1843." in one.problems[0].message
    assert "publications" not in one.publications.values


def test_a_column_is_read_by_what_stands_in_it() -> None:
    text = (
        AWESOME
        + r"""\cvsection{Teaching}
\cventry{Teaching Assistant}{Algorithms}{ETH}{2019}{}
\cventry{Tutor, Analysis}{ETH}{Zürich}{2020}{}
\cvhonor{Logic}{Lecturer}{ETH}{2021}
\cvsection{Honors}
\cvsubsection{Prizes}
\cvhonor{Finalist}{DEFCON}{Las Vegas}{2018}
\cvhonor{Merit Student}{ETH}{Zürich}{2019}
\cvsection{Academic Service}
\cvsubsection{Reviewer}
\begin{cvitems}\item {NeurIPS, ICML}\item {Program committee member, SIGX}\end{cvitems}
"""
    )
    tree = profile(text)
    assert tree["teaching"] == [
        {"course": "Algorithms", "role": "Teaching Assistant", "at": "ETH", "dates": "2019"},
        {"course": "Analysis", "role": "Tutor", "at": "ETH", "dates": "2020", "place": "Zürich"},
        {"course": "Logic", "role": "Lecturer", "at": "ETH", "dates": "2021"},
    ]
    assert tree["awards"] == [
        {"title": "Finalist", "date": "2018", "award": "DEFCON", "place": "Las Vegas", "group": "Prizes"},
        {"title": "Merit Student", "date": "2019", "at": "ETH", "place": "Zürich", "group": "Prizes"},
    ]
    assert tree["service"] == [{"role": "Reviewer", "at": "NeurIPS, ICML"}, {"role": "Program committee member", "at": "SIGX"}]


def test_a_referee_is_a_name_and_nothing_else_becomes_one() -> None:
    text = (
        MODERN
        + r"""\section{References}
\begin{cvcolumns}
\cvcolumn{Prof.\ Emmy Noether}{Professor of Mathematics\\University of G\"ottingen\\emmy@example.org}
\cvcolumn{}{Available upon request.}
\end{cvcolumns}"""
    )
    tree = profile(text)
    assert tree["referees"] == [{"name": "Prof. Emmy Noether", "title": "Professor of Mathematics", "at": "University of Göttingen",
                                 "email": "emmy@example.org"}]  # fmt: skip
    assert tree["other"] == [{"title": "References", "entries": [{"title": "Available upon request."}]}]


def test_what_no_command_of_the_class_holds_is_told_by_its_line() -> None:
    text = (
        AWESOME
        + "\\begin{document}\n\\cvsection{Work}\n\\mybox{Some words}\n\\begin{fancy}\n\\cventry{Job \\foo{x}}{ETH}{}{2019}{}\n\\end{fancy}\n\\end{document}\nlater"
    )
    told = {(problem.place and problem.place.line, problem.code) for problem in found(text).problems}
    assert told == {(4, "latex-command"), (5, "latex-command"), (6, "latex-unknown"), (8, "latex-syntax")}
    assert profile(text)["experience"][0]["role"] == "Job \\foo{x}"


def test_raised_letters_are_set_with_the_signs_there_are_and_else_told() -> None:
    text = (
        AWESOME + r"\cvsection{Work}\cventry{$O(n^2)$ and CO\textsubscript{2}, 1\textsuperscript{st}}{ETH}{}{2019}{\item $a_{ij}$}"
    )
    one = found(text)
    assert profile(text)["experience"][0]["role"] == "O(n²) and CO₂, 1st"
    assert [(problem.code, "ij" in problem.message) for problem in one.problems] == [("latex-math", True)]


def test_the_templates_people_are_left_out_with_a_note() -> None:
    text = (
        MODERN + "\\name{John}{Doe}\\email{john@doe.org}\n\\section{Education}\\cventry{year--year}{Degree}{Institution}{City}{}{}"
    )
    one = found(text)
    assert plain(one.profile) == {}
    assert one.notes == ("content of the template was left out: Degree, John Doe",)


@pytest.mark.parametrize(
    ("heading", "section"),
    [("Honors & Awards", "awards"), ("Teaching Experience", "teaching"), ("Research Experience", "experience"), ("Services", "service"),
     ("Selected Publications", "publications"), ("Journal Articles", "publications"), ("Invited Talks", "talks"), ("Interests", ""),
     ("Research Interests", "interests"), ("Languages", ""), ("Akademischer Werdegang", "education"), ("Extracurricular Activity", ""),
     ("Beruflicher Werdegang", "experience"), ("Expérience professionnelle", "experience"), ("Formación académica", "education"),
     ("Compétences", "skills"), ("Premios y becas", "awards"), ("", "")],
)  # fmt: skip
def test_a_heading_is_a_sections_where_that_is_sure(heading: str, section: str) -> None:
    assert sure_section(heading) == section


@pytest.mark.parametrize(
    "text", ["\\documentclass{article}\n\\section{Work}", "\\documentclass{altacv}\\cvsection{A}\\cvevent{a}{b}{c}{d}"]
)
def test_other_classes_are_not_taken_for_these(text: str) -> None:
    with pytest.raises(Exception, match="no format that can be imported"):
        found(text)


COMMANDS = {"\\cventry": 5, "\\cvhonor": 4, "\\cvskill": 2, "\\cvsection": 1, "\\cvsubsection": 1, "\\github": 1, "\\quote": 1, "\\item ": 0,
            "\\cvitem": 2, "\\cvlistitem": 1, "\\section": 1, "\\mobile": 1, "\\mycommand": 2}  # fmt: skip
HEADINGS = ["Education", "Publications", "Skills", "Honors", "References", "Talks", "Teaching", "Research Interests", "Hobbies"]


@st.composite
def lines_of_a_cv(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Commands with words of their own as arguments, and these words."""
    words, lines = list[str](), list[str]()
    for number in range(draw(st.integers(1, 8))):
        command = draw(st.sampled_from(sorted(COMMANDS)))
        arguments = []
        for at in range(COMMANDS[command]):
            word = f"Word{number}x{at}"
            shape = draw(st.sampled_from(["{}", "{} 2019", "2019", "\\textbf{{{}}}", "\\begin{{cvitems}}\\item {{{}}}\\end{{cvitems}}", "{} $x^2$",
                                          "\\href{{https://a.example/{}}}{{here}}", "\\foo{{{}}}", "Advisor: {}", "{}, University", ""]))  # fmt: skip
            words += [word] if "{}" in shape else []
            arguments.append(shape.format(word))
        if command.endswith("section") and draw(st.booleans()):
            words = [word for word in words if not word.startswith(f"Word{number}x")]
            arguments = [draw(st.sampled_from(HEADINGS))]
        lines.append(
            command + "".join(f"{{{argument}}}" for argument in arguments) + (f"Word{number}" if command == "\\item " else "")
        )
        words += [f"Word{number}"] if command == "\\item " else []
    return "\n".join(lines), words


@given(lines_of_a_cv(), st.sampled_from([AWESOME, MODERN]), st.booleans())
def test_no_word_of_an_argument_is_lost(cv: tuple[str, list[str]], kind: str, has_document: bool) -> None:
    text, words = cv
    one = found(f"{kind}\\begin{{document}}\n{text}\n\\end{{document}}" if has_document else kind + text)
    told = " ".join([*texts(one.profile), *texts(one.publications), *one.notes, *(problem.message for problem in one.problems)])
    headings = re.findall(r"\\(?:cv)?(?:sub)?section\{(.*?Word\d+x\d+.*)", text)
    empty = " ".join(headings)  # a heading without entries has nothing to stand over
    assert [word for word in words if word not in told and word not in empty] == []
    Profile.model_validate({"name": "Ada", "email": "a@b.cd", **_own(one.profile)})


def _own(tree: Fields) -> dict[str, Any]:
    said = plain(tree)
    assert isinstance(said, dict)
    return dict(said)


BITS = ["\\cventry", "\\cvsection", "\\name", "{", "}", "[", "]", "%", "\n", "Word", " ", "2019", "\\begin{cvitems}", "\\end{cvitems}", "\\item",
        "\\newcommand{\\x}{y}", "\\x", "\\\\", "$", "\\'", "\\href", "\\section", "\\cvitem", "\\email", "\\input", "–", ",", "~"]  # fmt: skip


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(BITS), max_size=60).map("".join)), st.sampled_from([AWESOME, MODERN])
)
def test_whatever_the_source_only_located_warnings_come_out(text: str, kind: str) -> None:
    source = kind + text.encode("utf-8", "replace").decode()
    one = found(source)
    lines = source.count("\n") + source.count("\r") + 1
    assert all(problem.place and 0 < problem.place.line <= lines for problem in one.problems)
    Profile.model_validate({"name": "Ada", "email": "a@b.cd", **_own(one.profile)})
    PublicationsFile.model_validate(plain(one.publications))
