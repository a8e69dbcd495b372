"""Numbers as prose has them: in words, with a noun, with a sign, as a share."""

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

    What is nothing as it is printed has no sign.

    >>> printed(-0.161, "+.2f"), printed(0.161, "+.2f"), printed(-0.001, ".2f"), printed("-ed")
    ('−0.16', '+0.16', '0.00', '-ed')
    """
    text = format(value, form)
    if not isinstance(value, str) and re.fullmatch(r"[-+][0.]+%?", text):
        return text[1:]
    negative = not isinstance(value, str) and re.match(r"-[\d.]", text)
    return text.replace("-", "−", 1) if negative else text


def counted(number: int, noun: str) -> str:
    """Return a number with a noun that takes an s.

    >>> counted(1, "article"), counted(3, "article")
    ('one article', 'three articles')
    """
    return f"{spelled(number)} {noun}{'' if number == 1 else 's'}"


def percent(share: float) -> str:
    """Return a share in per cent: whole ones, tenths of small ones, and of none that there is.

    >>> percent(0.5), percent(0.052), percent(0.0002), percent(0)
    ('50%', '5.2%', 'less than 0.1%', '0%')
    """
    if 0 < share < 0.0005:
        return "less than 0.1%"
    return f"{share:.1%}" if 0 < share < 0.095 else f"{share:.0%}"
