"""What is read from chapters: their length, and the claims, passages and facts that they name."""

from analysis import pipeline, prose

CHAPTER = """---
kernelspec:
  name: python3
---

(bridge)=
# The {passage}`plank-winter` bridge

Four words stand here. {claim}`may`

```{code-cell} ipython3
page.show(t, "plank-winter", "table", "{claim}`guards`")
```

(bridge-opening)=
## *When* it opens

It opens {passage}`plank-winter` {passage}`plank-winter`, says the record {fact}`B1`.

### A part without a label

{claim}`may`
"""


def write(folder, text=CHAPTER):
    (folder / "chapters").mkdir(exist_ok=True)
    (folder / "chapters" / "bridge.md").write_text(text, encoding="utf-8")
    return folder / "chapters"


def test_what_a_section_names_is_listed_once(tmp_path):
    found = prose.mentions(write(tmp_path))
    assert found[["section", "kind", "name"]].values.tolist() == [
        ["bridge", "passage", "plank-winter"],
        ["bridge", "claim", "may"],
        ["bridge", "cell", "plank-winter"],
        ["bridge-opening", "passage", "plank-winter"],
        ["bridge-opening", "fact", "B1"],
        ["bridge-opening", "claim", "may"],
    ]


def test_a_heading_is_given_as_it_reads(tmp_path):
    headings = prose.mentions(write(tmp_path)).drop_duplicates("section")["heading"]
    assert headings.tolist() == ["The plank-winter bridge", "When it opens"]


def test_code_and_front_matter_are_no_prose(tmp_path):
    (row,) = prose.lengths(write(tmp_path)).itertuples()
    assert (row.chapter, row.title) == ("bridge", "The plank-winter bridge")
    text = "The x bridge Four words stand here x When it opens It opens x x says the record x"
    assert row.n_words == len([*text.split(), *["A", "part", "without", "a", "label", "x"]])


def test_a_folder_without_chapters_has_none(tmp_path):
    assert prose.mentions(tmp_path / "none").empty
    assert prose.lengths(tmp_path).empty


def test_an_edited_chapter_is_read_anew_and_disturbs_nothing_else(tmp_path):
    (tmp_path / "a.txt").write_text("It will hold, Ms Finch said.", encoding="utf-8")
    (tmp_path / "study.toml").write_text('chapters = "chapters"\n', encoding="utf-8")
    write(tmp_path)
    before = pipeline.tables(tmp_path)
    assert len(before.mentions) == 6
    write(tmp_path, "# Another\n\n{claim}`may`\n")
    assert len(before.sentences) == 1  # the chapter may be saved while it runs
    assert len(pipeline.tables(tmp_path).mentions) == 1
