"""Persons: the names of a text, and who is behind a mention."""
