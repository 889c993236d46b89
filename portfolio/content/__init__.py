"""What the owner wrote: the model, the file, and the portfolio that is current. Knows no Flask and no HTML."""
