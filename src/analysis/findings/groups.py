"""Which articles are set against which: the groups and pairs of a study."""

from collections.abc import Mapping

from analysis.numbers import counted
from analysis.pipeline import Missing, Tables
from analysis.settings import Group

ALL = "all articles"
"""The group of a study that names none."""


def groups(t: Tables) -> Mapping[str, Group]:
    """Return the groups of a study by name; without any, all its articles are one."""
    if t.settings.groups:
        return t.settings.groups
    return {ALL: Group(together(t), ALL, tuple(t.articles["article_id"]))}


def group(t: Tables, name: str = "") -> Group:
    """Return a group of several articles by its name, by default the largest.

    Raises Missing where the study has no such group, or the group has one article only.
    """
    known = groups(t)
    if name and name not in known:
        raise Missing(f"This study has no group {name!r}; it has {', '.join(known)}.")
    chosen = known[name] if name else max(known.values(), key=lambda one: len(one.articles))
    if len(chosen.articles) < 2:
        raise Missing("One article alone cannot be set against others.")
    return chosen


def pair(t: Tables, name: str) -> tuple[str, str]:
    """Return the ids of two articles that are compared; raise Missing for an unknown name."""
    if name not in t.settings.pairs:
        known = ", ".join(t.settings.pairs) or "none"
        raise Missing(f"This study has no pair of articles {name!r}; it has {known}.")
    return t.settings.pairs[name]


def together(t: Tables) -> str:
    """Return what all articles together are called in prose: "the three articles"."""
    return f"the {counted(len(t.articles), 'article')}"


def need_several(t: Tables) -> None:
    """Raise Missing unless there are two articles or more to compare."""
    if len(t.articles) < 2:
        raise Missing("One article alone cannot be set against others.")
