"""What holds of every figure: its names, colours, ids, sizes and files."""

import base64
import importlib
import io
import re
import struct
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ElementTree

import matplotlib as mpl
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from invented import STUDIES, write
from matplotlib import image

from analysis import pipeline
from analysis.figures import (
    absences,
    attacks,
    card,
    coverage,
    events,
    overlap,
    parallel,
    slots,
    statements,
    style,
    svg,
    tone,
    voices,
    words,
)

FIGURES = {
    "timeline": events.timeline,
    "coverage-matrix": coverage.coverage_matrix,
    "verdicts": coverage.verdicts,
    "who-strikes": attacks.who_strikes,
    "tone-voices": tone.tone_voices,
    "absences": absences.absences,
    "statements-may": lambda t: statements.of_claim(t, "may", "soon", {"B1": "open"}),
    "voices": voices.voices,
    "barcode": overlap.barcode,
    "overlap-matrix": overlap.overlap_matrix,
    "tone-strip": tone.tone_strip,
    "tone-null": tone.tone_null,
    "word-shift": lambda t: words.word_shift(t, "promise"),
}

OF_TEXT = {
    "slots-opening": lambda t: slots.versions(t, "opening"),
    "ladder-armed_group": lambda t: words.ladder(t, "armed_group"),
    "parallel-winter": lambda t: parallel.pair(
        t, "plank-winter", "lantern-winter", "parallel-winter"
    ),
    "slots-opening, by version": lambda t: slots.outcomes(t, "opening"),
}


def soup(figure):
    return BeautifulSoup(figure, "html.parser")


@pytest.fixture(scope="module", params=FIGURES)
def drawn(request, bridge):
    return request.param, FIGURES[request.param](bridge)


@pytest.fixture(scope="module", params=[*FIGURES, *OF_TEXT])
def made(request, bridge):
    return request.param.partition(",")[0], (FIGURES | OF_TEXT)[request.param](bridge)


def test_a_figure_is_named_for_readers_who_do_not_see_it(drawn):
    svg = soup(drawn[1]).svg
    assert svg["role"] == "img"
    assert len(svg["aria-label"].split()) >= 8


def test_a_figure_takes_every_colour_from_the_page(drawn):
    """A fixed colour would vanish on a dark page."""
    html = re.sub(r"var\(--figure-\w+, #[0-9a-f]{6}\)", "", drawn[1])
    assert not re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=[;\"])", html)
    for drawing in soup(drawn[1]).find_all("svg"):
        for text in drawing.find_all("text"):
            assert text.get("fill", drawing.get("fill", "")).startswith("var(")


def test_ids_inside_a_figure_are_its_own(drawn):
    name, figure = drawn
    ids = re.findall(r' id="([^"]+)"', figure)
    assert len(ids) == len(set(ids))
    assert all(i.startswith(f"{name}-") for i in ids)
    for target in re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', figure):
        own = target[0] or target[1]
        assert own in ids or own.startswith("event-"), own


def test_a_figure_is_one_stop_and_brings_no_style_of_its_own(drawn):
    """A strict page refuses styles; a reader by keyboard has the table, not a hundred stops."""
    svg = soup(drawn[1]).svg
    assert not svg.find_all(["a", "style", "metadata", "script"])
    assert not [tag for tag in svg.find_all(True) if tag.has_attr("style")]


def test_a_picture_is_one_stop_and_its_marks_lead_on_when_pointed_at(made):
    """Where a figure stands for itself elsewhere, its finding is the one link."""
    _, figure = made
    picture = soup(style.picture(figure, "What it is about", "chapter.html#fig"))
    (link,) = picture.find_all("a")
    assert link.get_text() == figure.finding
    assert link["href"] == "chapter.html#fig"
    linked = len(soup(figure.seen).select("a[href], [data-href]"))
    assert len(picture.select("[data-href]")) == linked


