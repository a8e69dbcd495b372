"""Make `src/analysis/data/reuse_synonyms.txt.gz` from the dictionary files of WordNet 3.0.

    python benchmarks/wordnet_synonyms.py DICT --out src/analysis/data/reuse_synonyms.txt.gz

DICT is the folder that holds index.noun, data.noun, verb.exc and so on; Debian's package
`wordnet-base` installs it as /usr/share/wordnet. The table has two kinds of lines:

    bought=buy          an irregular form and its base form, from the *.exc files
    buy purchas         stems that share a meaning: the words of one synset and the words derived
                        from them, single words only, where the meaning is among the first SENSES
                        of the word
"""

import argparse
import gzip
import re
from pathlib import Path

from nltk.stem.snowball import SnowballStemmer

SENSES = 4
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
STEMMER = SnowballStemmer("english")


def synsets(folder: Path) -> dict[tuple[str, str], list[str]]:
    """Return (part of speech, offset) -> words whose first SENSES senses include the synset."""
    members: dict[tuple[str, str], list[str]] = {}
    for name, pos in PARTS.items():
        for line in (folder / f"index.{name}").read_text().splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            word, count = fields[0], int(fields[2])
            if not re.fullmatch(r"[a-z]{2,}", word):
                continue
            for offset in fields[-count:][:SENSES]:
                members.setdefault((pos, offset), []).append(word)
    return members


def derivations(folder: Path) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Return the pairs of synsets that a derivation joins (buy, buyer), each pair once."""
    pairs = set()
    for name, pos in PARTS.items():
        for line in (folder / f"data.{name}").read_text().splitlines():
            if line.startswith(" "):
                continue
            here = (pos, line[:8])
            for offset, other in re.findall(r" \+ (\d{8}) ([nvasr]) \d{4}", line.split("|")[0]):
                pairs.add(tuple(sorted((here, ("a" if other == "s" else other, offset)))))
    return sorted(pairs)


def irregular(folder: Path) -> dict[str, str]:
    """Return irregular form -> base form (bought -> buy) where the stemmer does not see it."""
    forms = {}
    for name in ("noun", "verb"):
        for line in (folder / f"{name}.exc").read_text().splitlines():
            form, base = line.split()[:2]
            regular = STEMMER.stem(form) == STEMMER.stem(base)
            if re.fullmatch(r"[a-z]{2,}", form + base) and not regular and form not in forms:
                forms[form] = base
    return forms


def lines(folder: Path) -> list[str]:
    """Return the lines of the table."""
    members = synsets(folder)
    joined = [frozenset(words) for words in members.values()]
    joined += [
        frozenset([*members.get(a, ()), *members.get(b, ())]) for a, b in derivations(folder)
    ]
    groups = {" ".join(sorted({STEMMER.stem(word) for word in words})) for words in joined}
    return [f"{form}={base}" for form, base in sorted(irregular(folder).items())] + sorted(
        group for group in groups if " " in group
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dict", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    table = "\n".join(lines(options.dict)) + "\n"
    with options.out.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(table.encode("ascii"))
