"""A résumé as plain text: for whoever pastes it into a form, and for programs that read nothing else."""
