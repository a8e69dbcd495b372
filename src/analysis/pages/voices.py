"""Tables of the chapter on who speaks."""

from collections.abc import Iterable

import pandas as pd

from analysis import corpus, segment
from analysis.findings import agreement, record, voices
from analysis.html.addresses import article_page
from analysis.html.elements import (
    Columns,
    Html,
    folded,
    link,
    table,
    tells_what_is_missing,
)
from analysis.pages.links import passage_links
from analysis.pipeline import Tables

_NONE = "–"


def _counted(t: Tables, counts: pd.DataFrame, first: str) -> pd.DataFrame:
    """Return counts (a row a thing, a column an article) under the outlets' names."""
    outlets = corpus.outlets(t.articles)
    shown = counts.reindex(columns=list(outlets), fill_value=0).set_axis(
        list(outlets.values()), axis=1
    )
    return shown.astype(object).where(shown > 0, _NONE).rename_axis(first).reset_index()


@tells_what_is_missing
def speakers(t: Tables) -> Html:
    """Show how many words each speaker has in each article, quoted and reported."""
    words = voices.words(t)
    order = words.groupby("speaker")["n_words"].sum().sort_values(ascending=False, kind="stable")
    counts = words.set_index(["speaker", "article_id", "manner"])["n_words"]
    outlets = corpus.outlets(t.articles)
    told = {
        outlet: [_words_of(counts, name, article_id) for name in order.index]
        for article_id, outlet in outlets.items()
    }
    shown: Columns = {"speaker": [name or "not named" for name in order.index], **told}
    caption = "Words of each speaker: printed as the speaker’s own + reported in the outlet’s."
    return table(shown, "table-speakers", caption, dict.fromkeys(outlets.values(), ""))


def _words_of(counts: "pd.Series[int]", speaker: str, article_id: str) -> str:
    """Return quoted and reported words of one speaker in one article."""
    both = [counts.get((speaker, article_id, manner)) for manner in ("quoted", "reported")]
    return _NONE if both == [None, None] else " + ".join(str(n or 0) for n in both)


@tells_what_is_missing
def occasions(t: Tables) -> Html:
    """Show how many stretches of speech each article takes from which occasion."""
    said = voices.speech(t)
    said = said[said["occasion"] != ""]
    counts = pd.crosstab(said["occasion"], said["article_id"])
    known = t.settings.occasions or dict.fromkeys(said["occasion"])
    met = [code for code in known if code in counts.index]
    counts = counts.reindex(met)
    names = {code: t.settings.in_print("occasions", code) for code in met}
    shown = _counted(t, counts.rename(index=names), "occasion")
    caption = "Stretches of speech, quoted or reported, by the occasion on which the words fell."
    nothing = "No occasions were coded for the speech of this study."
    formats = dict.fromkeys(shown.columns[1:], "")
    if said.empty:
        shown = shown.iloc[:0]
    return table(dict(shown), "table-occasions", caption, formats, nothing=nothing)


@tells_what_is_missing
def kinds(t: Tables) -> Html:
    """Show the stretches of each kind, and the shares of the article's words that they hold."""
    shown = voices.kinds(t)
    shown.insert(0, "outlet", shown.index.map(corpus.outlets(t.articles)))
    shown = shown.rename(columns={"quoted": "words quoted", "reported": "words reported"})
    caption = "Stretches of each kind, and the share of the article’s words that is speech."
    formats = {"words quoted": ".0%", "words reported": ".0%"}
    return table(dict(shown), "table-kinds", caption, formats)


@tells_what_is_missing
def cues(t: Tables) -> Html:
    """Show how often each article uses which reporting word."""
    found = voices.cues(t)
    counts = pd.crosstab([found["tells"], found["lemma"]], found["article_id"])
    counts["all"] = counts.sum(axis=1)
    counts = counts.reset_index()
    tells = list(dict.fromkeys([*(told for _, told in t.settings.cues.values()), ""]))
    counts["tells"] = pd.Categorical(counts["tells"], tells)
    counts = counts.sort_values(["tells", "all"], ascending=[True, False], kind="stable")
    shown = _counted(t, counts.set_index("lemma"), "reporting word")
    shown.insert(1, "tells", counts["tells"].to_list())
    caption = "Reporting words, by what they tell; each is counted once, whatever it brings in."
    nothing = "No reporting words were coded in this study."
    formats = dict.fromkeys(shown.columns[2:], "")
    return table(dict(shown), "table-cues", caption, formats, nothing=nothing)


@tells_what_is_missing
def fragments(t: Tables) -> Html:
    """Show the shortest marked words, each in its sentence."""
    rows = voices.fragments(t)
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "in the sentence": _in_sentences(rows, t.sentences),
        "speaker": rows["speaker"],
        "words": rows["n_words"],
    }
    limit = f"{voices.FRAGMENT} at most"
    caption = f"Words between marks, {limit}, in their sentences."
    nothing = f"No words between marks are so few ({limit})."
    return table(shown, "table-fragments", caption, nothing=nothing)


