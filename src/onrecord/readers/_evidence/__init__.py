"""Formats of evidence that are no drafts: subtitles, messages, tables, PDF files. One format a file, as with drafts.

A module states `FORMAT`, `SUFFIXES` and `read(data, name) -> Document`; the marks of the document say who speaks, and
on which page, in which row or at what time.
"""
