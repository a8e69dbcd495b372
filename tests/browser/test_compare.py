"""Any two articles side by side, in the browser."""

import re
from itertools import combinations, permutations

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from ours import ROOT

from analysis import pipeline, segment
from analysis.html.differences import difference

pytestmark = [pytest.mark.book, pytest.mark.browser]

BEYOND = {"rules": {"color-contrast-enhanced": {"enabled": False}}}
PAGE = "chapters/compare.html"
IDS = list(pipeline.tables(ROOT).articles["article_id"])


def test_any_two_are_shown_whole_and_in_order(visit, book, tables):
    text = segment.article_text(tables.sentences)
    own = {name: list(rows["sentence_id"]) for name, rows in text.groupby("article_id")}
    page = visit(f"{book}/{PAGE}")
    for a, b in permutations(IDS, 2):
        page.select_option("select[name=a]", a)
        page.select_option("select[name=b]", b)
        found = page.eval_on_selector_all("#compared p[id]", "all => all.map((one) => one.id)")
        assert [name for name in found if name in own[a]] == own[a]
        assert [name for name in found if name in own[b]] == own[b]
        assert len(found) == len(own[a]) + len(own[b])
    assert not [url for url in page.requested if not url.startswith((book, "data:"))]
    assert not page.errors


def test_an_address_of_no_article_becomes_that_of_the_pair_shown(visit, book):
    for other in IDS:
        page = visit(f"{book}/{PAGE}?a=nonsense&b={other}#%")
        a = page.locator("select[name=a]").input_value()
        assert a in set(IDS) - {other}
        assert page.url.partition("?")[2] == f"a={a}&b={other}#%"
        said = page.locator("#compared-said")
        assert said.inner_text().startswith("The address names an article that this book does not")
        page.get_by_role("button", name="Swap").click()
        assert "address" not in said.inner_text()
        assert not page.errors


def test_what_stands_below_is_not_pushed_away_by_the_script(visit, server):
    """The list by topic is off screen before the script has run, as it is after."""
    page = visit("about:blank", width=390)
    page.route("**/compare.js*", lambda route: route.abort())
    page.goto(f"{server}/{PAGE}")
    assert page.locator("#compare-topics").bounding_box()["y"] >= 900
    page.emulate_media(media="print")
    assert page.locator("#compared").bounding_box()["height"] == 0
    without = visit(f"{server}/{PAGE}", width=390, java_script_enabled=False)
    assert without.locator("#compared").bounding_box()["height"] == 0


def test_the_address_keeps_the_choice(visit, server):
    page = visit(f"{server}/{PAGE}?a={IDS[2]}&b={IDS[1]}")
    assert page.input_value("select[name=a]") == IDS[2]
    assert page.input_value("select[name=b]") == IDS[1]
    page.select_option("select[name=b]", IDS[0])
    assert page.url.endswith(f"?a={IDS[2]}&b={IDS[0]}")
    page.reload()
    assert page.input_value("select[name=b]") == IDS[0]


@pytest.mark.parametrize("chosen", ["", f"?a={IDS[2]}&b={IDS[1]}&q=words"])
def test_the_pair_that_is_shown_is_cited_and_copied(visit, server, chosen):
    allowed = ["clipboard-read", "clipboard-write"]
    page = visit(f"{server}/{PAGE}{chosen}", permissions=allowed)
    sides = [page.input_value(f"select[name={side}]") for side in "ab"]
    outlets = page.locator("select[name] option:checked").all_text_contents()
    address = f"compare.html?a={sides[0]}&b={sides[1]}"
    copied = "navigator.clipboard.readText()"
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate(copied).endswith(address)
    page.locator("p.tools a.cite").click()
    dialog, text = page.get_by_role("dialog"), page.locator(".cite-text")
    for name in dialog.locator("option").all_text_contents():
        dialog.get_by_role("combobox").select_option(name)
        written = text.inner_text().replace("\\&", "&").replace("\\#", "#")
        assert f"{address}#compare" in written
        assert f"ide by side: {' and '.join(outlets)}".casefold() in written.casefold()
    dialog.get_by_role("button", name="Copy link").click()
    dialog.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate(copied).endswith(f"{address}#compare")
    page.keyboard.press("Escape")
    page.locator("#compare-topics h2 a.headerlink").click()
    assert "?" not in text.inner_text()
    assert not page.errors


