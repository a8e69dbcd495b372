"""Quotations that a person corrected: what a study says of a row goes before the rules."""

import csv

import pandas as pd
import pytest
from exported import content, corpus, in_blocks, in_memory
from filling import put

from analysis import coded, correct, pipeline, quotations, schema
from analysis.__main__ import main
from analysis.blocks import workers
from analysis.coded import CodedError
from analysis.quotations.corrections import CORRECTED
from analysis.study import StudyError, find

TEXT = (
    "Ferry to stay\n\n"
    "The harbour master, Ida Lund, was there. “We will not sell it,” Omar Reed told the crowd, and "
    "“another year” is what he asked for. “It floats,” she said. “It floats,” said a boy.\n\n"
    "Lund said that the ferry would be free of charge. Reed pointed to the quay: time to go.\n"
)
HEADER = ",".join(correct.COLUMNS)


@pytest.fixture
def said(study, tmp_path):
    """A function that has a study with one article as some rows correct it."""
    (tmp_path / "Post.txt").write_text(TEXT, encoding="utf-8")
    put(study, tmp_path / "Post.txt")

    def of(*rows):
        file = study / "corrections.csv"
        file.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
        return pipeline.tables(study)

    return of


def found(t, *columns):
    return t.quotations[["text", *columns]].to_numpy().tolist()


def test_what_is_found_stands_until_somebody_corrects_it(said):
    before = said().quotations
    assert CORRECTED not in set(before["rule"])
    assert before["text"].value_counts()["It floats,"] == 2


def test_a_speaker_is_corrected_and_joined_with_others_of_that_name(said):
    t = said('post,"We will not sell it,",,,Ida Lund,')
    row = t.quotations[t.quotations["text"] == "We will not sell it,"].iloc[0]
    assert (row["speaker"], row["rule"], row["confidence"]) == ("Ida Lund", CORRECTED, 1.0)
    assert row["entity"] == "Ida Lund"
    assert pd.isna(row["speaker_start"])  # the mention was that of another
    assert row["cue"] == "told"
    others = t.quotations[t.quotations["text"] != row["text"]]
    assert others.equals(said().quotations.drop(row.name))


def test_that_nobody_is_named_can_be_said(said):
    t = said('post,"We will not sell it,",,,none,')
    row = t.quotations[t.quotations["rule"] == CORRECTED].iloc[0]
    assert pd.isna(row["speaker"])
    assert pd.isna(row["entity"])


def test_what_is_no_quotation_is_gone_everywhere(said):
    before = said()
    assert "We will not sell it," in set(before.quotations["text"])
    t = said('post,"We will not sell it,",,none,,')
    assert "We will not sell it," not in set(t.quotations["text"])
    counts = [one.outlet_speech["n_quotations"].sum() for one in (before, t)]
    assert counts[1] == counts[0] - 1


def test_the_words_of_a_quotation_are_corrected(said):
    clause = "that the ferry would be free of charge"
    t = said(f"post,{clause},,,,the ferry would be free")
    assert ["the ferry would be free", "Ida Lund", CORRECTED] in found(t, "speaker", "rule")
    assert clause not in set(t.quotations["text"])


def test_the_kind_of_a_quotation_is_corrected(said):
    t = said("post,another year,,scare,,")
    assert ["another year", "scare", CORRECTED] in found(t, "kind", "rule")
    row = t.quotations[t.quotations["text"] == "another year"].iloc[0]
    assert pd.isna(row["speaker"])
    assert pd.isna(row["cue"])


def test_one_of_two_with_the_same_words_is_meant(said):
    t = said('post,"It floats,",2,,Kim Berg,')
    assert [row[1] for row in found(t, "rule") if row[0] == "It floats,"].index(CORRECTED) == 1
    assert "Kim Berg" in set(t.quotations["speaker"])


