import base64
import importlib
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import matplotlib as mpl
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from invented import STUDIES, write
from matplotlib import image

from analysis import corpus, pipeline, segment
from analysis.figures import (
    absences,
    attacks,
    card,
    coverage,
    events,
    methods,
    overlap,
    slots,
    statements,
    style,
    svg,
    tone,
    voices,
    words,
)
from analysis.findings import slots as findings
from analysis.findings import tone as findings_of_tone
from analysis.findings.words import ladder

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
    "slots-opening, by version": lambda t: slots.outcomes(t, "opening"),
}


def soup(figure):
    return BeautifulSoup(figure, "html.parser")


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    """The invented study in which everything is coded."""
    return pipeline.tables(write(tmp_path_factory.mktemp("bridge"), **STUDIES["coded"]))


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
        "import matplotlib as mpl; before = dict(mpl.rcParams)\n"
        "from analysis.figures import attacks, coverage, events, methods, overlap, tone, words\n"
        "assert dict(mpl.rcParams) == before"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_cells_of_the_coverage_matrix_link_to_their_claims(bridge):
    html = coverage.coverage_matrix(bridge)
    linked = re.findall(r'data-href="claims\.html#claim-([^"]+)"', html)
    tellers = bridge.claims.groupby("claim_id")["article_id"].nunique()
    assert set(linked) == set(tellers.index[tellers > 1])
    told = bridge.claims.drop_duplicates(["claim_id", "article_id"])["claim_id"]
    assert len(linked) == int(told.isin(linked).sum())


def test_the_coverage_matrix_has_the_verdict_in_the_cell(bridge):
    html = coverage.coverage_matrix(bridge)
    shared = bridge.claims.groupby("claim_id")["article_id"].transform("nunique") > 1
    cells = bridge.claims[shared].merge(bridge.checks, on=["claim_id", "article_id"])
    texts = [text.get_text() for text in soup(html).find_all("text")]
    for verdict, n in cells["verdict"].value_counts().items():
        assert texts.count(verdict) >= n


def test_what_nobody_tells_is_counted_and_each_cell_says_of_whom_it_was_asked(bridge):
    figure = absences.absences(bridge)
    rows = pd.read_csv(io.StringIO(figure.files[".csv"]))
    assert len(rows) == len(bridge.articles) * len(bridge.absences)
    told = bridge.articles["text"].str.contains("(?i)bribe").to_numpy()
    assert list(rows["article"].eq("tells it")) == list(told)
    assert figure.finding.startswith("None of 1" if told.any() else "1 of 1")
    for mark in soup(figure).select("svg [data-href] title"):
        assert mark.get_text().partition(": ")[0] in set(rows["outlet"])


def test_verdicts_are_counted_by_article(bridge):
    html = coverage.verdicts(bridge)
    frame = pd.read_csv(io.StringIO(html.files[".csv"])).set_index("outlet")
    assert frame.to_numpy().sum() == len(bridge.checks)
    assert f"Of {len(bridge.checks)} tellings" in soup(html).select_one(".finding").get_text()


def test_attacks_are_told_in_the_nouns_of_each_article(bridge):
    figure = attacks.who_strikes(bridge)
    assert figure.alt.endswith(
        "Daily Plank: Gunmen against toll house; The Lantern: Rebels against toll house, Rebels "
        "against Police forces, Police forces against Rebels (it is said); Wend Herald: no attack."
    )
    printed = {text.get_text() for text in soup(figure).svg.find_all("text")}
    assert {"the town", "the ferrymen", "the rebels", "Gunmen", "no attack"} <= printed


def test_an_attack_is_one_arrow_to_its_sentence_broken_if_told_with_a_reserve(bridge):
    svg = soup(attacks.who_strikes(bridge)).svg
    arrows = {mark.title.get_text(): mark for mark in svg.select("[data-href]")}
    assert set(arrows) == {
        "Gunmen against toll house",
        "Rebels against toll house; Rebels against Police forces",
        "Police forces against Rebels (it is said)",
    }
    text = bridge.sentences.set_index("sentence_id")["text"]
    broken = {told for told, mark in arrows.items() if mark.select("[stroke-dasharray]")}
    assert broken == {"Police forces against Rebels (it is said)"}
    for told, mark in arrows.items():
        assert told.split(" against")[0] in text[mark["data-href"].partition("#")[2]]


