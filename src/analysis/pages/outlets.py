"""Tables about the outlets of a corpus: what they share, who speaks in them, how they sound."""

import pandas as pd

from analysis import reuse
from analysis.findings import outlets as findings
from analysis.html.elements import Columns, Html, table, tells_what_is_missing
from analysis.numbers import printed
from analysis.outlets.means import ALL
from analysis.pages.links import outlet_cells, outlets_of, passage_links
from analysis.pipeline import Tables

TOP = 20
"""Rows that a table of the book shows; the download has all of them."""


def _first(caption: str, rows: pd.DataFrame, top: int) -> str:
    """Return a caption that says how many rows are left out."""
    return caption if len(rows) <= top else f"{caption[:-1]}: the first {top} of {len(rows):,}."


def _interval(rows: pd.DataFrame, form: str) -> list[str]:
    return [
        "" if low != low else f"{printed(low, form)} to {printed(high, form)}"
        for low, high in zip(rows["low"], rows["high"], strict=True)
    ]


@tells_what_is_missing
def sharing(t: Tables, top: int = TOP) -> Html:
    """Show which two outlets share most, as the share of the words of the one whose is larger."""
    rows = findings.pairs(t)
    shown = rows.head(top)
    columns: Columns = {
        "outlet": outlet_cells(t, shown["outlet"]),
        "with": outlet_cells(t, shown["other"]),
        "shared passages": shown["n_passages"],
        "words": shown["n_words"],
        "share of the outlet’s words": shown["share"],
        "95 % interval": _interval(shown, ".0%"),
    }
    caption = _first("Words in passages that two outlets share.", rows, top)
    return table(columns, "table-sharing", caption, {"share of the outlet’s words": ".0%"})


@tells_what_is_missing
def runs(t: Tables, top: int = TOP) -> Html:
    """Show the longest runs of the same words in two outlets, each linked to its place."""
    rows = findings.longest_runs(t)
    shown = rows.head(top)
    columns: Columns = {
        "outlet": outlets_of(t, shown["article_id"]),
        "with": outlets_of(t, shown["other_id"]),
        "words": shown["n_words"],
        "run": passage_links(t, shown),
    }
    return table(columns, "table-runs", _first("The longest shared runs of words.", rows, top))


@tells_what_is_missing
def altered(t: Tables, top: int = TOP) -> Html:
    """Show the shared passages in which something was altered: both, and the words that differ."""
    rows = findings.altered(t)
    shown = rows.head(top)
    a, b = _side(shown, "a"), _side(shown, "b")
    columns: Columns = {
        "what differs": shown["change"],
        "one outlet": outlets_of(t, a["article_id"]),
        "one passage": passage_links(t, a),
        "other outlet": outlets_of(t, b["article_id"]),
        "other passage": passage_links(t, b),
        "differing words": list(map(_differing, shown["text_a"], shown["text_b"])),
        "pairs": shown["n_pairs"],
    }
    caption = "Shared passages in which one article says otherwise or less than another."
    pairs = zip(columns["one outlet"], columns["other outlet"], strict=True)
    facets = {"outlet": [*pairs], "what differs": list(shown["change"])}
    caption = _first(caption, rows, top)
    return table(columns, "table-altered", caption, facets=facets, of="passages")


