"""Alignments: hand-made articles with known answers."""

import json
import runpy
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ours import DATA, ROOT

from analysis import reuse, schema, segment, spans
from analysis.reuse import candidates, groups

NO_QUOTATIONS = pd.DataFrame(
    columns=["article_id", "start", "end", "kind", "marked", "speaker"], dtype=object
)


def articles(**texts):
    return pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})


def align(**texts):
    """Align articles given by name; every stretch between curly marks is a quotation."""
    table = articles(**texts)
    rows = []
    for article_id, text in texts.items():
        at = text.find("“")
        while at >= 0:
            end = text.index("”", at)
            rows.append((article_id, at + 1, end, "direct", True, "Ada Reed"))
            at = text.find("“", end)
    quotes = pd.DataFrame(rows, columns=NO_QUOTATIONS.columns) if rows else NO_QUOTATIONS
    found = reuse.align(segment.sentences(table), quotes)
    spans.check(found, table)
    return found


HARBOUR = "The harbour master closed the eastern ferry terminal after a crane toppled at night."
ORCHARD = "Growers in the valley expect a poor apple harvest because of late frost and hungry deer."
LIGHTHOUSE = "Painters gave the old lighthouse white walls and a green lantern before winter came."
CHOIR = "A village choir rehearsed old hymns while volunteers repaired the leaking chapel roof."


def test_a_sentence_in_other_words_is_cut_where_its_twin_ends():
    one = "The harbour commission will purchase fourteen icebreakers from Finnish builders in May."
    other = "the harbour commission will buy 14 icebreakers from Finnish builders in May."
    found = align(north=one, south=f"Asked again, the minister was silent; {other}")
    assert found[["text_a", "text_b"]].values.tolist() == [[one, other]]


def test_copies_are_verbatim_and_everything_else_stays_apart():
    found = align(north=f"{HARBOUR} {ORCHARD}", south=f"{CHOIR} {HARBOUR}")
    assert found[["alignment_id", "kind", "text_a", "text_b"]].values.tolist() == [
        ["north-south-01", "verbatim", HARBOUR, HARBOUR]
    ]


def test_the_best_fitting_clause_is_aligned_and_not_the_sentence_around_it():
    clause = "a crane toppled onto the eastern ferry terminal"
    found = align(
        north=f"{CHOIR} Police said that {clause}, and nobody could say why the brakes had failed.",
        south=f"Although the wind was mild, {clause}; the mayor promised an inquiry. {ORCHARD}",
    )
    assert len(found) == 1
    assert found.text_a[0].startswith(clause)
    assert found.text_b[0] == clause


def test_two_translations_of_a_remark_are_found_and_named():
    found = align(
        north=f"{ORCHARD} “The bridge we are building together is of great value for the region,” "
        "said Ada Reed.",
        south="Ada Reed said “the bridge that we build together has great value to this region.” "
        + CHOIR,
    )
    assert found.kind.tolist() == ["translation_variant"]


def test_a_passage_ends_with_its_own_punctuation_only():
    found = align(
        north=f"They hoped “to close the eastern ferry terminal for the harbour master”. {CHOIR}",
        south="“Our crews agreed to close the eastern ferry terminal for the harbour master,” "
        "she said.",
    )
    assert found.text_a.tolist() == ["to close the eastern ferry terminal for the harbour master"]


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


@pytest.mark.parametrize("rest", ["that all of these", "to all that would"])
def test_stop_words_that_no_pause_parts_from_a_sentence_do_not_hide_it(rest):
    sentence = f"Dealers quietly sold nineteen crooked lanterns to travellers in Hexley {rest}."
    found = align(north=f"{CHOIR} {sentence}", south=f"{sentence} {ORCHARD}")
    assert found[["text_a", "text_b"]].values.tolist() == [[sentence, sentence]]


def test_no_stretch_is_in_two_rows_of_one_pair_of_articles():
    found = align(north=f"{HARBOUR} {HARBOUR} {CHOIR}", south=f"{HARBOUR} {CHOIR}")
    for side in "ab":
        ranges = sorted(zip(found[f"start_{side}"], found[f"end_{side}"], strict=True))
        assert all(end <= start for (_, end), (start, _) in pairwise(ranges))


def test_page_furniture_is_never_aligned():
    footer = "The harbour bulletin lies beside the tide table at the eastern ferry terminal"
    table = segment.sentences(articles(north=f"{HARBOUR} {footer}", south=footer))
    assert len(reuse.align(table, NO_QUOTATIONS)) == 1
    assert reuse.align(table.assign(part="boilerplate"), NO_QUOTATIONS).empty


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


def test_a_passage_that_would_stop_before_a_relative_clause_goes_on():
    text = "Saying it was one of the terminals in which the ferry company had invested."
    found = align(
        north=f"{HARBOUR} {text}",
        south="Saying that it is one of the terminals where the ferry company invested money.",
    )
    assert found.text_b[0].endswith("invested money.")
    assert found.text_a[0].endswith("had invested.")


