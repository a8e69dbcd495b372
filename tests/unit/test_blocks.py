"""Blocks: the bytes of the tables in memory, whatever the blocks, the workers and the stops."""

import hashlib
import io
import json
import os
import pickle
import random
import signal
import socket
import subprocess
import sys
from collections import Counter, OrderedDict
from contextlib import contextmanager
from pathlib import Path

import invented
import numpy as np
import pandas as pd
import pytest

from analysis import blocks, export, fingerprint, inputs, pipeline
from analysis.__main__ import main
from analysis.blocks import (
    cluster,
    division,
    grouping,
    making,
    pairing,
    passages,
    progress,
    rows,
    shelf,
    tables,
    tasks,
    workers,
)
from analysis.outlets.passages import sides
from analysis.quotations.entities.linking import Known
from analysis.reuse import candidates, groups, matches
from analysis.steps import STEPS
from analysis.study import StudyError, find

PLACES = ("Lowmoor", "Wend", "Ashby", "Port Lorne", "Teal Bay", "Carrow", "Dunmere", "Hexley")
PEOPLE = ("Ana Berg", "Tom Reed", "Ida Crane", "Lou Marsh", "President Vera Holt", "Ministry")
THINGS = ("bridge", "ferry", "toll house", "harbour", "market", "quarry", "tunnel", "granary")
SAID = "“The {thing} of {place} cost {number} crowns too many,” {who} told reporters in {other}."
TOLD = "{who} said that the {thing} near {place} would close for {number} days, after the flood."
NARRATED = "Rebels from {place} burned the {thing} at {other}, and {number} guards were killed."


def story(draw):
    """Return an invented article, some sentences of which others print, too."""
    lines = [f"{draw.choice(THINGS).capitalize()} of {draw.choice(PLACES)} closed", ""]
    for _ in range(draw.randint(1, 5)):
        place, other = draw.sample(PLACES, 2)
        form = draw.choice((SAID, TOLD, NARRATED))
        words = {"place": place, "other": other, "thing": draw.choice(THINGS)}
        lines.append(
            form.format(**words, who=draw.choice(PEOPLE), number=draw.choice((3, 40, 1710)))
        )
    return "\n".join(lines) + "\n"


def corpus(folder, number, seed=0):
    """Write a corpus of texts in folders of outlets, with a table and what is no article."""
    draw = random.Random(seed)
    for n in range(number):
        path = folder / draw.choice(("Post", "Times", "Sun")) / f"{n:03d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story(draw), encoding="utf-8")
    rows = [
        {"title": "A title", "text": story(draw), "outlet": f"Mirror {n % 2}", "desk": f"d{n}"}
        for n in range(number)
    ]
    (folder / "more.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "zeitung.txt").write_text(
        "Die Brücke wurde am Montag nach neun Jahren wieder eröffnet, sagte die Bürgermeisterin "
        "der Stadt, und alle Schulen blieben an diesem Tag geschlossen.",
        encoding="utf-8",
    )
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "chart.xlsx").write_bytes(b"PK")
    return folder


def content(folder):
    """Return the checksums of the files of an export."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(folder).iterdir()
    }


def in_memory(study, out, form="csv"):
    export.write(pipeline.tables(study, skip_bad=True), out, format=form)
    return content(out)


def in_blocks(study, out, size, number=1, form="csv"):
    with export.in_blocks(find(study), out, number, size, skip_bad=True) as tables:
        export.write(tables, out, format=form)
    return content(out)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A corpus of some forty articles, and the checksums of its export."""
    folder = tmp_path_factory.mktemp("many")
    return corpus(folder / "corpus", 12), in_memory(folder / "corpus", folder / "out")


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


@pytest.fixture
def as_large(monkeypatch):
    """Take a corpus of a few sentences for a large one, whose codes come in several parts."""
    monkeypatch.setattr(candidates, "FEW", 5)
    monkeypatch.setattr(matches, "FEW", 5)
    monkeypatch.setattr(pairing, "PART", 30)
    monkeypatch.setattr(making, "PART", 1)
    monkeypatch.setattr(tasks, "_LINKED", 2)
    monkeypatch.setattr(pipeline, "_memory", OrderedDict())  # nothing from before


def test_passages_of_a_large_corpus_are_found_in_pieces(many, tmp_path, monkeypatch, as_large):
    folder, _ = many
    monkeypatch.setattr(passages, "_AT_ONCE", 2)
    monkeypatch.setattr(passages, "_WEIGHED", 7)
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


