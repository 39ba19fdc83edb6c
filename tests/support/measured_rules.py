"""A packet whose rules are measured, and one rule held against it."""

from __future__ import annotations

from dataclasses import replace

from packet.check.rules import check_rules
from packet.formats.located_yaml import plain, read_yaml
from packet.model.finding import Finding
from packet.model.inspection import Inspection
from packet.model.rules import Demand, Level, Rule

POSITION = """
target: faculty-job
institution: {name: Test University}
department: Department of Testing
title: Assistant Professor
addressee: Professor Tess Tester
fit: Your group writes the tests that I rely on.
attach: 1
highlight: 1
"""


STATEMENT = "I study " + "machines " * 94 + "and why.\n\n## References\n\nNobody.\n"


REFEREES = """
referees:
  - {name: Kim Specimen, at: Example University, relation: PhD advisor since 2020, email: kim@example.edu}
  - {name: Robin Sample, at: Example College, relation: taught with me, email: robin@example.edu, phone: +1 555 0100}
other:
  - {title: Personal, entries: [{title: "Citizenship: Exampleland"}]}
"""


def rule(text: str) -> Rule:
    return Rule.model_validate(plain(read_yaml(text.encode(), "rule")))


def measured(text: str, inspection: Inspection, level: Level = Level.MUST) -> Finding:
    packet = inspection.packet
    demand = Demand(rule(text), level, "position")
    held = replace(inspection, packet=replace(packet, plan=replace(packet.plan, demands=(demand,))))
    (finding,) = check_rules(held)
    return finding
