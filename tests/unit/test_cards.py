"""Cards of what a link leads to."""

import re
from types import SimpleNamespace

import pytest
from invented import STUDIES, write

from analysis import corpus, pipeline
from analysis.book import cards


@pytest.mark.parametrize("whole", [True, False])
def test_the_card_of_a_claim_quotes_each_outlet_that_tells_it_with_its_day(tmp_path, whole):
    settings = f"full_texts = {str(whole).lower()}\n" + STUDIES["coded"]["settings"]
    t = pipeline.tables(write(tmp_path, **(STUDIES["coded"] | {"settings": settings})))
    found, dates = cards.cards(t, {}), corpus.dates(t.articles)
    outlets = corpus.outlets(t.articles)
    assert len(t.claims)
    for claim_id, rows in t.claims.groupby("claim_id"):
        lines = found[f"claim-{claim_id}"].lines
        tellers = rows.sort_values("start").drop_duplicates("article_id").set_index("article_id")
        assert len(lines) == len(tellers)
        for article_id, text in tellers["text"].items():
            begun = ", ".join(filter(None, (outlets[article_id], dates[article_id])))
            (line,) = [one for one in lines if one.startswith(f"{begun}: ")]
            assert (" ".join(text.split())[:100] in line) == whole


def test_a_long_passage_is_cut_at_a_word_so_that_a_card_fits_a_phone(tmp_path):
    t = pipeline.tables(write(tmp_path, **STUDIES["coded"]))
    names = ("articles", "sentences", "checks", "facts", "sources", "settings")
    long = t.claims.assign(text="A bridge of stone. " * 40)
    altered = SimpleNamespace(claims=long, **{name: getattr(t, name) for name in names})
    for claim_id in long["claim_id"]:
        for line in cards.cards(altered, {})[f"claim-{claim_id}"].lines:
            assert re.search(r"“A bridge .+ (A|bridge|of|stone\.) …”", line)
            assert len(line) < 320
