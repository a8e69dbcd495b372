"""Numbers as prose has them."""

import re

_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def spelled(number: int) -> str:
    """Return a small number as a word, a larger one in digits.

    >>> spelled(3), spelled(40)
    ('three', '40')
    """
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def printed(value: object, form: str = "") -> str:
    """Return a value as `format()` writes it, with a minus sign where a number is negative.

    >>> printed(-0.161, "+.2f"), printed(0.161, "+.2f"), printed("-ed")
    ('−0.16', '+0.16', '-ed')
    """
    text = format(value, form)
    negative = not isinstance(value, str) and re.match(r"-[\d.]", text)
    return text.replace("-", "−", 1) if negative else text


def counted(number: int, noun: str) -> str:
    """Return a number with a noun that takes an s.

    >>> counted(1, "article"), counted(3, "article")
    ('one article', 'three articles')
    """
    return f"{spelled(number)} {noun}{'' if number == 1 else 's'}"