@pytest.mark.parametrize("width", [1280, 390])
def test_every_shared_pair_can_be_read_side_by_side(visit, server, tables, width):
    """Where the order of one forbids it, the other is shown again, with the same marks."""
    framed = 0
    page = visit(f"{server}/{PAGE}", width=width)
    for a, b in combinations(IDS, 2):
        page.goto(f"{server}/{PAGE}?a={a}&b={b}")
        rows = page.eval_on_selector_all(
            "#compared .row:not(.heads)",
            "all => all.map(row => [...row.querySelectorAll('a.number')].map(n => n.hash))",
        )
        for link in page.locator("#compared-list a").all():
            one, other = (int(n) for n in re.findall(r"\d+", link.text_content()))
            both = {f"#{a}-s{one:02}", f"#{b}-s{other:02}"}
            assert any(both <= set(row) for row in rows), (a, b, both)
        framed += page.locator("#compared .partner").count()
    assert framed
    again = page_with_a_partner(page, server)
    own = page.locator("#compared .apart > p").first.bounding_box()
    there = again.bounding_box()
    assert (there["y"] >= own["y"] + own["height"]) == (width < 800)
    assert page.locator("#compared .apart").first.locator("mark").count() >= 2


def page_with_a_partner(page, server):
    for a, b in combinations(IDS, 2):
        page.goto(f"{server}/{PAGE}?a={a}&b={b}")
        if page.locator("#compared .apart > p mark").count():
            return page.locator("#compared .apart .partner").first
    raise AssertionError


def test_the_page_says_that_words_of_claims_are_not_compared(visit, server):
    page = visit(f"{server}/{PAGE}?a={IDS[1]}&b={IDS[2]}")
    assert "only a claim joins" in page.locator("#compared-list").inner_text()
    only = page.locator("#compared .joined", has_text="The same claim; their words are not")
    assert only.count()
    assert not only.locator(":scope > :not(:has(.partner)) mark").count()


def test_two_change_sides_at_a_touch(visit, server):
    page = visit(f"{server}/{PAGE}?a={IDS[2]}&b={IDS[1]}")
    page.get_by_role("button", name="Swap").click()
    assert page.url.endswith(f"?a={IDS[1]}&b={IDS[2]}")
    assert page.locator("#compared .a[id], #compared .a p[id]").first.is_visible()
    assert (
        page.locator("#compared .heads .a")
        .inner_text()
        .startswith(page.locator(f"select[name=a] option[value={IDS[1]}]").inner_text())
    )


def test_an_article_is_not_compared_with_itself(visit, server):
    page = visit(f"{server}/{PAGE}?a={IDS[1]}&b={IDS[1]}")
    assert "chosen twice" in page.locator("#compared-said").inner_text()
    assert not page.locator("#compared p").count()


def test_the_shared_passages_are_listed_above_as_links(visit, server, tables):
    a, b = IDS[1], IDS[2]
    page = visit(f"{server}/{PAGE}?a={a}&b={b}", width=390)
    pairs = tables.alignments[["article_a", "article_b"]].apply(frozenset, axis=1)
    links = page.locator("#compared-list a")
    assert links.count() == (pairs == {a, b}).sum() > 0
    target = links.nth(1).get_attribute("href")
    links.nth(1).click()
    assert 0 <= page.locator(target).bounding_box()["y"] < 900
    assert "grey" in page.locator("#compared-list").inner_text()


def test_claims_that_both_make_are_listed_above_as_links(visit, server, tables):
    a, b = IDS[1], IDS[2]
    page = visit(f"{server}/{PAGE}?a={a}&b={b}", width=390)
    told = tables.claims.groupby("claim_id")["article_id"].agg(set)
    page.locator("#compared-claims summary").click()
    links = page.locator("#compared-claims a")
    assert links.count() == sum({a, b} <= both for both in told) > 0
    target = links.last.get_attribute("href")
    links.last.click()
    assert 0 <= page.locator(target).bounding_box()["y"] < 900
    page.select_option("select[name=b]", a)
    assert not page.locator("#compared-claims").is_visible()


