import pytest
from werkzeug.http import parse_options_header

from portfolio.resume import file_names


@pytest.mark.parametrize(
    ("person", "named"),
    [
        ("Kyler Post", {"filename": "Kyler-Post.pdf"}),
        ("  O'Neil,   B.A. ", {"filename": "O'Neil-B.A.pdf"}),
        ("Tomás Quiroga", {"filename": "Tomas-Quiroga.pdf", "filename*": "Tomás-Quiroga.pdf"}),
        ("山田 太郎", {"filename": "resume.pdf", "filename*": "山田-太郎.pdf"}),
        ("मीरा शर्मा", {"filename": "resume.pdf", "filename*": "मीरा-शर्मा.pdf"}),
        ("../../etc/passwd", {"filename": "etc-passwd.pdf"}),
        ('a"; filename="b.exe', {"filename": "a-filename-b.exe.pdf"}),
        ("a\r\nSet-Cookie: b=c", {"filename": "a-Set-Cookie-b-c.pdf"}),
        ("\u202egpj.exe", {"filename": "gpj.exe.pdf"}),
        ("…", {"filename": "resume.pdf"}),
        ("x" * 10_000, {"filename": "x" * 60 + ".pdf"}),
    ],
)
def test_a_file_is_named_by_its_person_whatever_the_name_is(person: str, named: dict[str, str]) -> None:
    header = file_names.disposition(person, "resume.pdf")

    kind, read = parse_options_header(header)
    assert kind == "inline"
    assert read == {"filename": named.get("filename*", named["filename"])}
    assert header.isascii()
    assert f'filename="{named["filename"]}"' in header
    assert ("filename*=" in header) == ("filename*" in named)
