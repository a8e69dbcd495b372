"""Tables of the chapter on methods and validation."""

import pandas as pd

from analysis import corpus, quotations
from analysis.findings import agreement as coders
from analysis.findings import codings, quality, record
from analysis.findings import shuffles as chance
from analysis.findings.groups import together
from analysis.html.elements import Columns, Html, table, tells_what_is_missing
from analysis.pages.links import passage_links
from analysis.pipeline import Tables

_MEASURES = {
    "spans": "spans marked alike (F1)",
    "words": "code of every word",
    "cue_start": "place of the cue",
    "told": "does the article speak to the claim",
    "relation": "relation, to the others or to the source",
    "relation where one speaks": "the same, where either has the article speak",
    "relation among several for one": "the same, where either has several articles speak",
    "relation among several": "the same, where both have several articles speak",
    "effect_needed": "does a silence bear on the story",
    "passages": "passages marked by both (F1)",
    "passages and code": "passages marked by both with one code (F1)",
    "present": "is it there",
    "could_tell": "could the article have told it",
    "tells": "does the article tell it",
    "filled": "does the version have the part",
    "party": "is it this party, on this side",
}


@tells_what_is_missing
def agreement(t: Tables) -> Html:
    """Show how far the two annotators agree, before adjudication."""
    found = coders.measures(t)
    shown: Columns = {
        "what": found["what"],
        "measure": [_MEASURES.get(m, m) for m in found["measure"]],
        "units": found["n"],
        "coded alike": found["observed"],
        "Cohen’s kappa": found["kappa"],
        "95 % interval": [
            _interval(low, high) or ("–" if kappa == 1 else "")
            for low, high, kappa in zip(found["low"], found["high"], found["kappa"], strict=True)
        ],
        "Krippendorff’s alpha": found["alpha"],
    }
    formats = {"coded alike": ".3f", "Cohen’s kappa": ".3f", "Krippendorff’s alpha": ".3f"}
    names = " and ".join(codings.annotators(t))
    caption = (
        f"Agreement of annotators {names}{record.who(t)} before adjudication. Units: what was "
        "coded, for spans and passages those that either marked; coded alike: the share of the "
        "units, or F1 where the measure says so; interval: of kappa, when what was coded is drawn "
        "again (cells of one claim or subject together, words by paragraph); a dash where all are "
        "coded alike."
    )
    return table(shown, "table-agreement", caption, formats)


@tells_what_is_missing
def agreement_by_code(t: Tables) -> Html:
    """Show how far the two annotators agree on each code."""
    found = coders.by_code(t)
    first, second = codings.annotators(t)
    shown: Columns = {
        "what": found["what"],
        "code": found["code"],
        first: found["n_first"],
        second: found["n_second"],
        "both": found["n_both"],
        "specific agreement": found["specific"],
    }
    caption = (
        f"How often annotators {first} and {second} gave each code, how often both in one place, "
        "and what share of all uses of the code the other has as well (specific agreement)."
    )
    formats, facets = {"specific agreement": ".3f"}, {"what": list(found["what"])}
    return table(shown, "table-agreement-by-code", caption, formats, facets=facets, of="codes")


@tells_what_is_missing
def quotation_scores(t: Tables) -> Html:
    """Show how the extractor does on the articles."""
    found = quality.quotation_scores(t)
    caption = (
        f"The quotations table of {together(t)} against the adjudicated gold. n: the quotations of "
        "the gold for F1, else those found of which something is asked; value: F1, or the share of "
        "n that is right."
    )
    return table(dict(found), "table-quotation-scores", caption, {"value": ".3f"})


@tells_what_is_missing
def quotation_errors(t: Tables) -> Html:
    """Show every difference between the extractor and gold."""
    found = quality.quotation_errors(t)
    shown: Columns = {
        "outlet": found["article_id"].map(corpus.outlets(t.articles)),
        "passage": passage_links(t, found),
        "difference": found["error"],
        "gold": found["gold"],
        "program": found["found"],
    }
    caption = f"All {len(found)} differences between the program and the gold."
    nothing = "The program and the gold do not differ."
    return table(shown, "table-quotation-errors", caption, nothing=nothing)


def rules() -> Html:
    """Show the rules that find a speaker: what each asks for, an example, how often it is right."""
    found = quotations.rules()
    shown: Columns = {
        "rule": found["rule"],
        "for": found["stage"],
        "asks for": found["asks"],
        "example": found["example"],
        "right": found["confidence"],
        "cases": found["n"],
    }
    caption = (
        "The rules that find a speaker, as column rule names them: first how the words that name "
        "the speaker are read, then who is behind them. The share in which a rule is right was "
        "estimated on annotated news; with few cases it leans on that of the other rules."
    )
    return table(shown, "table-quotation-rules", caption, {"right": ".2f"})


