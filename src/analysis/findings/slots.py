"""Versions of one sentence, part by part: what each has, and what it lacks."""

import pandas as pd

from analysis import corpus
from analysis.derived import finding
from analysis.pipeline import Missing, Tables


@finding
def slots(t: Tables, sentence: str) -> pd.DataFrame:
    """Return the parts of a sentence in the words of each version that has them.

    Columns: slot, version (outlet of the article, or who wrote the source), article_id and start
    (empty for a source), source_id (empty for an article), words, language, english (our rendering
    of words in another language, where the remark was published with one). Slots and versions are
    categories in the order of the file, so that every pair of them is known, filled or not. Raises
    Missing for a sentence that was not cut into parts.
    """
    t.need("slots")
    rows = t.slots[t.slots["sentence"] == sentence]
    if rows.empty:
        known = ", ".join(t.slots["sentence"].unique())
        raise Missing(f"This study has no sentence {sentence!r} in parts; it has {known}.")
    version = (rows["article_id"] + rows["source_id"]).map(_names(t, rows))
    return pd.DataFrame(
        {
            "slot": pd.Categorical(rows["slot"], rows["slot"].unique()),
            "version": pd.Categorical(version, version.unique()),
            "article_id": rows["article_id"],
            "start": rows["start"],
            "source_id": rows["source_id"],
            "words": rows["text"].where(rows["text"] != "", rows["words"]),
            "language": [
                _language(t, source_id, words)
                for source_id, words in zip(rows["source_id"], rows["words"], strict=True)
            ],
            "english": rows["words"].map(_english(t)).fillna(""),
        }
    ).reset_index(drop=True)


def _language(t: Tables, source_id: str, words: str) -> str:
    """Return the language of words of a source; articles are English."""
    own = t.source_words[t.source_words["source_id"] == source_id]
    return next(
        (lang for text, lang in own[["words", "language"]].to_numpy() if words in text), "en"
    )


def _english(t: Tables) -> dict[str, str]:
    """Return our rendering of remarks as they were published, by their words."""
    remarks = t.published_remarks
    return dict(zip(remarks["words"], remarks["english"].fillna(""), strict=True))


def _names(t: Tables, rows: pd.DataFrame) -> dict[str, str]:
    """Return the name of each version by its id, which follows the name where two have the same."""
    known = corpus.outlets(t.articles)
    known |= dict(zip(t.sources["source_id"], t.sources["agency"], strict=True))
    ids = (rows["article_id"] + rows["source_id"]).unique()
    names = [known[one][:1].upper() + known[one][1:] if known[one] else one for one in ids]
    return {
        one: f"{name} ({one})" if names.count(name) > 1 else name
        for one, name in zip(ids, names, strict=True)
    }


def filled(rows: pd.DataFrame) -> pd.DataFrame:
    """Tell which version has which slot: a row a slot, a column a version, True where it has it.

    `rows` is what `slots` gives.
    """
    return pd.crosstab(rows["slot"], rows["version"], dropna=False).gt(0)
