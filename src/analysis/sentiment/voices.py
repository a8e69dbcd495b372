"""Sentiment of sentences and labels, with narration told apart from quotation."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd

from analysis import schema, segment
from analysis.columns import require
from analysis.sentiment.afinn import Afinn
from analysis.sentiment.news import News
from analysis.sentiment.vader import Score, Vader

VARIANTS: dict[str, type[Vader | Afinn]] = {"vader": Vader, "news": News, "afinn": Afinn}
"""`vader` gives NLTK's scores; `news` mends what harms news text; `afinn` is a word list."""

# A sentence that is quoted but for a stray word ("But") counts as quotation.
NEARLY_ALL = 0.9

_SCORES = ("neg", "neu", "pos", "compound")


class _Read(NamedTuple):
    """A sentence of article text."""

    sentence_id: str
    article_id: str
    start: int
    end: int
    text: str


def score(sentences: pd.DataFrame, quotations: pd.DataFrame, variant: str = "news") -> pd.DataFrame:
    """Score each sentence of the article text, as `analysis.score` says.

    >>> from analysis import extract, sentences
    >>> text = "The bridge was destroyed. “We are happy to have a new one,” Ms Finch said."
    >>> articles = pd.DataFrame({"article_id": ["post"], "text": [text]})
    >>> score(sentences(articles), extract(articles))[["voice", "hits"]].values.tolist()
    [['narration', 'destroyed -2.2'], ['mixed', 'happy +2.7']]
    """
    read = _read(sentences)
    scores = _scorer(variant).scores(sentence.text for sentence in read)
    spans = _quoted_spans(quotations)
    shares = [_share_quoted(sentence, _inside(sentence, spans)) for sentence in read]
    table = segment.article_text(sentences)[["sentence_id", "article_id", "start", "end"]]
    for name in _SCORES:
        table[name] = [getattr(one, name) for one in scores]
    table["voice"] = [_voice(share) for share in shares]
    table["hits"] = [show_hits(one) for one in scores]
    return schema.table("sentiment").frame(table)


def apart(sentences: pd.DataFrame, quotations: pd.DataFrame, variant: str = "news") -> pd.DataFrame:
    """Score narration apart from quotation, cutting mixed sentences at their quotation marks.

    Takes what `score` takes. Returns a row for each sentence and voice (narration,
    quotation) that has words in it: piece_id, sentence_id, article_id, voice, compound, n_hits.
    """
    scorer = _scorer(variant)
    spans = _quoted_spans(quotations)
    rows = []
    for sentence in _read(sentences):
        for voice, text in _split_voices(sentence, _inside(sentence, spans)).items():
            if segment.tokens(text):
                made = scorer.score(text)
                names = (sentence.sentence_id, sentence.article_id)
                ids = (f"{sentence.sentence_id}-{voice}", *names)
                rows.append((*ids, voice, made.compound, len(_counted(made))))
    columns = ["piece_id", "sentence_id", "article_id", "voice", "compound", "n_hits"]
    return pd.DataFrame(rows, columns=columns)


def by_voice(pieces: pd.DataFrame) -> pd.DataFrame:
    """Give the mean score of each voice in each article.

    Takes the table of `apart`. Returns one row per article and voice: article_id, voice,
    n_sentences (sentences with at least one word in that voice), compound (their mean) and n_hits.
    A voice without words has no row.
    """
    grouped = pieces.groupby(["article_id", "voice"], sort=False)
    table = grouped.agg(
        n_sentences=("compound", "size"), compound=("compound", "mean"), n_hits=("n_hits", "sum")
    )
    return table.reset_index()


def label_valence(labels: pd.DataFrame, variant: str = "vader") -> pd.DataFrame:
    """Score the words of each label by themselves, since a name carries tone of its own.

    Takes labels with at least the column text; returns them with compound and hits added. The
    default is VADER's own lexicon, rated by many: the news variant adds valences that we set for
    such names ("militants"), and would only give our opinion back.
    """
    scores = _scorer(variant).scores(labels["text"])
    return labels.assign(
        compound=[one.compound for one in scores], hits=[show_hits(one) for one in scores]
    )


