"""What the chapter on words and names asserts."""

import re

import pytest
from ours import FOUR

from analysis import comparison
from analysis.findings import words
from analysis.story.words import ARMED, articles_apart


@pytest.fixture(scope="module")
def coded(tables):
    """The labels as coded and adjudicated."""
    return tables.coded_labels


@pytest.fixture(scope="module")
def keyness(tables):
    return words.keyness(tables)


def having(tables, pattern):
    """Return the articles whose own text has the pattern."""
    read = tables.sentences[tables.sentences["part"].isin(["headline", "deck", "caption", "body"])]
    return set(read.loc[read["text"].str.contains(pattern, case=False), "article_id"])


def users(table):
    return set(table["article_id"])


# ---------------------------------------------------------------------------- whose noun it is


def test_names_in_speech_that_are_the_outlets_are_an_object_of_judging_and_a_source(tables):
    found = words.in_speech(tables)[["article_id", "text"]].values.tolist()
    assert found == [
        ["presstv", "illegal presence of foreign forces"],
        ["presstv", "Damascus"],
        ["rt", "Ankara"],
    ]


def test_the_standoff_is_told_as_erdogans_and_known_remarks_of_his_have_it_not(tables, coded):
    (name,) = coded[coded["text"] == "standoff"].itertuples()
    assert (name.voice, name.attributed_to) == ("attributed", "Recep Tayyip Erdogan")
    known = [
        *tables.facts["fact"],
        *tables.published_remarks["words"],
        *tables.source_words["words"],
    ]
    assert not [words for words in known if "standoff" in words.lower()]


# ------------------------------------------------------------------------------ the armed groups


def test_all_five_name_the_armed_groups_and_no_two_by_the_same_phrase(tables, coded, named):
    armed = coded[coded["referent"] == ARMED]
    assert users(armed) == set(tables.articles["article_id"])
    names = armed.groupby("article_id")["text"].apply(lambda x: set(x.str.casefold()))
    assert sum(len(n) for n in names) == len(set.union(*names))
    assert named["n_armed_articles_spelled"] == "five"


def test_an_article_that_shares_a_phrase_is_not_counted(coded):
    armed = coded[coded["referent"] == ARMED]
    shared = armed.replace({"text": {"jihadist militants": "Foreign-backed terrorists"}})
    assert articles_apart(armed) == 5
    assert articles_apart(shared) == 3


def test_every_name_stands_on_one_rung(tables, coded):
    left_out = {"armed_group": {"opposing camps"}}
    for kind in tables.settings.ladders:
        rungs = words.ladder(tables, kind)
        of_kind = coded[coded["category"] == kind]
        assert not rungs.duplicated(["article_id", "start"]).any()
        assert set(of_kind["text"]) - set(rungs["text"]) == left_out.get(kind, set())


def test_the_outlets_own_names_stand_on_four_rungs(tables):
    names = words.ladder(tables, "armed_group")
    own = names[names["voice"] == "outlet"]
    assert own.groupby("rung")["article_id"].agg(set).to_dict() == {
        "a crime": {"presstv"},
        "a creed": {"rt"},
        "a revolt": {"cradle", "wmd"},
        "a party": {"northpress"},
    }


def test_the_index_and_the_chapter_quote_names_of_the_ladder(tables):
    passages = tables.passages.set_index("passage_id")["text"]
    ladder = set(words.ladder(tables, "armed_group")["text"])
    for name in (
        "presstv-foreign-backed",
        "rt-jihadist-militants",
        "cradle-rebel-groups",
        "northpress-opposition-factions",
        "northpress-factions-reported",
        "cradle-terror-groups",
        "wmd-groups-unseat",
    ):
        assert passages[name] in ladder


def test_press_tv_alone_says_terrorists_in_its_own_voice(coded):
    terror = coded[coded["text"].str.contains("terror")]
    assert users(terror[terror["voice"] == "outlet"]) == {"presstv"}
    assert terror.set_index("article_id").loc["cradle", "attributed_to"] == "Kremlin"


