"""What a book shows of more articles than ours has: several of an outlet, of dates in the text."""

import invented
import pandas as pd
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import chapters, corpus, pipeline
from analysis.figures import coverage
from analysis.figures import outlets as drawn
from analysis.pages import article, claims, outlets, sources

SAID = "The mayor said on Monday that the bridge would open in May."


def study(folder, number):
    """Return the tables of a study of some articles, of which the first two tell a claim alike."""
    for n in range(number):
        place = folder / "articles" / f"Post {n % 2}" / f"piece {n}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        opening = "KARS, 3 March 2031 (Wire) - " if n == 0 else ""
        place.write_text(f"Bridge news number {n}\n\n{opening}{SAID} It rained {n} times.\n")
    (folder / "study.toml").write_text('articles = "articles"\ncoded = "coded"\n')
    (folder / "coded").mkdir()
    (folder / "coded" / "claims.csv").write_text(
        "claim_id,topic,statement\nopens,bridge,The bridge opens.\nrain,bridge,It rained.\n"
    )
    ids = ["post-0-piece-0", "post-1-piece-1", "post-0-piece-0"]
    told = [("opens", SAID, "alike"), ("opens", SAID, "alike"), ("rain", "It rained 0", "only_one")]
    rows = [
        f"{claim},{one},{text},,{how}" for one, (claim, text, how) in zip(ids, told, strict=True)
    ]
    header = "claim_id,article_id,text,occurrence,relation"
    (folder / "coded" / "claim_passages.csv").write_text("\n".join([header, *rows]) + "\n")
    return analysis.tables(folder)


def rows(html):
    found = BeautifulSoup(str(html), "html.parser").select("tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in found]


def test_articles_of_one_outlet_are_told_apart_and_empty_columns_left_out(tmp_path):
    t = study(tmp_path, 4)
    header, first, *_ = rows(sources.articles(t))
    assert header == ["outlet", "headline", "published", "byline", "place", "words"]
    assert first[:5] == ["Post 0", "Bridge news number 0", "2031-03-03", "none found", "Kars"]
    names = [row[0] for row in rows(sources.lengths(t))[1:]]
    assert sorted(names) == sorted(f"Post {n % 2}: Bridge news number {n}" for n in range(4))
    shown = article.annotated(t, "post-0-piece-0")
    assert "Kars" in BeautifulSoup(str(shown), "html.parser").select_one("dl").get_text()


def test_of_many_articles_the_matrix_has_those_that_tell_a_claim(tmp_path):
    t = study(tmp_path, 9)
    drawn = str(coverage.coverage_matrix(t))
    assert "by 2 articles" in drawn
    assert "Of the 2 claims of the nine articles 1 is told by one of them alone" in drawn
    assert "none by all 9" in drawn
    assert "Post 0: Bridge news" in drawn
    assert "Post 0: Bridge news number 2" not in drawn


def test_where_an_article_in_another_language_was_not_read_its_page_says_so(tmp_path):
    texts = {
        "post": "Bridge shut\n\n“It will open in May,” the mayor of the town said on Monday.\n",
        "fleuve": "Le pont est fermé\n\nLe maire de la ville a dit lundi que le pont serait ouvert "
        "au mois de mai. « Nous ne pouvons pas attendre », a-t-il dit aux habitants.\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    t = analysis.tables(tmp_path)
    quoted = {row[-1]: row[0] for row in rows(sources.lengths(t))[1:]}
    assert quoted["not read: the text is in French; the rules are for English"] == "fleuve"
    assert "not read" not in next(words for words in quoted if quoted[words] == "post")
    assert '<div class="article" lang="fr">' in article.annotated(t, "fleuve")
    written = chapters.write(t, tmp_path / "book")
    for name in ("speakers", "sharing", "words", "tone", "compare", "article-fleuve"):
        assert "in French" in (written / "chapters" / f"{name}.md").read_text(), name
    marked = "marked as the program finds them"
    assert marked not in (written / "chapters" / "article-fleuve.md").read_text()
    assert marked in (written / "chapters" / "article-post.md").read_text()


def test_silent_is_what_was_read_and_does_not_tell(tmp_path):
    t = study(tmp_path, 4)
    page = BeautifulSoup(str(claims.register(t)), "html.parser")
    unread, *_ = [line.get_text() for line in page.select("p.silent")]
    assert "No claim was coded in Post 0: Bridge news number 2, Post 1: Bridge" in unread
    opens, rain = (page.select_one(f"#claim-{one}") for one in ("opens", "rain"))
    assert "Post 1: Bridge news number 1" in opens.select_one("li + li b")
    assert "Silent: Post 1: Bridge news number 1" in rain.get_text()
    assert "number 2" not in rain.get_text()


def test_articles_without_a_headline_or_with_the_same_are_told_apart():
    rows = [("a", "Letters", ""), ("b", "Letters", ""), ("c", "", "2031-03-03"), ("d", "", "")]
    articles = pd.DataFrame(rows, columns=["article_id", "headline", "published"])
    assert corpus.titles(articles.assign(outlet="Post")) == {
        "a": "Post: Letters (a)", "b": "Post: Letters (b)", "c": "Post: 2031-03-03", "d": "Post: d",
    }  # fmt: skip


LONG = "Bridge over the river Wend is to be opened in May, the mayor of Lowmoor has promised"


@given(st.lists(st.text("ab …", max_size=90), max_size=12))
def test_names_that_differ_are_apart_when_they_are_cut(names):
    cut = corpus.short(names)
    assert set(cut) == set(names)
    assert len(set(cut.values())) == len(cut)
    assert all(cut[one] == one for one in names if len(one) <= 36 and names.count(one) == 1)


def test_of_a_long_name_words_are_kept_and_what_tells_it_apart():
    names = ["Post", f"{LONG} the Plank", f"{LONG} the Lantern", "x" * 90, f"{'y' * 88} end"]
    plank, lantern = "Bridge over the … the Plank", "Bridge over the … the Lantern"
    assert [*corpus.short(names).values()][:3] == ["Post", plank, lantern]
    assert all(len(one) <= 36 for one in corpus.short(names).values())
    assert corpus.short([LONG])[LONG] == "Bridge over the river Wend is to …"


def test_articles_of_files_with_long_names_have_short_ones_that_fit(tmp_path):
    (tmp_path / "study.toml").write_text('articles = "texts"\n')
    for name, text in invented.ARTICLES.items():
        path = tmp_path / "texts" / f"{LONG} the {name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    t = pipeline.tables(tmp_path)
    assert max(map(len, t.articles["article_id"])) <= 48
    assert max(map(len, corpus.short_titles(t.articles).values())) <= 36
    page = BeautifulSoup(str(outlets.sharing(t)), "html.parser")
    first = page.select_one("tbody th .cut")
    assert first["title"].startswith(LONG)
    assert len(first.get_text()) <= 36
    lines = BeautifulSoup(str(drawn.sharing(t)), "html.parser").select("svg text")
    assert max(len(line.get_text()) for line in lines) <= 36
    assert LONG in str(sources.articles(t))
