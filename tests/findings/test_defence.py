"""What the chapter on defence asserts."""

import re

from ours import FOUR
from tellers import tellers

from analysis.story.record import DEFENCE, ELSEWHERE, SECOND_BATCH, SECOND_BATCH_SAID

# -------------------------------------------------------------------------------------- defence


def test_all_four_report_arms_and_an_american_objection(tables):
    claims = tables.claims
    arms = claims[claims["topic"].isin(["s400", "defence-projects"])]
    minds = claims[claims["topic"].isin(["us-nato", "sanctions"])]
    assert set(arms["article_id"]) == FOUR
    assert set(minds["article_id"]) == FOUR


def test_press_tv_dates_the_purchase_and_two_date_the_delivery(verdict):
    assert verdict["s400-bought-when"].to_dict() == {
        "presstv": "right",
        "northpress": "imprecise",
        "wmd": "imprecise",
    }


def test_no_article_mentions_the_f35(where):
    assert not where(r"\bF-?35")


def test_three_articles_name_what_was_sanctioned_and_all_too_widely(tables, verdict):
    assert tellers(tables, "us-sanctions-defence") == FOUR - {"cradle"}
    assert set(verdict["us-sanctions-defence"]) == {"imprecise"}


def test_the_cradle_alone_gives_the_warning_to_the_white_house(tables, verdict):
    assert tellers(tables, "us-further-measures") == {"cradle", "northpress"}
    assert set(verdict["us-further-measures"]) == {"right"}
    assert tellers(tables, "warning-from-white-house") == {"cradle"}
    assert verdict["warning-from-white-house", "cradle"] == "imprecise"


def test_all_four_have_the_intention_and_the_record_bears_it_out(tables, verdict):
    assert tellers(tables, "s400-second-batch") == FOUR
    assert verdict["s400-second-batch"].to_dict() == dict.fromkeys(FOUR, "right")


def test_no_article_asks_whether_there_is_a_contract(where):
    assert not where(r"\bcontract")


def test_the_exporter_said_signed_and_a_year_later_not_yet_signed(tables):
    dates = tables.events.drop_duplicates("event_id").set_index("event_id")["date"]
    assert dates["s400-second-signed"] < dates["s400-second-unsigned"] < dates["sochi-summit"]
    assert {"F010", "F019"} < set(SECOND_BATCH) <= set(tables.facts.fact_id)
    assert set(SECOND_BATCH_SAID) < set(SECOND_BATCH)
    assert (SECOND_BATCH_SAID["F010"], SECOND_BATCH_SAID["F019"]) == ("a contract", "none yet")


def test_agreed_is_the_cradles_and_the_sources_disagree(tables, verdict):
    assert tellers(tables, "agreed-to-deepen") == {"cradle"}
    assert verdict["agreed-to-deepen", "cradle"] == "open"
    about = tables.source_words[tables.source_words["text"].str.startswith("agreed to deepen")]
    words = " ".join(about["words"])
    assert all(said in words for said in ("discussed deepening", "Russia agreed", "قررت"))


def test_the_cradle_quotes_a_discussion_a_possibility_and_an_intention_and_no_agreement(tables):
    quoted = tables.quotations[
        (tables.quotations["article_id"] == "cradle")
        & tables.quotations["kind"].isin(["direct", "mixed"])
    ]
    assert not quoted["text"].str.contains(r"\bagree", case=False).any()
    for words in ("opportunity to discuss", "can take several steps", "We will, inshallah"):
        assert quoted["text"].str.contains(words).any(), words


def test_the_cradles_headline_has_a_plan_and_not_an_agreement(tables):
    headline = tables.articles.set_index("article_id").at["cradle", "headline"]
    assert "to deepen" in headline
    assert "agree" not in headline.lower()
    text = tables.articles.set_index("article_id").at["cradle", "text"]
    assert len(re.findall(r"\bagreed\b", text)) == 1


def test_the_reactor_is_imprecise_and_the_joint_venture_wrong(tables, verdict, where):
    assert where("reactor") == where("joint venture") == {"cradle"}
    assert where("construction began on the Akkuyu nuclear reactor") == {"cradle"}
    assert verdict["nuclear-second-third", "cradle"] == "imprecise"
    assert verdict["akkuyu-joint-venture", "cradle"] == "wrong"
    assert verdict["akkuyu-began-2018", "cradle"] == "right"


def test_a_second_and_third_unit_were_being_built_before_sochi(tables):
    dates = tables.events.drop_duplicates("event_id").set_index("event_id")["date"]
    assert dates["akkuyu-unit-two"] < dates["akkuyu-unit-three"] < dates["sochi-summit"]


# ------------------------------------------------------------------------ order, sides, readings


def test_a_headline_alone_prints_agreed_as_erdogans_and_no_remark_that_is_quoted_has_it(tables):
    """The same version tells it in its text, as a Turkish statement's."""
    words = tables.source_words[tables.source_words["text"].str.startswith("agreed to deepen")]
    with_it = words[words["words"].str.contains("agreed", case=False)]
    headline, told = with_it["words"]
    assert headline.startswith("Erdogan")
    assert "'Putin Agreed" in headline
    assert "statement from the Turkish side indicated" in told
    assert set(with_it["source_id"]) == {"W13"}
    said = tables.published_remarks
    flight = said[said["speaker"].str.contains("Erdogan") & said["occasion"].eq("After Sochi")]
    told = flight["published"].str.contains("headline|in its own words")
    assert 0 < told.sum() < len(flight)
    assert not flight.loc[~told, "words"].str.contains("agreed|decided", case=False).any()


def test_six_of_eleven_imprecise_wordings_on_defence_stand_in_another_text_and_one_is_older(
    tables, named
):
    judged = tables.checks[tables.checks["verdict"] == "imprecise"]
    said = judged[judged["record"].str.contains(ELSEWHERE)]
    claims = tables.claims[["claim_id", "topic"]].drop_duplicates()
    on_defence = said.merge(claims)["topic"].isin(DEFENCE)
    assert set(said.loc[on_defence.to_numpy(), "claim_id"]) == {
        "nuclear-second-third",
        "s400-bought-when",
        "us-sanctions-defence",
    }
    told = [named[f"defence_{name}_spelled"] for name in ("imprecise", "elsewhere", "older")]
    assert told == ["eleven", "six", "one"]