def test_the_cradle_stands_two_rungs_lower_for_itself(tables):
    rungs = words.ladder(tables, "armed_group")
    order = list(tables.settings.ladders["armed_group"].rungs)
    of_cradle = rungs[rungs["article_id"] == "cradle"].set_index("voice")["rung"].map(order.index)
    assert of_cradle["outlet"] - of_cradle["attributed"] == 2


def test_north_press_stays_on_its_rung(tables):
    rungs = words.ladder(tables, "armed_group")
    of_north = rungs[rungs["article_id"] == "northpress"]
    assert set(of_north["voice"]) == {"outlet", "attributed"}
    assert of_north["rung"].nunique() == 1


def test_who_names_a_backer(tables):
    rungs = words.ladder(tables, "armed_group")
    assert users(rungs[rungs["text"].str.startswith("Turkish-backed")]) == {"cradle", "northpress"}
    assert users(rungs[rungs["text"].str.startswith("foreign-backed")]) == {"presstv"}
    assert "rt" not in having(tables, "backed|backs|supported by")


def test_two_articles_have_them_holed_up(tables):
    assert having(tables, "holed up") == {"rt", "cradle"}


# ------------------------------------------------------------------------------------- the forces


def test_whose_forces_are_named_where(tables):
    forces = words.ladder(tables, "force")
    by_rung = {rung: users(group) for rung, group in forces.groupby("rung")}
    assert by_rung == {
        "Russia’s": {"cradle"},
        "Syria’s": {"presstv", "northpress", "rt"},
        "Turkey’s": {"cradle", "presstv", "rt"},
    }
    assert (forces["rung"] == "Russia’s").sum() == 1


def test_government_forces_are_north_press_s_and_nobody_says_regime(tables, coded):
    forces = coded[coded["category"] == "force"]
    assert users(forces[forces["text"].str.contains("government")]) == {"northpress"}
    assert having(tables, "government offensive") == {"wmd"}
    assert having(tables, "regime") == set()


def test_one_army_has_its_size_in_its_name(coded):
    forces = coded[coded["category"] == "force"]
    sized = forces[forces["text"].str.contains("size|large|small|huge|massive")]
    assert sized["text"].tolist() == ["sizeable task force"]


# --------------------------------------------------------------------- fighting, states, leaders


def test_world_markets_daily_alone_says_civil_war(tables):
    assert having(tables, "civil war") == {"wmd"}


def test_rt_names_no_ceasefire(tables):
    fighting = words.ladder(tables, "fighting")
    assert users(fighting[fighting["rung"] == "a pause"]) == FOUR


def test_names_for_the_two_presidents(coded):
    pairs = coded[coded["referent"] == "the two leaders"]
    assert users(pairs[pairs["text"] == "two leaders"]) == {"cradle", "presstv", "wmd", "rt"}
    admiring = pairs[pairs["text"] == "two powerful men"]
    assert admiring["article_id"].tolist() == ["wmd", "wmd"]


def test_what_russia_is_to_the_syrian_government_stands_in_one_article(tables):
    assert having(tables, r"\bally\b") == {"wmd"}


def test_damascus_speaks_in_press_tv_alone(tables, coded):
    counted = words.capitals(tables)
    assert set(counted.index[counted["Damascus"] > 0]) == {"presstv"}
    assert (counted[["Ankara"]] > 0).all().all()
    assert ((counted["Washington"] + counted["White House"]) > 0).sum() > 1
    named = coded[coded["category"].eq("state") & coded["text"].str.fullmatch(r"(?:[A-Z]\w+ ?)+")]
    assert set(named["text"].str.title()) == set(tables.settings.seats)


# ------------------------------------------------------------------------------------------- law


def test_no_other_article_passes_a_legal_judgement_in_its_own_voice(coded):
    judgements = coded[coded["category"].eq("law") & coded["referent"].ne("sanctions")]
    own = judgements[judgements["voice"] == "outlet"]
    assert users(own) == {"presstv"}
    assert len(own) == 2
    others = judgements[judgements["voice"] != "outlet"]
    assert others[["article_id", "attributed_to"]].values.tolist() == [["rt", "Ankara"]]


