"""Names of technologies that job descriptions use and a portfolio may not know.

They only help to say "not recognized" of a word that is a technology although it looks like any other word. What
looks like a technology by itself (`GraphQL`, `EC2`, `HLS`) need not stand here.
"""

NAMES = """
.NET / Ada / Airflow / Akka / Android / Angular / Ansible / Apache / Argo CD / ASP.NET / Assembly / Astro / Avro
Azure / Babel / Bamboo / Bash / Bazel / BigQuery / Bootstrap / Buildkite / C / C# / C++ / Camel / Ceph / Chef
Clojure / Cloudflare / COBOL / Confluence / Consul / Couchbase / Crystal / Cucumber / Cypress / D3.js / Dagster
Dapr / Dart / Databricks / Delphi / Deno / Django / Docker Compose / Docker Swarm / Dropwizard / Druid / Dynatrace
Elastic / Elasticsearch / Elixir / Elm / Ember / Erlang / Express / Express.js / F# / Fastly / Figma / Firebase
Flink / Flutter / Fortran / Gatling / Gin / GitHub Actions / GitLab / Gleam / Go / Google Workspace / Gradle
Groovy / Hadoop / HashiCorp / Haskell / HBase / Helm / Heroku / Hive / IBM MQ / Iceberg / Istio / Java / JavaScript
Jest / Jira / Julia / Jupyter / Kafka Connect / Kafka Streams / Keycloak / Kibana / Kinesis / Knative / Koa / Kotlin
Kustomize / Lambda / Laravel / Linkerd / Linux / Lisp / Logstash / Loki / Lua / Matlab / Maven / Mercurial
Micronaut / Mockito / Mongo / Mongoose / Nagios / Neo4j / Nest.js / Netty / New Relic / Next.js / nginx / Nomad
npm / Nuxt / Oracle / Packer / PagerDuty / Pandas / Perl / Phoenix / PHP / PL/SQL / Playwright / Podman / Prefect
Presto / Prisma / Prolog / Pulsar / Pulumi / Puppet / Pytest / Python / PyTorch / Quarkus / R / Rails / React
React Native / Redshift / Remix / Ruby / Rust / S3 / Scala / Scylla / Selenium / Serverless / Snowflake / Solaris
Solr / Spark / Spinnaker / Splunk / Spring / SQL Server / Storm / Storybook / Strapi / Sumo Logic / Svelte / Swift
Symfony / T-SQL / Tableau / Tailwind / Tempo / Tensorflow / Terraform / Thanos / Tomcat / Trino / Unix / Vagrant
Varnish / Vault / Vercel / Vert.x / Vite / Vitess / Vue / Vue.js / Webpack / Wildfly / Windows / Yarn / Zig
ZooKeeper
"""

ORDINARY_WORDS = """
Ada / Angular / Apache / Assembly / Astro / Avro / Bamboo / Bash / Bootstrap / Camel / Chef / Confluence / Consul
Crystal / Cucumber / Cypress / Dart / Delphi / Druid / Elastic / Elm / Ember / Express / Flutter / Gin / Go / Groovy
Helm / Hive / Iceberg / Jest / Julia / Lambda / Loki / Maven / Mongoose / Nomad / Oracle / Packer / Pandas / Perl
Phoenix / Prefect / Presto / Puppet / R / Rails / React / Redshift / Remix / Rust / Serverless / Snowflake / Spark
Spring / Storm / Swift / Tempo / Thanos / Varnish / Vault / Windows / Yarn
"""

# Written like a technology in every advertisement, and none.
ABBREVIATIONS = """
ADA / AND / API / APIS / ASAP / BSC / CEO / CET / CEST / CFO / CIO / CISO / COM / COO / COVID / CPO / CTO / EEO / EOE
EST / EUR / FAQ / FOR / FTE / GBP / GDPR / GMBH / GMT / HIPAA / HTTP / HTTPS / INC / IRA / KPI / KPIS / LGBTQ / LGBTQIA
LINKEDIN / LLC / LTD / MBA / MSC / NDA / NOT / NYC / OKR / OKRS / OUR / PHD / PST / PTO / ROI / RPC / SAAS / SMB / STEM
SVP / THE / USA / USD / UTC / VISA / WHO / YOU / YOUTUBE
"""


def listed(names: str) -> list[str]:
    """Return the names in one of the lists above."""
    return [name.strip() for line in names.splitlines() for name in line.split(" / ") if name.strip()]
