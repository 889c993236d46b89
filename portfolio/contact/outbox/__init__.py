"""The life of a message: its states, and all that is asked of its table.

A message is `queued`, `sending`, `sent`, `failed` or `held`. What `accept` has returned a receipt for is on disk;
from then on nothing here deletes it but `purge`, long after it was mailed or failed or was held, and `discard`, which
the owner asks for. Every function may raise OutboxError; then nothing was written.

`accepting` is the visitor's side, `delivering` the deliverer's; `queries`, `senders`, `upkeep`, `copies`, `exports` and
`digest` are the owner's. `replacing` puts another outbox in the place of one, and `kept` knows those that had to go.
"""

from portfolio.contact.outbox.accepting import AcceptanceRules as AcceptanceRules
from portfolio.contact.outbox.accepting import Draft as Draft
from portfolio.contact.outbox.accepting import Receipt as Receipt
from portfolio.contact.outbox.accepting import accept as accept
from portfolio.contact.outbox.copies import backup as backup
from portfolio.contact.outbox.database import connect as connect
from portfolio.contact.outbox.database import scrub as scrub
from portfolio.contact.outbox.delivering import adopt as adopt
from portfolio.contact.outbox.delivering import claim as claim
from portfolio.contact.outbox.delivering import hand_over as hand_over
from portfolio.contact.outbox.delivering import has_due as has_due
from portfolio.contact.outbox.delivering import settle_failed as settle_failed
from portfolio.contact.outbox.delivering import settle_later as settle_later
from portfolio.contact.outbox.delivering import settle_sent as settle_sent
from portfolio.contact.outbox.delivering import settle_unused as settle_unused
from portfolio.contact.outbox.delivering import shorten_waits as shorten_waits
from portfolio.contact.outbox.digest import due_for_digest as due_for_digest
from portfolio.contact.outbox.digest import settle_digest as settle_digest
from portfolio.contact.outbox.failures import LimitError as LimitError
from portfolio.contact.outbox.failures import OutboxError as OutboxError
from portfolio.contact.outbox.message import Message as Message
from portfolio.contact.outbox.queries import Waiting as Waiting
from portfolio.contact.outbox.queries import beginning_with as beginning_with
from portfolio.contact.outbox.queries import each as each
from portfolio.contact.outbox.queries import find as find
from portfolio.contact.outbox.queries import newest_first as newest_first
from portfolio.contact.outbox.queries import waiting as waiting
from portfolio.contact.outbox.tables import STATES as STATES
from portfolio.contact.outbox.upkeep import HELD_FOR as HELD_FOR
from portfolio.contact.outbox.upkeep import NETWORKS_FOR as NETWORKS_FOR
from portfolio.contact.outbox.upkeep import discard as discard
from portfolio.contact.outbox.upkeep import probe as probe
from portfolio.contact.outbox.upkeep import purge as purge
from portfolio.contact.outbox.upkeep import purges_from as purges_from
from portfolio.contact.outbox.upkeep import release as release
from portfolio.contact.outbox.upkeep import retry as retry
from portfolio.contact.outbox.upkeep import retry_failed as retry_failed
from portfolio.contact.outbox.written import LABELS as LABELS
