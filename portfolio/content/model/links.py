"""Where else to find and how to reach the owner."""

from typing import Annotated

from portfolio.content.model.words import EmailAddress, LinkUrl, Part, PhoneNumber, Text, about


class Link(Part):
    """A place elsewhere: yours, or a project's."""

    label: Annotated[Text, about("Code", room=40, resume=["network", "username"])]
    """The words of the link."""
    url: Annotated[LinkUrl, about("https://code.example/ada", resume=["url"])]
    """Where the link leads: https, http or mailto."""


class Contact(Part):
    """How people reach you: the words above the form, and what you want to be public besides."""

    invitation: Annotated[Text, about("Write to me about backend work, or just to say hello.", room=400)]
    """A sentence or two that invite a message."""
    email: Annotated[EmailAddress, about("ada@example.org", room=80, resume=["email"])] | None = None
    """An address for everybody to read; the form reaches you without one."""
    phone: Annotated[PhoneNumber, about("+351 21 000 0000", room=30, resume=["phone"])] | None = None
    """A number for everybody to call, with the country's code; an extension follows as `ext. 12`."""

    @property
    def dialed(self) -> str:
        """The number as a telephone takes it (RFC 3966): the plus, its digits, and the extension behind them."""
        number, _, extension = (self.phone or "").replace("ext", "x").partition("x")
        digits = "".join(c for c in number if c.isdigit() or c == "+")
        return f"{digits};ext={extension.strip('. ')}" if extension else digits
