"""Finished pages and files → what a reader, a printer or a portal would stumble over."""
