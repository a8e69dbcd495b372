"""What the chapter on voices asserts, tested on what annotators marked."""

import re

import pytest

from analysis import evaluation, segment
from analysis.findings import voices

THREE = {"presstv", "northpress", "wmd"}
STATES_AND_BODIES = {"Kremlin", "United States", "Turkey", "Russian defense ministry"}
UNNAMED = {"Turkish official", "Turkish officials"}


@pytest.fixture(scope="module")
def speech(tables):
    return voices.speech(tables)


@pytest.fixture(scope="module")
def quoted(speech):
    return speech[speech["manner"] == "quoted"]


@pytest.fixture(scope="module")
def cues(tables):
    return voices.cues(tables)


def by_speaker(rows, speaker):
    return set(rows.loc[rows["speaker"] == speaker, "article_id"])


def text_of(tables, article_id):
    return tables.articles.set_index("article_id").at[article_id, "text"]


# --------------------------------------------------------------------------------- who speaks


def test_nobody_else_speaks(speech, tables):
    """No Syrian, nobody from Idlib and no American official is among the speakers."""
    assert set(speech["speaker"]) == {*tables.settings.people, *STATES_AND_BODIES, *UNNAMED}


def test_erdogan_has_most_of_his_own_words_in_every_article(quoted):
    counts = quoted.groupby(["article_id", "speaker"])["n_words"].sum()
    for article_id in quoted["article_id"].unique():
        assert counts[article_id].idxmax() == "Recep Tayyip Erdogan"


def test_erdogan_is_mostly_quoted_and_putin_mostly_told(named):
    assert named["voices_erdogan_in_own_words"] > 0.5 > named["voices_putin_in_own_words"]


def test_press_tv_quotes_erdogan_alone_and_tells_putin_twice(speech, quoted):
    assert set(quoted.loc[quoted["article_id"] == "presstv", "speaker"]) == {"Recep Tayyip Erdogan"}
    told = speech[speech["article_id"].eq("presstv") & speech["speaker"].eq("Vladimir Putin")]
    assert told["cue_start"].nunique() == 2


def test_the_aside_on_whom_putin_rebuked_is_not_counted_as_his(speech, tables):
    told = speech[speech["article_id"].eq("presstv") & speech["cue"].eq("criticized")]
    assert len(told) == 2
    assert not told["text"].str.contains("rebuke").any()
    first, second = told.itertuples()
    between = text_of(tables, "presstv")[first.end : second.start]
    assert between == " – a rebuke of the United States and Turkey – "


def test_putin_is_silent_in_the_cradle_and_there_alone(speech, tables):
    assert set(tables.articles["article_id"]) - by_speaker(speech, "Vladimir Putin") == {"cradle"}


def test_the_one_outside_voice_speaks_in_world_markets_daily(speech):
    assert by_speaker(speech, "Rachel Ellehaus") == {"wmd"}


def test_names_are_joined_in_north_press_alone_and_only_its_presidents(tables):
    joined = voices.joined(tables)
    assert set(joined["article_id"]) == {"northpress"}
    assert set(joined["speaker"]) == {"Putin", "Erdogan"}


def test_turkish_officials_are_kept_apart_by_article_and_counted_as_one(tables, speech):
    apart = voices.kept_apart(tables)
    assert set(apart["speaker"]) == {"Turkish officials"}
    assert list(apart["article_id"]) == ["presstv", "northpress"]
    assert by_speaker(speech, "Turkish officials") == set(apart["article_id"])


def test_america_speaks_as_a_country_and_is_never_quoted(speech, quoted):
    assert by_speaker(speech, "United States") == {"presstv", "northpress"}
    assert not by_speaker(quoted, "United States")


def test_only_world_markets_daily_names_every_speaker(speech, tables):
    nameless = speech[~speech["speaker"].isin(tables.settings.people)]
    assert set(speech["article_id"]) - set(nameless["article_id"]) == {"wmd"}


def test_the_only_unnamed_person_in_his_own_words_is_the_official_of_the_cradle(speech, quoted):
    assert set(quoted.loc[quoted["speaker"].isin(UNNAMED), "article_id"]) == {"cradle"}
    assert by_speaker(speech, "Turkish officials") == {"presstv", "northpress"}


