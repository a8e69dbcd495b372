"""Any two articles side by side, and all of them by topic."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import corpus, reuse, segment, spans
from analysis.characters import legible
from analysis.html.addresses import claim_page
from analysis.html.elements import Html, link, tells_what_is_missing, template
from analysis.html.registers import RELATIONS
from analysis.pages.article import printed
from analysis.pages.links import heading_sign, outlets_of, passage_links, sentence_numbers
from analysis.pipeline import Tables

_KEY = (
    "On a grey ground stands a passage that both have; marked in it is what only one side has, "
    "dotted what both have in another order. Where only a claim joins two sentences, their words "
    "are not compared and none is marked. A partner that stands elsewhere in its article is shown "
    "again in a frame; grey letters are sentences without any beside them."
)

_SYNOPSIS = template("""
<form class="compared" id="compared-choice">
{% for side, words in (("a", "One article"), ("b", "Another")) %}
<label>{{ words }}{{ " " }}<select name="{{ side }}">
{% for id, outlet in outlets %}<option value="{{ id }}">{{ outlet }}</option>{% endfor %}
</select></label>
{% endfor %}
<button type="button" name="swap">Swap</button>
<button type="button" name="link">Copy link</button></form>
<noscript><p>To set two side by side takes a script; the list by topic needs none.</p></noscript>
<p class="compared" id="compared-said" role="status"></p>
<div id="compared-list"></div>
<details id="compared-claims" hidden><summary>Claims that both make</summary><ul></ul></details>
<div id="compared"></div>
<script type="application/json" id="compared-data">{{ data }}</script>
<script src="../_static/compare.js" defer></script>
""")

_BY_TOPIC = template("""
{% for topic in topics %}
<section class="topic" id="by-topic-{{ topic.id }}" data-part="{{ topic.name }}">
<h3>{{ topic.name }} {{ topic.sign }}</h3>
{% for claim in topic.claims %}
<div class="told"><p>{{ claim.statement }}</p>
<dl>{% for outlet, passages in claim.told %}<div><dt>{{ outlet }}</dt><dd>{{ passages }}</dd></div>
{% endfor %}</dl></div>
{% endfor %}</section>
{% endfor %}
""")


@tells_what_is_missing
def two(t: Tables) -> Html:
    """Let a reader choose two articles and see them side by side; the address keeps the choice.

    Sentences stand beside each other where they share a passage or make the same claim. Of shared
    passages the difference is marked as `reuse.difference` finds it. A study without full texts
    shows of each sentence what the article's page prints. Shown first are the two that share most.
    It takes a script; without, nothing but the choice is shown.
    """
    t.need("sentences")
    data = {
        "articles": list(_articles(t)),
        "shared": list(_shared(t)),
        "claims": list(_claims(t)),
        "key": _KEY,
        "first": _nearest(t),
    }
    # What is between the tags of a script is not unescaped; a "<" could end it.
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    seen = Html(legible(content))  # as long as it was: offsets hold
    return _SYNOPSIS(outlets=list(corpus.titles(t.articles).items()), data=seen)


@tells_what_is_missing
def by_topic(t: Tables) -> Html:
    """Show by topic every claim that two articles or more make, with the passage of each."""
    t.need("claims")
    articles = t.articles["article_id"]
    outlet = dict(zip(articles, outlets_of(t, articles), strict=True))
    show = passage_links if t.settings.full_texts else sentence_numbers
    told = t.claims.assign(link=pd.Series(show(t, t.claims), t.claims.index, dtype=object))
    topics = []
    for topic, of_topic in told.groupby("topic", sort=False):
        claims = []
        for (claim_id, statement), rows in of_topic.groupby(["claim_id", "statement"], sort=False):
            passages = [
                (name, Html(" · ").join(rows.loc[rows["article_id"] == article_id, "link"]))
                for article_id, name in outlet.items()
                if article_id in set(rows["article_id"])
            ]
            if len(passages) > 1:
                shown = link(claim_page(str(claim_id)), statement)
                claims.append({"statement": shown, "told": passages})
        name = t.settings.in_print("topics", str(topic))
        if claims:
            name, sign = name[:1].upper() + name[1:], heading_sign(f"by-topic-{topic}")
            topics.append({"id": topic, "name": name, "sign": sign, "claims": claims})
    return _BY_TOPIC(topics=topics)


def _nearest(t: Tables) -> list[str]:
    """Return the two articles that share most passages, the first two where none share any."""
    order = list(t.articles["article_id"])
    pairs = t.alignments[["article_a", "article_b"]].itertuples(index=False)
    shared = Counter(tuple(sorted(pair, key=order.index)) for pair in pairs)
    return list(max(sorted(shared), key=lambda pair: shared[pair], default=order[:2]))


def _articles(t: Tables) -> Iterator[dict[str, Any]]:
    """Yield each article: id, outlet, date, and id and words of its sentences."""
    text = segment.article_text(t.sentences)
    names = corpus.titles(t.articles)
    whole = t.settings.full_texts
    published = corpus.dates(t.articles)
    for article_id in t.articles["article_id"]:
        own = text[text["article_id"] == article_id]
        shown = own.set_index("sentence_id")["text"].to_dict() if whole else printed(t, article_id)
        sentences = [[name, shown[name]] for name in own["sentence_id"]]
        about = {"id": article_id, "outlet": names[article_id], "date": published[article_id]}
        yield about | {"sentences": sentences}


def _shared(t: Tables) -> Iterator[list[Any]]:
    """Yield each pair of aligned passages: kind, and of each side sentence, span and marks.

    Offsets are from the beginning of the sentence; in a study without full texts there are none.
    """
    starts = t.sentences.set_index("sentence_id")["start"]
    begin = (segment.sentence_at(spans.side(t.alignments, side), t.sentences) for side in "ab")
    for pair, *sentences in zip(t.alignments.to_dict("records"), *begin, strict=True):
        steps = reuse.difference(pair["text_a"], pair["text_b"])
        sides = []
        for side, sentence in zip("ab", sentences, strict=True):
            shift = int(pair[f"start_{side}"] - starts[sentence])
            own = steps[(steps[f"text_{side}"] != "") & (steps["operation"] != "kept")]
            marks = [
                [int(start) + shift, int(end) + shift, int(operation == "moved")]
                for start, end, operation in own[
                    [f"start_{side}", f"end_{side}", "operation"]
                ].values
            ]
            length = int(pair[f"end_{side}"] - pair[f"start_{side}"])
            shown = ([shift, shift + length], marks) if t.settings.full_texts else ([], [])
            sides.append([sentence, *shown])
        yield [pair["kind"].replace("_", " "), *sides]


def _claims(t: Tables) -> Iterator[list[Any]]:
    """Yield each claim of two articles or more: id, statement, and by article what is told."""
    told = t.claims.assign(sentence=segment.sentence_at(t.claims, t.sentences))
    verdicts = t.checks.groupby(["claim_id", "article_id"])["verdict"].agg(", ".join).to_dict()
    for (claim_id, statement), rows in told.groupby(["claim_id", "statement"], sort=False):
        articles = {
            article_id: [
                RELATIONS[own["relation"].iloc[0]],
                verdicts.get((claim_id, article_id), ""),
                list(dict.fromkeys(own["sentence"])),
            ]
            for article_id, own in rows.groupby("article_id", sort=False)
        }
        if len(articles) > 1:
            yield [claim_id, statement, articles]
