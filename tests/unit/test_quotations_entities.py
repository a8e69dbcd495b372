"""Entities: which speakers of different articles are one, and that names stay in their article."""

from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import pipeline, quotations
from analysis.coded import CodedError
from analysis.quotations.entities.linking import CONFIDENCE
from analysis.study import StudyError

OWN = ["article_id", "start", "end", "text", "kind", "marked", "speaker", "speaker_start"]
OWN += ["speaker_end", "cue", "cue_start", "cue_end", "fragment_of", "rule", "confidence"]
ERDEM = "Turkish President Ali Erdem came. “We agree,” Erdem said."

# texts, one an article; then the entity of every quotation in turn, and what joins it
CASES = {
    "same full name": (
        ["Anna Berg spoke. “Yes,” Berg said.", "“No,” Anna Berg said."],
        [("Anna Berg", "full name"), ("Anna Berg", "full name")],
    ),
    "bare surname": (
        ["Anna Berg spoke. “Yes,” Berg said.", "“No,” Berg said."],
        [("Anna Berg", "alone"), ("Berg", "alone")],
    ),
    "one surname alone in each": (
        ["“Yes,” Berg said.", "“No,” Berg said."],
        [("Berg (a0)", "alone"), ("Berg (a1)", "alone")],
    ),
    "two people of one surname": (
        ["“Yes,” Anna Berg said.", "“No,” Omar Berg said."],
        [("Anna Berg", "alone"), ("Omar Berg", "alone")],
    ),
    "person and agency of one name": (
        ["“Yes,” Martin Ore said.", "The bank will close, according to Il Sole 24 Ore."],
        [("Martin Ore", "alone"), ("Il Sole 24 Ore", "alone")],
    ),
    "people and some of them": (
        ["Senior Greens said the plan was weak.", "The Greens said the plan was weak."],
        [("Senior Greens", "alone"), ("Greens", "alone")],
    ),
    "common noun": (
        ["“Yes,” a spokesman said.", "“No,” a spokesman said."],
        [("spokesman (a0)", "alone"), ("spokesman (a1)", "alone")],
    ),
    "office of many states": (
        ["The Foreign Ministry said it was “good”.", "The Foreign Ministry said it was “bad”."],
        [("Foreign Ministry (a0)", "alone"), ("Foreign Ministry (a1)", "alone")],
    ),
    "office of one state": (
        ["Turkey's Foreign Ministry said “yes”.", "The Turkish Foreign Ministry said “no”."],
        [("Turkish Foreign Ministry", "full name"), ("Turkish Foreign Ministry", "full name")],
    ),
    "name with an initial": (
        ["“Yes,” John Berg said.", "“No,” John Q. Berg said.", "“So,” John Q. Berg said."],
        [("John Q. Berg", "shorter name"), *[("John Q. Berg", "full name")] * 2],
    ),
    "initials that differ": (
        ["“Yes,” John A. Berg said.", "“No,” John Q. Berg said.", "“So,” John Berg said."],
        [("John A. Berg", "alone"), ("John Q. Berg", "alone"), ("John Berg", "alone")],
    ),
    "without the first given name": (
        ["“Yes,” Omar Ali Demir said.", "“No,” Ali Demir said."],
        [("Omar Ali Demir", "full name"), ("Omar Ali Demir", "shorter name")],
    ),
    "title, nation and surname": (
        [ERDEM, "“No,” Turkish President Erdem said."],
        [("Ali Erdem", "full name"), ("Ali Erdem", "title and name")],
    ),
    "another nation": (
        [ERDEM, "“No,” French President Erdem said."],
        [("Ali Erdem", "alone"), ("Erdem", "alone")],
    ),
    "Mr is no office": (
        [ERDEM, "“No,” Mr Erdem said."],
        [("Ali Erdem", "alone"), ("Erdem", "alone")],
    ),
    "acronym of another article": (
        [
            "The Northern Trade Union (NTU) said “yes”.",
            "The NTU said “no”.",
        ],
        [("Northern Trade Union", "full name"), ("Northern Trade Union", "acronym")],
    ),
    "acronym that is explained in two ways": (
        [
            "The Northern Trade Union (NTU) said “yes”.",
            "The National Theatre Union (NTU) said “yes”.",
            "The NTU said “no”.",
        ],
        [("Northern Trade Union", "alone"), ("National Theatre Union", "alone"), ("NTU", "alone")],
    ),
    "seat of power": (
        ["The Kremlin said it was “good”.", "“It is bad,” the Kremlin said."],
        [("Kremlin", "full name"), ("Kremlin", "full name")],
    ),
    "one name, two genders": (
        ["“Yes,” Mr Alex Berg said.", "“No,” Ms Alex Berg said."],
        [("Alex Berg (a0)", "alone"), ("Alex Berg (a1)", "alone")],
    ),
}


