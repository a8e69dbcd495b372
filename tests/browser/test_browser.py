"""The built book in a real browser: nothing fetched, nothing cut off, nothing inaccessible."""

import functools
import gzip
import http.server
import io
import os
import shutil
import threading
from urllib.parse import urlparse

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from built_book import HTML, PAGES
from matplotlib import image
from playwright.sync_api import sync_playwright

pytestmark = [pytest.mark.book, pytest.mark.browser]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Rules that need every contrast seven to one: more than is promised.
BEYOND = {"rules": {"color-contrast-enhanced": {"enabled": False}}}


@pytest.fixture(scope="module")
def browser():
    found = next((shutil.which(n) for n in NAMES if shutil.which(n)), None)
    found = found or (MAC if os.path.exists(MAC) else None)
    if found is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("no Chromium found, and REQUIRE_BROWSER is set")
        pytest.skip("no Chromium or Chrome is installed")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=QUIET, timeout=0)


@pytest.fixture(scope="module")
def server():
    class Silent(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Silent, directory=str(HTML))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def visit(browser, url, width=1280, theme="light"):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    context.set_default_timeout(0)  # a busy machine may take as long as it needs
    page = context.new_page()
    page.requested, page.errors = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    # What a page breaks of its own Content-Security-Policy is told there too.
    page.on("console", lambda message: page.errors.append(message.text))
    page.goto(url)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_from_a_server_fetches_nothing_from_elsewhere(browser, server, name):
    page = visit(browser, f"{server}/{name}.html")
    assert not [u for u in page.requested if not u.startswith((server, "data:"))]
    assert not page.errors
    page.context.close()


@pytest.mark.parametrize("name", ["index", "chapters/overlap"])
def test_a_page_from_a_folder_works_too(browser, name):
    page = visit(browser, (HTML / f"{name}.html").as_uri())
    assert not [u for u in page.requested if not u.startswith(("file:", "data:"))]
    assert not page.errors
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_a_page_without_scrolling_sideways(browser, server, name):
    page = visit(browser, f"{server}/{name}.html", width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # What is wider than its frame may scroll where the frame is a table's, never in a figure.
    wider = "[...document.querySelectorAll('figure, figure *')].filter(e => e.scrollWidth > 390)"
    assert page.evaluate(f"{wider}.length") == 0
    page.context.close()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(browser, server, name, theme, width):
    """By every rule of axe, best practice and experiments among them, in the whole page."""
    page = visit(browser, f"{server}/{name}.html", width=width, theme=theme)
    found = Axe().run(page, options=BEYOND).response["violations"]
    told = [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary'][:160]}"
        for violation in found
        for node in violation["nodes"][:3]
    ]
    assert not told
    page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_script_a_page_has_its_marks_and_the_colours_of_the_system(browser, server, theme):
    context = browser.new_context(color_scheme=theme, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/chapters/overlap.html")
    # Without script there is none to ask: what was drawn is looked at.
    plain, marked = (
        page.locator(where).first.screenshot() for where in ("article h2", "figure.parallel mark")
    )
    assert plain != marked
    assert (light(page.locator("main").screenshot()) > 128) == (theme == "light")
    context.close()


def light(png):
    """Return how light a picture is in the middle of its pixels, 0 to 255."""
    pixels = image.imread(io.BytesIO(png))
    return float(np.median(pixels[..., :3])) * 255


@pytest.mark.parametrize(("name", "most"), [("index", 150_000), *((n, 250_000) for n in PAGES)])
def test_a_page_is_light(browser, server, name, most):
    """Bytes of a page and of all that it fetches, each packed as servers pack them."""
    page = visit(browser, f"{server}/{name}.html")
    page.wait_for_load_state("networkidle")
    files = {HTML / urlparse(url).path.lstrip("/") for url in page.requested}
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= most
    page.context.close()


def test_colours_can_be_chosen_and_stay(browser, server):
    page = visit(browser, f"{server}/index.html")
    button = page.get_by_role("button", name="Colours")
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    button.click()  # light, as the system is
    button.click()
    assert page.evaluate(paper) != before
    dark = page.evaluate(paper)
    page.goto(f"{server}/chapters/tone.html")
    assert page.evaluate(paper) == dark
    page.context.close()


def test_a_phone_opens_the_chapters_without_script(browser, server):
    context = browser.new_context(viewport={"width": 390, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/index.html")
    chapters = page.get_by_role("navigation", name="Chapters", exact=True)
    assert not chapters.is_visible()
    page.get_by_role("button", name="Chapters", exact=True).click()
    assert chapters.is_visible()
    context.close()


def test_a_link_in_prose_leads_to_its_sentence(browser, server):
    page = visit(browser, f"{server}/chapters/overlap.html")
    passage = page.locator("article a.passage").first
    target = passage.get_attribute("href").split("#")[1]
    passage.click()
    page.wait_for_url(f"**#{target}")
    assert page.locator(f"#{target}").is_visible()
    page.context.close()


def test_the_search_finds_a_word(browser, server):
    page = visit(browser, f"{server}/search.html?q=submarines")
    page.wait_for_selector("#search-results li")
    assert page.locator("#search-results li").count() >= 1
    page.context.close()


@pytest.mark.parametrize("served", [True, False])
@pytest.mark.parametrize(
    ("name", "sign", "words"),
    [
        ("chapters/overlap", "p.tools a.cite", "The same words"),
        ("chapters/overlap", "h2 a.headerlink", "Section "),
        ("chapters/overlap", "figcaption a.headerlink", "Figure "),
        ("chapters/overlap", "caption a.headerlink", "Table "),
        ("chapters/claims", ".claim-row a.claim", "Claim "),
        ("chapters/record", "a.anchor[id^=fact]", "Fact "),
        ("chapters/article-wmd", "a.number", "Sentence wmd-"),
    ],
)
def test_a_part_can_be_cited(browser, server, served, name, sign, words):
    """By keyboard alone, from a server and from a folder."""
    place = server if served else HTML.as_uri()
    page = visit(browser, f"{place}/{name}.html", width=390)
    link = page.locator("article").locator(sign).first
    box = link.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    link.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    text = page.locator(".cite-text")
    assert words.casefold() in text.inner_text().casefold() + dialog.inner_text().casefold()
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
    page.context.close()


def test_without_script_citing_leads_to_a_plain_list(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/chapters/overlap.html")
    page.locator("p.tools a.cite").click()
    page.wait_for_url("**/citations/chapters/overlap.html")
    assert "@incollection" in page.locator("#overlap-one-word pre").first.inner_text()
    context.close()
