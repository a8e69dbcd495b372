"""The drawings on a page: their letters are read on a phone, and none covers another."""

import pytest
from built_book import PAGES, page

pytestmark = [pytest.mark.book, pytest.mark.browser]

DRAWINGS = ".drawing > svg, .picture > svg"
SMALLEST = 11  # pixels

# Of each text of a drawing: its size in pixels, and what it covers or by what edge it is cut.
LETTERS = """(drawings) => [...document.querySelectorAll(drawings)].flatMap((svg) => {
  const edges = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim());
  const boxes = texts.map((text) => text.getBoundingClientRect());
  return texts.map((text, n) => {
    const [own, size] = [boxes[n], parseFloat(getComputedStyle(text).fontSize)];
    const cut = own.left < edges.left - 1.5 || own.right > edges.right + 1.5
      || own.top < edges.top - 1.5 || own.bottom > edges.bottom + 1.5;
    const over = texts.filter((_, k) => k > n
      && Math.min(own.right, boxes[k].right) - Math.max(own.left, boxes[k].left) > 1
      && Math.min(own.bottom, boxes[k].bottom) - Math.max(own.top, boxes[k].top)
        > Math.min(own.height, boxes[k].height) * 0.35);
    const { a, b } = text.getScreenCTM();  // of upright text one of them is nought
    return [text.textContent, size * Math.hypot(a, b), cut, over.map((o) => o.textContent)];
  });
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_letters_of_drawings_can_be_read(visit, server, width):
    drawn = [name for name in PAGES if page(name).select(DRAWINGS)]
    assert drawn
    for name in drawn:
        letters = visit(f"{server}/{name}.html", width=width).evaluate(LETTERS, DRAWINGS)
        assert letters
        small = [(words, size) for words, size, *_ in letters if size < SMALLEST and width == 390]
        assert not small, (name, small[:5])
        assert not [words for words, _, cut, _ in letters if cut], name
        assert not [(words, over) for words, *_, over in letters if over], name
