"""Which words of two passages stand for each other, in order and out of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.reuse.terms import meanings, plain, stop_words, terms

Pair = tuple[int, int]
"""The numbers of two words that stand for each other, one of each passage."""

_Partners = Callable[[int], Iterable[tuple[int, "Weight"]]]


class Weight(NamedTuple):
    """What pairs of words are worth, what comes first before all else."""

    content: int = 0
    kin: int = 0
    function: int = 0
    unbroken: int = 0  # pairs that follow the one before them without a word between
    nearness: int = 0  # minus how far apart the words stand in their passages

    def plus(self, other: "Weight") -> "Weight":
        """Return the sum."""
        return Weight(*(one + two for one, two in zip(self, other, strict=True)))


CONTENT, KIN, FUNCTION = Weight(content=1), Weight(kin=1), Weight(function=1)
UNBROKEN = Weight(unbroken=1)


class _Chain(NamedTuple):
    """Pairs in order: their weight, the last pair, and the chain before it."""

    weight: Weight = Weight()
    pair: Pair | None = None
    before: "_Chain | None" = None

    def pairs(self) -> list[Pair]:
        found: list[Pair] = []
        chain: _Chain | None = self
        while chain and chain.pair:
            found.append(chain.pair)
            chain = chain.before
        return found[::-1]


@lru_cache(maxsize=1 << 16)
def same(word: str) -> str:
    """Return what words have in common that count as one: `plain`, without the sign of a possessor.

    >>> [same(word) for word in ("Arden’s", "ARDEN", "it’s", "guards")]
    ['arden', 'arden', "it's", 'guards']
    """
    printed = plain(word)
    root = printed.removesuffix("'s")
    return printed if root in stop_words() else root  # what “it’s” is short for is another word


def pairs(a: Sequence[str], b: Sequence[str]) -> tuple[list[Pair], dict[int, int]]:
    """Return the pairs of words in order, and those of equal words that stand in another order.

    The pairs in order are a heaviest common subsequence: most equal content words, then most kin
    of content words (another form, a synonym), then most equal function words, then longest runs,
    then nearest places. It is found over the words that can be paired alone, as by Hunt and
    Szymanski (1977). Of the rest equal words are paired, the longest runs first, until none is left
    on both sides. Which passage is given first makes no difference.
    """
    same_a, same_b = [same(word) for word in a], [same(word) for word in b]
    if same_b < same_a:
        in_order, moved = pairs(b, a)
        return [(i, j) for j, i in in_order], {i: j for j, i in moved.items()}
    in_order = _in_order(a, b)
    left_a = set(range(len(a))).difference(i for i, _ in in_order)
    left_b = set(range(len(b))).difference(j for _, j in in_order)
    return in_order, _moved(same_a, same_b, left_a, left_b)


# -------------------------------------------------------------------------------------- in order


def _in_order(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Return the heaviest pairs in order; equal beginnings and ends need no search."""
    same_a, same_b = [same(word) for word in a], [same(word) for word in b]
    length = min(len(a), len(b))
    head = next((n for n in range(length) if same_a[n] != same_b[n]), length)
    rest = range(length - head)
    tail = next((n for n in rest if same_a[-1 - n] != same_b[-1 - n]), len(rest))
    of_a, of_b = range(head, len(a) - tail), range(head, len(b) - tail)
    middle = _heaviest(of_a, of_b, _partners(a, b, of_b))
    ends = [(len(a) - n, len(b) - n) for n in range(tail, 0, -1)]
    return [(n, n) for n in range(head)] + middle + ends


