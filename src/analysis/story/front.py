"""The pictures of the landing page: figures of the chapters, each leading to its place there."""

from analysis.figures import absences, attacks, coverage, overlap, slots, statements, words
from analysis.figures.style import picture
from analysis.html.elements import Html
from analysis.pipeline import Tables
from analysis.story import record

_TALKS = (
    "A wish to discuss counts as talk; plans are left out. What AFP has as agreed is from a copy "
    "without a credit line."
)
_CHOSEN = "Mostly doubtful statements were checked: a bar is no grade."

_GRID = Html('<div class="pictures">{}</div>')


def first(t: Tables) -> Html:
    """Return the picture that a stranger sees first: one sentence in three versions."""
    about = "What Erdogan would ask"
    return picture(slots.versions(t, "request"), about, "overlap.html#fig-slots-request")


def findings(t: Tables) -> Html:
    """Return the findings that can be seen at one look, as pictures beside one another."""
    second_batch = "s400-second-batch", record.TOLD, record.SECOND_BATCH_SAID
    shown = (
        (
            slots.outcomes(t, "outcome"),
            "What came of the talks",
            "defence",
            "slots-outcome",
            _TALKS,
        ),
        (attacks.who_strikes(t), "Who strikes whom", "syria", "who-strikes"),
        (words.ladder(t, "armed_group"), "Names for armed men", "words", "words-ladder"),
        (statements.of_claim(t, *second_batch), "More missiles", "defence", "second-batch"),
        (overlap.overlap_matrix(t), "Shared passages", "overlap", "overlap-matrix"),
        (slots.outcomes(t, "marks"), "Whose words", "overlap", "slots-marks"),
        (absences.absences(t), "What stays untold", "coverage", "absences"),
        (coverage.verdicts(t), "Held against the record", "record", "verdicts", _CHOSEN),
    )
    return _GRID.format(
        Html("").join(
            picture(figure, about, f"{chapter}.html#fig-{name}", *note)
            for figure, about, chapter, name, *note in shown
        )
    )
