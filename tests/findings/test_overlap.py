"""What the chapter on shared words asserts, and what others say of its pictures."""

import re
from itertools import combinations
from types import SimpleNamespace

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from ours import FOUR

from analysis import coded, reuse, segment
from analysis.findings import overlap, slots
from analysis.pages import overlap as pages

SOCHI = {"presstv", "northpress", "wmd"}


@pytest.fixture(scope="module")
def shares(tables):
    found = overlap.shared_words(tables)
    return found.set_index(["article_id", "other_id"])["share"]


@pytest.fixture(scope="module")
def text(tables):
    return tables.articles.set_index("article_id")["text"]


@pytest.fixture(scope="module")
def passage(tables):
    return tables.passages.set_index("passage_id")["text"]


@pytest.fixture(scope="module")
def taken(tables):
    """How much of each article's coded text bears each relation to a source."""
    rows = tables.provenance
    characters = (rows["end"] - rows["start"]).groupby([rows["article_id"], rows["relation"]])
    share = characters.sum().unstack(fill_value=0)
    return share.div(share.sum(axis=1), axis=0)


def sources_of(tables, article_id):
    rows = tables.provenance[tables.provenance["article_id"] == article_id]
    return {one for ids in rows["sources"] for one in coded.ids(ids)}


def where(text, pattern):
    return {article_id for article_id, t in text.items() if re.search(pattern, t, re.IGNORECASE)}


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


def test_of_words_that_are_the_same_press_tv_and_world_markets_daily_share_most(tables):
    found = overlap.shared_words(tables).set_index(["article_id", "other_id"])
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
    found = overlap.shared_words(t).set_index("article_id")
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
    assert where(text, "typical persons") == tellers == {"presstv", "wmd"}


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
    assert where(text, r"\bdetailed\b") == {"northpress"}


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
    assert where(text, "conflict-ridden") == {"presstv"}


# ------------------------------------------------------------------------------ from wire to page


def test_the_cradle_has_most_that_is_altered_and_world_markets_daily_least(taken):
    assert taken["altered"].idxmax() == "cradle"
    assert taken["altered"].idxmin() == "wmd"
    assert (taken["altered"] > 0).all()


def test_world_markets_daily_has_most_that_stands_elsewhere_word_for_word(taken):
    assert taken["verbatim"].idxmax() == "wmd"


def test_discussed_is_agreed_in_headline_and_first_sentence_of_the_cradle(tables):
    own = tables.provenance[tables.provenance["article_id"] == "cradle"]
    told = own[own["text"].str.contains("deepen defense industry cooperation")]
    assert list(told["sources"]) == ["W11;W16;W13", "W11;W13;W16"]
    assert set(told["relation"]) == {"altered"}
    assert list(told["start"]) == [0, tables.articles["text"].iloc[0].index("saying the two")]


def test_the_offensive_is_word_for_word_al_jazeeras(tables, passage):
    rows = tables.provenance
    row = rows[rows["text"].str.startswith(passage["wmd-offensive"])].iloc[0]
    assert row["relation"] == "verbatim"
    assert coded.ids(row["sources"])[0] == "W5"
    assert "Russia" not in row["text"]


def test_the_outlets_own_sentences_are_those_that_the_chapters_name(tables):
    own = tables.provenance[tables.provenance["relation"] == "own"]
    assert set(own["article_id"]) == {"cradle", "presstv", "northpress", "rt"}
    told = " ".join(own["text"])
    for passage_id in ("presstv-foreign-backed", "presstv-in-violation", "presstv-had-urged"):
        assert tables.passages.set_index("passage_id").at[passage_id, "text"] in told
    assert "exchange bombardment" in told


def test_some_changes_are_older_than_the_page(tables):
    """They stand in the text that the page follows, which the relation is to."""
    said = tables.provenance["change"]
    rows = tables.provenance[tables.provenance["older"].eq(True)]
    assert set(rows.index) == set(tables.provenance.index[said.str.contains("Older:")])
    assert not rows["relation"].eq("altered").any()
    told = " ".join(rows["text"])
    for words in ("nuclear reactor", "will not change plans", "three-month", "unaware"):
        assert words in told


def test_the_table_shows_the_whole_chain_of_every_altered_passage(tables):
    page = BeautifulSoup(pages.altered(tables), "html.parser")
    altered = tables.provenance[tables.provenance["relation"] == "altered"]
    outlet = tables.articles.set_index("article_id")["outlet"]
    rows = page.tbody.find_all("tr")
    assert len(rows) == len(altered)
    for shown, row in zip(rows, altered.itertuples(), strict=True):
        told = shown.get_text()
        words = row.text.removesuffix(".")
        for part in (outlet[row.article_id], row.source_says, words, row.change, row.effect):
            assert part in told
        links = [a["href"] for a in shown.th.find_all("a")]
        assert links == [f"record.html#source-{one}" for one in coded.ids(row.sources)]


# ------------------------------------------------------------------------------ a missing credit


