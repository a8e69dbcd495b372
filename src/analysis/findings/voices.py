"""Who speaks, how much, on which occasion and with which reporting word.

Who speaks is read from the adjudicated annotation, so that nothing said about a speaker rests on
an error of the program; how far the program agrees is a result of its own.
"""

from collections.abc import Sequence

import pandas as pd

from analysis import schema, segment
from analysis.pipeline import Missing, Tables

FRAGMENT = 4
"""Up to so many words, marked words are a splinter of a sentence that the reader never sees."""


def speech(t: Tables) -> pd.DataFrame:
    """Return every stretch of speech that annotators marked, scare quotes left out.

    Columns: those of the coded quotations; manner: quoted for words printed as the speaker's own
    (direct, mixed, and set off without marks), else reported; n_words, where a word that is quoted
    inside reported speech counts as quoted only. Raises Missing without coded quotations.
    """
    t.need("coded_quotations")
    marked = t.coded_quotations
    said = marked[marked["kind"] != "scare"].reset_index(drop=True)
    is_quoted = said["kind"].isin(schema.QUOTED)
    own: dict[object, list[tuple[int, int]]] = {
        article_id: list(zip(rows["start"], rows["end"], strict=True))
        for article_id, rows in said[is_quoted].groupby("article_id")
    }
    said["manner"] = is_quoted.map({True: "quoted", False: "reported"})
    inside = [
        [] if row.manner == "quoted" else own.get(row.article_id, []) for row in said.itertuples()
    ]
    said["n_words"] = [
        _words(text, start, quoted)
        for text, start, quoted in zip(said["text"], said["start"], inside, strict=True)
    ]
    return said


def words(t: Tables) -> pd.DataFrame:
    """Count the words of each speaker: article_id, speaker, manner (quoted, reported), n_words."""
    by = ["article_id", "speaker", "manner"]
    return speech(t).groupby(by, sort=False)["n_words"].sum().reset_index()


def kinds(t: Tables) -> pd.DataFrame:
    """Count the stretches of each kind, and the shares of the words that are speech.

    Returns a row an article (article_id): direct, mixed, indirect, scare (numbers), quoted and
    reported (shares of the words of the article).
    """
    said, articles = speech(t), t.articles.set_index("article_id")
    marked = t.coded_quotations
    counts = pd.crosstab(marked["article_id"], marked["kind"])
    order = list(schema.table("coded_quotations")["kind"].values)
    counts = counts.reindex(columns=order, fill_value=0)
    held = said.pivot_table(
        index="article_id", columns="manner", values="n_words", aggfunc="sum", fill_value=0
    )
    held = held.reindex(index=articles.index, columns=["quoted", "reported"], fill_value=0)
    counts = counts.reindex(articles.index, fill_value=0).astype(int)
    return counts.join(held.div(articles["n_words"], axis=0))


def cues(t: Tables) -> pd.DataFrame:
    """Return the reporting words, each once however many stretches it brings in.

    Columns: article_id, start, end, text, lemma, tells. A word that the settings do not list is its
    own lemma, in lower case, and what it tells is empty.
    """
    said = speech(t)
    found = said[said["cue_start"].notna()].drop_duplicates(["article_id", "cue_start"])
    known = t.settings.cues
    read = [known.get(cue, (cue.lower(), "")) for cue in found["cue"]]
    return pd.DataFrame(
        {
            "article_id": found["article_id"],
            "start": found["cue_start"].astype(int),
            "end": found["cue_end"].astype(int),
            "text": found["cue"],
            "lemma": [lemma for lemma, _ in read],
            "tells": [tells for _, tells in read],
        }
    ).reset_index(drop=True)


def fragments(t: Tables) -> pd.DataFrame:
    """Return the marked words that are no more than `FRAGMENT` words long, the shortest first."""
    said = speech(t)
    short = said[(said["kind"] == "mixed") & (said["n_words"] <= FRAGMENT)]
    return short.sort_values("n_words", kind="stable", ignore_index=True)


def bodies(t: Tables) -> pd.DataFrame:
    """Return the speech of bodies, states and the unnamed, speaker by speaker.

    Raises Missing where the settings do not say who is a person with a name.
    """
    if not t.settings.people:
        raise Missing("The settings of this study do not say which speakers are persons.")
    said = speech(t)
    return said[~said["speaker"].isin(t.settings.people)].sort_values("speaker", kind="stable")


def sides(t: Tables) -> pd.DataFrame:
    """Return the words of speech by side and by how the speaker is named.

    Columns: article_id, speaker, side, named ("a person by name", "an office, body or state",
    "without a name"), n_words. Raises Missing where the settings do not say on which side anybody
    stands; a speaker whom they do not list is on the side "others".
    """
    if not t.settings.sides:
        raise Missing("The settings of this study do not say on which side its speakers stand.")
    found = words(t).groupby(["article_id", "speaker"], sort=False)["n_words"].sum().reset_index()
    named = [
        "a person by name"
        if one in t.settings.people
        else "without a name"
        if one in t.settings.unnamed
        else "an office, body or state"
        for one in found["speaker"]
    ]
    side = [t.settings.sides.get(one, "others") for one in found["speaker"]]
    return found.assign(side=side, named=named)


def attributed(t: Tables) -> float:
    """Return the share of quoted words that the program finds and gives to the same speaker."""
    said = speech(t)
    quoted = said[said["manner"] == "quoted"]
    place = ["article_id", "start", "end"]
    both = quoted.merge(t.quotations[[*place, "entity"]], how="left", on=place)
    return share(both, both["speaker"].eq(both["entity"]).fillna(False))


def joined(t: Tables) -> pd.DataFrame:
    """Return the speakers whom the program joins to an entity of another name.

    Columns: article_id, speaker (as the article names it), entity, entity_evidence, n_rows (of the
    quotations), in the order of the articles.
    """
    found = t.quotations[t.quotations["speaker"].notna()]
    other = found[(found["speaker"] != found["entity"]) & (found["entity_evidence"] != "alone")]
    by = ["article_id", "speaker", "entity", "entity_evidence"]
    return other.groupby(by, sort=False).size().reset_index(name="n_rows")


def kept_apart(t: Tables) -> pd.DataFrame:
    """Return the speakers whom several articles describe alike and the program does not join.

    Columns: article_id, speaker, entity, a row for each speaker and article.
    """
    found = t.quotations[t.quotations["speaker"].notna()]
    every = found[["article_id", "speaker", "entity"]].drop_duplicates()
    several = every.groupby("speaker")["entity"].transform("nunique").gt(1)
    return every[several].reset_index(drop=True)


def share(said: pd.DataFrame, chosen: "pd.Series[bool]") -> float:
    """Return the share of the words (n_words) that lie in the chosen rows; of no words, 0."""
    every = int(said["n_words"].sum())
    return float(said.loc[chosen, "n_words"].sum() / every) if every else 0.0


def _words(text: str, start: int, quoted: Sequence[tuple[int, int]]) -> int:
    """Count the words of a stretch that do not lie in one of the quoted spans."""
    places = [(start + first, start + last) for first, last in segment.tokens(text)]
    return len(places) - segment.words_inside(places, quoted)
