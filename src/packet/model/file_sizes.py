"""Bytes → what a person reads; 1 MB is 10^6 bytes, as most portals count."""

from __future__ import annotations


def in_megabytes(size: int) -> str:
    """`4.1 MB`, `44 kB`."""
    return f"{size / 10**6:.1f} MB" if size >= 10**5 else f"{max(1, round(size / 1000))} kB"
