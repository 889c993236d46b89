"""What the owner wrote: the model, its loading, and what can be worked out from it. Knows no Flask and no HTML."""
