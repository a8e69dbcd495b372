"""The order of a book: its pages as the contents list them."""

import re
from collections.abc import Iterator
from functools import cache

from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.toctree import global_toctree_for_doc
from sphinx.util.osutil import relative_uri

_ENTRY = '<li class="toctree-l1"><a class="reference internal" href="{}">'
_HERE = '<li class="toctree-l1 current"><a class="current reference internal" href="#">'
_ADDRESS = re.compile(r'(?<=<a class="reference internal" href=")[^"#]+')


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


def chapters(page: str, builder: Builder) -> str:
    """Return the chapters in their parts as HTML, as seen from a page, its own entry marked.

    Sphinx would work them out anew for each page, which differs in addresses and that mark alone.
    """
    listed, own = _listed(builder), builder.get_target_uri(page)
    before, found, after = listed.partition(_ENTRY.format(own))
    if found:
        above, _, part = before.rpartition("<ul>")
        listed = f'{above}<ul class="current">{part}{_HERE}{after}'
    return _ADDRESS.sub(lambda at: relative_uri(own, at[0]), listed)


@cache
def _listed(builder: Builder) -> str:
    """Return the chapters as seen from the folder of the book."""
    assert isinstance(builder, StandaloneHTMLBuilder)
    found = global_toctree_for_doc(
        builder.env, "", builder, maxdepth=1, titles_only=True, includehidden=True
    )
    return builder.render_partial(found)["fragment"].replace(' role="heading"', "")
