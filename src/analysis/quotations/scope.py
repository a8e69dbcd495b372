"""The reading of a quotation from its own sentence.

The outermost report wins: a clause right after the quotation, a closing ", she said", "according
to", then the report in front of it. Words between marks that no report governs are scare quotes,
titles, or, when they are long enough, words of the sentence's subject.
"""

from __future__ import annotations

from .cues import Cue
from .reports_after import closing, following, fronted, summed, vouching
from .reports_before import introduced, leading
from .site import Attribution, Site, bare, reading
from .unreported import labelled, labelled_turn, runaway, scare, unreported, wanted


def govern(site: Site) -> Attribution | None:
    """Reading of a quotation from its own sentence; None when it is a sentence of its own."""
    if not site.quote.closed and runaway(site):
        return scare("unclosed mark")
    found = labelled_turn(site) or adjoining(site)
    if found is None:
        found = enclosing(site, vouching(site))
    if found is None and site.stream.tags[site.at] == "X":
        return scare("part of a name")
    if found is None and not bare(site):
        return unreported(site)
    return found


def adjoining(site: Site) -> Attribution | None:
    """Reading from the clause right after the quotation, or as a title."""
    put = summed(site)
    if put:
        return reading(site, put, "taken up", 0.85)
    if labelled(site):
        return scare("title")
    after, source = following(site), vouching(site)
    if after is None or (source and source.word > after.word) or fronted(site, after):
        return None
    opener = site.sentence.cues[0] if site.sentence.cues else after
    if opener.side == "fronted" and opener.word < site.at:
        after = opener._replace(source=after.source)
    return reading(site, after, "after", 0.97)


def enclosing(site: Site, source: Cue | None) -> Attribution | None:
    """Reading from a report that stands around or before the quotation in its sentence."""
    if source and source.word > site.at:
        return reading(site, source, "according", 0.93)
    before = leading(site)
    last = closing(site, before)
    if last:
        return reading(site, last, "closing", 0.9)
    which = source is not None and site.stream.low(source.right - 1) == "which"
    if source and (before is None or source.word < before.word or which):
        return reading(site, source, "according", 0.93)
    if before:
        called_for = wanted(site, before)
        return scare("scare quotes") if called_for else reading(site, before, "before", 0.93)
    mark = introduced(site)
    return reading(site, mark, mark.side, 0.85) if mark else None
