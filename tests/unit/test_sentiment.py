"""VADER equals NLTK's; the news steps mend what they name; tone is told apart by voice."""

import json
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import corpus, segment, sentiment
from analysis.sentiment import STEPS, News, Vader
from analysis.sentiment.news import news_words, shifters
from analysis.sentiment.vader import bare

NLTK = sentiment.analyser()
FAST = Vader()
NEWS = News()
FOUR = ("neg", "neu", "pos", "compound")

# Texts that take every path of the rules.
SENTENCES = [
    "",
    "a",
    "The ministers met on Wednesday.",
    "The talks were good.",
    "The talks were not good, they were VERY good!",
    "The deal is good but it is not good.",
    "GOOD GOOD GOOD",
    "A kind of peace, a kind man, kind of kind",
    "It was sort of bad, just enough trouble, and kind of awful",
    "Never so happy. He was never this happy; this was so very happy.",
    "Nobody was the least happy, at least happy, the very least happy",
    "least happy",
    "It was the bomb, and yeah right, a kiss of death for the truce",
    "They live from hand to mouth; he did not cut the mustard, bad ass",
    "But the war was lost, BUT the peace was won",
    "Is it war? Is it peace?? Is it help??? What a disaster????",
    "Terror!!!!!! terror! 'terror' \"terror\" (terror) -terror- terror?! terror!?!?",
    "!great! ?great!? great!!! ,great, '.great",
    "He isn't happy, isnt happy, isn’t happy; without doubt hardly happy",
    ":) :( :D <3 ;-) 8-D",
    "“Great”, he said. ‘Great’ — great…",
    "No deal, no peace, no war and no support.",
    "EXTREMELY dangerous, extremely DANGEROUS, Extremely dangerous",
]
# Words that make the rules collide, for random sentences.
STOCK = [
    "good", "GOOD", "bad", "war", "peace,", "not", "never", "so", "this", "very", "VERY", "barely",
    "but", "But", "kind", "of", "sort", "least", "at", "the", "bomb", "shit", "kiss", "death",
    "hand", "to", "mouth", "no", "isn't", "without", "!", "?", "??", "just", "enough", "'good'",
    "good!!", "a", "x", ":)", "men", "U.S.", "yeah", "right", "cut", "mustard", "\"awful\"", "ass",
]  # fmt: skip


def four(score) -> dict:
    return {name: getattr(score, name) for name in FOUR}


@pytest.mark.parametrize("text", SENTENCES)
def test_scores_equal_nltk(text):
    assert four(FAST.score(text)) == NLTK.polarity_scores(text)


@given(st.lists(st.sampled_from(STOCK), max_size=14).map(" ".join))
def test_scores_equal_nltk_where_rules_collide(text):
    assert four(FAST.score(text)) == NLTK.polarity_scores(text)


@given(st.text(max_size=60))
def test_scores_equal_nltk_on_any_text(text):
    assert four(FAST.score(text)) == NLTK.polarity_scores(text)


def test_news_without_steps_is_vader():
    assert News(()).scores(SENTENCES) == FAST.scores(SENTENCES)


def test_hits_add_up_to_the_compound():
    made = FAST.score("The war was awful and the peace is good")
    assert made.hits == ("war", "awful", "peace", "good")
    assert made.valences == (-2.9, -2.0, 2.5, 1.9)
    total = sum(made.valences)
    assert made.compound == round(total / (total**2 + 15) ** 0.5, 4)


@pytest.mark.parametrize(
    ("token", "word"),
    [("peace,", "peace"), ("'peace", "peace"), ("peace!!!", "peace"), ("(peace)", "(peace)"),
     ("“peace”", "“peace”"), ("-", "-"), ("a,", "a,"), ("isn't", "isn't"), ("S-400", "S-400")],
)  # fmt: skip
def test_bare_takes_off_one_mark(token, word):
    assert bare(token) == word


# ------------------------------------------------------------------------------ news variant


def compound(text: str, *steps: str) -> float:
    return News(steps).score(text).compound


@pytest.mark.parametrize("text", ["the “great” deal", "a (great) deal", "great—so far", "‘great’?"])
def test_marks_frees_words_of_the_marks_around_them(text):
    assert compound(text) == 0
    assert compound(text, "marks") > 0


def test_marks_reads_a_curly_apostrophe_as_a_negation():
    assert compound("It isn’t good") > 0
    assert compound("It isn’t good", "marks") == compound("It isn't good") < 0


def test_repeats_scores_each_word_in_its_own_place():
    text = "The deal is good and is said to be not good"
    assert News(()).score(text).valences == (1.9, 1.9)
    assert News(("repeats",)).score(text).valences == pytest.approx((1.9, -0.74 * 1.9))


