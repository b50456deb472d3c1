"""Rules of one category, one a file."""