def unnamed(sentences: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Return sentences with a word without tone in the place of every word of the labels.

    Takes sentences and labels (article_id, start, end); returns the sentences with another text,
    as long in words, so that only what the names themselves add is lost from a score. Offsets
    still point into the article.
    """
    texts = []
    from_last: dict[str, list[tuple[int, int]]] = defaultdict(list)
    by_start = labels.sort_values("start", ascending=False)
    for article_id, start, end in by_start[["article_id", "start", "end"]].itertuples(index=False):
        from_last[article_id].append((start, end))
    columns = ["article_id", "start", "end", "text"]
    for article_id, first, last, text in sentences[columns].itertuples(index=False):
        own = from_last.get(article_id, [])
        for start, end in [(s - first, e - first) for s, e in own if first <= s and e <= last]:
            blank = " ".join(["they"] * len(text[start:end].split()))
            text = text[:start] + blank + text[end:]
        texts.append(text)
    return sentences.assign(text=texts)


def show_hits(scored: Score) -> str:
    """Return the hits of a score in one line: "crisis -3.1; support +1.7"."""
    return "; ".join(f"{word} {value:+.1f}" for word, value in _counted(scored))


def _counted(scored: Score) -> list[tuple[str, float]]:
    """Return the hits but for those whose neighbours took their valence away."""
    return [hit for hit in zip(scored.hits, scored.valences, strict=True) if hit[1]]


def _scorer(variant: str) -> Vader | Afinn:
    if variant not in VARIANTS:
        raise ValueError(f"unknown variant {variant!r}: use one of {', '.join(VARIANTS)}")
    make: Any = VARIANTS[variant]  # a class is hashable though its objects are not
    return _made(make)


@cache
def _made(make: Any) -> Vader | Afinn:
    """Return a scorer, whose word lists are read once."""
    made: Vader | Afinn = make()
    return made


def _read(sentences: pd.DataFrame) -> list[_Read]:
    """Return the sentences of article text."""
    require(sentences, [*_Read._fields, "part"], "sentences")
    read = segment.article_text(sentences)
    return list(map(_Read, *(read[name].tolist() for name in _Read._fields)))


def _quoted_spans(quotations: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """Return the sorted spans of others' words by article, without those inside others."""
    require(quotations, ("article_id", "start", "end", "kind"), "quotations")
    quoted = quotations[quotations["kind"].isin(schema.QUOTED)].sort_values("start")
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for article_id, start, end in quoted[["article_id", "start", "end"]].itertuples(index=False):
        own = found[article_id]
        if not own or end > own[-1][1]:
            own.append((start, end))
    return found


def _inside(sentence: _Read, spans: dict[str, list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Return the spans with a character in the sentence; those of an article never overlap."""
    own = spans.get(sentence.article_id, [])
    first = bisect_right(own, sentence.start, key=lambda span: span[1])
    return own[first : bisect_left(own, sentence.end, key=lambda span: span[0])]


def _share_quoted(sentence: _Read, spans: list[tuple[int, int]]) -> float:
    """Return the share of the words of a sentence with a character inside a span."""
    if not spans:
        return 0.0
    words = segment.tokens(sentence.text)
    inside = counted = 0  # words; those before `counted` are
    for start, end in spans:
        first = bisect_right(words, start - sentence.start, counted, key=itemgetter(1))
        counted = bisect_left(words, end - sentence.start, first, key=itemgetter(0))
        inside += counted - first
    return inside / len(words) if words else 0.0


def _voice(share: float) -> str:
    return "narration" if share == 0 else "quotation" if share >= NEARLY_ALL else "mixed"


def _split_voices(sentence: _Read, spans: list[tuple[int, int]]) -> dict[str, str]:
    """Return the narrated and the quoted text of a sentence, each in one string."""
    narration: list[tuple[int, int]] = []
    quotation: list[tuple[int, int]] = []
    at = sentence.start
    for start, end in spans:
        start, end = max(start, at), min(end, sentence.end)
        if start < end:
            narration.append((at, start))
            quotation.append((start, end))
            at = end
    narration.append((at, sentence.end))

    def cut(pieces: list[tuple[int, int]]) -> str:
        return " ".join(sentence.text[s - sentence.start : e - sentence.start] for s, e in pieces)

    return {"narration": cut(narration), "quotation": cut(quotation)}
