"""Formulas as MathML, which browsers draw without a script."""

from html import escape

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def setup(app: Sphinx) -> None:
    """Register the renderer, `mathml`."""
    app.add_html_math_renderer("mathml", (_inline, None), (_display, None))


def _inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_with_source(convert(node.astext()), node.astext()))
    raise nodes.SkipNode


def _display(translator: HTML5Translator, node: nodes.math_block) -> None:
    formula = _with_source(convert(node.astext(), display="block"), node.astext())
    # Wide ones scroll, so keys must reach them; what keys reach has a role and a name of its own.
    number = list(translator.document.findall(nodes.math_block)).index(node) + 1
    frame = f'<div class="math-display" role="region" aria-label="Formula {number}" tabindex="0">'
    translator.body.append(f"{frame}{formula}</div>")
    raise nodes.SkipNode


def _with_source(formula: str, source: str) -> str:
    """Return a formula that keeps its LaTeX, which notebooks show."""
    return formula.replace("<math", f'<math alttext="{escape(source)}"', 1)