def _side(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return where one of the two passages of some alignments stands, and its words."""
    names = {f"article_{side}": "article_id", f"start_{side}": "start", f"text_{side}": "text"}
    return rows[[*names]].rename(columns=names)


def _differing(text_a: str, text_b: str) -> str:
    """Return the words that only one of two passages has, those of the other after a bar."""
    steps = reuse.difference(text_a, text_b)
    steps = steps[steps["operation"].isin(["replaced", "dropped", "added"])]
    pairs = zip(steps["text_a"], steps["text_b"], strict=True)
    return "; ".join(f"{a or '–'} | {b or '–'}" for a, b in pairs)


@tells_what_is_missing
def syndication(t: Tables, top: int = TOP) -> Html:
    """Show the articles that are one text for the most part, group by group."""
    t.need("syndication")
    rows = t.syndication
    groups = list(dict.fromkeys(rows["text_group"]))
    shown = rows[rows["text_group"].isin(groups[:top])]
    starts = pd.DataFrame({"article_id": shown["article_id"], "start": 0, "text": ""})
    headline = dict(zip(t.articles["article_id"], t.articles["headline"], strict=True))
    starts["text"] = [headline[one] or one for one in shown["article_id"]]
    columns: Columns = {
        "text": shown["text_group"],
        "outlet": outlets_of(t, shown["article_id"]),
        "published": shown["published"],
        "article": passage_links(t, starts),
        "words": shown["n_words"],
        "share that another has": shown["share"],
    }
    caption = "Articles that are one text: at least half of the words of one stand in the other."
    if len(groups) > top:
        caption = f"{caption[:-1]}: {top} of {len(groups):,} texts."
    return table(columns, "table-syndication", caption, {"share that another has": ".0%"})


@tells_what_is_missing
def speakers(t: Tables, top: int = TOP) -> Html:
    """Show who says most, in how many outlets and articles, in own words or the outlet's."""
    rows = findings.speakers(t)
    shown = rows.head(top)
    columns: Columns = {
        "speaker": shown["speaker"],
        "outlets": shown["n_outlets"],
        "articles": shown["n_articles"],
        "words quoted": shown["n_quoted"],
        "words reported": shown["n_reported"],
    }
    return table(columns, "table-who", _first("Who says most.", rows, top))


@tells_what_is_missing
def remarks(t: Tables, top: int = TOP) -> Html:
    """Show the remarks that most outlets print, each with its longest version.

    Where outlets give one to different speakers, the others stand beside the first.
    """
    rows = findings.remarks(t)
    shown = rows.head(top)
    versions = t.remarks.sort_values("n_words", ascending=False, kind="stable")
    longest = versions.drop_duplicates("remark_id").set_index("remark_id").loc[shown["remark_id"]]
    others = findings.named_otherwise(t)
    named = others["speaker"] + " (" + others["outlets"] + ")"
    also = named.groupby(others["remark_id"]).agg("; ".join).reindex(shown["remark_id"])
    given = {} if also.isna().all() else {"other outlets name": also.fillna("")}
    columns: Columns = {
        "speaker": shown["speaker"],
        **given,
        "first seen": shown["first_seen"],
        "outlets": shown["n_outlets"],
        "wordings": shown["n_versions"],
        "words, shortest to longest": [
            f"{low} to {high}"
            for low, high in zip(shown["shortest"], shown["longest"], strict=True)
        ],
        "longest version": passage_links(t, longest),
    }
    caption = _first("Remarks that several outlets print.", rows, top)
    printed = t.remarks.groupby("remark_id")["outlet"]
    facets = {"outlet": [tuple(sorted({*printed.get_group(one)})) for one in shown["remark_id"]]}
    return table(columns, "table-remarks", caption, facets=facets, of="remarks")


@tells_what_is_missing
def tone(t: Tables) -> Html:
    """Show the mean score of each outlet, of all its sentences and by voice, and of how many."""
    t.need("outlet_tone")
    rows = t.outlet_tone
    means = rows.pivot(index="outlet", columns="voice", values="mean")
    every = rows[rows["voice"] == ALL].set_index("outlet").loc[means.index]
    sizes = rows.pivot(index="outlet", columns="voice", values="n_sentences").fillna(0).astype(int)
    told = [voice for voice in ("narration", "quotation") if voice in means]
    by_voice: dict[str, pd.Series] = {}
    for voice in told:
        by_voice |= {voice: means[voice], f"sentences of {voice}": sizes[voice]}
    columns: Columns = {
        "outlet": outlet_cells(t, means.index),
        "articles": every["n_articles"],
        "sentences": every["n_sentences"],
        "mean": every["mean"],
        "95 % interval": _interval(every, ".2f"),
        **by_voice,
    }
    formats = dict.fromkeys(["mean", *told], ".2f")
    return table(
        columns, "table-outlet-tone", "Mean score of the sentences of each outlet.", formats
    )


@tells_what_is_missing
def names(t: Tables, top: int = TOP) -> Html:
    """Show what is named most, and in whose voice."""
    rows = findings.names(t)
    shown = rows.head(top)
    columns: Columns = {
        "named": shown["referent"],
        "as": shown["forms"],
        "times": shown["n_names"],
        "outlets": shown["n_outlets"],
        "in the outlet’s voice": shown["outlet"],
        "attributed": shown["attributed"],
        "quoted": shown["quoted"],
    }
    return table(columns, "table-names", _first("What is named most.", rows, top))


@tells_what_is_missing
def keyness(t: Tables, top: int = 5) -> Html:
    """Show the words that most set each outlet apart, with what chance gives and a verdict."""
    rows = findings.keyness(t)
    above = rows[rows["delta"] > 0]
    shown = above.groupby("group", sort=True).head(top).sort_values("group", kind="stable")
    columns: Columns = {
        "outlet": outlet_cells(t, shown["group"]),
        "word": shown["word"],
        "articles": shown["n_articles"],
        "a thousand words": shown["per_1000"],
        "elsewhere": shown["per_1000_others"],
        "z": shown["z"],
        "verdict": shown["verdict"],
    }
    caption = f"The {top} words that most set each outlet apart, by z."
    formats = {"a thousand words": ".2f", "elsewhere": ".2f", "z": ".1f"}
    return table(columns, "table-outlet-words", caption, formats)


@tells_what_is_missing
def tone_test(t: Tables) -> Html:
    """Show whether outlets sound different by more than shuffled articles do."""
    rows = findings.tone_test(t)
    columns: Columns = {
        "compared": [f"{n} outlets" for n in rows["n_groups"]],
        "range of means": rows["value"],
        "when articles are shuffled": [
            f"{printed(low, '.2f')} to {printed(high, '.2f')}"
            for low, high in zip(rows["null_low"], rows["null_high"], strict=True)
        ],
        "p": rows["p"],
        "verdict": rows["verdict"],
    }
    caption = "How far the means of the outlets lie apart."
    return table(columns, "table-tone-test", caption, {"range of means": ".2f", "p": ".3f"})
