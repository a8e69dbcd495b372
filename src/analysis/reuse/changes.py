"""Changes: what one of two passages with the same wording says otherwise than the other."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from analysis import wordlists
from analysis.reuse.features import kinship
from analysis.reuse.likeness import is_apart, plain_words
from analysis.reuse.terms import Term, stem, terms

CHANGES = ("none", "number", "negation", "actor", "name", "degree", "other")


def change(text_a: str, text_b: str) -> str:
    """Return what differs in meaning between two passages that are taken to be reuse.

    Of several differences the first of these is returned; what only one side has, without another
    thing in its place, is a cut (see `kinds`) and no change:

    number    each side has a number that the other lacks
    negation  one side says no or not more often, or fails or refuses to do it
    actor     other names come first, or the same words have their first names, or two words, the
              other way round; a name on one side and an office on the other may be one person and
              are names
    name      each side has a name that the other lacks, not counting spellings and synonyms
    degree    each or only one side hedges or measures: may, most, likely
    other     each side has words that the other lacks, not counting synonyms; or a word of saying
              in the place of one: "told to leave", "forced to leave"
    none      the rest

    >>> change("At least 40 civilians were killed", "At least 14 civilians were killed")
    'number'
    >>> change("Turkey will buy the missiles", "Turkey will not buy the missiles")
    'negation'
    >>> change("Turkey will buy the missiles", "Turkey may buy the missiles")
    'degree'
    """
    words_a, words_b = plain_words(text_a), plain_words(text_b)
    if words_a == words_b:
        return "none"
    a, b = terms(text_a), terms(text_b)
    if is_apart(*({term.stem for term in side if _counts(term)} for side in (a, b))):
        return "number"
    if _negations(words_a) != _negations(words_b):
        return "negation"
    lone_a, lone_b = _alone(a, b), _alone(b, a)
    swapped = len(words_a) == len(words_b) and not (lone_a or lone_b)
    swapped = swapped and (_reordered(a, b) or _exchanged(words_a, words_b))
    if swapped or _other_first(a, b, lone_a, lone_b):
        return "actor"
    if any(map(_named, lone_a)) and any(map(_named, lone_b)):
        return "name"
    if set(words_a) & _words("degree") != set(words_b) & _words("degree"):
        return "degree"
    told = any(
        not _words("saying").isdisjoint(other)
        for other in (*_in_place(words_a, words_b, lone_a), *_in_place(words_b, words_a, lone_b))
    )
    return "other" if told or (lone_a and lone_b) else "none"


def left_out(text_a: str, text_b: str) -> tuple[bool, bool]:
    """Tell whether two passages differ in content words, and if so, whether by a mere cut.

    A cut is what only one side has, with nothing in its place. An abbreviation in capitals is no
    content: it explains a name, or signs what an agency wrote.
    """
    a, b = terms(text_a), terms(text_b)
    lone_a, lone_b = (
        [term for term in _alone(*sides) if not term.stem.isupper()] for sides in ((a, b), (b, a))
    )
    words_a, words_b = plain_words(text_a), plain_words(text_b)
    others = (*_in_place(words_a, words_b, lone_a), *_in_place(words_b, words_a, lone_b))
    return bool(lone_a or lone_b), not (lone_a and lone_b) and not any(others)


def _in_place(
    words: Sequence[str], others: Sequence[str], lone: Sequence[Term]
) -> Iterator[Sequence[str]]:
    """Yield what the other passage has in the place of words for which it has nothing."""
    stems = {term.stem for term in lone}
    steps = SequenceMatcher(None, words, others, autojunk=False).get_opcodes() if lone else []
    for _, i, j, low, high in steps:
        if not stems.isdisjoint(map(stem, words[i:j])):
            yield others[low:high]


def _negations(words: Sequence[str]) -> int:
    """Return how often some words say no: not, hardly, failed to."""
    listed, before_to = _words("negation"), _words("not doing")
    plain = sum(word in listed or word.endswith("n't") for word in words)
    return plain + sum(one in before_to and two == "to" for one, two in pairwise(words))


def _alone(own: Sequence[Term], others: Sequence[Term]) -> list[Term]:
    """Return the content words of a passage for which nothing stands in the other."""
    stems = {term.stem for term in others}
    content = [term for term in own if not term.stop and term.stem not in stems]
    return [term for term in content if not any(kinship(term.stem, stem) for stem in stems)]


def _other_first(
    a: Sequence[Term], b: Sequence[Term], lone_a: Iterable[Term], lone_b: Iterable[Term]
) -> bool:
    """Tell whether each passage opens with a name that the other lacks, and not with an office."""
    first_a, first_b = (next(filter(_named, lone), None) for lone in (lone_a, lone_b))
    return first_a in a[:3] and first_b in b[:3] and _by_office(a) == _by_office(b)


def _reordered(a: Sequence[Term], b: Sequence[Term]) -> bool:
    """Tell whether two passages have the same names in another order."""
    names_a, names_b = ([term.stem for term in side if _named(term)] for side in (a, b))
    return names_a != names_b and sorted(names_a) == sorted(names_b)


def _exchanged(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two words of a passage have changed places, and no other: rebel, government."""
    differ = [at for at, pair in enumerate(zip(words, others, strict=True)) if pair[0] != pair[1]]
    if len(differ) != 2 or sorted(words) != sorted(others):
        return False
    first, second = differ
    return second != first + 2 or words[first + 1] not in ("and", "or")


def _by_office(own: Sequence[Term]) -> bool:
    """Tell whether a passage opens with an office in place of a name: “The mayor met”."""
    offices = _stems("office")
    return any(term.stem in offices and not after.name for term, after in pairwise(own[:4]))


def _counts(term: Term) -> bool:
    """Tell whether a term says how many: a number, or a million, a dozen, a third."""
    return term.number or term.stem in _stems("number")


def _named(term: Term) -> bool:
    """Tell whether a term is a name or, since all words there are capitalised, opens a passage."""
    return term.name or (term.start == 0 and not term.stop)


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(wordlists.sections("reuse_changes.txt")[section])


@cache
def _stems(section: str) -> frozenset[str]:
    return frozenset(map(stem, _words(section)))
