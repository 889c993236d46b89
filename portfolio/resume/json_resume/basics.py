"""Who a JSON Resume is about: name, place, language, and the ways to reach them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from portfolio.content.file.starting import YOUR_NAME, YOUR_ROLE, assumed_pitch
from portfolio.content.model import Person
from portfolio.content.model.words import LanguageTag, PhoneNumber
from portfolio.resume import foreign_texts
from portfolio.resume.foreign_values import cleaned, is_empty, leaves, linked
from portfolio.resume.json_resume import carrying, shapes
from portfolio.resume.json_resume.entries import Entry

Written = dict[str, Any]
_LANGUAGE: TypeAdapter[Any] = TypeAdapter(LanguageTag)
_PHONE: TypeAdapter[Any] = TypeAdapter(PhoneNumber)
_FIRST_NAMES, _LAST_NAMES = ("firstName", "first_name", "givenName"), ("lastName", "last_name", "familyName", "surname")
_MAIL = ("email", "emails", "mail", "e-mail")
_PHONES = ("phone", "phones", "mobile", "tel", "telephone")
_SITES = ("url", "website", "websites", "homepage", "blog")
_WEBSITE = "Website"
_LANGUAGES = ("language", "lang", "locale")


@dataclass(frozen=True)
class About:
    """What the first parts of a portfolio file say."""

    person: Written
    contact: Written
    links: list[Written]
    language: str | None


def read(whole: Entry, *, is_mailed_by_a_link: bool) -> About:
    """Return what the resume `whole` says of the person; its e-mail address may stand in a link alone."""
    meta = whole.entry("meta")
    key = next((key for key in shapes.BASICS if isinstance(whole.peek(key), dict)), None)
    basics = whole.entry(key) if key else whole  # Some write all of it at the top.
    language = _language(meta, basics, whole)
    person = _person(basics)
    profiles, mails = _profiles(basics), list(_mails(basics))
    links = [*profiles, *_sites(basics, _home(meta))]
    phone = _phone(basics)
    addresses = {link["url"] for link in profiles}
    is_linked = bool(mails) and f"mailto:{mails[0]}" in addresses
    # A link says it, in the owner's words; a portfolio that has both says so.
    email = None if is_mailed_by_a_link or (is_linked and not basics.context.is_ours) else next(iter(mails), None)
    others = [{"label": mail, "url": f"mailto:{mail}"} for mail in mails[1:]]
    _leave_picture(basics)
    if key:
        basics.leave()
    return About(person, carrying.filled({"email": email, "phone": phone}), _once([*links, *others], basics), language)


def _person(basics: Entry) -> Written:
    person = carrying.back(basics, Person)
    parts = [basics.text(*keys) for keys in (_FIRST_NAMES, ("middleName",), _LAST_NAMES)]
    name = person["name"] or " ".join(filter(None, parts)) or basics.assumed("name", YOUR_NAME)
    role = person["role"] or basics.assumed("label", YOUR_ROLE)
    pitch = person["pitch"] or basics.assumed("summary", assumed_pitch(name, role))
    return carrying.filled(person | {"name": name, "role": role, "pitch": pitch})


def _home(meta: Entry) -> str | None:
    """Return the site that made the resume, if it was one like this; its own address is no link of the person's."""
    canonical = meta.text("canonical") or ""
    return canonical.removesuffix("resume.json") if canonical.endswith("/resume.json") else None


def _language(*entries: Entry) -> str | None:
    """Return the language of the texts as HTML names it, if one of `entries` says which it is."""
    for entry in entries:
        for key in _LANGUAGES:
            written = entry.peek(key)
            parts = re.split(r"[-_.]", written.strip()) if isinstance(written, str) else []
            tag = "-".join([parts[0].lower(), *parts[1:2]]) if parts else ""
            if _fits(_LANGUAGE, tag):
                entry.take(key)
                return tag
    return None


