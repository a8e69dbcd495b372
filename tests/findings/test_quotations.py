"""What is found between and without marks in the five articles."""

from quotation_rows import assert_sound


def test_every_row_keeps_the_contract_of_the_table(tables):
    by_article = dict(zip(tables.articles["article_id"], tables.articles["text"], strict=True))
    for name, found in tables.quotations.groupby("article_id"):
        assert_sound(found, by_article[name])


def test_marked_words_have_a_full_name_and_a_cue(tables):
    found = tables.quotations
    spoken = found[found["kind"].isin(["direct", "mixed"])]
    assert spoken["cue"].notna().all()
    assert spoken["speaker_start"].notna().all()
    assert set(spoken["entity"]) == {
        "Recep Tayyip Erdogan",
        "Vladimir Putin",
        "Rachel Ellehaus",
        "Kremlin",
        "Turkish official",
    }


def test_every_mark_is_read(tables):
    for name, text in zip(tables.articles["article_id"], tables.articles["text"], strict=True):
        rows = tables.quotations[tables.quotations["article_id"] == name]
        marked = rows[rows["marked"] & ~rows["kind"].isin(["indirect", "part_quoted"])]
        before = {text[start - 1] for start in marked["start"]}
        assert before <= {"“"}
        assert len(marked) == text.count("“")


def test_speech_printed_without_marks(tables):
    found = tables.quotations
    (row,) = found[~found["marked"]].to_dict("records")
    assert row["text"].startswith("We believe that")
    assert (row["article_id"], row["kind"]) == ("rt", "direct")
    assert row["speaker"] == "Recep Tayyip Erdogan"
