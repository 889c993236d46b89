"""What guards the site: response headers, the content policy, the accepted hosts, and the cross-site check.

No session, no token, no cookie. The contact form is anonymous, so a forged post could do nothing that its sender
could not do anyway; what is left is a visitor's browser being used as a relay, and the cross-site check stops that
without asking anything of the reader: no cookie that may be blocked, no token that goes stale in a tab left open.
The rule is that of Go's net/http CrossOriginProtection.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from portfolio import current
from portfolio.assets import inline
from portfolio.config import LOOPBACK, Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CROSS_SITE = "Your browser says that another site sent this. If it was you, send it again from here."
"""What a visitor reads whose post was taken for another site's."""

_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}
_ONE_YEAR = 365 * 24 * 60 * 60


def init_app(app: Flask, settings: Settings) -> None:
    """Answer only the site's own hosts, believe the proxies that are ours, and put the headers on every answer."""
    app.config["TRUSTED_HOSTS"] = list(settings.hosts)
    if settings.TRUSTED_PROXIES:
        # Only whom they speak for: host and scheme are the site's own, whatever anybody says.
        believing = ProxyFix(app.wsgi_app, x_for=settings.TRUSTED_PROXIES, x_proto=0, x_host=0)
        app.wsgi_app = _without_quotes(believing)  # type: ignore[assignment,method-assign] # Flask's documented way to wrap an app.
    app.after_request(_add_headers)


def _without_quotes(app: "WSGIApplication") -> "WSGIApplication":
    """Return `app` so that it reads X-Forwarded-For without quotes.

    To ProxyFix a comma in quotes parts nothing, so that a visitor who opens one would hide what the proxies write
    behind it. No address needs them.
    """

    def unquoted(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if said := environ.get("HTTP_X_FORWARDED_FOR"):
            environ["HTTP_X_FORWARDED_FOR"] = said.replace('"', "")
        return app(environ, start_response)

    return unquoted


def content_policy() -> str:
    """Return the content policy: nothing from elsewhere, and inline only what is named by its hash."""
    style, script = inline.style_of(current.portfolio()), inline.script()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {script.hash}",
            f"style-src 'self' {style.hash}",
            "connect-src 'self'",
            "img-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def is_cross_site() -> bool:
    """Say whether another site made the visitor's browser send this request.

    Browsers tell by Sec-Fetch-Site, older ones by Origin; what sends neither is no browser, and nobody's to abuse.
    """
    if request.method in _SAFE_METHODS:
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and not _is_own(origin)


def _is_own(origin: str) -> bool:
    site_url = current.settings().site_url
    if urlsplit(site_url).hostname in LOOPBACK:  # Then each of the loopback names is the site.
        site_url = request.host_url
    return origin == site_url.rstrip("/")


def _add_headers(response: Response) -> Response:
    for name, value in _ALWAYS.items():
        response.headers.setdefault(name, value)
    response.headers["Content-Security-Policy"] = content_policy()
    settings = current.settings()
    if settings.is_production:
        subdomains = "; includeSubDomains" if settings.HSTS_SUBDOMAINS else ""
        response.headers["Strict-Transport-Security"] = f"max-age={_ONE_YEAR}{subdomains}"
    return response
