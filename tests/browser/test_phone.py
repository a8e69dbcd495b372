"""What a newcomer meets who reads on a phone: nothing is covered, too small or left unsaid."""

import pytest
from built_book import PAGES
from searches import letters

pytestmark = [pytest.mark.book, pytest.mark.browser]

OVERLAP = "chapters/overlap.html"
PASSAGE = "#overlap-one-word p a.passage"


@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_on_a_phone_a_card_leaves_free_what_was_tapped_and_can_be_closed(visit, server, block):
    chapter = visit(f"{server}/{OVERLAP}", width=390, has_touch=True)
    link = chapter.locator(PASSAGE).first
    link.evaluate("(e, block) => e.scrollIntoView({ block })", block)
    before = link.bounding_box()
    link.tap()
    card = chapter.locator("#evidence-card:popover-open")
    card.wait_for()
    assert link.bounding_box() == before
    assert apart(card.bounding_box(), before)
    close = card.get_by_role("button", name="Close", exact=True)
    box = close.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    assert chapter.locator(".ways").bounding_box()["height"] <= box["y"] < 900 - box["height"]
    close.tap()
    assert not chapter.locator("#evidence-card").is_visible()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("block", ["start", "end"])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_rests_on_a_sentence_leaves_it_free(visit, server, script, block, width):
    article = visit(
        f"{server}/chapters/article-northpress.html", width=width, java_script_enabled=script
    )
    name = "northpress-s11"
    button = article.locator(f"button.evidence[popovertarget='rests-{name}']")
    if block == "end":  # what was in the middle is at the foot of a shorter screen
        button.scroll_into_view_if_needed()
        height = int(button.bounding_box()["y"]) + 60
        article.set_viewport_size({"width": width, "height": height})
    else:
        article.goto(f"{article.url}#{name}")
    button.click()
    rests = article.locator(f"#rests-{name}")
    box, free = rests.bounding_box(), button.bounding_box()
    assert apart(box, article.locator(f"#{name}").bounding_box())
    assert apart(box, free)
    close = rests.get_by_role("button", name="Close", exact=True)
    at = close.bounding_box()
    assert min(at["width"], at["height"]) >= 44
    assert box["y"] <= at["y"] <= box["y"] + box["height"] - at["height"]
    close.click()
    assert not rests.is_visible()


def apart(one, other):
    """Tell whether of two boxes one is above the other."""
    return one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


def test_from_the_keyboard_a_card_is_next_and_closes_to_its_link(visit, server):
    chapter = visit(f"{server}/{OVERLAP}")
    chapter.locator(PASSAGE).nth(1).focus()
    chapter.keyboard.press("Shift+Tab")
    chapter.wait_for_selector("#evidence-card:popover-open")
    link = chapter.evaluate_handle("document.activeElement")
    focused = "document.activeElement.closest('#evidence-card') && document.activeElement.innerText"
    for name in ("Open", "Close"):
        chapter.keyboard.press("Tab")
        assert chapter.evaluate(focused) == name
    chapter.keyboard.press("Enter")
    assert not chapter.locator("#evidence-card").is_visible()
    assert link.evaluate("e => e === document.activeElement")
    chapter.keyboard.press("Tab")
    assert chapter.evaluate("document.activeElement.matches('a.passage')")


def test_where_a_card_leads_its_words_are_marked(visit, book):
    chapter = visit(f"{book}/{OVERLAP}", width=390, has_touch=True)
    link = chapter.locator(PASSAGE).first
    words = link.text_content()
    link.tap()
    chapter.locator("#evidence-card a.open").tap()
    chapter.wait_for_selector(".sentence mark.found")
    marked = chapter.locator(".sentence:target mark.found").all_text_contents()
    assert letters("".join(marked)) == letters(words)
    assert "?" not in chapter.url


def test_the_way_back_gives_way_to_who_reads_on(visit, server):
    """A page that scrolls to where a link led hides nothing; the keyboard has it all the same."""
    chapter = visit(f"{server}/{OVERLAP}", width=390)
    chapter.locator(PASSAGE).first.click()
    chapter.wait_for_selector(".way-back")
    seen = "document.querySelector('.way-back').getBoundingClientRect().top < innerHeight"
    assert chapter.evaluate(seen)
    for way, there in ((300, False), (-60, True), (300, False)):
        chapter.mouse.wheel(0, way)
        chapter.wait_for_selector(".way-back:not(.away)" if there else ".way-back.away")
        assert chapter.evaluate(seen) == there
    chapter.locator(".way-back a").focus()
    assert chapter.evaluate(seen)


def test_no_way_back_is_offered_to_the_page_that_is_shown(visit, server):
    page = visit(f"{server}/chapters/compare.html")
    link = page.locator("#compared-list a").last
    target = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**{target}")
    assert page.locator(target).is_visible()
    assert not page.locator(".way-back").count()


SMALL = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true });
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const of = node.parentElement;
    if (!node.data.trim() || of.closest("svg, script, math, .unseen, noscript")) continue;
    const size = parseFloat(getComputedStyle(of).fontSize);
    if (of.checkVisibility() && size < 11) found.push(node.data);
  }
  return found;
}"""


@pytest.mark.parametrize("name", PAGES)
def test_no_letters_on_a_phone_are_smaller_than_those_of_drawings(visit, server, name):
    assert not visit(f"{server}/{name}.html", width=390).evaluate(SMALL)


@pytest.mark.parametrize(
    ("name", "sign", "told"),
    [
        ("overlap", "h2 a.headerlink", "Link to and cite this section"),
        ("overlap", "figcaption a.headerlink", "Link to and cite this figure"),
        ("overlap", "caption a.headerlink", "Link to and cite Table "),
        ("claims", "h2 a.headerlink", "Link to and cite this section"),
        ("compare", "h3 a.headerlink", "Link to and cite this section"),
        ("article-wmd", "a.number", "Sentence 1: link to and cite it"),
    ],
)
def test_a_sign_that_opens_a_citation_says_so(visit, server, name, sign, told):
    page = visit(f"{server}/chapters/{name}.html")
    assert page.locator(sign).first.get_attribute("title").startswith(told)
    if name.startswith("article-"):
        assert "links to it and cites it" in page.locator("p.signs").inner_text()


NARROW = {
    "overlap": ["altered-by-coder"],
    "methods": ["shuffles"],
    "tone": ["tone-voices-alone", "tone-scorers"],
}


@pytest.mark.parametrize("chapter", NARROW)
def test_tables_that_nearly_fit_a_phone_fit(visit, server, chapter):
    page = visit(f"{server}/chapters/{chapter}.html", width=390)
    for table in NARROW[chapter]:
        frame = page.locator(f".table-scroll:has(#table-{table})")
        assert frame.evaluate("e => e.scrollWidth <= e.clientWidth"), table