def _in_sentences(rows: pd.DataFrame, sentences: pd.DataFrame) -> list[Html]:
    """Return each span's sentence, the words of the span linked to it."""
    ids = segment.sentence_at(rows, sentences)
    found = sentences.set_index("sentence_id").loc[ids]
    spans = zip(
        rows["article_id"], ids, rows["text"], rows["start"] - list(found["start"]), strict=True
    )
    return [
        Html("{}{}{}").format(
            sentence[:at],
            link(article_page(article_id, sentence_id), words, "passage"),
            sentence[at + len(words) :],
        )
        for sentence, (article_id, sentence_id, words, at) in zip(found["text"], spans, strict=True)
    ]


@tells_what_is_missing
def bodies(t: Tables) -> Html:
    """Show the speech of bodies, states and people without a name."""
    caption = "Speech of bodies, states and people without a name."
    nothing = "No body, state or person without a name speaks."
    return table(_speech(t, voices.bodies(t)), "table-bodies", caption, nothing=nothing)


@tells_what_is_missing
def sides(t: Tables) -> Html:
    """Show how many words each side has in each article, and how its speakers are named."""
    found = voices.sides(t)
    counts = found.pivot_table(
        index=["side", "named"], columns="article_id", values="n_words", aggfunc="sum", fill_value=0
    )
    order = {side: n for n, side in enumerate(dict.fromkeys(t.settings.sides.values()))}
    counts = counts.loc[sorted(counts.index, key=lambda key: (order.get(key[0], len(order)), key))]
    named = list(counts.index.get_level_values("named"))
    shown = _counted(t, counts.droplevel("named"), "side")
    shown.insert(1, "named as", named)
    caption = (
        "Words of speech, quoted and reported, by the side of the speaker and how it is named."
    )
    formats = dict.fromkeys(shown.columns[2:], "")
    return table(dict(shown), "table-sides", caption, formats)


@tells_what_is_missing
def agency(t: Tables) -> Html:
    """Show acts of which the sentence names no doer, or a thing for one."""
    rows = record.readings(t, "agency")
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "passage": passage_links(t, rows),
        "form": rows["code"],
        "act": rows["about"],
        "who does it": rows["whose"],
    }
    caption = (
        "Acts without a doer, or with a thing for one. "
        f"{record.coders(t)} {agreement.stated(t, 'acts without a doer')}"
    )
    facets = {"outlet": list(shown["outlet"]), "form": list(rows["code"])}
    return table(shown, "table-agency", caption.strip(), facets=facets, of="acts")


@tells_what_is_missing
def hedges(t: Tables) -> Html:
    """Show where the articles hedge, or say what a statement rests on."""
    rows = record.readings(t, "hedge")
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "passage": passage_links(t, rows),
        "kind": rows["code"],
        "source given": rows["whose"].where(rows["whose"] != "", _NONE),
    }
    caption = (
        "Hedges, and words that say what a statement rests on. "
        f"{record.coders(t)} {agreement.stated(t, 'hedges')}"
    )
    facets = {"outlet": list(shown["outlet"]), "kind": list(rows["code"])}
    return table(shown, "table-hedges", caption.strip(), facets=facets, of="passages")


@tells_what_is_missing
def entities(t: Tables) -> Html:
    """Show the speakers whom the program joins to a person or body of another name, and by what."""
    rows = voices.joined(t)
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "name in the article": rows["speaker"],
        "over all articles": rows["entity"],
        "joined by": rows["entity_evidence"],
        "stretches": rows["n_rows"],
    }
    caption = "Speakers joined under another name over all articles, in the table of the program."
    nothing = "Every speaker has one name in all articles."
    return table(shown, "table-entities", caption, nothing=nothing)


@tells_what_is_missing
def speech(t: Tables) -> Html:
    """Show every stretch of speech in the order of the articles, folded."""
    rows = voices.speech(t)
    caption = "Every stretch of speech, as annotators have it."
    columns = _speech(t, rows)
    facets = {one: [*map(str, columns[one])] for one in ("outlet", "speaker", "kind", "occasion")}
    shown = table(columns, "table-speech", caption, facets=facets, of="stretches of speech")
    return folded(f"All {len(rows)} stretches of speech", shown)


def _speech(t: Tables, rows: pd.DataFrame) -> dict[str, Iterable[object]]:
    return {
        "speaker": rows["speaker"],
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "passage": passage_links(t, rows),
        "kind": rows["kind"].where(rows["marked"] | (rows["kind"] == "indirect"), "unmarked"),
        "cue": rows["cue"],
        "occasion": [t.settings.in_print("occasions", code) for code in rows["occasion"]],
    }
