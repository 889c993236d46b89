"""A process of its own that sets one file, and ends: what Typst remembers goes with it, and no worker grows by it.

It is started as a file, not as a module, so that nothing of the site is read: it begins in hundredths of a second.
One JSON object comes in by stdin: `source`, the text of the template; `values`, what the template draws; `fonts`, the
folders of fonts; `family`, the one that is preferred; `sizes`, the sizes of letters to choose from, in points, for a
PDF, none for a picture. To stdout goes one line of JSON, `missing` or `error`, and the PDF or PNG behind it.
"""

import json
import re
import sys
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Any

import typst

# What stands in place of a character that no font has.
_PLACEHOLDER = "\N{WHITE SQUARE}"
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# What font families call the countries whose forms they have.
_COUNTRIES = {"ja": "JP", "ko": "KR", "zh": "SC", "zh-TW": "TC", "zh-HK": "HK", "zh-MO": "HK"}
# Beyond, one sheet more or less is no matter, and trying sizes takes long.
_MOST_SHEETS = 4
_SHEETS = re.compile(rb"/Type\s*/Pages\s*/Count\s+([0-9]+)")


class _Setter:
    """Sets one file, a PDF in letters of the size that is asked for."""

    def __init__(self, source: str, values: dict[str, Any], fonts: Sequence[str], family: str) -> None:
        book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts))
        others = ordered(set(book.families()) - {family}, values["language"], values["region"])
        self._values = values | {"fonts": [family, *others]}
        self._source = source.encode()
        self._compiler = typst.Compiler(self._source, font_paths=book, ignore_system_fonts=True)
        self._standards: list[typst.PDFStandard] = ["ua-1"]
        self.missing: list[str] = []

    def pdf(self, size: float) -> bytes:
        """Return the PDF; with placeholders, and without the standard, if no font has some of its characters."""
        try:
            return self._compiled(size)
        except typst.TypstError as error:
            missing = [_ESCAPED.sub(_character, text) for text in _MISSING.findall(error.diagnostic)]
            if not missing or not self._standards:
                raise
        self.missing, self._standards = sorted(set(missing)), []
        self._values = _without(self._values, self.missing)
        return self._compiled(size)

    def picture(self) -> bytes:
        """Return the first sheet as a PNG."""
        made = self._compiler.compile(
            self._source, format="png", ppi=72, sys_inputs={"values": json.dumps(self._values)}, timestamp=0
        )
        return bytes(made[0] if isinstance(made, list) else made or b"")

    def _compiled(self, size: float) -> bytes:
        told = json.dumps(self._values | {"size": size})
        made = self._compiler.compile(
            self._source, format="pdf", sys_inputs={"values": told}, pdf_standards=self._standards, timestamp=0
        )
        return bytes(made)  # type: ignore[arg-type] # A PDF is one file, and comes as bytes.


def ordered(families: Collection[str], language: str, region: str | None) -> list[str]:
    """Return `families` with those first whose forms of Chinese characters are those of the language.

    One character looks otherwise in each country, and collections name theirs behind the family: `Noto Sans CJK JP`.
    """
    country = _COUNTRIES.get(f"{language}-{region}") or _COUNTRIES.get(language)
    return sorted(families, key=lambda family: (country not in family.split(), family))


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _without(values: Any, missing: Sequence[str]) -> Any:
    if isinstance(values, dict):
        return {key: _without(value, missing) for key, value in values.items()}
    if isinstance(values, list):
        return [_without(value, missing) for value in values]
    if isinstance(values, str):
        for text in missing:
            values = values.replace(text, _PLACEHOLDER)
    return values


def _best(setter: _Setter, sizes: Sequence[float]) -> bytes:
    """Return the PDF in the largest of `sizes` that needs no more sheets than the smallest."""
    ordered = sorted(sizes, reverse=True)
    made: dict[int, bytes] = {}

    def sheets(n: int) -> int:
        if n not in made:
            made[n] = setter.pdf(ordered[n])
        return _sheets(made[n])

    middle, last = len(ordered) // 2, len(ordered) - 1
    if sheets(middle) > _MOST_SHEETS:
        return made[middle]
    fewest = 1 if sheets(middle) == 1 else sheets(last)
    best = bisect_left(range(last), True, key=lambda n: sheets(n) == fewest)
    return made[best] if best in made else setter.pdf(ordered[best])


def _sheets(pdf: bytes) -> int:
    found = _SHEETS.search(pdf)
    return int(found[1]) if found else 1


def main() -> None:
    """Set what stdin asks for."""
    asked = json.load(sys.stdin)
    sizes = asked.pop("sizes")
    told: dict[str, Any]
    made = b""
    try:
        setter = _Setter(**asked)
        made = _best(setter, sizes) if sizes else setter.picture()
        told = {"missing": setter.missing}
    except typst.TypstError as error:
        told = {"error": error.diagnostic or str(error)}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
