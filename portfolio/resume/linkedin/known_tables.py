"""The tables of an export that tell of a career, and the names of those that do not.

LinkedIn documents none of this: the names are those of exports that people show, old and new.
"""

from typing import NamedTuple


class KindOfTable(NamedTuple):
    """What the columns of a kind of table are called; several names are parted by upright lines."""

    name: str
    """What LinkedIn calls the file, without its ending."""
    columns: dict[str, str]
    """The names that a column may have, by what it is called in a JSON Resume, or by a word of ours."""
    needs: tuple[str, ...]
    """Of each of these, one column must be there."""
    others: str = ""
    """Columns that are known and have no place in a portfolio."""
    aside: str = ""
    """Columns that LinkedIn keeps for itself, of which nothing has to be said."""


_START = "Started On|Start Date|From"
_END = "Finished On|Ended On|End Date|To"
_LINK = "Url|Link|Website"
_TEXT = "Description|Summary|Notes"
_COMPANY = "Company Name|Company|Organization|Organization Name|Employer"
_TITLE = "Title|Position|Job Title|Role"
_NAME = "Name|Title"

KINDS = (
    KindOfTable(
        "Profile",
        {
            "first": "First Name|Given Name",
            "last": "Last Name|Surname|Family Name",
            "label": "Headline",
            "summary": "Summary|About",
            "location": "Geo Location|Location",
            "handles": "Twitter Handles|Twitter",
            "websites": "Websites|Website",
        },
        needs=("first|last", "label|summary"),
        others="Maiden Name|Address|Birth Date|Contact Instructions|Industry|Country|Zip Code|Instant Messengers",
    ),
    KindOfTable("Profile Summary", {"summary": "Profile Summary"}, needs=("summary",)),
    KindOfTable(
        "Positions",
        {
            "name": _COMPANY,
            "position": _TITLE,
            "summary": _TEXT,
            "location": "Location",
            "startDate": _START,
            "endDate": _END,
            "engagement": "Employment Type",
        },
        needs=("name", "position", "startDate|endDate"),
    ),
    KindOfTable(
        "Volunteering",
        {
            "organization": _COMPANY,
            "position": _TITLE,
            "summary": _TEXT,
            "location": "Location",
            "startDate": _START,
            "endDate": _END,
        },
        needs=("organization", "position"),
        others="Cause",
    ),
    KindOfTable(
        "Education",
        {
            "institution": "School Name|School|Institution",
            "studyType": "Degree Name|Degree",
            "area": "Field Of Study",
            "startDate": _START,
            "endDate": _END,
            "note": _TEXT,
            "activities": "Activities|Activities and Societies",
            "score": "Grade",
        },
        needs=("institution",),
    ),
    KindOfTable(
        "Projects",
        {"name": _NAME, "description": _TEXT, "url": _LINK, "startDate": _START, "endDate": _END},
        needs=("name", "description|url", "startDate|endDate|url"),
    ),
    KindOfTable(
        "Certifications",
        {
            "name": _NAME,
            "url": _LINK,
            "issuer": "Authority|Issuer|Issuing Organization",
            "number": "License Number|Credential ID",
            "date": f"{_START}|Issued On",
            "expires": f"{_END}|Expires On|Expiration Date",
        },
        needs=("name", "issuer"),
        others="Time Period",
    ),
    KindOfTable(
        "Publications",
        {
            "name": _NAME,
            "releaseDate": "Published On|Date",
            "summary": _TEXT,
            "publisher": "Publisher",
            "url": _LINK,
            "authors": "Authors",
        },
        needs=("name", "releaseDate|publisher"),
    ),
    KindOfTable(
        "Honors",
        {"title": _NAME, "summary": _TEXT, "date": "Issued On|Date", "awarder": "Issuer"},
        needs=("title", "date"),
    ),
    KindOfTable("Skills", {"name": "Name|Skill|Skills"}, needs=("name",)),
    KindOfTable(
        "Languages",
        {"language": "Name|Language", "fluency": "Proficiency|Level"},
        needs=("language", "fluency"),
    ),
    KindOfTable("Causes You Care About", {"name": "Supported Cause|Cause"}, needs=("name",)),
    KindOfTable(
        "Recommendations Received",
        {
            "first": "First Name",
            "last": "Last Name",
            "company": "Company",
            "title": "Job Title|Title",
            "reference": "Text|Recommendation",
            "status": "Status",
        },
        needs=("first|last", "reference"),
        aside="Creation Date",
    ),
    KindOfTable(
        "Email Addresses",
        {"email": "Email Address|Email", "primary": "Primary"},
        needs=("email",),
        aside="Confirmed|Updated On",
    ),
    KindOfTable(
        "Phone Numbers",
        {"phone": "Number|Phone Number", "extension": "Extension"},
        needs=("phone", "extension"),
        aside="Type|Is_WhatsApp_Number",
    ),
    KindOfTable("Courses", {"title": _NAME, "subtitle": "Number"}, needs=("title", "subtitle")),
    KindOfTable(
        "Organizations",
        {
            "title": "Name|Organization",
            "subtitle": "Position|Position Held",
            "summary": _TEXT,
            "startDate": _START,
            "endDate": _END,
        },
        needs=("title", "subtitle", "startDate|endDate|summary"),
        others="Occupation",
    ),
    KindOfTable(
        "Test Scores",
        {"title": _NAME, "subtitle": "Score", "date": "Tested On|Test Date|Date", "summary": _TEXT},
        needs=("title", "subtitle"),
    ),
    KindOfTable(
        "Patents",
        {
            "title": _NAME,
            "subtitle": "Patent Number|Number|Application Number|Patent or Application Number",
            "date": "Issue Date|Issued On|Filing Date|Date",
            "url": _LINK,
            "summary": _TEXT,
        },
        needs=("title", "subtitle", "date|url|summary"),
        others="Office|Issuer|Status|Inventors",
    ),
)

NO_CAREER = (
    "Ad_Targeting|Ads Clicked|Comments|Company Follows|Connections|Contacts|Endorsement_Given_Info|"
    "Endorsement_Received_Info|Engagements|Events|Group Comments|Group Likes|Group Posts|Groups|"
    "guide_messages|Hashtag_Follows|Imported Contacts|Inferences_about_you|InstantReposts|Invitations|"
    "Job Applicant Saved Answers|Job Applicant Saved Screening Question Responses|Job Applications|"
    "Job Seeker Preferences|LAN Ads Engagement|Learning|learning_coach_messages|LearningCoachMessages|"
    "learning_role_play_messages|Likes|Logins|Member_Follows|messages|Online Job Postings|"
    "Private_identity_asset|Providers|Reactions|Receipts|Receipts_v2|Recommendations_Given|Registration|"
    "Rich_Media|Saved Jobs|Saved_Items|SavedJobAlerts|SearchQueries|Security Challenges|Shares|Verifications|"
    "VerifiedExternalCapability|Votes"
)
"""Files about messages, contacts, applications, advertisements and logins: of other people, or nobody's business."""