def test_a_passage_keeps_the_mark_whose_partner_is_inside():
    text = "“The eastern ferry terminal stays closed until the crane is gone,” Ada Reed told Tom."
    found = align(north=f"{CHOIR}\n{text}", south=f"{text}\n{ORCHARD}")
    assert found.text_a.tolist() == [text]


def test_a_sentence_that_every_passage_repeats_weighs_nothing():
    line = "The bridge opens in May.\n"
    assert align(north=line * 400, south=line * 400).empty


def test_a_text_without_full_stops_is_compared_in_bounded_stretches():
    listed = " ".join(f"item{n:05d}" for n in range(1500))
    found = align(north=listed, south=listed)
    assert set(found.kind) == {"verbatim"}
    assert found.end_a.sub(found.start_a).max() <= 2000


# Pairs of sentences of two articles about different things, with the kind and the change; no kind
# where the two are a formula, page furniture or one fact in two wordings.
FORMULAS = [
    ("“It is wrong,” harbour board spokeswoman Edda Rule said.",
     "“It is late,” harbour board spokeswoman Edda Rule said."),
    ("She told the Evening Radio programme that fares may rise.",
     "He told the Evening Radio programme that the choir was lost."),
    ("The owner could not be reached for comment.",
     "The keeper could not be reached for comment."),
    ("Subscribe to our newsletter for the latest news.",
     "Subscribe to our newsletter for the latest news."),
    ("An official said on condition of anonymity that the dam leaks.",
     "A nurse, speaking on condition of anonymity, named the ward."),
    ("A crane fell at the ferry terminal on Monday and nobody was hurt.",
     "No one was injured when the terminal lost a crane early this week."),
]  # fmt: skip
REUSE = [
    ("At least 40 growers lost their whole harvest to frost in the valley on Sunday.",
     "At least 14 growers lost their whole harvest to frost in the valley on Sunday.",
     "shared_wording", "number"),
    ("The council will sell the old ferry terminal to a builder of boats, the mayor said.",
     "The council will not sell the old ferry terminal to a builder of boats, the mayor said.",
     "shared_wording", "negation"),
    ("Volunteers repaired the leaking roof of the chapel before the hymns were sung again.",
     "Volunteers repaired the leaking roof of the chapel before the hymns were sung again.",
     "verbatim", "none"),
    ("Divers found the anchor of a sunken barge beneath the green bridge wrapped in nets and weed.",
     "Divers found the anchor of a sunken barge beneath the green bridge.",
     "truncated", "none"),
]  # fmt: skip
FILLER = {
    "north": "Bakers raised the price of rye bread twice this spring.",
    "south": "The orchestra hired a second oboe after a quarrel about reeds.",
}


@pytest.mark.parametrize(("one", "other"), FORMULAS)
def test_what_any_two_articles_may_have_is_not_reuse(one, other):
    assert align(north=f"{FILLER['north']} {one}", south=f"{FILLER['south']} {other}").empty


@pytest.mark.parametrize(("one", "other", "kind", "change"), REUSE)
def test_reuse_is_named_with_what_changed(one, other, kind, change):
    found = align(north=f"{FILLER['north']} {one}", south=f"{other} {FILLER['south']}")
    assert found[["kind", "change"]].values.tolist() == [[kind, change]]


def test_likeness_and_probability_are_two_things():
    """One number makes little difference to the words and none to whether they were copied."""
    one, other, *_ = REUSE[0]
    found = align(north=one, south=other)
    assert found.similarity[0] == pytest.approx(14 / 15)
    assert found.probability[0] > 0.8


def test_two_passages_of_one_outlet_can_be_left_out():
    texts = {"north": HARBOUR, "south": HARBOUR, "west": HARBOUR}
    table, outlets = segment.sentences(articles(**texts)), {"north": "Echo", "south": "Echo"}
    found = reuse.align(table, NO_QUOTATIONS, outlets=outlets)
    assert found[["article_a", "article_b"]].values.tolist() == [
        ["north", "west"],
        ["south", "west"],
    ]
    assert len(reuse.align(table, NO_QUOTATIONS)) == 3


def test_the_least_probability_decides_what_is_listed():
    table = segment.sentences(articles(north=FORMULAS[0][0], south=FORMULAS[0][1]))
    assert reuse.align(table, NO_QUOTATIONS).empty
    assert len(reuse.align(table, NO_QUOTATIONS, least=0.0)) == 1


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


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(list(FILLER.values())), min_size=1, max_size=2, unique=True))
def test_an_unrelated_article_takes_no_alignment_away(more):
    texts = {"north": f"{HARBOUR} {ORCHARD}", "south": f"{CHOIR} {HARBOUR}"}
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "kind"]
    before = align(**texts)[columns].values.tolist()
    assert before
    assert align(**texts, west=" ".join(more))[columns].values.tolist() == before


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


def test_the_shipped_data_stay_small_and_each_file_has_its_licence():
    data = list(DATA.glob("reuse_*"))
    assert sum(path.stat().st_size for path in data) < 1_000_000
    licences = (DATA / "reuse_licences.txt").read_text(encoding="utf-8")
    assert {path.name for path in data} - {"reuse_licences.txt"} == {
        line for line in licences.splitlines() if line.startswith("reuse_")
    }
