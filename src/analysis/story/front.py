"""The pictures of the landing page: figures of the chapters, each leading to its place there."""

from analysis.figures import absences, attacks, coverage, overlap, slots, words
from analysis.figures.style import picture
from analysis.html.elements import Html
from analysis.pipeline import Tables

_TALKS = (
    "A wish to discuss counts as talk; plans are left out. What AFP has as agreed is from a copy "
    "without a credit line."
)
_CHOSEN = "Mostly doubtful statements were checked: a bar is no grade."
_ASKED = (
    "What officials said that Erdogan would ask of Putin, in its parts; a broken box is empty. "
    "That both articles had the agency’s sentence is likely, not certain."
)
_YEARS = (
    "An arrow is broken where the article says it with a reserve. RT’s article is of 2020; the "
    "others, of 2021, tell of attacks of more than one year."
)
_THEN = "RT’s names are of 2020."
_AGENCIES = "As far as can be seen, they drew on agencies; RT shares no passage with the others."
_PARAPHRASE = (
    "As far as the record shows, the words are a reporter’s paraphrase of what Erdogan said."
)
_SUGGESTED = "An annotator chose the subjects: a suggestion, and no measurement."

_GRID = Html('<div class="pictures">{}</div>')


def first(t: Tables) -> Html:
    """Return the picture that a stranger sees first: one sentence in three versions."""
    about = "What Erdogan would ask"
    return picture(slots.versions(t, "request"), about, "overlap.html#fig-slots-request", _ASKED)


def findings(t: Tables) -> Html:
    """Return the findings that can be seen at one look, as pictures beside one another."""
    shown = (
        (
            slots.outcomes(t, "outcome"),
            "What came of the talks",
            "defence",
            "slots-outcome",
            _TALKS,
        ),
        (attacks.who_strikes(t), "Who strikes whom", "syria", "who-strikes", _YEARS),
        (words.ladder(t, "armed_group"), "Names for armed men", "words", "words-ladder", _THEN),
        (overlap.overlap_matrix(t), "Shared passages", "overlap", "overlap-matrix", _AGENCIES),
        (slots.outcomes(t, "marks"), "Whose words", "overlap", "slots-marks", _PARAPHRASE),
        (absences.absences(t), "What stays untold", "coverage", "absences", _SUGGESTED),
        (coverage.verdicts(t), "Held against the record", "record", "verdicts", _CHOSEN),
    )
    return _GRID.format(
        Html("").join(
            picture(figure, about, f"{chapter}.html#fig-{name}", note)
            for figure, about, chapter, name, note in shown
        )
    )
