"""What the marks of each figure show, say and lead to."""

import io
import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from invented import STUDIES, write

from analysis import corpus, pipeline, segment
from analysis.figures import (
    absences,
    attacks,
    coverage,
    events,
    methods,
    overlap,
    slots,
    statements,
    tone,
    words,
)
from analysis.findings import slots as findings
from analysis.findings import tone as findings_of_tone
from analysis.findings.words import ladder


def soup(figure):
    return BeautifulSoup(figure, "html.parser")


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
    untold = "none" if told.any() else "1"
    assert figure.finding == f"Of 1 subject that was there to be told {untold} is in no article"
    for mark in soup(figure).select("svg [data-href] title"):
        assert mark.get_text().partition(": ")[0] in set(rows["outlet"])


def test_verdicts_are_counted_by_article(bridge):
    html = coverage.verdicts(bridge)
    frame = pd.read_csv(io.StringIO(html.files[".csv"])).set_index("outlet")
    assert frame.to_numpy().sum() == len(bridge.checks)
    assert f"Of {len(bridge.checks)} statements" in soup(html).select_one(".finding").get_text()


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
        "No two of 3 articles say the same of who strikes whom; "
        "each of the 2 strikes is in 2 of them at most"
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
    told = "3 articles tell soon; when the last of them came out, the record had nothing"
    assert figure.finding == told
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
    assert heads == ["Wend Wire (for comparison)", "Daily Plank", "Wend Herald"]
    assert list(rows) == ["what", "how surely", "when"]
    assert [td.get_text() for td in rows["how surely"]] == ["might", "would", "will"]
    assert [td.get_text() for td in rows["when"]] == ["in May", "in May", "nothing"]
    assert [td.get("class") for td in rows["when"]] == [None, None, ["empty"]]
    assert figure.finding == (
        "Wend Herald has nothing for 1 of the 3 parts (when); Daily Plank has all"
    )


def test_parts_of_a_sentence_lead_to_it_and_those_of_a_source_to_the_record(bridge):
    table = soup(slots.versions(bridge, "opening")).select_one("table.slots")
    text = bridge.sentences.set_index("sentence_id")["text"]
    for cell in table.select("tbody td a"):
        page, _, anchor = cell["href"].partition("#")
        assert anchor == "source-F7" if page == "facts.html" else cell.get_text() in text[anchor]


def test_a_part_that_one_article_has_is_told_with_its_outlet(bridge):
    figure = slots.outcomes(bridge, "opening")
    assert figure.finding == (
        "Of the 2 articles here, both have “what”, both have “how surely”, "
        "Daily Plank alone has “when”"
    )
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


def test_the_rungs_of_the_outlets_own_names_are_told(bridge):
    told = words.ladder(bridge, "armed_group").finding
    assert told == "Names in the outlets’ own words, by what they point to: a crime in Daily Plank"


def test_the_means_of_both_voices_are_joined(bridge):
    pieces = findings_of_tone.pieces(bridge)
    both = pieces.groupby("article_id")["voice"].nunique().eq(2).sum()
    assert both
    joined = [path for path in soup(tone.tone_voices(bridge)).find_all("path")
              if path.get("stroke-width") == "1.4"]  # fmt: skip
    assert len(joined) == both


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


def before(figure, words):
    """The mark that stands before some words of a figure, in its key."""
    return next(
        text.find_previous_sibling() for text in soup(figure).svg.find_all("text")
        if text.get_text() == words
    )  # fmt: skip


@pytest.mark.parametrize(
    ("draw", "meaning"),
    [
        (tone.tone_strip, "quoted"),
        (absences.absences, "could have told it, and does not"),
        (coverage.coverage_matrix, "told, but differently"),
        (coverage.verdicts, "wrong"),
    ],
)
def test_a_hatch_of_a_figure_is_in_its_key(bridge, draw, meaning):
    figure = draw(bridge)
    fills = {mark["fill"] for mark in soup(figure).svg.select('[fill^="url("]') if mark.title}
    assert before(figure, meaning)["fill"] in fills


def test_the_key_has_the_shape_of_the_marks(bridge):
    def block(mark):
        return bool(re.fullmatch(r"M[\d. ]+H[\d.]+V[\d.]+H[\d.]+z", mark.get("d", "")))

    assert block(before(tone.tone_null(bridge), "when sentences are shuffled"))
    for figure, meaning in [
        (tone.tone_null(bridge), "mean of the article"),
        (tone.tone_voices(bridge), "quoted"),
        (events.timeline(bridge), "ring: told by none"),
    ]:
        assert not block(before(figure, meaning)), meaning


def test_no_line_runs_through_the_name_of_a_row(bridge):
    figure = tone.tone_null(bridge)
    for outlet in corpus.outlets(bridge.articles).values():
        label = next(
            text for text in soup(figure).svg.find_all("text")
            if text.get_text().startswith(f"{outlet}: ")
        )  # fmt: skip
        assert "--figure-paper" in label.find_previous_sibling("path")["fill"]
