"""Portfolios of other trades, with lists and few entries of their own: what is evidence in them, counted by hand.

Their sentences use names of technologies as the plain words that they also are, beside places that mean the names.
"""

from collections.abc import Callable, Mapping

import pytest

from portfolio.content.file import loading
from portfolio.evidence import record
from portfolio.evidence.record import Record
from tests.paths import DATA

# By the slug of a position or project: what its own title, summary, sentences and list name.
EVIDENCE: Mapping[str, Mapping[str, str]] = {
    "frontend": {
        "pillarbox-media-front-end-developer": "React, TypeScript, Vite, Tailwind CSS, Jest, jQuery, Vue.js, WCAG",
        "pillarbox-media-junior-developer": "JavaScript, CSS, HTML, jQuery",
        "remix-theatre-web-volunteer": "WordPress, HTML",
        "slow-atlas": "Svelte, D3.js, Web Animations",
    },
    "embedded": {
        "halvorsen-pumps-senior-firmware-engineer": "C, FreeRTOS, STM32, SPI, I2C, Embedded Linux, Yocto, CAN",
        "halvorsen-pumps-firmware-engineer": "C, UART, ARM, Python",
        "zephyr-sailing-school-instructor": "",
        "beehive-scale": "Zephyr, C, MQTT",
    },
    "data_science": {
        "fennel-health-research-lead-data-scientist": "Python, R, pandas, SQL, SAS, scikit-learn, XGBoost, MLflow, Survival Analysis, Stata",
        "fennel-health-research-statistician": "SAS, Stata",
        "city-of-breda-analyst": "SPSS, Excel",
        "bird-counts": "PyTorch, NumPy",
    },
    "dotnet": {
        "orchard-and-dray-wholesale-senior-dot-net-developer": "C#, .NET, Azure, SQL Server, Docker, ASP.NET, RabbitMQ, Azure DevOps",
        "orchard-and-dray-wholesale-developer": "C#, WPF, Entity Framework, EDI, Windows Services",
        "blazor-street-garage-apprentice": "Visual Basic, VBA",
        "label-printer": "Blazor, SignalR",
    },
    "apple": {
        "kettlewell-maps-senior-ios-engineer": "Swift, SwiftUI, Combine, Core Data, Metal, Accessibility on iOS, iOS",
        "kettlewell-maps-ios-engineer": "Objective-C, UIKit, iOS",
        "cocoa-and-sons-shop-assistant": "Excel",
        "tidepool": "SwiftUI, WatchKit, Core Data",
    },
}  # fmt: skip

# What a list gives to somebody who keeps no vocabulary: the maker's spelling, and a group.
GROUPED = {
    "frontend": {"Tailwind CSS": "Web Front End", "Vue.js": "Web Front End", "REST": "APIs & Frameworks", "Git": "Infrastructure & Delivery"},
    "embedded": {"C": "Languages", "FreeRTOS": "Embedded & Hardware", "CAN": "Buses", "Bare Metal": "Embedded & Hardware"},
    "data_science": {"R": "Languages", "pandas": "Machine Learning & Statistics", "Stata": "Statistics", "Tableau": "Data & Analytics"},
    "dotnet": {"ASP.NET": "APIs & Frameworks", "WPF": "Mobile, Desktop & Games", "SQL Server": "Data Stores", "EDI": "Integration"},
    "apple": {"SwiftUI": "Mobile, Desktop & Games", "Figma": "Business & Design Tools", "Swift": "Languages", "WatchKit": None},
}  # fmt: skip


@pytest.fixture(scope="module")
def trade() -> Callable[[str], Record]:
    """Gathers the record of somebody in a trade."""
    return lambda name: record.gather(loading.load(DATA / f"trades/{name}.json"))


def listed(names: str) -> list[str]:
    return sorted(name for name in names.split(", ") if name)


@pytest.mark.parametrize("name", EVIDENCE)
def test_words_used_plainly_are_no_evidence_and_names_are(trade: Callable[[str], Record], name: str) -> None:
    gathered = trade(name)
    known = gathered.vocabulary.technologies
    own = {names.position.slug: names.own for names in gathered.positions}
    own |= {names.project.slug: names.names for names in gathered.projects}

    found = {slug: sorted(known[technology].name for technology in names) for slug, names in own.items()}

    assert found == {slug: listed(names) for slug, names in EVIDENCE[name].items()}


@pytest.mark.parametrize("name", GROUPED)
def test_lists_alone_give_spellings_and_groups(trade: Callable[[str], Record], name: str) -> None:
    known = {technology.name: technology.group for technology in trade(name).vocabulary.technologies.values()}

    assert {technology: known.get(technology, "unknown") for technology in GROUPED[name]} == GROUPED[name]
