"""Signs of reuse: what two passages share beside their likeness."""

from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame

from analysis import reuse, segment, wordlists
from analysis.reuse.company import NEAR, company
from analysis.reuse.features import profile, rarity
from analysis.reuse.model import likelihood, needed
from analysis.reuse.phrases import LENGTH, phrases
from analysis.reuse.signs import LARGEST, SIGNS, signs
from analysis.reuse.terms import stop_words

WORDS = st.lists(st.sampled_from("abc"), max_size=12)


@given(WORDS, WORDS, *[st.integers(0, 12)] * 4)
def test_what_lies_inside_two_passages_shares_no_more_phrases(one, other, a, b, c, d):
    inside = set(phrases(one[a:b])) & set(phrases(other[c:d]))
    assert len(inside) <= len(set(phrases(one)) & set(phrases(other)))
    assert len(set(phrases(one))) == max(0, len(one) - LENGTH + 1)


def test_a_title_with_a_name_has_no_phrases():
    named = [
        profile(f"Lib Dem home affairs spokesman {name}") for name in ("Mark Oakes said.",) * 2
    ]
    copied = [profile("They mended the old harbour wall.")] * 2
    weights = rarity([*named, *copied])
    assert dict(zip(SIGNS[1:], signs(*named, weights, 2), strict=True))["phrases"] == 0
    assert dict(zip(SIGNS[1:], signs(*copied, weights, 2), strict=True))["phrases"] == log1p(4)


@given(st.floats(0.01, 0.99), st.integers(0, 50))
def test_the_log_odds_that_a_pair_needs_give_the_probability(least, others):
    assert likelihood(needed(least, others), others) == pytest.approx(least)


def test_company_is_near_in_both_articles_and_in_no_other():
    found = company([(NEAR, 3 * NEAR)], ["a"] * (2 * NEAR) + ["b"] * (2 * NEAR) + ["c"])
    assert found[0, 3 * NEAR] == found[2 * NEAR - 1, 4 * NEAR - 1] == 1
    assert {a for a, _ in found} == set(range(2 * NEAR))
    assert max(b for _, b in found) == 4 * NEAR - 1


COPIED = (
    "The mayor of Ostrand opened the new ferry line after nine years of quarrels over its price.",
    "Nobody in the harbour had believed that the rotten pier would hold the weight of the boats.",
    "She thanked the dockers who had carried the planks by hand through the snow.",
)
OWN = ("Bakers ran out of rye.", "A choir from Lund sang in the rain.", "Buses were late.")
LOOSE = (
    "Pupils, she promised, would cross the water for nothing from next spring.",
    "She said that from spring on the water would cost pupils nothing.",
)
TERM = (
    "The council wants a second Lindqvist diesel catamaran engine for the summer.",
    "A Lindqvist diesel catamaran engine exploded at sea last winter.",
)


def listed(pair, beside):
    """Return whether a pair of sentences is aligned that stands beside others in two articles."""
    texts = [" ".join([*own, sentence]) for own, sentence in zip(beside, pair, strict=True)]
    table = segment.sentences(DataFrame({"article_id": ["north", "south"], "text": texts}))
    no_quotations = DataFrame(columns=["article_id", "start", "end", "kind", "marked", "speaker"])
    found = reuse.align(table, no_quotations)
    return any(row.start_a >= texts[0].index(pair[0]) for row in found.itertuples())


def test_a_loose_rendering_is_reuse_in_company_and_not_alone():
    assert listed(LOOSE, [COPIED, COPIED])
    assert not listed(LOOSE, [COPIED, OWN])


def test_a_term_is_none_in_any_company():
    assert not listed(TERM, [COPIED, OWN])
    assert not listed(TERM, [COPIED, COPIED])


def test_a_corpus_larger_than_any_learned_from_counts_as_the_largest_of_these():
    pair = [profile("They mended the old harbour wall.")] * 2
    size = [signs(*pair, rarity(pair), number)[-1] for number in (LARGEST, 9 * LARGEST, 9)]
    assert size[0] == size[1] == log1p(LARGEST) > size[2]


def test_every_formula_is_of_words_that_count():
    turns = [line.split() for line in wordlists.lines("reuse_turns.txt")]
    assert not [turn for turn in turns if not stop_words().isdisjoint(turn)]