def test_no_turns_what_follows_and_says_nothing_itself():
    assert compound("no country can decide") < 0
    assert compound("no country can decide", "no") == 0
    assert compound("There is no progress", "no") < 0 < compound("There is no war", "no")
    assert compound("no sign at all of progress", "no") > 0, "beyond two words it does not reach"


def test_senses_leaves_institutions_without_tone():
    text = "The United States bought defense systems like the ruling party"
    assert compound(text) > 0
    assert compound(text, "senses") == 0


def test_vocabulary_knows_words_of_news():
    text = "The deadly airstrike followed a ceasefire"
    assert News(()).score(text).hits == ()
    assert News(("vocabulary",)).score(text).hits == ("deadly", "airstrike", "ceasefire")


def test_shifters_turn_what_they_end_or_lack():
    assert compound("They want to end the violence") < 0
    assert compound("They want to end the violence", "shifters") > 0
    assert compound("a lack of trust") > 0 > compound("a lack of trust", "shifters")
    assert compound("a lack of violence", "shifters") < 0, "lack turns only what is good"


def test_shifters_reach_three_words_far():
    assert compound("They end the long violence", "shifters") > 0
    assert compound("They end the extremely long violence", "shifters") < 0


def test_a_negation_turns_a_valence_once():
    """A word in both lists would turn it and turn it back."""
    assert not sentiment.vader.NEGATIONS & frozenset().union(*shifters().values())
    assert compound("without doubt", "shifters") == compound("without doubt") > 0


