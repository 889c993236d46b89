"""What other programs and other people call the parts of a portfolio, place by place.

Names stand here in small letters without spaces, hyphens and underscores, as `bare` makes them. What a JSON Resume
calls a field stands at the field, and needs no line here.
"""

import re


def bare(name: str) -> str:
    """Return `name` as it stands in the tables: `Start-Date`, `start_date` and `startDate` are one."""
    return re.sub(r"[\W_]+", "", name.casefold())


Fields = dict[str, tuple[str, ...]]
"""By a name that people have for them, the fields that may be meant, the likeliest first."""


def table(rows: dict[str, str]) -> Fields:
    """Return the fields by each of their names: rows have the names of a field, parted by spaces."""
    found: Fields = {}
    for field, names in rows.items():
        for name in names.split():
            found[name] = (*found.get(name, ()), field)
    return found


# In any place that has the field; what the place says itself goes first.
ANYWHERE = table(
    {
        "start": "from begin began begins since started startdate startedon startyear datefrom fromdate von "
        "début inicio",
        "end": "to until till finish finished enddate endedon endyear dateto todate completed finishedon bis fin hasta",
        "date": "when year on issued released published awarded received given",
        "url": "link links href website web site homepage webpage uri address",
        "location": "city place where town region country area address ort lieu lugar ciudad",
        "summary": "description about text details body abstract overview content beschreibung",
        "text": "description summary about details body content sentence beschreibung",
        "note": "notes comment comments description remark remarks details activities",
        "technologies": "stack techstack tech tools tooling keywords skills tags frameworks technology built builtwith",
        "title": "name heading headline label titel titre",
        "name": "title label heading",
        "slug": "id key anchor handle permalink",
        "level": "proficiency fluency niveau",
    }
)

