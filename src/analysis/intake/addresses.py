"""Addresses of the web."""

import re
from urllib.parse import urlsplit


def domain(url: str) -> str:
    """Return the host of an address, without `www.`; empty for what is no address.

    >>> domain("https://www.post.example/a/1")
    'post.example'
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.")


def is_address(name: str) -> bool:
    """Tell whether a name, of an outlet for instance, is an address or an account."""
    return bool(re.match(r"(?:https?:)?//|[@/]|www\.", name))
