"""What holds for the rows of quotations of any article."""

import pandas as pd

from analysis import schema

KINDS = {"direct", "mixed", "indirect", "part_quoted", "scare"}


def assert_sound(found, text):
    """Every row keeps the contract of the table for an article with this text."""
    assert list(found.columns) == schema.table("quotations").names
    assert set(found["kind"]) <= KINDS
    assert found["quotation_id"].is_unique
    assert found["confidence"].between(0, 1).all()
    assert (found["start"].diff().dropna() >= 0).all()
    seen = set()
    for row in found.to_dict("records"):
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["text"] == row["text"].strip()
        for part in ("speaker", "cue"):
            start, end = row[f"{part}_start"], row[f"{part}_end"]
            assert pd.isna(start) == pd.isna(end)
            assert pd.isna(start) or 0 <= start < end <= len(text)
        if not pd.isna(row["cue"]):
            assert text[row["cue_start"] : row["cue_end"]] == row["cue"]
        if row["kind"] == "scare":
            assert pd.isna(row["speaker"])
            assert pd.isna(row["speaker_start"])
        assert pd.isna(row["fragment_of"]) or row["fragment_of"] in seen
        assert row["rule"]
        seen.add(row["quotation_id"])
