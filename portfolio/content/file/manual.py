"""The file, part by part, in Markdown for its owner: written from the schema, so that it says what the model says."""

import json
from collections.abc import Iterator

from portfolio.content.file import schema
from portfolio.content.file.codes import Code
from portfolio.content.file.schema import Schema
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model.words import RESUME, ROOM
from portfolio.content.prose import MAY_HOLD, KindOfProse

_OPENING = """\
# The file, part by part

`portfolio schema --markdown` writes this page from the model, and a test holds it current.

Everything on the page stands in one JSON file. The file names its schema (`$schema`), so editors such as VS Code
complete and explain while you type. `portfolio check` tells every slip at once, with line, column and cure, and else
what a careful reader would remark. A part that is left out or empty leaves the page, and the navigation with it.
`portfolio new` begins a file; `portfolio import` makes one of a JSON Resume or of
[what LinkedIn sends](../README.md#coming-from-linkedin).

- **Dates** are written as far as they are known: `2022-05`, `2022`, or words such as `summer 2022` and `expected 2028`.
  Both ends count. Nothing is made up: the page says a year as a year, and from `2019` to `2021` is told as at least
  1 year 2 months, from the end of the one to the beginning of the other. Words that name one year count as that year,
  and without one they count nothing. Years go from 1900 to ten years from now. Leave `end` out of what goes on today:
  only that is "present".
- **Names for addresses** (`slug`) are made from titles. Write one yourself where something refers to it, or where an
  address must outlive a new title.
- **Technologies** are the vocabulary: each once, with a group and other spellings. Positions, projects and skills keep
  your own wording: `Kubernetes (Titus)` stands for both parts, and a wording listed as `aka` of several technologies
  stands for all of them. Sentences count too; names that are also ordinary words (`Go`, `REST`) count only in the
  company of technology ("written in Go"). A vocabulary comes with the site: what your own leaves out is filled from it,
  field by field, and `"aka": []` says that there are none. What neither knows stands for itself.
- **Volunteering** has the shape of a position. It counts as evidence and is called what it is; a break is drawn and
  told, and counts nothing.
- **Skills have no levels**: nobody can check one. Name the skill in a sentence where it was used, and the page counts
  that.
- **An e-mail address or a number** under `contact` is there for everybody, programs that collect them included; the
  form reaches you without them.
- **Sections of your own** (`sections`) take what has no place elsewhere. `order` names what the page shows first: keys
  of this file, and slugs of your own sections. Experience, volunteering and projects move together, since a chosen
  technology swaps them.
- **Marks** are Markdown's, where the table says so: `[words](https://…)`, `*emphasis*`, `**strong**`, `` `code` ``. A
  summary, a break and an entry of your own section also have paragraphs, parted by an empty line (`\\n\\n`), and lists,
  whose lines begin with `- ` or with `1. `, `2. `. Links obey the rules of every `url`. Nothing else is read: HTML,
  headings and pictures stand there as they are written. `C*`, `snake_case` and `5 * 3` need no care; a mark that shall
  be a character is written `\\\\*`. Evidence, search, figures and exports read the plain words; a JSON Resume carries
  the marks besides (`markdown`), and `/resume.md` keeps them.
- **Files** follow the page: `/resume.txt`, `/resume.md` and `/resume.json` say what it says, in your order, and show
  where links lead; `/contact.vcf` has your name, role, employer, place and public addresses. `portfolio export FILE`
  writes the same without a server, in the format that the ending of FILE names.
- **Figures** stand in the text that they come from; `source` names the achievement or project that states them.
- **The accent** is the one color to choose. One that could not be read, on light paper or on dark, is refused, and the
  nearest that can is named.
- **Pictures** are JPEG, PNG or WebP files in the folder of this file or below, no links to elsewhere: at most 25 MB and
  50 million pixels (PNG 24, WebP 12). What is served is made of their pixels alone, upright, in sRGB: where and with
  what a photo was taken stays with you. What one can see through stands on light paper. Crop a portrait as it shall be
  seen.
- **Sheets**: `/resume.pdf` is set in Source Sans 3, which has Latin, Greek, Cyrillic and Vietnamese. For other scripts,
  put fonts (`.ttf`, `.otf`, `.ttc`) into a folder `fonts` beside this file, Noto Sans JP for instance, and save the
  file once more; the PDF carries only the characters that it uses of them. What no font has is told by `portfolio
  check`, and stands on the sheets as □. `paper` is the size of these sheets; `/resume-letter.pdf` and
  `/resume-a4.pdf` are always there.
- **Audiences** are versions of the page for readers whom you choose: another role and pitch, and of the rest what is
  for them, in the order that is. They say nothing that this file does not say; how many positions are not shown, and
  when those were, is told on page and in files. What is counted, and where links to evidence lead, is the whole
  portfolio. Nothing leads to a version, search engines are told to leave it alone, and nothing else on the site names
  it: you send its address. A `key` makes that one that nobody guesses. It is no lock: whoever has the address can pass
  it on, and **in a public repository a key is no secret**, for everybody can read the file there.
  `portfolio check` tells what each audience does not see; `portfolio export --for SLUG FILE` writes a file for it.
- **A JSON Resume** carries all of this file (`/resume.json`, `portfolio export`), what it has no place for in keys of
  our own, and `portfolio import` makes the same file of it again; only audiences stay at home. A resume of another
  program's comes in as far as it can be read: months in many languages, spans in one field, lists in one text. A date
  that cannot be read stays as words or reads "unknown", never "present"; what is missing and must be there has a
  placeholder, which `portfolio check` tells.
- **Keys of the last release** still load; `portfolio check` says what they are called now.
- **Remarks** (`warning`) never keep a file from being shown. One that you have judged goes into `acknowledged`, by its
  code and by what it is about: the line to write stands below the remark, behind `=`. A key or a name stands for all
  within it (`"of": "skills"`). What no longer applies is told, and problems cannot be acknowledged. With `--strict`,
  what is left fails. [All codes](#remarks) stand at the end.

What the page says of a technology is where it is named, and when those positions were held: never how long it was used.

In the tables, a **bold** key must be there. "Room" is how many characters a text, or each text of a list, has room for;
a quarter beyond, `portfolio check` remarks on it. The last column says what a JSON Resume calls the field.
"""


