"""Named results of the chapter on voices."""

from analysis import corpus
from analysis.findings import voices
from analysis.findings.groups import group
from analysis.findings.voices import share
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.story import Results


def named(t: Tables) -> Results:
    """Return how much is quoted and reported, of whom, on which occasion, and how it is cued."""
    said, reporting = voices.speech(t), voices.cues(t)
    quoted = said[said["manner"] == "quoted"]
    putin = said[said["speaker"] == "Vladimir Putin"]
    erdogan = said[said["speaker"] == "Recep Tayyip Erdogan"]
    cradle = said[said["article_id"] == "cradle"]
    others = said[said["article_id"].isin(set(group(t, "sochi").articles) - {"cradle"})]
    joined = voices.joined(t)
    northpress = putin[putin["article_id"] == "northpress"]
    own = northpress.loc[northpress["manner"] == "quoted", "n_words"]
    outlets = joined["article_id"].map(corpus.outlets(t.articles)).unique()
    return {
        "voices_share": float(said["n_words"].sum() / t.articles["n_words"].sum()),
        "voices_words_quoted": int(quoted["n_words"].sum()),
        "voices_words_reported": int(said["n_words"].sum() - quoted["n_words"].sum()),
        "voices_speakers_spelled": spelled(said["speaker"].nunique()),
        "voices_erdogan_share": share(quoted, quoted["speaker"] == "Recep Tayyip Erdogan"),
        "voices_putin_share": share(quoted, quoted["speaker"] == "Vladimir Putin"),
        "voices_erdogan_in_own_words": share(erdogan, erdogan["manner"] == "quoted"),
        "voices_putin_in_own_words": share(putin, putin["manner"] == "quoted"),
        "voices_putin_northpress": int(northpress["n_words"].sum()),
        "voices_putin_quoted_northpress": int(own.sum()),
        "voices_flight_share": share(cradle, cradle["occasion"] == "flight"),
        "voices_opening_share": share(others, others["occasion"] == "sochi-opening"),
        "voices_reporting_words": len(reporting),
        "voices_neutral_share": float((reporting["tells"] == "neutral").mean()),
        "voices_fragment_limit_spelled": spelled(voices.FRAGMENT),
        "voices_fragments_spelled": spelled(len(voices.fragments(t))),
        "voices_bodies_share": share(said, ~said["speaker"].isin(t.settings.people)),
        "voices_attributed_share": voices.attributed(t),
        "voices_joined_names_spelled": spelled(len(joined)),
        "voices_joined_rows_spelled": spelled(int(joined["n_rows"].sum())),
        "voices_apart_articles_spelled": spelled(voices.kept_apart(t)["article_id"].nunique()),
        "voices_joined_outlets": " and ".join(outlets),
    }
