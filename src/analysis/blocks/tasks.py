"""Tasks: what a worker does with a run of files or with a block of articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import corpus, fingerprint, pipeline, quotations, spans
from analysis.blocks.division import Division, code
from analysis.blocks.rows import refuse_changed
from analysis.blocks.shelf import Shelf
from analysis.corpus import text_digest
from analysis.intake.found import LeftOut
from analysis.intake.gathering import Gathered, Source
from analysis.quotations.entities.linking import CONFIDENCE, Alias, Known, join, known
from analysis.quotations.entities.speakers import Sort, Speaker
from analysis.reuse import pieces
from analysis.steps import RECEIVED, scoped

_LINKED = 200  # blocks whose speakers are in memory at a time

HEADS = ["article_id", "outlet", "file", "row", "language", "text_digest"]
"""What is known of an article without its text."""


def take_in(
    shelf: Shelf,
    result: str,
    sources: Sequence[Source | LeftOut],
    digests: Mapping[str, str],
    encoding: str,
    size: int,
) -> None:
    """Read files; keep their articles in blocks, and a result that names these in order.

    `digests` are those of the files by name. Raises StudyError for a file that is another by now;
    one without a digest is not looked at.
    """
    received: list[str] = []
    excluded = []
    for gathered in _gathered(sources, encoding, size):
        excluded.append(corpus.framed("excluded", gathered.excluded))
        if gathered.articles:
            received.append(_keep(shelf, gathered))
    for one in sources:
        if isinstance(one, Source) and one.file.name in digests:
            refuse_changed(one, digests[one.file.name])
    named = pd.DataFrame({"result": received}, dtype="str")
    shelf.keep(result, {"named": named, "excluded": pd.concat(excluded, ignore_index=True)})


def _gathered(sources: Iterable[Source | LeftOut], encoding: str, size: int) -> Iterator[Gathered]:
    """Yield what is found in files, block by block."""
    division = Division(size)
    gathered = Gathered(encoding)
    for source in sources:
        for article in gathered.taken(source):
            if division.ends(article["article_id"], len(article["text"])):
                yield gathered.handed_over()
    yield gathered


def _keep(shelf: Shelf, gathered: Gathered) -> str:
    """Keep the articles of a block as received; return the name of the result."""
    articles = corpus.framed("articles", gathered.articles)
    result = f"received-{fingerprint.digest(gathered.articles, gathered.decisions)}"
    if not shelf.has(result):
        heads = articles.assign(text_digest=articles["text"].map(text_digest))[HEADS]
        decisions = corpus.framed("decisions", gathered.decisions)
        shelf.keep(result, {RECEIVED: articles, "heads": heads, "decisions": decisions})
    return result


def read(
    shelf: Shelf,
    result: str,
    received: str,
    left_out: Sequence[int],
    own: Mapping[str, pd.DataFrame],
) -> None:
    """Make the tables of the articles of a block, each of its article alone, and keep them.

    `left_out` are the rows of the block that are no articles; `own` are the tables of the study
    that the steps take.
    """
    frames = {RECEIVED: articles(shelf, received, left_out), **own}

    def table_of(name: str) -> pd.DataFrame:
        if name not in frames:
            frames[name] = pipeline.computed(name, table_of)
        return frames[name]

    takes = (frames[RECEIVED], table_of("parts"), own["corrections"])
    spoken = quotations.read(*(corpus.english(frames[RECEIVED], frame) for frame in takes))
    spans.check(spoken.quotations, frames[RECEIVED], "quotations")
    frames["quotations"] = spoken.quotations
    shelf.keep(
        result,
        {name: table_of(name) for name in (*scoped("article"), "quotations")}
        | {"speakers": _speakers_frame(spoken.speakers), "acronyms": _acronyms(spoken.acronyms)},
    )


def articles(shelf: Shelf, received: str, left_out: Sequence[int]) -> pd.DataFrame:
    """Return the articles of a block as received, without those left out."""
    frame = shelf.frame(received, RECEIVED)
    return frame.drop(index=list(left_out)).reset_index(drop=True)


# --------------------------------------------------------------------------------------- speakers

_ENTITY = ["article_id", "speaker", "name", "evidence", "confidence"]


def _speakers_frame(speakers: Iterable[Speaker]) -> pd.DataFrame:
    rows = [
        (
            one.article,
            one.name,
            one.sort.name,
            list(one.words),
            sorted(one.nations),
            sorted(one.roles),
            one.gender,
        )
        for one in speakers
    ]
    return pd.DataFrame(rows, columns=list(Speaker._fields))


def _acronyms(explained: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    rows = [(short, full) for each in explained for short, full in each.items()]
    return pd.DataFrame(rows, columns=["short", "full"], dtype="str")


def know_names(shelf: Shelf, result: str, reads: Sequence[str], aliases: pd.DataFrame) -> None:
    """Keep what is known of names before they are joined: by all blocks, and by aliases."""
    forms = map(Alias, aliases["form"], aliases["entity"], aliases["article"].fillna(""))
    told = known(_explained(shelf, reads), forms)
    given = [(words, article, entity) for (words, article), entity in told.aliases.items()]
    frames = {
        "aliases": pd.DataFrame(given, columns=["words", "article", "entity"]),
        "acronyms": pd.DataFrame(told.acronyms.items(), columns=["short", "words"]),
    }
    shelf.keep(result, frames)


def _explained(shelf: Shelf, reads: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the acronyms that the articles of blocks explain, one at a time."""
    for read in reads:
        for short, full in shelf.frame(read, "acronyms").itertuples(index=False):
            yield {short: full}


