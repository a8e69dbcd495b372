"""Corpora that carry little: every measure gives a result or says in one sentence why it cannot."""

import logging

import pandas as pd
import pytest

from analysis import comparison, evaluation, labels, reuse, schema, segment, sentiment, spans

TEXT = "The minister praised the bridge over the river. “It opens in May,” said Ana Berg."
CORPORA = {
    "no article": [],
    "one article": [TEXT],
    "two articles": [TEXT, "Rebels attacked the camp near Taiz.\nThe talks have failed."],
    "two of one sentence": ["War is bad.", "Peace is good."],
    "the same twice": [TEXT, TEXT],
    "only furniture": ["By Ann Lee", "Advertisement"],
    "empty": ["", " \n\ufeff"],
    "one letter": ["a", "b."],
    "one of two empty": [TEXT, ""],
}
QUOTATIONS = ["article_id", "start", "end", "text", "kind", "marked", "speaker", "cue_start"]
CLAIMS = ["claim_id", "topic", "statement", "article_id", "relation"]


class Corpus:
    """Articles with their sentences; “It opens in May,” is the quotation of TEXT."""

    def __init__(self, texts):
        names = [f"a{n}" for n in range(len(texts))]
        columns = {"article_id": names, "outlet": names, "text": texts}
        self.articles = pd.DataFrame(columns, dtype=object)
        self.sentences = segment.sentences(self.articles)
        said = [
            (name, *spans.locate(text, "It opens in May,"), "It opens in May,")
            for name, text in zip(names, texts, strict=True)
            if text == TEXT
        ]
        rows = [(*row, "direct", True, "Ana Berg", pd.NA) for row in said]
        self.quotations = pd.DataFrame(rows, columns=QUOTATIONS)
        self.claims = pd.DataFrame(columns=CLAIMS, dtype=object)

    def vocabulary(self):
        return comparison.vocabulary(self.sentences)

    def counts(self):
        return comparison.counts(self.vocabulary())

    def scored(self):
        return sentiment.score(self.sentences, self.quotations)

    def pieces(self):
        return sentiment.apart(self.sentences, self.quotations)

    def labels(self):
        return labels.find(self.sentences, self.quotations)

    def coded(self):
        return pd.concat([self.quotations.assign(annotator=name) for name in "AB"])


MEASURES = {
    "counted": lambda c: segment.counted(c.articles, c.sentences),
    "sentence_at": lambda c: segment.sentence_at(c.quotations, c.sentences),
    "align": lambda c: reuse.align(c.sentences, c.quotations),
    "probability of pairs": lambda c: reuse.pair_probabilities(
        list(c.articles["text"]), list(c.articles["outlet"])
    ),
    "difference": lambda c: reuse.difference(*([*c.articles["text"], "", ""][:2])),
    "unlisted": lambda c: evaluation.unlisted(
        reuse.align(c.sentences, c.quotations), reuse.align(c.sentences, c.quotations)
    ),
    "lengths": lambda c: comparison.lengths(c.articles, c.sentences, c.quotations),
    "keyness": lambda c: comparison.keyness(c.counts()),
    "keyness_null": lambda c: comparison.keyness_null(c.vocabulary(), least=1, n=9),
    "divergence_null": lambda c: comparison.divergence_null(c.vocabulary(), n=9),
    "dispersion": lambda c: comparison.dispersion(c.vocabulary()),
    "pooled_prior": lambda c: comparison.pooled_prior(c.counts()),
    "coverage": lambda c: comparison.coverage(c.claims),
    "coverage_by_topic": lambda c: comparison.coverage_by_topic(c.claims, ["a0"]),
    "omissions": lambda c: comparison.omissions(c.claims),
    "score": lambda c: c.scored(),
    "score afinn": lambda c: sentiment.score(c.sentences, c.quotations, "afinn"),
    "by_voice": lambda c: sentiment.by_voice(c.pieces()),
    "label_valence": lambda c: sentiment.label_valence(c.labels()),
    "unnamed": lambda c: sentiment.unnamed(c.sentences, c.labels()),
    "shuffled_means": lambda c: sentiment.shuffled_means(c.scored(), n=9),
    "difference_test": lambda c: sentiment.difference_test(c.scored(), n=9),
    "by voice": lambda c: sentiment.difference_test(
        c.pieces(), by="voice", unit="piece_id", stratum="article_id", n=9
    ),
    "find": lambda c: c.labels(),
    "quotation_scores": lambda c: evaluation.quotation_scores(c.quotations, c.quotations),
    "label_scores": lambda c: evaluation.label_scores(c.labels(), c.labels()),
    "errors": lambda c: evaluation.errors(c.quotations, c.quotations),
    "agreement": lambda c: evaluation.agreement(c.sentences["part"], c.sentences["part"]),
    "span_agreement": lambda c: evaluation.span_agreement(
        c.coded(), c.articles, "kind", ["speaker"]
    ),
    "cell_agreement": lambda c: evaluation.cell_agreement(
        c.claims.assign(annotator="A"), ["x"], ["a0"]
    ),
}