# What the objects at a place call their fields, by the keys that lead there.
AT: dict[tuple[str, ...], Fields] = {
    (): table(
        {
            "employers": "work works workexperience workhistory experience experiences "
            "professionalexperience jobs job career "
            "employment employmenthistory positions roles companies employer history berufserfahrung "
            "erfahrung werdegang "
            "expérience expériences expériencesprofessionnelles experiencia experiencialaboral esperienza "
            "werkervaring",
            "education": "studies school schools university universities degree degrees academics training ausbildung "
            "bildung formation formations formación educación estudios istruzione opleiding opleidingen",
            "projects": "sideprojects portfolio casestudies personalprojects featured projekte projets "
            "proyectos progetti",
            "skills": "skill skillset technicalskills techskills hardskills competencies competences "
            "expertise abilities "
            "tools stack techstack kenntnisse fähigkeiten compétences habilidades competencias",
            "soft_skills": "interpersonalskills strengths personalskills",
            "languages": "spokenlanguages languageskills sprachen langues idiomas lingue talen",
            "certificates": "certifications certification certs licenses licences credentials zertifikate",
            "publications": "papers articles writing writings posts publikationen",
            "talks": "presentations presentation speaking conferences lectures speeches vorträge",
            "awards": "honors honours prizes distinctions grants scholarships auszeichnungen prix premios",
            "recommendations": "references reference referees testimonials referenzen références referencias",
            "interests": "hobbies hobby passions pastimes freetime interessen hobbys loisirs intereses",
            "volunteering": "volunteer volunteerwork volunteerexperience community ehrenamt bénévolat voluntariado",
            "breaks": "gaps careerbreaks leave leaves sabbatical sabbaticals",
            "reading": "books bookshelf readinglist library",
            "figures": "numbers stats statistics metrics kpis facts",
            "mindsets": "mindset attitudes",
            "principles": "values beliefs",
            "sections": "custom other others additional extra extras misc customsections",
            "links": "profiles profile social socials sociallinks socialmedia socialnetworks networks "
            "websites urls accounts",
            "person": "me basics personal personalinfo personalinformation header owner bio about",
            "contact": "contacts contactinfo contactinformation contactme",
            "theme": "style design colors colours appearance",
            "language": "lang locale sprache",
            "order": "sectionorder layout sequence",
        }
    ),
    ("person",): table(
        {
            "name": "fullname displayname nom nombre",
            "role": "headline tagline title label jobtitle position occupation profession job subtitle "
            "beruf poste puesto",
            "pitch": "summary about aboutme bio biography introduction intro objective profile description "
            "statement text",
            "location": "city place where address country region town adresse wohnort ort",
            "time_zone": "timezone tz zone",
            "availability": "available status opento notice noticeperiod",
            "portrait": "photo picture image avatar headshot foto bild",
        }
    ),
    ("theme",): table({"accent": "color colour primary primarycolor accentcolor main highlight"}),
    ("highlights",): table({"detail": "text description summary details subtitle"}),
    ("figures",): table(
        {
            "value": "number figure amount count",
            "measures": "label text what description title name unit",
            "source": "from reference ref achievement project slug",
        }
    ),
    ("technologies",): table(
        {"aka": "aliases alias synonyms othernames", "group": "category section area", "kind": "type"}
    ),
    ("employers",): table({"positions": "position roles role jobs", "description": "summary about industry sector"}),
    ("employers", "positions"): table(
        {
            "title": "position role jobtitle job name designation",
            "achievements": "highlights bullets bulletpoints responsibilities duties tasks accomplishments "
            "points details "
            "results activities",
            "engagement": "type employmenttype contract contracttype kind",
            "share": "percent percentage workload fte pensum",
        }
    ),
    ("employers", "positions", "achievements"): table({"text": "highlight achievement title name bullet"}),
    ("projects",): table(
        {
            "title": "name project",
            "pictures": "picture image images photo photos screenshot screenshots gallery cover",
            "position": "company employer job",
            "links": "url link website github repo repository source code demo href homepage",
            "impact": "result results outcome outcomes effect",
            "challenge": "problem task issue",
            "solutions": "highlights achievements bullets features solution accomplishments tasks",
        }
    ),
    ("education",): table(
        {
            "degree": "studytype qualification title name program programme course major field fieldofstudy "
            "area subject "
            "abschluss diplôme título titulación",
            "institution": "school university college institute organization organisation place hochschule "
            "universität école",
            "graduated": "end enddate to until till year date graduation graduationdate graduationyear "
            "completed finished",
            "expected": "expectedgraduation expectedend",
            "grade": "gpa score grades marks mark result average note classification",
            "focus": "specialization specialisation specializations majors minors",
            "coursework": "courses subjects modules classes relevantcoursework",
            "thesis": "dissertation",
        }
    ),
    ("certificates",): table(
        {
            "issuer": "authority organization organisation by from provider issuedby vendor company",
            "number": "license licence licenseno licencenumber credential id serial serialnumber certificatenumber",
            "expires": "end to until till expireson expired validthrough valid validity finished finishedon renewal "
            "enddate gültigbis",
        }
    ),
    ("skills",): table(
        {"name": "category group title area type", "skills": "keywords items list entries technologies tools values"}
    ),
    ("languages",): table({"name": "language title lang"}),
    ("publications",): table(
        {"publisher": "journal venue conference publishedby where", "authors": "author by coauthors writers"}
    ),
    ("talks",): table({"event": "conference venue meetup where at"}),
    ("awards",): table({"awarder": "issuer organization organisation by from givenby institution"}),
    ("recommendations",): table(
        {
            "text": "quote reference recommendation testimonial summary",
            "name": "author from by person",
            "role": "title position company relation relationship jobtitle",
        }
    ),
    ("volunteering",): table(
        {
            "organization": "organisation company employer institution charity name",
            "title": "position role job",
            "achievements": "highlights bullets responsibilities duties tasks",
        }
    ),
    ("breaks",): table({"title": "reason kind type name"}),
    ("reading", "books"): table({"note": "why review summary comment description", "category": "genre topic"}),
    ("reading",): table({"introduction": "intro text summary description", "books": "list items entries"}),
    ("interests",): table({"details": "keywords items list examples"}),
    ("sections",): table({"entries": "items list content contents"}),
    ("sections", "entries"): table({"when": "date year", "subtitle": "organization role where place"}),
    ("contact",): table(
        {
            "invitation": "text message intro introduction sentence summary",
            "email": "mail emailaddress e mailaddress",
            "phone": "tel telephone mobile cell phonenumber telefon téléphone teléfono",
        }
    ),
    ("links",): table({"label": "name title network text site service platform username"}),
    ("projects", "links"): table({"label": "name title text site"}),
    ("acknowledged",): table({"remark": "code", "of": "about path part", "why": "reason because comment"}),
}
