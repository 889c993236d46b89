"""Which language texts are written in, by the small words that every sentence of it has."""

import re
from collections import Counter
from collections.abc import Iterable

_WORDS = {
    "en": "the and of with for from that which were was by have into to is are",
    "de": "und der die das mit für von im den eine einer nicht auf bei wurde zur zum ist ich",
    "fr": "et le la les des du pour dans une avec sur au aux qui est par je nous",
    "es": "y el los las del para con una por que en como desde al mi su es",
    "pt": "e o os as do da dos das para com uma em que por no na ao não",
    "it": "e il lo gli le della dei per con una di che nel alla sono da ho",
    "nl": "en de het een van voor met op in bij aan naar zijn dat ik werd",
    "sv": "och det att för med av på en ett till som är den jag från var",
    "da": "og det at for med af på en et til som er den jeg fra der",
    "pl": "i w z na do się dla oraz od po przez nie jest że przy za",
    "tr": "ve bir bu için ile olarak olan da de çok en daha",
}
_KNOWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_ALL = Counter(word for words in _KNOWN.values() for word in words)
_SCRIPTS = (("ja", r"[\u3040-\u30ff]"), ("ko", r"[\uac00-\ud7af]"), ("zh", r"[\u4e00-\u9fff]"))
_LEAST, _AHEAD = 4, 1.5


def language(texts: Iterable[str]) -> str | None:
    """Return the language of `texts` as HTML names it, if it is plain; None if it may be another."""
    whole = " ".join(texts)
    letters = sum(map(str.isalpha, whole))
    for tag, script in _SCRIPTS:
        if len(re.findall(script, whole)) > letters / 5:
            return tag
    words = Counter(re.findall(r"\b[^\W\d_]+\b", whole.casefold()))
    # A word that several languages have counts for less.
    found = {tag: sum(words[word] / _ALL[word] for word in known) for tag, known in _KNOWN.items()}
    best, second = sorted(found, key=lambda tag: found[tag], reverse=True)[:2]
    return best if found[best] >= max(_LEAST, _AHEAD * found[second]) else None
