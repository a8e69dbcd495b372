"""The tables of a study: made once for a state, made anew when something they depend on changed."""

import json
import os
from collections import Counter
from types import SimpleNamespace

import pytest

from analysis import corpus, derived, fingerprint, inputs, pipeline, reads, study
from analysis.steps import STEPS

TEXT = "Mayor opens bridge\n\n“It will hold,” Mayor Ada Finch said on Monday in Port Lorne.\n"
OTHER = "Bridge is open\n\nThe mayor, Ada Finch, said that the bridge would hold.\n"


@pytest.fixture
def folder(tmp_path):
    """A study of two articles with settings, nothing remembered from other tests nor for them."""
    pipeline.forget()
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "study.toml").write_text('title = "Bridges"\ncoded = "coded"\n', encoding="utf-8")
    (tmp_path / "coded").mkdir()
    yield tmp_path
    pipeline.forget()


@pytest.fixture
def made(monkeypatch):
    """The names of the tables that are made, in order."""
    names, recipe = [], pipeline.Tables._recipe

    def noted(self, name):
        one = recipe(self, name)
        return one._replace(make=lambda: (names.append(name), one.make())[1])

    monkeypatch.setattr(pipeline.Tables, "_recipe", noted)
    return names


def test_every_table_of_the_schema_is_an_attribute(folder):
    t = pipeline.tables(folder)
    for name in dir(t):
        if name in pipeline.schema.tables():
            assert list(getattr(t, name)) == pipeline.schema.table(name).names


def test_an_unknown_table_is_refused_by_name(folder):
    with pytest.raises(AttributeError, match="no table 'quotes'; there are articles"):
        _ = pipeline.tables(folder).quotes


def test_nobody_can_alter_what_the_next_caller_gets(folder):
    t = pipeline.tables(folder)
    quotations = t.quotations
    quotations["speaker"] = "X"
    del quotations["text"]
    frame = t.sentences
    frame.loc[0, "text"] = "X"
    assert "X" not in set(t.quotations["speaker"])
    assert "text" in t.quotations
    assert t.sentences.loc[0, "text"] != "X"
    assert pipeline.tables(folder).sentences.loc[0, "text"] != "X"


def test_an_edited_article_is_seen_at_the_next_opening(folder):
    assert pipeline.tables(folder).sentences["text"].iloc[0] == "Mayor opens bridge"
    (folder / "one.txt").write_text(TEXT.replace("Mayor opens", "Mayor shuts"), encoding="utf-8")
    assert pipeline.tables(folder).sentences["text"].iloc[0] == "Mayor shuts bridge"


def test_a_file_that_changes_after_opening_is_not_mixed_in(folder):
    t = pipeline.tables(folder)
    assert len(t.articles) == 2
    (folder / "one.txt").write_text(TEXT + "More.\n", encoding="utf-8")
    assert "More." not in set(t.sentences["text"])
    with pytest.raises(study.StudyError, match="changed while it was read; open the tables again"):
        _ = t.facts


def test_files_that_nobody_touches_are_not_read_for_every_table(folder, monkeypatch):
    read, digest = Counter(), inputs.digest
    monkeypatch.setattr(inputs, "digest", lambda path: (read.update([path.name]), digest(path))[1])
    monkeypatch.setattr(inputs, "_SETTLED", -(10**18))  # they were last touched long ago
    t = pipeline.tables(folder)
    for name in pipeline.schema.tables():
        _ = getattr(t, name)
    assert {"one.txt", "two.txt"} < {*read}
    assert {*read.values()} == {2}  # before and after they are read for the tables


def test_a_file_that_pretends_not_to_have_changed_is_seen(folder):
    t = pipeline.tables(folder)
    _ = t.articles, t.facts
    about = (folder / "one.txt").stat()
    (folder / "one.txt").write_text(TEXT.replace("opens", "shuts"), encoding="utf-8")
    os.utime(folder / "one.txt", ns=(about.st_atime_ns, about.st_mtime_ns))
    with pytest.raises(study.StudyError, match="changed while it was read; open the tables again"):
        _ = t.claims


