"""Parts, paragraphs, sentences and words of an article."""

import re

import pandas as pd

from analysis import wordlists

TEXT_PARTS = ("headline", "deck", "caption", "body")
"""The parts that are the outlet's article; everything else is furniture and counts nowhere."""

_BLANK = " \t\r\n\xa0\ufeff"
_LINE = re.compile(r"[^\n]+")
_WRAP = 100  # a text with no longer line is hard-wrapped: its paragraphs end at blank lines

# Page furniture that news sites print between headline and last paragraph.
_FURNITURE = re.compile(
    r"(?:icon \S.*icon |READ (?:MORE|ALSO)\b|RELATED(?: STORIES)?:|SEE ALSO\b"
    r"|Also on \S+\.\w{2,4}\b"
    r"|Like this story\?|Share (?:this|it)\b|Follow us on\b|Sign up (?:for|to)\b|Subscribe\b"
    r"|(?:Most (?:Popular|Read)|Advertisement|Trending|Recommended)\s*$)",
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_DATE_LINE = re.compile(rf"(?:Published |Updated )?{_DATE}(?:,? (?:at )?\d\d?:\d\d(?: ?[A-Z]+)?)?$")
_BYLINE = re.compile(rf"By [A-Z][^.!?]{{1,80}}$|[A-Z][^.!?]{{1,60}} [-–|] {_DATE}$")
_CREDIT = re.compile(
    r"(?:With )?(?:[Aa]dditional )?[Rr]eporting (?:by|from) [A-Z].*$|\(?Source: .*$"
)
_PHOTO = re.compile(r"[(\[](?:Photo|Image|Picture)(?: credits?| by)?[:\s]")
_CLOSING = re.compile(r"[)\]]")
_CLOSED = re.compile(r"[.:;,…]['\"”’)]*$")
_PLACE = re.compile(r"[A-Z]{3}[A-Z .’'-]*(?:, [A-Z][\w. ]+)?(?: \([^)]{2,40}\))? ?[–—-]{1,2} ")


def parts(articles: pd.DataFrame) -> pd.DataFrame:
    """Say of every stretch of an article what part of the page it is.

    `articles` has article_id and text. Returns article_id, start, end, text, part, paragraph (the
    number of the paragraph in the article, from 1), in order. A part is headline, deck (the
    line under it), caption or body, which are article text; or byline, dateline, credit or
    boilerplate (icon names, share prompts, links to other stories, a headline printed again),
    which are page furniture. Nothing but white space lies outside the parts.
    """
    rows = [
        (article_id, start, end, text[start:end], part, paragraph)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        for start, end, part, paragraph in _parts(text)
    ]
    columns = ["article_id", "start", "end", "text", "part", "paragraph"]
    return pd.DataFrame(rows, columns=columns)


def sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences of articles, in order.

    `articles` has article_id and text. Returns sentence_id, article_id, start, end, text, part,
    paragraph. Headlines, bylines and boilerplate are one row a part. Ids run through the
    article, furniture included, so that a change of what counts as furniture renames nothing.
    Raises KeyError when a column is missing.

    >>> articles = pd.DataFrame({"article_id": ["post"], "text": ["It rained. Ms. Ode stayed in."]})
    >>> sentences(articles)[["sentence_id", "start", "end", "text"]].values.tolist()
    [['post-s01', 0, 10, 'It rained.'], ['post-s02', 11, 29, 'Ms. Ode stayed in.']]
    """
    rows = []
    for article_id, group in parts(articles).groupby("article_id", sort=False):
        number = 0
        pieces = group[["start", "text", "part", "paragraph"]].itertuples(index=False)
        for first, text, part, paragraph in pieces:
            whole = part not in ("body", "caption", "deck")
            for start, end in [(0, len(text))] if whole else split(text):
                number += 1
                ids = (f"{article_id}-s{number:02d}", article_id)
                at = (first + start, first + end)
                rows.append((*ids, *at, text[start:end], part, paragraph))
    columns = ["sentence_id", "article_id", "start", "end", "text", "part", "paragraph"]
    return pd.DataFrame(rows, columns=columns)


def counted(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Add to articles how many words of article text each has: n_words, furniture left out.

    `articles` has article_id; `sentences` article_id, text and part.
    """
    text = sentences[sentences["part"].isin(TEXT_PARTS)]
    n_words = text["text"].map(lambda s: len(tokens(s))).groupby(text["article_id"]).sum()
    counts = [int(n_words.get(article_id, 0)) for article_id in articles["article_id"]]
    return articles.assign(n_words=counts)


def sentence_at(spans: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """Return the id of the sentence in which each span begins (the span's index is kept).

    `spans` has article_id and start, `sentences` article_id, start and sentence_id. A span that
    begins before the first sentence of its article gets a missing value.
    """
    left = spans[["article_id", "start"]].astype({"article_id": "str", "start": "int64"})
    left = left.reset_index(names="row").sort_values("start", kind="stable")
    right = sentences[["article_id", "start", "sentence_id"]].astype({"article_id": "str"})
    right = right.astype({"start": "int64"}).sort_values("start", kind="stable")
    found = pd.merge_asof(left, right, on="start", by="article_id")
    return found.set_index("row")["sentence_id"].reindex(spans.index)


def _parts(text: str) -> list[tuple[int, int, str, int]]:
    """Return (start, end, part, paragraph) of a text, in order."""
    found: list[tuple[int, int, str, int]] = []
    headline, previous, seen_body = None, "", False
    for paragraph, (start, end) in enumerate(_paragraphs(text), 1):
        line = text[start:end]
        if _FURNITURE.match(line) or line == headline:
            part = "boilerplate"
        elif _DATE_LINE.match(line):
            part = "dateline"
        elif _BYLINE.match(line):
            part = "byline"
        elif _CREDIT.match(line):
            part = "credit"
        elif _photo_credit(line, 0, len(line)):
            part = "caption"
        elif headline is None and not seen_body and _is_title(line):
            part, headline = "headline", line
        elif previous == "headline" and _is_title(line):
            part = "deck"
        else:
            part, seen_body = "body", True
        previous = part
        found += [(*piece, paragraph) for piece in _cut(text, start, end, part)]
    return found


def _cut(text: str, start: int, end: int, part: str) -> list[tuple[int, int, str]]:
    """Return a paragraph without photo credit (of a caption) and place (of body text)."""
    if part == "caption" and (credit := _photo_credit(text, start, end)):
        pieces = [(start, credit[0], part), (*credit, "credit"), (credit[1], end, part)]
    elif part == "body" and (place := _PLACE.match(text, start, end)):
        pieces = [(start, place.end(), "dateline"), (place.end(), end, part)]
    else:
        pieces = [(start, end, part)]
    trimmed = [(*_trim(text, s, e), p) for s, e, p in pieces]
    return [(s, e, p) for s, e, p in trimmed if s < e]


def _photo_credit(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the first photo credit in brackets, if there is one."""
    opening = _PHOTO.search(text, start, end)
    closing = opening and _CLOSING.search(text, opening.end(), end)
    return (opening.start(), closing.end()) if opening and closing else None


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the spans of paragraphs: lines, or, in a hard-wrapped text, blocks of lines."""
    lines = [_trim(text, *m.span()) for m in _LINE.finditer(text)]
    lines = [(s, e) for s, e in lines if s < e]
    if max((e - s for s, e in lines), default=0) > _WRAP:
        return lines
    blocks: list[tuple[int, int]] = []
    for start, end in lines:
        if blocks and text.count("\n", blocks[-1][1], start) == 1:
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def _is_title(line: str) -> bool:
    """Tell whether a line has the form of a headline: short, and not closed like a sentence."""
    return len(line) <= 200 and not _CLOSED.search(line)


# ------------------------------------------------------------------------------- sentences

_WORDS = {name: frozenset(words) for name, words in wordlists.sections("segment_words.txt").items()}
_MARKS = re.compile(r"[.!?…]+")
_AFTER = re.compile(r"(?P<close>[\"”’»')\]*]*)(?P<gap>\s+)(?P<open>[\"“‘«'`(\[*]*)(?P<next>\S)")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_FOLLOWING = re.compile(r"\w{1,20}")
_BREAK = re.compile(r"[\s\"“”‘’«»()\[\]—–/]")


def split(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one paragraph (white space between them is in none).

    A full stop ends a sentence unless it closes a title, an initial or, before a word that does
    not open sentences, an abbreviation; `?`, `!` and `…` end one when a capital, a digit or an
    opening mark follows. The rules and the lists are our own.

    >>> text = 'Mr. Lee left. “Who pays?” he asked the U.S. envoy.'
    >>> [text[start:end] for start, end in split(text)]
    ['Mr. Lee left.', '“Who pays?” he asked the U.S. envoy.']
    """
    found, start, done = [], 0, 0
    for marks in _MARKS.finditer(text):
        after = _AFTER.match(text, marks.end()) if marks.end() > done else None
        if after:
            if _ends(text, max(done, marks.start()), after):
                found.append((start, after.start("gap")))
                start = after.end("gap")
            done = after.end()
    found.append((start, len(text)))
    spans = [_trim(text, s, e) for s, e in found]
    return [(s, e) for s, e in spans if s < e]


def _ends(text: str, at: int, after: re.Match[str]) -> bool:
    """Tell whether a sentence ends at the marks that begin at `at`, given what comes after."""
    follows = after["next"]
    if follows.islower():
        return False
    if not (follows.isupper() or follows.isdigit() or after["open"] or not follows.isalnum()):
        return True  # a script without capitals
    if text[at : after.start()] != "." or after["close"]:
        return True
    word = _BREAK.split(text[max(0, at - 40) : at])[-1]
    if word in _WORDS["titles"]:
        return False
    if _INITIALS.fullmatch(word) or word in _WORDS["abbreviations"]:
        following = _FOLLOWING.match(text, after.start("next"))
        return bool(after["open"] or (following and following.group() in _WORDS["starters"]))
    return True


# ----------------------------------------------------------------------------------- words

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[’'.,‐‑-]\w+)*")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the spans of words and numbers; inner apostrophes, hyphens, dots and commas hold.

    >>> text = "Turkey’s S-400s, U.S. 1,710"
    >>> [text[start:end] for start, end in tokens(text)]
    ['Turkey’s', 'S-400s', 'U.S.', '1,710']
    """
    return [match.span() for match in _TOKEN.finditer(text)]
