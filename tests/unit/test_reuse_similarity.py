"""Terms, weights, candidates and scores of text reuse."""

import json
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import reuse, segment, wordlists
from analysis.reuse import candidates as module
from analysis.reuse import matches
from analysis.reuse.candidates import candidates
from analysis.reuse.features import (
    FEATURES,
    count_grams,
    evidence,
    features,
    kin_keys,
    kinship,
    profile,
    rarity,
)
from analysis.reuse.index import index
from analysis.reuse.model import model, probability
from analysis.reuse.pairing import shortfall
from analysis.reuse.terms import meanings, terms


def stems(text):
    return [term.stem for term in terms(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bought", "buys"),
        ("the mayor’s", "the mayor"),
        ("S-400s", "S400"),
        ("1,200", "1200"),
        ("three", "3"),
        ("Turkey-Russia", "Turkey Russia"),
        ("U.S.", "US"),
        ("the har-\nbour", "the harbour"),
    ],
)
def test_one_term_in_two_spellings(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("34 ships", "36 ships")])
def test_terms_that_differ(one, other):
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("word", "number"), [("34", True), ("three", True), ("F16", False), ("S-400", False)]
)
def test_a_number_counts_and_a_code_names(word, number):
    assert [term.number for term in terms(f"the {word} ships")] == [False, number, False]


def test_synonyms_share_a_meaning():
    assert meanings("buy") & meanings("purchas")
    assert not meanings("buy") & meanings("bridg")


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [("buy", "purchas", 0.3, 1), ("negoti", "negotiat", 0.3, 1), ("buy", "bridg", 0, 0)],
)
def test_words_of_one_meaning_or_one_opening_stand_for_each_other(one, other, least, most):
    assert least <= kinship(one, other) <= most
    assert kinship(one, other) == kinship(other, one)
    assert not kinship(one, other) or kin_keys(one) & kin_keys(other)


def test_names_are_capitals_that_do_not_open_the_text():
    assert [term.stem for term in terms("Growers met Ada Reed") if term.name] == ["ada", "reed"]


TEXTS = [
    "The harbour master closed the eastern ferry terminal after a crane toppled.",
    "After a crane fell, the harbour master shut the eastern ferry terminal.",
    "the eastern ferry terminal after",
    "Growers in the valley expect a poor apple harvest after late frost.",
    "The harbour master of the valley praised the apple harvest.",
]


def probabilities(pairs):
    profiles = [profile(text) for text in TEXTS]
    weights = rarity(profiles)
    values = [features(profiles[a], profiles[b], weights) for a, b in pairs]
    return probability(np.array(values) @ model().weights + model().intercept)


def test_likeness_rises_from_topic_to_paraphrase_to_copy():
    topic, fragment, paraphrase, copy = probabilities([(0, 4), (0, 2), (0, 1), (0, 0)])
    assert topic < 0.5 < fragment
    assert topic < paraphrase < copy


def test_features_do_not_depend_on_the_order_of_the_pair():
    profiles = [profile(text) for text in TEXTS]
    weights = rarity(profiles)
    for a in profiles:
        for b in profiles:
            assert features(a, b, weights) == features(b, a, weights)


def test_every_feature_has_a_weight_and_the_shares_are_shares():
    assert len(model().weights) == len(FEATURES)
    one = profile(TEXTS[0])
    values = dict(zip(FEATURES, features(one, one, rarity([one])), strict=True))
    shares = ("same_shorter", "same_longer", "letters", "bigrams_longer")
    assert [values[name] for name in shares] == pytest.approx([1, 1, 1, 1])


@pytest.mark.parametrize("one", [*TEXTS, "it is", "", "a b"])
@pytest.mark.parametrize("other", [TEXTS[0], "it is", ""])
def test_features_are_shares_but_for_weights(one, other):
    profiles = [profile(one), profile(other)]
    values = dict(zip(FEATURES, features(*profiles, rarity(profiles)), strict=True))
    weights = {"window", "evidence", "unmatched", "length", "ratio"}
    assert all(0 <= values[name] <= 1 + 1e-9 for name in set(FEATURES) - weights)


def test_another_spelling_is_nearly_the_same_word():
    one, other, third = map(profile, ("Demirtas spoke", "Demirtash spoke", "Kaya spoke"))
    weights = rarity([one, other, third])
    near, far = (
        dict(zip(FEATURES, features(one, p, weights), strict=True)) for p in (other, third)
    )
    assert near["soft_shorter"] > near["same_shorter"]
    assert far["soft_shorter"] == far["same_shorter"]


def test_a_word_of_every_passage_weighs_less_than_a_rare_one():
    weights = rarity([profile(text) for text in TEXTS])
    assert weights.of("the") < weights.of("harbour") < weights.of("growers") == 1.0


def test_passages_of_one_source_are_no_candidates():
    pairs = candidates(TEXTS, ["x", "y", "x", "x", "x"]).tolist()
    assert pairs == sorted(pairs)
    assert pairs
    assert all(1 in pair for pair in pairs)


