"""What a cell made, as the page on which it stands needs it."""

import pytest

from analysis.book.translator import seen_from

CELL = (
    '<a class="passage" href="article-plank.html#plank-s3">x</a><a href="#table-1">y</a>'
    '<a href="../figures/tone.svg" download>z</a><g data-href="claims.html#claim-may"></g>'
    '<a href="https://wire.example/a">w</a><a href="mailto:a@b.example">m</a>'
)


def test_addresses_of_a_chapter_stay():
    assert seen_from("chapters/tone", CELL, "chapters") == CELL


@pytest.mark.parametrize(
    ("page", "article", "figure"),
    [
        ("index", "chapters/article-plank.html#", "figures/tone.svg"),
        ("more/notes", "../chapters/article-plank.html#", "../figures/tone.svg"),
    ],
)
def test_elsewhere_they_are_seen_from_the_page(page, article, figure):
    html = seen_from(page, CELL, "chapters")
    assert f' href="{article}plank-s3"' in html
    assert f' href="{figure}"' in html
    assert f' data-href="{article.replace("article-plank", "claims")}claim-may"' in html
    for same in ("#table-1", "https://wire.example/a", "mailto:a@b.example"):
        assert f' href="{same}"' in html
