"""Rights, links elsewhere, prompts and names of sections."""

import re

from analysis.furniture.words import LISTS, SAID

_NOTICE = re.compile(
    r"(?:©|\(c\)\s?\d{4}|copyright (?:©|\(c\)|\d{4}|by\b)|all rights reserved\b"
    r"|(?:our standards|disclaimer|disclosure)(?::|$)"
    r"|(?:privacy policy|cookie policy|terms (?:of (?:use|service)|and conditions)|contact us"
    r"|about us)(?:$| ?[|/·•,])"
    r"|(?:the )?(?:views|opinions) expressed (?:(?:here )?are|here (?:do|represent|reflect)"
    r"|(?:in|by|on) (?:this|the (?:authors?|writers?|contributors?|article|column|piece)))\b"
    r"|about the authors?\b(?=:|$)"
    r"|(?:we|this (?:site|website)) uses? cookies\b"
    r"|this (?:material|content|article|story) (?:may|must|can) ?not be "
    r"(?:published|reproduced|copied)"
    r"|\(?(?:except for the headline,? |the )?(?:this )?(?:report|story|article|copy|content) "
    r"(?:has|have|was|is) (?:not |only )?(?:been )?"
    r"(?:edited|modified|rewritten|auto-?generated|generated|published|sourced)\b"
    r"(?=.*\b(?:feed|agency|agencies|wires?|syndicat\w+|modifications?)\b))",
    re.I,
)
_NOTE = re.compile(r"\W{0,2}(?:editors?|publisher)[’']?s?[’']? note\W*(?::|$)", re.I)
_OF_SITE = r"(?:\w+ )?(?:article|story|report|piece|post|page|column|review|headline|caption)\b"
_CHANGED = (
    r"(?:was|has been|has since been|is being|will be) (?:last )?"
    r"(?:amended|corrected|updated|revised|clarified)\b"
)
_CORRECTED = re.compile(  # Correction (4 May): …; An earlier version of this story said …
    r"\W{0,2}(?:(?:corrections?|clarifications?|corrections? and clarifications?)"
    r"(?: ?\([^()]{3,30}\)|[\w ,]{1,15}\d[\w ,]{0,12})?: .*[.!?)\]’”\"]$"
    rf"|(?:an?|the) (?:earlier|previous|original|initial) versions? of (?:this|our) {_OF_SITE}"
    r"(?=.*\b(?:said|stated|gave|mis[a-z]{4,}|incorrect\w*|wrong\w*|errors?|\d{4})\b)"
    rf"|this {_OF_SITE} {_CHANGED}(?:\W?$| (?:on|at)\b.{{0,20}}\d)"
    rf"|this (?:\w+ )?(?:article|story|piece|post) {_CHANGED} (?:on|at|to|with|after|as)\b"
    rf"|this is a (?:developing|breaking|breaking news) {_OF_SITE})",
    re.I,
)
_RIGHTS = re.compile(r"© ?\d{4}")
_MARK = re.compile(r"\s?[:|»›→▶]\s?|\s[–—-]\s")
_ICONS = re.compile(r"icon \S.*icon ")
_ON_SITE = re.compile(r"also on \S+\.\w{2,}\b", re.I)
_MORE_FROM = re.compile(
    r"(?i:more|read more|see more) (?:from|on|about) (?:this|the|our|[A-Z])[^.!?:;,]{1,50}$"
    r"|(?i:read more (?:at|on) )\w+\.\w{2,}\.?$"
    r"|(?i:read the (?:original|full|rest)\b.{0,30} (?:on|at|here)\b)[^.!?]{0,40}\.?$"
)


def is_icons(line: str) -> bool:
    """Tell whether a line holds the names of icons, which a page without pictures prints."""
    return bool(_ICONS.match(line))


def is_notice(line: str) -> bool:
    """Tell whether a line states rights, terms or standards, or is a note of the editor, such as
    that the article was corrected.
    """
    if _NOTE.match(line) or _CORRECTED.match(line):
        return True
    reserved = line.rstrip(".").lower().endswith("all rights reserved")
    stated = reserved or _NOTICE.match(line) or _RIGHTS.search(line)
    return bool(stated) and not SAID.search(line)


def is_pointer(line: str) -> bool:
    """Tell whether a line points to other pages: Read also; More on this: …; Related stories."""
    mark = _MARK.search(line, 0, 60)
    if mark and _points(line[: mark.start()], LISTS["pointing before a mark"]):
        return True
    alone = len(line) <= 60 and _points(line, LISTS["pointing alone"])
    more = _MORE_FROM.match(line) and not SAID.search(line)
    return alone or bool(more or _ON_SITE.match(line))


def _points(text: str, strong: frozenset[str]) -> bool:
    words = [word.lower().replace("’", "'").rstrip(".") for word in text.split()]
    return any(word in strong for word in words) and all(w in LISTS["pointer"] for w in words)


