"""An `Inspection` → `Finding`s: what the call demands and the target promises, held against the plan and the finished bytes.

The face of the room. The checks are loaded when there is something to check: papers are being read by then, in other processes.
"""

from __future__ import annotations

from packet.check.checklist import tick
from packet.model.finding import Finding
from packet.model.inspection import Inspection

__all__ = ["check", "tick"]


def check(inspection: Inspection) -> tuple[Finding, ...]:
    """All findings of all checks, in the order of the registry."""
    from packet.check.registry import CHECKS

    return tuple(finding for run in CHECKS.values() for finding in run(inspection))
