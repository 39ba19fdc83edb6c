"""Documents made by hand, as `compose/` would make them from the seed: all shapes that a packet holds."""

from __future__ import annotations

from pathlib import Path

import yaml

from packet.model.document import (
    Block,
    Bullets,
    Contact,
    CvEntry,
    Document,
    Heading,
    IndexRow,
    Item,
    LetterHead,
    Masthead,
    PageOf,
    Paragraph,
    Reference,
    Row,
    Run,
    Section,
    Target,
    Text,
    text,
)
from packet.model.packet import Pages
from packet.model.scalars import Range
from packet.model.theme import Theme

THEMES = ("awesome", "classic", "compact")
OWNER = "Chao Jin"
ROOT = Path(__file__).resolve().parents[2]


def theme(name: str) -> Theme:
    return Theme.model_validate(yaml.safe_load((ROOT / "templates" / "themes" / f"{name}.yaml").read_text(encoding="utf-8")))


HEAD = Masthead(
    OWNER,
    "Ph.D. Candidate, Peking University",
    "Yanyuan Building 818, No.5 Yiheyuan Road, Haidian District, Beijing, Republic of China",
    (
        Contact("email", "chaojin@pku.edu.cn", Target(url="mailto:chaojin@pku.edu.cn")),
        Contact("homepage", "https://chaojin0310.github.io/", Target(url="https://chaojin0310.github.io/")),
        Contact("github", "github.com/chaojin0310", Target(url="https://github.com/chaojin0310")),
        Contact(
            "scholar",
            "scholar.google.com/citations?user=Z8_hNFcAAAAJ",
            Target(url="https://scholar.google.com/citations?user=Z8_hNFcAAAAJ"),
        ),
    ),
)

PAPERS = """
C1|megascale-moe|MegaScale-MoE: Large-Scale Communication-Efficient Training of Mixture-of-Experts Models in Production|Chao Jin*, Ziheng Jiang*, Zhihao Bai, Zheng Zhong, Juncai Liu, Xiang Li, Ningxin Zheng, Xi Wang, Cong Xie, Qi Huang, Wen Heng, Yiyuan Ma, Wenlei Bao, Size Zheng, Yanghua Peng, Haibin Lin, Xuanzhe Liu, Xin Jin, Xin Liu|European Conference on Computer Systems|EuroSys 2026|Edinburgh, UK|Apr. 2026
C2|speculative|Efficient RL for LLMs with Dynamic and Online Speculative Decoding|Chao Jin, Yinmin Zhong, Zili Zhang, Yimin Jiang, Yibo Zhu|The 1st Frontier AI Systems Workshop|FAISys 2025|Hong Kong, China|Nov. 2025
C3|megascale-infer|MegaScale-Infer: Serving Mixture-of-Experts at Scale with Disaggregated Expert Parallelism|Ruidong Zhu*, Ziheng Jiang*, Chao Jin*, Peng Wu, Cesar A. Stuardo, Dongyang Wang, Xinlei Zhang, Huaping Zhou, Haoran Wei, Yang Cheng, Jianzhe Xiao, Xinyi Zhang, Lingjun Liu, Haibin Lin, Li-Wen Chang, Jianxi Ye, Xiao Yu, Xuanzhe Liu, Xin Jin, Xin Liu|ACM Special Interest Group on Data Communication|SIGCOMM 2025|Coimbra, Portugal|Sep. 2025
J1|ragcache|RAGCache: Efficient Knowledge Caching for Retrieval-Augmented Generation|Chao Jin, Zili Zhang, Xuanlin Jiang, Fangyue Liu, Shufan Liu, Xuanzhe Liu, Xin Jin|ACM Transactions on Computer Systems|TOCS 2025||Sep. 2025
C4|ditto|Ditto: Efficient Serverless Analytics with Elastic Parallelism|Chao Jin, Zili Zhang, Xingyu Xiang, Songyun Zou, Gang Huang, Xuanzhe Liu, Xin Jin|ACM Special Interest Group on Data Communication|SIGCOMM 2023|New York City, NY, U.S.|Sep. 2023
C5|hydraserve|HydraServe: Minimizing Cold Start Latency for Serverless LLM Serving in Public Clouds|Chiheng Lou, Sheng Qi, Chao Jin, Dapeng Nie, Haoran Yang, Xuanzhe Liu, Xin Jin|USENIX Symposium on Networked Systems Design and Implementation|NSDI 2026|Renton, WA, U.S.|May 2026
P1|streamrl|StreamRL: Scalable, Heterogeneous, and Elastic RL for LLMs with Disaggregated Stream Generation|Yinmin Zhong, Zili Zhang, Xiaoniu Song, Hanpeng Hu, Chao Jin, Bingyang Wu, Nuo Chen, Yukun Chen, Yu Zhou, Changyi Wan, Hongyu Zhou, Yimin Jiang, YiBo Zhu, Daxin Jiang||||Apr. 2025
J2|faaspr|FaaSPR: Latency-oriented Placement and Routing Optimization for Serverless Workflow Processing|Yunshan Jia, Chao Jin, Qing Li, Xuanzhe Liu, Xin Jin|IEEE/ACM Transactions on Networking|TON 2025||Mar. 2025
J3|pyxis|Pyxix: Scheduling Mixed Tasks in Disaggregated Datacenters|Sheng Qi, Chao Jin, Mosharaf Chowdhury, Zhenming Liu, Gang Huang, Xuanzhe Liu, Xin Jin|IEEE Transactions on Parallel and Distributed Systems|TPDS 2024||June 2024
C6|jolteon|Jolteon: Unleashing the Promise of Serverless for Serverless Workflows|Zili Zhang, Chao Jin, Xin Jin|USENIX Symposium on Networked Systems Design and Implementation|NSDI 2024|Santa Clara, CA, U.S.|Apr. 2024
C7|vbase|Fast, Approximate Vector Queries on Very Large Unstructured Datasets|Zili Zhang, Chao Jin, Linpeng Tang, Xuanzhe Liu, Xin Jin|USENIX Symposium on Networked Systems Design and Implementation|NSDI 2023|Boston, MA, U.S.|Apr. 2023
C8|melon|Melon: Breaking the Memory Wall for Resource-Efficient On-Device Machine Learning|Qipeng Wang, Mengwei Xu, Chao Jin, Xinran Dong, Jinliang Yuan, Gang Huang, Xin Jin, Yunxin Liu, Xuanzhe Liu|ACM International Conference on Mobile Systems, Applications, and Services|MobiSys 2022|Portland, OR, U.S.|June 2022
"""


