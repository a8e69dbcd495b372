"""Reported speech: the clause, its cue and its speaker."""

import pytest

# text, reported clause, cue, speaker
REPORTED = {
    "that": ("Ali said that he would go to Kars.", "that he would go to Kars", "said", "Ali"),
    "bare": ("Ali said he would go to Kars.", "he would go to Kars", "said", "Ali"),
    "closing": ("The road is open, Ali said.", "The road is open", "said", "Ali"),
    "closing with addressee": (
        "Ties are at their highest, Ali tells Omar, as the two meet",
        "Ties are at their highest",
        "tells",
        "Ali",
    ),
    "adjunct before that": (
        "Turkish officials said before the meeting that Ali would go.",
        "that Ali would go",
        "said",
        "Turkish officials",
    ),
    "before a participle": (
        "Ali indicated the road was open, adding that it was safe.",
        "the road was open",
        "indicated",
        "Ali",
    ),
    "before a comment": (
        "Ali said no bank could stop him, a move that upset Omar.",
        "no bank could stop him",
        "said",
        "Ali",
    ),
    "according to": (
        "The road is open, according to Ali Demir.",
        "The road is open",
        "according to",
        "Ali Demir",
    ),
    "of the opinion": (
        "Ali was also of the opinion that the road was safe.",
        "that the road was safe",
        "opinion",
        "Ali",
    ),
    "around marks": (
        "Ali said he hoped that all of them were “well and safe” in Kars.",
        "he hoped that all of them were “well and safe” in Kars",
        "said",
        "Ali",
    ),
    "headline": (
        "Turkey to deepen ties with Russia: Turkish President\n\n"
        "Turkish President Ali Demir met the press.",
        "Turkey to deepen ties with Russia",
        ":",
        "Ali Demir",
    ),
}
# no speech is reported here
SILENT = [
    "Asked Ali Demir whether it was late, Omar Sadr left.",
    "Asked to describe the device, Ali Demir left.",
    "The presidents concluded talks on curbing the violence in the north.",
    "Ali added sugar to the tea.",
    "Ali wrote a book about the war.",
    "Ali thanked Omar for the visit.",
    "The report on the war came out on Friday.",
    "Omar Demir reported from Kars.",
]


@pytest.mark.parametrize(("text", "clause", "cue", "name"), REPORTED.values(), ids=REPORTED)
def test_reported_clause(extract, text, clause, cue, name):
    found = extract(text)
    found = found[found["kind"].isin(["indirect", "part_quoted"])].astype(object)
    found = found.where(found.notna(), None)
    assert (clause, cue, name) in zip(found["text"], found["cue"], found["speaker"], strict=True)


@pytest.mark.parametrize("text", SILENT)
def test_no_reported_clause(extract, text):
    assert extract(text).empty
