"""What sort of reuse a pair of passages is, by stated rules."""

from collections.abc import Sequence
from itertools import groupby

from analysis.reuse.difference import difference
from analysis.reuse.terms import Term, meanings, terms
from analysis.reuse.units import Quoted

KINDS = ("verbatim", "truncated", "translation_variant", "quote_paraphrase", "shared_wording")
_NEARLY = 0.9  # share of the words of the shorter passage that "nearly word for word" asks for
_MORE = 1.25  # how many times as many words the other passage has when it "says more"
_HALF = 0.5


def kind(
    start_a: int, text_a: str, quoted_a: Sequence[Quoted],
    start_b: int, text_b: str, quoted_b: Sequence[Quoted],
) -> str:  # fmt: skip
    """Return the kind of a pair of passages that are taken to be reuse.

    `quoted_a` and `quoted_b` are the stretches inside quotation marks of the two articles. The
    first rule that holds decides:

    quote_paraphrase     a quotation of two content words or more has at least half of them on the
                         other side, and those outside quotation marks
    verbatim             the same words in the same order up to punctuation and case; a "the" or
                         "that" may be missing
    truncated            nine tenths of the words of the shorter passage stand in the longer one in
                         order, which has a quarter more words or more
    translation_variant  at least half of the shared content words are inside quotation marks on
                         both sides, and the speakers are not known to differ
    shared_wording       the rest: agency copy alike or rewritten
    """
    words_a = _marked(start_a, text_a, quoted_a)
    words_b = _marked(start_b, text_b, quoted_b)
    if _unquoted(words_a, words_b) or _unquoted(words_b, words_a):
        return "quote_paraphrase"
    if copied := _copied(text_a, text_b):
        return copied
    partners = [(quote, _partner(term, words_b)) for term, quote in words_a]
    shared = [(quote, partner[1]) for quote, partner in partners if partner]
    spoken = [_agree(*quotes) for quotes in shared if all(quotes)]
    if shared and len(spoken) >= _HALF * len(shared) and any(spoken):
        return "translation_variant"
    return "shared_wording"


def _marked(start: int, text: str, quoted: Sequence[Quoted]) -> list[tuple[Term, Quoted | None]]:
    """Return the content words of a passage, each with the quotation that it stands in."""
    return [
        (term, next((q for q in quoted if q.start <= start + term.start < q.end), None))
        for term in terms(text)
        if not term.stop
    ]


def _partner(
    term: Term, words: list[tuple[Term, Quoted | None]]
) -> tuple[Term, Quoted | None] | None:
    """Return the word of the other passage that has the same stem or, failing that, a meaning."""
    same = [word for word in words if word[0].stem == term.stem]
    alike = [word for word in words if meanings(term.stem) & meanings(word[0].stem)]
    return next(iter(same + alike), None)


def _unquoted(
    words: list[tuple[Term, Quoted | None]], others: list[tuple[Term, Quoted | None]]
) -> bool:
    """Tell whether a quotation among `words` has lost its marks among `others`."""
    for quote, group in groupby(words, key=lambda word: word[1]):
        spoken = [term for term, _ in group]
        if quote is None or len(spoken) < 2:
            continue
        partners = [_partner(term, others) for term in spoken]
        outside = sum(found is not None and found[1] is None for found in partners)
        if outside >= _HALF * len(spoken):
            return True
    return False


def _copied(text_a: str, text_b: str) -> str | None:
    """Return verbatim or truncated where the words were copied, else None."""
    steps = difference(text_a, text_b)
    kept = sum(len(terms(text)) for text in steps.loc[steps["operation"] == "kept", "text_a"])
    changed = steps[steps["operation"] != "kept"]
    slight = {"", "the", "that"}
    if {text.lower() for text in [*changed["text_a"], *changed["text_b"]]} <= slight and kept:
        return "verbatim"
    shorter, longer = sorted((len(terms(text_a)), len(terms(text_b))))
    if kept >= _NEARLY * shorter and longer >= _MORE * shorter:
        return "truncated"
    return None


def _agree(one: Quoted, other: Quoted) -> bool:
    return one.speaker is None or other.speaker is None or one.speaker == other.speaker