def test_the_official_speaks_three_sentences_after_the_kremlin(speech, tables):
    said = speech[speech["article_id"] == "cradle"]
    numbers = {
        speaker: int(ids.iloc[-1].rsplit("-s", 1)[1])
        for speaker, ids in segment.sentence_at(said, tables.sentences).groupby(said["speaker"])
    }
    assert numbers["Turkish official"] - numbers["Kremlin"] == 3


# ---------------------------------------------------------------------------------- occasions


def test_the_cradle_and_the_other_three_report_different_conversations(speech):
    of = {
        article_id: set(rows["occasion"]) - {"to-outlet"}
        for article_id, rows in speech.groupby("article_id")
    }
    assert not of["cradle"] & (of["presstv"] | of["northpress"] | of["wmd"])
    assert all("sochi-opening" in of[article_id] for article_id in THREE)
    assert of["rt"] <= {"moscow", "other"}


def test_what_was_said_to_other_outlets_was_said_to_different_ones(speech, tables):
    said = speech[speech["occasion"] == "to-outlet"]
    assert set(said["article_id"]) == {"cradle", "wmd"}
    assert "told Middle East Eye" in text_of(tables, "cradle")
    assert "told Al Jazeera" in text_of(tables, "wmd")


def test_cbs_and_twitter_have_one_article_each(speech, tables):
    assert set(speech.loc[speech["occasion"] == "cbs", "article_id"]) == {"presstv"}
    texts = tables.articles.set_index("article_id")["text"]
    assert [a for a, text in texts.items() if "Twitter" in text] == ["wmd"]


# -------------------------------------------------------------------------------------- kinds


def test_world_markets_daily_quotes_most_beyond_what_it_tells(speech):
    words = speech.groupby(["article_id", "manner"])["n_words"].sum().unstack()
    ratio = words["quoted"] / words["reported"]
    assert ratio.idxmax() == "wmd"
    assert 1.6 < ratio["wmd"] < 2.4
    assert set(ratio[ratio < 1].index) == {"presstv", "rt"}


def test_the_only_scare_quotes_are_the_cradles(tables):
    marked = tables.coded_quotations
    assert list(marked.loc[marked["kind"] == "scare", "article_id"]) == ["cradle"]


def test_one_compliment_is_quoted_in_one_article_and_told_in_another(speech):
    rows = speech[speech["text"] == "useful and informative"]
    assert dict(zip(rows["article_id"], rows["manner"], strict=True)) == {
        "northpress": "quoted",
        "wmd": "reported",
    }


def test_a_word_is_quoted_or_reported_and_never_both(speech, tables):
    """The Kremlin's reported clause in The Cradle loses the three words that stand in marks."""
    rows = speech[speech["article_id"].eq("cradle") & speech["speaker"].eq("Kremlin")]
    quoted, reported = (rows[rows["manner"] == m].iloc[0] for m in ("quoted", "reported"))
    assert quoted["text"] in reported["text"]
    assert quoted["n_words"] == 3
    assert reported["n_words"] == len(segment.tokens(reported["text"])) - 3


# --------------------------------------------------------------------------------------- cues


def test_most_reporting_words_are_neutral(named):
    assert named["voices_neutral_share"] > 0.5


def test_two_nouns_and_a_colon_report(cues):
    lemmas = set(cues["lemma"])
    assert {"warning", "opinion", "(colon)"} <= lemmas
    assert len(cues[cues["lemma"].isin(["warning", "opinion", "(colon)"])]) == 3


def test_no_article_doubts_a_speaker_by_its_verb(tables):
    doubt = r"\b(?:claim(?:s|ed|ing)?|alleg\w+|admit\w*|den(?:y|ies|ied|ying)|insist\w*)\b"
    for article in tables.articles.itertuples():
        assert not re.findall(doubt, article.text, re.IGNORECASE), article.article_id


@pytest.mark.parametrize(
    ("article_id", "cue", "words"),
    [
        ("cradle", "said", "second round"),
        ("presstv", "confirmed", "S-400"),
        ("northpress", "indicated", "second batch"),
        ("wmd", "indicated", "second batch"),
    ],
)
def test_the_verbs_for_the_second_batch(speech, article_id, cue, words):
    rows = speech[speech["article_id"].eq(article_id) & speech["text"].str.contains(words)]
    assert list(rows["cue"]) == [cue]


