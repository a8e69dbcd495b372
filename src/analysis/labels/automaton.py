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

Entries = dict[str, list[tuple[Node, Frames]]]
"""Where a word leads in each list that it can open."""


@dataclass(slots=True, eq=False)
class Place:
    """A place in a list, or in no list, and the lists around it.

    There is one for each node and frames, however many states have it.
    """

    node: Node
    frames: Frames


Places = frozenset[Place]


@dataclass(slots=True, eq=False)
class State:
    """Where patterns can be after some words, the rows that end there, and what comes next."""

    places: Places
    nodes: frozenset[Node]
    rows: tuple[Row, ...]
    moves: dict[Forms, "State | None"] = field(default_factory=dict)


class Automaton:
    """Patterns, and the lists that they use, each a graph of its own."""

    def __init__(self, patterns: Node, lists: Mapping[str, Node]) -> None:
        """Take the graphs; `found` finds what is in one of them."""
        self._lists = lists
        self._starts: dict[Node, State] = {}
        self._states: dict[Places, State] = {}
        self._entries: dict[Forms, Entries] = {}
        self._waiting: dict[str, set[Node]] = {}  # by the words and lists that lead on
        self._alive: dict[Forms, frozenset[Node]] = {}
        self._closed: dict[tuple[Node, Frames], Places] = {}
        self._learn([patterns, *lists.values()])

    def found(
        self, root: Node, kinds: Sequence[Kind], first: int | None = None
    ) -> list[tuple[int, int, Row]]:
        """Return beginning, end and row of each pattern of a graph that stands among some words.

        With `first` those only that begin with one of so many words.
        """
        start, found = self._start(root), []
        forms = [kind.forms for kind in kinds]
        opening = start.moves
        for at, form in enumerate(forms if first is None else forms[:first]):
            state = opening[form] if form in opening else self._move(start, form)
            place = at + 1
            while state is not None:
                if state.rows:
                    found += [(at, place, row) for row in state.rows]
                if place == len(forms) or place - at == LONGEST:
                    break
                form, moves = forms[place], state.moves
                state = moves[form] if form in moves else self._move(state, form)
                place += 1
        return found

    def ends(self, root: Node, kinds: Sequence[Kind], at: int) -> Iterator[tuple[int, Row]]:
        """Yield the end and the row of each pattern of a graph that matches from word `at`."""
        reach = kinds[at : at + LONGEST]
        return ((at + end, row) for _, end, row in self.found(root, reach, first=1))

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

    def _start(self, root: Node) -> State:
        """Return the state before the first word of a graph."""
        if root not in self._starts:
            self._starts[root] = State(self._close(root, ()), frozenset([root]), ())
        return self._starts[root]

    def _learn(self, todo: list[Node]) -> None:
        """Take note of what leads on from each place of some graphs."""
        seen = set(todo)
        while todo:
            node = todo.pop()
            for one in self._leading(node):
                self._waiting.setdefault(one, set()).add(node)
            after = {to for targets in node.words.values() for to in targets}
            after |= {edge.to for edge in node.lists}
            todo += after - seen
            seen |= after

    def _leading(self, node: Node) -> Iterator[str]:
        """Yield the words and the lists, as `<list>`, that lead on from a place."""
        yield from node.words
        for edge in node.lists:
            yield f"<{edge.name}>"
            if edge.many:
                yield from self._leading(edge.to)

    def _move(self, state: State, forms: Forms) -> State | None:
        """Return the state after one more word, None where no pattern goes on."""
        if forms not in self._alive:
            self._alive[forms] = frozenset(self._open(forms))
        alive = self._alive[forms]
        if alive.isdisjoint(state.nodes):
            state.moves[forms] = None
            return None
        steps = {node: list(self._step(node, forms)) for node in alive & state.nodes}
        places: set[Place] = set()
        for place in state.places:
            for inner, entered in steps.get(place.node, ()):
                places |= self._close(inner, entered + place.frames)
        known = frozenset(places)
        if known not in self._states:
            if len(self._states) == _REMEMBERED:
                self._states.clear()
                self._starts.clear()
            nodes = frozenset(place.node for place in places)
            rows = {row for one in places if not one.frames for row in one.node.accepts()}
            self._states[known] = State(known, nodes, tuple(sorted(rows)))
        after = state.moves[forms] = self._states[known]
        return after

    def _open(self, forms: Forms) -> set[Node]:
        """Note where a word leads in the lists that it can open; return where it leads on."""
        entries = self._entries[forms] = {}
        alive = {node for form in forms for node in self._waiting.get(form, ())}
        for name, root in self._lists.items():  # a list uses those above it
            if root in alive:
                entries[name] = list(self._step(root, forms))
                alive |= self._waiting.get(f"<{name}>", set())
        return alive

    def _step(self, node: Node, forms: Forms) -> Iterator[tuple[Node, Frames]]:
        """Yield where one word leads from a place, the lists that it enters included."""
        if node.words:
            for form in forms:
                for to in node.words.get(form, ()):
                    yield to, ()
        if node.lists:
            entries = self._entries[forms]
            for edge in node.lists:
                for inner, frames in entries.get(edge.name, ()):
                    yield inner, (*frames, edge)
                if edge.many:
                    yield from self._step(edge.to, forms)

    def _close(self, node: Node, frames: Frames) -> Places:
        """Return a place and, where an entry of a list ends there, the places after the entry."""
        if (node, frames) not in self._closed:
            ahead = node.words or node.lists or not frames  # all entries that end here are alike
            places = {Place(node, frames)} if ahead else set()
            if frames and any(node.accepts()):
                edge, *around = frames
                places |= self._close(edge.to, tuple(around))
                if edge.many:
                    places |= self._close(self._lists[edge.name], frames)
            self._closed[node, frames] = frozenset(places)
        return self._closed[node, frames]
