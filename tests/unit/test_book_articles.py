from types import SimpleNamespace

import pytest

from analysis.book.articles import lead_to_shared_pages


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ('<a href="article-plank.html#plank-s01">', '<a href="articles-2.html#plank-s01">'),
        ('<a href="article-plank.html">', '<a href="articles-2.html">'),
        ('<a href="article-own.html#own-s01">', '<a href="article-own.html#own-s01">'),
        ("the words article-plank.html", "the words article-plank.html"),
    ],
)
def test_links_lead_to_the_page_that_articles_share(href, leads):
    app = SimpleNamespace(config=SimpleNamespace(article_pages={"plank": "articles-2"}))
    context = {"body": href}
    lead_to_shared_pages(app, "", "", context, None)
    assert context["body"] == leads
