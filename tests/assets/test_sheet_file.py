"""When the rules that come later hold on the screen: once script is there, and at once where they are what is shown."""

import re

import pytest
from flask.testing import FlaskClient

from portfolio.assets import sheet_file


@pytest.mark.parametrize("address", ["/contact", "/fit", "/", "/nothing"])
def test_a_page_waits_for_no_rules_of_paper(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    without_script = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)

    assert without_script
    assert f'{sheet_file.name()}" media="print">' in without_script[1]
    assert f'stylesheet", href: "/static/{sheet_file.name()}"' in page  # Of the head's script, once it is painted.
    assert page.count(sheet_file.name()) == 2


def at_once(page: str) -> str:
    """What `page` asks for whether script runs or not."""
    return re.sub(r"<(noscript|script)>.*?</\1>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("address", ["/contact", "/fit"])
def test_the_page_of_a_refusal_has_its_rules_at_once(client: FlaskClient, address: str) -> None:
    refused = client.post(address, data={"name": ""})

    assert refused.status_code == 422
    assert f'{sheet_file.name()}">' in at_once(refused.text)
    assert ".field--wrong{" in sheet_file.text().partition("@media print")[0]


def test_a_shared_answer_has_its_rules_at_once(client: FlaskClient) -> None:
    assert f'{sheet_file.name()}">' in at_once(client.get("/fit?tech=kafka").text)
    assert ".fit__names{" in sheet_file.text().partition("@media print")[0]
