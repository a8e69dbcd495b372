"""Copies: what many articles print word for word is shared, however frequent that makes its words.

All names and texts are invented.
"""

from itertools import combinations

import numpy as np
import pytest
from alignments import CHOIR, HARBOUR, LIGHTHOUSE, NO_QUOTATIONS, ORCHARD, align, articles
from exported import in_blocks, in_memory

from analysis import reuse, segment
from analysis.blocks import pairing
from analysis.reuse import candidates

TELLERS = (
    "“We closed no sluice that evening,” Ada Reed said on the quay.",
    "At noon Reed spoke: “We closed no sluice that evening.”",
    "“We closed no sluice that evening,” the warden of the canal repeated to a crowd of anglers.",
    "Nobody believes her. “We closed no sluice that evening,” says Reed.",
    "The warden, who looked tired, insists: “We closed no sluice that evening.”",
)
OWN = (HARBOUR, ORCHARD, LIGHTHOUSE, CHOIR, "Sluice keepers close their gates every evening.")
REPORT = "The sluice at Lowmoor was closed late in the evening, an angler wrote."


def quoted_by_all(**more):
    told = zip("abcde", TELLERS, OWN, strict=True)
    texts = {name: f"{own} {REPORT[:-1]} to paper {name}. {line}" for name, line, own in told}
    return align(**texts, **more)


def joined(found, words):
    """Return the pairs of articles that have a passage with some words in common."""
    rows = found[found["text_a"].str.contains(words) & found["text_b"].str.contains(words)]
    return set(zip(rows["article_a"], rows["article_b"], strict=True))


def test_a_remark_that_every_article_prints_is_shared_by_every_two_and_is_one_group():
    found = quoted_by_all()
    assert joined(found, "closed no sluice") == set(combinations("abcde", 2))
    rows = found[found["text_a"].str.contains("closed no sluice")]
    assert rows["group"].nunique() == 1


@pytest.mark.parametrize("number", [1, 40])
def test_other_articles_take_no_copy_away(number):
    before = joined(quoted_by_all(), "closed no sluice")
    more = {f"x{n}": f"Sluice {n} was closed one evening in {1900 + n}." for n in range(number)}
    assert joined(quoted_by_all(**more), "closed no sluice") == before


def test_marks_and_capitals_make_no_other_copy():
    line = "Nine herons nested above the flooded brickyard this spring"
    texts = {name: f"{line}, paper {name} says." for name in "cdefgh"}
    found = align(a=f"{line}.", b=f"It is so: “{line[0].lower()}{line[1:]}!”", **texts)
    assert ("a", "b") in joined(found, "(?i)nine herons")


@pytest.mark.parametrize(
    "formula",
    [
        "{} could not be reached for comment.",
        "“No comment,” he told reporters on Monday.",
        "“We will be there,” {} told reporters.",
        "It was read by the secretary, a spokeswoman for the ministry said.",
        "{} spoke on condition of anonymity because she was not allowed to speak publicly.",
        "An aide to {} asked for anonymity, citing the sensitivity of the matter.",
        "{} was remanded in custody to appear at the crown court next month.",
        "{} was released on bail pending further inquiries.",
        "{} was arrested on suspicion of theft and remains in police custody.",
        "A 31-year-old man has been arrested on suspicion of murder and remains in custody.",
        "Two men were arrested on suspicion of burglary and have been released on bail.",
        "{} remains in hospital in a critical condition.",
        "The family of {} has asked for privacy at this difficult time.",
        "Doors open at 7pm and tickets cost £5 on the door.",
        "The trial of {} is expected to last six weeks.",
        "The road was closed in both directions for several hours.",
        "Emergency services were called to the scene, {} said.",
        "{} was taken to hospital with injuries that are not believed to be life-threatening.",
        "The cause of the fire is under investigation, {} said.",
        "Forecasters have issued a yellow warning for rain, {} said.",
        "{} is survived by a wife, two sons and five grandchildren.",
        "Shares in the company fell 3.2 per cent in early trading.",
        "Shares in the firm closed up 4 percent on Friday.",
    ],
)
def test_formulas_of_the_trade_are_no_copies(formula):
    names = ("Reed", "Crane", "Marsh", "Berg")
    told = {
        name: f"{own} {formula.format(who)}"
        for name, own, who in zip("abcd", OWN[:4], names, strict=True)
    }
    assert align(**told).empty


def many_tellers(number):
    """Return texts that quote one remark, each after words of its own."""
    return {
        f"n{n:03d}": f"Paper {n} asked {n + 7} anglers. “We closed no sluice that evening,” said "
        f"person {n} of town {n * 3}."
        for n in range(number)
    }


def test_in_a_large_corpus_a_remark_of_many_hangs_together_by_few_pairs(monkeypatch):
    monkeypatch.setattr(candidates, "FEW", 10)
    texts = many_tellers(60)
    found = align(**texts)
    rows = found[found["text_a"].str.contains("closed no sluice")]
    assert rows["group"].nunique() == 1
    assert set(rows["article_a"]) | set(rows["article_b"]) == set(texts)
    assert len(rows) <= 2 * len(texts)


def test_a_remark_of_many_is_found_where_articles_of_one_outlet_are_not_compared(monkeypatch):
    monkeypatch.setattr(candidates, "FEW", 10)
    texts = many_tellers(60)
    table = segment.sentences(articles(**texts))
    outlets = {name: f"outlet {n // 20}" for n, name in enumerate(texts)}
    quotations = NO_QUOTATIONS.assign()
    rows = [
        (name, text.index("“") + 1, text.index("”"), "direct", True, None)
        for name, text in texts.items()
    ]
    quotations = quotations.reindex(range(len(rows)))
    quotations[:] = rows
    found = reuse.align(table, quotations, outlets=outlets)
    assert set(found["article_a"]) | set(found["article_b"]) == set(texts)
    assert all(outlets[a] != outlets[b] for a, b in found[["article_a", "article_b"]].to_numpy())


def test_pairs_of_one_code_are_all_for_few_and_a_chain_for_many():
    few = candidates.same(np.full(3, 9, dtype=np.uint64), np.array([4, 2, 7]), np.array([0, 1, 1]))
    assert candidates.unpack(few).tolist() == [[2, 4], [4, 7]]
    passages = np.arange(1000)
    many = candidates.same(np.full(1000, 9, dtype=np.uint64), passages, passages // 2)
    assert len(many) <= 1000
    assert set(candidates.unpack(many).ravel().tolist()) == set(range(1000))


def test_copies_are_the_same_in_blocks_and_in_memory(monkeypatch, tmp_path):
    monkeypatch.setattr(candidates, "FEW", 5)
    monkeypatch.setattr(pairing, "PART", 30)
    for n, text in enumerate(many_tellers(25).values()):
        path = tmp_path / "corpus" / ("Post", "Times", "Sun")[n % 3] / f"{n:02d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n{TELLERS[n % 5]}\n", encoding="utf-8")
    expected = in_memory(tmp_path / "corpus", tmp_path / "memory")
    assert (tmp_path / "memory" / "alignments.csv").read_text().count("closed no sluice") > 48
    assert in_blocks(tmp_path / "corpus", tmp_path / "blocks", 4) == expected
