"""A `Packet` → files in `out/`: written whole or not at all."""

from packet.output.manifest import manifest
from packet.output.writing import write_files, write_packet

__all__ = ["manifest", "write_files", "write_packet"]
