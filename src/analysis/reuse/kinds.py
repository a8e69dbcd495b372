"""What sort of reuse a pair of passages is, by stated rules."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from analysis.reuse.changes import change, left_out
from analysis.reuse.likeness import in_order, plain_words
from analysis.reuse.stretches import Passage, Speech
from analysis.reuse.terms import Term, meanings, terms

KINDS = ("verbatim", "truncated", "translation_variant", "quote_paraphrase", "shared_wording")
_NEARLY = 0.9  # share of the words of the shorter passage that "nearly word for word" asks for
_MORE = 1.25  # how many times as many words the other passage has when it "says more"
_HALF = 0.5
_SLIGHT = frozenset({"the", "that"})
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_COPIED = 8  # words in a row that two translators do not hit upon

_Word = tuple[Term, Speech | None]
"""A content word and the quotation that it stands in, if any."""


def kind(
    a: Passage, b: Passage, spoken_a: Sequence[Speech] = (), spoken_b: Sequence[Speech] = ()
) -> str:
    """Return the kind of a pair of passages that are taken to be reuse.

    `spoken_a` and `spoken_b` are what stands inside quotation marks in the two articles. The
    first rule that holds decides:

    quote_paraphrase     a quotation of two content words or more has at least half of them on the
                         other side, and those outside quotation marks
    verbatim             the same words in the same order up to punctuation and case; a "the" or
                         "that" may be missing, and so may what stands in square brackets; one word
                         in ten of the longer passage may be a function word that the other lacks,
                         or spelled or named otherwise, if no content word is lacking and nothing
                         else is said (see `changes.change`)
    truncated            nine tenths of the words of the shorter passage stand in the longer one in
                         order, which has a quarter more words or more; or has fewer more, if what
                         was left out has content words and nothing stands in its place
    translation_variant  at least half of the shared content words are inside quotation marks on
                         both sides, the speakers are not known to differ, and no eight words in
                         a row are the same
    shared_wording       the rest: agency copy alike or rewritten

    Where most of both passages is quoted, the quoted words alone can be verbatim or truncated:
    who said them, told in other words, makes no other remark of it.
    """
    words_a, words_b = _words(a, spoken_a), _words(b, spoken_b)
    if _unquoted(words_a, words_b) or _unquoted(words_b, words_a):
        return "quote_paraphrase"
    remarks = _remark(a, words_a), _remark(b, words_b)
    texts = [pair for pair in ((a.text, b.text), remarks) if all(pair)]
    copied = {_copied(*pair) for pair in texts}
    for found in ("verbatim", "truncated"):
        if found in copied:
            return found
    partners = zip(words_a, _partners(words_a, words_b), strict=True)
    shared = [(word[1], partner[1]) for word, partner in partners if partner]
    agree = [_agree(one, other) for one, other in shared if one and other]
    quoted = shared and len(agree) >= _HALF * len(shared) and any(agree)
    if quoted and _longest_run(plain_words(a.text), plain_words(b.text)) < _COPIED:
        return "translation_variant"
    return "shared_wording"


def _words(passage: Passage, spoken: Sequence[Speech]) -> list[_Word]:
    """Return the content words of a passage, each with the quotation that it stands in."""
    start = passage.start
    return [
        (term, next((s for s in spoken if s.start <= start + term.start < s.end), None))
        for term in terms(passage.text)
        if not term.stop
    ]


def _remark(passage: Passage, words: Sequence[_Word]) -> str:
    """Return what is quoted in a passage, from its first quoted word on; "" if it is not most."""
    said = [term for term, speech in words if speech]
    enough = said and len(said) > _HALF * len(words)
    return passage.text[said[0].start : said[-1].end] if enough else ""


def _longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest run of words that both texts have."""
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size


def _partners(words: Sequence[_Word], others: Sequence[_Word]) -> list[_Word | None]:
    """Return the first of `others` with the same stem as each word or, failing that, a meaning."""
    stems: dict[str, int] = {}
    senses: dict[int, int] = {}
    for at, (term, _) in enumerate(others):
        stems.setdefault(term.stem, at)
        for meaning in meanings(term.stem):
            senses.setdefault(meaning, at)
    found: list[_Word | None] = []
    for term, _ in words:
        alike = min((senses[m] for m in meanings(term.stem) if m in senses), default=None)
        place = stems.get(term.stem, alike)
        found.append(None if place is None else others[place])
    return found


def _unquoted(words: Sequence[_Word], others: Sequence[_Word]) -> bool:
    """Tell whether a quotation among `words` has lost its marks among `others`."""
    for speech, group in groupby(words, key=lambda word: word[1]):
        spoken = list(group)
        if speech is None or len(spoken) < 2:
            continue
        partners = _partners(spoken, others)
        outside = sum(found is not None and found[1] is None for found in partners)
        if outside >= _HALF * len(spoken):
            return True
    return False


def _copied(text_a: str, text_b: str) -> str | None:
    """Return verbatim or truncated where the words were copied, else None."""
    a, b = plain_words(text_a), plain_words(text_b)
    kept = in_order(a, b)
    shorter, longer = sorted((len(a), len(b)))
    (with_a, without_a), (with_b, without_b) = _readings(text_a), _readings(text_b)
    if with_a in (with_b, without_b) or without_a == with_b:
        return "verbatim"
    changed, (differ, cut) = change(text_a, text_b) != "none", left_out(text_a, text_b)
    if kept >= _NEARLY * longer and not (changed or differ):
        return "verbatim"
    merely = differ and cut and not changed
    if kept >= _NEARLY * shorter and (longer >= _MORE * shorter or merely):
        return "truncated"
    return None


def _readings(text: str) -> tuple[list[str], list[str]]:
    """Return the words that matter of a text, with and without what an editor put in brackets."""
    inside, outside = (
        [word for word in plain_words(each) if word not in _SLIGHT]
        for each in (_BRACKETS.sub(r"\1", text), _BRACKETS.sub("", text))
    )
    return inside, outside


def _agree(one: Speech, other: Speech) -> bool:
    """Tell whether two quotations can be of one speaker."""
    return one.speaker is None or other.speaker is None or one.speaker == other.speaker
