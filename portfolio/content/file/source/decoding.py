"""From the bytes of a file to its text."""

import codecs

from portfolio.content.file.source.places import TextRange
from portfolio.content.file.source.slips import Slip, UnreadableError

# Thirty positions with forty achievements each are a tenth of this.
MOST_BYTES = 2_000_000
_SAVE = "save the file as UTF-8"
# The longer first: a mark of UTF-32 begins like one of UTF-16.
_MARKS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


def decode(written: bytes) -> tuple[str, list[Slip]]:
    """Return the text of `written` and what slipped; UnreadableError if it is no text in UTF-8."""
    if len(written) > MOST_BYTES:
        raise _refused(
            f"the file has more than {MOST_BYTES // 1_000_000} MB, which no portfolio needs; name another file"
        )
    if found := next((name for mark, name in _MARKS if written.startswith(mark)), None):
        raise _refused(f"the file is written in {found}; {_SAVE}")
    if b"\0" in written[:4]:
        raise _refused(f"the file is written in UTF-16 or UTF-32, or is no text; {_SAVE}")
    slips = []
    if written.startswith(codecs.BOM_UTF8):
        slips.append(Slip(TextRange(0, 1), f"a byte order mark stands before the file, invisibly; {_SAVE} without BOM"))
        written = written[len(codecs.BOM_UTF8) :]
    try:
        return written.decode(), slips
    except UnicodeDecodeError as error:
        raise _undecodable(written, error.start) from error


def as_utf8(written: bytes) -> bytes:
    """Return `written` in UTF-8, without a byte order mark, if its mark says what it is written in; else as it is.

    A file of another program's is nobody's to save anew.
    """
    if written.startswith(codecs.BOM_UTF8):
        return written[len(codecs.BOM_UTF8) :]
    name = next((name for mark, name in _MARKS if written.startswith(mark)), None)
    try:
        return written.decode(name).encode() if name else written
    except UnicodeError:
        return written


def _refused(sentence: str) -> UnreadableError:
    return UnreadableError("", Slip(TextRange(0, 1), sentence))


def _undecodable(written: bytes, at: int) -> UnreadableError:
    byte, before = written[at : at + 1], len(written[:at].decode(errors="replace"))
    meant = byte.decode("cp1252", "replace")
    sentence = f"the byte 0x{byte.hex().upper()} ({meant} in an old encoding) is not UTF-8; {_SAVE}"
    return UnreadableError(written.decode(errors="replace"), Slip(TextRange(before, before + 1), sentence))
