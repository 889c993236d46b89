"""What every error of ours is that a command meets."""


class PlainError(Exception):
    """Something that whoever gave the command can mend; the message says what is wrong and what to do."""
