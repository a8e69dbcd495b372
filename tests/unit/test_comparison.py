"""Lengths, vocabulary and the coverage of claims, on small tables with known answers."""

import pandas as pd
import pytest

from analysis import comparison, corpus, segment
from analysis.comparison.words import normal_form


def sentences(texts: dict[str, list[str]], part: str = "body") -> pd.DataFrame:
    """Articles as lists of sentences, laid end to end with one space between."""
    rows = []
    for article_id, parts in texts.items():
        at = 0
        for n, text in enumerate(parts):
            rows.append((f"{article_id}-s{n}", article_id, at, at + len(text), text, part))
            at += len(text) + 1
    columns = ["sentence_id", "article_id", "start", "end", "text", "part"]
    return pd.DataFrame(rows, columns=columns)


ARTICLES = pd.DataFrame({"article_id": ["a", "b", "c"], "outlet": ["A", "B", "C"]})
SENTENCES = sentences({
    "a": ["Turkey’s ministers met Turkey.", "They didn’t agree on 3 points."],
    "b": ["Turkey met Russia."],
})  # fmt: skip


@pytest.mark.parametrize(
    ("token", "word"),
    [("Turkey’s", "turkey"), ("didn’t", "didn't"), ("S-400", "s-400"), ("It’s", "it's"),
     ("U.S.", "u.s."), ("Ministers", "ministers"), ("talks’", "talks’".replace("’", "'"))],
)  # fmt: skip
def test_normal_form(token, word):
    assert normal_form(token) == word


def test_vocabulary_counts_and_sorts_words():
    table = comparison.vocabulary(SENTENCES).set_index(["sentence_id", "word"])
    assert table.loc[("a-s0", "turkey"), "n"] == 2
    assert table.loc[("a-s1", "didn't"), "kind"] == "function"
    assert table.loc[("a-s1", "3"), "kind"] == "number"
    assert table.loc[("a-s1", "points"), "kind"] == "content"
    assert table["n"].sum() == 13


def test_furniture_is_not_counted():
    other = sentences({"a": ["Share this story."]}, part="boilerplate")
    assert comparison.vocabulary(pd.concat([SENTENCES, other]))["n"].sum() == 13


def test_counts_have_noughts():
    table = comparison.counts(comparison.vocabulary(SENTENCES))
    assert table.loc["russia"].tolist() == [0, 1]
    assert table.loc["turkey"].tolist() == [2, 1]


def test_lengths_and_quoted_share():
    quotations = pd.DataFrame(
        {"article_id": ["a", "a"], "start": [0, 9], "end": [8, 18], "kind": ["direct", "indirect"]}
    )
    table = comparison.lengths(ARTICLES, SENTENCES, quotations).set_index("article_id")
    assert table.loc["a", ["n_words", "n_sentences"]].tolist() == [10, 2]
    assert table.loc["a", "words_per_sentence"] == 5
    assert table.loc["a", "share_quoted"] == 0.1
    assert table.loc["b", "share_quoted"] == 0
    assert table.loc["c", ["n_words", "n_sentences"]].tolist() == [0, 0]


def test_function_words_are_closed_classes():
    words = comparison.function_words()
    assert {"the", "of", "which", "isn't", "against", "although"} <= words
    assert not {"said", "turkey", "peace", "president", "new"} & words


def test_the_five_articles_lose_no_word():
    articles = corpus.load()
    split = segment.sentences(articles)
    table = comparison.lengths(articles, split)
    assert comparison.vocabulary(split)["n"].sum() == table["n_words"].sum()


# ------------------------------------------------------------------------------------ claims

CLAIMS = pd.DataFrame(
    [
        ("c1", "talks", "They met.", "a", "alike"),
        ("c1", "talks", "They met.", "b", "alike"),
        ("c1", "talks", "They met.", "b", "differ"),
        ("c1", "talks", "They met.", "c", "alike"),
        ("c2", "arms", "They will buy.", "a", "only_one"),
        ("c3", "arms", "They may buy.", "b", "alike"),
        ("c3", "arms", "They may buy.", "a", "contradict"),
    ],
    columns=["claim_id", "topic", "statement", "article_id", "relation"],
)


def test_coverage_shows_relation_and_silence():
    matrix = comparison.coverage(CLAIMS).set_index("claim_id")
    assert matrix.loc["c1", ["a", "b", "c"]].tolist() == ["alike", "differ", "alike"]
    assert matrix.loc["c2", ["a", "b", "c"]].tolist() == ["only_one", "silent", "silent"]
    assert matrix.index.tolist() == ["c1", "c2", "c3"]


def test_coverage_keeps_to_the_articles_named():
    matrix = comparison.coverage(CLAIMS, articles=["d", "c", "b"])
    assert matrix.columns.tolist() == ["claim_id", "topic", "statement", "d", "c", "b"]
    assert matrix["claim_id"].tolist() == ["c1", "c3"], "only article a makes c2"
    assert matrix["d"].tolist() == ["silent", "silent"]


def test_coverage_by_topic_counts_claims_not_passages():
    table = comparison.coverage_by_topic(CLAIMS).set_index("topic")
    assert table.loc["talks"].tolist() == [1, 1, 1, 1]
    assert table.loc["arms"].tolist() == [2, 2, 1, 0]


def test_omissions_rank_by_how_many_others_report():
    table = comparison.omissions(CLAIMS)
    of_c = table[table["article_id"] == "c"]
    assert of_c["claim_id"].tolist() == ["c3", "c2"]
    assert of_c["n_others"].tolist() == [2, 1]
    assert of_c["others"].tolist() == ["a; b", "a"]
    assert "a" not in set(table["article_id"])


def test_every_cell_is_covered_or_omitted():
    matrix = comparison.coverage(CLAIMS)
    silent = matrix[["a", "b", "c"]].eq("silent").sum().sum()
    assert len(comparison.omissions(CLAIMS)) == silent


def test_a_corpus_without_claims_has_empty_tables():
    none = CLAIMS.iloc[:0]
    assert comparison.coverage(none).columns.tolist() == ["claim_id", "topic", "statement"]
    assert comparison.coverage_by_topic(none).empty
    assert comparison.omissions(none).columns.tolist()[0] == "article_id"
    silent = comparison.coverage(CLAIMS, articles=["d"])
    assert silent.columns.tolist()[-1] == "d"


def test_an_unknown_relation_is_refused():
    with pytest.raises(ValueError, match="unknown relation"):
        comparison.coverage(CLAIMS.assign(relation="approves"))
