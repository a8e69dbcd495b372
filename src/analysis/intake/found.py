"""What a reader finds in a file: an article, or something that cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

NOT_READ, FAULTY, DOUBLE, REGISTER = "not read", "faulty", "double", "register"
"""The states of what is not used, in table `excluded`, where their meanings are declared."""

REFUSED = (REGISTER, FAULTY, DOUBLE)
"""The states of what stands against using the articles."""


@dataclass(frozen=True)
class Decision:
    """Something that was read, made out or left out where it could have been done otherwise.

    `field` is what it is about: a column of the articles, or `cut`, a paragraph that was taken for
    furniture of the page; `value` is what came of it, `source` where it was read. `after` is the
    number of paragraphs of the text that stand before one that was cut.
    """

    field: str
    value: str
    source: str
    after: int = 0


@dataclass
class Found:
    """An article as it lies in a file.

    `fields` are columns of the table `articles`, `own` columns that the file has besides; `row` is
    its number in a file of several articles, 0 where the file is one article. `is_file` tells that
    the text is the file itself, decoded as UTF-8.
    """

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    row: int = 0
    decisions: list[Decision] = field(default_factory=list)
    is_file: bool = False

    def decide(self, field: str, value: str, source: str) -> None:
        """Set a field and note where its value comes from; an empty value is none."""
        if value:
            self.fields[field] = value
            self.decisions.append(Decision(field, value, source))


class Unusable(ValueError):
    """Something that cannot be used: what is wrong, how to mend it, and where in its file."""

    def __init__(self, wrong: str, mend: str, place: str = "", row: int = 0) -> None:
        super().__init__(f"{wrong}; {mend}")
        self.wrong = wrong
        self.mend = mend
        self.place = place
        self.row = row

    def __reduce__(self) -> tuple[type["Unusable"], tuple[str, str, str, int]]:
        """Say how it is made anew in another process."""
        return type(self), (self.wrong, self.mend, self.place, self.row)


class LeftOut(NamedTuple):
    """A file, or a place in the register, that is not used, why, and its status in `excluded`."""

    file: str
    wrong: Unusable
    status: str = FAULTY


def fault(path: Path | str, row: Mapping[Any, Any]) -> str:
    """Return what a row of `excluded` says of a file: where, why it is not used, how to mend it.

    >>> row = {"place": "line 2", "reason": "no file is given", "mend": "fill the cell"}
    >>> fault("articles.csv", row)
    'articles.csv, line 2: no file is given; fill the cell'
    """
    where = f"{path}, {row['place']}" if row["place"] else f"{path}"
    return f"{where}: {row['reason']}; {row['mend']}"


class NoArticles(Unusable):
    """A file that can be read and holds no articles, such as a table of addresses."""