def _known(shelf: Shelf, result: str) -> Known:
    """Return what `know_names` has kept."""
    given = shelf.frame(result, "aliases").itertuples(index=False)
    explained = shelf.frame(result, "acronyms").itertuples(index=False)
    return Known(
        {(tuple(words), article): entity for words, article, entity in given},
        {short: tuple(words) for short, words in explained},
    )


def part_names(
    shelf: Shelf, result: str, reads: Sequence[str], first: int, names: str, parts: int
) -> None:
    """Keep the speakers of some blocks, the `first` of which has this number, in parts.

    A speaker is of the part of the word in which those end who can be joined to him and, a person,
    of that of his last word, as one of the `others`. `names` has what is known of names.
    """
    told = _known(shelf, names)
    rows = []
    for block, read in enumerate(reads, first):
        frame = shelf.frame(read, "speakers").assign(block=block)
        own = list(_speakers(frame))
        ends = [code(told.ending(*one[:4])) % parts for one in own]
        last = [code(one.words[-1]) % parts if one.sort is Sort.PERSON else -1 for one in own]
        frame = frame.assign(ends=ends, last=last).astype({"ends": "int64", "last": "int64"})
        rows.append(frame)
    every = pd.concat(rows, ignore_index=True)
    shelf.keep(
        result,
        {
            str(part): every[(every["ends"] == part) | (every["last"] == part)]
            for part in range(parts)
        },
    )


def join_names(shelf: Shelf, result: str, parted: Sequence[str], names: str, part: int) -> None:
    """Join the speakers of all blocks whose names end in a part of all words."""
    members: list[Speaker] = []
    others: list[Speaker] = []
    block_of: dict[str, int] = {}
    for one in parted:
        frame = shelf.frame(one, str(part))
        every = zip(_speakers(frame), frame["ends"], frame["last"], frame["block"], strict=True)
        for speaker, ends, last, block in every:
            if ends == part:
                members.append(speaker)
                block_of[speaker.article] = block
            if last == part:
                others.append(speaker)
    found = join(members, others, _known(shelf, names))
    forms = np.array([code(" ".join(each.form)) for each in found], dtype=np.uint64)
    rows = [
        (block_of[article], article, name, each.name, apart, told, form)
        for each, form in zip(found, forms.tolist(), strict=True)
        for apart in [each.told_apart]
        for article, name, told in each.speakers
    ]
    columns = ["block", *_ENTITY[:3], "apart", "evidence", "form"]
    frame = pd.DataFrame(rows, columns=columns).sort_values("block", kind="stable")
    frame = frame.astype({"block": "int64", "form": "uint64"})
    different, counts = np.unique(forms, return_counts=True)
    shelf.keep(result, {"speakers": frame}, {"forms": different, "counts": counts})


def _speakers(frame: pd.DataFrame) -> Iterator[Speaker]:
    """Yield the speakers of a table that `read` has kept."""
    columns: list[list[Any]] = [frame[name].tolist() for name in Speaker._fields]
    for article, name, sort, words, nations, roles, gender in zip(*columns, strict=True):
        traits = frozenset(nations), frozenset(roles)
        yield Speaker(article, name, Sort[sort], tuple(words), *traits, gender)


def link(shelf: Shelf, result: str, reads: Sequence[str], parts: Sequence[str]) -> None:
    """Keep the entities of the speakers of each block, from those of all parts of the names.

    No two entities have one name.
    """
    forms = [shelf.array(part, "forms") for part in parts]
    found, counts = pieces.added(forms, [shelf.array(part, "counts") for part in parts])
    several = found[counts > 1]
    with shelf.writing(result) as aside:
        for low in range(0, len(reads), _LINKED):
            bounds = [("block", ">=", low), ("block", "<", low + _LINKED)]
            frames = [shelf.frame(part, "speakers", filters=bounds) for part in parts]
            frame = pd.concat(frames, ignore_index=True)
            twice = frame["form"].isin(several)
            frame["name"] = frame["name"].where(~twice, frame["apart"])
            frame["confidence"] = frame["evidence"].map(CONFIDENCE).astype("float64")
            frame = frame.sort_values(["article_id", "speaker"], ignore_index=True)
            for block, read in enumerate(reads[low : low + _LINKED], low):
                own = frame.loc[frame["block"] == block, _ENTITY]
                own.to_parquet(aside / f"{read}.parquet", index=False)
