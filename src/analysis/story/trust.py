"""How sure what is: each kind of result, by whom, how well two agree, its use and its limits."""

from analysis import derived
from analysis.html.elements import Columns, Html, link, table
from analysis.numbers import printed
from analysis.pipeline import Tables
from analysis.story import benchmarks, methods

_BOTH, _PROGRAM = "two annotators", "a program"

_ROWS = (
    ("shared passages", "overlap-missed", _PROGRAM,
     "{bench_reuse} on other outlets (average precision)",
     "that wording is shared", "who wrote first"),
    ("quotations, speakers", "voices-limits", _BOTH, "{agree_quotations_alpha} (alpha)",
     "who is quoted, how much", "favour"),
    ("names", "words-limits", _BOTH, "{agree_names_spans} of the spans alike",
     "which name, where", "what was meant"),
    ("who tells a claim", "coverage-limits", _BOTH, "{agree_claims_kappa} (kappa)",
     "who tells what", "the list of claims, which one annotator made"),
    ("silence", "coverage-silence", _BOTH, "complete, since it follows by rule",
     "gaps among the four", "intentions"),
    ("told differently", "coverage-contested", _BOTH,
     "{agree_claims_contested_same} of {agree_claims_contested} alike; "
     "late claims {agree_late_contested_same} of {agree_late_contested}",
     "where to look", "counts: weak"),
    ("relation to the closest text", "methods-claims", _BOTH, "{agree_provenance_kappa} (kappa)",
     "what changed on the way", "descent"),
    ("verdicts", "defence-limits", _BOTH,
     "{agree_verdicts_kappa}, late ones {agree_last_kappa} (kappa)",
     "single statements", "grades"),
    ("frames", "coverage-frames", _BOTH,
     "{agree_frames_kappa} (kappa), their passages {agree_frames} (F1)",
     "that a frame is there", "how strong it is"),
    ("hedges, acts without a doer", "voices-hedges", _BOTH,
     "{agree_hedges}, {agree_agency} (F1)", "examples", "counts: weak"),
    ("what none tells", "coverage-absent", "one annotator, a second after",
     "{agree_could_tell_kappa}, {agree_told_kappa} (kappa)",
     "a suggestion", "a measurement: weak"),
    ("tone", "tone-limits", _PROGRAM, "{bench_nyt} (correlation with people)",
     "single words", "outlets"),
)  # fmt: skip


def sure(t: Tables) -> Html:
    """Show each kind of result with its agreement or score, and what it may be trusted for."""
    figures = {
        key: printed(value, ".2f") if isinstance(value, float) else value
        for part in (methods, benchmarks)
        for key, value in derived.part(t, f"{part.__name__}:named").items()
    }
    kinds, places, makers, scores, trusted, not_for = zip(*_ROWS, strict=True)
    shown: Columns = {
        "result": [_where(*both) for both in zip(places, kinds, strict=True)],
        "made by": makers,
        "agreement or score": [score.format(**figures) for score in scores],
        "trust it for": trusted,
        "not for": not_for,
    }
    caption = (
        "How sure is what: one is best in every figure. Each result leads to the section with its "
        "limits."
    )
    return table(shown, "table-sure", caption)


def _where(section: str, kind: str) -> Html:
    """Return the name of a kind of result as a link to a section, which begins with its chapter."""
    return link(f"{section.partition('-')[0]}.html#{section}", kind)
