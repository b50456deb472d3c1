"""The report on an archive: one page, and a CSV file beside each of its charts."""