def _mails(basics: Entry) -> Iterator[str]:
    """Yield the e-mail addresses, each once; what is none, and what stands around them, is noted."""
    found: dict[str, None] = {}
    for key in _MAIL:
        written = basics.take(key)
        texts = list(leaves(written))
        addresses = [address for text in texts for address in foreign_texts.mail_addresses(text)]
        if texts and not addresses:
            basics.left_out("is no e-mail address", written, key)
        elif _words(texts) - _words(addresses) - {"mailto"}:
            basics.changed("holds more than an e-mail address; the address stands there", written, key)
        found |= dict.fromkeys(addresses)
    return iter(found)


def _words(texts: list[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", text)}


def _phone(basics: Entry) -> str | None:
    """Return the first telephone number; others are noted."""
    found: str | None = None
    for key in _PHONES:
        for text in map(foreign_texts.single_spaced, leaves(basics.take(key))):
            numbers = [text] if _fits(_PHONE, text) else [part.strip() for part in re.split(r"[,;|]| / ", text)]
            for number in numbers:
                if found is None and _fits(_PHONE, number):
                    found = number
                elif number != found:
                    is_one = _fits(_PHONE, number)
                    basics.left_out("is a second number" if is_one else "is no telephone number", number, key)
    return found


def _sites(basics: Entry, home: str | None) -> list[Written]:
    """Return a link to each site of the person's own, called by its key if several stand in an object."""
    found = []
    for key in _SITES:
        written = basics.take(key)
        sites = written.items() if isinstance(written, dict) and "url" not in written else [(_WEBSITE, written)]
        for label, site in sites:
            for text in map(cleaned, leaves(site)):
                address = linked(text)
                if address is None:
                    basics.left_out("is no address that can be linked", text, key)
                elif address != home:
                    found.append({"label": label[:1].upper() + label[1:], "url": address})
    return found


def _profiles(basics: Entry) -> list[Written]:
    written = shapes.profiles(basics.take("profiles"))
    entries = Entry({"profiles": written}, basics.inner(""), basics.context).entries("profiles")
    return [link for entry in entries if (link := _profile(entry))]


def _profile(profile: Entry) -> Written | None:
    """Return a link, called by its network, and by the user's name if the address does not say that."""
    whole = profile.written
    network, user = profile.text("network", "label", "title"), profile.text("username", "user", "handle")
    address = profile.text("url", "link", "href")
    named = None if network and address else profile.text("name")
    url = next((found for text in (address, user, named) if text and (found := linked(text))), None)
    if url is None:
        if not is_empty(whole):
            profile.left_out("has no address that can be linked", whole)
        return None
    profile.leave()
    return {"label": network if network and not user else _label(network or named, user, url), "url": url}


def _label(network: str | None, user: str | None, url: str) -> str:
    """Return what a link to `url` reads: network and user's name, where the address does not say that; or the host."""
    words = [word for word in (network, user) if word and linked(word) != url]
    if len(words) == 2 and words[1].strip("@").casefold() in url.casefold():
        words.pop()
    return ": ".join(words) or re.sub(r"^(https?://(www\.)?|mailto:)", "", url).split("/")[0]


def _leave_picture(basics: Entry) -> None:
    """Note where a picture of the person is; one of ours comes back as a file."""
    key = basics.first_of(("image", "picture"))
    if not is_empty(written := basics.take(key)) and not basics.context.is_ours:
        basics.left_out("is a picture elsewhere; save it beside the file and name it in person.portrait", written, key)


def _once(links: list[Written], basics: Entry) -> list[Written]:
    """Return each address once, as it is called first."""
    if basics.context.is_ours:
        return links
    found: dict[str, Written] = {}
    for link in links:
        kept = found.setdefault(link["url"].rstrip("/"), link)
        if link["label"] not in {kept["label"], _WEBSITE}:
            basics.left_out("leads where another link does", link)
    return list(found.values())


def _fits(adapter: TypeAdapter[Any], written: str) -> bool:
    try:
        adapter.validate_python(written)
    except ValidationError:
        return False
    return True
