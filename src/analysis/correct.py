"""Rows for the table of corrections: quotations as they were found, for somebody to mend there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import coded, files, pipeline
from analysis.quotations.corrections import CORRECTED
from analysis.study import FILE, Study, StudyError

COLUMNS = ("article_id", "text", "occurrence", "kind", "speaker", "words")
"""What the file holds: the quotation as it was found, and what is right."""


def write(study: Study, ids: Sequence[str]) -> tuple[Path, list[dict[str, Any]]]:
    """Put quotations into a study's table of corrections as they were found, to be mended there.

    `ids` are those of column quotation_id. Returns the file, which is made where it is not there,
    and the rows that are new in it. Raises StudyError for a study that names no such file, for an
    id that no quotation has, and for a quotation that is corrected already.
    """
    path = _file(study)
    t = pipeline.tables(study)
    found = t.quotations.set_index("quotation_id", drop=False)
    StudyError.refuse(
        f"there is no quotation {one!r}; give ids of column quotation_id"
        for one in ids
        if one not in found.index
    )
    chosen = found.loc[list(dict.fromkeys(ids))]
    StudyError.refuse(
        f"{one} is corrected already; mend its row in {path}"
        for one in chosen.loc[chosen["rule"] == CORRECTED, "quotation_id"]
    )
    texts = dict(zip(t.articles["article_id"], t.articles["text"], strict=True))
    new = [_row(one, texts[one["article_id"]]) for one in chosen.to_dict("records")]
    before = coded.cells(path)
    names = [*before.columns, *(name for name in COLUMNS if name not in before)]
    rows = pd.concat([before, pd.DataFrame(new)]).reindex(columns=names).fillna("")
    files.replace(path, _csv(rows).encode("utf-8"))
    return path, new


def _file(study: Study) -> Path:
    """Return the file of corrections of a study, with a header where there is none yet."""
    if not study.settings.corrections:
        line = 'corrections = "corrections.csv"'
        raise StudyError(f"{study.folder / FILE}: names no corrections; add the line {line}")
    path = study.folder / study.settings.corrections
    if not path.exists():
        path.write_text(_csv(pd.DataFrame(columns=COLUMNS)), encoding="utf-8")
    return path


def _row(quotation: dict[Any, Any], text: str) -> dict[str, Any]:
    """Return the row of a quotation, which says which occurrence of its words it is."""
    words, start = quotation["text"], int(quotation["start"])
    places = [at for at in range(start + 1) if text.startswith(words, at)]
    several = len(places) > 1 or words in text[start + 1 :]
    return {
        "article_id": quotation["article_id"],
        "text": words,
        "occurrence": str(len(places)) if several else "",
        "kind": quotation["kind"],
        "speaker": quotation["speaker"] if pd.notna(quotation["speaker"]) else "",
        "words": "",
    }


def _csv(rows: pd.DataFrame) -> str:
    return rows.to_csv(index=False, lineterminator="\n")
