import re
from dataclasses import fields

import pytest
from ours import ROOT

from analysis.settings import Group, Ladder, declared
from analysis.study import FILE, Settings, StudyError, find, read


@pytest.fixture
def folder(tmp_path):
    """A study whose articles lie below it."""
    (tmp_path / FILE).write_text('articles = "texts"\ncoded = "coded"\n', encoding="utf-8")
    (tmp_path / "texts" / "old").mkdir(parents=True)
    (tmp_path / "chapters").mkdir()
    return tmp_path.resolve()


def settings(tmp_path, text):
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("start", [".", "chapters", "texts", "texts/old"])
def test_the_study_around_the_working_directory_is_found(folder, monkeypatch, start):
    monkeypatch.chdir(folder / start)
    assert find().folder == folder
    assert find().articles == folder / "texts"


@pytest.mark.parametrize("given", [".", "texts", "chapters/../texts"])
def test_a_study_is_known_by_itself_and_by_its_articles(folder, given):
    assert find(folder / given).folder == folder
    assert find(folder / given).has_settings


@pytest.mark.parametrize("given", ["chapters", "texts/old"])
def test_any_other_folder_is_a_study_of_its_texts(folder, given):
    study = find(folder / given)
    assert study.articles == folder / given
    assert study.settings == Settings()
    assert not study.has_settings


def test_a_link_to_the_articles_is_the_study(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder / "texts")
    assert find(tmp_path / "link").folder == folder


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("missing", "missing: there is no such folder"),
        ("n" * 300, "File name too long; give another folder"),
        ("loop", "give another folder"),
    ],
)
def test_what_is_no_folder_is_refused(folder, given, message):
    (folder / "loop").symlink_to(folder / "loop")
    with pytest.raises(StudyError, match=message):
        find(folder / given)


def test_without_a_study_around_a_folder_must_be_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StudyError, match=f"no {FILE} here or in a folder above; change into"):
        find()


def test_files_of_a_study_are_there_or_none(folder):
    study = find(folder)
    assert study.table_path("coded", "claims.csv") is None
    assert study.table_path("record", "facts.csv") is None
    (folder / "coded").mkdir()
    (folder / "coded" / "claims.csv").write_text("")
    assert study.table_path("coded", "claims.csv") == folder / "coded" / "claims.csv"


def test_settings_are_read(tmp_path):
    made = settings(
        tmp_path,
        """
title = "Bridges"
[groups.papers]
articles = ["post", "times"]
[pairs]
both = ["post", "times"]
[topics]
cost = "what it cost"
[speakers]
people = ["Ada Finch"]
[cues.act]
vow = ["vowed", "vowing"]
[ladders.force]
rungs = {"a" = "x|y"}
""",
    )
    assert made.title == "Bridges"
    assert made.groups == {"papers": Group("papers", "papers", ("post", "times"))}
    assert made.pairs == {"both": ("post", "times")}
    assert made.code_book("topics") == {"cost": "what it cost"}
    assert made.people == ("Ada Finch",)
    assert made.cues == {"vowed": ("vow", "act"), "vowing": ("vow", "act")}
    assert made.ladders == {"force": Ladder("text", {"a": "x|y"})}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title", "mend the line"),
        ("titel = 'x'", "unknown key 'titel'; remove it, or use one of title"),
        ("title = 3", "title must be a text between quotation marks"),
        ("groups = 3", r"groups must be a section, \[groups\]"),
        ("[groups.a]", "groups.a.articles must be a list of texts"),
        ("[groups.a]\narticles = [1]", "groups.a.articles must be a text between"),
        ("[groups.a]\ncolour = 'x'", "groups.a.colour must be one of name, label, articles"),
        ("[pairs]\na = ['x']", "pairs.a must be a list of two articles"),
        ("[topics]\na = 1", "topics.a must be a text"),
        ("[cues.act]\nvow = 'vowed'", "cues.act.vow must be a list of texts"),
        ("[ladders.a]\nsorted_by = 'voice'", "ladders.a.sorted_by must be text or referent"),
        ("[ladders.a.rungs]\nx = '('", r"ladders.a.rungs.x must be a regular expression \(missing"),
        ("[speakers]\nnames = []", "speakers.names must be one of people"),
    ],
)
def test_settings_that_cannot_be_used_name_file_key_and_mend(tmp_path, text, message):
    with pytest.raises(StudyError, match=rf"{FILE}: .*{message}"):
        settings(tmp_path, text)


