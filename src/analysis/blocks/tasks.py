"""Tasks: what a worker does with a run of files or with a block of articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis import corpus, fingerprint, inputs, pipeline, quotations, spans
from analysis.blocks.division import Division
from analysis.blocks.shelf import Shelf
from analysis.corpus import same_text
from analysis.intake.gathering import Gathered, LeftOut, Source
from analysis.quotations.entities.speakers import Sort, Speaker
from analysis.steps import RECEIVED
from analysis.study import StudyError

APART = ("parts", "sentences", "articles", "sentiment", "labels", "texts", "skipped")
"""The tables that are made of each article alone, beside the quotations."""

TOGETHER = (
    "outlet_sharing", "syndication", "outlet_speech", "remarks", "outlet_tone"
)  # fmt: skip
"""The tables that are made of all articles together."""

HEADS = ["article_id", "outlet", "file", "row", "language", "words"]
"""What is known of an article without its text; `words` is a digest of it."""


def take_in(
    shelf: Shelf,
    result: str,
    sources: Sequence[Source | LeftOut],
    digests: Mapping[str, str],
    encoding: str,
    size: int,
) -> None:
    """Read files; keep their articles in blocks, and a result that names these in order.

    `digests` are those of the files by name. Raises StudyError for a file that is another by now.
    """
    received: list[str] = []
    excluded = []
    for gathered in _gathered(sources, encoding, size):
        excluded.append(corpus.framed("excluded", gathered.excluded))
        if gathered.articles:
            received.append(_keep(shelf, gathered))
    for one in sources:
        if isinstance(one, Source) and inputs.digest(one.file.path) != digests[one.file.name]:
            raise StudyError(f"{one.file.path}: changed while it was read; run the command again")
    blocks = pd.DataFrame({"received": received}, dtype="str")
    shelf.keep(result, {"blocks": blocks, "excluded": pd.concat(excluded, ignore_index=True)})


def _gathered(sources: Iterable[Source | LeftOut], encoding: str, size: int) -> Iterator[Gathered]:
    """Yield what is found in files, block by block."""
    division = Division(size)
    gathered = Gathered(encoding)
    for source in sources:
        before = len(gathered.articles)
        for _ in gathered.taken(source):
            if len(gathered.articles) > before:
                last = gathered.articles[-1]
                if division.ends(last["article_id"], len(last["text"])):
                    yield gathered.handed_over()
            before = len(gathered.articles)
    yield gathered


def _keep(shelf: Shelf, gathered: Gathered) -> str:
    """Keep the articles of a block as received; return the name of the result."""
    articles = corpus.framed("articles", gathered.articles)
    result = f"received-{fingerprint.digest(gathered.articles, gathered.decisions)}"
    if not shelf.has(result):
        heads = articles.assign(words=articles["text"].map(same_text))[HEADS]
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

    `left_out` are the rows of the block that are no articles; `own` are the tables of
    the study that the steps take.
    """
    frames = {RECEIVED: articles(shelf, received, left_out), **own}

    def table_of(name: str) -> pd.DataFrame:
        if name not in frames:
            frames[name] = pipeline.computed(name, table_of)
        return frames[name]

    takes = (frames[RECEIVED], table_of("parts"))
    spoken = quotations.read(*(corpus.english(frames[RECEIVED], frame) for frame in takes))
    spans.check(spoken.quotations, frames[RECEIVED], "quotations")
    frames["quotations"] = spoken.quotations
    shelf.keep(
        result,
        {name: table_of(name) for name in (*APART, "quotations")}
        | {"speakers": _speakers_frame(spoken.speakers), "acronyms": _acronyms(spoken.acronyms)},
    )


def articles(shelf: Shelf, received: str, left_out: Sequence[int]) -> pd.DataFrame:
    """Return the articles of a block as received, without those left out."""
    frame = shelf.frame(received, RECEIVED)
    return frame.drop(index=list(left_out)).reset_index(drop=True)


# --------------------------------------------------------------------------------------- speakers


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


def speakers(frame: pd.DataFrame) -> Iterator[Speaker]:
    """Yield the speakers of a table that `read` has kept."""
    for article, name, sort, words, nations, roles, gender in frame.itertuples(index=False):
        traits = frozenset(nations), frozenset(roles)
        yield Speaker(article, name, Sort[sort], tuple(words), *traits, gender)
