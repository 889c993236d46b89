"""The owner's file as it is written: characters with lines and columns, and what slipped while writing them.

Libraries that read JSON either stop at the first slip in a parser's words or mend it in silence; none of those that
keep positions (json-source-map, json-cfg) has been looked after for years. An owner who edits one file by hand wants
all slips at once, each with its place and its cure, so the reading is our own.
"""