@pytest.fixture(scope="module")
def dask_cluster():
    """The address of a Dask cluster in threads of this process, on ports that are free."""
    distributed = pytest.importorskip("distributed")
    options = {"processes": False, "protocol": "tcp", "dashboard_address": ":0"}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, **options) as found:
        yield found


def on_cluster(study, out, address):
    with export.in_blocks(find(study), out, 0, 5, True, address) as tables:
        export.write(tables, out)
    return content(out)


def test_a_dask_cluster_gives_the_same(many, tmp_path, dask_cluster, as_large):
    folder, _ = many
    expected = in_memory(folder, tmp_path / "memory")
    address = dask_cluster.scheduler_address
    assert on_cluster(folder, tmp_path / "out", address) == expected
    assert on_cluster(folder, tmp_path / "out", address) == expected


class Scheduler:
    """A cluster of some workers that see a folder or not, and have the code of a name."""

    def __init__(self, cores=2, sees=True, code=""):
        self.cores, self.sees, self.code = cores, sees, code

    def ncores(self):
        return {"tcp://one:1": self.cores} if self.cores else {}

    def run(self, function, *arguments):
        if function is fingerprint.of:
            if self.code == "absent":
                raise ModuleNotFoundError("absent", name="analysis")
            return {"tcp://one:1": self.code or fingerprint.of(*arguments)}
        return {"tcp://one:1": self.sees and function()}


@pytest.mark.parametrize(
    ("scheduler", "told"),
    [
        (Scheduler(cores=0), "tcp://two:2: the cluster has no workers"),
        (Scheduler(sees=False), "tcp://one:1 does not see"),
        (Scheduler(code="other"), "tcp://one:1 has another version"),
        (Scheduler(code="absent"), "analysis is not installed on the workers"),
        (Scheduler(), None),
    ],
)
def test_workers_of_a_cluster_that_cannot_do_it_are_refused(scheduler, told, tmp_path):
    with shelf.opened(tmp_path / "kept") as kept:
        if told is None:
            cluster._refuse_unfit(scheduler, "tcp://two:2", kept)
        else:
            with pytest.raises(blocks.WorkerError, match=told):
                cluster._refuse_unfit(scheduler, "tcp://two:2", kept)


