"""The built book in a real browser: nothing fetched, nothing cut off, nothing inaccessible."""

import functools
import http.server
import os
import shutil
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_book import HTML, PAGES
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
# Rules that the theme itself breaks on every page; what is ours must pass the rest.
THEME = {"region", "label-content-name-mismatch", "landmark-unique", "aria-allowed-role"}


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
    page.goto(url)
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
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
    page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(browser, server, name, theme):
    page = visit(browser, f"{server}/{name}.html", theme=theme)
    found = Axe().run(page, context="article").response["violations"]
    told = [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary'][:160]}"
        for violation in found
        if violation["id"] not in THEME
        for node in violation["nodes"][:3]
    ]
    assert not told
    page.context.close()


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