def test_stress_brings_in_the_paraphrase_and_the_unaware_army(cues, speech):
    assert set(cues.loc[cues["lemma"] == "stress", "article_id"]) == {"northpress", "rt"}
    stressed = dict(speech.loc[speech["cue"] == "stressed", ["article_id", "text"]].to_numpy())
    assert stressed["northpress"].startswith("wants to discuss")
    assert "unaware" in stressed["rt"]


def test_only_rt_vows(cues):
    assert list(cues.loc[cues["lemma"] == "vow", "article_id"]) == ["rt"]


def test_every_cue_is_where_it_is_said_to_be(cues, tables):
    for cue in cues.itertuples():
        assert text_of(tables, cue.article_id)[cue.start : cue.end] == cue.text


# --------------------------------------------------------------------------------------- cuts


def test_brackets_and_dots_inside_the_marks(quoted):
    marks = {"[": {"cradle", "northpress"}, "(": {"presstv", "wmd"}, "…": {"cradle"}}
    for mark, articles in marks.items():
        holding = quoted[quoted["text"].str.contains(mark, regex=False)]
        assert set(holding["article_id"]) == articles


def test_fragments_are_the_shortest_mixed_quotations(tables, quoted):
    found = voices.fragments(tables)
    assert found["n_words"].is_monotonic_increasing
    assert {"treasures", "peak", "productive", "serious expectations"} <= set(found["text"])
    longer = quoted[quoted["kind"].eq("mixed") & ~quoted["text"].isin(found["text"])]
    assert longer["n_words"].min() > voices.FRAGMENT


def test_north_press_keeps_the_end_of_the_remark_only(quoted):
    at_sochi = quoted[quoted["occasion"] == "sochi-opening"]
    turn_back = at_sochi[at_sochi["text"].str.contains("turn back")]
    every_day = at_sochi[at_sochi["text"].str.contains("every day")]
    assert set(turn_back["article_id"]) == {"presstv", "wmd"}
    assert set(every_day["article_id"]) == THREE


def test_the_paragraph_without_marks_is_one_and_rts(quoted, tables):
    bare = quoted[~quoted["marked"]]
    assert list(bare["article_id"]) == ["rt"]
    row = bare.iloc[0]
    assert row["speaker"] == "Recep Tayyip Erdogan"
    paragraphs = text_of(tables, "rt").split("\n\n")
    assert row["text"] in [paragraph.strip() for paragraph in paragraphs]


# ---------------------------------------------------------------------------------- extractor


def test_the_program_finds_every_stretch_between_marks(tables):
    marked = tables.coded_quotations
    scores = evaluation.quotation_scores(tables.quotations, marked).set_index("measure")["value"]
    assert scores["spans between marks, F1"] == 1
    assert scores["speech printed without marks, F1"] == 1


def test_the_program_gives_the_unmarked_paragraph_to_erdogan(tables):
    bare = tables.quotations[~tables.quotations["marked"].astype(bool)]
    assert list(bare["speaker"]) == ["Recep Tayyip Erdogan"]


def test_a_wrong_speaker_would_count(tables):
    assert 0.9 < voices.attributed(tables) <= 1


def test_north_press_alone_has_no_first_names(tables):
    joined = voices.joined(tables)
    names = joined[["article_id", "speaker", "entity", "entity_evidence"]].values.tolist()
    assert names == [
        ["northpress", "Putin", "Vladimir Putin", "alias"],
        ["northpress", "Erdogan", "Recep Tayyip Erdogan", "alias"],
    ]
    for article_id in tables.articles["article_id"]:
        first_names = {"Vladimir", "Recep"} & set(text_of(tables, article_id).split())
        assert bool(first_names) == (article_id != "northpress")


def test_the_program_has_nobody_twice(tables):
    entities = set(tables.quotations["entity"].dropna())
    assert {"Vladimir Putin", "Recep Tayyip Erdogan"} <= entities
    assert not {name for name in entities if name in ("Putin", "Erdogan")}


def test_a_sixth_of_speech_is_of_speakers_without_a_personal_name(named):
    assert 0.15 <= named["voices_bodies_share"] <= 0.18


def test_north_press_quotes_more_of_putin_than_it_tells(named):
    assert named["voices_putin_quoted_northpress"] > named["voices_putin_northpress"] / 2
