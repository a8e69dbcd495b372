"""Styles of other desks: what is found in invented reports, with its kind and speaker, row by row.

A line of `quotations_cases.jsonl` is a text, the kind of writing that it stands for, and the rows
that a reader finds in it: kind, text, speaker.
"""

import json
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from quotation_rows import assert_sound

from analysis import quotations, segment

LINES = Path(__file__).with_name("quotations_cases.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['text'][:40]}")
def test_rows_are_those_that_a_reader_finds(case):
    articles = pd.DataFrame({"article_id": ["a"], "text": [case["text"]]})
    found = quotations.extract(articles, segment.page_parts(articles))
    assert_sound(found, case["text"])
    rows = found[["kind", "text", "speaker"]].astype(object)
    assert rows.where(rows.notna(), None).values.tolist() == case["rows"]


@pytest.mark.parametrize("share", [1 / 4, 1 / 2, 3 / 4])
def test_a_text_that_was_cut_short_is_read(share):
    cut = [case["text"].split(" ") for case in CASES]
    texts = [" ".join(words[: max(1, round(len(words) * share))]) for words in cut]
    ids = [f"a{number}" for number in range(len(texts))]
    found = quotations.extract(pd.DataFrame({"article_id": ids, "text": texts}))
    for article_id, rows in found.groupby("article_id"):
        assert_sound(rows, texts[ids.index(article_id)])


def test_every_kind_has_examples_of_its_own():
    assert min(Counter(case["kind"] for case in CASES).values()) >= 2
    assert len({case["text"] for case in CASES}) == len(CASES)