def test_radio_free_europe_is_a_source_that_is_not_credited(tables, text, passage):
    assert "W6" in sources_of(tables, "wmd")
    assert not where(text, r"radio free|rferl|\bRFE") & {"wmd"}
    rows = tables.provenance
    (row,) = rows[rows["text"].str.contains(passage["wmd-developing-positively"])].itertuples()
    assert coded.ids(row.sources)[0] == "W6"


def test_of_tass_and_rt_no_passage_is_found_in_world_markets_daily(tables, passage):
    known = tables.sources.set_index("source_id")["agency"]
    agencies = " ".join(known[sorted(sources_of(tables, "wmd"))])
    for credited in ("TASS", "RT"):
        assert credited in passage["wmd-credits"]
        assert not re.search(rf"\b{credited}\b", agencies)
    for credited in ("Al Jazeera", "Daily Sabah", "Reuters"):
        assert credited in passage["wmd-credits"]
        assert credited in agencies


def test_the_two_are_powerful_twice_and_in_world_markets_daily_alone(text):
    assert where(text, "powerful") == {"wmd"}
    assert len(re.findall("two powerful men", text["wmd"])) == 2


def test_the_longest_run_is_of_press_tv_and_world_markets_daily(tables, text, passage):
    run = overlap.longest_runs(tables).iloc[0]
    assert (run["article_a"], run["article_b"]) == ("presstv", "wmd")
    assert run["n_words"] > 50
    assert "Erdogan told Putin" in text["presstv"][run["start_a"] : run["end_a"]]
    assert text["presstv"][run["start_a"] : run["end_a"]] in passage["presstv-unga-run"]


def test_every_five_words_that_two_articles_share_lie_in_a_listed_run(tables, text):
    """Also where they stand in another order than other runs of the two."""

    def fives(article_id, start, end):
        inside = segment.article_text(tables.sentences)
        inside = inside[inside["article_id"].eq(article_id)]
        words = [
            re.sub(r"\W", "", sentence[a:b]).casefold()
            for at, sentence in zip(inside["start"], inside["text"], strict=True)
            for a, b in segment.tokens(sentence)
            if start <= at + a and at + b <= end
        ]
        return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}

    runs = overlap.longest_runs(tables)
    whole = {one: fives(one, 0, len(words)) for one, words in text.items()}
    for one, other in combinations(text.index, 2):
        own = runs[runs["article_a"].eq(one) & runs["article_b"].eq(other)]
        listed = [fives(one, *span) for span in zip(own["start_a"], own["end_a"], strict=True)]
        assert set().union(*listed) == whole[one] & whole[other]


def test_one_outlet_credits_agencies(tables):
    rows = tables.credits
    assert set(rows.loc[rows["credits"].str.contains("Reuters"), "article_id"]) == {"wmd"}
    none = rows[rows["kind"].eq("agency")]
    assert set(none["article_id"]) == set(tables.articles["article_id"]) - {"wmd"}
    assert set(none["credits"]) == {"none"}


def test_in_no_pair_does_another_one_act(tables):
    """By reading: nor where “Putin” stands on one side and “the Russian President” on the other."""
    assert "actor" not in set(tables.alignments["change"])


# --------------------------------------------------------------------------- parts of a sentence


def test_press_tv_has_none_of_what_the_request_was_about(tables):
    has = slots.filled(slots.slots(tables, "request"))
    source, northpress, presstv = has.columns
    assert has[source].all()
    assert has[northpress].all()
    assert list(has.index[~has[presstv]]) == ["agreed when", "to end what", "by whom", "on whom"]


def test_the_parts_of_the_request_are_of_the_sentences_compared(tables):
    """But for what the same officials go on to say, nothing is taken from elsewhere."""
    named = tables.passages.set_index("passage_id")
    rows = tables.slots[(tables.slots["sentence"] == "request") & tables.slots["start"].notna()]
    for row in rows.itertuples():
        whole = named.loc[f"{row.article_id}-request"]
        assert whole["start"] <= row.start < row.end <= whole["end"]


def test_of_the_articles_the_cradle_alone_has_something_agreed(tables):
    """AFP has it of nuclear plants, the version credited to Anadolu of arms."""
    rows = slots.slots(tables, "outcome")
    has = slots.filled(rows).T
    assert list(has.index[has["agreed there"]]) == [
        "Agence France-Presse",
        "ZeroHedge, crediting Anadolu",
        "The Cradle",
    ]
    (afp,) = rows[rows["source_id"].eq("W11") & rows["slot"].eq("agreed there")].itertuples()
    assert "cooperate" in afp.words
    assert "defence" not in afp.words
    assert has["talked about"].all()


def test_the_clause_on_cooperation_has_quotation_marks_in_north_press_alone(tables):
    rows = slots.slots(tables, "marks")
    told = rows.set_index("article_id")["slot"]
    assert told["northpress"] == "between quotation marks"
    assert told["presstv"] == told["wmd"] == "as a report"
    assert list(rows["language"]) == ["tr", "en", "en", "en"]
    text = tables.articles.set_index("article_id")["text"]
    for row in rows[rows["article_id"] != ""].itertuples():
        before = text[row.article_id][: int(row.start)]
        inside = before.count("“") > before.count("”")
        assert inside == (row.slot == "between quotation marks")
