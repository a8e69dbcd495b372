"""What is said of the record and its sources, of remarks, absences, order and readings."""

import re

import pandas as pd
from bs4 import BeautifulSoup
from ours import FOUR, ROOT
from tellers import tellers

from analysis import coded, corpus, segment
from analysis.findings import discussed, record, voices
from analysis.pages import articles, remarks

# ------------------------------------------------------- sources' own words, remarks, absences


def test_a_claim_that_is_checked_in_one_article_is_checked_in_all_that_tell_it(tables):
    told = tables.claims.groupby("claim_id")["article_id"].agg(set)
    checked = tables.checks.groupby("claim_id")["article_id"].agg(set)
    assert {claim_id for claim_id, of in checked.items() if of != told[claim_id]} == set()


def test_a_claim_told_differently_is_checked(tables):
    differ = tables.claims.loc[tables.claims["relation"] == "differ", "claim_id"]
    assert set(differ) <= set(tables.checks["claim_id"])


def test_every_altered_passage_has_the_words_of_its_source_beside_it(tables):
    altered = tables.provenance[tables.provenance["relation"] == "altered"]
    beside = record.source_words(tables, altered)
    assert [text for text, words in zip(altered["text"], beside, strict=True) if words.empty] == []


def test_verdicts_against_an_article_show_the_words_on_which_they_rest(tables):
    claims = tables.claims.drop_duplicates(["claim_id", "article_id"])
    checked = tables.checks.merge(
        claims[["claim_id", "article_id", "start", "end"]], on=["claim_id", "article_id"]
    )
    against = checked[~checked["verdict"].isin(["right", "open"])]
    words = record.source_words(tables, against)
    bare = [one for one, said in zip(against["claim_id"], words, strict=True) if said.empty]
    assert bare == []


def test_words_on_the_reach_of_the_sanctions_stand_at_no_verdict_on_their_cause(tables):
    claims = tables.claims.drop_duplicates(["claim_id", "article_id"]).set_index("claim_id")
    shown = {
        claim_id: [
            set(words["source_id"])
            for words in record.source_words(tables, claims.loc[[claim_id]].reset_index())
        ]
        for claim_id in ("sanctions-cause", "us-sanctions-defence")
    }
    assert not any("F017" in ids for ids in shown["sanctions-cause"])
    assert all("F017" in ids for ids in shown["us-sanctions-defence"])


def test_words_of_sources_are_short(tables):
    assert tables.source_words["words"].str.split().str.len().max() <= 40
    assert tables.published_remarks["words"].str.split().str.len().max() <= 60


def test_no_absent_subject_is_told_and_each_has_facts(tables):
    found = record.absences(tables)
    assert (found["n"] == 0).all()
    assert (found["facts"] != "").all()


def test_a_subject_is_told_or_not_or_not_asked_of_an_article(tables):
    found = record.asked(tables).set_index(["subject", "article_id"])["found"].unstack()
    assert set(found.columns) == set(tables.articles["article_id"])
    flight = found.loc["The people in flight from the offensive of 2020"]
    assert flight["rt"] == "silent"
    assert flight["wmd"] == "told"
    assert flight["cradle"] == "apart"
    n_asked = record.absences(tables).set_index("subject")["n_asked"]
    assert found.eq("silent").sum(axis=1).to_dict() == n_asked.to_dict()  # none is told


def test_benefit_in_turkish_is_importance_in_all_three(tables):
    remarks = tables.published_remarks
    words = remarks[remarks["remark_id"] == "sochi-every-day"].set_index("language")["words"]
    assert "faydalar" in words["tr"]
    assert "great benefit" in words["en"]
    told = tables.claims[tables.claims["claim_id"] == "strengthen-daily"]
    assert told["text"].str.contains("importance").all()
    assert set(told["article_id"]) == {"presstv", "northpress", "wmd"}


def test_libya_stood_in_the_remark_of_which_three_articles_tell(tables):
    assert "Libya" in tables.facts.set_index("fact_id").at["F089", "fact"]
    assert tellers(tables, "putin-passing-reference") == FOUR - {"cradle"}


