"""What each annotator coded on their own, held against guidelines and decisions."""

import pandas as pd
import pytest
from ours import ROOT

from analysis import coded
from analysis.findings import agreement


def guidelines(name):
    return (ROOT / f"seeds/gold/guidelines-{name}.md").read_text()


# ----------------------------------------------------------------------- codings and decisions


def of_round(rows, name):
    return rows[rows["round"].eq(name)]


def adjudicated(tables, table, name):
    """Return what was settled of a round of a table; the first round has no name."""
    return of_round(tables.adjudications[tables.adjudications["table"] == table], name)


def test_an_adjudication_of_readings_or_absences_is_of_a_difference(tables):
    settled = tables.adjudications
    late = settled[settled["table"].isin(["readings", "absences"])]
    assert late["first"].ne(late["second"]).all()
    assert late["reason"].str.len().gt(10).all()


def test_a_verdict_stands_as_both_gave_it_or_as_it_was_decided(tables):
    """A verdict that was coded once more stands by the last of its codings."""
    stands = tables.checks.set_index(["claim_id", "article_id"])["verdict"]
    last = {}
    for name, codings in tables.codings_verdicts.groupby("round", sort=False):
        given = codings.groupby(["claim_id", "article_id"])["verdict"].agg(set)
        settled = adjudicated(tables, "verdicts", name)
        assert len(given) > len(settled) > 0
        decided = settled.set_index(["claim_id", "article_id"])["decided"]
        last |= given.to_dict() | {key: {verdict} for key, verdict in decided.items()}
    names = last.keys() - set(stands.index)  # judged once, and not any more: a name is not checked
    assert names == {("operations-against-terrorists", "presstv")}
    assert all(f"`{claim_id}`" in guidelines("verdicts") for claim_id, _ in names)
    for key in last.keys() - names:
        assert {stands[key]} == last[key], key


@pytest.mark.parametrize("name", ["late", "repeated"])
def test_what_a_later_coder_gave_otherwise_was_settled(tables, name):
    given = of_round(tables.codings_verdicts, name).pivot(
        index=["claim_id", "article_id"], columns="annotator", values="verdict"
    )
    apart = given[given["A"].ne(given["B"])]
    settled = adjudicated(tables, "verdicts", name)
    codes = settled.set_index(["claim_id", "article_id"])[["first", "second"]]
    assert codes.sort_index().to_numpy().tolist() == apart.to_numpy().tolist()
    assert set(codes.index) == set(apart.index)
    assert all(f"`{claim_id}`" in guidelines("verdicts") for claim_id, _ in apart.index)


def test_one_verdict_is_what_none_of_three_coders_gave_and_two_later_ones_did(tables):
    """What the methods chapter and the guidelines say of RT's force."""
    first, late, again = (
        of_round(tables.codings_verdicts, name) for name in ("", "late", "repeated")
    )
    again = again.set_index("claim_id")["verdict"]
    assert list(again["turkey-task-force-response"]) == ["imprecise", "imprecise"]
    given = pd.concat([first, late[late["annotator"] == "B"]])
    given = given.groupby(["claim_id", "article_id"])["verdict"].agg(list)
    stands = tables.checks.set_index(["claim_id", "article_id"])["verdict"]
    against = given[[len(v) == 3 and stands[key] not in v for key, v in given.items()]]
    assert against.to_dict() == {("turkey-task-force-response", "rt"): ["misleading"] * 3}


def test_what_both_gave_was_decided_otherwise_for_a_text_the_order_or_a_ground_that_is_none(tables):
    settled = adjudicated(tables, "verdicts", "")
    over = settled[settled["first"].eq(settled["second"]) & settled["first"].ne(settled["decided"])]
    without = over[~over["reason"].str.contains("found since")]
    assert without.set_index("claim_id")["decided"].to_dict() == {
        "turkey-task-force-response": "open",
        "erdogan-details-after": "open",
        "deal-halted-offensive": "right",
    }
    for claim_id in ("turkey-task-force-response", "deal-halted-offensive"):
        assert f"`{claim_id}`" in guidelines("verdicts")


# ------------------------------------------------------------------------- what was coded once


def test_every_claim_was_coded_by_two(tables):
    coders = tables.codings_claims.groupby("claim_id")["annotator"].nunique()
    once = set(tables.claims["claim_id"]) - set(coders.index[coders == 2])
    assert not once