def test_no_word_of_law_has_escaped_the_coder(tables, coded):
    law = coded[coded["category"] == "law"]
    pattern = r"illegal|unlawful|violat|sovereign|integrity|legitim|lawful|sanction|war crime"
    for article in tables.sentences[tables.sentences["part"] != "boilerplate"].itertuples():
        for found in re.finditer(pattern, article.text, re.IGNORECASE):
            at = article.start + found.start()
            here = law[law["article_id"] == article.article_id]
            assert ((here["start"] <= at) & (at < here["end"])).any(), found[0]


def test_four_articles_mention_sanctions_and_the_cradle_as_a_threat(tables, coded):
    assert users(coded[coded["referent"] == "sanctions"]) == FOUR
    assert having(tables, "threat of sanctions") == {"cradle"}


# ----------------------------------------------------------------------------------- frequencies


def test_no_word_passes_and_no_verdict_is_given(keyness):
    assert (keyness["p_corrected"] >= 0.05).all()
    assert set(keyness["verdict"]) == {"too few articles"}


def test_uncorrected_p_values_are_what_chance_gives(keyness):
    assert (keyness["p"] < 0.05).mean() == pytest.approx(0.05, abs=0.01)


def test_a_weak_prior_only_looks_significant(tables, named):
    best = words.keyness(tables, 0.1).iloc[0]
    assert best["z"] > 1.96
    assert best["p_corrected"] > 0.05
    assert best["word"] == named["keyness_top_word"]


def test_under_no_prior_does_a_word_pass(tables):
    found = words.priors(tables)
    assert (found["n_passing"] == 0).all()
    assert (found["p_corrected"] > 0.05).all()
    assert found["z"].abs().max() > 4 > 1.96  # which the textbook would take for something


def test_not_even_the_two_meetings_part_by_a_word(tables):
    assert words.keyness_of_groups(tables)["p_corrected"].min() >= 0.05


def test_the_noun_of_the_ladder_occurs_once(tables):
    counts = comparison.counts(comparison.vocabulary(tables.sentences))
    assert counts.loc["terrorists"].sum() == 1


def test_the_planted_noun_is_found_with_many_articles_and_not_with_one():
    many = words.invented(8).set_index(["group", "word"])
    assert many.loc[("Morning Paper", "rebels"), "verdict"] == "differs"
    passed = many[many["verdict"] == "differs"]
    assert set(passed.index.get_level_values("word")) == {"rebels", "militants"}
    one = words.invented(1)
    assert set(one["verdict"]) == {"too few articles"}
    assert (one["p_corrected"] > 0.05).all()
    rivals = one[one["word"].str.startswith("word")]
    assert rivals["z"].max() == pytest.approx(one.loc[one["word"] == "rebels", "z"].max())


def test_press_tv_and_north_press_are_no_further_apart_than_shuffled_sentences(named):
    assert named["shift_null_low"] <= named["shift_divergence"] <= named["shift_null_high"]


def test_the_words_that_part_them_are_the_ones_named(tables):
    top = words.shift(tables, "request").head(16).set_index("word")
    assert set(top.index[top["side"] == "b"]) >= {"government", "factions", "turkish-backed"}
    assert top.loc["conflict", "side"] == "a"
    assert ((top["n_a"] + top["n_b"]) == 2).mean() > 0.5


# ------------------------------------------------------------------------------------- the labels


def test_the_lexicon_finds_every_label_and_no_other(named):
    assert named["labels_recall"] == 1.0
    assert named["labels_precision"] == 1.0


def test_only_names_of_leaders_and_of_states_are_in_two_articles_in_the_outlets_own_voice(tables):
    own = tables.coded_labels[tables.coded_labels["voice"] == "outlet"]
    users = own.groupby(["category", own["text"].str.casefold()])["article_id"].nunique()
    assert set(users[users > 1].index.get_level_values("category")) == {"leader", "state"}
    assert {"armed_group", "force", "fighting", "law", "territory"} <= set(own["category"])
