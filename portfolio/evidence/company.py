"""The company that technologies keep in advertisements and portfolios: words before and after a name, by language."""


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# What follows a name in small letters, and seldom the plain word that is written in the same way.
NOUNS = _words(
    "api apis app application applications apps backend backends back-end bindings certification client clients "
    "cluster clusters code codebase codebases component components concurrency container containers controllers crate "
    "crates dashboards database databases deployments dev developer developers development driver drivers ecosystem "
    "endpoint endpoints engineer engineering engineers expertise firmware framework frameworks frontend frontends "
    "generics gateway hooks interfaces internals kernel knowledge libraries library macros microservice microservices "
    "migrations modules monolith package packages pipeline pipelines playbooks plugin plugins proficiency programmer "
    "programmers programming proxies proxy repositories repository runtime script scripting scripts sdk server "
    "servers service services shaders sidecar sidecars skills software stack syntax tests toolchain tooling web "
    "websites workers workflows workloads anwendungen dienste entwickler entwicklerin entwicklung kenntnisse "
    "programmierung schnittstellen certified sheet sheets spreadsheet spreadsheets charts daten"
)
# What follows a name with a capital too: "Senior Swift Developer".
ROLES = _words(
    "api apis developer developers engineer engineers entwickler entwicklerin entwickler:in administrator programmer "
    "programmers sdk framework codebase kenntnisse programmierung"
)
# What an advertisement says of a skill: "Go is a plus", "Rust preferred", "Swift: required".
ASKED = _words(
    "kennst beherrschst kennen beherrschen advantageous desirable desired mandatory must nice-to-have plus preferred "
    "required requirement bonus experience needed optional advantage beneficial erforderlich erwünscht gewünscht "
    "vorausgesetzt vorteilhaft wünschenswert zwingend exigé exigée exigés exigées requis requise souhaitée appréciée "
    "souhaité apprécié obligatoire deseable imprescindible requerido requerida deseables valorado valorable vereist "
    "gewenst pré desejável obrigatório nodig nötig notwendig nécessaire necesario necesaria necessário"
)
# Between a name and what is asked of it: "Go is not strictly required".
BETWEEN = _words(
    "gut sehr is are would be will as a an the not no strictly strongly highly big huge also ist sind wäre von ein "
    "kein est un une es una é um uma een niet nicht pas absoluut our"
)
# What the word before a preposition is, if a technology follows: "experience with", "written in", "years of".
GOVERNORS = _words(
    "documentation dokumentation expertise experience experiences experienced expert experts knowledge knowledgeable "
    "proficient proficiency fluent fluency skilled skill skills familiar familiarity comfortable command mastery "
    "understanding grasp exposure competence competent competency versed years year yrs written writing rewritten "
    "rewrite coded coding code built developed developing development implemented implementation programmed "
    "programming ported migrated migrating migration based working worked hands-on service services microservice "
    "microservices backend backends frontend frontends app apps application applications api apis script scripts "
    "library libraries test tests tooling software programs firmware components prototypes modules pipelines "
    "developer developers engineer engineers fundamentals basics strong solid excellent erfahrung erfahrungen "
    "berufserfahrung kenntnis kenntnisse grundkenntnisse umgang geschrieben entwickelt programmiert entwicklung "
    "programmierung sicher versiert jahre expérience expériences maîtrise connaissance connaissances compétence "
    "compétences développement programmation développé développée développés développées écrit écrite écrits codé ans "
    "experiencia conocimiento conocimientos dominio desarrollo programación escrito escritos desarrollado años manejo "
    "ervaring kennis geschreven ontwikkeld ontwikkeling jaar experiência conhecimento conhecimentos domínio "
    "desenvolvimento programação anos esperienza conoscenza sviluppo anni deploying deployed deploy record testing "
    "tested automating automated automation scripting monolith codebase training trainings course courses workshop "
    "workshops tutorials"
)
# What is done in a language, with something between: "wrote the valve control in Rust".
WRITTEN = _words("writing written wrote rewriting rewritten rewrote coded programmed prototyped scripted ported")
# What is done with a tool: "automated the rollout with Helm".
DONE = WRITTEN | _words(
    "automated automating building built configured containerized deployed deploying developed developing drew "
    "implemented implementing instrumented modeled modelled monitored orchestrated packaged provisioned served "
    "simulated tested testing visualized"
)
# What is led to a technology: "migrated to", "port the monolith to".
MOVED = _words(
    "migrate migrated migrating migration port ported move moved rewrite rewritten monolith codebase switch switched "
    "moving porting switching umstieg passer passage migrer migrar"
)
# Where that goes, or comes from.
WHITHER = _words("to off from onto nach zu von naar vers a à")
# What may stand between the preposition and the name: "experience with modern Swift".
FILLERS = _words("clean good both either modern idiomatic advanced basic core plain embedded the some")
PREPOSITIONS = _words(
    "in with of using on from into via mit von auf aus avec de d en sur du des con em com do da met van op su"
)
# Verbs and adjectives that take the name itself: "we use Go", "writing Rust", "idiomatic Swift".
LEADS = _words(
    "use uses used using write writes writing wrote coding know knows learn learning learned adopting adopted "
    "idiomatic advanced fluent embedded verwenden nutzen utilisons usamos gebruiken years yrs jahre ans años anos "
    "jaar beherrschst beherrschen kennst maîtrisez connaissez dominas conoces ken kent mastered mastering"
)
# Such as, for example: what stands before is said of what follows.
EXAMPLES = _words("like as including incl incl. eg e.g. e.g namely wie beispielsweise comme como zoals")
# What a technology is called, before its name or before the examples of it: "the web framework Flask".
CLASSES = _words(
    "api assembler assemblers broker brokers bundler bundlers compiler compilers database databases datenbank "
    "datenbanken engine engines framework frameworks language languages langage langages lenguaje lenguajes libraries "
    "library bibliothek bibliotheken orchestrator orchestrators orm orms programmiersprache programmiersprachen "
    "runtime runtimes sprache sprachen stack technologies technologien technology technologie tool toolkit toolkits "
    "tools tooling warehouse warehouses werkzeuge outils herramientas tecnologías librairie librairies ide ides"
)
# What stands before the colon of a list of technologies.
LABELS = CLASSES | _words(
    "backend back-end frontend front-end mobile ios android web cloud data infrastructure infra devops databases tech "
    "techstack requirements required requirement must have must-have must-haves nice-to-have bonus plus skills skill "
    "experience knowledge expertise keywords kenntnisse anforderungen voraussetzungen programming scripting build ci "
    "testing orchestration messaging observability monitoring os platform platforms rpc technique techniques "
    "compétences requisitos conhecimentos environnement needed wanted asked"
)
# What stands before a mark and the name: "Engineer (Rust)", "Developer, Swift".
TITLES = _words(
    "engineer developer programmer architect entwickler entwicklerin développeur desarrollador ontwikkelaar"
)
# What ends the phrase that a name stands in: "written in Go by", "C for".
AFTER = _words(
    "von vom in-depth before after until among within every each alone alike for to at on in with as is are was were "
    "be by from since who that which while when where if but because so than then instead via using also too "
    "preferred required desired helps helpful useful would will can and or plus including through across under rather "
    "programming and/or including, für mit bei im zur zum als ist sind sowie und oder pour avec dans sur chez est et "
    "ou para con por es voor met bij op em com é e y nach per senior junior confirmé expérimenté gut well bien goed "
    "kennst beherrschst"
)
ENDING = AFTER | ASKED
# What follows a way of working: "agile methods", "lean principles".
METHODS = _words(
    "development methodologies methodology methods practices principles entwicklung methoden méthodes métodos "
    "metodologías aplicada aplicadas aplicado appliquée appliquées"
)
# The nouns of systems: what resilience, monitoring and logging are of where they are a practice.
SYSTEMS = _words(
    "alert alerts api apis app application applications apps architecture architectures availability backend backends "
    "cache caches cdn cloud cluster clusters code container containers dashboard dashboards database databases "
    "deployment deployments distributed edge endpoint endpoints error errors event failover framework frameworks "
    "frontend http infrastructure instrumentation integration latency layer layers log logs metric metrics "
    "microservice microservices middleware network networks node nodes observability on-call performance pipeline "
    "pipelines platform platforms policies query queries runtime server servers server-side service services software "
    "solution solutions stack storage strategies strategy structured system systems throughput tool tooling tools "
    "trace traces tracing traffic uptime web workload workloads anwendungen dienste diensten infrastruktur systeme "
    "systemen verteilter plattform werkzeuge systèmes infrastructures outils sistemas servicios aplicaciones "
    "infraestructura applicaties plataforma serviços aplicações applied angewandte"
)
# What leads from a practice to the system it is one of: "resilience of distributed systems", "caching and latency".
OF_SYSTEMS = _words("of for in across and , & von der des de do da van")
# What one letter is a grade, a part or a kind of.
LETTERED = _words(
    "annex appendix article category class exhibit figure grade group hepatitis level option part phase plan point "
    "schedule section series team tier type usb vitamin"
)
# Behind a name and a hyphen.
BUILT_UPON = _words("based powered native centric basiert basierte basierten")
# What follows the verb where Every Word Begins With a Capital.
VERBAL = _words("above ahead beyond big deep far from further live out the through to where")
# How good somebody is at what stands before: "Rust: advanced", "Go (expert)".
LEVELS = _words(
    "advanced basic basics beginner confident excellent expert fluent good intermediate proficient solid strong"
)
YEARS = _words("years year yrs yr jahre ans años anos jaar")
# What rules a technology out, and names it.
DENIALS = _words(
    "niet nicht nunca non nie no not without kein keine keinen ohne pas sans sin tampoco nem geen zonder nor neither"
)
# What ties a German noun to a name before it: "REST-Schnittstellen".
COMPOUNDS = _words(
    "anwendung anwendungen api apis architektur backend cluster charts code daten datenbank datenbanken dienste "
    "entwickler entwicklerin entwicklung erfahrung framework frontend kenntnisse komponenten migration modul module "
    "pipelines plattform programmierung projekt projekte schnittstelle schnittstellen server service services skripte "
    "stack system systeme tests umgebung umgebungen know-how umfeld"
)
# Prepositions that no English sentence has: what they stand before in English capitals is a name.
FOREIGN = _words("mit avec con com em für pour para en met bij dans sur sous auf unter")
# Who makes technologies: "Vault by HashiCorp", "Apple's Metal".
VENDORS = _words(
    "adobe amazon apache apple atlassian aws azure databricks facebook gnu google hashicorp ibm jetbrains meta "
    "microsoft mozilla nvidia oracle sap"
)
# Names of people too, whom one works with.
PEOPLE = _words("ada athena cassandra crystal jasmine julia newman pascal ruby apollo")
# What stands between the entries of a list in a sentence.
LISTING = _words(", or and / & und oder et ou y o e en ni nem noch nor plus \u3001 \uff0c \u30fb \u3068 \u3084 \u548c")
# Words of every sentence, which some write in capitals.
_SHOUTED = _words(
    "all any apply arrive benefits bio both bring culture day days each earn equity every family feel fun get give "
    "grow have health help here hiring holiday home hours how join learn leave life live love make meet more most "
    "need new note now off office only our own paid part pay people perks please remote role salary send start team "
    "teams thank the they this time us useful want we week weeks what when where who why work worked working you your "
    "zero wir sie ihr unser und nos vos salaire salario sueldo urlaub gehalt verlof salaris enero febrero marzo abril "
    "mayo junio julio agosto janvier mars avril mai juin août aout januar april juni juli august march june july "
    "maart mei berlin lisboa london lyon madrid milano munich münchen paris porto roma wien zürich praha sofia oslo "
    "kyiv lille nantes sevilla bilbao köln delft utrecht gent"
)
EVERYDAY = (
    AFTER
    | BETWEEN
    | ASKED
    | DENIALS
    | PREPOSITIONS
    | LISTING
    | GOVERNORS
    | NOUNS
    | LABELS
    | SYSTEMS
    | METHODS
    | _SHOUTED
)
# What leads from one name to the next: "SAS to R", "Swift with Combine".
PAIRING = _words("to vs with on over into nach")
# What lies between two names of one sentence: "Spark on Kubernetes", "monitoring with Prometheus".
CONNECTING = LISTING | PAIRING | _words("of in via using through by for ( de du von mit avec con met em com")
# What a technology is to a team: "Swift is our main language".
MAIN = _words("main primary default backend frontend core")
