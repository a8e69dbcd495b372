"""Connected components, against groups that are merged one pair at a time."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.components import joined

IDS = st.sampled_from("abcdefgh")


def merged(pairs):
    groups = []
    for pair in pairs:
        met = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in met] + [set(pair).union(*met)]
    return groups


@given(st.lists(st.tuples(IDS, IDS)))
def test_ids_are_named_after_one_of_those_they_are_connected_to(pairs):
    found = joined([one for one, _ in pairs], [other for _, other in pairs])
    groups = [set(own) for own in found.groupby(found).groups.values()]
    assert sorted(map(sorted, groups)) == sorted(map(sorted, merged(pairs)))
    assert all(found[first] == first for first in found)
