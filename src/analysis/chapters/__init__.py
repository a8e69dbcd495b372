"""The chapters of a book about any study: written from its tables, for its author to go on from."""

from analysis.chapters.writing import READINGS, write

__all__ = ["READINGS", "write"]