def authors(names: str) -> Text:
    """The owner strong, marks raised."""
    runs: list[Run] = []
    for number, name in enumerate(names.split(", ")):
        bare = name.rstrip("*†")
        runs.append(Run(", " if number else ""))
        runs.append(Run(bare, strong=bare == OWNER))
        if bare != name:
            runs.append(Run(name[len(bare) :], raised=True))
    return tuple(run for run in runs if run.text)


def references(*, marked: int = 0, brief: bool = False, why: bool = False) -> tuple[Reference, ...]:
    found = []
    for at, line in enumerate(PAPERS.strip().splitlines()):
        number, key, title, names, venue, edition, place, date = line.split("|")
        found.append(
            Reference(
                key,
                number,
                text(title),
                authors(names),
                venue,
                edition,
                place,
                date,
                status="" if venue else "In preprint",
                why=text("Splits attention and experts onto machines of their own, which doubles throughput per dollar.")
                if why and at < marked
                else (),
                marked=at < marked,
                brief=brief,
                target=Target((f"paper:{key}", f"entry:{key}")),
                anchor=f"entry:{key}",
                priority=12 - at,
            )
        )
    return tuple(found)


EDUCATION = Section(
    "Education",
    (
        CvEntry(
            text("Peking University"),
            "Ph.D. in Computer Software and Theory",
            "Beijing, China",
            "Sep. 2023 – Present",
            (text("Advisor: Prof. Xin Jin"),),
        ),
        CvEntry(
            text("Peking University"),
            "B.Sc. in Computer Science and Technology",
            "Beijing, China",
            "Sep. 2018 – June 2023",
            (text("GPA: 3.82/4.0"), text("Ranking: 5/205")),
        ),
    ),
)
EXPERIENCE = Section(
    "Experience",
    (
        CvEntry(
            text("StepFun System Team"),
            "Research Intern",
            "Beijing, China",
            "Apr. 2025 – Aug. 2025",
            (text("Mentor: Ranchen Ming"),),
        ),
        CvEntry(
            text("ByteDance Seed"),
            "Research Intern",
            "Beijing, China",
            "July 2023 – Mar. 2025",
            (text("Mentors: Ziheng Jiang, Haibin Lin"),),
        ),
        CvEntry(
            text("Software Engineering Institute, PKU"),
            "Research Assistant",
            "Beijing, China",
            "Sep. 2021 – June 2023",
            (text("Advisor: Prof. Xin Jin"),),
        ),
        CvEntry(text("Alibaba Cloud"), "Research Intern", "Beijing, China", "Mar. 2022 – Aug. 2022", (text("Mentor: Rui Miao"),)),
    ),
)
LEGEND = Paragraph((Run("*", raised=True), Run(" equal contribution")), "legend")
TEACHING = Section(
    "Teaching",
    (
        CvEntry(text("Operating Systems (Honor Track)"), "Teaching Assistant", "Peking University", "Feb. 2024 – June 2024"),
        CvEntry(text("Introduction to Computer System"), "Teaching Assistant", "Peking University", "Sep. 2021 – Jan. 2022"),
    ),
)
SERVICE = Section(
    "Services",
    (
        Row("", (Run("IEEE Transactions on Computers (TC)", strong=True), Run(", Reviewer, Jan. 2026"))),
        Row("", (Run("IEEE Transactions on Services Computing (TSC)", strong=True), Run(", Reviewer, Sep. 2025"))),
    ),
)
AWARDS = Section(
    "Honors & Awards",
    (
        Heading(text("University Awards")),
        *(
            Row(year, (Run(award, strong=True), Run(", Peking University Award, Peking University")))
            for year, award in (
                ("2024", "Merit Student"),
                ("2024", "Huawei Scholarship"),
                ("2023", "Presidential Scholarship"),
                ("2021", "Learning Excellence Award"),
                ("2020", "Merit Student"),
                ("2020", "Xiaomi Scholarship"),
            )
        ),
    ),
)


