import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import results, views
from analysis.tables import claims as tables_of_claims


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A corpus whose text tries to be code, in two articles that share a sentence."""
    folder = tmp_path_factory.mktemp("hostile")
    shared = "The minister said that the bridge over the river would open in May."
    header = "article_id,file,outlet,headline,byline,published,place,url,sha256,rights,markup"
    rows = []
    for name, outlet in (("one", "One & <Co>"), ("two", "Two")):
        text = f"“<script>alert('x')</script> & so on,” said Ana Berg, of {name}.\n{shared}\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{name},{name}.txt,{outlet},,,,,,,,keep")
    (folder / "articles.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    return results.compute(folder)


def shown(view):
    return BeautifulSoup(view.html, "html.parser")


def test_text_that_looks_like_code_is_shown_and_never_run(hostile):
    page = shown(views.annotated(hostile, "one"))
    assert page.find("script") is None
    assert "<script>alert('x')</script> & so on," in page.get_text()


def test_titles_that_look_like_code_are_escaped(hostile):
    for tag in shown(views.annotated(hostile, "two")).find_all(title=True):
        assert "<script" not in tag.decode().replace(tag.decode_contents(), "").split("title=")[0]


def test_every_sentence_has_its_anchor_and_a_link_to_itself(hostile):
    page = shown(views.annotated(hostile, "one"))
    ids = hostile.sentences.loc[hostile.sentences["article_id"] == "one", "sentence_id"]
    assert [s["id"] for s in page.select(".sentence")] == list(ids)
    assert [a["href"] for a in page.select("a.number")] == [f"#{i}" for i in ids]


def test_a_shared_passage_links_to_its_twin(hostile):
    if hostile.alignments.empty:
        pytest.fail("the shared sentence was not aligned")
    twin = shown(views.annotated(hostile, "one")).select_one("a.twin")
    assert twin["href"].startswith("article-two.html#two-s")


def test_every_name_is_marked_by_its_category(tables):
    for article_id, labels in tables.labels.groupby("article_id"):
        page = shown(views.annotated(tables, article_id))
        for category, of_category in labels.groupby("category"):
            marked = " ".join(mark.get_text() for mark in page.select(f".label-{category}"))
            for text in of_category["text"]:
                assert text.split()[0] in marked


def test_excerpts_leave_out_what_is_neither_quoted_nor_shared(tables):
    whole = shown(views.annotated(tables, "rt", full_text=True)).get_text()
    cut = shown(views.annotated(tables, "rt", full_text=False)).get_text()
    assert "Ankara swiftly responded" in whole
    assert "Ankara swiftly responded" not in cut
    assert "We are now experiencing the moment" in cut
    assert "[…]" in cut


def test_the_same_speaker_has_the_same_colour_in_every_article(tables):
    colours = views.speaker_colours(tables)
    assert colours["Recep Tayyip Erdogan"] == 1
    assert len(set(colours.values())) == min(len(colours), 6)


def test_a_pair_marks_what_only_one_side_has(tables):
    row = {"alignment_id": "x", "kind": "side by side"}
    for side, article_id, text in (
        ("a", "presstv", "any statement to media"),
        ("b", "northpress", "any detailed statements to the media"),
    ):
        row |= {f"article_{side}": article_id, f"start_{side}": 400, f"text_{side}": text}
    pair = shown(views.parallel(tables, pd.DataFrame([row]), "name", "Caption."))
    marked = [mark.text for mark in pair.find_all("mark")]
    assert "detailed" in marked
    assert "any" not in marked
    assert pair.figcaption.text == "Caption."


def test_the_register_of_an_excerpts_only_book_prints_no_passage(tables):
    page = shown(tables_of_claims.register(tables, full_text=False))
    links = [link.text for link in page.select("a.passage")]
    assert len(links) == len(tables.claims)
    assert all(link.startswith("sentence ") for link in links)