def test_on_a_phone_a_bar_and_a_name_say_whose_a_sentence_is(visit, server):
    page = visit(f"{server}/{PAGE}?a={IDS[1]}&b={IDS[2]}", width=390)
    bar = "e => getComputedStyle(e).borderLeftColor"
    one, other = (page.locator(f"#compared .joined > .{side} > p").first for side in "ab")
    assert one.evaluate(bar) != other.evaluate(bar)
    for side, first in (("a", one), ("b", other)):
        head = page.locator(f"#compared .heads > .{side}")
        assert head.evaluate(bar) == first.evaluate(bar)
        name = first.locator(".outlet")
        assert name.is_visible()
        assert head.inner_text().startswith(name.inner_text())
    page.locator("#compared .joined").last.evaluate("e => e.scrollIntoView()")
    assert 0 <= page.locator("#compared .heads").bounding_box()["y"] < 100


def test_two_are_printed_side_by_side(visit, server):
    page = visit(f"{server}/{PAGE}?a={IDS[1]}&b={IDS[2]}", width=672)
    page.emulate_media(media="print")
    one, other = (
        page.locator(f"#compared .joined > .{side}").first.bounding_box() for side in "ab"
    )
    assert one["y"] == other["y"]
    assert page.locator("#compared .heads").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 672


def test_printed_they_are_cited_as_the_pair_they_are(visit, server):
    page = visit(f"{server}/{PAGE}?a={IDS[1]}&b={IDS[2]}")
    page.get_by_role("button", name="Swap").click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    cited = page.locator("footer .print-only").text_content()
    shown = page.locator("#compared-choice select").evaluate_all(
        "all => all.map(one => one.selectedOptions[0].text)"
    )
    assert cited.endswith(f"{PAGE}?a={IDS[2]}&b={IDS[1]}.")
    assert f": {' and '.join(shown)}.”" in cited


def test_an_address_leads_to_a_sentence(visit, server):
    page = visit(f"{server}/{PAGE}?a={IDS[1]}&b={IDS[2]}#{IDS[2]}-s10")
    box = page.locator(f"#{IDS[2]}-s10").bounding_box()
    assert 0 <= box["y"] < 900
    assert page.locator(f"#{IDS[2]}-s10.aimed").is_visible()


def test_a_shared_passage_is_marked_as_elsewhere_in_the_book(visit, server, tables):
    pair = tables.alignments[tables.alignments["kind"] == "translation_variant"].iloc[0]
    page = visit(f"{server}/{PAGE}?a={pair.article_a}&b={pair.article_b}")
    for side, shown in zip("ab", difference(pair.text_a, pair.text_b), strict=True):
        marks = BeautifulSoup(shown, "html.parser").find_all("mark")
        of = tables.sentences[tables.sentences["article_id"] == pair[f"article_{side}"]]
        at = of[of["start"] <= pair[f"start_{side}"]]["sentence_id"].iloc[-1]
        there = page.locator(f"#{at} mark").all_text_contents()
        assert {mark.text for mark in marks} <= set(there)


def test_without_script_all_are_told_by_topic(visit, server):
    page = visit(f"{server}/{PAGE}", java_script_enabled=False)
    assert page.locator("#compare-topics .told").count() > 10
    assert page.locator("noscript").count()
    assert not page.locator("form.compared").is_visible()  # it would do nothing


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_two_side_by_side_are_accessible(visit, server, theme, width):
    page = visit(f"{server}/{PAGE}?a={IDS[1]}&b={IDS[2]}", width=width, theme=theme)
    found = Axe().run(page, options=BEYOND).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    one, other = (
        page.locator(f"#compared .joined > .{side}").first.bounding_box() for side in "ab"
    )
    assert (one["y"] == other["y"]) == (width > 1000)
