"""Blocks: the bytes of the tables in memory, whatever the blocks and the workers."""

import pickle
import random
from collections import Counter
from dataclasses import replace

import invented
import numpy as np
import pandas as pd
import pytest
from exported import content, corpus, in_blocks, in_memory, states

from analysis import export, pipeline, schema
from analysis.__main__ import main
from analysis.blocks import (
    grouping,
    making,
    matching,
    pairing,
    shelf,
    tables,
    workers,
)
from analysis.outlets.passages import sides
from analysis.quotations.entities.linking import Known
from analysis.reuse import groups
from analysis.steps import STEPS
from analysis.study import StudyError, find

# ------------------------------------------------------------------------------------- the result


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_blocks_of_any_size_give_the_bytes_of_the_tables_in_memory(many, size, tmp_path):
    folder, expected = many
    assert in_blocks(folder, tmp_path / "out", size) == expected


@pytest.mark.parametrize("seed", range(1, 3))
def test_any_corpus_gives_the_same_in_blocks_and_in_memory(seed, tmp_path):
    folder = corpus(tmp_path / "corpus", seed * 3, seed)
    for form in ("csv", "parquet"):
        expected = in_memory(folder, tmp_path / f"memory-{form}", form)
        assert in_blocks(folder, tmp_path / f"blocks-{form}", 1 + seed, form=form) == expected


@pytest.fixture
def twins(monkeypatch):
    """Invented steps, one for each scope that blocks know: each as one that there is."""
    of = {"article": "labels", "outlet": "outlet_tone", "sharing": "remarks"}
    for scope, name in of.items():
        assert STEPS[name].scope == scope
        monkeypatch.setitem(STEPS, scope, STEPS[name])
        monkeypatch.setitem(schema.tables(), scope, replace(schema.table(name), name=scope))
    return of


def test_every_table_and_that_of_an_invented_step_is_the_same_in_blocks(tmp_path, twins):
    study = corpus(tmp_path / "corpus", 9)
    in_one = pipeline.tables(study, skip_bad=True)
    with export.in_blocks(find(study), tmp_path / "out", 1, 2, skip_bad=True) as found:
        for name in schema.tables():
            frame = pd.concat(list(found.frames(name)), ignore_index=True)
            pd.testing.assert_frame_equal(frame, getattr(in_one, name))
        for scope, name in twins.items():
            assert len(getattr(in_one, scope)) == len(getattr(in_one, name)) > 0


def test_a_step_of_the_whole_corpus_has_a_way_of_its_own_in_blocks(tmp_path, monkeypatch):
    monkeypatch.setitem(STEPS, "twin", STEPS["alignments"])
    with (
        export.in_blocks(
            find(corpus(tmp_path / "corpus", 2)), tmp_path / "out", 1, 9, True
        ) as found,
        pytest.raises(KeyError, match="corpus"),
    ):
        found.frames("twin")


@pytest.mark.parametrize("name", invented.STUDIES)
def test_a_study_with_what_people_wrote_for_it_is_the_same_in_blocks(name, tmp_path):
    study = invented.write(tmp_path / "study", **invented.STUDIES[name])
    expected = in_memory(study, tmp_path / "memory")
    assert in_blocks(study, tmp_path / "blocks", 1) == expected


def test_a_study_says_who_is_who_and_what_names_mean_in_every_block(tmp_path):
    study = invented.write(
        tmp_path / "study", settings='lexicon = "lexicon.csv"\naliases = "aliases.csv"\n'
    )
    (study / "lexicon.csv").write_text(
        "pattern,referent,category,gloss\nbridge,the bridge,force,\n", encoding="utf-8"
    )
    (study / "aliases.csv").write_text(
        "form,entity,article\nAna Berg,Mayor Berg,\nTom Reed,A Fisherman,lantern\n",
        encoding="utf-8",
    )
    expected = in_memory(study, tmp_path / "memory")
    assert in_blocks(study, tmp_path / "blocks", 1) == expected
    assert "Mayor Berg" in (tmp_path / "blocks" / "quotations.csv").read_text(encoding="utf-8")


def test_what_is_known_of_names_is_read_by_the_workers_and_not_sent(many, tmp_path, monkeypatch):
    plain, sent = workers.Workers.run, []

    def run(self, function, given):
        sent.extend(pickle.dumps(one) for one in given)
        return plain(self, function, given)

    monkeypatch.setattr(workers.Workers, "run", run)
    in_blocks(many[0], tmp_path / "out", 5)
    assert sent
    assert not any(Known.__name__.encode() in one for one in sent)