def _partners(a: Sequence[str], b: Sequence[str], of_b: range) -> _Partners:
    """Return a function that gives the words of `b` that can stand for a word of `a`, weighed.

    Kin stand for each other only where neither word is in the other passage: else a word that
    both have would be taken for another.
    """
    in_a, in_b = {same(word) for word in a}, {same(word) for word in b}
    equal: dict[str, list[int]] = {}
    kin: dict[str | int, list[int]] = {}
    for j in of_b:
        equal.setdefault(same(b[j]), []).append(j)
        for key in _kinship(b[j]) if same(b[j]) not in in_a else ():
            kin.setdefault(key, []).append(j)

    def near(i: int, j: int) -> Weight:
        return Weight(nearness=-abs(i * len(b) - j * len(a)))

    def partners(i: int) -> Iterator[tuple[int, Weight]]:
        weight = CONTENT if _is_content(a[i]) else FUNCTION
        yield from ((j, weight.plus(near(i, j))) for j in equal.get(same(a[i]), ()))
        if same(a[i]) not in in_b:
            found = {j for key in _kinship(a[i]) for j in kin.get(key, ())}
            yield from ((j, KIN.plus(near(i, j))) for j in sorted(found))

    return partners


@lru_cache(maxsize=1 << 16)
def _is_content(word: str) -> bool:
    return any(not term.stop for term in terms(word))


@lru_cache(maxsize=1 << 16)
def _kinship(word: str) -> frozenset[str | int]:
    """Return what a word shares with its other forms, its stem, and with synonyms, a meaning."""
    stems = {term.stem for term in terms(word) if not term.stop}
    return frozenset(stems.union(*(meanings(stem) for stem in stems)))


def _heaviest(of_a: range, of_b: range, partners: _Partners) -> list[Pair]:
    """Return the heaviest pairs in order between two ranges of words."""
    best = _Best(of_b)
    beside = {of_b.start - 1: _Chain()}  # the chains that end with the word before, by their place
    for i in of_a:
        ending: dict[int, _Chain] = {}
        for j, weight in partners(i):
            before = best.before(j)
            if j - 1 in beside and beside[j - 1].weight.plus(UNBROKEN) > before.weight:
                before, weight = beside[j - 1], weight.plus(UNBROKEN)
            ending[j] = _Chain(before.weight.plus(weight), (i, j), before)
        for j, chain in ending.items():
            best.enter(j, chain)
        beside = ending
    whole, reaching = best.before(of_b.stop), beside.get(of_b.stop - 1)
    if reaching and reaching.weight.plus(UNBROKEN) > whole.weight:
        whole = reaching
    return whole.pairs()


class _Best:
    """The heaviest chain that ends before a place, as a tree of prefixes (Fenwick 1994)."""

    def __init__(self, places: range) -> None:
        self._start = places.start
        self._chains = [_Chain()] * (len(places) + 1)

    def enter(self, place: int, chain: _Chain) -> None:
        at = place - self._start + 1
        while at < len(self._chains):
            if chain.weight > self._chains[at].weight:
                self._chains[at] = chain
            at += at & -at

    def before(self, place: int) -> _Chain:
        at, found = place - self._start, _Chain()
        while at > 0:
            if self._chains[at].weight > found.weight:
                found = self._chains[at]
            at -= at & -at
        return found


# ---------------------------------------------------------------------------------- out of order


def _moved(
    a: Sequence[str], b: Sequence[str], left_a: set[int], left_b: set[int]
) -> dict[int, int]:
    """Return the pairs of equal words among those left over, in the order of `a`."""
    places: dict[str, list[int]] = {}
    for j in sorted(left_b):
        places.setdefault(b[j], []).append(j)
    equal = {(i, j) for i in left_a for j in places.get(a[i], ())}
    runs = []
    for i, j in equal:
        if (i - 1, j - 1) not in equal:
            length = next(n for n in range(1, len(a) + 1) if (i + n, j + n) not in equal)
            content = sum(map(_is_content, a[i : i + length]))
            runs.append((-content, -length, i, j))
    moved: dict[int, int] = {}
    taken: set[int] = set()
    for _, length, i, j in sorted(runs):
        for n in range(-length):
            if i + n not in moved and j + n not in taken:
                moved[i + n] = j + n
                taken.add(j + n)
    return dict(sorted(moved.items()))
