"""Documents that speak: whoever issued the statement, report or filing, when the text says so."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from, phrase_up_to
from analysis.quotations.grammar.subjects import subject_of
from analysis.quotations.persons.discourse import Discourse, Resolved
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.unnamed import behind_article, end_of_links
from analysis.quotations.text.lexicon import DOCUMENTS, POSSESSIVE_ENDINGS, WORD_LISTS
from analysis.quotations.text.tags import (
    ADVERBIAL,
    DETERMINER,
    ED_FORM,
    FULL_VERB,
    MODIFIER,
    NAME,
    PREPOSITION,
    REPORTING_VERB,
    SENTENCE_END,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

_BETWEEN = ADVERBIAL | {ED_FORM, REPORTING_VERB, ","}  # a report, released last week by ...
_READ = frozenset(
    ["seen", "obtained", "reviewed", "viewed", "examined", "cited", "quoted", "received"]
)
_ORDERED = frozenset(WORD_LISTS["ordered documents"])
_MESSAGES = frozenset(WORD_LISTS["messages"])  # other documents speak for themselves
_TEXTS = DOCUMENTS | frozenset(WORD_LISTS["texts"])
_DOCUMENT_REACH = 8  # words from a document to who issued it
_POSTS = frozenset(["post", "tweet", "message"])
_ISSUED = DOCUMENTS | _POSTS
_READS = frozenset(["read", "reads", "reading"])
_POSTING = frozenset(["wrote", "posted", "tweeted"])
_POST_REACH = 120  # words between a post and who is said to have written it
_SENTENCE_REACH = 30  # words between "in a statement" and who said so


def issuers(discourse: Discourse, start: int, end: int) -> Iterator[Phrase | Resolved]:
    """Return who may have issued the document that a mention names: the owner or agent beside it
    or beside an earlier mention of it, or whoever spoke in it, the latest first.
    """
    tokens = discourse.registry.tokens
    head = tokens.low(end - 1)
    if head not in _ISSUED:
        return
    yield from _beside(tokens, end - 1)
    if tokens.low(start) not in ("the", "that") and end - start > 1:
        return
    if head in _POSTS and head not in tokens.lows[:start]:
        yield from _poster(discourse, start)
    for at in _places_of(discourse.registry, head, start):
        yield from _beside(tokens, at)
        if head in _MESSAGES or head in _POSTS:
            if start - at < _SENTENCE_REACH:
                yield from _issuer_of(tokens, at)
            yield from _speaker_in(discourse, at)


def _places_of(registry: Registry, head: str, start: int) -> list[int]:
    """Return where a document was named before word `start`, the latest first; a post may be called
    a message later.
    """
    nouns = _POSTS if head in _POSTS else (head,)
    return sorted((at for noun in nouns for at in registry.places_of(noun, start)), reverse=True)


def is_text(low: str) -> bool:
    """Tell whether a noun stands for one document, which "it" may take up: report, audit."""
    return low in _TEXTS and not low.endswith("s")


def are_texts(low: str) -> bool:
    """Tell whether a noun stands for several documents, which "they" may take up: letters."""
    return low.endswith("s") and low.removesuffix("s") in _TEXTS


def document_named(tokens: Tokens, topic: Phrase) -> Phrase | None:
    """Return the document that a phrase with which a sentence begins names, if it names one."""
    end = topic[1] + (tokens.low(topic[1]) in _TEXTS)  # an amber warning
    return (topic[0], end) if tokens.low(end - 1) in _TEXTS else None


def writer_before(tokens: Tokens, at: int) -> Phrase | None:
    """Return who wrote the document of the sentence before that "it" at word `at` takes up as it
    reads something: Berg wrote a letter to the club. It read; None when there is none.
    """
    if not at or tokens.word(at + 1) not in _READS or not tokens.opens_sentence(at):
        return None
    last = at - 1
    while last and tokens.tags[last - 1] in SENTENCE_END:
        last -= 1
    while last and tokens.tags[last - 1] not in SENTENCE_END:
        last -= 1
        if tokens.lows[last] in _ISSUED and (writer := next(_issuer_of(tokens, last), None)):
            return writer
    return None


def by_noun(tokens: Tokens, phrase: Phrase) -> Resolved:
    """Return a document, body or people by the words that tell which or who is meant, without the
    article.
    """
    start, end = behind_article(tokens, *phrase), end_of_links(tokens, phrase[1])
    return Resolved(tokens.run(start, end), "unnamed")


def _beside(tokens: Tokens, at: int) -> Iterator[Phrase]:
    """Return the owner or the agent of the document at word `at`: the Navy's statement, the report,
    released by the Kars Institute. An owner without a name is told by the mention itself.
    """
    owner = at - 1
    while owner > 0 and tokens.tags[owner] in MODIFIER and not _owns(tokens, owner):
        owner -= 1
    if owner >= 0 and _owns(tokens, owner) and tokens.tags[owner] == NAME:
        phrase = phrase_up_to(tokens, owner, max(0, owner - _DOCUMENT_REACH))
        if phrase and phrase[1] == owner + 1:
            yield phrase
    i = at + 1
    while i < at + _DOCUMENT_REACH and (
        tokens.tag(i) in _BETWEEN or (tokens.tag(i) == PREPOSITION and tokens.tag(i + 1) == TIME)
    ):
        i += 1
    if not _READ.isdisjoint(tokens.lows[at + 1 : i]):
        return  # a memo seen by the Ledger
    if not _ORDERED.isdisjoint(tokens.lows[at + 1 : i]):
        return  # a report commissioned by the mayor
    attributed = tokens.word(i) == "to" and tokens.low(i - 1) == "attributed"
    if tokens.word(i) == "by" or attributed or (i == at + 1 and _is_message_of(tokens, at)):
        phrase = phrase_from(tokens, i + 1, len(tokens.tags))
        if phrase and can_speak(tokens, phrase):
            yield phrase


def _issuer_of(tokens: Tokens, at: int) -> Iterator[Phrase]:
    """Return the subject of the verb whose object is the document at word `at`: the union issued a
    statement.
    """
    led = at - 1
    while led > 0 and tokens.tags[led] in MODIFIER:
        led -= 1
    if led < 2 or tokens.tags[led] != DETERMINER or tokens.tags[led - 1] not in FULL_VERB:
        return
    start = led
    while start and tokens.tags[start - 1] not in SENTENCE_END:
        start -= 1
    found = subject_of(tokens, led - 1, start)
    if found and can_speak(tokens, found[0]):
        yield found[0]


def _owns(tokens: Tokens, i: int) -> bool:
    return tokens.words[i].endswith(POSSESSIVE_ENDINGS)


def _is_message_of(tokens: Tokens, at: int) -> bool:
    """Tell whether "of" or "from" after a document brings in its sender, not what it is about."""
    after = tokens.word(at + 1)
    message = tokens.low(at) in _MESSAGES and after == "from"
    return message or (tokens.low(at) == "statement" and after == "of")


def _poster(discourse: Discourse, start: int) -> Iterator[Resolved]:
    """Return who wrote or posted something last before word `start`: Ana Berg wrote on her channel
    ... the post reads.
    """
    tokens = discourse.registry.tokens
    for word, found in reversed(discourse.speakers):
        after = range(word, min(word + _DOCUMENT_REACH, start))
        if start - word < _POST_REACH and any(tokens.lows[i] in _POSTING for i in after):
            yield found
            return


def _speaker_in(discourse: Discourse, at: int) -> Iterator[Resolved]:
    """Return who speaks in the document at word `at`: the bank said in a statement; in a statement,
    the bank said; a statement in which the bank said.
    """
    tokens = discourse.registry.tokens
    led = at - 1
    while led > 0 and (tokens.tags[led] in MODIFIER or tokens.tags[led] == NAME):
        led -= 1  # in a Facebook post
    inside = tokens.lows[led - 1] == "in" or tokens.lows[at + 1 : at + 3] == ("in", "which")
    if tokens.tags[led] != DETERMINER or not inside:
        return
    near = [
        (abs(word - at), found)
        for word, found in discourse.speakers[-_SENTENCE_REACH:]
        if abs(word - at) < _SENTENCE_REACH
        and not any(tag in SENTENCE_END for tag in tokens.tags[min(word, at) : max(word, at)])
    ]
    if near:
        yield min(near, key=lambda one: one[0])[1]