TONES = {
    "zero": lambda x: abs(x) < 0.05,
    "neg": lambda x: x < -0.05,
    "pos": lambda x: x > 0.05,
    "notpos": lambda x: x < 0.05,
    "notneg": lambda x: x > -0.05,
}
LINES = Path(__file__).with_name("tone_cases.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_tone_of_news_is_as_a_reader_takes_it(case):
    made = NEWS.score(case["text"])
    assert TONES[case["tone"]](made.compound), made


def test_contexts_take_the_judgement_of_words_in_company():
    assert compound("Crude oil rose") < 0 == compound("Crude oil rose", "contexts")
    assert compound("a crude, oil-stained joke", "contexts") < 0
    assert compound("the trade fair", "contexts") == 0 < compound("a fair trade", "contexts")


def test_names_do_not_judge_but_headlines_do():
    text = "She met Grace Hope of the Freedom Party on Monday"
    assert compound(text) > 0 == compound(text, "names")
    assert compound("Brilliant Rescue Makes Town Happy", "names") > 0
    assert compound("Great news reached Peace, the capital", "names") > 0


def test_phrases_are_read_as_they_are_meant():
    assert (
        compound("You can't help but admire it")
        < 0
        < compound("You can't help but admire it", "phrases")
    )
    assert compound("It was by no means good", "phrases") < 0


def test_nobody_turns_its_clause_once():
    assert compound("None of the men was happy") > 0
    assert compound("None of the men was happy", "nobody") < 0
    assert compound("None was happy", "nobody") == compound("None was happy") < 0
    assert compound("Nobody came, and all were happy", "nobody") > 0


def test_length_lowers_long_sentences_only():
    short, long = "The talks were good", "The talks were good " + "and then the men left " * 5
    assert compound(short, "length") == compound(short)
    assert 0 < compound(long, "length") < compound(long)


def test_unknown_step_or_variant_is_refused():
    with pytest.raises(ValueError, match="no such step: irony"):
        News(("irony",))
    with pytest.raises(ValueError, match="unknown variant 'bert'"):
        sentiment.label_valence(pd.DataFrame({"text": ["terrorists"]}), variant="bert")


def test_news_words_add_to_vader_or_empty_it():
    for word, valence in news_words().items():
        assert -4 < valence < 4
        assert (word in sentiment.lexicon()) == (valence == 0), word


def test_no_word_of_news_is_listed_twice():
    text = files("analysis").joinpath("data/sentiment_news_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    words = [word for line in lines for word in line.split()[1:]]
    assert len(words) == len(set(words)) == len(news_words())
    assert all(word == word.lower() for word in words)
    assert set(shifters()) == {"bad", "good"}


# ------------------------------------------------------------------------------------ tables

TEXT = "War is bad. “Peace is good,” he lied. He hailed a “great victory”."


def tables(text: str = TEXT) -> tuple[pd.DataFrame, pd.DataFrame]:
    spans = segment.split(text)
    sentences = pd.DataFrame({
        "sentence_id": [f"x-s{n}" for n in range(len(spans))], "article_id": "x",
        "start": [s for s, _ in spans], "end": [e for _, e in spans],
        "text": [text[s:e] for s, e in spans], "part": "body",
    })  # fmt: skip
    quoted = [text.index("Peace"), text.index("great")]
    ends = [text.index(",”") + 1, text.index("”.")]
    quotations = pd.DataFrame(
        {"article_id": "x", "start": quoted, "end": ends, "kind": ["direct", "mixed"]}
    )
    return sentences, quotations


def test_score_tells_voice_and_hits():
    table = sentiment.score(*tables(), variant="vader")
    assert list(table.columns) == [
        "sentence_id", "article_id", "start", "end", "neg", "neu", "pos", "compound", "voice",
        "hits",
    ]  # fmt: skip
    assert table["voice"].tolist() == ["narration", "mixed", "mixed"]
    assert table["hits"].tolist()[0] == "war -2.9; bad -2.5"
    assert all(TEXT[row.start : row.end].strip() for row in table.itertuples())


def test_voice_is_quotation_when_all_is_quoted():
    sentences, quotations = tables()
    quotations.loc[0, ["start", "end"]] = [TEXT.index("Peace"), TEXT.index(" He hailed")]
    assert sentiment.score(sentences, quotations)["voice"].tolist()[1] == "quotation"


def test_scare_and_indirect_quotations_are_the_outlets_own_words():
    sentences, quotations = tables()
    own = quotations.assign(kind=["indirect", "scare"])
    assert set(sentiment.score(sentences, own)["voice"]) == {"narration"}


def test_furniture_is_not_scored():
    sentences, quotations = tables()
    sentences.loc[0, "part"] = "boilerplate"
    assert sentiment.score(sentences, quotations)["sentence_id"].tolist() == ["x-s1", "x-s2"]


def test_by_voice_cuts_mixed_sentences():
    table = sentiment.by_voice(sentiment.apart(*tables(), variant="vader")).set_index("voice")
    assert table.loc["narration", "n_sentences"] == 3
    assert table.loc["quotation", "n_sentences"] == 2
    assert table.loc["narration", "n_hits"] == 4, "war, bad, lied, hailed"
    assert table.loc["quotation", "n_hits"] == 3, "peace, good, great"
    assert table.loc["narration", "compound"] < 0 < table.loc["quotation", "compound"]


def test_quotation_over_two_sentences_is_cut_in_each_also_with_another_inside():
    text = "He said: “Peace is good. War is bad.” Then he left."
    sentences, _ = tables(text + " “Peace, great,” ”.")
    start, end = text.index("Peace"), text.index("”")
    quotations = pd.DataFrame(
        {"article_id": "x", "start": [start, start + 1], "end": [end, start + 5], "kind": "direct"}
    )
    voices = sentiment.score(sentences, quotations)["voice"].tolist()
    assert voices[:3] == ["mixed", "quotation", "narration"]


def test_label_valence_scores_the_name_alone():
    labels = pd.DataFrame({"article_id": "x", "text": ["terrorists", "rebel groups", "militants"]})
    table = sentiment.label_valence(labels)
    assert table["compound"].tolist()[0] < table["compound"].tolist()[1] < 0
    assert table["compound"].tolist()[2] == 0
    assert table["hits"].tolist() == ["terrorists -3.1", "rebel -0.6", ""]


def test_apart_gives_a_sentence_one_row_for_each_voice():
    pieces = sentiment.apart(*tables(), variant="vader")
    assert pieces["piece_id"].tolist() == [
        "x-s0-narration", "x-s1-narration", "x-s1-quotation", "x-s2-narration", "x-s2-quotation",
    ]  # fmt: skip
    assert (pieces.loc[pieces["voice"] == "quotation", "compound"] > 0).all()


def test_unnamed_takes_the_tone_of_a_name_and_leaves_its_length():
    sentences, _ = tables()
    great = TEXT.index("great victory")
    labels = pd.DataFrame({"article_id": "x", "start": [0, great], "end": [3, great + 13]})
    made = sentiment.unnamed(sentences, labels)["text"]
    assert made.tolist()[0] == "they is bad."
    assert made.tolist()[1] == sentences["text"][1]
    assert made.tolist()[2] == "He hailed a “they they”."


def test_afinn_adds_up_its_words_and_nothing_else():
    made = sentiment.Afinn().score("The talks were not good; no war, a good peace")
    assert list(zip(made.hits, made.valences, strict=True)) == [
        ("not good", -2.0), ("no", -1.0), ("war", -2.0), ("good", 3.0), ("peace", 2.0),
    ]  # fmt: skip
    assert made.compound == 0
    assert sentiment.Afinn().score("") == sentiment.Afinn().score(" ")


def test_the_five_articles_have_a_score_for_every_sentence_of_text():
    articles = corpus.load()
    sentences = segment.sentences(articles)
    none = pd.DataFrame(columns=["article_id", "start", "end", "kind"])
    table = sentiment.score(sentences, none)
    assert len(table) == len(segment.article_text(sentences))
    assert table["compound"].between(-1, 1).all()
    scored = table[table["neu"] > 0]
    assert (scored[["neg", "neu", "pos"]].sum(axis=1) - 1).abs().max() < 0.0021


def test_all_steps_is_the_default():
    assert News().steps == set(STEPS)