def test_a_quotation_that_was_not_found_is_put_in_where_it_stands(said):
    assert "time to go" not in " ".join(said().quotations["text"])
    t = said("post,time to go,,direct,Omar Reed,")
    row = t.quotations.iloc[-1]
    assert (row["text"], row["speaker"], row["marked"]) == ("time to go", "Omar Reed", False)
    assert row["entity"] == "Omar Reed"
    assert t.quotations["quotation_id"].is_unique
    assert t.quotations["start"].is_monotonic_increasing


def test_what_goes_on_a_quotation_that_is_none_goes_on_the_one_before():
    text = "Ann Lee called it “a shame” and “a scandal” and “a farce”."
    articles = pd.DataFrame({"article_id": ["post"], "text": [text]})
    ids = quotations.extract(articles)["quotation_id"].tolist()
    assert quotations.extract(articles)["fragment_of"].tolist()[1:] == ids[:2]
    start = text.index("a scandal")
    none = {"article_id": ["post"], "start": [start], "end": [start + 9], "text": ["a scandal"]}
    none |= {"kind": ["none"], "speaker": [""], "words": [""]}
    gone = pd.DataFrame(none | {"words_start": [None], "words_end": [None]})
    left = quotations.extract(articles, corrections=gone)
    assert left["quotation_id"].tolist() == [ids[0], ids[2]]
    assert left["fragment_of"].tolist()[1:] == [ids[0]]
    with pytest.raises(ValueError, match="no quotation of post is 'a scan'"):
        quotations.extract(articles, corrections=gone.assign(end=start + 6, kind="", text="a scan"))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("pots,We,,,,", "unknown article 'pots'; mend article_id"),
        ("post,We will buy it,,,,", "'We will buy it' occurs 0 times; mend text"),
        ('post,"It floats,",,,Kim Berg,', "occurs 2 times; say which occurrence is meant"),
        ("post,We will not sell it,,,,", "these words; 'We will not sell it,' was found there"),
        ("post,was there,,,Kim Berg,", "these words; give those of column text"),
        ("post,was there,,none,,", "these words; give those of column text"),
        ('post,"We will not sell it,",,,,Ferry', "words do not stand in the article where text"),
        ('post,"We will not sell it,",,odd,,', "unknown kind 'odd'; mend it: one of direct"),
        ('post,"We will not sell it,",,none,Kim,', "kind none has no speaker; empty speaker"),
        ("post,time to go,,scare,Kim,", "kind scare has no speaker; empty speaker"),
    ],
)
def test_a_correction_that_cannot_be_made_is_named_by_its_line(said, row, told):
    with pytest.raises(CodedError) as refused:
        _ = said(row).quotations
    place, _, message = str(refused.value).partition(", line 2: ")
    assert place.endswith("corrections.csv")
    assert told in message


def test_a_quotation_is_corrected_once(said):
    row = 'post,"We will not sell it,",,,Kim,'
    with pytest.raises(CodedError, match=r"line 3: the quotation is corrected on line 2, too"):
        _ = said(row, row).quotations


def test_an_article_in_another_language_has_no_quotations_to_correct(said, study, tmp_path):
    words = "Der Minister sagte am Montag, dass die Brücke im Mai wieder geöffnet wird. "
    (tmp_path / "Blatt.txt").write_text(words * 9, encoding="utf-8")
    put(study, tmp_path / "Blatt.txt")
    with pytest.raises(CodedError, match="blatt is not in English and has no quotations"):
        _ = said("blatt,Der Minister,1,direct,,").quotations


def test_corrections_are_kept_when_articles_are_added_again(said, study, tmp_path):
    said("post,another year,,none,,")
    before = (study / "corrections.csv").read_bytes()
    (tmp_path / "Herald.txt").write_text("It rained, and the quay was empty.", encoding="utf-8")
    put(study, tmp_path / "Herald.txt", tmp_path / "Post.txt")
    assert (study / "corrections.csv").read_bytes() == before
    assert "another year" not in set(pipeline.tables(study).quotations["text"])