@tells_what_is_missing
def shuffles(t: Tables) -> Html:
    """Show that the comparisons between articles do not hang on how sentences are dealt out."""
    found = chance.compared(t)
    every, largest = chance.names(t)
    shown: Columns = {
        "dealt out": found["dealt"],
        f"tone, {every}": found["all"],
        f"tone, {largest}": found["group"],
        "strongest word, corrected": found["keyness"],
    }
    caption = (
        "The p of three comparisons between articles, by what was dealt out at random: of the "
        "distance of the highest mean score from the lowest, and the least corrected p of a word."
    )
    formats = dict.fromkeys(list(shown)[1:], ".2f")
    return table(shown, "table-shuffles", caption, formats)


@tells_what_is_missing
def label_scores(t: Tables) -> Html:
    """Show how the lexicon of names does on the articles."""
    found = quality.label_scores(t)
    caption = (
        f"The names found in {together(t)} against the adjudicated gold. n: the names of the gold "
        "for F1, else those found; value: F1, or the share of n that is right."
    )
    return table(dict(found), "table-label-scores", caption, {"value": ".3f"})


@tells_what_is_missing
def benchmarks(t: Tables, name: str, caption: str, *datasets: str) -> Html:
    """Show the recorded figures of some datasets: ours in bold, then the peers by value.

    Figures on texts that were used in development stand apart from those on texts left unread;
    where a peer was run on the same texts as ours, the difference stands beside its figure.
    """
    found = quality.figures(t, *datasets)
    ours = Html("<b>this package {}</b>")
    shown: Columns = {
        "measure": found["metric"]
        if len(datasets) == 1
        else found["dataset"] + ": " + found["metric"],
        "system": [
            peer or ours.format(version)
            for peer, version in zip(found["peer"], found["version"], strict=True)
        ],
        "on texts used in development": map(_figures, found["seen"]),
        "on texts left unread": map(_figures, found["unread"]),
        "ours minus it, same texts": map(_figures, found["difference"]),
    }
    caption = (
        f"{caption} Below a figure stand its 95 per cent interval, where it has one, and the part "
        "of the data, where the column does not say it; behind this package stands its version."
    )
    nothing = f"No figure is recorded for {', '.join(datasets)}."
    formats = dict.fromkeys(list(shown)[2:], "")
    facets = {
        "texts": list(found["dataset"]),
        "measure": list(found["metric"]),
        "system": [peer or "this package" for peer in found["peer"]],
    }
    name = f"table-benchmarks-{name}"
    return table(shown, name, caption, formats, nothing=nothing, facets=facets, of="figures")


def _figures(told: quality.Figures) -> Html:
    """Return figures of a cell, each with its interval and its split below it, if it has them."""
    return Html("<br>").join(
        Html("<br>").join([_number(value), *_below(low, high, split)])
        for value, low, high, split in told
    ) or Html("–")


def _below(low: float, high: float, split: str) -> list[Html]:
    """Return the lines below a figure: its interval and its split, those that it has."""
    told = filter(None, [_interval(low, high), _part(split)])
    return [Html("<small>{}</small>").format(line) for line in told]


def _number(value: float) -> str:
    return format(value, ".3g" if abs(value) < 0.001 or value > 10 else ".3f").replace("-", "−")


def _interval(low: float, high: float) -> str:
    return "" if pd.isna(low) else f"{_number(low)} to {_number(high)}"


def _part(split: str) -> str:
    """Return the name of a split where the column does not say enough."""
    return "" if split in ("dev", "development", "test") else split


@tells_what_is_missing
def scale(t: Tables) -> Html:
    """Show what the search for shared passages takes at every size that was measured."""
    found = quality.scale(t)
    ours = Html("<b>this package {}</b>")
    shown: Columns = {
        "sentences": found["sentences"],
        "system": [
            peer or ours.format(version)
            for peer, version in zip(found["peer"], found["version"], strict=True)
        ],
        "CPU seconds": found["CPU seconds to candidates"],
        "peak memory, GB": found["peak memory, GB"],
        "candidate pairs": found["candidate pairs"],
        "planted pairs found": found["translation twins found"],
    }
    formats = {
        "sentences": ",d",
        "CPU seconds": ".1f",
        "peak memory, GB": ".2f",
        "candidate pairs": ",.0f",
        "planted pairs found": ".1%",
    }
    caption = (
        "The search for shared passages, by size of the collection; fastest first. CPU seconds are "
        "those until the candidate pairs stand, of one run; planted pairs found is the share of "
        "planted translations among the candidates."
    )
    return table(shown, "table-scale", caption, formats)
