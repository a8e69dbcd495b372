"""An article as readers see it: its quotations, names and shared passages marked."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis import corpus, schema, segment
from analysis.html.elements import (
    UNKNOWN,
    Html,
    cell,
    link,
    missing,
    tells_what_is_missing,
    template,
    unknown,
)
from analysis.pages.evidence import FINE, Evidence
from analysis.pages.links import outside_link
from analysis.pipeline import Tables

_SPEAKER_COLOURS = 6
_MUCH = 200  # letters of page furniture before the text, which is folded away
_NAMES = {
    "armed_group": "name of an armed group",
    "force": "name of a force",
    "state": "name of a state",
    "leader": "name of a leader",
    "territory": "name of a territory",
    "fighting": "word for fighting",
    "law": "word of law",
}
"""What the categories of names are called in the key."""


@dataclass(frozen=True)
class Mark:
    """A stretch of an article that is marked: its classes, and what they say."""

    start: int
    end: int
    css: str
    title: str

    @property
    def printed(self) -> bool:
        """Whether the stretch is printed where only excerpts are."""
        return self.css.split()[0] in ("quote", "shared", "scare")


_ARTICLE = template("""
<div class="article" lang="{{ language }}">
<dl class="about">
{% for name, value in about.items() %}
  <div><dt>{{ name }}</dt><dd>{{ value or unknown }}</dd></div>
{% endfor %}
</dl>
<details class="key"><summary>Key to the marks</summary><ul class="legend" aria-label="Key">
{% for css, words, meaning in legend %}
  <li><span class="{{ css }}">{{ words }}</span>{{ meaning }}</li>
{% endfor %}
</ul></details>
<p class="key signs">The number of a sentence links to it and cites it;
{{- " " }}▸ shows what rests on it.</p>
{% if before %}<details class="before"><summary>Page furniture before the text</summary>
{% for sentences, evidence in before %}<p>{{ sentences }}</p>{{ evidence }}{% endfor %}</details>
{% endif %}
{% for sentences, evidence in paragraphs %}<p>{{ sentences }}</p>{{ evidence }}{% endfor %}
</div>
""")

_SENTENCE = template("""
<span class="sentence {{ part }}{% if furniture %} furniture{% endif %}" id="{{ name }}">
{{ number }}{{ words }}</span>{{ evidence }}
""")


def speaker_colours(t: Tables) -> dict[str, int]:
    """Number the entities by how often they are quoted; the last number is everyone else."""
    order = t.quotations["entity"].dropna().value_counts(sort=True).index
    return {name: min(n, _SPEAKER_COLOURS) for n, name in enumerate(order, 1)}


@tells_what_is_missing
def annotated(t: Tables, article_id: str) -> Html:
    """Show an article with its quotations, names and shared passages marked.

    Every sentence has its id as anchor, and a button for what rests on it: claims with verdicts,
    twins, the text behind it. Quotations are coloured by speaker, names underlined by category,
    passages that another article shares boxed, words against which a verdict speaks underlined by
    a wavy line; page furniture is grey, and folded where much of it stands before the text. A study
    without full texts prints quotations and shared passages only.
    """
    known = {row["article_id"]: row for row in t.articles.to_dict("records")}
    if article_id not in known:
        return missing(f"This study has no article {article_id!r}.")
    article = known[article_id]
    marks = _marks(t, article_id)
    sentences = t.sentences[t.sentences["article_id"] == article_id]
    evidence = Evidence(t, article_id)
    shown = [
        _SENTENCE(
            part=row["part"],
            furniture=row["part"] not in segment.TEXT_PARTS,
            name=row["sentence_id"],
            number=_number(row["sentence_id"]),
            words=_marked_up(
                article["text"], row["start"], row["end"], marks, t.settings.full_texts
            ),
            evidence=evidence.button(row["sentence_id"]),
        )
        for row in sentences.to_dict("records")
    ]
    rests = [evidence.listed(sentence_id) for sentence_id in sentences["sentence_id"]]
    pieces = pd.DataFrame({"shown": shown, "rests": rests}, sentences.index, dtype=object)
    paragraphs = [
        (Html(" ").join(of["shown"]), Html("").join(of["rests"]))
        for _, of in pieces.groupby(sentences["paragraph"])
    ]
    begins = sentences.loc[sentences["part"].isin(segment.TEXT_PARTS), "paragraph"].min()
    before = sentences[sentences["paragraph"] < begins]
    much = before["text"].str.len().sum() > _MUCH
    folded = before["paragraph"].nunique() if much else 0
    return _ARTICLE(
        language=article["language"] or "en",
        about=_about(article, corpus.dates(t.articles)[article_id]),
        unknown=UNKNOWN,
        legend=_legend(t, article_id),
        before=paragraphs[:folded],
        paragraphs=paragraphs[folded:],
    )


def printed(t: Tables, article_id: str) -> dict[str, str]:
    """Return the words of each sentence of an article as its page prints them, by sentence id."""
    text = t.articles.set_index("article_id")["text"][article_id]
    marks = _marks(t, article_id)
    own = t.sentences[t.sentences["article_id"] == article_id]
    return {
        name: _marked_up(text, start, end, marks, t.settings.full_texts).striptags()
        for name, start, end in own[["sentence_id", "start", "end"]].itertuples(index=False)
    }


def _number(sentence_id: str) -> Html:
    """Return the number of a sentence as a link to itself, which the book makes cite it."""
    shown = segment.sentence_number(sentence_id)
    told = f"Sentence {shown}: link to and cite it"
    return link(f"#{sentence_id}", shown, "number", aria_label=told, title=told)


def _about(article: Mapping[Hashable, Any], date: str) -> dict[str, Html]:
    """Return what is known of an article: headline, date, byline, place, length, address."""
    url, archived, place = article["url"], article["archived"], article["place"]
    return {
        "Headline": cell(article["headline"] or unknown(article["headline_note"])),
        "Published": cell(date),
        "By": cell(article["byline"] or unknown("none found")),
        **({"Place": cell(place)} if place else {}),
        "Length": cell(f"{article['n_words']} words"),
        "Address": outside_link(url, archived, url) if url or archived else Html(""),
    }


# ------------------------------------------------------------------------------------------ marks


def _marks(t: Tables, article_id: str) -> list[Mark]:
    """Return everything that is marked: quotations, names, shared passages, judged words."""
    return [
        *_quotations(t, article_id),
        *(
            Mark(start, end, f"label label-{category}", f"name of: {referent}")
            for start, end, category, referent in t.labels.loc[
                t.labels["article_id"] == article_id, ["start", "end", "category", "referent"]
            ].itertuples(index=False)
        ),
        *_shared(t, article_id),
        *_judged(t, article_id),
    ]


def _quotations(t: Tables, article_id: str) -> Iterator[Mark]:
    colours = speaker_colours(t)
    here = t.quotations[t.quotations["article_id"] == article_id]
    columns = ["quotation_id", "start", "end", "kind", "speaker", "entity"]
    for quotation_id, start, end, kind, speaker, entity in here[columns].itertuples(index=False):
        known = pd.notna(speaker)
        if kind in schema.QUOTED:
            css = f"quote speaker-{colours.get(entity, 0) if known else 0}"
            title = f"{kind} quotation: {speaker if known else 'speaker not named'}"
        elif kind in schema.REPORTED:
            css, title = "indirect", f"reported speech: {speaker if known else 'not named'}"
        else:
            css, title = "scare", "words set in quotation marks, not as speech"
        own = f" ({quotation_id})" if t.settings.corrections else ""  # by which it is corrected
        yield Mark(start, end, css, f"{title}{own}")


def _shared(t: Tables, article_id: str) -> Iterator[Mark]:
    """Yield the marks of passages that another article shares."""
    outlet = corpus.outlets(t.articles)
    for here, there in (("a", "b"), ("b", "a")):
        pairs = t.alignments[t.alignments[f"article_{here}"] == article_id]
        columns = [f"start_{here}", f"end_{here}", f"article_{there}", "kind"]
        for start, end, other, kind in pairs[columns].itertuples(index=False):
            told = f"shared with {outlet[other]}: {kind.replace('_', ' ')}"
            yield Mark(start, end, "shared", told)


def _judged(t: Tables, article_id: str) -> Iterator[Mark]:
    """Yield the marks of the words that the record does not bear out, and of no others."""
    told = t.claims[t.claims["article_id"] == article_id]
    against = t.checks[~t.checks["verdict"].isin(FINE)]
    judged = told.merge(
        against[["claim_id", "article_id", "verdict"]], on=["claim_id", "article_id"]
    )
    for start, end, verdict in judged[["start", "end", "verdict"]].itertuples(index=False):
        yield Mark(start, end, "judged", f"record: {verdict}")


def _marked_up(text: str, start: int, end: int, marks: Sequence[Mark], full_text: bool) -> Html:
    """Return the HTML of one sentence: text cut at every boundary, each piece with its classes."""
    inside = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    pieces: list[str] = []
    for left, right in pairwise(cuts):
        active = [m for m in inside if m.start <= left and m.end >= right]
        words = text[left:right]
        if not full_text and not any(m.printed for m in active):
            pieces.append(_gap(words, pieces))
        elif active:
            css = " ".join(dict.fromkeys(c for m in active for c in m.css.split()))
            title = "; ".join(dict.fromkeys(m.title for m in active))
            span = Html('<span class="{}" title="{}">{}</span>')
            pieces.append(span.format(css, title, words))
        else:
            pieces.append(words)
    return Html("").join(pieces)


def _gap(words: str, before: Sequence[str]) -> str:
    """Return what stands for words that are left out: one mark for neighbouring gaps."""
    bare = words.strip()
    if bare and not "".join(before).rstrip().endswith("[…]"):
        return words.replace(bare, "[…]")
    return words.replace(bare, "") if bare else words


def _legend(t: Tables, article_id: str) -> list[tuple[str, str, str]]:
    """Return the key to the marks that this article uses: class, words, what they mean."""
    colours = speaker_colours(t)
    here = t.quotations[t.quotations["article_id"] == article_id]
    speakers = here.loc[here["kind"].isin(schema.QUOTED), "entity"]
    entries = [
        (f"quote speaker-{colours[name]}", "“…”", f" {name}")
        for name in dict.fromkeys(speakers.dropna())
    ]
    if speakers.isna().any():
        entries.append(("quote speaker-0", "“…”", " speaker not named"))
    entries.append(("indirect", "reported speech", ""))
    used = set(t.labels.loc[t.labels["article_id"] == article_id, "category"])
    entries += [
        (f"label label-{category}", _NAMES[category], "")
        for category in schema.table("labels")["category"].values
        if category in used
    ]
    entries.append(("shared", "shared passage", ""))
    if any(_judged(t, article_id)):
        entries.append(("judged", "words from which the record departs", ""))
    entries.append(("furniture", "page furniture, not counted", ""))
    return entries
