"""The life of a message: its states, and all that is asked of its table.

A message is `queued`, `sending`, `sent`, `failed` or `held`. What `accept` has returned a receipt for is on disk;
from then on nothing here deletes it but `purge`, after it was mailed or held for long, and `discard`, which the owner
asks for. Every function may raise OutboxError; then nothing was written.

`accepting` is the visitor's side, `delivering` the deliverer's, `keeping` the owner's.
"""

from portfolio.contact.outbox.accepting import Draft as Draft
from portfolio.contact.outbox.accepting import Receipt as Receipt
from portfolio.contact.outbox.accepting import Rules as Rules
from portfolio.contact.outbox.accepting import accept as accept
from portfolio.contact.outbox.database import connect as connect
from portfolio.contact.outbox.delivering import adopt as adopt
from portfolio.contact.outbox.delivering import claim as claim
from portfolio.contact.outbox.delivering import has_due as has_due
from portfolio.contact.outbox.delivering import settle_failed as settle_failed
from portfolio.contact.outbox.delivering import settle_later as settle_later
from portfolio.contact.outbox.delivering import settle_sent as settle_sent
from portfolio.contact.outbox.delivering import settle_unused as settle_unused
from portfolio.contact.outbox.errors import LimitError as LimitError
from portfolio.contact.outbox.errors import OutboxError as OutboxError
from portfolio.contact.outbox.keeping import HELD_FOR as HELD_FOR
from portfolio.contact.outbox.keeping import Waiting as Waiting
from portfolio.contact.outbox.keeping import backup as backup
from portfolio.contact.outbox.keeping import beginning_with as beginning_with
from portfolio.contact.outbox.keeping import discard as discard
from portfolio.contact.outbox.keeping import each as each
from portfolio.contact.outbox.keeping import find as find
from portfolio.contact.outbox.keeping import newest_first as newest_first
from portfolio.contact.outbox.keeping import purge as purge
from portfolio.contact.outbox.keeping import release as release
from portfolio.contact.outbox.keeping import retry as retry
from portfolio.contact.outbox.keeping import retry_failed as retry_failed
from portfolio.contact.outbox.keeping import waiting as waiting
from portfolio.contact.outbox.message import Message as Message
from portfolio.contact.outbox.tables import STATES as STATES
from portfolio.contact.outbox.telling import settle_told as settle_told
from portfolio.contact.outbox.telling import untold as untold
