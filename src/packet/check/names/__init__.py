"""Texts → the names of institutions in them, and whether these are the right ones."""
