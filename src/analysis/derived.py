"""What is derived from the tables of a study, each kept by content as tables are.

A finding or a part of the named results is kept with what it has read of the study. Whoever asks
for it again gets it as it is kept, and has read the same, as long as neither that nor the code that
it comes of has changed.
"""

import base64
import io
from collections.abc import Callable, Mapping
from functools import wraps
from importlib import import_module
from typing import Any, Concatenate, ParamSpec

import pandas as pd

from analysis import fingerprint, reads
from analysis.pipeline import Tables
from analysis.steps import load
from analysis.study import StudyError

P = ParamSpec("P")
Value = int | float | str
"""A named result."""


def finding(
    function: Callable[Concatenate[Tables, P], pd.DataFrame],
) -> Callable[Concatenate[Tables, P], pd.DataFrame]:
    """Make a function of tables, and of words or numbers, return a table that is kept.

    It is for what several chapters or named results ask for and takes longer than reading a file.
    What the table holds must come back from Parquet as it was.
    """

    @wraps(function)
    def found(t: Tables, /, *args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
        asked = f".{fingerprint.digest(args, kwargs)}" if args or kwargs else ""
        name = f"{function.__module__}.{function.__name__}{asked}"

        def made() -> str:
            content = function(t, *args, **kwargs).to_parquet()
            return base64.b64encode(content).decode()

        content = base64.b64decode(_kept(t, name, function.__module__, made))
        return pd.read_parquet(io.BytesIO(content))

    return found


def results(t: Tables) -> dict[str, Value]:
    """Return every named result of a study, the numbers and names that its prose states, by key.

    The module that `results` in the settings names gives them in parts (`PARTS`: functions of
    Tables, as "module:name", imported when they are called). A part is computed anew when its code
    or something it read has changed. Raises StudyError when there is no such module, ValueError
    when two parts have the same key.
    """
    name = t.study.settings.results
    if not name:
        return {}
    try:
        parts: Mapping[str, str] = import_module(name).PARTS
    except (ImportError, AttributeError) as error:
        raise StudyError(f"{t.study.folder}: results = {name!r} is no module: {error}") from None
    found: dict[str, Value] = {}
    for function in parts.values():
        for key, value in part(t, function).items():
            if key in found:
                raise ValueError(f"two results are named {key}; rename one")
            found[key] = value
    return found


def part(t: Tables, function: str) -> dict[str, Value]:
    """Return a part of the named results, by key; its function is given as "module:name"."""
    module, _, name = function.partition(":")
    values: dict[str, Value] = _kept(
        t, f"results-{module}.{name}", module, lambda: load(function)(t)
    )
    return values


def _kept(t: Tables, name: str, module: str, make: Callable[[], Any]) -> Any:
    """Return a value that JSON can hold: the kept one, if nothing that it comes of has changed.

    `module` has the code that makes it.
    """
    kept = t.derived.get(name)
    if kept is None and t.store is not None:
        kept = t.store.found(name, fingerprint.digest(name, t.fingerprint_of(module)))
        if kept and not reads.unchanged(kept["reads"], t.digest):
            kept = None
    if kept is None:
        with reads.recorded() as read:
            kept = {"reads": read, "value": make()}
        if t.store is not None:
            t.store.keep(name, fingerprint.digest(name, t.fingerprint_of(module)), kept)
    for one in kept["reads"]:
        reads.note(one, t.digest)
    t.derived[name] = kept
    return kept["value"]
