"""Chapters on paper: what belongs together stands on one sheet, and sheets are filled."""

import io
import unicodedata
from itertools import pairwise

import pytest
from pypdf import PdfReader
from searches import letters

pytestmark = [pytest.mark.book, pytest.mark.browser]

DRAWN = ["coverage", "defence", "overlap", "syria", "tone", "voices", "words"]
HEADS = "article :is(h1, h2, h3, h4, caption, .finding)"
FOOT = 57  # points from the lower edge: the margin, in which the foot stands
FULL = 0.55
ROWS = """
figures => figures.filter((one) => one.querySelector(".finding")).map((one) => {
  const top = one.getBoundingClientRect().top;
  const boxes = [...one.querySelectorAll(".drawing > svg")].map((d) => d.getBoundingClientRect());
  const first = boxes.filter((box) => box.top < boxes[0].bottom);
  const height = Math.max(0, ...first.map((box) => box.bottom - top));
  return [one.querySelector(".finding").textContent, height / 979];
})
"""
"""Findings of figures, and what share of a sheet (979 pixels of A4) their first drawings take."""


def printed(shown):
    """Return the text of each sheet of a page, and how far down it goes, as a share of it."""
    shown.emulate_media(media="print")
    sheets = []
    for sheet in PdfReader(io.BytesIO(shown.pdf(prefer_css_page_size=True, format="A4"))).pages:
        heights = [float(sheet.mediabox.height)]

        def note(text, now, line, *_, heights=heights):
            y = line[4] * now[1] + line[5] * now[3] + now[5]
            if text.strip() and y > FOOT:
                heights.append(y)

        text = sheet.extract_text(visitor_text=note)
        apart = letters(unicodedata.normalize("NFKC", text))  # letters that the font joins
        sheets.append((apart, 1 - min(heights) / heights[0]))
    return sheets


@pytest.mark.parametrize("name", DRAWN)
def test_no_heading_or_finding_is_cut_and_no_sheet_half_empty(visit, server, name):
    chapter = visit(f"{server}/chapters/{name}.html")
    sheets = printed(chapter)
    heads = {letters(one) for one in chapter.locator(HEADS).all_inner_texts()}
    assert not {head for head in heads if not any(head in text for text, _ in sheets)}
    rows = [(letters(one), share) for one, share in chapter.locator("figure").evaluate_all(ROWS)]
    empty = [
        (number, down)
        for number, ((text, down), (following, _)) in enumerate(pairwise(sheets), 1)
        if down < FULL
        and not any(
            finding in text + following and down + share > 1 for finding, share in rows
        )  # which does not fit below
    ]
    assert not empty


def test_every_sheet_has_the_title_of_the_book_and_answers_begin_one(visit, server):
    chapter = visit(f"{server}/chapters/teaching.html")
    title = letters(chapter.locator(".brand").inner_text())
    answers = letters(chapter.locator(".new-sheet h2").inner_text())
    sheets = [text for text, _ in printed(chapter)]
    assert all(text.startswith(f"{n}{title}") for n, text in enumerate(sheets, 1))
    assert any(text.startswith(f"{n}{title}{answers}") for n, text in enumerate(sheets, 1))


HEADS_UNSEEN = """
heads => heads.filter((head) => head.textContent.trim() && head.closest("table").checkVisibility()
  && head.offsetParent && [...head.children].some((part) => !part.checkVisibility()))
  .map((head) => head.textContent)
"""


@pytest.mark.parametrize("name", ["overlap", "voices"])
def test_a_table_that_can_be_sorted_has_its_heads_and_no_shadow(visit, server, name):
    """The head of a column that sorts is a button, and buttons are no use on paper."""
    chapter = visit(f"{server}/chapters/{name}.html")
    assert chapter.locator("thead th > button").count()
    chapter.emulate_media(media="print")
    assert chapter.locator("thead th").evaluate_all(HEADS_UNSEEN) == []
    shadows = "all => all.map((one) => getComputedStyle(one).backgroundImage)"
    assert set(chapter.locator(".table-scroll").evaluate_all(shadows)) == {"none"}
