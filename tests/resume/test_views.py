import pytest
from flask.testing import FlaskClient

from portfolio.resume.formats import FORMATS, FileFormat

FILES = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


@FILES
def test_a_file_is_named_by_its_person_and_left_alone_by_search_engines(client: FlaskClient, form: FileFormat) -> None:
    answer = client.get(f"/{form.name}")

    assert answer.status_code == 200
    assert answer.content_type == form.content_type
    assert answer.headers["Content-Disposition"] == f'inline; filename="Kyler-Post.{form.ending}"'
    assert answer.headers["X-Robots-Tag"] == "noindex"


@FILES
def test_a_file_is_kept_and_asked_for_again_like_a_page(client: FlaskClient, form: FileFormat) -> None:
    page, file = client.get("/"), client.get(f"/{form.name}")
    again = client.get(f"/{form.name}", headers={"If-None-Match": file.headers["ETag"]})

    assert file.headers["Cache-Control"] == page.headers["Cache-Control"]
    assert again.status_code == 304