def test_the_flight_is_a_day_before_the_kremlins_account(tables):
    """Which is the slip that one article is charged with, and no source may be given."""
    dates = tables.events.drop_duplicates("event_id").set_index("event_id")["date"]
    assert dates["plane-remarks"] < dates["peskov-statement"]
    assert tables.facts.set_index("fact_id").at["F145", "date"] == dates["peskov-statement"]
    assert not tables.source_words["role"].str.contains("same day").any()


def test_the_confirmation_that_one_article_quotes_stands_among_the_published_remarks(tables):
    remarks = tables.published_remarks
    own = remarks["published"].str.contains("in its own words")
    words = remarks.loc[remarks["remark_id"].eq("kremlin-adherence") & ~own, "words"]
    assert words.str.contains("confirmed").all()
    assert words.str.contains("commitment").any()


def test_the_reactor_is_older_than_the_article_that_prints_it(tables):
    about = tables.source_words[tables.source_words["text"] == "second and third nuclear reactor"]
    older = about[about["source_id"] == "W13"]
    assert older["words"].str.contains("second and third nuclear reactor").all()
    assert len(older) == 1


def test_what_joins_two_remarks_of_putins_is_in_one_source_alone(tables):
    joint = "thanks to their ability"
    words = tables.source_words
    assert set(words.loc[words["words"].str.contains(joint), "source_id"]) == {"W6"}
    text = tables.articles.set_index("article_id")["text"]
    assert [one for one, of in text.items() if joint in of] == ["wmd"]


def test_the_solution_is_for_idlib_in_brackets_alone(tables):
    (quoted,) = tables.quotations.loc[
        tables.quotations["text"].str.contains("sustainable solution"), "text"
    ]
    assert re.sub(r"\[.*?\]", "", quoted).count("Idlib") == 0
    assert "[for Idlib]" in quoted


def test_the_count_of_the_whole_operation_is_not_called_one_of_the_strike(tables):
    (row,) = tables.checks[tables.checks["claim_id"] == "turkish-dead-34"].itertuples()
    (sentence,) = [one for one in row.record.split(";") if "36" in one]
    assert "operation" in sentence
    facts = tables.facts.set_index("fact_id")["fact"]
    of_the_strike = [one for one in coded.ids(row.source) if "36" in facts.get(one, "")]
    assert of_the_strike == ["F045"]


def test_remarks_lead_to_claims_of_their_meeting(tables):
    for row in tables.published_remarks.itertuples():
        about = tables.claims["claim_id"].isin(coded.ids(row.claims))
        told = set(tables.claims.loc[about, "article_id"])
        if row.remark_id in {"moscow-direct", "moscow-tense"}:
            assert not told
        else:
            assert (told == {"rt"}) == ("Moscow" in row.occasion)
            assert told


def test_under_a_remark_stands_what_articles_tell_as_its_speakers(tables):
    """But for a remark that one article mentions, and one whose speaker another leaves out."""
    speech = voices.speech(tables)
    sentences = tables.sentences.set_index("sentence_id")
    claims = tables.claims.assign(sentence_id=segment.sentence_at(tables.claims, tables.sentences))
    known = {"The Kremlin’s spokesman": "Kremlin"}

    def speaks(speaker, sentence_id):
        whole = sentences.loc[sentence_id]
        own = speech[speech["speaker"].eq(speaker) & speech["article_id"].eq(whole["article_id"])]
        return bool((own["start"].lt(whole["end"]) & own["end"].gt(whole["start"])).any())

    others = {
        (claim.claim_id, claim.article_id)
        for row in tables.published_remarks.itertuples()
        for claim in claims[claims["claim_id"].isin(coded.ids(row.claims))].itertuples()
        if not speaks(known.get(row.speaker, row.speaker), claim.sentence_id)
    }
    assert others == {("putin-passing-reference", "wmd"), ("syrian-losses", "rt")}


