"""What browsers are told of the site for a home screen: https://www.w3.org/TR/appmanifest/."""

import json
from collections.abc import Mapping

from portfolio.content.model import Portfolio
from portfolio.content.model.contrast import PAPERS


def text(portfolio: Portfolio, address: str, icons: Mapping[int, str]) -> str:
    """Return the web manifest of `portfolio`, whose front page is at `address`; `icons` are addresses by their pixels.

    The site stays a page in the browser, with its address to see and to copy. Every icon may be cut to a circle.
    """
    person = portfolio.person
    drawn = [
        {"src": icon, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for side, icon in icons.items()
        for purpose in ("any", "maskable")
    ]
    told = {
        "name": f"{person.name}, {person.role}",
        "short_name": person.name,
        "lang": portfolio.language,
        "start_url": address,
        "display": "browser",
        "theme_color": portfolio.theme.accent,
        "background_color": PAPERS["light"],
        "icons": drawn,
    }
    return json.dumps(told, ensure_ascii=False)
