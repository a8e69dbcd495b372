"""The tables as CSV files."""

from pathlib import Path

import pandas as pd

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
        "class",
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

_WHOLE = ("sentences", "provenance")  # together their rows are the article


def write(tables: Tables, folder: Path | str, full_texts: bool = True) -> list[Path]:
    """Write every table of COLUMNS as `folder/<table>.csv` (UTF-8, LF, header row).

    Without `full_texts` the words of tables that hold whole articles, sentence by sentence or
    passage by passage, are left empty; their offsets stay.
    Returns the paths. Missing values are empty cells.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, columns in COLUMNS.items():
        table: pd.DataFrame = getattr(tables, name)[columns]
        if name in _WHOLE and not full_texts:
            table = table.assign(text="")
        path = folder / f"{name}.csv"
        table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.6g")
        written.append(path)
    return written
