"""Terms, weights, candidates and scores of text reuse."""

import numpy as np
import pytest

from analysis import reuse
from analysis.reuse import candidates as module
from analysis.reuse.candidates import candidates
from analysis.reuse.scoring import shortfall
from analysis.reuse.similarity import FEATURES, features, model, probability, profile, rarity
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
    ],
)
def test_one_term_in_two_spellings(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("34 ships", "36 ships")])
def test_terms_that_differ(one, other):
    assert stems(one) != stems(other)


def test_synonyms_share_a_meaning():
    assert meanings("buy") & meanings("purchas")
    assert not meanings("buy") & meanings("bridg")


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


def test_a_word_of_every_passage_weighs_less_than_a_rare_one():
    weights = rarity([profile(text) for text in TEXTS])
    assert weights.of("the") < weights.of("harbour") < weights.of("growers") == 1.0


def test_passages_of_one_source_are_no_candidates():
    profiles = [profile(text) for text in TEXTS]
    pairs = candidates(profiles, ["x", "y", "x", "x", "x"], rarity(profiles))
    assert pairs == sorted(set(pairs))
    assert pairs
    assert all(1 in pair for pair in pairs)


def test_many_passages_are_paired_by_their_rarest_stems(monkeypatch):
    """Above FEW the twins are still candidates, and the pairs do not grow with the square."""
    monkeypatch.setattr(module, "FEW", 10)
    plain = [f"alpha{n} beta{n} gamma{n} delta{n}" for n in range(300)]
    twins = [f"delta{n} gamma{n} while epsilon{n}" for n in range(300)]
    copies = ["the same three words"] * 200
    profiles = [profile(text) for text in plain + twins + copies]
    sources = ["x"] * 300 + ["y"] * 300 + ["x", "y"] * 100
    pairs = candidates(profiles, sources, rarity(profiles))
    assert {(n, n + 300) for n in range(300)} <= set(pairs)
    assert len(pairs) < 1000


def test_a_pair_is_held_back_by_rivals_of_the_same_source_only():
    pairs, sources = [(0, 1), (0, 2), (0, 3)], ["x", "y", "y", "z"]
    assert shortfall(pairs, np.array([4.0, 1.0, 2.0]), sources).tolist() == [0.0, 3.0, 0.0]


def test_scores_find_the_paraphrase_first():
    found = reuse.score(TEXTS[:2] + TEXTS[3:], ["x", "y", "y", "y"])
    assert tuple(found.sort_values("similarity").iloc[-1][["a", "b"]]) == (0, 1)
    assert reuse.score([], []).empty