def test_the_finding_of_attacks_counts_articles_and_arrows(bridge):
    assert attacks.who_strikes(bridge).finding == (
        "No two of 3 articles have the same arrows; none of the 2 arrows is in more than 2"
    )


def test_the_finding_of_the_two_voices_is_counted(bridge):
    html = tone.tone_voices(bridge)
    frame = pd.read_csv(io.StringIO(html.files[".csv"]))
    wide = frame.pivot(index="outlet", columns="voice", values="mean score")
    higher = int((wide["quoted"] > wide["the outlet’s words"]).sum())
    assert soup(html).select_one(".finding").get_text().startswith(f"In {higher} of {len(wide)} ")


def test_every_event_has_a_dot(bridge):
    html = events.timeline(bridge)
    assert set(re.findall(r'data-href="#event-([^"]+)"', html)) == set(bridge.events["event_id"])


def test_the_timeline_tells_the_years_of_its_first_and_last_event(bridge):
    years = bridge.events["date"].str[:4]
    told = f"from {years.min()} to {years.max()},"
    assert told in soup(events.timeline(bridge)).svg["aria-label"]


def test_a_lane_without_events_and_an_event_of_a_year_are_drawn(bridge):
    html = events.timeline(bridge)
    assert set(re.findall(r'data-href="#event-([^"]+)"', html)) == {"plan", "raid", "opening"}
    assert "(Works: 2; Unrest: 1; Quiet years: 0)" in soup(html).svg["aria-label"]
    texts = [text.get_text() for text in soup(html).find_all("text")]
    assert {"Quiet years", "Opening"} <= set(texts)


def test_bars_of_the_tone_strip_link_to_their_sentences(bridge):
    html = tone.tone_strip(bridge)
    linked = set(re.findall(r'data-href="article-\w+\.html#([^"]+)"', html))
    assert linked <= set(bridge.sentences["sentence_id"])
    assert len(linked) == len(bridge.sentiment)


def test_what_was_said_of_a_claim_stands_by_date(bridge):
    figure = statements.of_claim(bridge, "may", "soon", {"B1": "open"})
    frame = pd.read_csv(io.StringIO(figure.files[".csv"]), dtype=str)
    assert list(frame["date"]) == ["2031-03-03", "2031-03-04", "2031-05-02", "no date"]
    assert list(frame["says"]) == ["soon", "soon", "open", "soon"]
    assert frame["text"][0] == "Daily Plank: “would open in May”"
    assert figure.finding == "3 articles have soon; until then the record has nothing"
    printed = {text.get_text() for text in soup(figure).svg.find_all("text")}
    assert "2 months later" in printed
    links = [mark["data-href"] for mark in soup(figure).svg.select("[data-href]")]
    assert links == list(frame["address"])


@pytest.mark.parametrize(
    ("claim", "fact", "told"),
    [
        ("may", "nowhere", "The record of this study has no fact 'nowhere'."),
        ("never", "B1", "No article makes a claim 'never'."),
    ],
)
def test_what_nobody_said_of_a_claim_is_missing(bridge, claim, fact, told):
    figure = statements.of_claim(bridge, claim, "soon", {fact: "open"})
    assert soup(figure).select_one("p.missing").get_text() == told


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


def test_chips_of_a_ladder_link_to_their_sentences(bridge):
    rungs, outlets = ladder(bridge, "armed_group"), corpus.outlets(bridge.articles)
    chips = soup(words.ladder(bridge, "armed_group")).select("dl.ladder a.chip")
    assert len(chips) == len(rungs)
    text = bridge.sentences.set_index("sentence_id")["text"]
    for chip, row in zip(chips, rungs.itertuples(), strict=True):
        assert row.text in text[chip["href"].split("#")[1]]
        assert row.voice in chip["class"]
        assert outlets[row.article_id] in chip.get_text()
        assert ("citing" in chip.get_text()) == (row.voice != "outlet")
        assert row.attributed_to in chip.get_text()