def extracted(texts, aliases=None):
    ids = [f"a{n}" for n in range(len(texts))]
    articles = pd.DataFrame({"article_id": ids, "text": texts})
    return quotations.extract(articles, aliases=aliases)


def entities(found):
    return list(zip(found["entity"], found["entity_evidence"], strict=True))


@pytest.mark.parametrize(("texts", "expected"), CASES.values(), ids=CASES)
def test_entity_of_each_speaker(texts, expected):
    found = extracted(texts)
    assert entities(found) == expected
    assert found["entity_confidence"].tolist() == [CONFIDENCE[told] for _, told in expected]


def test_who_is_nobody_has_no_entity():
    (row,) = extracted(["The shop sells “fresh” bread."]).to_dict("records")
    columns = ["speaker", "entity", "entity_evidence", "entity_confidence"]
    assert all(pd.isna(row[column]) for column in columns)


@pytest.mark.parametrize("texts", [case[0] for case in CASES.values()], ids=CASES)
def test_the_order_of_articles_does_not_matter(texts):
    names = [f"a{n}" for n in range(len(texts))]
    told = [
        quotations.extract(pd.DataFrame(rows, columns=["article_id", "text"]))
        .sort_values("quotation_id")
        .to_dict("list")
        for rows in permutations(zip(names, texts, strict=True))
    ]
    assert all(str(one) == str(told[0]) for one in told)


# ------------------------------------------------------------------------------------- aliases


def aliases(*rows):
    return pd.DataFrame(rows, columns=["form", "entity", "article"])


def test_an_alias_joins_what_nothing_else_does():
    texts = ["“Yes,” Anna Berg said.", "“No,” Berg said.", "“So,” BERG said."]
    found = extracted(texts, aliases(("Berg", "Anna Berg", "a1")))
    assert entities(found)[:2] == [("Anna Berg", "full name"), ("Anna Berg", "alias")]
    assert found["speaker"].tolist()[:2] == ["Anna Berg", "Berg"]
    assert entities(found)[2][1] == "alone"
    everywhere = extracted(texts[:2], aliases(("the berg", "Anna Berg", "")))
    assert entities(everywhere)[1] == ("Anna Berg", "alias")


def test_an_alias_of_one_article_goes_before_that_of_all():
    rows = aliases(("Berg", "Anna Berg", ""), ("Berg", "Omar Berg", "a1"))
    found = extracted(["“Yes,” Berg said.", "“No,” Berg said."], rows)
    assert found["entity"].tolist() == ["Anna Berg", "Omar Berg"]


def test_an_alias_parts_two_of_one_name():
    texts = ["“Yes,” Anna Berg said.", "“No,” Anna Berg said."]
    found = extracted(texts, aliases(("Anna Berg", "Anna Berg, painter", "a1")))
    assert found["entity"].tolist() == ["Anna Berg", "Anna Berg, painter"]


def test_what_an_alias_calls_an_entity_all_are_called():
    texts = ["“Yes,” Anna Berg said.", "“No,” Berg said.", "“So,” Anna Berg said."]
    rows = aliases(("Berg", "Anna Q. Berg", "a1"), ("Anna Berg", "Anna Q. Berg", ""))
    assert set(extracted(texts, rows)["entity"]) == {"Anna Q. Berg"}


def study(folder, rows):
    (folder / "study.toml").write_text('aliases = "aliases.csv"\n', encoding="utf-8")
    (folder / "post.txt").write_text("“Yes,” Berg said.", encoding="utf-8")
    if rows is not None:
        (folder / "aliases.csv").write_text(rows, encoding="utf-8")
    return pipeline.tables(folder)


