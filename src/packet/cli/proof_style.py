"""The look of the page of `packet proof --html`: on paper and on screens of any width, light and dark."""

STYLE = """
:root { color-scheme: light dark; --back: #fff; --own: #0a5a2d; --own-back: #e3f5e9; --lost: #a3222a; --alarm: #c11f2b;
  --place: #0b6e99; --person: #8a2f86; --line: #d5d9e0; --soft: #f5f6f8; --quiet: #5c6470 }
@media (prefers-color-scheme: dark) { :root { --back: #14171b; --own: #8fdfab; --own-back: #17351f; --lost: #ff8b8b;
  --alarm: #d5303c; --place: #75c7ea; --person: #e39be0; --line: #3a414b; --soft: #1c2026; --quiet: #a0a8b4 } }
* { box-sizing: border-box }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 1.5rem auto 4rem; padding: 0 1rem; background: var(--back) }
h1 { font-size: 1.4rem; margin: 0 0 .3rem }
h2 { font-size: 1.05rem; margin: 0 0 .4rem }
h2 small { font-weight: normal; font-size: inherit; color: var(--quiet); margin-left: .5rem }
h3 { font-size: .95rem; margin: .9rem 0 .2rem; padding-top: .6rem; border-top: 1px solid var(--line) }
p { margin: .3rem 0; overflow-wrap: anywhere }
a { color: inherit; text-decoration-color: var(--place) }
code { font-size: .9em }
.quiet { color: var(--quiet); font-weight: normal }
.table { overflow-x: auto; margin: 1rem 0; border: 1px solid var(--line); border-radius: .5rem }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.35 }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; min-width: 4.5rem }
tbody tr { border-top: 1px solid var(--line) }
tbody tr:nth-child(even), tbody tr:nth-child(even) th { background: var(--soft) }
thead th { font-weight: 600; color: var(--quiet); white-space: nowrap }
tr > :first-child { position: sticky; left: 0; background: var(--back); border-right: 1px solid var(--line) }
td.place { font-weight: 600; color: var(--place); min-width: 9rem }
.finding.fail { color: var(--lost); font-weight: 600 }
.mark { font-size: .85em; font-weight: 600; text-decoration: none; color: var(--quiet); margin-left: .4rem }
section { margin-top: 1rem; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .5rem; scroll-margin-top: 1rem }
section.common { background: var(--soft); max-width: 56rem; margin-top: 2rem }
section.letter { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 21rem); gap: 0 2rem }
section.letter h2 { grid-column: 1 / -1 }
section:target { outline: 2px solid var(--place) }
.own { color: var(--own); background: var(--own-back); border-radius: .2rem; padding: .05rem .15rem; box-decoration-break: clone;
  -webkit-box-decoration-break: clone }
.lost { color: var(--lost); text-decoration: line-through }
.slot { color: var(--place); border: 1px solid var(--line); border-radius: .3rem; padding: 0 .3rem; font-size: .85em }
.only { border: 1px dashed var(--quiet); border-radius: .3rem; padding: .05rem .2rem }
.institution { border-bottom: 2px solid var(--place) }
.person { border-bottom: 2px solid var(--person) }
.stranger { background: var(--alarm); color: #fff; font-weight: 700; border-radius: .2rem; padding: .05rem .3rem }
.finding { font-size: .9rem; line-height: 1.4; padding-left: 1.2rem; text-indent: -1.2rem }
@media (max-width: 55rem) {
  table { font-size: .8rem } th, td { padding: .3rem .35rem; min-width: 3rem } td.place { min-width: 7rem }
  section.letter { grid-template-columns: minmax(0, 1fr) } aside:not(:empty) { margin-top: .4rem }
}
@media (max-width: 40rem) {
  thead, td.none { display: none }
  table { font-size: .9rem }
  tbody tr { display: block; padding: .4rem .7rem }
  tbody tr > * { display: inline; padding: 0; border: 0 }
  tbody tr > th:first-child { position: static; border: 0; background: none }
  tbody td::before { content: " · "; color: var(--quiet); font-weight: normal }
  td.place::before { content: " " }
}
@media print { body { margin: 0; font-size: 10.5pt; max-width: none } section { break-inside: avoid } .table { overflow: visible } }
"""
