"""The language of a text.

English is told by its function words, which make up two fifths of it and little of any other
language's; what is not English is named by py3langid (Barbaresi 2021, after Lui and Baldwin 2012).
"""

import re
from functools import cache

from analysis import wordlists

ENGLISH = "en"

_ENOUGH = 0.25  # share of function words from which a text is English
_LOOKED_AT = 20_000  # characters
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


def of(text: str) -> str:
    """Return the code (ISO 639-1) of the language of a text; empty where it cannot be told.

    >>> of("The minister said that they would go to the north in the morning.")
    'en'
    """
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text[:_LOOKED_AT].casefold())
    if len(words) >= _FEW and _share(words) >= _ENOUGH:
        return ENGLISH
    letters = re.sub(r"[\W\d_]+", " ", text[:_LOOKED_AT]).strip()
    if len(words) < _FEW and letters.isascii():
        return ""
    return _named(text[:_LOOKED_AT])


def _share(words: list[str]) -> float:
    function_words = _function_words()
    return sum(word.replace("’", "'") in function_words for word in words) / len(words)


@cache
def _function_words() -> frozenset[str]:
    return wordlists.words("comparison_function_words.txt")


def _named(text: str) -> str:
    """Return the language that py3langid takes a text for."""
    import py3langid

    return str(py3langid.classify(text)[0])


def code(name: str) -> str:
    """Return the code of a language that a table names or gives a code of; empty for none.

    >>> [code(name) for name in ("English", "en-GB", "DE", "n/a")]
    ['en', 'en', 'de', '']
    """
    plain = name.strip().casefold()
    if plain in _NAMES:
        return _NAMES[plain]
    found = re.match(r"([a-z]{2})(?:[-_][a-z]{2,4})?\Z", plain)
    return found[1] if found else ""


def in_words(code: str) -> str:
    """Return the name of a language, its code where we have none."""
    return next((name.title() for name, one in _NAMES.items() if one == code), code)
