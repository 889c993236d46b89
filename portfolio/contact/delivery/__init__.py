"""From the outbox to the mail server: the conversation, the schedule, and the one deliverer."""