def cv(pages: int | None = 2) -> Document:
    interests = Section(
        "Interests", (Paragraph(text("machine learning systems, distributed systems, cloud computing"), "summary"),)
    )
    publications = Section("Publications", (*references(marked=3), LEGEND))
    blocks = (HEAD, interests, EDUCATION, EXPERIENCE, publications, TEACHING, SERVICE, AWARDS)
    return Document("cv", "Curriculum Vitae", OWNER, "cv", blocks, pages=Range(0, pages) if pages else None)


def resume() -> Document:
    items = (
        Item(
            text("Built the disaggregated rollout scheduler for long-context reinforcement learning; 1.8× throughput on 512 GPUs."),
            text("Built the rollout scheduler."),
            3,
        ),
        Item(text("Wrote the elastic placement of generation and training stages, in production since June."), (), 1),
    )
    first = CvEntry(
        text("StepFun System Team"),
        "Research Intern",
        "Beijing, China",
        "Apr. 2025 – Aug. 2025",
        (text("Mentor: Ranchen Ming"),),
        items,
    )
    experience = Section("Experience", (first, *EXPERIENCE.blocks[1:]))
    publications = Section("Selected Publications", (*references(brief=True)[:6], LEGEND))
    return Document(
        "resume", "Résumé", OWNER, "cv", (HEAD, EDUCATION, experience, publications, TEACHING, AWARDS), pages=Range(1, 1)
    )


LETTER = """\
I am applying for the position of Assistant Professor. I build systems for machine learning: how large models are
trained and served on thousands of accelerators, and how serverless platforms can carry such work without waste. My
dissertation shows that resources which are bound together by habit, such as attention and experts, prefill and
decoding, or compute and intermediate data, can be disaggregated and scheduled apart, and that doing so pays at scale.

MegaScale-Infer serves mixture-of-experts models with attention and experts on machines of their own; the ping-pong
pipeline hides the communication between them and raises throughput per dollar. RAGCache keeps the intermediate states
of retrieved knowledge and shares them between requests. Ditto gives every stage of an analytics job the parallelism
that its data dependencies reward. Each of these systems was built with industrial partners and measured in
production.

I want to continue this line with students: systems that decide by themselves what to place together and what apart,
when models, hardware and workloads change every quarter. I have been a teaching assistant for Operating Systems and
for Introduction to Computer Systems, and would gladly teach both, as well as a graduate course on machine learning
systems.

I enclose my curriculum vitae, my list of publications and three papers that represent my work best. Thank you for
your time; I look forward to hearing from you.
"""
LETTER_TEXT = tuple(" ".join(paragraph.split()) for paragraph in LETTER.split("\n\n"))