def test_a_command_writes_the_rows_that_are_to_be_mended(said, study, capsys):
    said("post,another year,,scare,,")
    t = pipeline.tables(study)
    floats = t.quotations.loc[t.quotations["text"] == "It floats,", "quotation_id"].tolist()
    assert main(["correct", str(study), *floats]) == 0
    assert f"Write what is right into kind, speaker or words of {study}" in capsys.readouterr().out
    with (study / "corrections.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["occurrence"] for row in rows] == ["", "1", "2"]
    assert [row["text"] for row in rows] == ["another year", "It floats,", "It floats,"]
    assert rows[1]["speaker"] == "Ida Lund"
    again = pipeline.tables(study).quotations
    assert (again["rule"] == CORRECTED).sum() == 3
    kept = ["rule", "confidence", "speaker_start", "speaker_end"]
    assert again.drop(columns=kept).equals(t.quotations.drop(columns=kept))


def test_the_command_says_what_it_cannot_write(said, study, tmp_path):
    t = said("post,another year,,,Kim,")
    (own,) = t.quotations.loc[t.quotations["rule"] == CORRECTED, "quotation_id"]
    with pytest.raises(StudyError, match=r"corrected already; mend its row in .*corrections\.csv"):
        correct.write(find(study), [own])
    with pytest.raises(StudyError, match=r"there is no quotation 'post-q99'"):
        correct.write(find(study), ["post-q99"])
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(StudyError, match=r'add the line corrections = "corrections\.csv"'):
        correct.write(find(tmp_path / "a.txt"), [own])


def test_the_command_makes_the_file_that_the_settings_name(said, study):
    said()
    (study / "corrections.csv").unlink()
    with pytest.raises(
        StudyError, match=r"corrections: there is no corrections\.csv; mend the name"
    ):
        pipeline.tables(study)
    path, rows = correct.write(find(study), ["post-q01"])
    assert len(coded.cells(path)) == len(rows) == 1


def test_the_file_of_a_new_study_has_the_columns_of_the_table(study):
    table = schema.table("corrections")
    path = study / "corrections.csv"
    assert tuple(coded.cells(path)) == correct.COLUMNS
    assert len(coded.stored(table, path)) == 0
    readme = (study / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in ("article_id", "text", "kind", "speaker", "words"))


def many(folder, *rows):
    """Write a corpus of several articles that is a study; correct some of its quotations."""
    study = corpus(folder, 6)
    (study / "study.toml").write_text('corrections = "corrections.csv"\n', encoding="utf-8")
    (study / "corrections.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return study


def rows_of(study):
    """Return rows that correct a quotation in two of the articles."""
    spoken = pipeline.tables(study, skip_bad=True).quotations
    spoken = spoken[~spoken.duplicated(["article_id", "text"], keep=False)]
    first, second = spoken.drop_duplicates("article_id").iloc[[0, -1]].to_dict("records")
    return [
        f'{first["article_id"]},"{first["text"]}",1,,Zoe Quill,',
        f'{second["article_id"]},"{second["text"]}",1,none,,',
    ]


@pytest.mark.parametrize("size", [1, 4])
def test_quotations_are_corrected_in_blocks_as_in_memory(tmp_path, size):
    study = many(tmp_path / "corpus")
    (study / "corrections.csv").write_text("\n".join([HEADER, *rows_of(study), ""]))
    expected = in_memory(study, tmp_path / "memory")
    assert "Zoe Quill" in (tmp_path / "memory" / "quotations.csv").read_text(encoding="utf-8")
    assert in_blocks(study, tmp_path / "blocks", size) == expected


def test_a_correction_has_only_its_block_read_anew(tmp_path, monkeypatch):
    study, done = many(tmp_path / "corpus"), []
    in_blocks(study, tmp_path / "out", 2)
    plain = workers.Workers.run

    def run(self, function, given):
        given = list(given)
        done.extend([function.__name__] * len(given))
        return plain(self, function, given)

    monkeypatch.setattr(workers.Workers, "run", run)
    (study / "corrections.csv").write_text("\n".join([HEADER, *rows_of(study)[:1], ""]))
    in_blocks(study, tmp_path / "out", 2)
    assert done.count("read") == 1
    assert content(tmp_path / "out") == in_memory(study, tmp_path / "memory")
