"""A `Packet` → files in `out/`: written whole or not at all."""

from packet.output.manifest import choice_fields, finding_fields, manifest
from packet.output.writing import write_all, write_files, write_packet

__all__ = ["choice_fields", "finding_fields", "manifest", "write_all", "write_files", "write_packet"]