def test_a_sentence_stands_in_its_parts_and_what_is_lacking_is_an_empty_box(bridge):
    figure = slots.versions(bridge, "opening")
    table = soup(figure).select_one("table.slots")
    heads = [cell.get_text() for cell in table.select("thead th")]
    rows = {tr.th.get_text(): tr.find_all("td") for tr in table.select("tbody tr")}
    assert heads == ["Wend Wire", "Daily Plank", "Wend Herald"]
    assert list(rows) == ["what", "how surely", "when"]
    assert [td.get_text() for td in rows["how surely"]] == ["might", "would", "will"]
    assert [td.get_text() for td in rows["when"]] == ["in May", "in May", "nothing"]
    assert [td.get("class") for td in rows["when"]] == [None, None, ["empty"]]
    assert figure.finding.endswith("these are empty: Wend Herald 1, Daily Plank none")


def test_parts_of_a_sentence_lead_to_it_and_those_of_a_source_to_the_record(bridge):
    table = soup(slots.versions(bridge, "opening")).select_one("table.slots")
    text = bridge.sentences.set_index("sentence_id")["text"]
    for cell in table.select("tbody td a"):
        page, _, anchor = cell["href"].partition("#")
        assert anchor == "source-F7" if page == "record.html" else cell.get_text() in text[anchor]


def test_a_part_that_one_article_has_is_told_with_its_outlet(bridge):
    figure = slots.outcomes(bridge, "opening")
    told = (
        "What: 2 of 2 articles",
        "how surely: 2 of 2 articles",
        "when: Daily Plank alone of 2 articles",
    )
    assert figure.finding == "; ".join(told)
    assert "Wend Herald: what “open”, how surely “will”, when nothing." in figure.alt


def test_versions_of_one_name_are_told_apart(tmp_path):
    path = write(tmp_path / "one", **STUDIES["coded"]) / "articles.csv"
    path.write_text(path.read_text().replace("Wend Herald", "Daily Plank"))
    t = pipeline.tables(tmp_path / "one")
    names = list(findings.slots(t, "opening")["version"].cat.categories)
    assert names == ["Wend Wire", "Daily Plank (plank)", "Daily Plank (herald)"]


def test_a_sentence_that_was_not_cut_is_missing(bridge):
    told = soup(slots.versions(bridge, "closing")).select_one("p.missing").get_text()
    assert told == "This study has no sentence 'closing' in parts; it has opening."


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


def test_names_in_the_outlets_own_voice_are_counted(bridge):
    told = words.ladder(bridge, "armed_group").finding
    assert told == (
        "Names in the outlets’ own voice: 1, in 1 of 2 articles; in more than one article: none"
    )


def test_the_means_of_both_voices_are_joined(bridge):
    pieces = findings_of_tone.pieces(bridge)
    both = pieces.groupby("article_id")["voice"].nunique().eq(2).sum()
    assert both
    joined = [path for path in soup(tone.tone_voices(bridge)).find_all("path")
              if path.get("stroke-width") == "1.4"]  # fmt: skip
    assert len(joined) == both


def test_the_palette_is_distinct():
    assert len(set(style._COLOURS.values())) == len(style._COLOURS)


def test_bars_of_the_barcode_link_to_the_sentence_of_their_passage(bridge):
    html = overlap.barcode(bridge)
    linked = re.findall(r'data-href="article-\w+\.html#([^"]+)"', html)
    text = segment.article_text(bridge.sentences)
    assert set(linked) == set(text["sentence_id"])
    known = bridge.provenance[bridge.provenance["relation"] != "unknown"]
    assert len(linked) == len(text) + len(known)


def test_the_barcode_says_the_shares_in_words(bridge):
    label = soup(overlap.barcode(bridge)).svg["aria-label"]
    text = segment.article_text(bridge.sentences)
    herald = text[text["article_id"] == "herald"]
    share = len("We will not wait another winter") / (herald["end"] - herald["start"]).sum()
    assert f"Wend Herald: word for word {share:.0%}, lightly edited 0%" in label


def test_a_study_without_recorded_figures_has_no_reliability(bridge):
    assert "<svg" not in methods.reliability(bridge)
