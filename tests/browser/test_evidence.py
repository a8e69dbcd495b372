"""Evidence both ways: cards of what a link leads to, the way back, what rests on a sentence."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_book import HTML, PAGES, page
from searches import letters

pytestmark = [pytest.mark.book, pytest.mark.browser]

BEYOND = {"rules": {"color-contrast-enhanced": {"enabled": False}}}
SHOWN = re.compile(r"#(?:claim-.+|fact-.+|source-.+|(?!(?:by-)?topic-).+-s\d+)$")
OVERLAP = "chapters/overlap.html"
PASSAGE = "#overlap-one-word p a.passage"


@pytest.fixture(scope="module")
def cards():
    script = (HTML / "_static" / "cards.js").read_text(encoding="utf-8")
    return json.loads(script.removeprefix("const Cards = ").removesuffix(";\n"))


@pytest.mark.parametrize("name", PAGES)
def test_every_passage_claim_fact_and_mark_has_a_card(cards, name):
    article = page(name).find("article")
    links = [tag["href"] for tag in article.find_all("a", href=True)]
    links += [tag["data-href"] for tag in article.find_all(attrs={"data-href": True})]
    asked = {link.split("#")[1] for link in links if SHOWN.search(link) and "://" not in link}
    assert asked <= set(cards)


def test_every_sentence_shows_what_rests_on_it(tables):
    for article_id, sentences in tables.sentences.groupby("article_id"):
        shown = page(f"chapters/article-{article_id}")
        for row in sentences.itertuples():
            claims = tables.claims[tables.claims["article_id"] == article_id]
            claims = claims[(claims["end"] > row.start) & (claims["start"] < row.end)]
            twins = sum(
                ((pairs[f"end_{s}"] > row.start) & (pairs[f"start_{s}"] < row.end)).sum()
                for s in "ab"
                for pairs in [tables.alignments[tables.alignments[f"article_{s}"] == article_id]]
            )
            rests = shown.find(id=f"rests-{row.sentence_id}")
            opener = shown.select(f"button.evidence[popovertarget='rests-{row.sentence_id}']")
            assert len(opener) == (rests is not None)
            assert rests or not (len(claims) or twins)
            linked = [a["href"] for a in rests.find_all("a")] if rests else []
            assert {f"claims.html#claim-{c}" for c in claims["claim_id"]} <= set(linked)
            assert len(rests.select("a.twin")) == twins if rests else not twins


def test_the_sections_that_quote_a_sentence_are_named_on_its_page():
    for name in PAGES:
        for link in page(name).select("article a.passage.reference"):
            article, _, sentence = link["href"].rpartition("/")[2].partition(".html#")
            section = link.find_parent("section")["id"]
            rests = page(f"chapters/{article}").find(id=f"rests-{sentence}")
            there = [a["href"] for a in rests.find_all("a")]
            assert any(href.endswith(f"{name.rpartition('/')[2]}.html#{section}") for href in there)


def test_pointing_at_a_passage_shows_its_sentence_with_the_words_marked(visit, book, cards):
    chapter = visit(f"{book}/{OVERLAP}")
    assert not [url for url in chapter.requested if "cards.js" in url]
    link = chapter.locator(PASSAGE).first
    link.hover()
    chapter.wait_for_selector("#evidence-card:popover-open")
    head, text, lines = cards[link.get_attribute("href").split("#")[1]]
    assert chapter.locator("#evidence-card .head").text_content() == head
    assert chapter.locator("#evidence-card .words").text_content() == text
    marked = chapter.locator("#evidence-card mark").text_content()
    assert letters(marked) == letters(link.text_content())
    assert chapter.locator("#evidence-card li").all_text_contents() == lines
    chapter.mouse.move(5, 5)
    chapter.wait_for_selector("#evidence-card", state="hidden")
    assert not [url for url in chapter.requested if not url.startswith((book, "data:"))]
    assert not chapter.errors


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("index", "#picture-ladder-armed_group [data-words]"),
        ("chapters/words", "a.chip"),
        ("chapters/overlap", ".parallel footer a"),
        ("chapters/overlap", "#fig-barcode [data-words]"),
        ("chapters/syria", "#fig-who-strikes [data-words]"),
        ("chapters/defence", "#fig-second-batch [data-words]"),
        ("chapters/article-presstv", ".rests a.twin"),
    ],
)
def test_a_card_marks_the_words_that_a_name_or_a_mark_stands_for(visit, server, name, where):
    shown = visit(f"{server}/{name}.html")
    one = shown.locator(where).first
    words = one.get_attribute("data-words")
    one.evaluate("e => e.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))")
    shown.wait_for_selector("#evidence-card:popover-open")
    assert letters(shown.locator("#evidence-card mark").text_content()) == letters(words)


def test_marks_of_a_picture_have_cards_and_lead_on_but_are_no_stops(visit, book):
    first = visit(f"{book}/index.html")
    picture = first.locator(".picture").first
    assert picture.locator("a, button, [tabindex]").count() == 1
    mark = picture.locator("[data-href*='-s']").first
    target = mark.get_attribute("data-href")
    mark.hover()
    first.wait_for_selector("#evidence-card:popover-open")
    mark.click()
    first.wait_for_url(f"**/{target}")


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("coverage", "fig-coverage-matrix"),  # with the verdict written over a cell
        ("tone", "fig-tone-strip"),  # with bars thinner than a finger
        ("syria", "fig-who-strikes"),
    ],
)
def test_a_finger_and_a_pointer_reach_every_mark_of_a_drawing(visit, server, cards, name, figure):
    phone = visit(f"{server}/chapters/{name}.html", width=390, has_touch=True)
    marks = phone.locator(f"#{figure} svg [data-href]")
    heads = set()
    for n in range(0, marks.count(), max(1, marks.count() // 8)):
        box = marks.nth(n).evaluate(
            "e => (e.scrollIntoView({block: 'center'}), e.getBoundingClientRect().toJSON())"
        )
        phone.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        phone.wait_for_selector("#evidence-card:popover-open")
        heads.add(phone.locator("#evidence-card .head").text_content())
        phone.keyboard.press("Escape")
    assert heads <= {head for head, *_ in cards.values()}
    desk = visit(f"{server}/chapters/{name}.html")
    mark = desk.locator(f"#{figure} svg [data-href]").first
    target = mark.get_attribute("data-href")
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    desk.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desk.wait_for_url(f"**/{target}")


def test_the_keyboard_has_the_card_too(visit, server):
    chapter = visit(f"{server}/{OVERLAP}")
    chapter.locator(PASSAGE).nth(1).focus()
    chapter.keyboard.press("Shift+Tab")
    chapter.wait_for_selector("#evidence-card:popover-open")
    assert chapter.evaluate("document.activeElement.getAttribute('aria-describedby')")
    chapter.keyboard.press("Escape")
    chapter.wait_for_selector("#evidence-card", state="hidden")
    chapter.keyboard.press("Enter")
    chapter.wait_for_url("**/article-*")


def test_a_first_tap_shows_the_card_and_a_second_leads_on(visit, server):
    chapter = visit(f"{server}/{OVERLAP}", width=390, has_touch=True)
    link = chapter.locator(PASSAGE).first
    link.tap()
    chapter.wait_for_selector("#evidence-card:popover-open")
    assert chapter.url.endswith(OVERLAP)
    chapter.locator("#evidence-card a.open").tap()
    chapter.wait_for_url("**/article-*")


def test_a_way_leads_back_and_says_where(visit, book):
    chapter = visit(f"{book}/{OVERLAP}")
    title, section = chapter.evaluate(
        "['h1', '#overlap-one-word h2'].map(one => document.querySelector(one).firstChild.data)"
    )
    chapter.locator(PASSAGE).first.click()
    chapter.wait_for_selector(".way-back a")
    back = chapter.locator(".way-back a")
    assert back.text_content() == f"← Back to {section}, {title}"
    back.click()
    chapter.wait_for_url("**/overlap.html#overlap-one-word")
    assert not chapter.locator(".way-back").count()


@pytest.mark.parametrize(
    ("start", "link"),
    [
        ("chapters/compare.html", "#compared .joined a.number"),
        ("chapters/tone.html", "p a[href*='bibliography.html#']"),
        ("chapters/overlap.html?q=translations#overlap-one-word", PASSAGE),
    ],
)
def test_a_way_leads_back_from_wherever_a_link_led(visit, server, start, link):
    page = visit(f"{server}/{start}")
    link = page.locator(link).first
    heading = link.evaluate(
        "e => { const h = e.closest('section').querySelector('h1, h2, h3').cloneNode(true);"
        " h.querySelector('.headerlink')?.remove(); return h.textContent.trim() }"
    )
    link.click()
    back = page.locator(".way-back a")
    back.wait_for()
    assert back.text_content().startswith(f"← Back to {heading}")
    page.get_by_role("button", name="Close the way back").click()
    assert not back.count()
    page.reload()
    assert not back.count()


def test_without_script_what_rests_on_a_sentence_opens(visit, server):
    article = visit(f"{server}/chapters/article-northpress.html", java_script_enabled=False)
    rests = article.locator("#rests-northpress-s11")
    assert not rests.is_visible()
    article.locator("button.evidence[popovertarget='rests-northpress-s11']").click()
    assert rests.is_visible()


def test_printed_links_have_numbered_notes(visit, server):
    chapter = visit(f"{server}/{OVERLAP}")
    notes = chapter.locator("ol.notes > li")
    links = chapter.locator("main :is(a.passage, a.claim, a.fact).reference")
    assert not notes.first.is_visible()
    chapter.emulate_media(media="print")
    assert notes.first.is_visible()
    # What is cited twice has one note.
    numbered = links.evaluate_all("all => all.map((one) => [one.dataset.note, one.hash])")
    assert notes.count() == len({hash for _, hash in numbered}) == len(set(map(tuple, numbered)))
    assert links.count() > notes.count() > 10
    assert len(set(notes.all_text_contents())) == notes.count()
    assert list(dict.fromkeys(n for n, _ in numbered)) == [str(n + 1) for n in range(notes.count())]


def test_a_folded_table_is_printed_and_opens_where_a_link_leads_to_it(visit, server):
    chapter = visit(f"{server}/{OVERLAP}")
    first = chapter.locator("#table-alignments td").first
    assert not first.is_visible()
    chapter.emulate_media(media="print")
    assert first.is_visible()
    linked = visit(f"{server}/{OVERLAP}#table-alignments")
    assert linked.locator("#table-alignments td").first.is_visible()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_cards_and_lists_are_accessible(visit, server, theme, width):
    chapter = visit(f"{server}/{OVERLAP}", width=width, theme=theme)
    chapter.locator(PASSAGE).first.hover()
    chapter.wait_for_selector("#evidence-card:popover-open")
    article = visit(f"{server}/chapters/article-northpress.html", width=width, theme=theme)
    article.locator("button.evidence[popovertarget='rests-northpress-s11']").click()
    for opened in (chapter, article):
        found = Axe().run(opened, options=BEYOND).response["violations"]
        assert not [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
