"""The bibliography: labels by author and year, with a letter where two would be the same."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pybtex.database import Entry
from pybtex.plugin import find_plugin, register_plugin
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.labels import BaseLabelStyle

_MANY = 3  # from so many authors on, the first stands for all
_LONGEST = 40


def setup() -> None:
    """Register the style, `authoryear`."""
    register_plugin("pybtex.style.formatting", "authoryear", Style)
    for name in ("plaintext", "docutils"):  # once: each citation would look for it on disk
        backend = find_plugin("pybtex.backends", name)
        register_plugin("pybtex.backends", name, backend, force=True)


class AuthorYear(BaseLabelStyle):  # type: ignore[misc]
    """Label entries “Miller 1995”, “TASS 2021a”, “TASS 2021b”."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield the label of each entry, in order."""
        plain = [label(entry) for entry in sorted_entries]
        times, seen = Counter(plain), Counter[str]()
        for name in plain:
            letter = chr(ord("a") + seen[name]) if times[name] > 1 else ""
            seen[name] += 1
            yield name + letter


class Style(Unsorted):  # type: ignore[misc]
    """The plain style with labels by author and year, sorted by them."""

    default_sorting_style = "author_year_title"
    default_label_style = AuthorYear


def label(entry: Entry) -> str:
    """Return author (or editor, or title) and year; n.d. where there is no year.

    >>> from pybtex.database import Person
    >>> label(Entry("book", {"year": "2009"}, {"author": [Person("Bird, S"), Person("Klein, E")]}))
    'Bird and Klein 2009'
    """
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join([*p.prelast_names, *p.last_names]).strip("{}") for p in people]
    names = [name.replace("\\&", "&") for name in names]
    if not names:
        name = entry.fields.get("title", entry.key)
    elif len(names) >= _MANY or names[-1] == "others":
        name = f"{names[0]} et al."
    else:
        name = " and ".join(names)
    if len(name) > _LONGEST:
        name = name[: name.rindex(" ", 0, _LONGEST)] + " …"
    return f"{name} {entry.fields.get('year', 'n.d.')}"