def test_processes_give_the_same(many, tmp_path):
    folder, expected = many
    assert in_blocks(folder, tmp_path / "out", 5, number=2) == expected


def test_doubles_are_left_out_wherever_their_blocks_are(tmp_path):
    folder = corpus(tmp_path / "corpus", 8)
    for outlet in ("Post", "Sun", "Times"):
        for path in sorted((folder / outlet).iterdir()):
            (folder / outlet / f"z{path.name}").write_bytes(path.read_bytes())
    expected = in_memory(folder, tmp_path / "memory")
    assert in_blocks(folder, tmp_path / "blocks", 2) == expected
    excluded = pd.read_csv(tmp_path / "blocks" / "excluded.csv")
    assert (excluded["status"] == "double").sum() == 8


def test_passages_of_a_large_corpus_are_found_in_pieces(many, tmp_path, monkeypatch, as_large):
    folder, _ = many
    monkeypatch.setattr(matching, "_AT_ONCE", 2)
    monkeypatch.setattr(matching, "_WEIGHED", 7)
    expected = in_memory(folder, tmp_path / "memory")
    assert len(pd.read_csv(tmp_path / "memory" / "alignments.csv")) > 10
    for size in (2, 7):
        assert in_blocks(folder, tmp_path / f"out{size}", size) == expected
    kept = tmp_path / "out2.blocks"
    assert states(kept, "matched-")
    assert not states(kept, "pairs-")
    before = {path.name for path in kept.iterdir()}
    assert in_blocks(folder, tmp_path / "out2", 2) == expected
    assert {path.name for path in kept.iterdir()} == before


def test_sentences_that_are_too_common_are_told_as_in_memory(tmp_path, caplog, as_large):
    folder = corpus(tmp_path / "corpus", 12)
    for n, path in enumerate(folder.glob("*/*.txt")):
        line = "The bridge of Lowmoor cost too much." if n % 3 else "The bridge of Wend cost much."
        path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    in_memory(folder, tmp_path / "memory")
    told = [record.getMessage() for record in caplog.records]
    assert any("not aligned although articles share it" in message for message in told)
    for _ in range(2):  # also where nothing is computed again
        caplog.clear()
        in_blocks(folder, tmp_path / "out", 4)
        assert [record.getMessage() for record in caplog.records] == told


@pytest.mark.parametrize("seed", range(2))
def test_the_order_in_which_tasks_end_does_not_matter(seed, many, tmp_path, monkeypatch, as_large):
    folder, _ = many
    expected = in_memory(folder, tmp_path / "memory")
    draw, plain = random.Random(seed), workers.Workers.run

    def run(self, function, tasks):
        yield from plain(self, function, draw.sample(tasks, len(tasks)))

    monkeypatch.setattr(workers.Workers, "run", run)
    assert in_blocks(folder, tmp_path / "out", draw.randint(1, 9)) == expected


def test_a_block_is_not_read_once_for_each_part_of_the_corpus(
    many, tmp_path, monkeypatch, as_large
):
    array, frame = shelf.Shelf.array, shelf.Shelf.frame
    arrays, frames = Counter(), Counter()

    def counted_array(self, result, name):
        arrays[result, name] += 1
        return array(self, result, name)

    def counted_frame(self, result, table, *arguments, **options):
        frames[result, table] += 1
        return frame(self, result, table, *arguments, **options)

    monkeypatch.setattr(pairing, "PART", 10)
    monkeypatch.setattr(shelf.Shelf, "array", counted_array)
    monkeypatch.setattr(shelf.Shelf, "frame", counted_frame)
    in_blocks(many[0], tmp_path / "out", 1)
    parts = sum(name == "dropped" for _, name in arrays)
    often = max(arrays[key] for key in arrays if key[0].startswith("cut-") and key[1] == "codes")
    assert often <= 4 < parts  # counted, put in bundles, searched for rare and for common words
    speakers = [key for key in frames if key[0].startswith("read-") and key[1] == "speakers"]
    assert max(map(frames.get, speakers)) == 1


@pytest.mark.parametrize("large", [False, True])
def test_passages_of_other_outlets_only_are_found_in_blocks(many, tmp_path, request, large):
    if large:
        request.getfixturevalue("as_large")
    study = find(many[0]).with_settings(other_outlets_only=True)
    export.write(pipeline.tables(study, skip_bad=True), tmp_path / "memory")
    with export.in_blocks(study, tmp_path / "out", 1, 4, skip_bad=True) as tables:
        export.write(tables, tmp_path / "out")
    assert content(tmp_path / "out") == content(tmp_path / "memory")
    assert content(tmp_path / "out")["alignments.csv"] != many[1]["alignments.csv"]