def test_many_passages_are_paired_by_their_rarest_stems(monkeypatch):
    """Above FEW the twins are still candidates, and the pairs do not grow with the square."""
    monkeypatch.setattr(module, "FEW", 10)
    plain = [f"alpha{n} beta{n} gamma{n} delta{n}" for n in range(300)]
    twins = [f"delta{n} gamma{n} while epsilon{n}" for n in range(300)]
    copies = ["the same three words"] * 200
    sources = ["x"] * 300 + ["y"] * 300 + ["x", "y"] * 100
    pairs = candidates(plain + twins + copies, sources).tolist()
    assert {(n, n + 300) for n in range(300)} <= set(map(tuple, pairs))
    assert len(pairs) < 1000


def test_few_and_many_passages_are_searched_alike(monkeypatch):
    """The search among many finds every copy and twin that the search among few ranks first."""
    twins = [TEXTS[0], TEXTS[1], TEXTS[3], TEXTS[3]]
    sources = ["x", "y", "x", "y"]
    few = candidates(twins, sources).tolist()
    monkeypatch.setattr(module, "FEW", 0)
    many = candidates(twins, sources).tolist()
    assert {(0, 1), (2, 3)} <= set(map(tuple, many)) <= set(map(tuple, few))


def test_pairs_do_not_depend_on_the_shards(monkeypatch):
    monkeypatch.setattr(module, "FEW", 0)
    draw = np.random.default_rng(1)
    texts = [" ".join(f"w{n}" for n in draw.zipf(1.3, 12) % 500) for _ in range(400)]
    sources = [f"s{n % 3}" for n in range(400)]
    whole = candidates(texts, sources)
    monkeypatch.setattr(module, "_SHARD", 500)
    assert candidates(texts, sources).tolist() == whole.tolist()
    assert len(whole) > 100


def test_a_copy_is_compared_in_each_source(monkeypatch):
    """A passage that x and y print alike is paired with its twin in z from both."""
    monkeypatch.setattr(module, "FEW", 0)
    texts = [TEXTS[0], TEXTS[0], TEXTS[1], TEXTS[0]]
    pairs = candidates(texts, ["x", "y", "z", "x"]).tolist()
    assert pairs == [[0, 1], [0, 2], [1, 2]]


def test_a_million_copies_of_a_sentence_are_one_pair():
    pairs = candidates(["The bridge opens in May."] * 1_000_000, ["x", "y"] * 500_000)
    assert pairs.tolist() == [[0, 1]]


@pytest.mark.parametrize(
    ("texts", "told"), [([], "there is no text"), (TEXTS, "all text is of north")]
)
def test_where_nothing_can_be_compared_a_message_says_so(caplog, texts, told):
    assert len(candidates(texts, ["north"] * len(texts))) == 0
    assert caplog.messages == [f"nothing to compare: {told}; overlap needs two texts"]


def test_the_index_holds_each_stem_of_a_passage_once_and_the_rarest_last():
    found = index(["the bridge and the bridges", "", "the harbour"])
    assert found.starts.tolist() == [0, 3, 3, 5]
    assert found.counts.tolist() == [2, 1, 1, 1]
    assert found.stems[3:].tolist()[0] == found.stems[0] == 0  # “the”, the most frequent


def test_fewer_false_alarms_ask_for_more_likeness():
    measured = json.loads(wordlists.text("reuse_weights.json"))["thresholds"]
    least = [measured[share] for share in sorted(measured, key=float)]
    assert least == sorted(least, reverse=True)


def test_a_pair_with_just_the_evidence_asked_for_is_taken(monkeypatch):
    """EVIDENCE is reached, not exceeded: of two sentences alike, what they share is enough.

    They are no copies, which are taken whatever their words weigh.
    """
    texts = [TEXTS[0], f"Yesterday {TEXTS[0]}"]
    table = segment.sentences(pd.DataFrame({"article_id": ["n", "s"], "text": texts}))
    weights = rarity(map(profile, texts))
    shared = evidence(profile(texts[0]), profile(texts[1]), weights)
    none = pd.DataFrame(columns=["article_id", "start", "end", "kind", "marked", "speaker"])
    monkeypatch.setattr(matches, "EVIDENCE", shared)
    assert len(reuse.align(table, none)) == 1
    monkeypatch.setattr(matches, "EVIDENCE", np.nextafter(shared, 9))
    assert reuse.align(table, none).empty


def test_sources_must_be_as_many_as_texts():
    with pytest.raises(ValueError, match="2 texts but 1 sources"):
        reuse.pair_probabilities(["one", "two"], ["x"])


def test_a_pair_is_held_back_by_rivals_of_the_same_source_only():
    pairs, sources = np.array([(0, 1), (0, 2), (0, 3)]), ["x", "y", "y", "z"]
    assert shortfall(pairs, np.array([4.0, 1.0, 2.0]), sources).tolist() == [0.0, 3.0, 0.0]


def test_scores_find_the_paraphrase_first():
    found = reuse.pair_probabilities(TEXTS[:2] + TEXTS[3:], ["x", "y", "y", "y"])
    assert tuple(found.sort_values("probability").iloc[-1][["a", "b"]]) == (0, 1)
    assert reuse.pair_probabilities([], []).empty


@given(st.lists(st.text("ab c", max_size=12), max_size=6))
def test_an_n_gram_is_counted_once_in_each_passage_that_has_it(texts):
    profiles = [profile(text) for text in texts]
    expected = Counter(gram for one in profiles for gram in one.grams)
    found = count_grams(profiles)
    assert {gram: found[gram] for gram in found.nonzero()[0].tolist()} == expected
