"""The pages and states of a site, each with the way there: what the accessibility suite goes through.

They hold for any portfolio: what to choose and open is found on the page.
"""

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

Opening = Callable[[Visitor], None]


def _at(path: str) -> Opening:
    return lambda visitor: visitor.go(path)


def _address_of(visitor: Visitor, selector: str) -> str:
    return visitor.page.locator(selector).first.get_attribute("href") or ""


def _one_chosen(visitor: Visitor) -> None:
    visitor.go()
    visitor.go(_address_of(visitor, "a[id^=choose-]"))
    expect(visitor.page.locator("[id^=let-go-]")).to_have_count(2)


def _two_chosen(visitor: Visitor) -> None:
    visitor.go()
    visitor.go(_address_of(visitor, "a[id^=choose-]"))
    visitor.go(_address_of(visitor, ".options a"))
    expect(visitor.page.locator("[id^=let-go-]")).to_have_count(3)


def _nothing_left(visitor: Visitor) -> None:
    """A technology of each of two positions that share none: what names both is nothing."""
    visitor.go()
    chosen = {_address_of(visitor, f"article:nth-of-type({n}) .chips li:last-child a") for n in (1, 2)}
    query = "&".join(address.partition("?")[2].partition("#")[0] for address in sorted(chosen))
    visitor.go(f"/?{query}")
    expect(visitor.page.locator(".filter__each")).to_be_visible()


def _all_disclosed(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    expect(visitor.page.locator(".timeline .fold a").first).to_be_visible()


def _project(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.locator("[id^=open-]").first.click()
    expect(visitor.page.locator("article.project")).to_be_visible()
    if visitor.has_script:  # The focus comes last, when what moves has moved.
        expect(visitor.page.locator("article.project h1")).to_be_focused()
        visitor.settle()


def _fit_answered(visitor: Visitor) -> None:
    visitor.go()
    some = "all => all.slice(0, 12).map(e => e.firstChild.data).join(', ')"
    names = visitor.page.locator("[id^=choose-]").evaluate_all(some)
    visitor.go("/fit")
    visitor.page.locator("#fit-text").fill(f"{names}, and GraphQL")
    visitor.page.get_by_role("button", name="Compare").click()
    expect(visitor.page.locator(".fit__names")).to_be_visible()


def _fit_refused(visitor: Visitor) -> None:
    visitor.expects_status(422)
    visitor.go("/fit")
    visitor.page.get_by_role("button", name="Compare").click()
    expect(visitor.page.locator("#fit-answer")).to_be_visible()


def _message_refused(visitor: Visitor) -> None:
    visitor.expects_status(422)
    visitor.go()
    visitor.page.locator("#contact-name").press("Enter")
    expect(visitor.page.locator("#answer")).to_be_visible()


def _message_received(visitor: Visitor) -> None:
    visitor.go("/contact")
    for name, value in {"name": "Vera Visitor", "email": "vera@example.org", "message": "Shall we talk?"}.items():
        visitor.page.locator(f"#contact-{name}").fill(value)
    visitor.page.get_by_role("button", name="Send message").click()
    expect(visitor.page.locator(".thanks")).to_be_visible()


def _unknown(path: str) -> Opening:
    def open_it(visitor: Visitor) -> None:
        visitor.expects_status(404)
        visitor.page.goto(visitor.site + path)
        visitor.settle()

    return open_it


def _offline(visitor: Visitor) -> None:
    visitor.expected += ["Failed to load resource: net::ERR_FAILED", "htmx: htmx:error: Failed to fetch"]
    visitor.go()
    visitor.page.route("**/fragments/evidence*", lambda route: route.abort())
    visitor.page.locator("a[id^=choose-]").first.click()
    expect(visitor.page.locator("#status")).to_have_class("status")


def _asked(visitor: Visitor) -> None:
    """The words of somebody's own sentence are there on every site."""
    visitor.go()
    word = visitor.page.locator(".hero__pitch").inner_text().split()[-1].strip(".")
    visitor.page.locator("#find-name").fill(word)
    visitor.page.get_by_role("button", name="Show", exact=True).click()
    expect(visitor.page.locator("#found mark").first).to_be_visible()


def _typed_in_vain(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.locator("#find-name").fill("zzz")
    expect(visitor.page.locator("#find-count")).not_to_be_empty()


def _keys_told(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.keyboard.press("?")
    expect(visitor.page.get_by_role("dialog", name="Keys")).to_be_visible()


STATES: dict[str, Opening] = {
    "index": _at("/"),
    "one technology chosen": _one_chosen,
    "two technologies chosen": _two_chosen,
    "nothing left": _nothing_left,
    "all disclosed": _all_disclosed,
    "words looked for": _asked,
    "words that stand nowhere": _at("/?q=kafak"),
    "project": _project,
    "books": _at("/books"),
    "role fit": _at("/fit"),
    "role fit answered": _fit_answered,
    "role fit refused": _fit_refused,
    "contact": _at("/contact"),
    "message refused": _message_refused,
    "message received": _message_received,
    "no such page": _unknown("/nothing"),
    "no such technology": _unknown("/?tech=nothing-of-the-kind"),
    "a word that is no technology": _unknown("/?tech=latency"),
}
SCRIPTED: dict[str, Opening] = {"offline": _offline, "typed in vain": _typed_in_vain, "keys told": _keys_told}
# What one of the people alone has.
OWN: dict[str, Opening] = {"what an audience reads": _at("/for/museum-bench")}
# Where a state is the index but for one part, the rest was looked at there.
_PARTS = {
    "one technology chosen": "#evidence",
    "two technologies chosen": "#evidence",
    "nothing left": "#evidence",
    "all disclosed": ".evidence",
    "words looked for": ".filter",
    "words that stand nowhere": ".filter",
    "typed in vain": ".filter",
    "keys told": ".keys",
    "offline": "#status",
    "message refused": "#contact",
}


class Case(NamedTuple):
    """Whose site, which state of it, and whether script runs."""

    site: str
    state: str
    has_script: bool

    def open(self, visitor: Visitor) -> None:
        """Go there, and let what waits until it comes near arrive."""
        (STATES | SCRIPTED | OWN)[self.state](visitor)
        if self.has_script:
            late = "[data-hx-trigger^=intersect]"
            visitor.page.evaluate("late => document.querySelector(late)?.scrollIntoView()", late)
            expect(visitor.page.locator(late)).to_have_count(0)

    @property
    def part(self) -> str:
        """What to look at: the whole page, or the selector of the part that no other state shows."""
        return _PARTS.get(self.state, "body")

    def __str__(self) -> str:
        return f"{self.site}-{self.state}-{'script' if self.has_script else 'no-script'}"


# What a shorter portfolio shows differently.
_ELSEWHERE = ("index", "one technology chosen", "project", "role fit answered", "message refused")
WITH_SCRIPT = [
    *(Case("site", state, True) for state in STATES | SCRIPTED),
    *(Case("another_site", state, True) for state in (*_ELSEWHERE, *OWN)),
]
# Other people's words and pictures; how the page works was seen already.
OF_OTHERS = [Case(site, state, True) for site in ("designers_site", "japanese_site") for state in ("index", "project")]
# What looks the same to those without script was not reached by it: these are.
_WITHOUT = ("index", "all disclosed", "project", "role fit answered", "message refused", "message received")
CASES = [*WITH_SCRIPT, *(Case("site", state, False) for state in _WITHOUT)]
