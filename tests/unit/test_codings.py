"""What two annotators coded apart, for any names of rounds."""

from types import SimpleNamespace

import pandas as pd

from analysis import schema
from analysis.findings import agreement
from analysis.findings.codings import CODINGS, Units

ONE_CODER = {"codings_facts", "coded_alignments"}
"""Tables that name an annotator and of which no agreement is measured."""


def study(verdicts):
    """Return the tables of a study of which two annotators coded verdicts alone."""
    tables = {coding.table: schema.table(coding.table).empty() for coding in CODINGS}
    nothing_kept = {"derived": {}, "store": None}
    return SimpleNamespace(**nothing_kept, **tables | {"codings_verdicts": verdicts})


def verdicts(codes):
    """Return verdicts of A and B on a claim of each round: {round: (code of A, code of B)}."""
    rows = [
        (annotator, name, "opens", "post", code)
        for name, both in codes.items()
        for annotator, code in zip("AB", both, strict=True)
    ]
    columns = ["annotator", "round", "claim_id", "article_id", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def test_every_table_of_two_annotators_is_declared():
    coded = {name for name, table in schema.tables().items() if "annotator" in table.names}
    assert coded - ONE_CODER == {coding.table for coding in CODINGS}


def test_each_round_is_measured_by_itself_under_its_name():
    t = study(verdicts({"": ("right", "right"), "autumn": ("right", "wrong")}))
    found = agreement.measures(t).set_index("what")["observed"]
    assert found.to_dict() == {"verdicts": 1, "autumn verdicts": 0}
    codes = agreement.by_code(t).set_index(["what", "code"])["n_both"]
    assert codes.to_dict() == {
        ("verdicts", "right"): 1,
        ("autumn verdicts", "right"): 0,
        ("autumn verdicts", "wrong"): 0,
    }


def test_what_nobody_marked_is_passed_over():
    """Also where a table has rows, and none of them are of what is compared."""
    (effects,) = (one for one in CODINGS if isinstance(one, Units) and "effects" in one.what)
    told = pd.DataFrame({"annotator": ["A", "B"], "status": ["told", "told"]})
    assert not list(effects.measures(SimpleNamespace(codings_silences=told)))


def test_a_caption_says_how_far_two_agree_in_every_round():
    t = study(verdicts({"": ("right", "right"), "autumn": ("right", "wrong")}))
    told = agreement.stated(t, "verdicts").partition(": ")[2]
    assert told == "verdicts all alike; autumn verdicts 0.00 (kappa)."


def test_a_caption_of_what_one_coded_says_nothing_of_agreement():
    t = study(verdicts({}))
    assert agreement.stated(t, "verdicts", "hedges") == ""
    assert agreement.contested_stated(t) == ""
