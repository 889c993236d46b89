"""Reads a page as a browser would, without one."""

from functools import cached_property
from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "br", "hr", "img"}
_ITEMS = {"li": "li", "dt": "dt dd", "dd": "dt dd", "option": "option"}
_LISTS = {"ul", "ol", "dl", "select"}
_ENDS_PARAGRAPH = {"p", "div", "dl", "ul", "ol", "form", "section", "article", "details", "main", "footer", "header", "nav",
                   "h1", "h2", "h3", "h4", "h5", "h6"}  # fmt: skip


class Page(HTMLParser):
    """The elements of an HTML text, their attributes and their words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_what_ends_by_itself(tag)
        if tag in _ITEMS or tag in _ENDS_PARAGRAPH:
            self.handle_data(" ")  # A browser begins a line.
        self.elements.append((tag, dict(attrs), []))
        if tag not in _VOID:
            self._open.append(len(self.elements) - 1)

    def _end_what_ends_by_itself(self, tag: str) -> None:
        """End the item or paragraph before `tag`, which need no end tag."""
        opened = [self.elements[n][0] for n in self._open]
        if tag in _ENDS_PARAGRAPH and opened and opened[-1] == "p":
            self._open.pop()
        for depth, name in reversed(list(enumerate(opened))):
            if tag not in _ITEMS or name in _LISTS:
                return
            if name in _ITEMS[tag].split():
                del self._open[depth:]
                return

    def handle_endtag(self, tag: str) -> None:
        while self._open and self.elements[self._open.pop()][0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for n in self._open:
            self.elements[n][2].append(data)

    @property
    def title(self) -> str:
        return self.texts("title")[0]

    @cached_property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes, _ in self.elements if "id" in attributes]

    @cached_property
    def text(self) -> str:
        """All words of the body, with single spaces."""
        return self.texts("body")[0]

    def texts(self, tag: str, **wanted: str) -> list[str]:
        return [
            " ".join("".join(words).split())
            for name, a, words in self.elements
            if name == tag and all(a.get(k) == v for k, v in wanted.items())
        ]

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [a for name, a, _ in self.elements if name == tag and all(a.get(k) == v for k, v in wanted.items())]

    def text_of(self, element_id: str) -> str:
        [words] = [words for _, attributes, words in self.elements if attributes.get("id") == element_id]
        return " ".join("".join(words).split())

    def attribute(self, element_id: str, name: str) -> str | None:
        [attributes] = [attributes for _, attributes, _ in self.elements if attributes.get("id") == element_id]
        return attributes.get(name)

    def links_to(self, href: str) -> list[str]:
        found = [words for tag, attributes, words in self.elements if tag == "a" and attributes.get("href") == href]
        return [" ".join("".join(words).split()) for words in found]

    def link(self, words: str) -> str | None:
        """Where the first link that reads `words` leads; None if there is none."""
        found = (a for tag, a, read in self.elements if tag == "a" and " ".join("".join(read).split()) == words)
        return next(found, {}).get("href")

    def link_to(self, href: str) -> str:
        [words] = self.links_to(href)
        return words