@pytest.fixture
def silent():
    """The address of somebody who takes up a connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"tcp://127.0.0.1:{listening.getsockname()[1]}"


def test_a_cluster_that_says_nothing_is_told(silent, many, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "WAIT", 0.2)
    with pytest.raises(blocks.WorkerError, match="no cluster answers there"):
        on_cluster(many[0], tmp_path / "out", silent)


@pytest.mark.parametrize(
    ("address", "told"),
    [("tcp://127.0.0.1:9", "no cluster answers there"), ("here", "no address of a cluster")],
)
def test_a_cluster_that_does_not_answer_is_told(address, told, many, tmp_path, monkeypatch, capsys):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "WAIT", 0.2)
    out = str(tmp_path / "out")
    assert main(["export", out, "--corpus", str(many[0]), "--cluster", address]) == 1
    assert f"error: {address}: {told}" in capsys.readouterr().err


def test_without_dask_what_to_install_is_told(many, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(blocks.WorkerError, match=r"install tellings\[cluster\]"):
        on_cluster(many[0], tmp_path / "out", "tcp://127.0.0.1:9")


@pytest.mark.parametrize("large", [False, True])
def test_passages_of_other_outlets_only_are_found_in_blocks(many, tmp_path, request, large):
    if large:
        request.getfixturevalue("as_large")
    study = pipeline.asked(find(many[0]), {"other_outlets_only": True})
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


# ---------------------------------------------------------------------------------- what is kept


def states(folder, kind):
    return {path.name for path in folder.iterdir() if path.name.startswith(kind)}


def test_a_changed_or_added_article_is_read_anew_with_its_block_and_no_other(many, tmp_path):
    folder, _ = many
    mine = tmp_path / "corpus"
    mine.mkdir()
    for path in folder.rglob("*.txt"):
        (mine / path.parent.name).mkdir(exist_ok=True)
        (mine / path.parent.name / path.name).write_bytes(path.read_bytes())
    kept = tmp_path / "out.blocks"
    in_blocks(mine, tmp_path / "out", 3)
    before = states(kept, "read-")
    (mine / "Post" / "first.txt").write_text(story(random.Random(99)), encoding="utf-8")
    some = next((mine / "Times").iterdir())
    some.write_text(some.read_text(encoding="utf-8") + "It rained.\n", encoding="utf-8")
    found = in_blocks(mine, tmp_path / "out", 3)
    after = states(kept, "read-")
    assert len(before) > 5
    assert 1 <= len(after - before) <= 4
    assert len(after) <= len(before) + 2  # what is of no use any more is removed
    assert found == in_memory(mine, tmp_path / "memory")


def test_an_interrupted_export_goes_on_and_ends_as_if_it_had_not_been(many, tmp_path, monkeypatch):
    folder, expected = many
    plain, calls = tasks.read, []

    def read(*arguments):
        calls.append(arguments[1])
        if len(calls) == 4:
            raise KeyboardInterrupt
        plain(*arguments)

    monkeypatch.setattr(tasks, "read", read)
    with pytest.raises(KeyboardInterrupt):
        in_blocks(folder, tmp_path / "out", 2)
    assert not (tmp_path / "out").exists()
    assert states(tmp_path / "out.blocks", "read-") == set(calls[:3])
    assert in_blocks(folder, tmp_path / "out", 2) == expected
    assert len(calls) == len(set(calls)) + 1  # only the one that was interrupted came twice


def test_a_result_is_whole_or_not_there(tmp_path):
    with shelf.opened(tmp_path / "kept") as kept:

        def fail():
            with kept.writing("read-1") as aside:
                (aside / "half.parquet").write_bytes(b"PAR1")
                raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space"):
            fail()
        assert not kept.has("read-1")
        kept.keep("read-1", {"one": pd.DataFrame({"n": [1]})})
        kept.keep("read-1", {"one": pd.DataFrame({"n": [2]})})
        assert kept.frame("read-1", "one")["n"].tolist() == [1]
        assert {path.name for path in kept.folder.iterdir()} == {"blocks.json", "read-1"}


def test_a_shelf_is_of_one_export_at_a_time_and_of_nothing_else(tmp_path):
    with (
        shelf.opened(tmp_path / "kept"),
        pytest.raises(blocks.ShelfError, match="another export is at work there"),
        shelf.opened(tmp_path / "kept"),
    ):
        pass
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(blocks.ShelfError, match="holds what no export wrote"):
        shelf.opened(tmp_path / "mine").__enter__()
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    with pytest.raises(blocks.ShelfError, match="choose another OUT"):
        shelf.opened(tmp_path / "file").__enter__()


def test_what_an_export_keeps_among_the_articles_is_no_article(tmp_path):
    mine = corpus(tmp_path / "corpus", 3)
    first = in_blocks(mine, mine / "out", 2)
    assert in_blocks(mine, mine / "out", 2) == first


def test_a_row_that_changes_in_a_table_is_taken_in_anew_with_its_part_and_no_other(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    draw = random.Random(5)
    told = [{"text": story(draw), "outlet": "Post", "title": f"Title {n}"} for n in range(40)]
    kept = tmp_path / "out.blocks"

    def parts():
        lines = "\n".join(map(json.dumps, told))
        (folder / "all.jsonl").write_text(lines, encoding="utf-8")
        found = in_blocks(folder, tmp_path / "out", 4)
        assert found == in_memory(folder, tmp_path / "memory")
        return states(kept, "rows-"), states(kept, "received-")

    before = parts()
    told[20]["text"] += "It rained.\n"
    for old, new in zip(before, parts(), strict=True):
        assert len(old) > 6
        assert 1 <= len(new - old) <= 3


FOUND = [
    {"title": "A title", "text": "The bridge was closed.\r\nIt rained.", "published": "3/4/2031"},
    {"title": "No text", "text": ""},
    {"text": "\u201cIt rained,\u201d she said. \U0001f327", "url": "no address", "desk": "d1"},
]


@pytest.mark.parametrize("rows_of", [[*FOUND, "no object", *FOUND], [{"name": "no text"}], []])
@pytest.mark.parametrize("size", [1, 2, 100])
def test_the_parts_of_a_table_hold_what_is_in_it(rows_of, size, tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(map(json.dumps, rows_of)), encoding="utf-8")
    source = tasks.Source(tasks_file(path, tmp_path), 1)
    expected = list(map(told_of, source.file.kind.articles(path)))
    with shelf.opened(tmp_path / "kept") as kept:
        rows.part_rows(kept, "parts-1", source, inputs.digest(path), "", size)
        parts = kept.frame("parts-1", "named")["result"]
        of_parts = [rows.of_part(kept, source, part).file for part in parts]
        found = [told_of(one) for file in of_parts for one in file.kind.articles(file.path)]
    assert found == expected


def told_of(found):
    return type(found), vars(found)


def test_a_table_that_changes_while_it_is_read_is_told(tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps({"text": "It rained."}), encoding="utf-8")
    source = tasks.Source(tasks_file(path, tmp_path), 1)
    with shelf.opened(tmp_path / "kept") as kept, pytest.raises(StudyError, match="changed while"):
        rows.part_rows(kept, "parts-1", source, "another", "", 2)


def test_parts_of_a_table_that_are_lost_are_made_again(many, tmp_path):
    folder, expected = many
    assert in_blocks(folder, tmp_path / "out", 5) == expected
    kept = shelf.Shelf(tmp_path / "out.blocks")
    for kind in ("rows-", "taken-", "received-"):
        kept.drop(min(states(kept.folder, kind)))
        assert in_blocks(folder, tmp_path / "out", 5) == expected


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path):
    folder = corpus(tmp_path / "corpus", 1)
    (path,) = folder.glob("*/000.txt")
    source = tasks.Source(tasks_file(path, folder), 1)
    with shelf.opened(tmp_path / "kept") as kept, pytest.raises(StudyError, match="changed while"):
        tasks.take_in(kept, "taken-1", [source], {source.file.name: "another"}, "", 2)


def tasks_file(path, folder):
    from analysis.intake import files, kinds

    return files.File(path, path.relative_to(folder).as_posix(), kinds.of(path.name))


# ------------------------------------------------------------------------------------- its parts


def test_a_block_ends_where_its_articles_say_and_nowhere_else():
    names = [f"article-{n}" for n in range(2000)]
    whole = list(division.divided(((name, name) for name in names), 20))
    assert [name for block in whole for name in block] == names
    assert max(map(len, whole)) <= 40
    assert 10 <= len(names) / len(whole) <= 30
    later = list(division.divided(((name, name) for name in ["new", *names]), 20))
    same = {tuple(block) for block in whole} & {tuple(block) for block in later}
    assert len(same) >= len(whole) - 5


def test_a_block_of_long_articles_is_short():
    lengths = division.Division(1000)
    assert [lengths.ends(f"a{n}", division.LONGEST // 2) for n in range(4)] == [
        False,
        True,
        False,
        True,
    ]


def test_a_worker_that_dies_is_told_with_the_way_on():
    with (
        pytest.raises(blocks.WorkerError, match="run the same command again"),
        workers.workers(2) as crew,
    ):
        list(crew.run(os._exit, [(1,)]))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("KilledWorker", "workers of the cluster died"),
        ("CancelledError", "the scheduler is gone"),
        ("ClosedClientError", "the scheduler is gone"),
    ],
)
def test_who_is_lost_of_a_cluster_is_told(error, told, tmp_path, dask_cluster):
    distributed = pytest.importorskip("distributed")
    raised = {
        "KilledWorker": distributed.KilledWorker("task", None, 3),
        "CancelledError": distributed.client.FutureCancelledError("task", "lost"),
        "ClosedClientError": distributed.client.ClosedClientError("closed"),
    }[error]
    address = dask_cluster.scheduler_address
    with (
        shelf.opened(tmp_path / "kept") as kept,
        pytest.raises(blocks.WorkerError, match=told),
        cluster.cluster(address, kept) as crew,
        crew.watched(),
    ):
        raise raised


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="workers are forked from a server")
def test_what_makes_the_tables_is_loaded_once_for_all_workers():
    with workers.workers(2) as crew:
        ((_, loaded),) = crew.run(eval, [("set(__import__('sys').modules)",)])
    assert loaded >= {step.function.partition(":")[0] for step in STEPS.values()}


def test_what_a_task_raises_comes_through():
    for number in (1, 2):
        with pytest.raises(ZeroDivisionError), workers.workers(number) as crew:
            list(crew.run(divmod, [(1, 1), (1, 0)]))


@pytest.mark.parametrize("number", [1, 2])
def test_every_task_is_done_once(number):
    with workers.workers(number) as crew:
        done = dict(crew.run(divmod, [(n, 7) for n in range(30)]))
    assert done == {n: divmod(n, 7) for n in range(30)}


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_tells_what_is_done_and_what_is_left():
    for stream in (io.StringIO(), Terminal()):
        told = progress.Progress(stream)
        told.begin("blocks read", 4, 1)
        for _ in range(3):
            told.step()
        lines = stream.getvalue().replace("\r", "\n").strip().splitlines()
        assert lines[0].endswith("blocks read: 1 of 4, 1 of them from before")
        assert lines[-1].rstrip().endswith("blocks read: 4 of 4, 1 of them from before")
        assert len(lines) == (4 if stream.isatty() else 2)
        assert ("left" in stream.getvalue()) == stream.isatty()


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
    monkeypatch.setattr(workers, "all_cores", lambda: 1)
    main(["export", str(tmp_path / "out"), "--corpus", str(folder), "--skip-bad"])
    assert (tmp_path / "out.blocks").is_dir()
    assert content(tmp_path / "out") == expected


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5"])
def test_numbers_of_workers_and_articles_are_numbers(number, capsys):
    with pytest.raises(SystemExit):
        main(["export", "out", "--workers", number])
    assert "is no number of 1 or more" in capsys.readouterr().err


def test_a_full_disk_is_told_with_what_is_kept(many, tmp_path, monkeypatch, capsys):
    folder, _ = many

    def fail(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tasks, "read", fail)
    arguments = ["--corpus", str(folder), "--skip-bad", "--workers", "1"]
    assert main(["export", str(tmp_path / "out"), *arguments]) == 1
    assert "No space left on device; make room, and run the same" in capsys.readouterr().err


def started(folder, out, *crew):
    """Start an export in blocks; return it when it has begun to read them."""
    command = [sys.executable, "-m", "analysis", "export", str(out), "--corpus", str(folder)]
    process = subprocess.Popen(
        [*command, "--skip-bad", "--blocks", "1", *crew],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not (line := process.stderr.readline()).startswith("files taken in"):
        assert line, "the export ended"
    return process


def test_ctrl_c_is_answered_with_what_is_kept_and_the_same_command_goes_on(many, tmp_path):
    folder, expected = many
    process = started(folder, tmp_path / "out", "--workers", "2")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert f"{tmp_path / 'out'}.blocks keeps what was computed, and the same command" in told
    assert "Traceback" not in told
    assert in_blocks(folder, tmp_path / "out", 1) == expected


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_a_killed_worker_loses_nothing_and_doubles_nothing(many, tmp_path):
    folder, expected = many
    process = started(folder, tmp_path / "out", "--workers", "2")
    os.kill(workers_of(process.pid)[0], signal.SIGKILL)
    _, told = process.communicate()
    assert process.returncode == 1
    assert "a worker died" in told
    assert in_blocks(folder, tmp_path / "out", 1) == expected


@contextmanager
def dask_processes(folder):
    """Have a scheduler and a worker, each a process of its own; give the first and its address."""
    distributed = pytest.importorskip("distributed")
    folder.mkdir()
    about = ["--scheduler-file", str(folder / "scheduler.json"), "--no-dashboard"]
    asked = {
        "dask_scheduler": ["--host", "127.0.0.1", "--port", "0"],
        "dask_worker": ["--nthreads", "1", "--no-nanny", "--local-directory", str(folder)],
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler, worker = (
        subprocess.Popen([sys.executable, "-m", f"distributed.cli.{name}", *own, *about], **quiet)
        for name, own in asked.items()
    )
    try:
        with distributed.Client(scheduler_file=about[1]) as client:
            client.wait_for_workers(1)
            address = client.scheduler.address
        yield scheduler, address
    finally:
        for one in (worker, scheduler):
            one.kill()
            one.wait()


def test_a_killed_scheduler_loses_nothing_and_doubles_nothing(many, tmp_path):
    folder, expected = many
    with dask_processes(tmp_path / "one") as (scheduler, address):
        process = started(folder, tmp_path / "out", "--cluster", address)
        scheduler.kill()
        _, told = process.communicate()
    assert process.returncode == 1
    assert f"error: {address}: the scheduler is gone" in told
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()
    before = made(tmp_path / "out.blocks")
    with dask_processes(tmp_path / "two") as (_, address):
        process = started(folder, tmp_path / "out", "--cluster", address)
        process.communicate()
    assert content(tmp_path / "out") == expected
    assert before.items() <= made(tmp_path / "out.blocks").items()


def made(folder):
    """Return what was taken in of a corpus, each with the number of its folder on the disk."""
    return {name: (folder / name).stat().st_ino for name in states(folder, "taken-")}


def workers_of(pid):
    """Return the processes that have no child among those that a process started."""
    below, leaves = [pid], []
    while below:
        one = below.pop()
        children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        below += map(int, children)
        leaves += [] if children else [one]
    return [one for one in leaves if "forkserver" in Path(f"/proc/{one}/cmdline").read_text()]
