import dataclasses
import re

import pytest
from bs4 import BeautifulSoup
from invented import STUDIES, write
from ours import ROOT

from analysis import pipeline, schema
from analysis.figures import parallel
from analysis.html.differences import KEY
from analysis.pages import article, claims, links


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A study whose text tries to be code, in two articles that share a sentence."""
    folder = tmp_path_factory.mktemp("hostile")
    shared = "The minister said that the bridge over the river would open in May."
    header = "article_id,file,outlet,headline,byline,published,place,url,sha256,rights,markup"
    rows = []
    for name, outlet in (("one", "One & <Co>"), ("two", "Two")):
        text = f"“<script>alert('x')</script> & so on,” said Ana Berg, of {name}.\n{shared}\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{name},{name}.txt,{outlet},,,,,,,,keep")
    (folder / "articles.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    return pipeline.tables(folder)


@pytest.fixture(scope="module")
def excerpts(tmp_path_factory):
    """The same study, publishing excerpts only."""
    settings = "full_texts = false\n" + STUDIES["coded"]["settings"]
    folder = tmp_path_factory.mktemp("excerpts")
    return pipeline.tables(write(folder, **(STUDIES["coded"] | {"settings": settings})))


def soup(shown):
    return BeautifulSoup(shown, "html.parser")


# ------------------------------------------------------------------------- annotated articles


def test_text_that_looks_like_code_is_shown_and_never_run(hostile):
    page = soup(article.annotated(hostile, "one"))
    assert page.find("script") is None
    assert "<script>alert('x')</script> & so on," in page.get_text()


def test_what_looks_like_code_in_titles_and_names_is_escaped(hostile):
    shown = article.annotated(hostile, "two")
    page = soup(shown)
    titles = [tag["title"] for tag in page.find_all(title=True)]
    assert any("One & <Co>" in title for title in titles)
    assert {tag.name for tag in page.find_all()} <= set(
        ["div", "dl", "dt", "dd", "ul", "li", "span", "p", "a", "b", "button", "details", "summary"]
    )
    assert "<Co>" not in shown


def test_every_sentence_has_its_anchor_and_a_link_to_itself(hostile):
    page = soup(article.annotated(hostile, "one"))
    ids = hostile.sentences.loc[hostile.sentences["article_id"] == "one", "sentence_id"]
    assert [s["id"] for s in page.select(".sentence")] == list(ids)
    assert [a["href"] for a in page.select("a.number")] == [f"#{i}" for i in ids]


def test_a_shared_passage_links_to_its_twin(hostile):
    assert len(hostile.alignments)
    twin = soup(article.annotated(hostile, "one")).select_one("a.twin")
    assert twin["href"].startswith("article-two.html#two-s")
    assert twin.text.startswith("⇄ Two, sentence ")


def test_what_rests_on_a_sentence_is_behind_its_button(bridge):
    page = soup(article.annotated(bridge, "herald"))
    sentence = next(s for s in page.select(".sentence") if "will open in June" in s.text)
    opener = sentence.find_next_sibling("button")
    assert opener.text == "▸ wrong"
    told = bridge.claims.set_index(["claim_id", "article_id"])["text"]
    judged = "".join(mark.text for mark in sentence.select(".judged"))
    assert judged == told["may", "herald"] != sentence.text
    assert {mark["title"].split("; ")[-1] for mark in sentence.select(".judged")} == {
        "record: wrong"
    }
    rests = page.select_one(f"#{opener['popovertarget']}")
    claim = rests.select_one("a.claim")
    assert claim.text == "When the bridge opens."
    assert claim["href"] == "claims.html#claim-may"
    assert "told contrarily" in rests.text
    assert rests.select_one("a[href='facts.html#fact-B1']")


def test_only_words_that_a_verdict_speaks_against_are_marked_as_judged(bridge):
    against = bridge.checks[~bridge.checks["verdict"].isin(["right", "open"])]
    for article_id in bridge.articles["article_id"]:
        page = soup(article.annotated(bridge, article_id))
        found = bool(page.select(".sentence .judged"))
        assert found == (article_id in set(against["article_id"]))
        assert found == bool(page.select(".legend .judged"))


def test_twins_are_told_apart_by_their_words(bridge):
    page = soup(article.annotated(bridge, "plank"))
    for rests in page.select(".rests"):
        twins = [twin.text for twin in rests.select("a.twin")]
        assert len(set(twins)) == len(twins) or len({t["href"] for t in rests.select("a.twin")}) < 2


def test_every_name_is_marked_by_its_category_and_stands_in_the_key(bridge):
    for article_id, labels in bridge.labels.groupby("article_id"):
        page = soup(article.annotated(bridge, article_id))
        for category, of_category in labels.groupby("category"):
            marked = " ".join(mark.get_text() for mark in page.select(f".label-{category}"))
            assert page.select_one(f".legend .label-{category}")
            for text in of_category["text"]:
                assert text.split()[0] in marked


@pytest.mark.parametrize("category", schema.table("labels")["category"].values)
def test_every_category_has_its_own_rule_in_the_style_sheet(category):
    css = (ROOT / "src/analysis/book/theme/static/book.css").read_text(encoding="utf-8")
    rules = dict(re.findall(r"\.label-(\w+) \{([^}]*)\}", css))
    assert "var(--figure-" in rules[category]
    assert len(set(rules.values())) == len(rules)


def test_excerpts_leave_out_what_is_neither_quoted_nor_shared(bridge, excerpts):
    whole = soup(article.annotated(bridge, "lantern")).get_text()
    cut = soup(article.annotated(excerpts, "lantern")).get_text()
    assert "Police forces searched the hills" in whole
    assert "Police forces" not in cut
    assert "The bridge is a disaster" in cut
    assert "[…]" in cut
    assert not re.search(r"\[…\]\s*\[…\]", cut)


def test_the_same_speaker_has_the_same_colour_in_every_article(bridge):
    colours = article.speaker_colours(bridge)
    assert next(iter(colours.values())) == 1
    assert len(set(colours.values())) == min(len(colours), 6)


def test_an_article_that_is_not_there_is_a_sentence(bridge):
    assert soup(article.annotated(bridge, "gazette")).p["class"] == ["missing"]


# -------------------------------------------------------------------------------- side by side


def test_a_pair_marks_what_only_one_side_has(bridge):
    pair = soup(parallel.pair(bridge, "plank-winter", "lantern-winter", "name"))
    a, b = pair.select("blockquote")
    assert [mark.text for mark in a.find_all("mark")] == ["will"]
    assert [mark.text for mark in b.find_all("mark")] == ["shall", "for"]
    assert [quote.footer.a["href"].split("#")[0] for quote in (a, b)] == [
        "article-plank.html",
        "article-lantern.html",
    ]
    assert pair.select_one("p.key").text == KEY
    assert pair.select_one(".finding").text == (
        "Words that the other version lacks: "
        f"Daily Plank 1 of {len(a.p.text.split())} (“will”); "
        f"The Lantern 2 of {len(b.p.text.split())} (“shall”, “for”)"
    )
    values = [[cell.text for cell in row.find_all(["th", "td"])] for row in pair.select("tr")]
    assert values == [
        ["outlet", "passage", "alone", "in another order"],
        ["Daily Plank", a.p.text, "will", ""],
        ["The Lantern", b.p.text, "shall … for", ""],
    ]


def test_pairs_of_a_kind_are_shown_with_what_they_have_in_common(bridge):
    kind = bridge.alignments["kind"].iloc[0]
    shown = soup(parallel.of_kind(bridge, kind, "name"))
    assert len(shown.select(".pair")) == (bridge.alignments["kind"] == kind).sum()
    assert "stand on both sides" in shown.select_one(".finding").text
    missing = soup(parallel.of_kind(bridge, "no_such", "name"))
    assert missing.p["class"] == ["missing"]


def test_links_lead_to_the_sentence_in_which_a_span_begins(bridge):
    spans = bridge.coded_quotations
    shown = [soup(link).a for link in links.passage_links(bridge, spans)]
    text = bridge.sentences.set_index("sentence_id")["text"]
    for link, words in zip(shown, spans["text"], strict=True):
        assert words.strip("“”") in link.text
        assert words in text[link["href"].split("#")[1]]


def test_ids_lead_to_the_fact_or_the_source_that_has_them(bridge):
    """A fact may be called B1, and a source F7."""
    (both,) = links.record_links(bridge, ["B1; F7;"])
    assert [a["href"] for a in soup(both).find_all("a")] == [
        "facts.html#fact-B1",
        "facts.html#source-F7",
    ]


def test_a_link_to_a_source_may_say_its_name(bridge):
    (both,) = links.record_links(bridge, ["F7;B1"], {"F7": "Wire & Co"})
    assert soup(both).get_text() == "Wire & Co; B1"


# -------------------------------------------------------------------------------- the register


def silent(t):
    """Who is said to be silent on each claim."""
    rows = soup(claims.register(t)).select(".claim-row")
    told = {row["id"].removeprefix("claim-"): row.select_one(".silent") for row in rows}
    return {claim: line and line.get_text() for claim, line in told.items()}


def test_the_silent_are_those_who_could_have_told_and_do_not(bridge):
    assert silent(bridge) == {
        "may": None,
        "guards": "Silent: Wend Herald",
        "free": "Silent: The Lantern, Wend Herald",
    }


def test_an_article_that_shares_a_coded_passage_is_silent_only_where_somebody_coded_it_so(tmp_path):
    folder = write(tmp_path / "study", **STUDIES["coded"])
    (folder / "coded" / "silences.csv").unlink()
    t = pipeline.tables(folder)
    line = soup(claims.register(t)).select_one("#claim-guards p.silent")
    assert line.get_text().startswith("Not coded, though it shares such a passage: Wend Herald:")
    assert line.a["href"] == "article-herald.html#herald-s04"
    assert "after two guards were killed there" in line.a.get_text()


def test_an_article_of_another_group_is_not_silent(bridge):
    settings = bridge.study.settings
    near = dataclasses.replace(settings.groups["spring"], articles=("plank", "lantern"))
    settings = dataclasses.replace(settings, groups={"near": near})
    t = pipeline.Tables(dataclasses.replace(bridge.study, settings=settings))
    assert silent(t) == {"may": None, "guards": None, "free": "Silent: The Lantern"}


def test_the_register_of_an_excerpts_only_book_prints_no_passage(excerpts):
    shown = [link.text for link in soup(claims.register(excerpts)).select("a.passage")]
    assert len(shown) == len(excerpts.claims)
    assert all(link.startswith("sentence ") for link in shown)