@pytest.mark.parametrize("name", OF_TEXT)
def test_words_of_a_file_stay_in_their_boxes(bridge, name):
    """Nothing lays out a figure of text before its files are made."""
    figure = OF_TEXT[name](bridge)
    assert figure.files
    (sheet, *_) = figure.make.args
    (axis,) = sheet.axes
    boxes = [box.get_window_extent() for box in axis.patches]
    assert boxes
    for text in axis.texts:
        of = text.get_window_extent()
        centre = (of.y0 + of.y1) / 2
        at = [b for b in boxes if b.x0 <= of.x0 <= b.x1 and b.y0 <= centre <= b.y1]
        for box in at:  # a head has none
            assert of.x1 <= box.x1, text.get_text()
            assert box.y0 <= of.y0, text.get_text()
            assert of.y1 <= box.y1, text.get_text()


def test_every_mark_that_leads_somewhere_says_what_it_is(drawn):
    for mark in soup(drawn[1]).select("[data-href]"):
        assert mark.title.get_text().strip()


def test_a_figure_names_its_finding_and_can_be_had_with_its_values(made):
    name, figure = made
    block = soup(figure)
    finding = block.select_one("p.finding").get_text()
    assert len(finding.split()) >= 5
    assert figure.name == name
    links = [a["href"] for a in block.select("details.figure-data p a")]
    assert links == [f"../figures/{name}{ending}" for ending in (".svg", ".png", ".csv")]
    frame = pd.read_csv(io.StringIO(figure.files[".csv"]))
    assert len(frame) == len(block.select("table.values tbody tr")) > 0
    assert base64.b64decode(figure.files[".png"]).startswith(b"\x89PNG")
    drawing = ElementTree.fromstring(figure.files[".svg"])
    words = " ".join(text for text in drawing.itertext() if text.strip())
    assert finding.split()[0] in words
    assert "var(" not in figure.files[".svg"]
    maker = block.select_one("details.figure-data code").get_text()
    module, _, function = maker.rpartition(".")
    assert callable(getattr(importlib.import_module(module), function))


def test_the_drawings_of_a_figure_have_the_same_edges_and_their_page_has_no_title(made):
    figure = made[1]
    title = textwrap.wrap(figure.finding, 54)[0]
    drawing = soup(figure.files[".svg"]).svg
    _, _, *size = map(float, drawing["viewbox"].split())
    assert title in [words.get_text() for words in drawing.select("text")]
    assert title not in [words.get_text() for words in soup(figure.seen).select("text")]
    pixels = struct.unpack(">II", base64.b64decode(figure.files[".png"])[16:24])
    assert [n * 72 / 220 for n in pixels] == pytest.approx(size, abs=0.5)


def test_a_figure_is_drawn_for_a_phone(drawn):
    """342 pixels wide it is shown at its own size: letters are not made smaller."""
    _, _, width, _ = map(float, soup(drawn[1]).svg["viewbox"].split())
    assert width <= 345


def test_no_letter_of_a_figure_is_smaller_than_can_be_read_on_a_phone(drawn):
    sizes = {float(tag["font-size"]) for tag in soup(drawn[1]).select("[font-size]")}
    assert min(sizes) >= style.SMALL


def test_the_same_table_gives_the_same_figure(drawn, bridge):
    name, figure = drawn
    assert FIGURES[name](bridge) == figure


def test_drawing_leaves_the_settings_of_matplotlib_alone(bridge):
    """Whatever the caller has set counts for nothing inside and is as before afterwards."""
    plain = overlap.overlap_matrix(bridge)
    with mpl.rc_context({"font.size": 31, "axes.facecolor": "red"}):
        before = dict(mpl.rcParams)
        assert overlap.overlap_matrix(bridge) == plain
        assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("title", ["Overlap", "A long title, " * 20, "$x_1 \u202e <b>&"])
def test_the_card_of_a_page_has_the_size_that_is_asked_for(title):
    drawn = image.imread(io.BytesIO(card.png(title, "A book")))
    assert drawn.shape[:2] == (630, 1200)
    assert drawn[..., :3].std() > 0.05  # something stands on it