def test_a_study_has_a_table_of_aliases(tmp_path):
    found = study(tmp_path, "form,entity\nBerg,Anna Berg\n").quotations
    assert found[["speaker", "entity"]].values.tolist() == [["Berg", "Anna Berg"]]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("form\nBerg\n", r"aliases\.csv, line 1: no column entity"),
        ("form,entity\nBerg,\n", r"aliases\.csv, line 2: entity is empty"),
        ("form,entity,article\nBerg,Anna Berg,pots\n", r"aliases\.csv, line 2: .*pots"),
        ("form,entity\nBerg,Anna Berg\nBERG,Omar Berg\n", r"aliases\.csv, line 3: .*on line 2"),
        (None, r"study\.toml: aliases: there is no aliases\.csv"),
    ],
)
def test_a_fault_in_aliases_is_named_by_its_line(tmp_path, rows, told):
    with pytest.raises(StudyError, match=told) as caught:
        _ = study(tmp_path, rows).quotations
    assert rows is None or isinstance(caught.value, CodedError)


def test_aliases_that_contradict_each_other_are_refused():
    rows = aliases(("Berg", "Anna Berg", ""), ("berg", "Omar Berg", ""))
    with pytest.raises(ValueError, match=r"'berg' stands for 'Anna Berg' and for 'Omar Berg'"):
        extracted(["“Yes,” Berg said."], rows)


# ------------------------------------------------------------------- what an article alone decides

_GIVEN = ["Anna", "Omar", "Alex", "Vladimir"]
_SURNAMES = ["Berg", "Demir", "Ore", "Apple", "Greens", "Bloomfield"]
_TITLES = [
    "",
    "Mr ",
    "Ms ",
    "President ",
    "Turkish President ",
    "Senior ",
    "the ",
    "Defence Minister ",
]
_TAILS = ["", ", head of the survey", " (NTU)", " of Russia", " of the Kremlin"]
names = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(_TITLES),
    st.sampled_from(["", *(f"{name} " for name in _GIVEN)]),
    st.sampled_from(_SURNAMES),
    st.sampled_from(_TAILS),
)
others = [
    "the Turkish president",
    "he",
    "she",
    "the company",
    "the NTU",
    "officials",
    "it",
    "S-400",
]
speakers = st.one_of(names, st.sampled_from(others))
sentences = st.one_of(
    st.builds("“It {} hold,” {} said.".format, st.sampled_from(["may", "will not"]), speakers),
    st.builds("{} said that {} had left.".format, speakers, speakers),
    st.builds("{} met {} in Ankara.".format, speakers, speakers),
    st.builds("According to {}, the bank will close.".format, speakers),
)
articles = st.lists(sentences, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, min_size=1, max_size=3), st.lists(articles, max_size=3), st.randoms())
def test_other_articles_change_no_row_but_its_entity(some, more, chance):
    """Adding, removing or moving articles leaves the rows of an article as they are."""
    own = {f"own{n}": text for n, text in enumerate(some)}
    every = [*own.items(), *((f"other{n}", text) for n, text in enumerate(more))]
    chance.shuffle(every)
    alone = quotations.extract(pd.DataFrame(own.items(), columns=["article_id", "text"]))
    beside = quotations.extract(pd.DataFrame(every, columns=["article_id", "text"]))
    for article in own:
        rows = [table[table["article_id"] == article][OWN] for table in (alone, beside)]
        pd.testing.assert_frame_equal(*(each.reset_index(drop=True) for each in rows))


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, min_size=1, max_size=4))
def test_every_speaker_has_an_entity(texts):
    found = extracted(texts)
    assert (found["speaker"].notna() == found["entity"].notna()).all()
    joined = found.dropna(subset=["speaker"])
    assert (joined.groupby(["article_id", "speaker"])["entity"].nunique() == 1).all()
    speakers_of = joined.drop_duplicates(["article_id", "speaker"]).groupby("entity").size()
    single = joined["entity"].map(speakers_of) == 1
    assert (single == joined["entity_evidence"].eq("alone")).all()
