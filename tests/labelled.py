"""Sentences and their labels, for tests."""

import pandas as pd

from analysis import labels

QUOTATIONS = pd.DataFrame(columns=["article_id", "start", "end", "kind", "speaker"])


def sentence(text, part="body", start=0, article_id="a"):
    rows = [("s1", article_id, start, start + len(text), text, part)]
    columns = ["sentence_id", "article_id", "start", "end", "text", "part"]
    return pd.DataFrame(rows, columns=columns)


def quotations(*rows):
    return pd.DataFrame(rows, columns=QUOTATIONS.columns)


def article(*texts):
    """Sentences of an article, a space between them."""
    rows, start = [], 0
    for text in texts:
        rows.append(sentence(text, start=start))
        start += len(text) + 1
    return pd.concat(rows, ignore_index=True)


def found(text):
    """The labels of a sentence in an article that has spoken of arms."""
    table = labels.find(article("Bombs fell.", text), QUOTATIONS)
    return table.assign(start=table["start"] - 12, end=table["end"] - 12)


def texts(text):
    return found(text)["text"].tolist()