def test_a_card_says_how_far_a_headline_is_known(tables):
    notes = tables.articles.loc[tables.articles["headline"].eq(""), "headline_note"]
    assert len(notes)
    shown = BeautifulSoup(articles.cards(tables), "html.parser").get_text(" ")
    assert all(note in shown for note in notes)


# ------------------------------------------------------------------------ order, sides, readings


def test_only_north_press_comes_to_america_early(tables):
    met = record.order(tables).set_index(["subject", "article_id"])["position"]
    america = met["the United States"]
    assert america["northpress"] < 0.15
    assert america.drop("northpress").min() > 0.4
    assert min(met["sanctions", "presstv"], met["sanctions", "northpress"]) > 0.85


def test_no_syrian_speaks_and_turkey_has_most_words_everywhere(tables):
    found = voices.sides(tables)
    assert not found["side"].eq("others").any()
    assert set(found["side"]) == {"Turkey", "Russia", "the United States", "neither government"}
    words = found.pivot_table(index="article_id", columns="side", values="n_words", aggfunc="sum")
    assert (words.idxmax(axis=1) == "Turkey").all()
    assert set(found.loc[found["named"] == "without a name", "side"]) == {"Turkey"}


def test_frames_are_where_the_chapter_says(tables):
    frames = record.readings(tables, "frame").groupby("code")["article_id"].agg(set)
    assert frames["conflict"] == frames["responsibility"] == {*FOUR, "rt"}
    assert frames["economic consequences"] == FOUR
    assert frames["human interest"] == {"wmd", "rt"}
    assert frames["morality"] == {"presstv"}


def test_somebody_dies_without_a_doer_in_two_articles_and_rt_has_most_such_acts(tables):
    acts = record.readings(tables, "agency")
    assert set(acts.loc[acts["about"].str.contains("killing"), "article_id"]) == {"rt", "wmd"}
    counts = acts["article_id"].value_counts()
    assert counts.index[counts == counts.max()].tolist() == ["rt"]


def test_world_markets_daily_leaves_numbers_open(tables):
    hedges = record.readings(tables, "hedge")
    open_numbers = hedges[hedges["code"].eq("approximation") & hedges["article_id"].eq("wmd")]
    for word in ("three hours", "civilians", "dead", "one million", "prewar population"):
        assert open_numbers["text"].str.contains(word).any(), word


def test_sections_that_discuss_a_claim_are_found_from_the_prose(tables):
    found = discussed.claims(tables).groupby("claim_id")["section"].agg(list)
    assert "defence-bought" in found["s400-bought-when"]
    assert "overlap-one-sentence" in found["erdogan-to-ask"]
    assert len(found) > len(tables.claims["claim_id"].unique()) / 2


def test_one_claim_is_called_misleading_and_articles_do_not_contradict_one_another_on_it(tables):
    """Words that can be true with another article's are not wrong beside a right of that one."""
    misleading = tables.checks[tables.checks["verdict"] == "misleading"]
    assert set(misleading["claim_id"]) == {"erdogan-to-ask"}
    assert not tables.claims["relation"].eq("contradict").any()
    told = tables.checks.groupby("claim_id")["verdict"].agg(set)
    assert not [claim_id for claim_id, verdicts in told.items() if verdicts >= {"right", "wrong"}]


def test_no_verdict_rests_on_an_actor_whom_the_words_do_not_exclude(tables, verdict):
    """The rule of the guidelines; three sentences leave out an attacker whom the record has."""
    for claim_id, article_id in (
        ("deal-halted-offensive", "wmd"),
        ("attack-on-factions-2021", "cradle"),
        ("attack-on-factions-2021", "northpress"),
    ):
        record_text = tables.checks.set_index(["claim_id", "article_id"])["record"]
        assert verdict[claim_id, article_id] == "right"
        assert "not exclude" in record_text[claim_id, article_id]


