"""The tables of outlets, on tables small enough to be counted by hand."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import outlets, pipeline
from analysis.findings import outlets as findings
from analysis.outlets import interval
from analysis.outlets.reprints import ALIKE
from analysis.pages import outlets as pages
from analysis.pipeline import Missing
from analysis.significance import MIN_ARTICLES

TEXTS = {
    "a1": ("Post", "2031-03-01", "one two three four five six"),
    "a2": ("Post", "2031-04-02", "seven eight nine ten"),
    "b1": ("Mail", "2031-03-02", "one two three four and more words here"),
    "c1": ("", "", "three four five"),
}


def articles():
    rows = [(one, *about, len(about[2].split())) for one, about in TEXTS.items()]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "published", "text", "n_words"])


def alignments(*pairs):
    """Return alignments of words that both articles have: (article, article, words, group)."""
    rows = []
    for number, (a, b, words, group) in enumerate(pairs):
        sides = []
        for one in (a, b):
            start = TEXTS[one][2].index(words)
            sides += [one, start, start + len(words), words]
        rows.append((f"p{number}", *sides, group))
    names = [f"{name}_{side}" for side in "ab" for name in ("article", "start", "end", "text")]
    table = pd.DataFrame(rows, columns=["alignment_id", *names, "group"])
    return table.assign(similarity=1.0)


def quotations(*rows):
    """Return quotations: (article, words, kind, speaker)."""
    found = []
    for number, (article, words, kind, speaker) in enumerate(rows):
        start = TEXTS[article][2].index(words)
        found.append((f"q{number}", article, start, start + len(words), words, kind, speaker))
    columns = ["quotation_id", "article_id", "start", "end", "text", "kind", "speaker"]
    return pd.DataFrame(found, columns=columns).assign(entity=lambda t: t["speaker"])


PAIRS = alignments(
    ("a1", "b1", "one two three", "g1"), ("a1", "b1", "three four", "g1"),
    ("a1", "c1", "three four five", "g1"), ("a1", "b1", "two three", "g2"),
)  # fmt: skip


def test_words_that_two_outlets_share_count_once():
    found = outlets.sharing(articles(), PAIRS).set_index(["outlet", "other"])
    assert found.loc[
        ("Post", "Mail"), ["n_articles", "n_sharing", "n_passages", "n_words"]
    ].tolist() == [2, 1, 3, 4]
    assert found.loc[("Post", "Mail"), "share"] == pytest.approx(4 / 10)
    assert found.loc[("Mail", "Post"), "share"] == pytest.approx(4 / 8)
    assert found.loc[("c1", "Post"), "share"] == 1
    assert ("Mail", "c1") not in found.index
    assert found["low"].isna().all()


def test_articles_of_one_outlet_share_nothing_with_another():
    own = alignments(("a1", "b1", "one two", "g"))
    same = articles().assign(outlet="Post")
    assert outlets.sharing(same, own).empty


def test_articles_that_are_one_text():
    found = outlets.syndication(articles(), PAIRS)
    assert found["article_id"].tolist() == ["a1", "b1", "c1"]  # by date, without a date last
    assert found["text_group"].unique().tolist() == ["t1"]
    assert found["share"].tolist() == pytest.approx([4 / 6, 4 / 8, 1])
    assert outlets.syndication(articles(), PAIRS.iloc[:0]).empty


def test_the_same_matter_in_other_words_is_another_text():
    told_again = PAIRS.assign(similarity=ALIKE - 0.01)
    assert outlets.syndication(articles(), told_again).empty


def test_groups_of_texts_are_told_apart_and_the_largest_comes_first():
    pairs = alignments(("b1", "c1", "three four", "g1"), ("a1", "a2", "e", "g2"))
    whole = pairs.assign(end_b=[len(TEXTS["c1"][2]), len(TEXTS["a2"][2])], start_b=0)
    found = outlets.syndication(articles(), whole)
    assert dict(zip(found["article_id"], found["text_group"], strict=True)) == {
        "a1": "t1", "a2": "t1", "b1": "t2", "c1": "t2",
    }  # fmt: skip


def test_words_of_speakers_by_outlet_and_month():
    said = quotations(
        ("a1", "one two three", "indirect", "Finch"), ("a1", "two", "mixed", "Finch"),
        ("a2", "seven eight", "direct", "Finch"), ("b1", "more", "direct", None),
        ("b1", "words", "scare", None),
    )  # fmt: skip
    said = said.assign(entity=said["speaker"].replace("Finch", "Ada Finch"))
    found = outlets.speech(articles(), said).set_index(["outlet", "month", "speaker"])
    columns = ["n_articles", "n_quotations", "n_quoted", "n_reported"]
    assert found.loc[("Post", "2031-03", "Ada Finch"), columns].tolist() == [1, 2, 1, 2]
    assert found.loc[("Post", "2031-04", "Ada Finch"), columns].tolist() == [1, 1, 2, 0]
    assert found.loc[("Mail", "2031-03", ""), columns].tolist() == [1, 1, 1, 0]
    assert len(found) == 3


def test_words_of_a_quotation_inside_another_are_the_inner_speakers():
    said = quotations(
        ("a1", "one two three four five", "indirect", "Finch"),
        ("a1", "two three four", "direct", "Finch"), ("a1", "three", "direct", "Ames"),
    )  # fmt: skip
    found = outlets.speech(articles(), said).set_index("speaker")
    assert found["n_quoted"].to_dict() == {"Finch": 2, "Ames": 1}
    assert found["n_reported"].to_dict() == {"Finch": 2, "Ames": 0}


def test_a_remark_and_its_versions():
    said = quotations(
        ("b1", "one two three four", "direct", "Finch"),
        ("a1", "one two three four", "direct", None),
        ("c1", "three four five", "mixed", "Finch"), ("a2", "seven eight", "direct", "Finch"),
    )  # fmt: skip
    found = outlets.remarks(articles(), said, PAIRS)
    assert found["article_id"].tolist() == ["a1", "b1", "c1"]
    assert found["version"].tolist() == [1, 1, 2]
    assert found["n_words"].tolist() == [4, 4, 3]
    assert set(found["remark_id"]) == {"g1"}


def test_outlets_that_name_different_speakers_for_a_remark_are_told(tmp_path):
    t = corpus_of(
        tmp_path / "study",
        [
            ("Post", "“We will not wait another winter for it,” Ana Berg told reporters."),
            ("Mail", "“We will not wait another winter for it,” Tom Reed told the press."),
        ],
    )
    found = findings.named_otherwise(t)
    assert found.to_dict("records") == [
        {"remark_id": t.remarks["remark_id"][0], "speaker": "Tom Reed", "outlets": "Mail"}
    ]
    assert "Tom Reed (Mail)" in pages.remarks(t)


def test_a_remark_is_of_the_entity_that_an_alias_gives():
    said = quotations(
        ("b1", "one two three four", "direct", "Finch"), ("a1", "one two three four", "mixed", "it")
    )  # fmt: skip
    named = said.assign(entity=["Ada Finch", "officials (a1)"])
    assert outlets.remarks(articles(), named, PAIRS)["speaker"].tolist() == [
        "officials", "Ada Finch",
    ]  # fmt: skip


def test_a_quotation_that_one_article_prints_is_no_shared_remark():
    said = quotations(("a1", "one two three four", "direct", "Finch"))
    assert outlets.remarks(articles(), said, PAIRS).empty


@pytest.mark.parametrize(
    "texts", [["It rained."], ["It rained.", "It snowed."], ["“No,” he said.", "He said “no”."]]
)
def test_articles_that_share_and_quote_little_or_nothing(tmp_path, texts):
    t = corpus_of(tmp_path / "study", [(f"Post {n}", text) for n, text in enumerate(texts)])
    assert t.remarks.empty
    assert t.syndication.empty
    assert t.outlet_sharing.empty
    assert set(t.outlet_tone["voice"]) >= {"all"}


def test_tone_is_the_mean_over_sentences():
    scores = pd.DataFrame(
        {
            "article_id": ["a1", "a1", "a2", "b1"],
            "voice": ["narration", "quotation", "narration", "narration"],
            "compound": [0.5, -0.5, 0.3, 0.1],
        }
    )
    found = outlets.tone(articles(), scores).set_index(["outlet", "voice"])
    assert found.loc[("Post", "all"), "mean"] == pytest.approx(0.1)
    assert found.loc[("Post", "narration"), "n_articles"] == 2
    assert found.loc[("Post", "narration"), "mean"] == pytest.approx(0.4)
    assert ("Mail", "quotation") not in found.index


def test_few_articles_carry_no_interval():
    few = [1.0] * (MIN_ARTICLES - 1)
    assert all(map(math.isnan, interval.of_ratio(few, few)))


@pytest.mark.parametrize("n", [MIN_ARTICLES, 12])
def test_an_interval_of_few_articles_holds_the_truth_nearly_as_often_as_it_says(n):
    """Means of n normal draws around nought; plain percentiles of six hold it in 85 %."""
    rng = np.random.default_rng(5)
    held = 0
    for seed in range(400):
        low, high = interval.of_ratio(rng.normal(size=n), np.ones(n), seed)
        held += low <= 0 <= high
    assert 0.89 < held / 400 < 0.98


@given(st.lists(st.floats(0, 50), min_size=MIN_ARTICLES, max_size=30), st.integers(0, 9))
def test_an_interval_lies_within_the_articles_and_hardly_past_the_ratio(above, seed):
    below = np.full(len(above), 50.0)
    low, high = interval.of_ratio(above, below, seed)
    assert min(above) / 50 - 1e-9 <= low <= high <= max(above) / 50 + 1e-9


def corpus_of(folder, texts):
    """Write a study with an article for each (outlet, text); return its tables."""
    folder.mkdir()
    rows = ["article_id,file,outlet"]
    for n, (outlet, text) in enumerate(texts):
        name = f"x{n}"
        (folder / f"{name}.txt").write_text(text)
        rows.append(f"{name},{name}.txt,{outlet}")
    (folder / "articles.csv").write_text("\n".join(rows) + "\n")
    return pipeline.tables(folder)


def test_words_of_outlets_with_articles_enough_are_tested(tmp_path):
    texts = [("Post", f"The harbour harbour is number {n}. We saw ships.") for n in range(6)]
    texts += [("Mail", f"The mountain mountain is number {n}. We saw snow.") for n in range(6)]
    texts += [("Rare", "The harbour lies at the mountain.")]
    t = corpus_of(tmp_path / "study", texts)
    found = findings.keyness(t)
    assert set(found["group"]) == {"Post", "Mail"}
    first = found.drop_duplicates("group").set_index("group")
    assert first.loc["Post", "n"] + first.loc["Post", "n_others"] >= 6
    harbour = found[(found["word"] == "harbour") & (found["group"] == "Post")].iloc[0]
    assert (harbour["n"], harbour["n_others"], harbour["verdict"]) == (12, 0, "differs")
    assert "…" not in set(found["word"])


def test_few_articles_carry_no_comparison(tmp_path):
    t = corpus_of(tmp_path / "study", [("Post", "It rained."), ("Mail", "It snowed.")])
    with pytest.raises(Missing, match="no two outlets with 6 articles"):
        findings.keyness(t)
    with pytest.raises(Missing, match="no two outlets"):
        findings.tone_test(t)
