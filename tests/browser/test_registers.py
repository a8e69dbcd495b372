"""Registers in the browser: filtered, sorted, counted, and plain without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from analysis import corpus
from analysis.html.registers import RELATIONS

pytestmark = [pytest.mark.book, pytest.mark.browser]

BEYOND = {"rules": {"color-contrast-enhanced": {"enabled": False}}}
CLAIMS, RECORD, FACTS = (f"chapters/{name}.html" for name in ("claims", "record", "facts"))
CHECKS = "[data-register]:has(#table-checks)"


def choice(place, name):
    return place.get_by_role("combobox", name=name, exact=True)


def shown(page, of=CHECKS, what="tbody tr"):
    return page.locator(f"{of} {what}").locator("visible=true")


def test_the_register_of_claims_is_filtered_by_what_its_rows_say(visit, book, tables):
    page = visit(f"{book}/{CLAIMS}")
    told = tables.claims.merge(tables.checks, on=["claim_id", "article_id"], suffixes=("", "_c"))
    choice(page, "verdict").select_option("wrong")
    wrong = told[told["verdict"] == "wrong"]
    count = wrong["claim_id"].nunique()
    assert shown(page, "article", ".claim-row").count() == count
    whole = tables.claims["claim_id"].nunique()
    assert page.get_by_role("status").inner_text() == f"{count} of {whole} claims"
    assert shown(page, "article", "section.topic").count() == wrong["topic"].nunique()

    choice(page, "relation").select_option(RELATIONS["only_one"])
    both = wrong[wrong["relation"] == "only_one"]
    assert shown(page, "article", ".claim-row").count() == both["claim_id"].nunique()
    page.get_by_role("button", name="Show all").click()
    assert page.get_by_role("status").inner_text() == f"{whole} of {whole} claims"
    assert choice(page, "topic").evaluate("e => e === document.activeElement")
    assert not page.errors


def test_what_is_shown_is_what_the_lists_say_on_the_way_back(visit, server):
    page = visit(f"{server}/{CLAIMS}")
    choice(page, "verdict").select_option("wrong")
    page.goto(f"{server}/index.html")
    page.go_back()
    page.wait_for_function("document.querySelector('.choose [role=status]')")
    chosen = choice(page, "verdict").input_value()
    assert page.get_by_role("status").inner_text().split(" of ")[0] == str(
        shown(page, "article", ".claim-row").count()
    )
    everything = page.locator(".claim-row").count()
    assert (shown(page, "article", ".claim-row").count() < everything) == (chosen == "wrong")


def test_what_is_chosen_stands_in_the_address_and_comes_back_from_it(visit, book):
    """Of each register by its name, beside what else the address holds."""
    page = visit(f"{book}/{RECORD}?q=tone#record-checks")
    choice(page.locator(CHECKS), "verdict").select_option("wrong")
    choice(page.locator(CHECKS), "outlet").select_option("RT")
    choice(page.locator(CHECKS), "sort by").select_option("claim, reversed")
    sent = page.url
    assert sent.partition("?")[2] == (
        "q=tone&checks.verdict=wrong&checks.outlet=RT&checks.sort=claim%2C+reversed#record-checks"
    )
    rows = shown(page).all_inner_texts()
    again = visit(sent)
    assert choice(again.locator(CHECKS), "outlet").input_value() == "RT"
    assert shown(again).all_inner_texts() == rows
    again.get_by_role("button", name="Show all").first.click()
    assert again.url.partition("?")[2] == "q=tone#record-checks"
    assert not again.errors


def test_what_an_address_asks_for_that_is_not_there_is_left_out(visit, server):
    page = visit(f"{server}/{CLAIMS}?claims.verdict=nonsense&claims.topic=")
    assert page.get_by_role("status").inner_text().split(" of ")[0] == str(
        page.locator(".claim-row").count()
    )
    assert "verdict" not in page.url


FILTERED = {
    "benchmarks": {"benchmarks-other-quotations": ["texts", "measure"]},
    "coverage": {"omissions": ["silent", "topic"]},
    "methods": {"agreement-by-code": ["what"]},
    "overlap": {
        "credits": ["outlet", "where"],
        "alignments": ["outlet", "kind"],
    },
    "story": {"events": ["year", "told by"]},
    "voices": {
        "hedges": ["outlet", "kind"],
        "agency": ["outlet", "form"],
        "speech": ["outlet", "speaker", "kind", "occasion"],
    },
}


@pytest.mark.parametrize("chapter", FILTERED)
def test_tables_of_more_than_a_dozen_rows_are_registers(visit, server, chapter):
    page = visit(f"{server}/chapters/{chapter}.html")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for table, facets in FILTERED[chapter].items():
        register = page.locator(f"[data-register]:has(#table-{table})")
        rows = register.locator("tbody tr")
        for facet in facets:
            choice(register, facet).select_option(index=1)
            assert 0 < rows.locator("visible=true").count() < rows.count()
            register.get_by_role("button", name="Show all").click()
    assert not page.errors


def test_an_event_is_shown_for_each_outlet_that_tells_it(visit, server, tables):
    page = visit(f"{server}/chapters/story.html")
    events = page.locator("[data-register]:has(#table-events)")
    told = tables.events[tables.events["start"].notna()]
    shared = told.groupby("event_id")["article_id"].nunique().idxmax()
    for article_id in told.loc[told["event_id"] == shared, "article_id"].unique():
        choice(events, "told by").select_option(corpus.outlets(tables.articles)[article_id])
        assert page.locator(f"#event-{shared}").is_visible()


def test_claims_are_sorted_over_all_topics_and_put_back(visit, server, tables):
    page = visit(f"{server}/{CLAIMS}")

    def ids():
        rows = shown(page, "article", ".claim-row")
        return rows.evaluate_all("all => all.map((one) => one.id.replace('claim-', ''))")

    before = ids()
    choice(page, "sort by").select_option("outlets, reversed")
    told = tables.claims.groupby("claim_id")["article_id"].nunique()
    assert list(told[ids()]) == sorted(told, reverse=True)
    assert not shown(page, "article", "section.topic").count()
    assert page.get_by_role("status").inner_text().endswith("claims, by outlets, reversed")
    choice(page, "sort by").select_option("verdicts against it, reversed")
    checks = tables.checks[~tables.checks["verdict"].isin(["right", "open"])]
    most = checks["claim_id"].value_counts()
    assert most[ids()[0]] == most.max()
    choice(page, "sort by").select_option("as it stands")
    assert ids() == before
    assert shown(page, "article", "section.topic").count() == tables.claims["topic"].nunique()


@pytest.mark.parametrize("column", ["outlet", "verdict"])
def test_a_table_is_sorted_by_keyboard_up_down_and_back(visit, server, column):
    page = visit(f"{server}/{RECORD}")
    head = page.locator(f"{CHECKS} thead th").filter(has_text=column).first
    place = head.evaluate("e => e.cellIndex + 1")

    def cells():
        return page.locator(f"{CHECKS} tbody tr > :nth-child({place})").all_inner_texts()

    before = cells()
    steps = [("ascending", sorted(before)), ("descending", sorted(before, reverse=True))]
    for order, expected in steps:
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") == order
        assert cells() == expected
        assert page.locator(f"{CHECKS} th[aria-sort]").count() == 1
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert cells() == before


def test_on_a_phone_a_list_sorts_what_has_no_heads(visit, server):
    page = visit(f"{server}/{FACTS}", width=390)
    facts = "[data-register]:has(#table-facts)"
    sorter = choice(page.locator(facts), "sort by")
    before = page.locator(f"{facts} tbody td:nth-child(2)").all_inner_texts()
    sorter.select_option("date, reversed")
    after = page.locator(f"{facts} tbody td:nth-child(2)").all_inner_texts()
    dates = sorted(filter(None, before), reverse=True)
    assert after == dates + [""] * (len(before) - len(dates))
    assert not page.locator(f"{facts} thead button").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_address_of_a_row_that_is_not_shown_shows_it(visit, server, tables):
    page = visit(f"{server}/{CLAIMS}")
    last = tables.claims["claim_id"].iloc[-1]
    choice(page, "topic").select_option(index=1)
    assert not page.locator(f"#claim-{last}").is_visible()
    page.evaluate(f"location.hash = 'claim-{last}'")
    page.locator(f"#claim-{last}").wait_for(state="visible")
    assert choice(page, "topic").input_value() == ""


def test_a_filter_stands_only_where_there_is_something_to_choose(visit, server):
    page = visit(f"{server}/{RECORD}")
    for filters in page.locator(".choose label select").all():
        assert filters.locator("option").count() > 2
    assert page.locator(f"{CHECKS} .choose label").count() == 5


def test_without_script_registers_are_plain(visit, server):
    page = visit(f"{server}/{RECORD}", java_script_enabled=False)
    assert not page.locator(".choose").count()
    assert shown(page).count() == page.locator(f"{CHECKS} tbody tr").count() > 50
    assert not page.locator("thead button").count()


@pytest.mark.parametrize(("theme", "width"), [("light", 390), ("dark", 1200)])
def test_a_filtered_and_sorted_register_is_accessible(visit, server, theme, width):
    page = visit(f"{server}/{RECORD}", width=width, theme=theme)
    choice(page.locator(CHECKS), "verdict").select_option(index=2)
    choice(page.locator(CHECKS), "sort by").select_option(index=2)
    found = Axe().run(page, options=BEYOND).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
