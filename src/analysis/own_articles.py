"""Shared passages, tone and names of articles that are a table of one's own.

What these need, sentences and quotations, is read from the articles where it is not given.
"""

from collections.abc import Mapping

import pandas as pd

from analysis import labels, quotations, reuse, segment, sentiment


def align(
    articles: pd.DataFrame,
    quotations: pd.DataFrame | None = None,
    *,
    outlets: Mapping[str, str] | None = None,
    least: float = reuse.LEAST,
) -> pd.DataFrame:
    """Return the passages that articles share.

    `articles` has article_id and text, or is the table of their sentences (article_id, start, end,
    text, part, one article after the other), beside which `quotations` (article_id, start, end,
    kind, marked, speaker) are given; without them they are extracted. Only headline, deck, caption
    and body are compared, and never two passages of one article; with `outlets` (article_id to
    outlet; an article without one is its own) never two of one outlet. Raises ValueError when a
    column is missing, an identifier is repeated, or an identifier or a text is no string.

    Returns alignment_id, kind, article_a, start_a, end_a, text_a, the same with b, similarity,
    probability, change and group: one row a pair, ordered by article_a, article_b (in the order
    given) and start_a. The spans are the best-fitting stretches (sentence, quotation or clause); of
    two articles, no stretch is in two rows.

    `similarity` is how much of the wording is the same, whatever it means; `probability`, learned
    from pairs that two annotators judged, that one wording lies behind both, and not a formula,
    page furniture or one fact in two wordings: pairs below `least` are not listed. `change` is what
    differs in meaning, `kind` what sort of reuse it is. `group` is the same in rows whose passages
    overlap by half: one remark in three outlets is one group.

    A sentence or a quotation that says enough is listed wherever another article has the same
    words, however many do; of more articles than are compared at once each with one other, so that
    they are one group. Any other passage that is in nearly every article has no weight and is not
    found, and nothing is found in a corpus of one article: a warning is logged in both cases.

    >>> post = "It rained. The bridge at Port Lorne was opened on Monday after nine years."
    >>> times = "After nine years of delay, the bridge at Port Lorne was opened on Monday."
    >>> articles = pd.DataFrame({"article_id": ["post", "times"], "text": [post, times]})
    >>> found = align(articles)
    >>> found[["kind", "article_a", "start_a", "article_b", "start_b"]].values.tolist()
    [['shared_wording', 'post', 11, 'times', 0]]
    """
    return reuse.align(*_read(articles, quotations), outlets=outlets, least=least)


def score(
    articles: pd.DataFrame, quotations: pd.DataFrame | None = None, variant: str = "news"
) -> pd.DataFrame:
    """Score each sentence of the article text (headline, deck, caption, body).

    `articles` has article_id and text, or is the table of their sentences (sentence_id, article_id,
    start, end, text, part), beside which `quotations` (article_id, start, end, kind) are given;
    without them they are extracted. Returns sentence_id, article_id, start, end; neg, neu, pos
    (shares that sum to 1, or 0 each where no word has two characters) and compound (-1 to 1);
    voice: narration when no word of the sentence is in a direct or mixed quotation, quotation when
    nearly all are, else mixed; hits: the lexicon words that made the score, each with its valence
    in this place ("crisis -3.1; support +1.7"). Method: Hutto and Gilbert (2014).

    The `variant` news mends what harms news text; vader gives the scores of NLTK, afinn those of
    another word list. Raises ValueError for an unknown variant, and when a column is missing, an
    identifier is repeated, or an identifier or a text is no string.

    >>> text = "The bridge was destroyed. “We are happy to have a new one,” Ms Finch said."
    >>> articles = pd.DataFrame({"article_id": ["post"], "text": [text]})
    >>> score(articles)[["voice", "hits"]].values.tolist()
    [['narration', 'destroyed -2.2'], ['mixed', 'happy +2.7']]
    """
    return sentiment.score(*_read(articles, quotations), variant)


def label(
    articles: pd.DataFrame,
    quotations: pd.DataFrame | None = None,
    own: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the labels in article text: headline, deck, caption and body.

    `articles` has article_id and text, or is the table of their sentences (article_id, start, end,
    text, part), beside which `quotations` (article_id, start, end, kind, speaker) are given;
    without them they are extracted. `own` are rows of a lexicon of one's own: pattern, referent,
    category; without them the package's alone. Returns article_id, start, end, text, referent,
    category, voice, attributed_to, in order of text; no two rows overlap. voice is quoted (the
    label lies in a direct or mixed quotation), attributed (in a report) or outlet; scare quotes
    leave it the outlet's. attributed_to is the speaker of the shortest such quotation, missing when
    unknown. Raises ValueError when a column is missing, a row of `own` cannot be read, an
    identifier is repeated, or an identifier or a text is no string.

    >>> text = "Rebels blew it up. “Terrorists did,” Ms Finch said."
    >>> articles = pd.DataFrame({"article_id": ["post"], "text": [text]})
    >>> label(articles)[["text", "category", "voice"]].values.tolist()
    [['Rebels', 'armed_group', 'outlet'], ['Terrorists', 'armed_group', 'quoted']]
    """
    return labels.find(*_read(articles, quotations), own)


def _read(articles: pd.DataFrame, given: pd.DataFrame | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sentences of articles and their quotations, read where they are not given."""
    if "start" in articles:
        if given is None:
            wrong = "these are sentences, from which quotations cannot be read"
            raise ValueError(f"{wrong}; give quotations beside them, or the articles themselves")
        return articles, given
    parts = segment.page_parts(articles)
    spoken = quotations.extract(articles, parts) if given is None else given
    return segment.sentences(articles, parts), spoken
