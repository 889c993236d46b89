import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portfolio import create_app
from portfolio.resume.formats import FORMATS, FileFormat
from tests.conftest import Clock, usual_settings

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


@pytest.mark.parametrize("ending", ["txt", "md", "vcf"])
@pytest.mark.parametrize("site_url", [None, "http://localhost:9000", "http://kyler.example"])
def test_a_file_leads_to_the_site_only_where_others_can_reach_it(
    ending: str, site_url: str | None, tmp_path: Path, clock: Clock
) -> None:
    name = "contact.vcf" if ending == "vcf" else f"resume.{ending}"
    chosen = {} if site_url is None else {"SITE_URL": site_url}

    told = create_app(usual_settings(tmp_path, **chosen), clock).test_client().get(f"/{name}").text

    assert ("http://kyler.example" in told) is (site_url == "http://kyler.example")
    assert not re.search(r"127\.0\.0\.1|localhost", told)
