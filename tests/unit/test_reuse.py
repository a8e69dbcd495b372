"""Alignments: hand-made articles with known answers."""

from itertools import pairwise

import pytest
from alignments import CHOIR, HARBOUR, NO_QUOTATIONS, ORCHARD, align, articles
from hypothesis import given, settings
from hypothesis import strategies as st
from ours import DATA

from analysis import reuse, segment


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
    ("The airline did not immediately respond to repeated requests for comment.",
     "The airline did not immediately respond to repeated requests for comment."),
    ("A clerk spoke on condition of anonymity because she was not allowed to speak to the media.",
     "A monk spoke on condition of anonymity because he was not allowed to speak to the media."),
    ("Anyone with information about it is urged to contact the police.",
     "Anyone with information about it is urged to contact the police."),
    ("This is a developing story. Please check back for more.",
     "This is a developing story. Please check back for more."),
    ("This site uses cookies to improve your visit.",
     "This site uses cookies to improve your visit."),
    ("By continuing to browse our pages you agree to the use of cookies.",
     "By continuing to browse our pages you agree to the use of cookies."),
    ("A crane fell at the ferry terminal on Monday and nobody was hurt.",
     "No one was injured when the terminal lost a crane early this week."),
]  # fmt: skip
REUSE = [
    ("At least 40 growers lost their whole harvest to frost in the valley on Sunday.",
     "At least 14 growers lost their whole harvest to frost in the valley on Sunday.",
     "shared_wording", "number"),
    ("The growers lost 40 million crowns when the frost came to the valley on Sunday.",
     "The growers lost 40 billion crowns when the frost came to the valley on Sunday.",
     "shared_wording", "number"),
    ("Twenty-one divers searched the wreck of the barge below the green bridge.",
     "21 divers searched the wreck of the barge below the green bridge.",
     "verbatim", "none"),
    ("The owner declined to comment on the flooded shaft that trapped nine miners at Halden.",
     "The owner declined to comment on the flooded shaft that trapped nine miners at Halden.",
     "verbatim", "none"),
    ("Di\u00advers found the an\u00adchor of a sun\u00adken barge below the green bridge.",
     "Divers found the anchor of a sunken barge below the green bridge.",
     "verbatim", "none"),
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


def test_the_least_probability_decides_what_is_listed():
    table = segment.sentences(articles(north=FORMULAS[0][0], south=FORMULAS[0][1]))
    assert reuse.align(table, NO_QUOTATIONS).empty
    assert len(reuse.align(table, NO_QUOTATIONS, least=0.0)) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(list(FILLER.values())), min_size=1, max_size=2, unique=True))
def test_an_unrelated_article_takes_no_alignment_away(more):
    texts = {"north": f"{HARBOUR} {ORCHARD}", "south": f"{CHOIR} {HARBOUR}"}
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "kind"]
    before = align(**texts)[columns].values.tolist()
    assert before
    assert align(**texts, west=" ".join(more))[columns].values.tolist() == before


def test_the_shipped_data_stay_small_and_each_file_has_its_licence():
    data = list(DATA.glob("reuse_*"))
    assert sum(path.stat().st_size for path in data) < 1_000_000
    licences = (DATA / "reuse_licences.txt").read_text(encoding="utf-8")
    assert {path.name for path in data} - {"reuse_licences.txt"} == {
        line for line in licences.splitlines() if line.startswith("reuse_")
    }
