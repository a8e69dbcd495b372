"""Where shared words come from: wire, page and credit."""

import re
from itertools import combinations

import pytest
from bs4 import BeautifulSoup
from tellers import printing

from analysis import coded, segment
from analysis.findings import overlap, slots
from analysis.pages import overlap as pages


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
        assert links == [f"facts.html#source-{one}" for one in coded.ids(row.sources)]


# ------------------------------------------------------------------------------ a missing credit


def test_radio_free_europe_is_a_source_that_is_not_credited(tables, text, passage):
    assert "W6" in sources_of(tables, "wmd")
    assert not printing(text, r"radio free|rferl|\bRFE") & {"wmd"}
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
    assert printing(text, "powerful") == {"wmd"}
    assert len(re.findall("two powerful men", text["wmd"])) == 2


def test_the_longest_run_is_of_press_tv_and_world_markets_daily(tables, text, passage):
    run = overlap.longest_runs(tables).iloc[0]
    assert (run["article_a"], run["article_b"]) == ("presstv", "wmd")
    assert run["n_words"] > 50
    assert "Erdogan told Putin" in text["presstv"][run["start_a"] : run["end_a"]]
    assert text["presstv"][run["start_a"] : run["end_a"]] in passage["presstv-unga-run"]


def test_a_run_is_the_same_words_in_both_articles(tables, text):
    for run in overlap.longest_runs(tables).itertuples():
        own = (
            text[run.article_a][run.start_a : run.end_a],
            text[run.article_b][run.start_b : run.end_b],
        )
        one, other = (re.sub(r"\W", "", words).casefold() for words in own)
        assert one == other


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


def test_most_of_every_article_stands_in_other_texts_in_some_form(taken):
    assert (taken[["verbatim", "edited", "translated", "altered"]].sum(axis=1) > 0.5).all()
