"""What answers a pointer that rests on something."""

from tests.browser.conftest import Visitor

ADDRESSES = ("/", "/?tech=kafka&tech=grpc", "/?q=latency", "/projects/real-time-social-graph-engine", "/books", "/fit")
# What a rule says of what is pointed at, it says of all.
POINT_AT_ALL = """() => {
  const change = rules => [...rules].forEach(rule => {
    if (rule.selectorText) rule.selectorText = rule.selectorText.replaceAll(/(?<!, ):hover/g, ":is(*, :hover)")
    if (rule.cssRules) change(rule.cssRules)
  })
  for (const sheet of document.styleSheets) change(sheet.cssRules)
}"""
LINES = """() => [...document.querySelectorAll("a, button, summary")].map(e => [getComputedStyle(e), e])
  .filter(([style]) => style.textDecorationLine === "underline")
  .map(([style, e]) => [style.textDecorationThickness, e.textContent.trim().slice(0, 40)])"""


def test_lines_are_as_thick_below_a_large_figure_as_below_words(scripted: Visitor) -> None:
    for address in ADDRESSES:
        scripted.go(address)
        scripted.page.evaluate(POINT_AT_ALL)

        lines = scripted.page.evaluate(LINES)

        assert any(thickness == "2px" for thickness, _ in lines), address
        assert [line for line in lines if line[0] != "2px" and line[1] != "Keys"] == [], address
