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
    translator.body.append(formula(node.astext(), "inline"))
    raise nodes.SkipNode


def _display(translator: HTML5Translator, node: nodes.math_block) -> None:
    shown = formula(node.astext(), "block")
    translator.body.append(f'<div class="math-display" tabindex="0">{shown}</div>')
    raise nodes.SkipNode


def formula(source: str, display: str) -> str:
    """Return a formula in LaTeX as MathML, which keeps its source as its text."""
    return convert(source, display=display).replace("<math", f'<math alttext="{escape(source)}"', 1)