def test_a_state_is_computed_once(folder, made):
    _ = pipeline.tables(folder).quotations
    assert made == ["quotations", "received", "parts", "aliases", "corrections"]
    _ = pipeline.tables(folder).quotations
    assert made == ["quotations", "received", "parts", "aliases", "corrections"]


def test_kept_tables_are_not_made_again_by_another_process(folder, made):
    pipeline.tables(folder, keep=True).manifest()
    pipeline.forget()
    made.clear()
    t = pipeline.tables(folder)
    assert len(t.quotations) > 0
    assert made == []


def test_a_damaged_kept_table_heals(folder, made):
    pipeline.tables(folder, keep=True).manifest()
    before = {p.name: p.read_bytes() for p in (folder / pipeline.KEPT).iterdir()}
    for path in (folder / pipeline.KEPT).glob("quotations-*"):
        path.write_bytes(path.read_bytes()[:50])
    pipeline.forget()
    made.clear()
    pipeline.tables(folder, keep=True).manifest()
    assert [name for name in made if name != "received"] == ["quotations"]
    assert {p.name: p.read_bytes() for p in (folder / pipeline.KEPT).iterdir()} == before


def test_only_what_depends_on_a_coded_file_is_made_anew(folder, made):
    pipeline.tables(folder, keep=True).manifest()
    pipeline.forget()
    made.clear()
    rows = "passage_id,article_id,text,occurrence\nholds,one,It will hold,\n"
    (folder / "coded" / "passages.csv").write_text(rows, encoding="utf-8")
    t = pipeline.tables(folder, keep=True)
    t.manifest()
    assert [name for name in made if name != "received"] == ["passages"]
    assert t.passages["start"].tolist() == [TEXT.index("It will hold")]


def test_only_what_depends_on_code_is_made_anew(folder, made, monkeypatch):
    pipeline.tables(folder, keep=True).manifest()
    pipeline.forget()
    made.clear()
    of = fingerprint.of
    monkeypatch.setattr(
        fingerprint, "of", lambda *m: of(*m) + ("!" if "analysis.reuse" in m else "")
    )
    pipeline.tables(folder, keep=True).manifest()
    from_it = {name for name, step in STEPS.items() if "alignments" in step.takes}
    assert {name for name in made if name != "received"} == {"alignments", *from_it}


def test_files_that_are_no_input_change_no_key(folder):
    before = pipeline.tables(folder).manifest()
    for name in (".one.txt.swp", "one.txt~", "LICENCE", "notes.md", ".DS_Store"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "coded" / "guidelines.md").write_text("x", encoding="utf-8")
    assert pipeline.tables(folder).manifest() == before


def test_articles_that_were_read_elsewhere_are_not_mixed_with_those_of_the_files(folder):
    received = corpus.load(folder).head(1)
    recipe = pipeline.Recipe(lambda: ["the first"], lambda: received)
    of_one = pipeline.Tables(study.find(folder), received=recipe)
    assert {*of_one.sentences["article_id"]} == {"one"}
    assert {*pipeline.tables(folder).sentences["article_id"]} == {"one", "two"}
    assert {*of_one.parts["article_id"]} == {"one"}


def test_a_refused_article_leaves_what_is_kept(folder):
    pipeline.tables(folder, keep=True).manifest()
    kept = sorted(p.name for p in (folder / pipeline.KEPT).iterdir())
    (folder / "one.txt").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.txt"):
        pipeline.tables(folder, keep=True).manifest()
    assert sorted(p.name for p in (folder / pipeline.KEPT).iterdir()) == kept


def test_nothing_is_written_into_a_folder_of_articles(folder):
    (folder / "study.toml").unlink()
    before = sorted(folder.iterdir())
    pipeline.tables(folder, keep=True).manifest()
    assert sorted(folder.iterdir()) == before


