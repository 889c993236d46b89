"""When the rules that come later hold on the screen: once script is there, and at once where they are what is shown."""

import pytest
from flask.testing import FlaskClient

from portfolio.assets import sheet_file


@pytest.mark.parametrize("address", ["/contact", "/fit", "/", "/nothing"])
def test_a_page_waits_for_no_rules_of_paper(client: FlaskClient, address: str) -> None:
    assert f'{sheet_file.LATER.name}" media="print">' in client.get(address).text


@pytest.mark.parametrize("address", ["/contact", "/fit"])
def test_the_page_of_an_answer_has_its_rules_without_script(client: FlaskClient, address: str) -> None:
    refused = client.post(address, data={"name": ""})

    assert refused.status_code == 422
    assert f'{sheet_file.LATER.name}">' in refused.text
    assert ".field--wrong{" in sheet_file.LATER.text.partition("@media print")[0]
