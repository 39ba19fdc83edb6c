"""The sRGB colour profile that PDF/A asks for, as LittleCMS writes it (588 bytes, its creation date set to a constant)."""

from __future__ import annotations

import base64
import zlib

_PACKED = (
    "eNqVkb1Lw1AUxU9bRdFKBx1EHDJUcWhBFMRR69ClSKkVrLo0r0krJGlIUqS4Ci4OBQfRxa/B/0BXwVWhICiCiH+DX4uUeNIUWkQH7+Pl/jh553"
    "LffUAwpQnd7poDdMOxMsmEtJJblXrqCHA1Iy9scz6dTuHP+Lz3z97FvVr4X/QXFFsAgV7yjDAth8xukNp0TI93yUOilC+Qj8kxiw2Sbzxd9vnF"
    "46LP7x5b2cwCEPRqSsUOljtYlCydPEGO6lpFtPrxbhJWjOUl5hHuUdjIIIkEJMioYAMaHMSZDc7sd99k07eIMj2CXxNVWHQUUaI3RrXCqgqzSl"
    "3h0lD15v5znrY6PeVXDyeA7mfXfRsDevaARs11v05ct3EKhJ6AK6PtL3NOsx/Ua20tegREtoGL67Ym7wOXO8Dwo5m38k0pxB1UVeD1HBjIAYN1"
    "oG/Nn1XrP84egOwWn+gWODgExnk+sv4NBP1nlg=="
)


def srgb_profile() -> bytes:
    return zlib.decompress(base64.b64decode(_PACKED))
