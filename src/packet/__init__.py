"""`packet`: from a profile store to one checked submission packet."""

__version__ = "0.1.0"
