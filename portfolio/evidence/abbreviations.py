"""Words that are written like technologies in every advertisement, and are none."""


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Offices, degrees, laws, money and time.
_OFFICE = _words(
    "ADA API APIS ASAP BSC CEO CET CEST CFO CHF CHRO CIO CISO CMO COB COM COO COVID CPO CTO CV DIN DSGVO EEO EOD EOE "
    "EST ETA EUR FAQ FTE GBP GDPR GMT GPA HIPAA HTTP HTTPS IRA KPI KPIS LGBTQ LGBTQIA LGPD MBA MEZ MSC NDA NYC OKR "
    "OKRS PHD PHDS PLN PMI POC PST RGPD ROI RPC SAAS SLAS SME SMB SMES STEM SVP TBA TBD USA USD USP UTC UVP VAT VIP "
    "VISA VUCA WLAN"
)
# Authorities and rules of trades that are not ours.
_TRADES = _words(
    "CHU CIPP ETT FCRA ANVISA BAFIN BSI CONEP EMA FCA FDA GDP GLP GMP ICH IFRS MDR OSHA SEC SOX TISAX VERAZ"
)
# What is offered: insurance, leave, pensions, shares; by country.
_BENEFITS = _words(
    "AGESSA MINT VBL JSZ SBV BUPA ESG MEAL ABP AFORE ATS BAV BPCE BSPCE BUCKS CBA CDD CDI CIPA CLT CPF CSE DEI DRH "
    "EAP EGYM ESOP ESPP FSA GYMPASS HBO HSA IKB IMSS INPS INSS JOBBIKE JOBRAD JOBTICKET KITA LTD LTI MSP MUTUELLE NIF "
    "NIE NPS OPCO OSDE OTE PCD PERCO PLR PTO PTOS RQTH RRHH RSU RSUS RTT SBA SMIC STI TOEIC TOEFL IELTS URSSAF VACAY "
    "VOG VSOP VTO VWL WELLPASS WFH WFO WIA ZVK"
)
# Where, and which part of the world.
_REGIONS = _words(
    "AMBA AMER AMERICAS ANZ APAC APJ ASEAN ATX BENELUX BRD CABA CDMX CEE CEP CIS DACH DMV EEA EMEA GCC GUS IDF IMEA "
    "LATAM MENA MENAT NAFTA NASDAQ NOLA NORAM NRW NYSE NYC PACA ROW SEA SF UAE UCAN UK UKI USA WFA"
)
# What companies are by law, and how they close an advertisement.
_COMPANIES = _words("EURL GMBH INC KGAA LDA LLC LLP LTD LTDA PLC PTY SARL SAS SASU SCOP SPA SRL VOF")
# Products that are given or used, and built with by nobody.
_PRODUCTS = _words(
    "HIRERIGHT WORKDAY GREENHOUSE IPHONE IPAD MACBOOK MACBOOKS LINKEDIN YOUTUBE WHATSAPP PAYPAL FACETIME AIRPODS "
    "JOBRAD JOBTICKET SODEXO UBEREATS CLASSPASS BIKELEASING BUSINESSBIKE HELLOFRESH DEUTSCHLANDTICKET URBANSPORTSCLUB "
    "TIKTOK GLASSDOOR KUNUNU XING EGYM"
)
NO_TECHNOLOGIES = _OFFICE | _TRADES | _BENEFITS | _REGIONS | _COMPANIES | _PRODUCTS
# What stands behind the name of a company.
LEGAL_FORMS = _words(
    "GmbH AG SE KG KGaA mbH Inc Ltd LLC LLP Corp Co plc PLC SA SAS SARL SpA SRL BV NV AB ApS Oy Pty Holding Holdings "
    "Group Gruppe Groupe Grupo \u2122 \u00ae"
)
# What stands before the name of a company, and before few technologies.
_BEFORE = "am at join joining about \u00fcber uber bei beim chez rejoins rejoignez rejoindre bij sobre welcome"
BEFORE_COMPANIES = _words(_BEFORE) | {"@"}
# What companies do at the beginning of a sentence, and technologies seldom.
DEEDS = _words(
    "believes builds combines connects creates delivers develops empowers employs enables grows has helps hires is "
    "makes means needs offers operates provides runs seeks serves strives supports values wants was welcomes works "
    "bietet entwickelt hat ist sucht verbindet steht est accompagne aide cherche conçoit propose recherche recrute "
    "busca es ofrece somos é oferece biedt bouwt helpt zoekt heeft"
)
