"""Full names in the speakers of all articles: which of them is the fullest form of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from analysis.quotations.entities.speakers import Sort, Speaker, Words
from analysis.quotations.persons.names import NAME_PARTICLES

_PARTICLES = frozenset(word.lower() for word in NAME_PARTICLES)
_OF_ONE_HOLDER = frozenset(["president", "prime", "premier", "chancellor", "king", "queen", "pope"])


class _Told:
    """What articles tell of the bearers of a full name."""

    def __init__(self) -> None:
        self.nations: set[str] = set()
        self.roles: set[str] = set()
        self.genders: set[str] = set()

    def add(self, bearer: Speaker) -> None:
        """Take in what is told of one more."""
        self.nations |= bearer.nations
        self.roles |= bearer.roles
        self.genders |= {bearer.gender} - {""}

    def is_office_of(self, speaker: Speaker) -> bool:
        """Tell whether a bearer has a role in common with a speaker, and the nation, too, unless
        the role has one holder at a time; and nothing speaks against it.
        """
        roles = self.roles & speaker.roles
        if speaker.nations and self.nations and not speaker.nations & self.nations:
            return False
        if speaker.gender and self.genders and speaker.gender not in self.genders:
            return False
        return bool(roles & _OF_ONE_HOLDER) or bool(roles and speaker.nations & self.nations)


class FullNames:
    """The full names of persons, by their last words."""

    def __init__(self, speakers: Iterable[Speaker]):
        """Take in the persons among some speakers."""
        self.names: dict[str, set[Words]] = defaultdict(set)
        self.told: dict[Words, _Told] = defaultdict(_Told)
        self.known: dict[Words, Words] = {}
        persons = [one for one in speakers if one.sort is Sort.PERSON]
        for one in persons:
            self.names[one.words[-1]].add(one.words)
        for one in persons:
            self.told[self.fullest(one.words)].add(one)

    def fullest(self, words: Words) -> Words:
        """Return the fullest form of a name; the name itself where two people could bear it."""
        if words not in self.known:
            fuller = [name for name in self.names.get(words[-1], ()) if _fits(words, name)]
            longest = max(fuller, key=_length, default=words)
            sole = all(name == longest or _fits(name, longest) for name in fuller)
            self.known[words] = self.fullest(longest) if sole and longest != words else words
        return self.known[words]

    def bearer(self, speaker: Speaker) -> Words | None:
        """Return the full name of the only person who bears a surname and, by other articles, the
        office that its own article tells; none where the article tells none.
        """
        fitting = {
            full
            for full in map(self.fullest, self.names.get(speaker.words[-1], ()))
            if self.told[full].is_office_of(speaker)
        }
        return next(iter(fitting)) if len(fitting) == 1 else None


def _length(words: Words) -> tuple[int, int, Words]:
    return len(words), sum(map(len, words)), words


def _fits(short: Words, full: Words) -> bool:
    """Tell whether a name is a shorter form of another: without middle names, with an initial for
    one, or without the first of several given names.
    """
    if _length(short) >= _length(full) or short[-1] != full[-1]:
        return False
    if len(short) == len(full):
        return all(a == b or (len(a) == 1 and b[0] == a) for a, b in zip(short, full, strict=True))
    if len(short) == 2 and short[0] == full[0]:
        return True
    own = [word for word in short if word not in _PARTICLES]
    return len(own) > 1 and full[-len(short) :] == short
