import jinja2
import pytest

from portfolio.site.trimming import Trimming
from tests.paths import ROOT
from tests.test_house import TEMPLATES


def drawn(template: str, name: str = "page.html", **values: object) -> str:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({name: template}), extensions=[Trimming], trim_blocks=True, lstrip_blocks=True, autoescape=True,
    )  # fmt: skip
    return environment.get_template(name).render(values)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("<div>\n  <p>One\n    two</p>\n</div>", "<div><p>One\ntwo</div>"),
        ("<p>\n  {% if true %}\n  One\n  {% endif %}\n  <a>two</a></p>", "<p>\n One\n <a>two</a></p>"),
        ("<p>{% if true %}<b>One</b>{% endif %}\n  two</p>", "<p><b>One</b> two</p>"),
        ("<p>One{# why #}\n  <b>two</b></p>", "<p>One <b>two</b></p>"),
        ("<p>One\n  {#- #} two</p>", "<p>One two</p>"),
        ("<ul>\n  {% for n in 'ab' %}\n  <li>{{ n }}</li>\n  {% endfor %}\n</ul>", "<ul>\n<li>a<li>b</ul>"),
        ("<p>\n  {% for n in 'ab' %}\n  {{ n }}\n  {%- endfor %}\n</p>", "<p>\n a b</p>"),
    ],
)
def test_an_indent_goes_and_words_neither_join_nor_part(template: str, text: str) -> None:
    assert drawn(template) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a<li>b</ul>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a<dd>b</dl>"),
        ("<select><option>a</option></select>", "<select><option>a</select>"),
        ("<p>a</p><p>b</p><ul></ul>", "<p>a<p>b<ul></ul>"),
        ("<li><p>a</p></li>", "<li><p>a"),
        ("<div><p>a</p>\n</div>", "<div><p>a</div>"),
    ],
)
def test_an_end_tag_goes_where_the_element_ends_by_itself(template: str, text: str) -> None:
    assert drawn(template) == text


@pytest.mark.parametrize(
    "template",
    ["<p>a</p>b", "<p>a</p><a>b</a>", "<a><p>b</p></a>", "<p>a</p><label>b</label>", "<p>a</p><svg></svg>",
     "<p>a</p><button>b</button>", "<p>a</p>", "<p>a</p>{{ 1 }}", "<ins><p>b</p></ins>", "<p>a</p><p-bar></p-bar>", "<p>a</p>{{ 'b' }}<p>c</p>c"],
)  # fmt: skip
def test_a_paragraph_keeps_its_end_where_what_follows_would_go_on_with_it(template: str) -> None:
    assert drawn(template) == template.replace("{{ 1 }}", "1").replace("{{ 'b' }}", "b")


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (
            "<head>\n<title>a</title>\n<meta>\n</head>\n<body>\n</body>\n</html>",
            "<head><title>a</title><meta></head><body></body></html>",
        ),
        ("<style>{{ 1 }}</style>\n<script>{{ 2 }}</script>\n", "<style>1</style><script>2</script>"),
        (
            '<div class="a">\n<h2>b</h2>\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>\n</div>',
            '<div class="a"><h2>b</h2>\n<ul><li>c<li>d</ul></div>',
        ),
        # Headings, paragraphs, lists and links may stand in a line: on paper, lists of names do.
        ("<h4>a</h4>\n<p>b</p>\n<ul></ul>\n<a>c</a>\nd", "<h4>a</h4>\n<p>b\n<ul></ul>\n<a>c</a>\nd"),
        ("{# <div>\n<div> #}a", "a"),
    ],
)
def test_a_line_ends_only_where_it_is_seen(template: str, text: str) -> None:
    assert drawn(template) == text


@pytest.mark.parametrize("element", ["pre", "textarea", "script", "style"])
def test_space_that_is_seen_stays(element: str) -> None:
    template = f"<div>\n  <{element}>a\n    b</{element}>\n</div>"

    assert drawn(template) == template


def test_space_that_is_seen_stays_behind_a_value() -> None:
    assert drawn("<ul>\n  <textarea>{{ 1 }}\n  b</textarea></ul>") == "<ul>\n  <textarea>1\n  b</textarea></ul>"


def test_what_somebody_wrote_is_never_touched() -> None:
    written = "a\n    b </li>"

    assert drawn("  <div>\n  {{ written }}</div>", written=written) == "  <div>a\n    b &lt;/li&gt;</div>"


def test_what_is_no_page_stays_as_it_is() -> None:
    assert drawn("<a>\n  <li>b</li></a>", "sitemap.xml") == "<a>\n  <li>b</li></a>"


def test_an_error_names_the_line_of_the_file() -> None:
    for path in TEMPLATES:
        source = path.read_text()
        assert Trimming.preprocess(None, source, path.name).count("\n") == source.count("\n"), path.relative_to(ROOT)  # type: ignore[arg-type]
