"""The owner's file: from its bytes to a `Portfolio`, or to every problem with its place and its cure."""
