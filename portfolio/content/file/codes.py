"""The codes of remarks: what each is about, and how several of a kind are told as one.

A code is a promise: files acknowledge remarks by it, so that a code keeps its meaning from release to release.
"""

from enum import Enum

from portfolio.content.file import levels


class Code(Enum):
    """A kind of remark. `code` is what a file acknowledges, `about` what the manual says of it.

    `together` is the sentence for several of the kind, with `{these}` for them and the `{example}` of the first;
    without one, each is told by itself.
    """

    OVERLAP = (
        "overlap",
        "Two positions lie in the same months, and together take more than full time.",
        ("these positions overlap: {these}; mend dates, say the `share` of each, or leave them if you held them all"),
    )
    BREAK_IN_POSITION = "break-in-position", "A break lies within a position that took full time."
    NEWEST_FIRST = (
        "newest-first",
        "What is newer stands below what is older.",
        ("{these}: each is newer than what stands above it; readers expect the newest first"),
    )
    TO_COME = "to-come", "A date has not come yet."
    EXPECTED = "expected", "The end that was expected of a study has passed."
    NO_YEAR = "no-year", "A start or an end is told in words without a number, so that nobody can tell when it was."
    EXPIRED = (
        "expired",
        "A certificate has expired, and the page says so.",
        ("{these} have passed, and the page says that these expired; write until when for each that was renewed"),
    )
    MONTH_IN_WORDS = "month-in-words", "A month is written in words, and counts as its year only."
    REPEATED = "repeated", "Two entries of a list, or two achievements, are the same."
    EMPTY_SECTION = "empty-section", "`order` names a section that has nothing to show."
    SECTIONS_TOGETHER = "sections-together", "`order` parts sections that stay together on the page."
    PUBLIC_CONTACT = (
        "public-contact",
        "An e-mail address or a number is there for everybody, programs included.",
        ("every visitor can read {these}, and programs collect them for advertising; the form needs neither"),
    )
    LEVEL = "level", "A skill has a level, and nobody can check one.", f"these are levels: {{these}}; {levels.WHY}"
    SCALE = "scale", "How well a language is spoken stands on a scale without words."
    STARTER = "starter", "A text is still the one that a new file begins with, or that an import put in place of one."
    ENGLISH_PAGE = "english-page", "The texts are not English, and the page's own words are."
    FILLER = "filler", "A text looks like one that waits to be replaced."
    SECRET = "secret", "A text looks like a password or a key."
    UNENCRYPTED = (
        "unencrypted",
        "A link leads to an address that begins with http://.",
        ("{these} are not encrypted on their way; write https:// where the site has it"),
    )
    TOO_LONG = (
        "too-long",
        "A text is much longer than its place has room for.",
        ("these texts are longer than their places have room for: {these}; shorten them"),
    )
    STRAY_MARK = "stray-mark", "What looks like Markdown or HTML stands on the page as it is written."
    MISSING_GLYPH = (
        "missing-glyph",
        "No font of the PDF has a character.",
        "no font has {these}, and the PDF shows □ there; "
        "put one that has them into the folder `fonts` beside this file",
    )
    FORMER_KEY = "former-key", "A key has another name since the last release."
    UNPROVED_SKILL = (
        "unproved-skill",
        "A skill is named by no position, project or volunteer role.",
        ("no position, project or volunteer role names these skills: {these}; name them where they were used"),
    )
    UNKNOWN_TECHNOLOGY = (
        "unknown-technology",
        ("A vocabulary is in the file, and neither that nor the one that comes with the site knows a technology."),
        "{these} are unknown to the vocabulary (`technologies`); add them there, such as {example}",
    )
    MISSPELT_TECHNOLOGY = "misspelt-technology", "A technology is written almost as a known one."
    UNCOUNTED_SPELLING = "uncounted-spelling", "A sentence uses a spelling that the vocabulary leaves out."
    ORDINARY_WORD = "ordinary-word", "A sentence counts as evidence by a word that is an ordinary one too."
    SIMILAR_NAMES = "similar-names", "Two entries of the vocabulary are written almost alike."
    SAME_TECHNOLOGY = "same-technology", "Two wordings of one list stand for the same technology."
    UNTRACED = (
        "untraced",
        "An audience sees a figure or a project, and not the achievement, project or position that it comes from.",
    )
    NOT_REMARKED = "not-remarked", "An acknowledgement no longer applies, or has never applied."

    def __init__(self, code: str, about: str, together: str = "") -> None:
        self.code = code
        self.about = about
        self.together = together
