"""Bytes to located nodes: one file a format, nothing here knows what the values mean."""
