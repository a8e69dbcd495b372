"""Tables of the chapter on who speaks."""

from html import escape

import pandas as pd

from analysis import corpus, evaluation, markup, results, segment
from analysis.results import Tables

_OCCASIONS = {
    "sochi-opening": "the opening at Sochi, before cameras",
    "sochi-close": "the parting words at Sochi, Twitter included",
    "flight": "the conversation on the flight home",
    "before-sochi": "announced in the days before Sochi",
    "cbs": "the interview with CBS",
    "kremlin-before": "the Kremlin, before the meeting",
    "kremlin-after": "the Kremlin, after the meeting",
    "to-outlet": "to another outlet",
    "washington": "Washington, no occasion given",
    "other": "other occasions",
    "moscow": "the opening in Moscow, in 2020",
}
_TELLS = ["neutral", "act", "manner", "name"]
_NONE = "–"


def _counted(counts: pd.DataFrame, tables: Tables, first: str) -> pd.DataFrame:
    """Return counts (a row a thing, a column an article) under the outlets' names."""
    outlets = corpus.outlets(tables.articles)
    shown = counts.reindex(columns=list(outlets), fill_value=0).rename(columns=outlets)
    return shown.where(shown > 0, _NONE).rename_axis(first).reset_index()


def speakers(tables: Tables) -> markup.Html:
    """Show how many words each speaker has in each article, quoted and reported."""
    outlets = corpus.outlets(tables.articles)
    words = results.voices.words(tables)
    order = words.groupby("speaker")["n_words"].sum().sort_values(ascending=False, kind="stable")
    rows = [
        {"speaker": name}
        | {
            outlet: _cell(words[words["speaker"].eq(name) & words["article_id"].eq(article_id)])
            for article_id, outlet in outlets.items()
        }
        for name in order.index
    ]
    caption = "Words of each speaker: printed as the speaker’s own + reported in the outlet’s."
    formats = dict.fromkeys(outlets.values(), "")
    return markup.table(pd.DataFrame(rows), "table-speakers", caption, formats)


def _cell(words: pd.DataFrame) -> str:
    """Return quoted and reported words of one speaker in one article."""
    counts = words.set_index("manner")["n_words"].reindex(["quoted", "reported"], fill_value=0)
    return " + ".join(str(n) for n in counts) if len(words) else _NONE


def occasions(tables: Tables) -> markup.Html:
    """Show how many stretches of speech each article takes from which occasion."""
    said = results.voices.speech(tables)
    counts = pd.crosstab(said["occasion"], said["article_id"]).reindex(list(_OCCASIONS))
    shown = _counted(counts.rename(index=_OCCASIONS), tables, "occasion")
    caption = "Stretches of speech, quoted or reported, by the occasion on which the words fell."
    return markup.table(shown, "table-occasions", caption, dict.fromkeys(shown.columns[1:], ""))


def kinds(tables: Tables) -> markup.Html:
    """Show the stretches of each kind, and the shares of the article's words that they hold."""
    marked = evaluation.quotations(tables.articles)
    counts = pd.crosstab(marked["article_id"], marked["kind"])
    counts = counts.reindex(columns=["direct", "mixed", "indirect", "scare"], fill_value=0)
    said = results.voices.speech(tables)
    held = said.pivot_table(
        index="article_id", columns="manner", values="n_words", aggfunc="sum", fill_value=0
    )
    articles = tables.articles.set_index("article_id")
    shown = counts.reindex(articles.index).astype(int)
    shown.insert(0, "outlet", articles["outlet"])
    for manner, name in (("quoted", "words quoted"), ("reported", "words reported")):
        shown[name] = held[manner].reindex(articles.index) / articles["n_words"]
    caption = "Stretches of each kind, and the share of the article’s words that is speech."
    formats = {"words quoted": ".0%", "words reported": ".0%"}
    return markup.table(shown.reset_index(drop=True), "table-kinds", caption, formats)


def cues(tables: Tables) -> markup.Html:
    """Show how often each article uses which reporting word."""
    found = results.voices.cues(tables)
    counts = pd.crosstab([found["tells"], found["lemma"]], found["article_id"])
    counts["all"] = counts.sum(axis=1)
    counts = counts.reset_index()
    counts["tells"] = pd.Categorical(counts["tells"], _TELLS)
    counts = counts.sort_values(["tells", "all"], ascending=[True, False], kind="stable")
    shown = _counted(counts.set_index("lemma"), tables, "reporting word")
    shown.insert(1, "tells", counts["tells"].to_list())
    caption = "Reporting words, by what they tell; each is counted once, whatever it brings in."
    return markup.table(shown, "table-cues", caption, dict.fromkeys(shown.columns[2:], ""))


def fragments(tables: Tables) -> markup.Html:
    """Show the shortest marked words, each in its sentence."""
    rows = results.voices.fragments(tables)
    shown = pd.DataFrame(
        {
            "outlet": rows["article_id"].map(corpus.outlets(tables.articles)),
            "in the sentence": _in_sentences(rows, tables.sentences),
            "speaker": rows["speaker"],
            "words": rows["n_words"],
        }
    )
    caption = f"Words between marks, {results.voices.FRAGMENT} at most, in their sentences."
    return markup.table(shown, "table-fragments", caption)


def _in_sentences(rows: pd.DataFrame, sentences: pd.DataFrame) -> list[markup.Html]:
    """Return each span's sentence, the words of the span linked to it."""
    ids = segment.sentence_at(rows, sentences)
    found = sentences.set_index("sentence_id").loc[ids]
    return [
        markup.Html(
            escape(sentence.text[: row.start - sentence.start])
            + markup.link(row.article_id, sentence.Index, row.text)
            + escape(sentence.text[row.end - sentence.start :])
        )
        for row, sentence in zip(rows.itertuples(), found.itertuples(), strict=True)
    ]


def bodies(tables: Tables) -> markup.Html:
    """Show the speech of bodies, states and people without a name."""
    rows = results.voices.bodies(tables)
    caption = "Speech of bodies, states and people without a name."
    return markup.table(_speech(rows, tables), "table-bodies", caption)


def speech(tables: Tables) -> markup.Html:
    """Show every stretch of speech in the order of the articles, folded."""
    rows = results.voices.speech(tables)
    caption = "Every stretch of speech, as two annotators and a third reading have it."
    table = markup.table(_speech(rows, tables), "table-speech", caption)
    summary = f"All {len(rows)} stretches of speech"
    return markup.Html(f"<details><summary>{summary}</summary>{table.html}</details>")


def _speech(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "speaker": rows["speaker"],
            "outlet": rows["article_id"].map(corpus.outlets(tables.articles)),
            "passage": markup.passages(rows, tables.sentences),
            "kind": rows["kind"].where(rows["marked"] | (rows["kind"] == "indirect"), "unmarked"),
            "cue": rows["cue"],
            "occasion": rows["occasion"].map(_OCCASIONS),
        }
    )
