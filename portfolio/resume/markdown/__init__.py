"""A résumé in Markdown: for whoever keeps it among texts of their own, and for readers that want structure."""