def test_importing_the_figures_changes_no_setting_of_matplotlib():
    script = (
        "import importlib, pkgutil\n"
        "import matplotlib as mpl; before = dict(mpl.rcParams)\n"
        "from analysis import figures\n"
        "for one in pkgutil.iter_modules(figures.__path__):\n"
        "    importlib.import_module(f'analysis.figures.{one.name}')\n"
        "    assert dict(mpl.rcParams) == before, one.name"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_download_is_laid_out_as_the_page_has_it(bridge):
    """The key keeps its room there; a title above it moves all by the same."""
    html = statements.of_claim(bridge, "may", "soon", {"B1": "open"})

    def heights(drawing):
        texts = BeautifulSoup(drawing, "html.parser").find_all("text")
        return {text.get_text(): float(text["y"]) for text in texts if text.get("y")}

    page, download = heights(str(html)), heights(html.files[".svg"])
    key, dates = "a fact of the record", [words for words in page if re.match(r"\d{4}-", words)]
    assert dates
    for date in dates:
        assert download[date] - download[key] == pytest.approx(page[date] - page[key], abs=0.3)
        assert abs(page[date] - page[key]) > 9


LONG = "Nobody who lives on the far bank was asked whether the bridge was to be built there, " * 3


def whole(drawn):
    """Return the words of a drawing as one line, as they stand in lines above each other."""
    return " ".join(text.get_text(strip=True) for text in soup(drawn).find_all("text"))


def test_labels_of_rows_are_whole_however_long(tmp_path):
    """What is cut cannot be read anywhere in a figure."""
    folder = write(tmp_path / "long", **STUDIES["coded"])
    for name, column in (("coded/claims", "statement"), ("record/absences", "subject")):
        path = folder / f"{name}.csv"
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        table[column] = table[column] + ": " + LONG.strip()
        table.to_csv(path, index=False)
    t = pipeline.tables(folder)
    for figure in (coverage.coverage_matrix(t), absences.absences(t)):
        assert LONG.strip() in whole(figure)
        assert "…" not in whole(figure)


@pytest.mark.parametrize("steps", ["M 6.2 74 L 14.3 74 L 14.3 94.5 L 6.2 94.5 z M 1 2 L 3 4"])
def test_a_path_is_written_in_fewer_letters(steps):
    drawing = f'<svg xmlns="{svg.SVG}" viewBox="0 0 9 9"><path d="{steps}"/></svg>'
    assert 'd="M6.2 74H14.3V94.5H6.2zM1 2L3 4"' in svg.tidy(drawing, "one", {}, "A drawing")


@pytest.mark.parametrize(("right", "clipped"), [(8, 0), (12, 1)])
def test_a_mark_is_clipped_only_where_it_stands_out(right, clipped):
    drawing = (
        f'<svg xmlns="{svg.SVG}" viewBox="0 0 20 20"><defs><clipPath id="p">'
        '<rect x="1" y="1" width="9" height="9"/></clipPath></defs>'
        f'<path d="M 2 2 L {right} 2 L {right} 5 z" clip-path="url(#p)"/></svg>'
    )
    tidied = svg.tidy(drawing, "one", {}, "A drawing")
    assert tidied.count("url(#one-p)") == tidied.count('id="one-p"') == clipped


@pytest.mark.parametrize("name", ["tone-null", "voices"])
def test_a_picture_leads_to_its_figure_by_the_finding(bridge, name):
    figure = FIGURES[name](bridge)
    picture = soup(style.picture(figure, "How it is", f"tone.html#fig-{name}"))
    assert picture.div["id"] == f"picture-{name}"
    assert picture.select_one("p .about").get_text() == "How it is"
    (link,) = picture.find_all("a")
    assert (link["href"], link.get_text()) == (f"tone.html#fig-{name}", figure.finding)
    assert picture.svg["aria-label"] == soup(figure).svg["aria-label"]
    assert not picture.find(["details", "table"])
    ids = {tag["id"] for tag in picture.svg.find_all(id=True)}
    assert not ids & {tag["id"] for tag in soup(figure).svg.find_all(id=True)}
    assert all(f'id="{one}"' in str(picture) for one in re.findall(r"url\(#([^)]+)", str(picture)))


def test_a_picture_of_what_is_missing_says_so(bridge):
    gap = slots.versions(bridge, "closing")
    assert style.picture(gap, "What is not", "story.html") == gap


def test_the_palette_is_distinct():
    assert len(set(style._COLOURS.values())) == len(style._COLOURS)