def test_every_field_of_the_settings_is_declared_and_the_reverse():
    assert {one.name for one in declared()} == {field.name for field in fields(Settings)}


@pytest.mark.parametrize("setting", declared(), ids=lambda setting: setting.name)
def test_the_example_of_a_setting_gives_this_setting_alone(tmp_path, setting):
    made = settings(tmp_path, setting.example)
    given = [
        f.name for f in fields(Settings) if getattr(made, f.name) != getattr(Settings(), f.name)
    ]
    assert given == [setting.name]
    assert setting.meaning


def test_unknown_keys_are_told_all_that_may_stand_there(tmp_path):
    with pytest.raises(StudyError) as refused:
        settings(tmp_path, "titel = 'x'")
    known = str(refused.value).partition("use one of ")[2].split(", ")
    assert known == list(dict.fromkeys(one.key.split(".")[0] for one in declared()))


NEW = (ROOT / "src" / "analysis" / "data" / "new" / FILE).read_text(encoding="utf-8")


def test_a_new_study_shows_settings_that_there_are(tmp_path):
    """Those in its comments as well: without their # they are read."""
    uncommented = re.sub(r"(?m)^# (?=\[|\w+ = )", "", NEW)
    shown = settings(tmp_path, uncommented)
    assert shown.coders
    assert shown.groups["morning"].label == "Morning"


SOURCE = ROOT / "src" / "analysis"
BY_NAME = r"study\.table_path\(|settings\.code_book\("  # which setting they read, only a run tells


def general_code():
    """Yield the name and the text of every module that may read settings of any study."""
    for path in SOURCE.rglob("*.py"):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        if name != "study" and not name.startswith("story"):
            yield name, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", declared(), ids=lambda setting: setting.name)
def test_a_setting_names_the_modules_that_read_it(setting):
    reading = rf"(settings|study)\.{setting.name}\b|in_print\(\s*\"{setting.name}\""
    sure = {name for name, text in general_code() if re.search(reading, text)}
    possible = {name for name, text in general_code() if re.search(BY_NAME, text)}
    assert setting.readers
    assert sure <= set(setting.readers) <= sure | possible


def test_settings_that_are_not_text_are_refused(tmp_path):
    (tmp_path / FILE).write_bytes(b"title = '\xff'")
    with pytest.raises(StudyError, match="the file is TOML in UTF-8"):
        read(tmp_path / FILE)
    with pytest.raises(StudyError, match="make it readable"):
        read(tmp_path)


def test_the_study_of_the_readme_can_be_read(tmp_path):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = [part.split("```")[0] for part in text.split("```toml\n")[1:]]
    assert settings(tmp_path, example).groups["papers"].articles == (
        "post",
        "times",
        "sun",
        "mirror",
    )


def test_faults_are_told_together_up_to_twenty():
    StudyError.refuse([])
    with pytest.raises(StudyError) as refused:
        StudyError.refuse(map(str, range(25)))
    assert str(refused.value).splitlines() == [
        *map(str, range(20)),
        "... and 5 more faults of this kind",
    ]


def test_a_code_without_a_book_is_its_own_words(tmp_path):
    some = settings(tmp_path, '[topics]\nroads = "the roads"\n')
    assert some.in_print("topics", "roads") == "the roads"
    assert some.in_print("lanes", "works") == "works"


def test_a_study_gives_full_texts_unless_it_says_otherwise(tmp_path):
    assert settings(tmp_path, "").full_texts
    assert not settings(tmp_path, "full_texts = false\n").full_texts
    with pytest.raises(StudyError, match="full_texts must be true or false"):
        settings(tmp_path, 'full_texts = "no"\n')


def test_what_the_settings_name_must_be_there(tmp_path):
    groups = '[groups.g]\narticles = ["one", "two"]\n'
    settings(tmp_path, groups + '[pairs]\np = ["one", "three"]\n[marks]\nend = "End"\n')
    study = find(tmp_path)
    study.refuse_unknown("articles", ["one", "two", "three"])
    study.refuse_unknown("events", [])
    with pytest.raises(StudyError, match=r"pairs\.p names 'three', .* one of one, two"):
        study.refuse_unknown("articles", ["one", "two"])
    with pytest.raises(StudyError, match="marks names 'end'"):
        study.refuse_unknown("events", ["start"])
