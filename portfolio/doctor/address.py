"""The public address, asked from here as visitors ask: whether it leads here, and whom they are taken for."""

import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from portfolio.config import Settings
from portfolio.contact import network
from portfolio.doctor.examination import Examination, ill, well

_SECONDS = 10
# Of a network that is for examples alone (RFC 5737): whoever takes it for a visitor believes anybody.
_FORGED = "203.0.113.77"


class _Stay(HTTPRedirectHandler):
    """Shows a redirection as the answer that it is."""

    def redirect_request(self, *_details: object) -> None:
        """Follow nothing."""


_opener = build_opener(_Stay)


def public(settings: Settings) -> Iterator[Examination]:
    """Yield what is found of the public address and of the proxies before it."""
    if settings.SITE_URL is None:
        yield well("address", "SITE_URL is not set, so the site answers on this machine alone")
        return
    found = _address(settings.SITE_URL)
    yield found
    if found.is_well:
        yield _proxies(settings, settings.SITE_URL)


def _address(url: str) -> Examination:
    try:
        status, text = _ask(f"{url}/robots.txt")
    except OSError as error:
        reason = getattr(error, "reason", error)
        return ill(
            "address",
            f"{url} does not answer ({reason}). Is the site running, does the name lead here, and does a proxy listen "
            "there? (Some networks do not let a machine reach itself by its public address: then ask from elsewhere.)",
        )
    if status == 200 and f"Sitemap: {url}/sitemap.xml" in text:
        return well("address", f"{url} leads to this site")
    if status == 502:
        return ill(
            "address", f"a proxy answers at {url}, and does not reach the site. Start it, or mend its address there."
        )
    if status == 400:
        return ill(
            "address", f"the site does not know itself as {url}. Let the proxy pass the Host header on as it is."
        )
    return ill(
        "address", f"{url} answers {status}, and not as this site would. Check SITE_URL, and where the name leads."
    )


def _proxies(settings: Settings, url: str) -> Examination:
    headers = {"X-Forwarded-For": _FORGED}
    if settings.HEALTH_TOKEN:
        headers["Authorization"] = f"Bearer {settings.HEALTH_TOKEN}"
    try:
        status, text = _ask(f"{url}/healthz", headers)
        told: dict[str, Any] = json.loads(text)
    except (OSError, ValueError):
        status, told = 0, {}
    if status != 200:
        return well(
            "proxies", "/healthz is kept from the public, so it cannot be seen from here whom proxies speak for"
        )
    if "visitor" not in told:
        return well(
            "proxies", "the site knows that proxies speak for others; with HEALTH_TOKEN set, for whom is seen too"
        )
    return _visitor(settings, url, told["visitor"] or "")


def _visitor(settings: Settings, url: str, written: str) -> Examination:
    """Judge the address that the site takes us for."""
    visitor = network.read(written)
    if visitor is None:
        return ill(
            "proxies",
            f"the proxy calls its visitors {written or 'nothing'}, which is no address, so that CONTACT_LIMIT "
            "counts nobody. Let it send their addresses in X-Forwarded-For.",
        )
    if str(visitor) == _FORGED:
        return ill(
            "proxies",
            "the site believes visitors who say that they are somebody else, so that limits count nobody. Set "
            "TRUSTED_PROXIES to the number of proxies before it, or let the first overwrite X-Forwarded-For.",
        )
    if settings.is_production and visitor.is_loopback:
        # Debian's installer leads a machine's own name there by /etc/hosts, and whoever asks comes from there then.
        if here := _loopback(url):
            return well("proxies", f"{url} leads to {here} here, so other machines alone see whom proxies speak for")
        return ill(
            "proxies",
            f"the site takes its visitors for {visitor}, which is the proxy, so that limits count all as one. "
            "Set TRUSTED_PROXIES to the number of proxies before it, and let them send X-Forwarded-For.",
        )
    return well("proxies", f"visitors are told apart; the one who just asked came from {visitor}")


def _loopback(url: str) -> str | None:
    """Return the address of this machine's loopback that the name of `url` leads to from here, None if to none."""
    found = (network.read(address) for address in _addresses(urlsplit(url).hostname or ""))
    return next((str(address) for address in found if address and address.is_loopback), None)


def _addresses(name: str) -> list[str]:
    """Return the addresses that `name` has here, in the order in which they are tried."""
    try:
        return [str(entry[4][0]) for entry in socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)]
    except OSError:
        return []


def _ask(url: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Return status and text of the answer; OSError if there is none."""
    request = Request(url, headers={"User-Agent": "portfolio doctor"} | (headers or {}))  # noqa: S310 - SITE_URL is http or https.
    try:
        with _opener.open(request, timeout=_SECONDS) as answer:
            return answer.status, answer.read(100_000).decode("utf-8", "replace")
    except HTTPError as answer:
        return answer.code, answer.read(100_000).decode("utf-8", "replace")
