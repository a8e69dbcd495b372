"""What rests on a sentence of an article: claims and verdicts, twins, the text behind it."""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis import corpus, segment, spans
from analysis.html.addresses import article_page, claim_page
from analysis.html.elements import Html, link, quoted, template
from analysis.html.registers import PROVENANCE, RELATIONS
from analysis.pages.links import record_links
from analysis.pipeline import Tables

BUTTON, LIST, MORE = "<!--button:{}-->", "<!--list:{}-->", "<!--more:{}-->"
"""Stand where the book puts the sections that discuss a sentence, at the end of its list (more), or
button and list where nothing else rests on it."""

FINE = ("right", "open")
"""Verdicts of which a reader need not be warned."""

_BUTTON = template("""
<button type="button" class="evidence" popovertarget="rests-{{ name }}"
{{ " " }}aria-label="{{ shown }} What rests on sentence {{ number }}">{{ shown }}</button>
""")

_LIST = template("""
<div class="evidence rests" id="rests-{{ name }}" popover>
<p><b>Sentence {{ number }}</b></p>
<ul>{% for item in items %}<li>{{ item }}</li>{% endfor %}{{ more }}</ul>
<p class="ways-on"><button type="button" class="close" popovertarget="rests-{{ name }}"
{{ " " }}popovertargetaction="hide">Close</button></p>
</div>
""")


def button(sentence_id: str, *verdicts: str) -> Html:
    """Return the button that opens the list of what rests on a sentence; it shows verdicts."""
    shown = " ".join(["▸", *dict.fromkeys(verdicts)])
    return _BUTTON(name=sentence_id, number=segment.sentence_number(sentence_id), shown=shown)


def listed(sentence_id: str, items: Sequence[object]) -> Html:
    """Return the list of what rests on a sentence."""
    number, more = segment.sentence_number(sentence_id), Html(MORE.format(sentence_id))
    return _LIST(name=sentence_id, number=number, items=items, more=more)


class Evidence:
    """What rests on the sentences of one article."""

    def __init__(self, t: Tables, article_id: str) -> None:
        own = t.sentences[t.sentences["article_id"] == article_id]
        self._sentences = own[["sentence_id", "article_id", "start", "end"]]
        self._items: dict[str, list[Html]] = {name: [] for name in own["sentence_id"]}
        self._warnings: dict[str, list[str]] = {name: [] for name in own["sentence_id"]}
        self._claims(t, article_id)
        self._twins(t, article_id)
        self._provenance(t, article_id)

    def button(self, sentence_id: str) -> Html:
        """Return the button that opens the list of a sentence, or what the book puts one for."""
        if not self._items[sentence_id]:
            return Html(BUTTON.format(sentence_id))
        return button(sentence_id, *self._warnings[sentence_id])

    def listed(self, sentence_id: str) -> Html:
        """Return the list of a sentence, or what the book puts one for."""
        if not self._items[sentence_id]:
            return Html(LIST.format(sentence_id))
        return listed(sentence_id, self._items[sentence_id])

    def _within(self, rows: pd.DataFrame) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the sentences that each row touches, with the row."""
        met = spans.meeting(rows, self._sentences)
        for name, row in zip(met["sentence_id"], met.to_dict("records"), strict=True):
            yield name, {str(key): value for key, value in row.items()}

    def _claims(self, t: Tables, article_id: str) -> None:
        told = t.claims[t.claims["article_id"] == article_id]
        checks = t.checks[t.checks["article_id"] == article_id]
        facts = record_links(t, checks["source"])
        verdicts: dict[str, list[tuple[str, Html]]] = {}
        for claim_id, *found in zip(checks["claim_id"], checks["verdict"], facts, strict=True):
            verdicts.setdefault(claim_id, []).append((found[0], found[1]))
        for name, row in self._within(told):
            claim_id = str(row["claim_id"])
            claim = link(claim_page(claim_id), row["statement"], "claim")
            item = Html("Claim: {} ({})").format(claim, RELATIONS[str(row["relation"])])
            for verdict, links in verdicts.get(claim_id, []):
                item += Html(" <b>record: {}</b> {}").format(verdict, links)
                if verdict not in FINE:
                    self._warnings[name].append(verdict)
            self._items[name].append(item)

    def _twins(self, t: Tables, article_id: str) -> None:
        outlet = corpus.outlets(t.articles)
        for here, there in (("a", "b"), ("b", "a")):
            pairs = t.alignments[t.alignments[f"article_{here}"] == article_id]
            twins = segment.sentence_at(spans.side(pairs, there), t.sentences)
            passages = spans.side(pairs, here, "kind", f"text_{there}").assign(twin=twins)
            for name, row in self._within(passages):
                other, twin = str(row["other_id"]), str(row["twin"])
                words = f"⇄ {outlet[other]}, sentence {segment.sentence_number(twin)}"
                passage = str(row[f"text_{there}"])
                shown = link(article_page(other, twin), words, "twin", data_words=passage)
                kind = str(row["kind"]).replace("_", " ")
                self._items[name].append(Html("{} ({}): {}").format(shown, kind, quoted(passage)))

    def _provenance(self, t: Tables, article_id: str) -> None:
        rows = t.provenance[t.provenance["article_id"] == article_id]
        names = dict(zip(t.sources["source_id"], t.sources["agency"], strict=True))
        behind = record_links(t, rows["sources"].fillna(""), names)
        links = pd.Series(behind, rows.index, dtype=object)
        for name, row in self._within(rows.assign(links=links)):
            told, closest = PROVENANCE[str(row["relation"])], row["links"]
            shown = Html("{} ({})").format(closest, told) if closest else told
            self._items[name].append(Html("Closest text: {}").format(shown))
