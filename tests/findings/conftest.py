import pytest
from tellers import printing

from analysis import segment


@pytest.fixture(scope="module")
def text(tables):
    """The text of each article as received."""
    return tables.articles.set_index("article_id")["text"]


@pytest.fixture(scope="module")
def passage(tables):
    """The words of each passage that has a name."""
    return tables.passages.set_index("passage_id")["text"]


@pytest.fixture(scope="module")
def verdict(tables):
    """The verdict of each claim as told by each article."""
    return tables.checks.drop_duplicates(["claim_id", "article_id"]).set_index(
        ["claim_id", "article_id"]
    )["verdict"]


@pytest.fixture(scope="module")
def where(tables):
    """A function that names the articles in whose own text a pattern stands."""
    text = segment.article_text(tables.sentences)
    joined = text.groupby("article_id")["text"].agg(" ".join)
    return lambda pattern: printing(joined, pattern)
