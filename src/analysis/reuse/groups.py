"""Groups: which passages of whatever articles pairs and overlaps connect."""

import numpy as np

from analysis.components import Numbers, connected


def groups(articles: Numbers, starts: Numbers, ends: Numbers) -> Numbers:
    """Return the group of each pair of passages, counted from 1 in order of the pairs.

    Takes two columns each, for the two passages of a pair: the number of its article, and where it
    starts and ends. Passages are in one group that pairs connect, or that overlap by half of the
    shorter one.

    >>> articles = np.array([[0, 1], [2, 3], [1, 2]])
    >>> starts, ends = np.array([[0, 0], [5, 5], [9, 0]]), np.array([[8, 8], [9, 9], [17, 9]])
    >>> groups(articles, starts, ends).tolist()
    [1, 2, 2]
    """
    article, start, end = (one.T.ravel() for one in (articles, starts, ends))
    order = np.lexsort((end, start, article))
    article, start, end = article[order], start[order], end[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (np.diff(article) != 0) | (np.diff(start) != 0) | (np.diff(end) != 0)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.cumsum(fresh) - 1
    a, b = place.reshape(2, -1)
    one, other = _overlapping(article[fresh], start[fresh], end[fresh])
    found = connected(np.append(a, one), np.append(b, other), np.arange(fresh.sum()))[a]
    _, first, at = np.unique(found, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(1, len(first) + 1)
    return rank[at]


def names(groups: Numbers) -> list[str]:
    """Return the groups as the table of alignments names them."""
    return [f"g{group:02d}" for group in groups.tolist()]


def _overlapping(article: Numbers, start: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """Return the passages, in order, of which one has at least half of the other."""
    one = np.arange(len(article))
    found = [(one[:0], one[:0])]
    step = 1
    while len(one):
        one = one[one + step < len(article)]
        other = one + step
        reach = (article[one] == article[other]) & (start[other] < end[one])
        one, other = one[reach], other[reach]  # what ends before a passage ends before the next
        common = np.minimum(end[one], end[other]) - start[other]
        half = 2 * common >= np.minimum(end[one] - start[one], end[other] - start[other])
        found.append((one[half], other[half]))
        step += 1
    ones, others = zip(*found, strict=True)
    return np.concatenate(ones), np.concatenate(others)
