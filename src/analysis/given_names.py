"""Given names that are of one sex: those compiled for this project and those of a larger list."""

from analysis import wordlists

_LISTS = [wordlists.sections(name) for name in ("given_names.txt", "quotations_given_names.txt")]
MASCULINE = frozenset(name for names in _LISTS for name in names["masculine"])
FEMININE = frozenset(name for names in _LISTS for name in names["feminine"])
ANY = MASCULINE | FEMININE
