"""The same person as a JSON Resume (jsonresume.org, schema 1.x): carried in, and out."""