def test_what_speaks_for_the_cradle_stands_under_the_flight_as_well(tables):
    """AFP's motors and boats are one version of several."""
    said = tables.published_remarks
    words = said[said["source_id"] != "W11"].groupby("remark_id")["words"].agg(" ".join)
    assert "Jet Engines" in words["flight-engines"]
    assert "[war]ships" in words["flight-ships"]
    assert "reactor" in words["flight-plants"]


def test_tass_told_rts_clause_before_rt(tables):
    """And quoted, below, that no one knew."""
    said = tables.published_remarks
    tass = said.loc[said["remark_id"].eq("moscow-unaware") & said["source_id"].eq("W21"), "words"]
    assert tass.str.contains("the Syrian Army had been unaware").sum() == 1
    assert tass.str.contains("no one, including the Syrian troops").sum() == 1


def test_a_remark_without_a_claim_has_a_dash_and_no_empty_label(tables):
    page = str(remarks.remarks(tables, "The opening in Moscow, in 2020"))
    entry = str(BeautifulSoup(page, "html.parser").find(id="remark-moscow-direct"))
    assert "<li><b>RT</b>: –</li>" in entry
    assert "In the register" not in entry
    assert "In the register: </p>" not in page


def test_the_link_on_rts_page_that_quotes_putin_is_no_article_text(tables):
    words = "demanded our direct talks"
    parts = tables.parts[tables.parts["text"].str.contains(words)]
    assert set(parts["article_id"]) == {"rt"}
    assert not set(parts["part"]) & set(segment.TEXT_PARTS)


def test_the_date_that_was_inferred_is_said_to_be(tables):
    shown = corpus.dates(tables.articles)
    assert {one for one, date in shown.items() if "inferred" in date} == {"northpress"}
    assert str(articles.cards(tables)).count("(inferred)") == 1


def test_the_agencies_of_north_press_are_those_that_its_passages_were_joined_to(tables):
    rows = tables.provenance[
        tables.provenance["article_id"].eq("northpress")
        & tables.provenance["relation"].eq("verbatim")
    ]
    joined = {source for sources in rows["sources"] for source in coded.ids(sources)}
    credits = tables.credits[tables.credits["article_id"].eq("northpress")]
    told = set(re.findall(r"W\d+", " ".join(credits["remark"])))
    assert {"W3"} < joined <= told


def test_a_silent_record_leaves_a_claim_open(tables):
    """The guidelines ask so: silence is not evidence, and open is asked first."""
    said = tables.checks["record"].str.contains("the record does not say|nothing was found")
    elsewhere = tables.checks["record"].str.contains("of other groups in the area")
    assert elsewhere.any()
    assert set(tables.checks.loc[said & ~elsewhere, "verdict"]) <= {"open"}


def test_a_passage_of_two_things_is_judged_by_its_parts(tables, verdict):
    claims = tables.claims[tables.claims["article_id"] == "presstv"].set_index("claim_id")
    ask, support = claims.loc["erdogan-to-ask"], claims.loc["erdogan-support"]
    assert support["end"] <= ask["start"]
    assert "support" not in ask["text"]
    assert "ceasefire" not in support["text"]
    assert verdict["erdogan-to-ask", "presstv"] == "misleading"
    assert verdict["erdogan-support", "presstv"] == "imprecise"


def test_a_cited_address_is_spelled_plainly(tables):
    """Without a port or what tells a site by which way its reader came; so it has one spelling."""
    told = [tables.facts["url"], tables.sources["url"], tables.source_words["url"]]
    told.append(tables.sources["also"])
    told = {*pd.concat([*told, tables.articles["url"]]).dropna()}
    told |= set(re.findall(r"url = \{(.*)\}", (ROOT / "references.bib").read_text("utf-8")))
    traced = re.compile(r":443|utm_|\bfbclid|[?&](src|ref|intcid|cmpid|ocid)=", re.IGNORECASE)
    assert [address for address in sorted(told) if traced.search(address)] == []
    bare = [re.sub(r"^https?://(www\.)?|/$", "", address) for address in told]
    twice = sorted(address for address in set(bare) if bare.count(address) > 1)
    assert twice == []
