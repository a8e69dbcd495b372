"""The tables as CSV files."""

from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.results import Tables

COLUMNS = {
    "articles": [
        "article_id",
        "file",
        "outlet",
        "headline",
        "byline",
        "published",
        "place",
        "url",
        "sha256",
        "rights",
        "n_words",
    ],
    "sentences": ["sentence_id", "article_id", "start", "end", "text", "part", "paragraph"],
    "quotations": [
        "quotation_id",
        "article_id",
        "start",
        "end",
        "text",
        "kind",
        "marked",
        "speaker",
        "speaker_start",
        "speaker_end",
        "cue",
        "cue_start",
        "cue_end",
        "fragment_of",
        "rule",
        "confidence",
    ],
    "alignments": [
        "alignment_id",
        "kind",
        "article_a",
        "start_a",
        "end_a",
        "text_a",
        "article_b",
        "start_b",
        "end_b",
        "text_b",
        "similarity",
        "probability",
        "change",
        "group",
    ],
    "sentiment": [
        "sentence_id",
        "article_id",
        "start",
        "end",
        "neg",
        "neu",
        "pos",
        "compound",
        "voice",
        "hits",
    ],
    "labels": [
        "article_id",
        "start",
        "end",
        "text",
        "referent",
        "category",
        "voice",
        "attributed_to",
    ],
    "claims": [
        "claim_id",
        "topic",
        "statement",
        "article_id",
        "start",
        "end",
        "text",
        "relation",
        "version",
    ],
    "events": ["event_id", "date", "description", "article_id", "start", "end", "text", "source"],
    "provenance": [
        "article_id",
        "start",
        "end",
        "text",
        "relation",
        "sources",
        "source_says",
        "change",
        "effect",
        "certainty",
    ],
    "checks": ["claim_id", "article_id", "verdict", "record", "source"],
    "facts": ["fact_id", "date", "topic", "fact", "source_title", "publisher", "url", "confidence"],
}
"""The exported tables and their columns, in order."""

_WHOLE = ("sentences", "provenance", "claims")  # together their rows are the article


class ExportError(ValueError):
    """A folder that cannot be written to; the message names it and the mend."""


def prepare(folder: Path, corpus: Path) -> None:
    """Make the folder to write to, before anything is computed.

    Raises ExportError when it holds the articles, which must not be written over, or cannot be
    made.
    """
    if folder.resolve() in (Path(corpus).resolve(), *paths.SEEDS.parents, paths.SEEDS):
        raise ExportError(f"{folder.resolve()}: this folder is not for tables; choose another OUT")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: {error.strerror}; choose another OUT") from None


def write(tables: Tables, folder: Path | str, full_texts: bool = True) -> list[Path]:
    """Write every table of COLUMNS as `folder/<table>.csv` (UTF-8, LF, header row).

    Without `full_texts` the words of tables that hold whole articles, sentence by sentence or
    passage by passage, are left empty; their offsets stay.
    Returns the paths. Missing values are empty cells. Raises ExportError for a file that cannot be
    written.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, columns in COLUMNS.items():
        table: pd.DataFrame = getattr(tables, name)[columns]
        if name in _WHOLE and not full_texts:
            table = table.assign(text="")
        path = folder / f"{name}.csv"
        try:
            table.to_csv(
                path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.6g"
            )
        except OSError as error:
            raise ExportError(f"{path}: {error.strerror}; choose another OUT") from None
        written.append(path)
    return written