def invented_alignments(number, articles, seed):
    """Return alignments of so many articles, by their numbers, in order."""
    draw = random.Random(seed)
    pairs = sorted(sorted(draw.sample(range(articles), 2)) for _ in range(number))
    table = pd.DataFrame(pairs, columns=["number_a", "number_b"])
    for side in "ab":
        table[f"article_{side}"] = table[f"number_{side}"].map("a{}".format)
        table[f"start_{side}"] = [10 * draw.randrange(30) for _ in pairs]
        table[f"end_{side}"] = table[f"start_{side}"] + 15
    return table.assign(similarity=1.0)


def test_passages_are_grouped_in_parts_as_all_at_once(tmp_path):
    table = invented_alignments(60, 24, seed=7)
    cuts = [tables.Cut(f"cut-{n}", 8 * n, 8 * n, 8, 8) for n in range(3)]
    parts, firsts = ["one", "none", "two"], [0, 17, 17, 60]
    with shelf.opened(tmp_path / "kept") as kept:
        for part, low, high in zip(parts, firsts, firsts[1:], strict=False):
            kept.keep(part, {"alignments": table[low:high]})
            grouping.take_sides(kept, f"{part} sides", part, low)
        for one in cuts:
            outlets = [f"o{number % 5}" for number in range(one.article, one.article + 8)]
            kept.keep(one.result, {"articles": pd.DataFrame({"outlet": outlets})})
            of_parts = [f"{part} sides" for part in parts]
            grouping.join_overlapping(kept, f"{one.result} joined", of_parts, [one])
        joined = [f"{one.result} joined" for one in cuts]
        grouping.group(kept, "grouped", joined, parts, firsts, cuts)
        found = [number for part in parts for number in kept.array("grouped", part).tolist()]
        for one in joined:
            grouping.tell_sides(kept, f"{one} told", one, "grouped", parts, firsts)
        told = pd.concat([kept.frame(f"{one} told", "sides") for one in joined])
    pairs = (table[[f"{name}_a", f"{name}_b"]].to_numpy() for name in ("number", "start", "end"))
    assert found == groups.groups(*pairs).tolist()
    assert 5 < max(found) < 55
    table["group"] = groups.names(np.array(found))
    outlet = pd.DataFrame({"article_id": [f"a{n}" for n in range(24)]})
    outlet["outlet"] = [f"o{n % 5}" for n in range(24)]
    expected = sides(outlet, table)
    expected["number"] = expected["article_id"].str[1:].astype(int)
    expected = expected.sort_values("number", kind="stable")
    assert told[list(expected)].values.tolist() == expected.values.tolist()


def test_row_groups_of_parquet_do_not_depend_on_blocks(many, tmp_path, monkeypatch):
    folder, _ = many
    monkeypatch.setattr(export, "_ROWS", 7)
    expected = in_memory(folder, tmp_path / "memory", "parquet")
    assert in_blocks(folder, tmp_path / "out", 3, form="parquet") == expected


@pytest.mark.parametrize("register", ["article_id,file\npost,gone.txt\n", "file\n\n"])
def test_a_corpus_that_cannot_be_used_is_refused_as_in_memory(register, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "articles.csv").write_text(register, encoding="utf-8")
    told = []
    for way in (in_memory, lambda study, out: in_blocks(study, out, 2)):
        with pytest.raises(StudyError) as error:
            way(folder, tmp_path / "out")
        told.append(str(error.value))
    assert told[0] == told[1]
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------------------- the command line


def test_the_command_line_computes_in_blocks_when_asked(many, tmp_path, capsys):
    folder, expected = many
    out = tmp_path / "out"
    arguments = ["export", str(out), "--corpus", str(folder), "--skip-bad"]
    assert main([*arguments, "--workers", "1", "--blocks", "9"]) == 3
    told = capsys.readouterr()
    assert f"note: {out}.blocks keeps what was computed" in told.err
    assert "in German; quotations" in told.err
    assert content(out) == expected


def test_a_large_corpus_is_computed_in_blocks_without_asking(many, tmp_path, monkeypatch):
    folder, expected = many
    monkeypatch.setattr(export, "LARGE", 100)
    monkeypatch.setattr(making, "all_cores", lambda: 1)
    main(["export", str(tmp_path / "out"), "--corpus", str(folder), "--skip-bad"])
    assert (tmp_path / "out.blocks").is_dir()
    assert content(tmp_path / "out") == expected


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5"])
def test_numbers_of_workers_and_articles_are_numbers(number, capsys):
    with pytest.raises(SystemExit):
        main(["export", "out", "--workers", number])
    assert "is no number of 1 or more" in capsys.readouterr().err
