"""Make `src/analysis/data/quotations_given_names.txt` from the names that Faker knows.

    pip install faker==40.63.0
    python benchmarks/given_names.py --out src/analysis/data/quotations_given_names.txt

The list holds the given names that the lists of Faker for languages in Latin script give to one sex
only, without diacritics. Names that are more often another word of English, or that English gives
to both, are left out by two lists made by hand, as are those
that the hand-made lists in `quotations_words.txt` already have.
"""

import argparse
import importlib
import re
import textwrap
import unicodedata
from pathlib import Path

from analysis import wordlists
from analysis.quotations.text.lexicon import TAG_OF_WORD

LOCALES = (
    "en_US en_GB en_IN de_DE fr_FR es_ES es_MX it_IT pt_BR nl_NL sv_SE da_DK no_NO pl_PL cs_CZ "
    "hr_HR ro_RO tr_TR az_AZ"
)
WORDS_AND_PLACES = (  # given names somewhere, but more often something else in a newspaper
    "islam corona diamond mason mare mart pal paw peer hunter divan albino german georgian "
    "garden lot job gun line side server love age tone floor ties mate harsh harm jet forum urban "
    "pastor mile tea lone bent owe kick odd gala grit sole chase lucky valid junior roar "
    "toy aura destiny clinton till veer lore baptist canal cord imam ascension autumn edit "
    "franca sine tan royal melody dakota carolina milan israel savannah lourdes "
    "america africa"
)
BOTH_SEXES = (  # in one list of Faker's only, but given to women and men in English
    "alex alexis angel ashley blair casey courtney dana devon dominique drew jackie jamie jan "
    "jessie jody jordan joy kelly kelsey kerry kim lane laurie lee leigh leslie lindsay lindsey "
    "jesse logan lynn marion morgan noor nour pat quinn reese robin sam sandy sasha shannon shelby "
    "shelley sidney stacey stacy sydney taylor terry tracey tracy vivian whitney"
)
HEADER = """\
# Given names of one sex, derived by benchmarks/given_names.py from the name lists of Faker
# {version} (https://github.com/joke2k/faker) for {locales}.
# Faker: Copyright (c) 2012 Daniele Faraglia, MIT licence; see quotations_licences.txt.
"""
SEXES = {"masculine": ("first_names_male", "first_names_men"), "feminine": ("first_names_female",)}


def plain(name: str) -> str:
    """A name in lower case without diacritics."""
    apart = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ß", "ss"))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


def listed(locale: str, attributes: tuple[str, ...]) -> set[str]:
    """Names of one sex of one language, single words of three letters or more."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    found = next((getattr(provider, a) for a in attributes if hasattr(provider, a)), ())
    return {n for name in found if re.fullmatch("[a-z]{3,}", n := plain(name))}


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    names = {s: set().union(*(listed(x, a) for x in LOCALES.split())) for s, a in SEXES.items()}
    known = set().union(*wordlists.sections("given_names.txt").values())
    skip = (names["masculine"] & names["feminine"]) | known | set(TAG_OF_WORD)
    skip |= set(WORDS_AND_PLACES.split()) | set(BOTH_SEXES.split())
    version = importlib.import_module("faker").VERSION
    lines = [HEADER.format(version=version, locales=LOCALES)]
    for sex, found in names.items():
        kept = " ".join(sorted(found - skip))
        lines += [f"[{sex}]\n", *(f"{x}\n" for x in textwrap.wrap(kept, 100))]
    out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
