"""Two articles side by side, as data, and all of them by topic."""

import json

from bs4 import BeautifulSoup
from invented import STUDIES, write

from analysis import pipeline
from analysis.pages import compare


def soup(shown):
    return BeautifulSoup(shown, "html.parser")


def data(shown):
    return json.loads(soup(shown).find("script", id="compared-data").string)


def test_every_article_can_be_chosen_for_either_side(bridge):
    page = soup(compare.two(bridge))
    for side in "ab":
        options = page.select(f"select[name={side}] option")
        assert [o["value"] for o in options] == list(bridge.articles["article_id"])
    assert page.select_one("label select")


def test_an_article_is_named_by_its_headline_where_its_outlet_has_several(tmp_path):
    rows = "article_id,file,outlet,headline\nplank,plank.txt,Post,Bridge to open in May\n"
    folder = write(tmp_path / "study")
    (folder / "articles.csv").write_text(
        f"{rows}lantern,lantern.txt,Post,\nherald,herald.txt,Herald,Ferry and bridge\n"
    )
    found = data(compare.two(pipeline.tables(folder)))
    names = {one["id"]: one["outlet"] for one in found["articles"]}
    assert names == {
        "plank": "Post: Bridge to open in May",
        "lantern": "Post: lantern",
        "herald": "Herald",
    }


def test_shown_first_are_the_two_that_share_most(bridge, tmp_path):
    pairs = bridge.alignments[["article_a", "article_b"]].apply(sorted, axis=1)
    most = pairs.map(tuple).value_counts()
    assert most.iloc[0] > most.iloc[-1]
    assert most[tuple(sorted(data(compare.two(bridge))["first"]))] == most.max()
    alone = pipeline.tables(write(tmp_path / "alone", articles=["plank"]))
    assert data(compare.two(alone))["first"] == ["plank"]


def test_marks_slice_to_words_that_differ(bridge):
    found = data(compare.two(bridge))
    words = {name: text for of in found["articles"] for name, text in of["sentences"]}
    assert len(found["shared"]) == len(bridge.alignments)
    marked = []
    for _, *sides in found["shared"]:
        for sentence, (start, end), marks in sides:
            text = words[sentence]
            marked += [text[low:high] for low, high, _ in marks]
            assert start >= 0
            assert all(start <= low < high <= end for low, high, _ in marks)
    assert "shall" in marked


def test_claims_of_two_articles_say_how_each_tells_them(bridge):
    found = {claim: told for claim, _, told in data(compare.two(bridge))["claims"]}
    assert set(found) == {"may", "guards"}
    relation, verdict, sentences = found["may"]["herald"]
    assert (relation, verdict) == ("told contrarily", "wrong")
    assert sentences[0].startswith("herald-s")


def test_a_text_cannot_end_the_data(tmp_path):
    text = "The mayor said </script><script>alert(1)</script> that the bridge would open in May.\n"
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    header = "article_id,file,outlet,markup\none,one.txt,One,keep\ntwo,two.txt,Two,keep\n"
    (tmp_path / "articles.csv").write_text(header, encoding="utf-8")
    shown = compare.two(pipeline.tables(tmp_path))
    assert "alert(1)</script>" not in shown
    assert "alert(1)</script>" in data(shown)["articles"][0]["sentences"][0][1]


def test_excerpts_show_no_more_than_the_page_of_the_article(tmp_path):
    settings = "full_texts = false\n" + STUDIES["coded"]["settings"]
    t = pipeline.tables(write(tmp_path, **(STUDIES["coded"] | {"settings": settings})))
    shown = compare.two(t)
    assert "Police forces" not in shown
    assert "[…]" in json.dumps(data(shown), ensure_ascii=False)
    assert "would open in May" not in compare.by_topic(t)


def test_by_topic_has_the_claims_of_two_articles_and_more(bridge):
    page = soup(compare.by_topic(bridge))
    told = page.select(".told")
    assert [one.p.text for one in told] == ["When the bridge opens.", "Two guards were killed."]
    assert [dt.text for dt in told[0].select("dt")] == ["Daily Plank", "The Lantern", "Wend Herald"]
    assert told[0].select_one("dd a")["href"].startswith("article-plank.html#plank-s")