SENTENCES = segment.sentences(Corpus([]).articles).columns
KEYNESS = ["group", "word", "n", "n_others", "per_1000", "per_1000_others", "delta", "low", "high"]
KEYNESS += ["z", "g2", "g2_table", "log_ratio", "jsd"]
TESTED = ["statistic", "value", "null_low", "null_high", "p"]
TESTED += ["n_groups", "n_units", "fewest_articles", "verdict"]
LENGTHS = ["n_words", "n_sentences", "words_per_sentence", "share_quoted"]
VERDICT = ["p", "p_corrected", "threshold", "n_sentences", "n_articles", "verdict"]
RETURNED = {
    "counted": ["article_id", "outlet", "text", "n_words"],
    "sentence_at": ["sentence_id"],
    "align": schema.table("alignments").names,
    "probability of pairs": ["a", "b", "probability"],
    "difference": ["operation", "start_a", "end_a", "text_a", "start_b", "end_b", "text_b"],
    "unlisted": schema.table("alignments").names,
    "lengths": ["article_id", "outlet", *LENGTHS],
    "keyness": KEYNESS,
    "keyness_null": [*KEYNESS, *VERDICT],
    "divergence_null": ["divergence", "low", "high", "p"],
    "dispersion": ["article_id", "word", "n", "n_sentences", "n_articles"],
    "pooled_prior": [None],
    "coverage": ["claim_id", "topic", "statement"],
    "coverage_by_topic": ["topic", "n_claims", "a0"],
    "omissions": ["article_id", "claim_id", "topic", "statement", "n_others", "others"],
    "score": schema.table("sentiment").names,
    "score afinn": schema.table("sentiment").names,
    "by_voice": ["article_id", "voice", "n_sentences", "compound", "n_hits"],
    "label_valence": [*schema.table("labels").names, "compound", "hits"],
    "unnamed": [*SENTENCES],
    "shuffled_means": ["article_id", "mean", "null_low", "null_high"],
    "difference_test": TESTED,
    "by voice": TESTED,
    "find": schema.table("labels").names,
    "quotation_scores": ["measure", "n", "value"],
    "label_scores": ["measure", "n", "value"],
    "errors": ["article_id", "start", "end", "text", "error", "gold", "found"],
    "agreement": ["n", "observed", "kappa", "low", "high", "alpha"],
    "span_agreement": ["measure", "n", "observed", "kappa", "low", "high", "alpha"],
}
"""What each measure returns: the columns of a table, the name of a column, the keys of a row."""


def columns(found):
    return [found.name] if isinstance(found, pd.Series) else [*found]


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("texts", CORPORA.values(), ids=CORPORA)
def test_a_measure_gives_a_result_or_one_sentence(texts, name):
    try:
        found = MEASURES[name](Corpus(texts))
    except ValueError as error:
        told = str(error)
        assert any(
            reason in told
            for reason in (
                "a difference needs two groups",
                "shuffling them changes nothing",
                "keyness compares two or more groups",
                "agreement is of two annotators",
            )
        ), told
        assert "\n" not in told
    else:
        assert columns(found) == RETURNED[name]
        if not texts and not isinstance(found, dict):
            assert not found.get("n", found.index).any(), "something of nothing"


def test_two_articles_that_say_something_are_enough_for_every_measure_but_one():
    refused = []
    for name, measure in MEASURES.items():
        try:
            measure(Corpus(CORPORA["two articles"]))
        except ValueError:
            refused.append(name)
    assert refused == ["cell_agreement"]  # it was given one annotator


def test_a_sentence_that_the_whole_corpus_repeats_joins_all_its_articles(caplog):
    line = "The harbour master closed the eastern ferry terminal.\n"
    corpus = Corpus([line * 10] * 10)
    with caplog.at_level(logging.WARNING):
        found = reuse.align(corpus.sentences, corpus.quotations)
    assert {*found["article_a"], *found["article_b"]} == set(corpus.articles["article_id"])
    assert found["group"].nunique() == 1
    assert not caplog.records


def test_no_warning_where_what_is_shared_is_found_or_says_nothing(caplog):
    other = "Growers in the valley expect a poor apple harvest because of late frost."
    corpus = Corpus([f"{TEXT} {other} He did so.", f"Nobody came. {TEXT} He did so.", other])
    assert len(reuse.align(corpus.sentences, corpus.quotations)) >= 3
    assert not caplog.records


def test_shares_of_a_sentence_sum_to_one_or_are_nought_where_no_word_has_two_characters():
    texts = ["a b ! c", "x", "good", "The talks were good and bad.", "ab", "— … ?", "no no no"]
    for make in sentiment.VARIANTS.values():
        for text, score in zip(texts, make().scores(texts), strict=True):
            shares = score.neg + score.neu + score.pos
            assert shares == pytest.approx(1, abs=0.002) or (shares == 0 and len(text) < 8), text
