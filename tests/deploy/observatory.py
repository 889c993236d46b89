"""`make observe`: what Mozilla's HTTP Observatory says of the site behind nginx, as `deploy/nginx.conf` has it.

The Observatory asks the usual ports of a public name; here both lead to nginx on loopback. Nobody else is asked.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import trustme

from tests.deploy.front import HOST, Front
from tests.deploy.nginx import in_front_of
from tests.serving import free_port, serving

OBSERVATORY = "@mdn/mdn-http-observatory@1.4.8"
WANTED = "A+"
# The Observatory's own function, with every line that it opens led to loopback.
_DRIVER = """
import net from "node:net";
const ports = { 80: Number(process.env.FRONT_HTTP), 443: Number(process.env.FRONT_HTTPS) };
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...words) {
  const where = Array.isArray(words[0]) ? words[0][0] : words[0];
  if (!(where.port in ports)) throw new Error(`Asked for ${where.host}:${where.port}.`);
  Object.assign(where, { host: "127.0.0.1", port: ports[where.port] });
  return connect.apply(this, words);
};
const { scan } = await import("@mdn/mdn-http-observatory/src/scanner/index.js");
console.log(JSON.stringify(await scan(process.argv[2])));
"""


def main() -> None:
    """Print each judgement and the grade; exit with 1 if that is not the best one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(folder)
        found = observe(folder)
    for test, said in found["tests"].items():
        sys.stdout.write(f"{said['scoreModifier']:+4}  {test}: {said['result']}\n")
    sys.stdout.write(f"{found['scan']['grade']}, {found['scan']['score']} of 100\n")
    sys.exit(found["scan"]["grade"] != WANTED)


def install(folder: Path) -> None:
    """Fetch the Observatory; its scripts would fetch lists of well-known sites, and this one is not on them."""
    options = ["--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(["npm", "install", *options, OBSERVATORY], check=True)
    (folder / "node_modules/@mdn/mdn-http-observatory/conf/hsts-preload.json").write_text("{}")
    (folder / "driver.mjs").write_text(_DRIVER)


def observe(folder: Path) -> dict[str, Any]:
    """Run a public site behind nginx and let the Observatory judge it."""
    port = free_port()
    public = {
        "SITE_URL": f"https://{HOST}",
        "TRUSTED_PROXIES": "1",
        "MAIL_SERVER": "mail.invalid",
        "CONTACT_RECIPIENT": "owner@example.com",
    }
    with serving(folder, PORT=str(port), **public), in_front_of([port], folder / "nginx", trustme.CA()) as front:
        return scan(folder, front)


def scan(folder: Path, front: Front) -> dict[str, Any]:
    environment = os.environ | {
        "FRONT_HTTP": str(front.http), "FRONT_HTTPS": str(front.https), "NODE_EXTRA_CA_CERTS": str(front.folder / "authority.pem"),
    }  # fmt: skip
    done = subprocess.run(
        ["node", folder / "driver.mjs", HOST], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
