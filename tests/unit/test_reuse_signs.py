"""Signs of reuse: what two passages share beside their likeness."""

from math import log1p

from hypothesis import given
from hypothesis import strategies as st

from analysis.reuse.features import profile, rarity
from analysis.reuse.phrases import LENGTH, phrases
from analysis.reuse.signs import SIGNS, longest_run, signs


@given(*[st.lists(st.sampled_from("abc"), max_size=12)] * 2)
def test_no_shared_run_is_longer_than_the_shared_phrases_allow(one, other):
    shared = set(phrases(one)) & set(phrases(other))
    assert len(longest_run(one, other)) <= len(shared) + LENGTH - 1
    assert len(set(phrases(one))) == max(0, len(one) - LENGTH + 1)


def test_a_title_with_a_name_is_no_run():
    named = [
        profile(f"Lib Dem home affairs spokesman {name}") for name in ("Mark Oakes said.",) * 2
    ]
    copied = [profile("They mended the old harbour wall.")] * 2
    weights = rarity([*named, *copied])
    assert dict(zip(SIGNS[1:], signs(*named, weights, 2), strict=True))["run"] == 0
    assert dict(zip(SIGNS[1:], signs(*copied, weights, 2), strict=True))["run"] == log1p(6)
