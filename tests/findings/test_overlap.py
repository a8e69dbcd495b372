"""What the chapter on shared words asserts, and what others say of its pictures."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest
from ours import FOUR
from tellers import printing

from analysis import reuse
from analysis.findings import overlap

SOCHI = {"presstv", "northpress", "wmd"}


@pytest.fixture(scope="module")
def shares(tables):
    found = overlap.shared_by_article(tables)
    return found.set_index(["article_id", "other_id"])["share"]


def quoted_in(tables, passage_id):
    """Whether quotation marks stand round a named passage."""
    row = tables.passages.set_index("passage_id").loc[passage_id]
    near = tables.quotations[
        (tables.quotations["article_id"] == row["article_id"])
        & (tables.quotations["start"] < row["end"])
        & (tables.quotations["end"] > row["start"])
    ]
    return bool(near["kind"].isin(["direct", "mixed"]).any())


# ---------------------------------------------------------------------------- who shares with whom


def test_north_press_shares_most_with_world_markets_daily(tables, shares, text):
    assert shares.idxmax() == ("northpress", "wmd")
    assert "World Markets Daily" not in text["northpress"]
    assert "North Press" not in text["wmd"]


def test_north_press_shares_a_third_with_two_others_and_nobody_else_shares_as_much(shares):
    assert shares["northpress"][["presstv", "wmd"]].between(0.3, 0.37).all()
    assert (shares.drop("northpress", level="article_id") < 0.3).all()


def test_half_of_north_press_is_shared_with_some_other_article_and_nothing_of_rt(tables, named):
    found = overlap.shared_at_all(tables)
    assert 0.48 <= named["overlap_any_northpress"] <= 0.52
    assert found.idxmax() == "northpress"
    assert found["rt"] == 0


def test_of_words_that_are_the_same_press_tv_and_world_markets_daily_share_most(tables):
    found = overlap.shared_by_article(tables).set_index(["article_id", "other_id"])
    assert set(found["same"].nlargest(2).index) == {("presstv", "wmd"), ("wmd", "presstv")}
    assert (found["n_same"] <= found["n_words"]).all()


def test_words_that_are_the_same_in_order_are_counted_once_and_in_shared_passages_alone():
    made = {
        "a": "Today the mayor shut the old bridge for good.",
        "b": "In Ark the mayor closed the old bridge for good, the mayor.",
    }
    sides = {"a": "the mayor shut the old bridge for good.", "b": "the mayor closed the old bridge"}
    start, end = {}, {}
    for one, words in sides.items():
        start[one], end[one] = made[one].index(words), made[one].index(words) + len(words)
    pair = {
        f"{name}_{one}": at[one] for one in "ab" for name, at in (("start", start), ("end", end))
    }
    articles = pd.DataFrame({"article_id": list(made), "text": list(made.values())})
    t = SimpleNamespace(
        articles=articles,
        sentences=articles.assign(part="body", start=0),
        alignments=pd.DataFrame([pair | {"article_a": "a", "article_b": "b"}] * 2),
        need=lambda *_: None,
        derived={},  # nothing kept before
        store=None,
    )
    found = overlap.shared_by_article(t).set_index("article_id")
    assert found["n_words"].to_dict() == {"a": 8, "b": 6}
    assert found["n_same"].to_dict() == {"a": 5, "b": 5}
    assert found["same"].to_dict() == pytest.approx({"a": 5 / 9, "b": 5 / 12})


def test_two_listed_pairs_are_missed_the_talks_and_the_request(tables, named):
    missed = overlap.missed(tables)
    assert list(zip(missed["article_a"], missed["article_b"], strict=True)) == [
        ("cradle", "wmd"),
        ("presstv", "northpress"),
    ]
    assert "18 months" in missed["text_a"].iloc[0]
    assert named["overlap_missed_spelled"] == "two"
    assert named["overlap_listed"] - named["overlap_listed_found"] == len(missed)


def test_the_row_of_rt_is_empty(shares):
    assert (shares["rt"] == 0).all()
    assert (shares.xs("rt", level="other_id") == 0).all()


def test_the_row_of_the_cradle_is_nearly_empty(shares):
    others = shares[shares.index.get_level_values("article_id").isin(SOCHI)]
    among = others[others.index.get_level_values("other_id").isin(SOCHI)]
    assert 0 < shares["cradle"].max() < among.min() / 3


def test_the_cradle_shares_the_caption_of_a_photograph_and_nothing_else(tables):
    rows = tables.alignments
    shared = [at for s in "ab" for at in rows.loc[rows[f"article_{s}"].eq("cradle"), f"start_{s}"]]
    parts = tables.parts[tables.parts["article_id"].eq("cradle")]
    met = [parts.loc[parts["start"].le(at) & parts["end"].gt(at), "part"].item() for at in shared]
    assert set(met) == {"caption"}


def test_the_matrix_is_not_symmetrical(shares):
    assert shares["northpress", "wmd"] != shares["wmd", "northpress"]


# ------------------------------------------------------------------------------------ translations


def test_no_quotation_of_north_press_is_word_for_word_that_of_another(tables):
    verbatim = tables.alignments[tables.alignments["kind"] == "verbatim"]
    assert set(zip(verbatim["article_a"], verbatim["article_b"], strict=True)) == {
        ("presstv", "wmd")
    }


def test_the_remark_on_syria_is_a_translation_variant_in_north_press_alone(tables, passage):
    pairs = overlap.pairs(tables, "translation_variant")
    sides = list(zip(pairs["article_a"], pairs["article_b"], strict=True))
    assert all("northpress" in side for side in sides)
    assert passage["northpress-steps-together"] in " ".join([*pairs["text_a"], *pairs["text_b"]])


def test_north_press_quotes_only_the_second_half_on_peace(tables, text):
    assert quoted_in(tables, "northpress-depends-relations")
    assert "that peace in the country “depends" in text["northpress"]


def test_typical_persons_stand_in_both_articles_with_the_remark(tables, text):
    claims = tables.claims
    tellers = set(claims.loc[claims["claim_id"] == "unga-questions", "article_id"])
    assert printing(text, "typical persons") == tellers == {"presstv", "wmd"}


# ----------------------------------------------------------------------------------------- marks


def test_only_north_press_has_marks_round_the_clause_on_defence(tables):
    assert quoted_in(tables, "northpress-wants-to-discuss")
    assert not quoted_in(tables, "presstv-wanted-to-discuss")
    assert not quoted_in(tables, "wmd-wanted-to-discuss")


def test_only_there_does_a_quotation_of_his_name_america(tables):
    his = tables.quotations[
        tables.quotations["speaker"].str.contains("Erdogan", na=False)
        & tables.quotations["kind"].isin(["direct", "mixed"])
    ]
    america = his["text"].str.contains(r"\bAmerica|Washington|\bU\.?S\b|White House")
    assert list(his.loc[america, "article_id"]) == ["northpress"]


def test_a_british_spelling_stands_in_an_american_text(text, passage):
    assert len(re.findall("defence", text["wmd"], re.IGNORECASE)) == 1
    assert len(re.findall("defense", text["wmd"], re.IGNORECASE)) > 1
    assert "defence" in passage["wmd-wanted-to-discuss"]


def test_the_thanks_are_quoted_in_north_press_and_told_in_world_markets_daily(tables):
    pairs = overlap.pairs(tables, "quote_paraphrase")
    thanks = pairs[pairs["text_a"].str.contains("thanked")]
    assert list(zip(thanks["article_a"], thanks["article_b"], strict=True)) == [
        ("northpress", "wmd")
    ]
    assert "“useful and informative”" in thanks["text_a"].iloc[0]
    assert "“" not in thanks["text_b"].iloc[0]


def test_the_stitched_quotation_is_one_with_brackets_inside(tables, passage):
    stitched = passage["cradle-stitched"]
    assert quoted_in(tables, "cradle-stitched")
    assert stitched.count("“") == stitched.count("”") == 1
    assert re.findall(r"\[[^]]+\]", stitched) == ["[and finding a]", "[for Idlib]"]


# --------------------------------------------------------------------------------- one word less


def test_press_tv_lacks_one_adjective_of_the_sentence(tables, passage):
    kept, cut = passage["northpress-no-statement"], passage["presstv-no-statement"]
    rows = reuse.difference(kept, cut)
    dropped = set(rows.loc[rows["operation"] == "dropped", "text_a"])
    assert dropped == {"detailed", "the"}
    pairs = tables.alignments
    assert ((pairs["text_a"] == cut) & (pairs["text_b"] == kept)).any()


def test_the_adjective_stands_in_one_article_alone(text):
    assert printing(text, r"\bdetailed\b") == {"northpress"}


def test_the_compliment_is_told_by_the_other_two(tables):
    claims = tables.claims
    assert set(claims.loc[claims["claim_id"] == "putin-thanks", "article_id"]) == {
        "northpress",
        "wmd",
    }


# ------------------------------------------------------------------------------------ one sentence


def test_north_press_keeps_the_ceasefire_the_attack_and_both_sides(passage):
    for kept in ("ceasefire agreed last year", "attack", "Russia and Syrian forces", "factions"):
        assert kept in passage["northpress-request"]


def test_press_tv_has_neither_pressure_nor_attack_nor_sides(tables, passage):
    request = passage["presstv-request"].lower()
    for gone in (
        "press",
        "demand",
        "attack",
        "assault",
        "russian",
        "syrian",
        "fighters",
        "factions",
    ):
        assert gone not in request
    claims = tables.claims
    tellers = set(claims.loc[claims["claim_id"] == "ceasefire-2020", "article_id"])
    assert FOUR - tellers == {"presstv"}


def test_only_press_tv_calls_the_country_conflict_ridden(text):
    assert printing(text, "conflict-ridden") == {"presstv"}