_PLACE_TO_GO = re.compile(
    r"\b(?:facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin|tiktok|newsletters?|inbox"
    r"|apps?|podcasts?|channel|home ?page|website|here|updates|alerts|notifications|digest|briefing"
    r"|comments? (?:section|below)"
    r"|journalism|subscribers?|subscriptions?|members?|membership|stories|latest news|free trial"
    r"|account)\b|@\w|\w\.(?:com|org|net)\b",
    re.I,
)
_OFFER = re.compile(  # Subscribe to The Post for 2 pounds a week
    r"(?:please )?(?:sign up|register|subscribe to|to continue reading)\b"
    r".*\b(?:(?:a|per) (?:week|month|year)|for free)\b",
    re.I,
)
_ASKED = re.compile(
    r"(?:please )?(?:follow|sign (?:up|in)|log in|register|subscribe to|join (?:our|us on|the)"
    r"|click|tap|download (?:the|our)|get (?:the|our|breaking|all|more)|receive|want|stay"
    r"|visit|find us|connect|like (?:us|our)|support (?:our|us|independent|quality)|become"
    r"|check out|catch (?:all|the|up)|to continue reading"
    r"|turn on (?:\w+ ){0,2}(?:notifications|alerts|updates)"
    r"|(?:for more|to (?:read|see|learn|get|stay))\b"
    r"(?=.*\b(?:visit|click|tap|follow|subscribe|sign|join|go to)\b)"
    r"|have (?:a|you|your)|got (?:a|an)|do you have|already|enjoy"
    r"|keep up|never miss|e-?mail (?:us|our|the)|contact (?:us|our|the)|send (?:us|your)"
    r"|share (?:on|via|this|with))\b",
    re.I,
)
_PROMPT = re.compile(
    r"(?:subscribe\b(?! to\b)|like this (?:story|article|post)\?|share (?:this|it)\b|follow us\b"
    r"|was this (?:e-?mail|newsletter|message) (?:forwarded|sent) to you\b"
    r"|print (?:this|page|article)\b|(?:leave|post|add|write) (?:a|your) (?:comment|reply)"
    r"|if you(?:['’]ve| have) been affected by\b|cookie settings$"
    r"|this (?:article|story|content) is (?:only )?(?:for|available to|exclusive to) "
    r"(?:\w+ )?subscribers"
    r"|-\s?30\s?-$|\[?ends?\]?$"
    r"|enter your e-?mail|loading\b"
    r"|skip to\b|back to (?:top|the)"
    r"|(?:we(?:['’]| a)re sorry|sorry)\W+this \w+ is\b"
    r"|this (?:video|content|page|feature) is (?:restricted|not available|unavailable|no longer)\b"
    r"|(?:show|view|read|load|hide|see)(?: all)?(?: the)?(?: \d+)? comments?\b"
    r"|\d[\d,.]*k? (?:comments?|shares?|likes|views|retweets)$|comments?(?: ?\(\d+\))?$"
    r"|\d+ min(?:ute)?s?(?: read)?$|\d+ (?:of|/) \d+$|photo \d+ of \d+"
    r"|(?:tags?|tagged|topics?|filed under|keywords?|categor(?:y|ies)|posted in)\s?[:|]"
    r"|have a (?:news )?tip\?|got a (?:news )?tip\?)",
    re.I,
)
_CRUMB = re.compile(r"[>»›]")


def is_prompt(line: str) -> bool:
    """Tell whether a line asks readers to do something, or serves them as a button does."""
    served = _PROMPT.match(line) or _of_crumbs(line) or _of_media(line)
    asked = _OFFER.match(line) or (_ASKED.match(line) and _PLACE_TO_GO.search(line))
    return bool(served or (asked and line.count(". ") < 3)) and not SAID.search(line)


def _of_crumbs(line: str) -> bool:
    """Tell whether a line gives the way to the page: Home > World > Europe."""
    steps = _CRUMB.split(line)
    return len(steps) > 1 and all(
        0 < len(step.strip()) <= 40 and step.replace("&", "").replace(" ", "").isalnum()
        for step in steps
    )


def _of_media(line: str) -> bool:
    if len(line) > 80:
        return False
    words = [word.lower() for word in re.split(r"[\s,|/·•]+", line) if word]
    button = len(words) == 1 and words[0] in LISTS["button"]
    return button or (len(words) > 1 and all(word in LISTS["medium"] for word in words))


def is_teaser(line: str) -> bool:
    """Tell whether a line amid a text is the headline of another, behind a word that says of what
    kind in capitals, or in the capitals of a title: PHOTOS: Dam holds; Photos: Dam Holds in Rain.
    """
    mark = _MARK.search(line, 0, 60)
    if not mark or line[-1] in '.!…”"' or not line[mark.end() :]:
        return False
    kind, headline = line[: mark.start()], line[mark.end() :]
    words = kind.lower().split()
    known = bool(words) and all(word in LISTS["teaser"] for word in words)
    return known and (kind.isupper() or _is_titled(headline))


def _is_titled(headline: str) -> bool:
    """Tell whether all words of a headline but short ones have a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", headline) if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def is_section(line: str) -> bool:
    """Tell whether a line is the name of a section of a newspaper."""
    words = re.split(r"[\s|/]+", line.lower())
    return len(line) <= 40 and all(word in LISTS["section"] for word in words)
