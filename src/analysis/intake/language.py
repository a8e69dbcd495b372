"""The language of a text.

English is told by its function words, which make up two fifths of it and little of any other
language's; where they are fewer, py3langid names the language (after Lui and Baldwin 2012, ACL
demonstrations, 25-30).
"""

import re
from functools import cache

from analysis import wordlists

ENGLISH = "en"

_PLAIN = 0.35  # share of function words from which a text is English beyond doubt
_PLAIN_IN_MANY = 0.22  # the same from so many words on; other languages have a tenth at most
_MANY = 100
_LOOKED_AT = 5_000  # characters
_ENGLISHES = (ENGLISH, "pcm", "sco")  # what short or telegraphic English is taken for
_FEW = 8  # words under which a text is too short to tell
_NAMES = {
    **{"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it"},
    **{"portuguese": "pt", "dutch": "nl", "swedish": "sv", "danish": "da", "norwegian": "no"},
    **{"finnish": "fi", "polish": "pl", "czech": "cs", "hungarian": "hu", "romanian": "ro"},
    **{"greek": "el", "turkish": "tr", "russian": "ru", "ukrainian": "uk", "bulgarian": "bg"},
    **{"serbian": "sr", "croatian": "hr", "arabic": "ar", "hebrew": "he", "persian": "fa"},
    **{"urdu": "ur", "hindi": "hi", "bengali": "bn", "chinese": "zh", "japanese": "ja"},
    **{"korean": "ko", "vietnamese": "vi", "indonesian": "id", "thai": "th", "kurdish": "ku"},
    **{"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "tur": "tr"},
    **{"rus": "ru", "ara": "ar", "zho": "zh", "chi": "zh", "por": "pt", "ita": "it", "jpn": "ja"},
}
_CODES = """
af am an ar as az be bg bn br bs ca cs cy da de dz el en eo es et eu fa fi fo fr ga gd gl gu ha he
hi hr ht hu hy id ig is it ja jv ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb
ne nl nn no oc or pa pl ps pt qu rm ro ru rw sd se si sk sl so sq sr st sv sw ta te tg th ti tk tl
tn tr ts tt ug uk ur uz ve vi vo wa xh yi yo zh zu
""".split()  # noqa: SIM905 -- a list of words
"""Languages (ISO 639-1) that news is printed in and that py3langid tells; `na` means none."""

WANTED = "a language that is known, as a code of two letters, such as en"


def of(text: str) -> str:
    """Return the code (ISO 639-1) of the language of a text; empty where it cannot be told.

    >>> of("The minister said that they would go to the north in the morning.")
    'en'
    """
    text = text[:_LOOKED_AT]
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.casefold().replace("’", "'"))
    plain = _PLAIN_IN_MANY if len(words) >= _MANY else _PLAIN
    if len(words) >= _FEW and _share(words) >= plain:
        return ENGLISH
    letters = "".join(words)
    latin = sum(map(str.isascii, letters))
    if len(words) < _FEW and 2 * latin >= len(letters):
        return ""
    found = _named(text)
    return ENGLISH if found in _ENGLISHES else found


def _share(words: list[str]) -> float:
    return sum(map(_function_words().__contains__, words)) / len(words)


@cache
def _function_words() -> frozenset[str]:
    return wordlists.words("comparison_function_words.txt")


def _named(text: str) -> str:
    """Return the language that py3langid takes a text for."""
    import py3langid

    return str(py3langid.classify(text)[0])


def code(name: str) -> str:
    """Return the code of a language that a table names or gives a code of; empty for none known.

    >>> [code(name) for name in ("English", "en-GB", "DE", "NA", "us")]
    ['en', 'en', 'de', '', '']
    """
    plain = name.strip().casefold()
    if plain in _NAMES:
        return _NAMES[plain]
    found = re.match(r"([a-z]{2})(?:[-_][a-z]{2,4})?\Z", plain)
    return found[1] if found and found[1] in _CODES else ""


def is_code(name: str) -> bool:
    """Tell whether a name is a code of a language that is known, as the articles give it."""
    return name in _CODES


def in_words(code: str) -> str:
    """Return the name of a language, its code where we have none."""
    return next((name.title() for name, one in _NAMES.items() if one == code), code)
