"""Parts, paragraphs, sentences and words of an article."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

import pandas as pd

from analysis import furniture, lines
from analysis.columns import require, require_articles
from analysis.splitting import split

TEXT_PARTS = ("headline", "deck", "caption", "body")
"""The parts that are the outlet's article."""

FURNITURE = ("byline", "dateline", "credit", "boilerplate")
"""The parts that are of the page only, and count nowhere."""


# A line that comes again in an article is no text if it has so many words and no full stop.
_AGAIN = 4
_CLOSED = re.compile(r"[.:;,…]['\"”’)]*$")
_SENTENCE = re.compile(r"[.?!…:]['\"”’)\]]*$")
_PIECE = ["article_id", "start", "text", "part", "paragraph"]
_OF_SITE = re.compile(r" [-–|] [^-–|]{2,30}$")


def page_parts(articles: pd.DataFrame) -> pd.DataFrame:
    r"""Say of every stretch of an article what part of the page it is.

    `articles` has article_id and text. Returns article_id, start, end, text, part, paragraph (the
    number of the paragraph in the article, from 1), in order. A part is headline, deck (the
    line under it), caption or body, which are article text; or byline, dateline, credit or
    boilerplate (icon names, share prompts, links to other stories, a headline printed again),
    which are page furniture. Nothing but white space lies outside the parts. Raises ValueError when
    a column is missing, an identifier is repeated, or an identifier or a text is no string.

    >>> articles = pd.DataFrame({"article_id": ["post"], "text": ["Bridge open\n\nIt rained."]})
    >>> page_parts(articles)[["part", "start", "end", "text"]].values.tolist()
    [['headline', 0, 11, 'Bridge open'], ['body', 13, 23, 'It rained.']]
    """
    require_articles(articles)
    rows = [
        (article_id, start, end, text[start:end], part, paragraph)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        for start, end, part, paragraph in paragraph_parts(text)
    ]
    columns = ["article_id", "start", "end", "text", "part", "paragraph"]
    return pd.DataFrame(rows, columns=columns)


