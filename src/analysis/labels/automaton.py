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

Frames = tuple[Edge, ...]
"""The lists that a pattern is in, the innermost first."""

Entries = dict[str, tuple[tuple[Node, Frames], ...]]
"""Where a word leads in each list that it can open."""


@dataclass(slots=True, eq=False)
class State:
    """Where patterns can be after some words, the rows that end there, and what comes next."""

    places: frozenset[tuple[Node, Frames]]
    rows: tuple[Row, ...]
    moves: dict[Kind, "State | None"] = field(default_factory=dict)


class Automaton:
    """Patterns and lists, each list a graph of its own."""

    def __init__(self, lists: Mapping[str, Node]) -> None:
        """Take the lists; patterns that use them are matched by `ends`."""
        self._lists = lists
        self._starts: dict[Node, State] = {}
        self._states: dict[frozenset[tuple[Node, Frames]], State] = {}
        self._entries: dict[Kind, Entries] = {}

    def ends(self, root: Node, kinds: Sequence[Kind], at: int) -> Iterator[tuple[int, Row]]:
        """Yield the end and the row of each pattern of a graph that matches from word `at`."""
        state: State | None = self._starts.get(root)
        if state is None:
            state = self._starts[root] = State(frozenset({(root, ())}), ())
        for place in range(at, min(at + LONGEST, len(kinds))):
            kind = kinds[place]
            if kind not in state.moves:
                state.moves[kind] = self._move(state, kind)
            state = state.moves[kind]
            if state is None:
                return
            for row in state.rows:
                yield place + 1, row

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

    def _move(self, state: State, kind: Kind) -> State | None:
        """Return the state after one more word, None where no pattern goes on."""
        places: set[tuple[Node, Frames]] = set()
        entries = self._opened(kind)
        for node, frames in state.places:
            for inner, entered in self._step(node, kind, entries):
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

    def _step(self, node: Node, kind: Kind, entries: Entries) -> Iterator[tuple[Node, Frames]]:
        """Yield where one word leads from a place, the lists that it enters included."""
        for form in kind.forms & node.words.keys():
            for to in node.words[form]:
                yield to, ()
        for edge in node.lists:
            for inner, frames in entries.get(edge.name, ()):
                yield inner, (*frames, edge)
            if edge.many:
                yield from self._step(edge.to, kind, entries)

    def _opened(self, kind: Kind) -> Entries:
        """Return where a word leads from the beginning of each list that it can open."""
        if kind not in self._entries:
            entries = self._entries[kind] = {}
            for name, root in self._lists.items():  # a list uses those above it
                if reached := tuple(self._step(root, kind, entries)):
                    entries[name] = reached
        return self._entries[kind]

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
