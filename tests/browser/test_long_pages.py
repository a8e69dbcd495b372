"""Long pages on a phone: laid out when they are near, and places in them hold."""

import pytest

pytestmark = [pytest.mark.book, pytest.mark.browser]

PLACE = """(id) => {
  const { top } = document.getElementById(id).getBoundingClientRect();
  return top - parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
}"""


FRAMES = """async (count) => {
  while (count--) await new Promise(requestAnimationFrame);
}"""


@pytest.mark.parametrize("way", ["address", "link"])
@pytest.mark.parametrize(
    "place",
    ["record.html#fact-F093", "methods.html#table-benchmarks-reuse", "methods.html#methods-limits"],
)
def test_a_place_far_down_is_reached_though_what_stands_above_was_not_laid_out(
    visit, server, place, way
):
    name, anchor = place.split("#")
    page = visit(f"{server}/chapters/{place if way == 'address' else name}", width=390)
    if way == "link":
        page.evaluate(
            "(hash) => document.querySelector('.page-contents').insertAdjacentHTML("
            "'beforeend', `<a id='there' href='${hash}'>There</a>`)",
            f"#{anchor}",
        )
        page.evaluate("document.querySelector('#there').click()")
    page.evaluate(FRAMES, 40)
    at_end = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2")
    assert abs(page.evaluate(PLACE, anchor)) < 4 or at_end
    assert 0 <= page.locator(f"#{anchor}").bounding_box()["y"] < 900


@pytest.mark.parametrize(
    ("script", "media", "kept"),
    [(True, "screen", "auto"), (False, "screen", "visible"), (True, "print", "visible")],
)
def test_a_phone_lays_out_rows_when_they_are_near_only_with_script_and_on_screen(
    visit, server, script, media, kept
):
    page = visit(f"{server}/chapters/record.html", width=390, java_script_enabled=script)
    page.emulate_media(media=media)
    row = page.locator("#table-facts tbody tr").last
    assert row.evaluate("e => getComputedStyle(e).contentVisibility") == kept
