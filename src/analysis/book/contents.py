"""The order of a book: its pages as the contents list them."""

from collections.abc import Iterator

from sphinx.environment import BuildEnvironment


def in_order(env: BuildEnvironment) -> Iterator[str]:
    """Yield the pages of a book in the order of the contents, each once, from the first page on."""
    seen: set[str] = set()
    waiting = [str(env.config.root_doc)]
    while waiting:
        page = waiting.pop()
        if page not in seen:
            seen.add(page)
            yield page
            waiting += reversed(env.toctree_includes.get(page, []))
