"""The patterns of a lexicon as one automaton, which is built as text is read.

What can follow a stretch of words is worked out when it is first met and then remembered, so that
a text costs a look-up a word however many rows a lexicon has (a deterministic automaton built
lazily from one that is not: Aho, Sethi & Ullman 1986, section 3.7).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.labels.patterns import Edge, Node, Row

LONGEST = 40
"""Words that a pattern may stand for; without a limit, long lists would take the square of it."""


@dataclass(slots=True, eq=False)
class Kind:
    """Words that patterns cannot tell apart: what in a pattern stands for them.

    `then` names the shapes that the word after may have; `armed` and `civil` tell whether the word
    speaks of arms or of civil life.
    """

    forms: frozenset[str]
    then: frozenset[str]
    armed: bool = False
    civil: bool = False


_REMEMBERED = 50_000  # states; then all are forgotten and learned anew

Forms = frozenset[str]
"""What in a pattern stands for a word."""

Frames = tuple[Edge, ...]
"""The lists that a pattern is in, the innermost first."""

Entries = dict[str, tuple[tuple[Node, Frames], ...]]
"""Where a word leads in each list that it can open."""


@dataclass(slots=True, eq=False)
class State:
    """Where patterns can be after some words, the rows that end there, and what comes next."""

    places: frozenset[tuple[Node, Frames]]
    rows: tuple[Row, ...]
    moves: dict[Forms, "State | None"] = field(default_factory=dict)


class Automaton:
    """Patterns and lists, each list a graph of its own."""

    def __init__(self, lists: Mapping[str, Node]) -> None:
        """Take the lists; patterns that use them are matched by `ends`."""
        self._lists = lists
        self._starts: dict[Node, State] = {}
        self._states: dict[frozenset[tuple[Node, Frames]], State] = {}
        self._entries: dict[Forms, Entries] = {}
        self._known: dict[Node, tuple[dict[str, list[Edge]], list[Edge]]] = {}

    def found(
        self, root: Node, kinds: Sequence[Kind], first: int = 0, last: int | None = None
    ) -> Iterator[tuple[int, int, Row]]:
        """Yield beginning, end and row of each pattern of a graph that begins in some words."""
        if root not in self._starts:
            self._starts[root] = State(frozenset({(root, ())}), ())
        start, forms = self._starts[root], [kind.forms for kind in kinds]
        for at in range(first, len(forms) if last is None else last):
            state = start
            for place in range(at, min(at + LONGEST, len(forms))):
                moves = state.moves
                if forms[place] not in moves:
                    moves[forms[place]] = self._move(state, forms[place])
                after = moves[forms[place]]
                if after is None:
                    break
                state = after
                for row in state.rows:
                    yield at, place + 1, row

    def ends(self, root: Node, kinds: Sequence[Kind], at: int) -> Iterator[tuple[int, Row]]:
        """Yield the end and the row of each pattern of a graph that matches from word `at`."""
        reach = kinds[: at + LONGEST]
        return ((end, row) for _, end, row in self.found(root, reach, at, at + 1))

    def way(
        self, node: Node, kinds: Sequence[Kind], at: int, end: int
    ) -> Iterator[list[tuple[str, int, int]]]:
        """Yield each way through a graph from word `at` to `end`: its lists, with their words."""
        if at == end:
            if any(node.accepts()):
                yield []
            return
        for form in kinds[at].forms:
            for to in node.words.get(form, ()):
                yield from self.way(to, kinds, at + 1, end)
        for edge in node.lists:
            if edge.many:
                yield from self.way(edge.to, kinds, at, end)
            for stop in {stop for stop, _ in self.ends(self._lists[edge.name], kinds, at)}:
                if stop <= end:
                    after = Node(lists=[edge]) if edge.many else edge.to
                    for way in self.way(after, kinds, stop, end):
                        yield [(edge.name, at, stop), *way]

    def _move(self, state: State, forms: Forms) -> State | None:
        """Return the state after one more word, None where no pattern goes on."""
        if not forms:
            return None
        places: set[tuple[Node, Frames]] = set()
        entries = self._opened(forms)
        for node, frames in state.places:
            if node.lists or not forms.isdisjoint(node.words):
                for inner, entered in self._step(node, forms, entries):
                    self._close(inner, entered + frames, places)
        if not places:
            return None
        known = frozenset(places)
        if known not in self._states:
            if len(self._states) == _REMEMBERED:
                self._states.clear()
                self._starts.clear()
            rows = {row for node, frames in places if not frames for row in node.accepts()}
            self._states[known] = State(known, tuple(sorted(rows)))
        return self._states[known]

    def _step(self, node: Node, forms: Forms, entries: Entries) -> Iterator[tuple[Node, Frames]]:
        """Yield where one word leads from a place, the lists that it enters included."""
        if node.words:
            for form in forms:
                for to in node.words.get(form, ()):
                    yield to, ()
        if node.lists:
            named, many = self._edges(node)
            for name in entries.keys() & named.keys():
                for edge in named[name]:
                    for inner, frames in entries[name]:
                        yield inner, (*frames, edge)
            for edge in many:
                yield from self._step(edge.to, forms, entries)

    def _edges(self, node: Node) -> tuple[dict[str, list[Edge]], list[Edge]]:
        """Return the lists that lead on from a place by their names, and those that can be many."""
        if node not in self._known:
            named: dict[str, list[Edge]] = {}
            for edge in node.lists:
                named.setdefault(edge.name, []).append(edge)
            self._known[node] = named, [edge for edge in node.lists if edge.many]
        return self._known[node]

    def _opened(self, forms: Forms) -> Entries:
        """Return where a word leads from the beginning of each list that it can open."""
        if forms not in self._entries:
            entries = self._entries[forms] = {}
            for name, root in self._lists.items():  # a list uses those above it
                if reached := tuple(self._step(root, forms, entries)):
                    entries[name] = reached
        return self._entries[forms]

    def _close(self, node: Node, frames: Frames, places: set[tuple[Node, Frames]]) -> None:
        """Add a place and, where an entry of a list ends there, the places after the entry."""
        if (node, frames) in places:
            return
        places.add((node, frames))
        if frames and any(node.accepts()):
            edge = frames[0]
            self._close(edge.to, frames[1:], places)
            if edge.many:
                places.add((self._lists[edge.name], frames))