def test_every_check_was_made_by_two(tables):
    key = ["claim_id", "article_id"]
    coders = tables.codings_verdicts.groupby(key)["annotator"].nunique()
    checks = pd.MultiIndex.from_frame(tables.checks[key])
    assert checks.difference(coders.index[coders == 2]).empty


def test_every_occasion_and_effect_was_coded_by_two(tables):
    coders = tables.codings_occasions.groupby("claim_id")["annotator"].nunique()
    assert not set(tables.occasions["claim_id"]) - set(coders.index[coders == 2])
    key = ["claim_id", "article_id"]
    coders = tables.codings_silences.groupby(key)["annotator"].nunique()
    cells = pd.MultiIndex.from_frame(tables.silences[key])
    assert cells.difference(coders.index[coders == 2]).empty


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("slots", ["sentence", "slot", "article_id", "text", "source_id", "words"]),
        ("attacks", ["article_id", "text", "attacker", "attacked", "when"]),
        ("parties", ["strike", "part", "actor", "text", "reserve"]),
    ],
)
def test_the_parts_and_parties_stand_as_the_first_coder_has_them(tables, name, columns):
    """The second coding changed none of their rows; the guidelines say so."""
    codings = getattr(tables, f"codings_{name}").rename(columns={"noun": "text"})
    assert sorted(set(codings["annotator"])) == ["A", "B"]
    first, stands = codings.loc[codings["annotator"] == "A"], getattr(tables, name)
    if name == "slots":  # what sources have was mended after the coding
        first, stands = (
            rows[rows["source_id"].eq("") | rows["sentence"].eq("marks")]
            for rows in (first, stands)
        )
        assert "two rows of sources under `outcome`" in guidelines("slots")
    assert first[columns].to_dict("list") == stands[columns].to_dict("list")
    assert f"`codings/{name}.csv`" in guidelines("slots" if name == "slots" else "parties")


def test_the_second_coder_fills_the_same_parts_and_finds_the_same_parties(tables):
    """And cuts the words at other places, in more than half of the rows that are in articles."""
    found = agreement.measures(tables).set_index(["what", "measure"])
    codes = agreement.by_code(tables).set_index(["what", "code"])
    for what, measure in (("parts in a version", "filled"), ("parties of a strike", "party")):
        assert found.at[(what, measure), "observed"] == 1
        assert codes.at[(what, "yes"), "n_both"] < found.at[(what, measure), "n"]
    assert codes.at[("attacks", "attack"), "specific"] == 1
    assert 0.8 < found.at[("parts of sentences", "passages and code"), "observed"] < 1
    rows = tables.codings_slots[tables.codings_slots["article_id"].ne("")]
    place = ["sentence", "slot", "article_id", "start", "end"]
    first, second = (rows.loc[rows["annotator"] == name, place] for name in "AB")
    assert len(first.merge(second)) < len(first) / 2


def test_every_quotation_was_marked_by_one_of_two_annotators_at_least(tables):
    place = ["article_id", "start", "end"]
    marked = pd.MultiIndex.from_frame(tables.codings_quotations[place])
    later = pd.MultiIndex.from_frame(tables.coded_quotations[place]).difference(marked)
    assert {article_id for article_id, *_ in later} == {"presstv"}
    assert len(later) == 2
    assert "was made two later, by one annotator" in guidelines("quotations")


# ------------------------------------------------------------------------------------- absences


def in_time(t, absence, published):
    """Return which facts of a subject, and the texts that give them, are not younger than a day."""
    facts = t.facts[t.facts["fact_id"].isin(coded.ids(absence.facts))]
    early = facts["date"].str[:10].le(published) & facts["source_date"].str[:10].le(published)
    return set(facts.loc[early, "fact_id"])


def test_an_article_is_asked_for_a_subject_if_a_fact_was_public_in_time(tables):
    """But for two subjects of the earlier meeting, of which later articles are not asked."""
    of_one_meeting = {"observatory", "flight-2020"}
    days = tables.articles.set_index("article_id")["published"]
    for absence in tables.absences.itertuples():
        asked = coded.ids(absence.asked) or list(days.index)
        public = [a for a in days.index if in_time(tables, absence, days[a])]
        assert set(asked) <= set(public), absence.absence_id
        if absence.absence_id not in of_one_meeting:
            assert set(asked) == set(public), absence.absence_id


