"""What browsers get of the style sheets: no comments, no space that they skip, and short names of custom properties."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, count, groupby, product
from string import ascii_lowercase

from portfolio.assets.script_file import STATIC

# The layers open in tokens.css; within a layer the order of files does not matter.
_FIRST, _LAST = ("tokens", "reset", "base", "layout"), ("utilities",)
# A name of its own, not the second half of a class such as `chip--chosen`.
_PROPERTY = re.compile(r"(?<![\w-])--[\w-]+")
_LAYER = re.compile(r"@layer \w+\{")


def plain(css: str) -> str:
    """Return `css` without comments and the space that browsers skip: people read the file, browsers the page."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>/!]) ?", r"\1", css).replace(": ", ":").replace(";}", "}").strip()
    css = css.replace("@media (", "@media(")
    # Between selectors; a sum keeps its space.
    css = re.sub(r" ?\+ (?=[.#:*\[a-z])(?!var\()", "+", css)
    return re.sub(r"(?<![\w.])0(?=\.\d)", "", css)


def with_short_names(css: str) -> str:
    """Return `css` with custom properties named as the style sheet of every page names them: `var(--a)`.

    KeyError if that sheet has no property of such a name.
    """
    return _PROPERTY.sub(lambda found: _short_names()[found[0]], css)


def of_files(names: tuple[str, ...]) -> str:
    """Return what the files of these names below `static/css` say, one after the other, plain; names stay long.

    What neighbors say in one layer stands in it together.
    """
    said = (plain((STATIC / f"css/{name}.css").read_text()) for name in names)
    return "".join(_together(layer, texts) for layer, texts in groupby(said, _layer))


def _layer(css: str) -> str:
    """Return how the layer opens that holds all of `css`; nothing if there is none."""
    opening = _LAYER.match(css)
    depths = [*accumulate(1 if brace == "{" else -1 for brace in re.findall("[{}]", css))]
    return opening[0] if opening and depths.index(0) == len(depths) - 1 else ""


def _together(layer: str, texts: Iterable[str]) -> str:
    return f"{layer}{''.join(text[len(layer) : -1] for text in texts)}}}" if layer else "".join(texts)


@cache
def of_every_page() -> str:
    """Return the style sheet that every page has, plain; names stay long."""
    components = sorted(path.stem for path in (STATIC / "css/components").glob("*.css"))
    return of_files((*_FIRST, *(f"components/{name}" for name in components), *_LAST))


@cache
def _short_names() -> dict[str, str]:
    """Return a short name for each custom property: the most used get the shortest, and no two the same."""
    used = Counter(_PROPERTY.findall(of_every_page()))
    ordered = sorted(used, key=lambda name: (-used[name], name))
    letters = ("".join(name) for length in count(1) for name in product(ascii_lowercase, repeat=length))
    return {name: f"--{letter}" for name, letter in zip(ordered, letters, strict=False)}