def letter() -> Document:
    cited = (
        Run(LETTER_TEXT[1] + " "),
        Run("[C3]", target=Target(("paper:megascale-infer",))),
        Run(", "),
        Run("[J1]", target=Target(("paper:ragcache",))),
        Run("."),
    )
    blocks: tuple[Block, ...] = (
        HEAD,
        LetterHead(
            "24 November 2026",
            ("Faculty Search Committee", "Department of Computer Science", "Northwestern University"),
            "Application for the position of Assistant Professor",
        ),
        Paragraph(text("Dear members of the search committee,"), "opening"),
        Paragraph(text(LETTER_TEXT[0])),
        Paragraph(cited),
        *(Paragraph(text(words)) for words in LETTER_TEXT[2:]),
        Paragraph(text("Sincerely,"), "closing"),
        Paragraph(text(OWNER, strong=True), "signature"),
        Paragraph(text("Enclosures: Curriculum Vitae, List of Publications, Selected Papers"), "enclosures"),
    )
    return Document("cover-letter", "Cover Letter", OWNER, "letter", blocks, pages=Range(1, 1))


def publication_list() -> Document:
    papers = references(marked=3, why=True)
    blocks: tuple[Block, ...] = (
        Paragraph(
            text("12 publications: 8 conference papers, 3 journal articles, 1 preprint; 5 as first or equal first author."),
            "summary",
        ),
        Section(
            "Highlighted",
            (*papers[:3], Paragraph(text("The bar in the margin marks papers that are bound into this packet."), "legend")),
        ),
        Section("All publications", (*references(marked=3), LEGEND)),
    )
    return Document("publication-list", "Publications", OWNER, "list", blocks, subtitle="Chao Jin, November 2026")


def index() -> Document:
    rows = tuple(
        IndexRow(
            paper.number,
            paper.title,
            text(f"{paper.edition}, {paper.date}"),
            f"{pages} pages",
            PageOf(f"paper:{paper.key}", Target((f"paper:{paper.key}",))),
            text("Serves the largest models in production.") if at == 0 else (),
        )
        for at, (paper, pages) in enumerate(zip((references()[2], references()[3], references()[4]), (17, 22, 14), strict=True))
    )
    return Document(
        "publication-bundle", "Selected Papers", OWNER, "index", rows, subtitle="Three papers that represent the applicant's work"
    )


def statement() -> Document:
    blocks: tuple[Block, ...] = (
        Heading(text("Research Statement"), 1),
        Paragraph(text(LETTER_TEXT[0])),
        Heading(text("Disaggregated serving"), 2),
        Paragraph(
            (
                Run(LETTER_TEXT[1] + " See "),
                Run("MegaScale-Infer", emphasis=True),
                Run(" and "),
                Run("RAGCache", strong=True),
                Run("."),
            )
        ),
        Bullets((Item(text(LETTER_TEXT[3])), Item(text("A second point, short.")))),
        Heading(text("Next steps"), 3),
        Paragraph(text(LETTER_TEXT[2])),
        Bullets(
            (Item(text("First, measure.")), Item(text("Then place, with a scheduler that learns from what it measured."))),
            ordered=True,
        ),
        *(Paragraph(text(words)) for words in LETTER_TEXT),
    )
    return Document("research-statement", "Research Statement", OWNER, "statement", blocks)


def sheet() -> Document:
    paper = references()[0]
    blocks = (
        paper,
        Paragraph(text("The full text is not part of this packet."), "note"),
        Paragraph((Run("https://doi.org/10.1145/3767295.3769306", target=Target(url="https://doi.org/10.1145/3767295.3769306")),)),
    )
    return Document("sheet-megascale-moe", "Paper 1 of 3", OWNER, "sheet", blocks)


NAMES = "Erdős Łukasz Nguyễn Ђорђе Ζωή Šimůnek Þórður Győző"
DOCUMENTS = {made.name: made for made in (cv(), resume(), letter(), publication_list(), index(), statement(), sheet())}
PAGES = Pages(54, {"paper:megascale-infer": 5, "paper:ragcache": 22, "paper:ditto": 44})