def sentences(articles: pd.DataFrame, parts: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the sentences of articles, in order.

    `articles` has article_id and text; `parts`, when given, is what `page_parts` says of them.
    Returns sentence_id, article_id, start, end, text, part, paragraph. Headlines, bylines and
    boilerplate are one row a part. Ids run through the article, furniture included, so that a
    change of what counts as furniture renames nothing. Raises ValueError when a column is missing,
    an identifier is repeated, or an identifier or a text is no string.

    >>> articles = pd.DataFrame({"article_id": ["post"], "text": ["It rained. Ms. Ode stayed in."]})
    >>> sentences(articles)[["sentence_id", "start", "end", "text"]].values.tolist()
    [['post-s01', 0, 10, 'It rained.'], ['post-s02', 11, 29, 'Ms. Ode stayed in.']]
    """
    rows = []
    number: Counter[str] = Counter()
    given = page_parts(articles) if parts is None else parts
    require(given, _PIECE, "parts")
    pieces = (given[name].tolist() for name in _PIECE)
    for article_id, first, text, part, paragraph in zip(*pieces, strict=True):
        whole = part not in ("body", "caption", "deck")
        for start, end in [(0, len(text))] if whole else split(text):
            number[article_id] += 1
            ids = (f"{article_id}-s{number[article_id]:02d}", article_id)
            at = (first + start, first + end)
            rows.append((*ids, *at, text[start:end], part, paragraph))
    columns = ["sentence_id", "article_id", "start", "end", "text", "part", "paragraph"]
    return pd.DataFrame(rows, columns=columns)


def sentence_number(sentence_id: str) -> int:
    """Return the number that a sentence has in its article.

    >>> sentence_number("post-s02")
    2
    """
    return int(sentence_id.rpartition("-s")[2])


def article_text(rows: pd.DataFrame) -> pd.DataFrame:
    """Return those of rows (which have part) that are text of the article."""
    return rows[rows["part"].isin(TEXT_PARTS)]


def page_furniture(rows: pd.DataFrame) -> pd.DataFrame:
    """Return those of rows (which have part) that are furniture of the page."""
    return rows[rows["part"].isin(FURNITURE)]


def counted(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Add to articles how many words of article text each has: n_words, furniture left out.

    `articles` has article_id and may have headline; `sentences` article_id, text and part. A
    headline that stands in its column only, as those of pages and tables do, counts as one in the
    text does; one that the text has as well, as a sentence or as those that it begins with, counts
    once.
    """
    n_words: Counter[str] = Counter()
    headlines = articles.get("headline", pd.Series("", articles.index)).fillna("")
    titles = {
        article_id: _TOKEN.findall(headline)
        for article_id, headline in zip(articles["article_id"], headlines, strict=True)
    }
    headed: set[str] = set()
    opening: dict[str, list[str]] = defaultdict(list)
    columns = (sentences[name].tolist() for name in ("article_id", "text", "part"))
    for article_id, text, part in zip(*columns, strict=True):
        title, words = titles[article_id], _TOKEN.findall(text)
        if part in TEXT_PARTS:
            n_words[article_id] += len(words)
            if len(opening[article_id]) < len(title):
                opening[article_id] += words
        if part == "headline" or title in (words, opening[article_id]):
            headed.add(article_id)
    for article_id in titles.keys() - headed:
        n_words[article_id] += len(titles[article_id])
    return articles.assign(n_words=[n_words[article_id] for article_id in articles["article_id"]])


def sentence_at(spans: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """Return the id of the sentence in which each span begins (the span's index is kept).

    `spans` has article_id and start, `sentences` article_id, start and sentence_id. A span that
    begins before the first sentence of its article gets a missing value.
    """
    begun: dict[str, list[tuple[int, str]]] = defaultdict(list)
    columns = (sentences[name].tolist() for name in ("start", "sentence_id", "article_id"))
    for start, sentence_id, article_id in sorted(zip(*columns, strict=True)):
        begun[article_id].append((start, sentence_id))
    found = []
    for article_id, start in zip(spans["article_id"], spans["start"].astype("int64"), strict=True):
        own = begun.get(article_id, [])
        at = bisect_right(own, start, key=itemgetter(0))
        found.append(own[at - 1][1] if at else None)
    return pd.Series(found, spans.index, dtype="str", name="sentence_id")


def paragraph_parts(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield (start, end, part, paragraph) of a text, in order."""
    headline, previous, above = "", "", True
    text = lines.flattened(text)
    spans = lines.lines(text)
    again = _again([text[start:end] for start, end in spans])
    filed = sum(furniture.opens_in_capitals(text[start:end]) for start, end in spans) < 2
    for paragraph, (start, end) in enumerate(spans, 1):
        line = text[start:end]
        part = furniture.part(line, above)
        if headline and _same(line, headline):
            part = "boilerplate"
        elif part is None:
            part = _text_part(line, headline, previous, above)
            above = above and part != "body"
            if line in again and part != "headline":
                part = "boilerplate"
        if part == "headline":
            headline = line
        filed = filed and previous != "body"
        previous = part
        for piece in _cut(text, start, end, part, filed):
            yield (*piece, paragraph)


def _text_part(line: str, headline: str, previous: str, above: bool) -> str:
    """Return which part of the article a line is."""
    if furniture.is_filed(line) or furniture.picture_credit(line, 0, len(line)):
        return "caption"
    if above and not headline and _is_title(line):
        return "headline"
    return "deck" if previous == "headline" and _is_title(line) else "body"


def _again(paragraphs: list[str]) -> set[str]:
    """Return the lines of an article that come more than once and are no sentences."""
    counts = Counter(line for line in paragraphs if len(line) <= furniture.LONGEST)
    return {
        line
        for line, n in counts.items()
        if n > 1 and len(line.split()) >= _AGAIN and not _SENTENCE.search(line)
    }


def _same(line: str, headline: str) -> bool:
    """Tell whether a line is the headline again, with or without the name of the site."""
    return line == headline or _OF_SITE.sub("", line) == _OF_SITE.sub("", headline)


def _cut(text: str, start: int, end: int, part: str, filed: bool) -> list[tuple[int, int, str]]:
    """Return a paragraph without the credit of a picture (caption) and the place (body).

    `filed` tells that it is the first of the body, in a text that is no transcript.
    """
    if part == "caption" and (credit := furniture.picture_credit(text, start, end)):
        pieces = [(start, credit[0], part), (*credit, "credit"), (credit[1], end, part)]
    elif part == "body" and (place := furniture.opening_place(text, start, end, filed)) > start:
        pieces = [(start, place, "dateline"), (place, end, part)]
    else:
        pieces = [(start, end, part)]
    cut = [(*lines.trimmed(text, s, e), p) for s, e, p in pieces]
    return [(s, e, p) for s, e, p in cut if s < e]


def _is_title(line: str) -> bool:
    """Tell whether a line has the form of a headline: short, one sentence at most, and open."""
    if len(line) > 200 or _CLOSED.search(line):
        return False
    return line[-1] not in "!?" or len(split(line)) == 1


# ----------------------------------------------------------------------------------- words

# It begins with a class of characters: so others are passed over quickly.
_TOKEN = re.compile(r"\w(?:(?<![\d_])\.(?:[^\W\d_]\.)++|\w*+(?:[’'.,‐‑-]\w++)*+)")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the spans of words and numbers; inner apostrophes, hyphens, dots and commas hold.

    >>> text = "Turkey’s S-400s, U.S. 1,710"
    >>> [text[start:end] for start, end in tokens(text)]
    ['Turkey’s', 'S-400s', 'U.S.', '1,710']
    """
    return [match.span() for match in _TOKEN.finditer(text)]


def words_inside(words: Sequence[tuple[int, int]], ranges: Iterable[tuple[int, int]]) -> int:
    """Count the words, given in order, that have a character in one of some ranges.

    >>> words_inside(tokens("We go on and on"), [(4, 8), (0, 5)])
    3
    """
    count = at = 0
    for start, end in sorted(ranges):
        first = max(at, bisect_right(words, start, key=itemgetter(1)))
        last = bisect_left(words, end, key=itemgetter(0))
        if first < last:
            count, at = count + last - first, last
    return count
