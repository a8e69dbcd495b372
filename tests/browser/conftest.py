"""A browser, a server of the built book, and pages opened in them."""

import functools
import http.server
import os
import shutil
import threading

import pytest
from built_book import HTML
from playwright.sync_api import sync_playwright

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


@pytest.fixture(scope="module")
def browser():
    """A browser for the tests of a file: beside its event loop no other test could run its own."""
    found = next((shutil.which(n) for n in NAMES if shutil.which(n)), None)
    found = found or (MAC if os.path.exists(MAC) else None)
    if found is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("no Chromium found, and REQUIRE_BROWSER is set")
        pytest.skip("no Chromium or Chrome is installed")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=QUIET, timeout=0)


@pytest.fixture(scope="session")
def server():
    class Silent(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Silent, directory=str(HTML))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


@pytest.fixture(params=["served", "folder"])
def book(request, server):
    """The address of the book: from a server, and from a folder."""
    return server if request.param == "served" else HTML.as_uri()


@pytest.fixture
def visit(browser):
    """Open a page; what it requests and what goes wrong is noted on it."""
    contexts = []

    def opened(url, width=1280, theme="light", **more):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, **more
        )
        contexts.append(context)
        context.set_default_timeout(
            60_000
        )  # of waiting for what never comes; a busy machine has time
        page = context.new_page()
        page.requested, page.errors = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        # What a page breaks of its own Content-Security-Policy is told there too.
        page.on("console", lambda message: page.errors.append(message.text))
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
