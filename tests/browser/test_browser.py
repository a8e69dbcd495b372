"""The built book in a real browser: nothing fetched, nothing cut off, nothing inaccessible."""

import gzip
import io
from itertools import product
from urllib.parse import urlparse

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from built_book import HTML, PAGES
from matplotlib import image

pytestmark = [pytest.mark.book, pytest.mark.browser]

# Rules that need every contrast seven to one: more than is promised.
BEYOND = {"rules": {"color-contrast-enhanced": {"enabled": False}}}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_from_a_server_fetches_nothing_from_elsewhere(visit, server, name):
    page = visit(f"{server}/{name}.html")
    assert not [u for u in page.requested if not u.startswith((server, "data:"))]
    assert not page.errors


@pytest.mark.parametrize("name", ["index", "chapters/overlap"])
def test_a_page_from_a_folder_works_too(visit, name):
    page = visit((HTML / f"{name}.html").as_uri())
    assert not [u for u in page.requested if not u.startswith(("file:", "data:"))]
    assert not page.errors


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_a_page_without_scrolling_sideways(visit, server, name):
    page = visit(f"{server}/{name}.html", width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # What is wider than its frame may scroll where the frame is a table's, never in a figure.
    drawn = "figure, figure *, .picture, .picture *"
    wider = f"[...document.querySelectorAll('{drawn}')].filter(e => e.scrollWidth > 390)"
    assert page.evaluate(f"{wider}.length") == 0


def test_a_page_waits_for_one_style_sheet(visit, server):
    """Each is a request more before anything is drawn."""
    page = visit(f"{server}/chapters/overlap.html")
    assert len([url for url in page.requested if ".css" in url]) == 1


@pytest.mark.parametrize("script", [True, False])
def test_a_link_to_a_place_far_down_lands_there(visit, server, script):
    page = visit(
        f"{server}/chapters/overlap.html#table-alignments", width=390, java_script_enabled=script
    )
    assert 0 <= page.locator("#table-alignments").bounding_box()["y"] < 450


def test_evidence_opens_on_the_first_screen_of_a_phone(visit, server):
    """A reader learns at once that passages open: in the promise, and in the first picture."""
    page = visit(f"{server}/index.html", width=390, has_touch=True)
    first = page.locator("article a.passage").first
    assert first.bounding_box()["y"] < 500
    assert page.locator("div.picture").first.bounding_box()["y"] < 600
    first.tap()
    page.locator("#evidence-card a.open").wait_for()
    page.keyboard.press("Escape")
    page.locator("#picture-slots-request [data-href*='-s']").first.tap()
    page.locator("#evidence-card a.open").wait_for()


NEAR = """async (element) => {
  element.scrollIntoView();
  for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame);
}"""


@pytest.mark.parametrize("name", ["voices", "methods", "benchmarks", "tone"])
def test_a_table_that_scrolls_on_a_phone_says_so_and_keeps_its_heads(visit, server, name):
    page = visit(f"{server}/chapters/{name}.html", width=390)
    wide = 0
    for frame in page.locator(".table-scroll").locator("visible=true").all():
        frame.evaluate(NEAR)  # what is far off is not laid out
        if not frame.evaluate("e => e.scrollWidth > e.clientWidth"):
            continue
        wide += 1
        assert frame.get_attribute("tabindex") == "0"
        assert frame.get_attribute("aria-label")
        assert "scroll sideways" in frame.evaluate(
            "e => getComputedStyle(e.querySelector('caption'), '::after').content"
        )
        head = frame.locator("tbody th[scope=row]").first
        before = head.bounding_box()["x"]
        frame.evaluate("e => { e.scrollLeft = 1000 }")
        assert abs(head.bounding_box()["x"] - before) < 1
        assert "scroll sideways" in frame.locator("caption").evaluate(
            "e => getComputedStyle(e, '::after').content"
        )
    assert wide


@pytest.mark.parametrize("name", [*PAGES, "search", "genindex", "404"])
def test_a_page_is_accessible(visit, server, name):
    """By every rule of axe, best practice and experiments among them, in the whole page.

    Nothing is exempt, the frame of the pages included; at both widths and in both schemes.
    """
    page = visit(f"{server}/{name}.html")
    told = []
    for width, theme in product((390, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        for violation in Axe().run(page, options=BEYOND).response["violations"]:
            nodes = [f"{n['html'][:120]} {n['failureSummary'][:160]}" for n in violation["nodes"]]
            told.append((width, theme, violation["id"], nodes[:3]))
    assert not told


@pytest.mark.parametrize("width", [390, 1280])
def test_what_keys_reach_on_a_page_has_a_role_and_a_name(visit, server, width):
    """By the rules that axe holds for experiments and runs only when it is asked to."""
    page = visit(f"{server}/chapters/methods.html", width=width)
    page.wait_for_selector("article")
    asked = {"runOnly": ["focus-order-semantics", "scrollable-region-focusable", "region"]}
    found = Axe().run(page, options=asked).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
    for formula in page.locator(".math-display").all():
        assert formula.get_attribute("aria-label")
        assert formula.get_attribute("role") == "region"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "aim",
    [
        "claims.html?q=silent#claim-statement-after-talks",
        "facts.html?q=erdogan#fact-F093",
        "article-presstv.html?q=ceasefire#presstv-s03",
    ],
)
def test_what_a_link_aims_at_is_legible(visit, server, theme, aim):
    page = visit(f"{server}/chapters/{aim}", theme=theme)
    found = Axe().run(page, options=BEYOND).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"][:120]) for one in found]


BROKEN = r"""() => [...document.querySelectorAll("main :is(th, td)")].flatMap((cell) => {
  if (!cell.checkVisibility() || cell.closest("thead")?.offsetWidth === 1) return [];
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("code, a.external, a[download], svg, .unseen")) continue;
    for (const { index, 0: word } of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1) found.push(word);
    }
  }
  return found;
})"""
"""Words of tables that go over two lines; this browser knows no hyphenation."""


@pytest.mark.parametrize(("width", "media"), [(390, "screen"), (672, "print")])
@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_a_table_is_broken_inside(visit, server, name, width, media):
    page = visit(f"{server}/{name}.html", width=width)
    page.emulate_media(media=media)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert not page.evaluate(BROKEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_script_a_page_has_its_marks_and_the_colours_of_the_system(visit, server, theme):
    page = visit(f"{server}/chapters/overlap.html", theme=theme, java_script_enabled=False)
    # Without script there is none to ask: what was drawn is looked at.
    plain, marked = (
        page.locator(where).first.screenshot() for where in ("article h2", ".parallel mark")
    )
    assert plain != marked
    assert (light(page.locator("main").screenshot()) > 128) == (theme == "light")


def light(png):
    """Return how light a picture is in the middle of its pixels, 0 to 255."""
    pixels = image.imread(io.BytesIO(png))
    return float(np.median(pixels[..., :3])) * 255


@pytest.mark.parametrize(("name", "most"), [("index", 150_000), *((n, 250_000) for n in PAGES)])
def test_a_page_is_light(visit, server, name, most):
    """Bytes of a page and of all that it fetches, each packed as servers pack them."""
    page = visit(f"{server}/{name}.html")
    page.wait_for_load_state("networkidle")
    files = {HTML / urlparse(url).path.lstrip("/") for url in page.requested}
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= most


def test_colours_can_be_chosen_and_stay(visit, server):
    page = visit(f"{server}/index.html")
    button = page.get_by_role("button", name="Colours")
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    button.click()  # light, as the system is
    button.click()
    assert page.evaluate(paper) != before
    dark = page.evaluate(paper)
    page.goto(f"{server}/chapters/tone.html")
    assert page.evaluate(paper) == dark


def test_a_phone_opens_the_chapters_without_script(visit, server):
    page = visit(f"{server}/index.html", width=390, java_script_enabled=False)
    chapters = page.get_by_role("navigation", name="Chapters", exact=True)
    assert not chapters.is_visible()
    page.get_by_role("button", name="Chapters", exact=True).click()
    assert chapters.is_visible()


def test_the_contents_of_a_page_close_when_a_section_is_chosen(visit, server):
    page = visit(f"{server}/chapters/overlap.html", width=390, has_touch=True)
    contents = page.get_by_role("navigation", name="On this page", exact=True)
    button = page.get_by_role("button", name="On this page")
    button.tap()
    chosen = contents.locator("a:visible").nth(2)
    target = chosen.get_attribute("href")
    chosen.tap()
    page.wait_for_url(f"**{target}")
    assert not contents.is_visible()
    ways = page.locator(".ways").bounding_box()
    heading = page.locator(f"{target} > :is(h1, h2, h3)").bounding_box()
    assert ways["y"] + ways["height"] <= heading["y"] < 900
    for close in (
        contents.get_by_role("button", name="Close").tap,
        lambda: page.keyboard.press("Escape"),
    ):
        button.tap()
        assert contents.is_visible()
        close()
        assert not contents.is_visible()


def test_chapters_and_search_are_at_hand_wherever_a_phone_reads(visit, server):
    """A style does it; no script is needed."""
    page = visit(f"{server}/chapters/overlap.html#overlap-marks", 390, java_script_enabled=False)
    for way in (
        page.get_by_role("button", name="Chapters", exact=True),
        page.locator(".search input"),
    ):
        box = way.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] < 100


@pytest.mark.parametrize("size", [150, 200])
def test_at_large_letters_nothing_is_off_the_screen(visit, server, size):
    page = visit(f"{server}/chapters/overlap.html", width=390)
    page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("a.passage").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.wait_for_selector("#evidence-card:popover-open")
    boxes = [page.locator("#evidence-card").bounding_box()]
    page.keyboard.press("Escape")
    page.locator("p.tools a.cite").press("Enter")
    page.get_by_role("dialog").wait_for()
    boxes.append(page.get_by_role("dialog").bounding_box())
    for box in boxes:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900


def test_a_link_in_prose_leads_to_its_sentence(visit, server):
    page = visit(f"{server}/chapters/overlap.html")
    passage = page.locator("article a.passage").first
    target = passage.get_attribute("href").split("#")[1]
    passage.click()
    page.wait_for_url(f"**#{target}")
    assert page.locator(f"#{target}").is_visible()


def test_the_search_finds_a_word(visit, server):
    page = visit(f"{server}/search.html?q=submarines")
    page.wait_for_selector("#search-results li")
    assert page.locator("#search-results li").count() >= 1


@pytest.mark.parametrize("served", [True, False])
@pytest.mark.parametrize(
    ("name", "sign", "words"),
    [
        ("chapters/overlap", "p.tools a.cite", "The same words"),
        ("chapters/overlap", "h2 a.headerlink", "Section "),
        ("chapters/overlap", "figcaption a.headerlink", "Figure "),
        ("chapters/overlap", "caption a.headerlink", "Table "),
        ("chapters/claims", ".claim-row a.claim", "Claim "),
        ("chapters/facts", "a.anchor[id^=fact]", "Fact "),
        ("chapters/article-wmd", "a.number", "Sentence 1"),
    ],
)
def test_a_part_can_be_cited(visit, server, served, name, sign, words):
    """By keyboard alone, from a server and from a folder."""
    place = server if served else HTML.as_uri()
    page = visit(f"{place}/{name}.html", width=390)
    link = page.locator("article").locator(sign).first
    box = link.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    link.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    text = page.locator(".cite-text")
    assert words.casefold() in text.inner_text().casefold() + dialog.inner_text().casefold()
    assert f"{name}.html#" in text.inner_text()
    if page.locator("[data-here]").count():  # the book has no address: that at which it is read
        assert "no public address" in dialog.inner_text()
        assert (f"{server}/{name}.html#" in text.inner_text()) == served
    dialog.get_by_role("combobox").select_option("RIS")
    assert text.inner_text().startswith("TY  - ")
    with page.expect_download() as download:
        dialog.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename.endswith(".ris")
    assert not page.errors
    if served:  # axe asks for style sheets in a way that a folder refuses
        assert not Axe().run(page, options=BEYOND).response["violations"]
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_without_script_citing_leads_to_a_plain_list(visit, server):
    page = visit(f"{server}/chapters/overlap.html", java_script_enabled=False)
    page.locator("p.tools a.cite").click()
    page.wait_for_url("**/citations/chapters/overlap.html")
    assert "@incollection" in page.locator("#overlap-one-word pre").first.inner_text()
