"""A JSON Resume (jsonresume.org, schema 1.x, and 0.x coming in): written from a portfolio, and read into one."""
