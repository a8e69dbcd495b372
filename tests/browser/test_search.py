"""The search of the book, from a server and from a folder."""

import re
from itertools import product

import pytest
import searches
from axe_playwright_python.sync_playwright import Axe
from built_book import HTML, PAGES, page

from analysis import corpus

pytestmark = [pytest.mark.book, pytest.mark.browser]

BEYOND = {"rules": {"color-contrast-enhanced": {"enabled": False}}}


def results(page, query):
    """Return the addresses of the first three results, as often as the query is typed."""
    page.fill(".search input", query)
    return [a.get_attribute("href") for a in page.locator("#search-results a").all()[:3]]


def test_the_right_place_is_among_the_first_three(visit, book, tables):
    asked = searches.searches(tables)
    assert len(asked) >= 30
    assert 2 * len(searches.quotations(tables)) >= 30
    search = visit(f"{book}/search.html")
    missed = {}
    for query, anchors in asked:
        found = results(search, query)
        if not {href.partition("#")[2] for href in found} & set(anchors):
            missed[query] = found
    assert not missed
    assert not [url for url in search.requested if not url.startswith((book, "data:"))]
    assert not search.errors


SPELLINGS = [
    "defence defense",
    "organisation organization organisations",
    "F-35 F35 F_35 F-35s",
    "S-400 S400 S_400 S-400s s400s",
    "airstrike air_strike air-strike airstrikes air_strikes",
    "ceasefire cease-fire cease_fire ceasefires",
    "country countries",
    "northpress-s05 northpress-s5 North_Press_s5",
    "soldiers soldeirs soldier",
]
ONE_FORM = [
    "labour labor",
    "theatre theater theatres",
    "analyse analyze",
    "travelled traveled",
    "dialogue dialog",
    "programme program",
    "manoeuvre maneuver",
    "crisis crises",
    "veto vetoes",
    "loss losses",
    "ally allies",
    "gunman gunmen",
    "Houthi Houthis",
]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_whichever_way_a_word_is_spelled_the_same_comes_first(visit, server, spellings):
    search = visit(f"{server}/search.html")

    def places(query):
        return [href.partition("#")[2] for href in results(search, query.replace("_", " "))]

    first, *others = [places(one) for one in spellings.split()]
    assert first
    assert others == [first] * len(others)


def test_endings_that_are_spelled_in_two_ways_are_one(visit, server):
    search = visit(f"{server}/search.html")
    form = "of => of.split(' ').map((word) => Words.form(Words.fold(word)))"
    missed = [of for of in ONE_FORM if len(set(search.evaluate(form, of))) > 1]
    assert not missed


def test_a_word_in_another_number_and_spelling_is_marked_where_it_stands(visit, server):
    search = visit(f"{server}/search.html?q=S-400s defenses")
    marked = search.locator("#search-results mark").all_text_contents()
    assert {"S-400", "defence"} <= set(marked)


@pytest.mark.parametrize("query", ["s 400", "useful and informative", "who strikes whom"])
def test_a_result_leads_to_its_place_and_marks_the_words_there(visit, book, query):
    search = visit(f"{book}/search.html?q={query}")
    first = search.locator("#search-results a").first
    anchor = first.get_attribute("href").partition("#")[2]
    first.click()
    search.wait_for_url(f"**#{anchor}")
    search.wait_for_selector("mark.found")
    marked = "".join(search.locator("mark.found").all_text_contents())
    assert searches.letters(query) in searches.letters(marked)
    assert search.locator("mark.found").first.is_visible()
    assert not search.errors


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("the statements in the media of", {"media", "statements"}),
        ("“statements to the media” in the talks", {"statements to the media", "talks"}),
        ("to the media", {"to the media"}),
        ("of to", {"to"}),  # small words alone are sought as they are
    ],
)
def test_small_words_are_marked_in_a_phrase_alone(visit, server, query, marked):
    page = visit(f"{server}/chapters/article-northpress.html?q={query}#northpress-s05")
    pieces = page.locator("mark.found").all_text_contents()
    assert {" ".join(one.split()).lower() for one in pieces} == marked


def test_a_tap_on_a_result_leads_there_at_once(visit, server):
    """Its words stand in the list already; a card over them would only be in the way."""
    search = visit(f"{server}/search.html?q=detailed statements", width=390, has_touch=True)
    search.locator("#search-results a[href*='#claim-']").first.tap()
    search.wait_for_url("**/claims.html?q=*")


def test_a_result_says_what_it_is(visit, server):
    search = visit(f"{server}/search.html?q=F093")
    first = search.locator("#search-results li").first
    assert first.locator(".kind").text_content().startswith("Fact · ")
    assert first.locator("mark").first.text_content() == "F093"


def test_the_field_of_every_page_leads_to_the_search(visit, server):
    chapter = visit(f"{server}/chapters/tone.html")
    chapter.fill(".search input", "submarines")
    chapter.press(".search input", "Enter")
    chapter.wait_for_url("**/search.html?q=submarines")
    assert chapter.locator("#search-results li").count()
    chapter.go_back()
    assert "tone.html" in chapter.url


