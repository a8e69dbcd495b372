"""What the chapter on the story asserts, and the front page."""

from ours import FOUR
from tellers import tellers, told_by

# ---------------------------------------------------------------------------------------- story


def test_one_article_is_of_the_first_meeting_and_four_of_the_second(tables):
    years = tables.articles.set_index("article_id")["published"].str[:4]
    assert set(years.index[years == "2020"]) == {"rt"}
    assert set(years.index[years == "2021"]) == FOUR
    assert told_by(tables, "moscow-summit") == {"rt"}
    assert told_by(tables, "sochi-summit") == FOUR


def test_sanctions_came_long_after_the_removal_from_the_f35(tables):
    dates = tables.events.drop_duplicates("event_id").set_index("event_id")["date"]
    assert dates["s400-contract"] < dates["s400-delivery"] < dates["f35-exclusion"]
    assert dates["f35-exclusion"] < dates["caatsa-sanctions"]
    assert dates["f35-exclusion"][:7] == dates["s400-delivery"][:7]


def test_two_articles_telescope_purchase_and_sanctions(tables, where):
    assert told_by(tables, "s400-delivery") == set()
    assert where(r"2019.* (?:prompting|triggering) U\.?S\.? sanctions") == {"northpress", "wmd"}
    assert told_by(tables, "caatsa-sanctions") == FOUR - {"cradle"}


def test_three_articles_of_2021_refer_to_the_protocol(tables):
    assert told_by(tables, "moscow-protocol") == FOUR - {"presstv"}


def test_each_article_rests_on_its_part_of_what_was_said_at_sochi(tables):
    for event_id in ("plane-remarks", "status-quo-remark", "peskov-statement"):
        assert told_by(tables, event_id) == {"cradle"}
    for claim_id in ("steps-in-syria-important", "peace-depends-on-ties", "strengthen-daily"):
        assert tellers(tables, claim_id) == FOUR - {"cradle"}
    assert tellers(tables, "putin-thanks") == {"northpress", "wmd"}


def test_what_came_of_it_is_told_by_no_article(tables):
    for event_id in ("f16-request", "rome-meeting", "s400-second-2022"):
        assert told_by(tables, event_id) == set()


def test_rt_writes_while_the_talks_go_on(tables):
    text = tables.articles.set_index("article_id").at["rt", "text"]
    assert "The two presidents are meeting" in text
    assert "protocol" not in text
    assert "ceasefire" not in text.lower()


# ------------------------------------------------------------------------------------ front page


def test_the_dead_and_displaced_are_told_by_one_article_alone(tables):
    claims = tables.claims
    rows = claims[claims["claim_id"].isin(["offensive-toll", "war-toll"])]
    assert set(rows["relation"]) == {"only_one"}


def test_six_statements_are_wrong_misquoted_or_misleading(tables, verdict, named):
    named_in_print = {"wrong": "The Cradle 2", "misleading": "Press TV 1"}
    for code, of in named_in_print.items():
        assert named[f"{code}_by"] == of
    claims = {code: {one for one, _ in verdict.index[verdict == code]} for code in named_in_print}
    assert claims["wrong"] == {"akkuyu-joint-venture", "deescalation-zone-2020"}
    assert claims["misleading"] == {"erdogan-to-ask"}
    every = set(tables.checks["verdict"])
    assert sum(named[f"verdicts_{code}"] for code in every) == named["n_checks"]
    assert named["verdicts_right"] + named["verdicts_imprecise"] + named["verdicts_open"] == (
        named["n_checks"] - 6
    )


def test_checks_on_the_relations_are_those_that_are_named(verdict, named):
    ours = {"strengthen-daily": 3, "compromises": 2, "putin-preserve-ties": 1}
    ours |= {"ready-to-move-forward": 1, "relations-at-peak": 1, "russia-treasures-ties": 1}
    ours |= {"erdogan-echoed": 1, "relations-positive": 1}
    assert {one: len(verdict[one]) for one in ours} == ours
    assert named["checks_relations"] == sum(ours.values())
    assert set(verdict["strengthen-daily"]) == {"imprecise"}
    imprecise = (
        ("compromises", "wmd"),
        ("putin-preserve-ties", "rt"),
        ("ready-to-move-forward", "rt"),
    )
    assert all(verdict[one] == "imprecise" for one in imprecise)


def test_the_bare_denial_of_press_tv_is_imprecise(verdict):
    assert verdict["statement-after-talks"].to_dict() == {
        "presstv": "imprecise",
        "northpress": "right",
        "wmd": "right",
    }


def test_a_reading_is_quoted_in_one_article_and_told_in_two(verdict):
    assert verdict["erdogan-defence-despite-us"].to_dict() == {
        "northpress": "misquoted",
        "presstv": "imprecise",
        "wmd": "imprecise",
    }


def test_loaded_words_are_judged_by_themselves(tables):
    made = tables.checks.merge(tables.claims, on=["claim_id", "article_id"])
    for word in ("terrorists", "foreign-backed", "illegal"):
        with_it = set(made.loc[made["text"].str.contains(word), "text"])
        assert with_it <= {word, f"{word} presence"}


def test_one_request_is_told_in_two_ways(tables, verdict):
    assert tellers(tables, "erdogan-to-ask") == {"presstv", "northpress"}
    assert verdict["erdogan-to-ask"].to_dict() == {"presstv": "misleading", "northpress": "right"}
