"""An export of one's data from LinkedIn: the archive, its folder or one of its CSV files, read as a JSON Resume."""
