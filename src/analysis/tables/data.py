"""Tables of the data dictionary."""

import pandas as pd

from analysis import export, markup
from analysis.results import Tables

_TABLES = {
    "articles": "One row an article.",
    "sentences": "Every sentence and every line of page furniture, in order.",
    "quotations": "Words between quotation marks, and reported speech without them.",
    "alignments": "Pairs of passages in two articles that share their wording.",
    "sentiment": "Scores of the sentences of article text, by the news variant of VADER.",
    "labels": "Names of actors, places, fighting and law.",
    "claims": "The register of claims: a row for each claim and article that speaks to it.",
    "events": "The timeline; an event that several articles tell has a row for each.",
    "provenance": "Every passage of the articles with the closest known text behind it.",
    "checks": "What the outside record says of a claim of one article.",
    "facts": "The outside record: facts with their sources.",
}

_SPAN = {
    "article_id": "short name of the article",
    "start": "offset of the first character",
    "end": "offset after the last character",
    "text": "the words of the span",
}

_COLUMNS = {
    "articles": {
        "file": "name of the file in seeds/",
        "outlet": "name of the outlet",
        "headline": "headline, where the file has one",
        "byline": "who signed it",
        "published": "date of publication, ISO",
        "place": "place of the dateline",
        "url": "address where it was published",
        "sha256": "checksum of the file",
        "rights": "whose text it is",
        "n_words": "words of article text, furniture left out",
    },
    "sentences": {
        "sentence_id": "article and number; also the anchor on the article's page",
        "part": "headline, deck, caption, body; or byline, dateline, credit, boilerplate",
        "paragraph": "number of the paragraph in the file",
    },
    "quotations": {
        "quotation_id": "article and number",
        "kind": "direct, mixed, indirect, scare",
        "marked": "False for speech printed without quotation marks",
        "speaker": "canonical name of the speaker; empty where not resolved",
        "speaker_start": "offset of the words that name the speaker",
        "speaker_end": "offset after them",
        "cue": "the word that brings in the speech",
        "cue_start": "offset of the cue",
        "cue_end": "offset after it",
        "fragment_of": "the quotation that this one continues",
        "rule": "the rule that found the speaker",
        "confidence": "share of cases in which the rule is right, estimated",
    },
    "alignments": {
        "alignment_id": "the two articles and a number",
        "kind": "verbatim, truncated, translation_variant, quote_paraphrase, shared_wording",
        "article_a": "first article",
        "start_a": "offset in the first article",
        "end_a": "offset after the passage",
        "text_a": "the passage",
        "article_b": "second article",
        "start_b": "offset in the second article",
        "end_b": "offset after the passage",
        "text_b": "the passage",
        "similarity": "share of the words of both that stand in both in the same order",
        "probability": "from nought to one, how probably one wording lies behind both",
        "change": "what differs in meaning: none, number, negation, actor, name, degree, other",
        "group": "same for passages that more than two articles share",
    },
    "sentiment": {
        "sentence_id": "the sentence",
        "neg": "share of negative words, weighted",
        "neu": "share of neutral words",
        "pos": "share of positive words, weighted",
        "compound": "summary from minus one to one",
        "voice": "narration, quotation, mixed",
        "hits": "the lexicon words that made the score",
    },
    "labels": {
        "referent": "who or what is named",
        "category": "armed_group, force, state, leader, territory, fighting, law",
        "voice": "outlet, attributed, quoted",
        "attributed_to": "the speaker, where it is not the outlet",
    },
    "claims": {
        "claim_id": "permanent name of the claim",
        "topic": "what it is about",
        "statement": "the proposition, in neutral words",
        "relation": "agree, differ, contradict, only_one",
        "version": "what this article says, where articles differ",
    },
    "events": {
        "event_id": "permanent name of the event",
        "date": "ISO date, as exact as it is known",
        "description": "what happened",
        "source": "facts of the outside record, by id",
    },
    "provenance": {
        "relation": "verbatim, edited, translated, altered, own, unknown",
        "sources": "texts behind the passage, by id",
        "source_says": "what the closest of them says, in our words",
        "change": "what became different on the way",
        "effect": "what that does to the story",
        "certainty": "certain, likely, inferred",
    },
    "checks": {
        "claim_id": "the claim",
        "verdict": "right, imprecise, misleading, altered, wrong, open",
        "record": "what the record says, in one sentence",
        "source": "facts and texts that say so, by id",
    },
    "facts": {
        "fact_id": "permanent name of the fact",
        "date": "ISO date, as exact as it is known",
        "topic": "what it is about",
        "fact": "the fact, in our words",
        "source_title": "title of the source",
        "publisher": "who published it",
        "url": "where",
        "confidence": "high, medium, low, unverified",
    },
}


def downloads(tables: Tables) -> markup.Html:
    """Show the tables with their number of rows and a link to each file."""
    rows = [
        {
            "table": markup.Html(f'<a href="../data/{name}.csv" download>{name}.csv</a>'),
            "rows": len(getattr(tables, name)),
            "what a row is": meaning,
        }
        for name, meaning in _TABLES.items()
    ]
    return markup.table(pd.DataFrame(rows), "table-downloads", "Tables of the report.")


_GOLD = {
    "quotations.csv": "Quotations, adjudicated, with speaker, cue and occasion.",
    "labels.csv": "Names, adjudicated, with category and voice.",
    "claims.csv": "The propositions of the register.",
    "claim_passages.csv": "Which article asserts which, adjudicated.",
    "record_checks.csv": "What the record says of claims.",
    "silences.csv": "What a reader misses where an article is silent.",
    "alignments.csv": "Pairs of passages that a careful reader finds.",
    "attacks.csv": "Who is said to attack whom.",
    "passages.csv": "The passages that the chapters quote by name.",
    "codings/quotations.csv": "Quotations as each annotator coded them.",
    "codings/labels.csv": "Names as each annotator coded them.",
    "codings/claims.csv": "Claims as each annotator coded them.",
    "guidelines-quotations.md": "Guidelines for quotations.",
    "guidelines-labels.md": "Guidelines for names.",
    "guidelines-claims.md": "Guidelines for claims.",
    "guidelines-alignments.md": "Guidelines for pairs of passages.",
}


def coded(full_text: bool = True) -> markup.Html:
    """Show what annotators coded; with `full_text`, with a link to each file."""
    rows = [
        {
            "file": markup.Html(f'<a href="../data/gold/{name}" download>{name}</a>')
            if full_text
            else name,
            "what it holds": meaning,
        }
        for name, meaning in _GOLD.items()
    ]
    return markup.table(pd.DataFrame(rows), "table-coded", "What annotators coded.")


def columns() -> markup.Html:
    """Show every column of every table with its meaning.

    Raises KeyError when an exported column has no meaning here.
    """
    rows = [
        {"table": name, "column": column, "meaning": meaning}
        for name, exported in export.COLUMNS.items()
        for column in exported
        for meaning in [(_SPAN | _COLUMNS[name])[column]]
    ]
    return markup.table(pd.DataFrame(rows), "table-columns", "Columns of the tables.")