def test_a_manifest_gives_another_process_the_same_state(folder, monkeypatch, tmp_path, made):
    t = pipeline.tables(folder, keep=True)
    place = tmp_path / "manifest.json"
    place.write_text(json.dumps(t.manifest() | {"folder": str(folder)}), encoding="utf-8")
    monkeypatch.setenv(pipeline.MANIFEST_VARIABLE, str(place))
    monkeypatch.setattr(fingerprint, "of", None)  # nothing is asked for again
    monkeypatch.setattr(inputs, "digests", None)
    pipeline.forget()
    made.clear()
    assert pipeline.tables(folder).quotations.equals(t.quotations)
    assert made == []


def test_reads_are_noted_with_their_digests(folder, monkeypatch, tmp_path):
    monkeypatch.setenv(reads.READS_VARIABLE, str(tmp_path / "reads"))
    monkeypatch.setattr(reads, "_written", set())
    t = pipeline.tables(folder)
    with reads.recorded() as read:
        _ = t.quotations, t.settings.title, t.settings.code_book("topics")
    books = [f"settings.{name}" for name in ("topics", "lanes", "occasions", "actors")]
    assert read == {name: t.digest(name) for name in ("quotations", "settings.title", *books)}
    assert reads.noted_in(tmp_path / "reads") == read


def test_named_results_are_made_once_and_anew_when_what_they_read_has_changed(folder, monkeypatch):
    calls = []

    def speech(t):
        calls.append(1)
        return {"n": len(t.quotations)}

    monkeypatch.setattr(derived, "speech", speech, raising=False)
    module = SimpleNamespace(PARTS={"speech": "analysis.derived:speech"})
    monkeypatch.setattr(
        derived,
        "import_module",
        lambda name, of=derived.import_module: module if name == "mine" else of(name),
    )
    (folder / "study.toml").write_text('results = "mine"\n', encoding="utf-8")
    first = derived.results(pipeline.tables(folder, keep=True))
    assert derived.results(pipeline.tables(folder, keep=True)) == first
    (folder / "coded").mkdir(exist_ok=True)
    assert len(calls) == 1
    (folder / "one.txt").write_text(TEXT + "\n“No,” she said. “Yes,” he said.\n", encoding="utf-8")
    assert derived.results(pipeline.tables(folder, keep=True))["n"] > first["n"]
    assert len(calls) == 2


def test_needing_what_is_not_coded_says_so_in_a_sentence(folder):
    t = pipeline.tables(folder)
    absent = r"^This study has no coded claims: there is no coded/claim_passages\.csv\.$"
    with pytest.raises(pipeline.Missing, match=absent):
        t.need("sentences", "claims")
    header = "passage_id,article_id,text,occurrence\n"
    (folder / "coded" / "passages.csv").write_text(header, encoding="utf-8")
    with pytest.raises(pipeline.Missing, match=r"coded/passages\.csv has a header and no rows\.$"):
        pipeline.tables(folder).need("passages")


@pytest.mark.parametrize(
    ("settings", "table", "name"),
    [
        ('[groups.g]\narticles = ["one", "eleven"]\n', "articles", "groups.g names 'eleven'"),
        ('[pairs]\np = ["one", "eleven"]\n', "articles", "pairs.p names 'eleven'"),
        ('record = "record"\n[marks]\nend = "End"\n', "events", "marks names 'end'"),
    ],
)
def test_settings_that_name_what_is_not_there_are_refused(tmp_path, settings, table, name):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "study.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "record").mkdir()
    events = "event_id,date,description,lane,article_id,text,occurrence\n"
    row = "start,2020,It begins.,works,,,\n"
    (tmp_path / "record" / "events.csv").write_text(events + row, encoding="utf-8")
    with pytest.raises(study.StudyError, match=rf"study\.toml: {name}, which is not in this study"):
        getattr(pipeline.tables(tmp_path), table)