def test_the_second_coding_of_absences_follows_from_the_facts(tables):
    codings = tables.codings_absences
    second = codings[codings["annotator"] == "B"].set_index(["absence_id", "article_id"])
    facts = tables.codings_facts.set_index(["fact_id", "article_id"])["could_tell"]
    later = {one for of in tables.absences["facts"] for one in coded.ids(of)} - set(
        tables.codings_facts["fact_id"]
    )
    assert later == {"F151"}
    assert "F151, which B has not coded" in guidelines("silences")
    for absence in tables.absences.itertuples():
        known = [one for one in coded.ids(absence.facts) if one not in later]
        for article_id in tables.articles["article_id"]:
            any_in_time = any(facts[fact, article_id] for fact in known)
            assert second.at[(absence.absence_id, article_id), "could_tell"] == any_in_time


def test_the_absences_agree_with_what_was_decided(tables):
    settled = tables.adjudications[tables.adjudications["table"] == "absences"]
    asked = tables.absences.set_index("absence_id")["asked"]
    every = set(tables.articles["article_id"])
    for row in settled.itertuples():
        if row.decided in ("could tell", "could not tell"):
            could = row.article_id in (set(coded.ids(asked[row.absence_id])) or every)
            assert could == (row.decided == "could tell"), row
        else:
            assert row.decided == "does not tell"


def test_the_words_that_tell_a_subject_stand_in_the_article(tables):
    texts = tables.articles.set_index("article_id")["text"]
    told = pd.concat([tables.codings_absences, tables.codings_facts])
    told = told[told["words"].ne("")]
    assert len(told)
    assert all(w in texts[a] for a, w in zip(told["article_id"], told["words"], strict=True))


def test_where_several_articles_speak_the_annotators_agree_less_than_on_the_whole(tables):
    """What the methods chapter says: most of the agreement on claims is about who speaks."""
    found = agreement.measures(tables).set_index(["what", "measure"])
    for claims in ("claims", "late claims"):
        whole, several = (
            found.loc[(claims, measure)] for measure in ("relation", "relation among several")
        )
        assert several["n"] < whole["n"] / 3
        assert several["kappa"] < whole["kappa"] - 0.05


def test_the_guidelines_count_the_claims_that_were_coded_late(tables):
    page = guidelines("claims")
    late, first = (set(of_round(tables.codings_claims, name)["claim_id"]) for name in ("late", ""))
    added = {"russia-treasures-ties", "erdogan-support", "erdogan-details-day"}
    assert (len(late - first - added), len(late & first)) == (22, 13)
    assert "These twenty-two, and thirteen others" in page
    assert added < late - first


def test_grey_and_green_are_the_relations_to_a_source_that_are_least_agreed_on(tables):
    codes = agreement.by_code(tables)
    specific = codes[codes["what"] == "provenance"].set_index("code")["specific"].sort_values()
    assert list(specific.index[:2]) == ["unknown", "own"]


def test_the_codes_of_every_span_stand_by_themselves_with_words_for_yes_no_and_none(tables):
    codes = agreement.by_code(tables)
    assert {"quotations", "names", "names, voice", "provenance, older"} <= set(codes["what"])
    assert not set(codes["code"]) & {"", "True", "False"}


def test_every_kappa_below_one_has_an_interval_around_it(tables):
    found = agreement.measures(tables)
    part = found[found["observed"].lt(1) & found["kappa"].notna()]
    assert len(part) > 10
    assert (part["low"] <= part["kappa"]).all()
    assert (part["kappa"] <= part["high"]).all()
    assert found.loc[found["observed"].eq(1), "low"].isna().all()


def test_how_sure_a_join_is_follows_both_annotators_with_few_exceptions(tables):
    sure = agreement.certainty(tables)
    other = sure[sure["coded"].ne(sure["certainty"])]
    assert len(sure) > 50
    assert len(other) == 6
    assert other["certainty"].notna().all()


def test_whoever_overrules_both_annotators_gives_a_reason(tables):
    rows = tables.adjudications
    both = rows[rows["first"].eq(rows["second"]) & rows["decided"].ne(rows["first"])]
    assert set(both["table"]) == {"provenance", "verdicts"}
    assert both["reason"].str.len().gt(20).all()