def test_what_nobody_wrote_is_not_found(visit, server):
    search = visit(f"{server}/search.html?q=zzyzx")
    assert search.locator("#search-said").text_content().startswith("No results.")
    assert not search.locator("#search-results li").count()
    assert search.locator("#everything a").first.is_visible()


def test_where_nothing_is_found_words_near_to_it_are_offered_in_a_short_page(visit, server):
    search = visit(f"{server}/search.html?q=subbmarrrine", width=390)
    assert search.locator("#search-said").text_content().startswith("No results.")
    assert search.evaluate("document.documentElement.scrollHeight") < 3 * 900
    search.locator("#search-near a", has_text="submarine").click()
    search.wait_for_url("**/search.html?q=submarine")
    assert search.locator("#search-results li").count()


def test_verdicts_on_an_article_come_before_its_sentences(visit, server):
    search = visit(f"{server}/search.html?q=press tv wrong")
    links = search.locator("#search-results a").all_text_contents()
    judged = [link.startswith("Press TV: ") for link in links]
    assert judged[0]
    assert judged == sorted(judged, reverse=True)
    assert "Also searched for" in search.locator("#search-said").text_content()


def test_whichever_way_an_outlet_is_named_its_verdicts_come_first(visit, server, tables):
    """By its name, by its id, and by the words of the id apart."""
    against = tables.checks[~tables.checks["verdict"].isin(["right", "open"])]
    search = visit(f"{server}/search.html")
    missed = []
    for article_id, outlet in corpus.outlets(tables.articles).items():
        apart = re.match(r"(\w+) (\w+)", outlet)
        names = {outlet, article_id, apart[0] if apart else outlet}
        judged = set(against.loc[against["article_id"] == article_id, "verdict"])
        for name, verdict in product(names, ["wrong", *judged]):
            search.fill(".search input", f"{name} {verdict}")
            first = search.locator("#search-results a").first.text_content()
            right = verdict if verdict in judged else r"\w+"
            if not re.fullmatch(rf"{outlet}: {right}", first):
                missed.append((name, verdict, first))
    assert not missed


def test_the_book_does_not_find_its_own_signs():
    """What stands in every row or under every figure is no answer."""
    script = (HTML / "_static" / "search-units.js").read_text(encoding="utf-8")
    assert "Quoted or discussed in" not in script
    assert "Values and downloads" not in script


def test_from_the_keyboard_the_results_are_next(visit, server):
    search = visit(f"{server}/search.html?q=submarines")
    search.keyboard.press("Tab")
    assert search.evaluate("document.activeElement.closest('#search-results li') !== null")
    search.keyboard.press("/")
    assert search.evaluate("document.activeElement.name") == "q"


def test_few_places_with_all_words_are_followed_by_those_with_some(visit, server):
    search = visit(f"{server}/search.html?q=Libya zzyzx")
    said = search.locator("#search-said").text_content()
    assert re.fullmatch(r"No results with all the words, \d+ with some\.", said)
    assert "Libya" in search.locator("#search-results mark").first.text_content()


def test_text_that_looks_like_code_is_searched_and_not_run(visit, server):
    search = visit(f"{server}/search.html?q=%3Cimg src=x onerror=alert(1)%3E Putin")
    assert not search.locator("#search-results img").count()
    assert not search.errors


def test_only_the_search_page_loads_the_search():
    for name in PAGES:
        sources = " ".join(tag.get("src", "") for tag in page(name).find_all("script"))
        assert "search" not in sources
    assert not (HTML / "searchindex.js").exists()
    assert not (HTML / "_static" / "searchtools.js").exists()


def test_without_script_everything_that_has_a_name_is_listed(visit, server):
    search = visit(f"{server}/search.html?q=S-400", java_script_enabled=False)
    assert search.locator("#everything a[href='chapters/claims.html#topic-s400']").is_visible()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_the_results_are_accessible(visit, server, theme, width):
    search = visit(f"{server}/search.html?q=second batch", width=width, theme=theme)
    found = Axe().run(search, options=BEYOND).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
    assert search.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("query", ["terrorists", "what is missing", "left out"])
def test_what_the_book_says_comes_before_how_it_is_made_and_what_changed(visit, server, query):
    search = visit(f"{server}/search.html?q={query}")
    kinds = search.locator("#search-results .kind").all_text_contents()
    behind = [kind.startswith(("Function · ", "Change · ")) for kind in kinds]
    assert len(kinds) >= 3
    assert not any(behind[:2])


def test_a_function_and_a_change_are_found_by_their_names(visit, server):
    search = visit(f"{server}/search.html")
    search.fill(".search input", "analysis.align")
    found = search.locator("#search-results a").evaluate_all("all => all.map((a) => a.href)")
    assert any("/api.html" in address for address in found[:3])
    search.fill(".search input", "what changed")
    first = search.locator("#search-results a").first.get_attribute("href")
    assert "changes.html" in first


def test_cells_of_a_table_are_told_apart_in_a_result(visit, server):
    search = visit(f"{server}/search.html?q=claims told by topic and article")
    assert "17 · 6" in " ".join(search.locator("#search-results p").all_text_contents())
