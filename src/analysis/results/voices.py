"""Named results of the chapter on voices, and the selections that it shows.

Who speaks is read from the adjudicated annotation, so that nothing said about a speaker rests on
an error of the program; how far the program agrees is a result of its own.
"""

import pandas as pd

from analysis import evaluation, results, segment

QUOTED = ("direct", "mixed")
PEOPLE = ("Recep Tayyip Erdogan", "Vladimir Putin", "Rachel Ellehaus")
"""The speakers who are persons with a name; the others are bodies, states and the unnamed."""

FRAGMENT = 4
"""Up to so many words, marked words are a splinter of a sentence that the reader never sees."""

CUES = {
    ":": ("(colon)", "neutral"),
    "saying": ("say", "neutral"),
    "said": ("say", "neutral"),
    "told": ("tell", "neutral"),
    "tells": ("tell", "neutral"),
    "stated": ("state", "neutral"),
    "adding": ("add", "neutral"),
    "added": ("add", "neutral"),
    "announced": ("announce", "act"),
    "confirmed": ("confirm", "act"),
    "criticized": ("criticise", "act"),
    "declaring": ("declare", "act"),
    "urged": ("urge", "act"),
    "vowing": ("vow", "act"),
    "warnings": ("warning", "act"),
    "indicated": ("indicate", "manner"),
    "stressed": ("stress", "manner"),
    "called": ("call", "name"),
    "calling": ("call", "name"),
    "citing": ("cite", "name"),
    "describing": ("describe", "name"),
    "opinion": ("opinion", "name"),
}
"""What each reporting word is a form of, and what it tells: that something was said (neutral), what
was done by saying it (act), how plainly (manner), or what somebody made of a thing (name)."""


def named(tables) -> dict[str, int | float | str]:
    """Return how much is quoted and reported, of whom, on which occasion, and how it is cued."""
    said, own = speech(tables), _shares(tables)
    reporting = cues(tables)
    quoted = said[said["manner"] == "quoted"]
    putin = said[said["speaker"] == "Vladimir Putin"]
    erdogan = said[said["speaker"] == "Recep Tayyip Erdogan"]
    return {
        "voices_share": float(said["n_words"].sum() / tables.articles["n_words"].sum()),
        "voices_words_quoted": int(quoted["n_words"].sum()),
        "voices_words_reported": int(said["n_words"].sum() - quoted["n_words"].sum()),
        "voices_speakers_spelled": results.spelled(said["speaker"].nunique()),
        "voices_erdogan_share": _share(quoted, quoted["speaker"] == "Recep Tayyip Erdogan"),
        "voices_putin_share": _share(quoted, quoted["speaker"] == "Vladimir Putin"),
        "voices_erdogan_in_own_words": _share(erdogan, erdogan["manner"] == "quoted"),
        "voices_putin_in_own_words": _share(putin, putin["manner"] == "quoted"),
        "voices_flight_share": own["flight"],
        "voices_opening_share": own["sochi-opening"],
        "voices_reporting_words": len(reporting),
        "voices_neutral_share": float((reporting["tells"] == "neutral").mean()),
        "voices_fragment_limit_spelled": results.spelled(FRAGMENT),
        "voices_fragments_spelled": results.spelled(len(fragments(tables))),
        "voices_bodies_share": _share(said, ~said["speaker"].isin(PEOPLE)),
        "voices_attributed_share": attributed(tables),
    }


def speech(tables) -> pd.DataFrame:
    """Return every stretch of speech that annotators marked, scare quotes left out.

    Columns: those of `evaluation.quotations`; manner: quoted for words printed as the speaker's own
    (direct, mixed, and set off without marks), else reported; n_words, where a word that is quoted
    inside reported speech counts as quoted only.
    """
    marked = evaluation.quotations(tables.articles)
    said = marked[marked["kind"] != "scare"].reset_index(drop=True)
    is_quoted = said["kind"].isin(QUOTED)
    own = {
        article_id: list(zip(rows["start"], rows["end"], strict=True))
        for article_id, rows in said[is_quoted].groupby("article_id")
    }
    said["manner"] = is_quoted.map({True: "quoted", False: "reported"})
    said["n_words"] = [
        _words(row, [] if row.manner == "quoted" else own.get(row.article_id, []))
        for row in said.itertuples()
    ]
    return said


def words(tables) -> pd.DataFrame:
    """Count the words of each speaker: article_id, speaker, manner (quoted, reported), n_words."""
    by = ["article_id", "speaker", "manner"]
    return speech(tables).groupby(by, sort=False)["n_words"].sum().reset_index()


def cues(tables) -> pd.DataFrame:
    """Return the reporting words, each once however many stretches it brings in.

    Columns: article_id, start, end, text, lemma, tells (neutral, act, manner, name). Raises
    KeyError for a reporting word that `CUES` does not know.
    """
    found = speech(tables).drop_duplicates(["article_id", "cue_start"])
    return pd.DataFrame(
        {
            "article_id": found["article_id"],
            "start": found["cue_start"].astype(int),
            "end": found["cue_end"].astype(int),
            "text": found["cue"],
            "lemma": [CUES[cue][0] for cue in found["cue"]],
            "tells": [CUES[cue][1] for cue in found["cue"]],
        }
    ).reset_index(drop=True)


def fragments(tables) -> pd.DataFrame:
    """Return the marked words that are no more than `FRAGMENT` words long, the shortest first."""
    said = speech(tables)
    short = said[(said["kind"] == "mixed") & (said["n_words"] <= FRAGMENT)]
    return short.sort_values("n_words", kind="stable", ignore_index=True)


def bodies(tables) -> pd.DataFrame:
    """Return the speech of bodies, states and the unnamed, speaker by speaker."""
    said = speech(tables)
    return said[~said["speaker"].isin(PEOPLE)].sort_values("speaker", kind="stable")


def attributed(tables) -> float:
    """Return the share of quoted words that the program finds and gives to the same speaker."""
    said = speech(tables)
    quoted = said[said["manner"] == "quoted"]
    place = ["article_id", "start", "end"]
    both = quoted.merge(tables.quotations[[*place, "speaker"]], how="left", on=place)
    return _share(both, both["speaker_x"].eq(both["speaker_y"]).fillna(False))


def _shares(tables) -> dict[str, float]:
    """Return the flight's share of The Cradle's speech, the opening's of the other three's."""
    said = speech(tables)
    cradle = said[said["article_id"] == "cradle"]
    others = said[said["article_id"].isin(results.coverage.FOUR) & said["article_id"].ne("cradle")]
    return {
        "flight": _share(cradle, cradle["occasion"] == "flight"),
        "sochi-opening": _share(others, others["occasion"] == "sochi-opening"),
    }


def _share(said: pd.DataFrame, chosen: pd.Series) -> float:
    """Return the share of the words that lie in the chosen rows."""
    return float(said.loc[chosen, "n_words"].sum() / said["n_words"].sum())


def _words(row, quoted: list[tuple[int, int]]) -> int:
    """Count the words of a stretch that do not lie in one of the quoted spans."""
    places = [(row.start + start, row.start + end) for start, end in segment.tokens(row.text)]
    return sum(not any(start < e and s < end for s, e in quoted) for start, end in places)
