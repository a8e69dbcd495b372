"""Speakers: the mention and the cue of each quotation.

A line of `speakers_cases.jsonl` is a way of naming the source, a text, and the mention, the cue and
the speaker of every quotation in turn.
"""

import json
from pathlib import Path

import pandas as pd
import pytest

LINES = Path(__file__).with_name("speakers_cases.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("case", CASES, ids=[case["way"] for case in CASES])
def test_mention_and_cue(extract, case):
    text = case["text"]
    found = extract(text)
    found = found[found["kind"].isin(["direct", "mixed"])].astype(object)
    spans = zip(found["speaker_start"], found["speaker_end"], strict=True)
    mentions = [None if pd.isna(a) else text[a:b] for a, b in spans]
    named = found[["cue", "speaker"]].where(found.notna(), None)
    told = zip(mentions, named["cue"], named["speaker"], strict=True)
    assert list(map(list, told)) == case["rows"]
