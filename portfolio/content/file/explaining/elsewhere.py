"""What people write into a part of the file and belongs in another, or in none; names stand as in `other_names`."""

from portfolio.content.file.explaining.other_names import Fields, table

_PLACES = (
    "github gitlab linkedin twitter x mastodon bluesky xing stackoverflow facebook instagram youtube "
    "dribbble behance orcid "
    "blog website url homepage site web links profiles social socials networks"
)
# What stands elsewhere in the file, by the part that people write it in: where it belongs, as the file has it.
ELSEWHERE: dict[tuple[str, ...], Fields] = {
    (): table(
        {
            "person.name": "name fullname",
            "person.role": "headline tagline title label role jobtitle profession",
            "person.pitch": "summary pitch introduction intro objective biography aboutme description",
            "person.location": "location city address country region",
            "person.time_zone": "timezone tz",
            "person.availability": "availability available",
            "person.portrait": "photo picture image avatar portrait",
            "contact.email": "email mail emailaddress",
            "contact.phone": "phone tel telephone mobile",
            "contact.invitation": "invitation",
            "theme.accent": "accent color colour accentcolor",
            "employers[…].positions[…].achievements": "achievements accomplishments",
            "links": _PLACES,
        }
    ),
    ("person",): table(
        {
            "contact.email": "email mail emailaddress",
            "contact.phone": "phone tel telephone mobile cell phonenumber",
            "languages": "languages",
            "skills": "skills",
            "interests": "hobbies interests",
            "links": _PLACES,
        }
    ),
    ("contact",): table(
        {
            "person.location": "address location city country region street",
            "person.name": "name",
            "person.availability": "availability available",
            "links": _PLACES,
        }
    ),
    ("employers",): table(
        {
            "employers[…].positions[…].title": "title jobtitle",
            "employers[…].positions[…].start": "start from startdate",
            "employers[…].positions[…].end": "end to enddate until",
            "employers[…].positions[…].achievements": "highlights bullets achievements responsibilities duties",
            "employers[…].positions[…].location": "location city place",
            "employers[…].positions[…].summary": "text",
        }
    ),
    ("employers", "positions"): table(
        {
            "employers[…].name": "company employer organization organisation firm",
            "employers[…].url": "url website link",
            "projects": "projects project",
        }
    ),
    ("projects",): table({"figures": "figures numbers metrics"}),
}


_NOBODYS = "says nothing about your work, and in many countries who hires may not ask for it"
UNWANTED = {
    name: why
    for names, why in (
        ("age dob born birth birthdate birthday birthyear dateofbirth geburtsdatum", f"an age {_NOBODYS}"),
        ("gender sex geschlecht sexe", f"it {_NOBODYS}"),
        ("marital maritalstatus married familystatus children familienstand", f"a family {_NOBODYS}"),
        ("religion confession", f"it {_NOBODYS}"),
        (
            "nationality citizenship visa workpermit staatsangehörigkeit nationalité",
            "where you may work can be said in `person.availability`",
        ),
        ("salary salaryexpectation expectedsalary wage", "what a page says cannot be bargained about"),
        ("comment comments todo", "a file has no comments"),
        ("photo picture image avatar logo", "pages show you and your projects, and no other pictures"),
        ("rating ratings stars", "nobody can check one"),
    )
    for name in names.split()
}
"""Why there is no place for what people have in resumes, by its names: asked last, for a place may have a field."""
GONE_ON = frozenset({"current", "present", "ongoing", "iscurrent", "currently", "currentlyworking", "iscurrentrole"})
"""Keys that say that something goes on today; here, a missing end does."""
