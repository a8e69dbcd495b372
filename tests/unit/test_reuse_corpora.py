"""Alignments of several articles: groups, order, outlets, size, and nothing that is shared."""

import json
import runpy

import numpy as np
import pytest
from alignments import CHOIR, HARBOUR, LIGHTHOUSE, NO_QUOTATIONS, ORCHARD, align, articles
from hypothesis import given, settings
from hypothesis import strategies as st
from ours import ROOT

from analysis import reuse, schema, segment, spans
from analysis.reuse import candidates, groups


def test_one_remark_in_three_outlets_is_one_group():
    found = align(north=f"{HARBOUR} {CHOIR}", south=f"{HARBOUR} {ORCHARD}", west=HARBOUR)
    assert len(found) == 3
    assert found.group.nunique() == 1


def joined_one_by_one(pairs):
    """Return the groups of pairs of passages (article, start, end), each held against each."""
    places = list(dict.fromkeys(place for pair in pairs for place in pair))
    group = {place: {place} for place in places}

    def join(one, other):
        group[one] |= group[other]
        for each in group[one]:
            group[each] = group[one]

    for one, other in pairs:
        join(one, other)
    for one in places:
        for other in places:
            common = min(one[2], other[2]) - max(one[1], other[1])
            shorter = min(one[2] - one[1], other[2] - other[1])
            if one[0] == other[0] and common > 0 and 2 * common >= shorter:
                join(one, other)
    order = list(dict.fromkeys(id(group[one]) for one, _ in pairs))
    return [order.index(id(group[one])) + 1 for one, _ in pairs]


def test_groups_are_what_pairs_and_overlaps_connect():
    draw = np.random.default_rng(1)
    several = 0
    for number in [0, 1, *draw.integers(2, 40, 60)]:
        articles, starts = draw.integers(0, 9, (number, 2)), draw.integers(0, 60, (number, 2))
        ends = starts + draw.integers(1, 12, (number, 2))
        rows = np.stack((articles, starts, ends), axis=2).tolist()
        found = groups.groups(articles, starts, ends).tolist()
        assert found == joined_one_by_one([tuple(map(tuple, row)) for row in rows])
        several += 1 < len(set(found)) < number
    assert several > 30


def test_separate_remarks_are_separate_groups():
    found = align(north=f"{HARBOUR} {CHOIR}", south=f"{CHOIR} {HARBOUR}")
    assert found.group.tolist() == ["g01", "g02"]
    assert found.start_a.is_monotonic_increasing


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"north": HARBOUR},
        {"north": "Yes", "south": "Yes"},
        {"north": HARBOUR, "south": ORCHARD},
    ],
)
def test_where_nothing_is_shared_the_table_has_no_rows_but_its_columns(texts):
    found = align(**texts)
    assert found.empty
    assert list(found) == schema.table("alignments").names
    assert found.start_a.dtype == "int64"


def test_a_missing_column_is_named():
    table = segment.sentences(articles(north=HARBOUR)).drop(columns="part")
    with pytest.raises(ValueError, match="sentences lacks the column 'part'"):
        reuse.align(table, NO_QUOTATIONS)


def test_identical_articles_are_aligned_sentence_by_sentence():
    text = f"{HARBOUR} {ORCHARD} {CHOIR}"
    found = align(north=text, south=text, west=text)
    assert len(found) == 9
    assert set(found.kind) == {"verbatim"}
    assert (found.start_a == found.start_b).all()


def test_one_remark_in_two_translations_and_three_outlets_is_one_group():
    found = align(
        north=f"“The bridge we are building together is of great value for the region,” she said. "
        f"{HARBOUR}",
        south=f"“The bridge we are building together is of great value for the region.” {CHOIR}",
        west=f"She said “the bridge that we build together has great value to this region.” "
        f"{ORCHARD} {LIGHTHOUSE}",
    )
    assert sorted(found.kind) == ["translation_variant", "translation_variant", "verbatim"]
    assert found.group.nunique() == 1


def test_many_copies_of_a_sentence_take_little_time_and_are_not_found(monkeypatch):
    """Above the size at which all pairs are looked at, copies are looked at once."""
    monkeypatch.setattr(candidates, "FEW", 100)
    line = "The bridge over the river opens in May.\n"
    assert align(north=line * 5000, south=line * 5000).empty


@pytest.mark.parametrize("texts", [{}, {"north": HARBOUR}])
def test_a_corpus_in_which_nothing_can_be_compared_says_so(caplog, texts):
    align(**texts)
    assert caplog.messages
    assert caplog.messages[0].startswith("nothing to compare: ")


def test_two_passages_of_one_outlet_can_be_left_out():
    texts = {"north": HARBOUR, "south": HARBOUR, "west": HARBOUR}
    table, outlets = segment.sentences(articles(**texts)), {"north": "Echo", "south": "Echo"}
    found = reuse.align(table, NO_QUOTATIONS, outlets=outlets)
    assert found[["article_a", "article_b"]].values.tolist() == [
        ["north", "west"],
        ["south", "west"],
    ]
    assert len(reuse.align(table, NO_QUOTATIONS)) == 3


SENTENCES = (HARBOUR, ORCHARD, CHOIR, LIGHTHOUSE)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True), st.randoms())
def test_the_order_of_articles_is_without_effect(shared, draw):
    own = list(shared)
    draw.shuffle(own)
    there = align(north=" ".join(shared), south=" ".join(own))
    back = align(south=" ".join(own), north=" ".join(shared))
    columns = ["start_a", "end_a", "start_b", "end_b", "probability", "kind", "change"]
    mirrored = back[["start_b", "end_b", "start_a", "end_a", "probability", "kind", "change"]]
    assert sorted(there[columns].values.tolist()) == sorted(mirrored.values.tolist())
    assert set(there.kind) == {"verbatim"}
    assert len(there) == len(shared)


WORDS = st.sampled_from(f"{HARBOUR} {ORCHARD} “{CHOIR}” 1,200 U.S. Ada’s".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


@settings(max_examples=40)
@given(TEXTS, TEXTS)
def test_every_span_slices_back_and_no_pair_stays_in_one_article(one, two):
    table = articles(north=one, south=two)
    found = reuse.align(segment.sentences(table), NO_QUOTATIONS)
    spans.check(found, table)
    assert (found.article_a == "north").all()
    assert (found.article_b == "south").all()
    assert found.similarity.between(0, 1).all()


def test_the_pool_script_scores_pairs_of_different_outlets(tmp_path):
    pool, out = tmp_path / "pool.jsonl", tmp_path / "pred.jsonl"
    texts = [("O1", HARBOUR), ("O2", HARBOUR.replace("toppled", "fell")), ("O2", ORCHARD),
             ("O1", CHOIR)]  # fmt: skip
    items = [{"id": f"x{n}", "outlet": o, "text": text} for n, (o, text) in enumerate(texts)]
    pool.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    runpy.run_path(str(ROOT / "benchmarks" / "overlap.py"))["main"](pool, out)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {"x0", "x1"} == {max(rows, key=lambda row: row["score"])[key] for key in "ab"}
    outlet = {item["id"]: item["outlet"] for item in items}
    assert all(outlet[row["a"]] != outlet[row["b"]] for row in rows)
