"""What makes a message look like spam, so that it is held for the owner. Nothing is dropped, and no visitor is told."""

import re

# A recruiter may well name the advertisement and the company.
MOST_LINKS = 2
_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_MARKUP = re.compile(r"<a\s|\[url\s*[=\]]", re.IGNORECASE)


def reason(words: str, trap: str) -> str | None:
    """Return why a message of `words` is to be held; `trap` is what stands in the field that people do not see."""
    if trap:
        return "honeypot"
    if _MARKUP.search(words):
        return "markup"
    if len(_LINK.findall(words)) > MOST_LINKS:
        return "links"
    return None