def written() -> str:
    """Return the whole page."""
    return "\n".join([_OPENING, *_parts((), "At the top", schema.at(())), *_remarks()])


def _remarks() -> Iterator[str]:
    yield "## Remarks\n"
    yield "| code | what `portfolio check` remarks on |"
    yield "| --- | --- |"
    yield from (f"| `{code.code}` | {code.about} |" for code in Code)
    yield ""


def _parts(path: PartPath, title: str, part: Schema) -> Iterator[str]:
    """Yield the lines about an object, then those about the objects in it."""
    yield f"## {title}\n"
    yield f"{_described(part)}\n"
    yield "| key | what | such as | room | may hold | JSON Resume |"
    yield "| --- | --- | --- | --- | --- | --- |"
    inner = []
    for key, field in part["properties"].items():
        yield _row(key, field, schema.prose_of(field), is_required=key in part.get("required", ()))
        below = (*path, key, 0) if schema.at((*path, key)).get("type") == "array" else (*path, key)
        if "properties" in schema.at(below):
            inner.append(below)
    yield ""
    for below in inner:
        yield from _parts(below, f"`{spoken(below).replace('[0]', '[…]')}`", schema.at(below))


def _row(key: str, field: Schema, kind: KindOfProse | None, *, is_required: bool) -> str:
    shown = f"**`{key}`**" if is_required else f"`{key}`"
    sample = json.dumps(field["examples"][0], ensure_ascii=False)
    example = f"`{sample}`" if len(sample) <= 80 else "see below"
    resume = ", ".join(f"`{name}`" for name in schema.fact(field, RESUME) or ())
    cells = (shown, _described(field), example, str(schema.fact(field, ROOM) or ""), MAY_HOLD[kind], resume)
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _described(part: Schema) -> str:
    return " ".join(part.get("description", "").split())
