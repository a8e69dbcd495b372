"""What annotators marked in the five articles, placed in their texts."""

from pathlib import Path

import pandas as pd

from analysis import paths, spans

KINDS = ("direct", "mixed", "indirect", "scare")
OCCASIONS = (
    "sochi-opening",
    "sochi-close",
    "flight",
    "before-sochi",
    "cbs",
    "kremlin-after",
    "kremlin-before",
    "to-outlet",
    "moscow",
    "washington",
    "other",
    "",
)
_NAMED = ("mention", "cue")
CODINGS = paths.GOLD / "codings"


def quotations(articles: pd.DataFrame, folder: Path = paths.GOLD) -> pd.DataFrame:
    """Return the adjudicated quotations of `quotations.csv`.

    `articles` has article_id and text. Returns article_id, start, end, text, kind, marked (bool),
    speaker, mention, mention_start, mention_end, cue, cue_start, cue_end, occasion, note; what the
    text does not say is an empty string or a missing offset. Raises ValueError naming the file and
    line of a passage that is not in its article or of an unknown kind or occasion.
    """
    return _placed(_read(folder / "quotations.csv"), articles, str(folder / "quotations.csv"))


def labels(articles: pd.DataFrame, folder: Path = paths.GOLD) -> pd.DataFrame:
    """Return the adjudicated names of `labels.csv`.

    Returns article_id, start, end, text, referent, category, voice, attributed_to. Raises
    ValueError as `quotations` does.
    """
    path = folder / "labels.csv"
    return spans.locate_all(_read(path), articles, str(path))


def codings(name: str, articles: pd.DataFrame, folder: Path = paths.GOLD) -> pd.DataFrame:
    """Return what each annotator coded before adjudication, in `codings/<name>.csv`.

    `name` is quotations, labels or claims; `articles` has article_id and text. Returns the columns
    of the file with start and end in place of occurrence. Raises ValueError as `quotations` does.
    """
    path = folder / "codings" / f"{name}.csv"
    table = _read(path)
    if name == "quotations":
        return _placed(table, articles, str(path))
    return spans.locate_all(table, articles, str(path))


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def _placed(table: pd.DataFrame, articles: pd.DataFrame, source: str) -> pd.DataFrame:
    """Return coded quotations with the offsets of the passage, of the mention and of the cue."""
    for column, known in (("kind", KINDS), ("occasion", OCCASIONS), ("marked", ("yes", "no"))):
        for at, value in table[column].items():
            if value not in known:
                raise ValueError(f"{source}, line {at + 2}: unknown {column} {value!r}; mend it")
    located = spans.locate_all(table, articles, source)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for name in _NAMED:
        found = [
            _place(texts[row.article_id], getattr(row, name), occurrence, f"{source}, {name}")
            for row, occurrence in zip(
                located.itertuples(), located[f"{name}_occurrence"], strict=True
            )
        ]
        located[f"{name}_start"] = pd.array([start for start, _ in found], dtype="Int64")
        located[f"{name}_end"] = pd.array([end for _, end in found], dtype="Int64")
    located = located.drop(columns=[f"{name}_occurrence" for name in _NAMED])
    return located.assign(marked=located["marked"].eq("yes"))


def _place(text: str, words: str, occurrence: str, source: str) -> tuple[int | None, int | None]:
    """Return where the words stand; nowhere, when there are none."""
    if not words:
        return None, None
    try:
        return spans.locate(text, words, int(occurrence))
    except ValueError as error:
        raise ValueError(f"{source}: {error}; mend the cell") from None
