"""The articles as cards."""

from bs4 import BeautifulSoup
from invented import STUDIES, write

from analysis import pipeline
from analysis.pages import articles


def test_a_card_is_one_link_with_what_the_tables_know(tmp_path):
    t = pipeline.tables(write(tmp_path / "s", **STUDIES["coded"]))
    cards = BeautifulSoup(articles.cards(t), "html.parser").select("ul.articles > li")
    assert len(cards) == len(t.articles)
    for card, row in zip(cards, t.articles.itertuples(), strict=True):
        (link,) = card.find_all("a")
        assert link["href"] == f"article-{row.article_id}.html"
        assert f"{row.n_words:,} words" in card.get_text()
        told = t.claims.loc[t.claims["article_id"] == row.article_id, "claim_id"].nunique()
        assert (f"{told} claims" in card.get_text()) == bool(told)


def test_without_headline_date_and_claims_a_card_says_what_is_not_known(tmp_path):
    t = pipeline.tables(write(tmp_path / "s", **STUDIES["folder"]))
    card = BeautifulSoup(articles.cards(t), "html.parser").select_one("ul.articles > li")
    assert "not known" in card.get_text()
    assert "claims" not in card.get_text()
