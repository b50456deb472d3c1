"""The tables: what goes in, and the five that come out. Columns are only ever added."""

from __future__ import annotations

import pyarrow as pa

SCHEMA = "onrecord/archive/v1"


def _table(*columns: tuple[str, pa.DataType, str]) -> pa.Schema:
    return pa.schema([pa.field(name, kind, metadata={"about": about}) for name, kind, about in columns])


_TEXT, _COUNT, _SHARE, _FLAG = pa.string(), pa.int32(), pa.float64(), pa.bool_()

RECORDS = _table(
    ("key", _TEXT, "The id; with #2, #3 … where the id is repeated."),
    ("id", _TEXT, "What the article is called: a column of the input, else its place."),
    ("place", _TEXT, "The file, and the number of the row or part in it."),
    ("text", _TEXT, "The article: plain text or HTML; null if `data` has it."),
    ("data", pa.binary(), "A draft as a file; its format is told by `place` and by its first bytes."),
    ("part", _TEXT, "Which draft of a file that holds several."),
    ("media_type", _TEXT, "The media type of `data`, where that is known."),
    ("headline", _TEXT, "Stands above `text`."),
    ("byline", _TEXT, "Who wrote it."),
    ("published", _TEXT, "The day of publication, in any form that begins with YYYY-MM-DD."),
    ("outlet", _TEXT, "Who published it."),
    ("section", _TEXT, "The desk that it is from."),
    ("error", _TEXT, "Why the record could not be read; then nothing else of it is."),
)
"""A row an article: what `audit_batch` takes. Only `id`, and `text` or `data`, are needed."""

ARTICLES = _table(
    ("id", _TEXT, "What the article is called: a column of the input, else its place."),
    ("place", _TEXT, "The file, and the number of the row or part in it."),
    ("fingerprint", _TEXT, "Of the version, model, rules and settings that it was audited with."),
    ("title", _TEXT, "Its headline."),
    ("byline", _TEXT, "Who wrote it."),
    ("published", _TEXT, "The day of publication as the input gives it."),
    ("date", pa.date32(), "The same as a date; null if it is none."),
    ("outlet", _TEXT, "Who published it."),
    ("section", _TEXT, "The desk that it is from."),
    ("format", _TEXT, "The format that it was read in."),
    ("genre", _TEXT, "The kind of article that it is read as."),
    ("words", _COUNT, "Its length."),
    ("backing", _SHARE, "The score, 0 to 100; null if too little is asserted."),
    ("low", _SHARE, "With `high`: between which an editor's score lies 8 times in 10."),
    ("high", _SHARE, "See `low`."),
    ("verdict", _TEXT, "The score in words."),
    ("assertions", _COUNT, "Claims that count in the score."),
    ("weight", _SHARE, "What they count, in all."),
    ("unnamed_share", _SHARE, "The share of the weight that rests on unnamed people only, 0 to 1."),
    ("unattributed_share", _SHARE, "The share that rests on nobody."),
    ("identified_sources", _COUNT, "Sources that are named and placed, each once."),
    ("named_share", _SHARE, "Of the statements, the share whose source is named."),
    ("credited_share", _SHARE, "Of the words of the copy, the share credited to somebody."),
    ("own_voice", _SHARE, "Of the sentences, the share that judge or accuse in the reporter's voice."),
    ("loaded_phrases", _COUNT, "Loaded phrases, whichever rules run."),
    ("holds", pa.list_(_TEXT), "The gates that put it on hold: G1 to G4, each once."),
    ("statements", _COUNT, "Rows of `statements`."),
    ("sources", _COUNT, "Rows of `sources`."),
    ("errors", _COUNT, "Findings of severity error."),
    ("warnings", _COUNT, "Findings of severity warning."),
    ("infos", _COUNT, "Findings of severity info."),
    ("rules", pa.map_(_TEXT, _COUNT), "Findings by rule."),
)

STATEMENTS = _table(
    ("article", _TEXT, "`articles.id`."),
    ("id", _TEXT, "Its number in the article: a1, a2 …, as in the JSON report."),
    ("source", _TEXT, "`sources.id` in the same article; null if nobody is credited."),
    ("kind", _TEXT, "The kind of source."),
    ("name", _TEXT, "The fullest name of the source."),
    ("title", _TEXT, "Its title."),
    ("affiliation", _TEXT, "Its organisation."),
    ("grade", _TEXT, "How closely an unnamed source is described: D0 to D3."),
    ("reason", _TEXT, "Why an unnamed source is not named: none, boilerplate, causal."),
    ("directness", _TEXT, "direct, mixed or indirect."),
    ("confidence", _SHARE, "The probability that a human annotator would mark the same."),
    ("start", _COUNT, "The first character of its sentences, in the text as it was read."),
    ("end", _COUNT, "Behind the last one."),
    ("line", _COUNT, "The line of the file that it starts in; null for a row of a table."),
    ("in_headline", _FLAG, "Whether it stands in the headline."),
    ("text", _TEXT, "Its sentences; null with --redact."),
    ("cue", _TEXT, "The words that credit it; null with --redact."),
    ("content", _TEXT, "What is credited; null with --redact."),
)
"""A row a statement that is credited to somebody, or to nobody in particular."""

SOURCES = _table(
    ("article", _TEXT, "`articles.id`."),
    ("id", _TEXT, "Its number in the article: s1, s2 …"),
    ("kind", _TEXT, "The kind of source."),
    ("name", _TEXT, "The fullest name that the article gives."),
    ("label", _TEXT, "What to call it."),
    ("title", _TEXT, "Its title."),
    ("affiliation", _TEXT, "Its organisation."),
    ("grade", _TEXT, "How closely an unnamed source is described."),
    ("reason", _TEXT, "Why an unnamed source is not named."),
    ("count", _TEXT, "How many people the article says they are."),
    ("identified", _FLAG, "Of a document, whether a reader could find it."),
    ("statements", _COUNT, "What it is credited with."),
    ("person", _TEXT, "The same for one person in all articles: name and affiliation, in small letters."),
)
"""A row a real-world source of an article."""

FINDINGS = _table(
    ("article", _TEXT, "`articles.id`."),
    ("rule", _TEXT, "The code of the rule."),
    ("name", _TEXT, "Its name."),
    ("category", _TEXT, "Its category."),
    ("severity", _TEXT, "error, warning or info."),
    ("probability", _SHARE, "How likely an editor is to keep it."),
    ("start", _COUNT, "The first character of the phrase, in the text as it was read."),
    ("end", _COUNT, "Behind the last one."),
    ("line", _COUNT, "The line of the file that it starts in; null for a row of a table."),
    ("phrase", _TEXT, "The phrase; null with --redact."),
    ("message", _TEXT, "What is told to the editor."),
    ("also", pa.list_(_TEXT), "The codes of other rules that stop at the same phrase."),
    ("fingerprint", _TEXT, "The same as long as the sentence is."),
)

ERRORS = _table(
    ("key", _TEXT, "The id; with #2, #3 … where the id is repeated."),
    ("id", _TEXT, "What the article is called."),
    ("place", _TEXT, "The file, and the number of the row or part in it."),
    ("fingerprint", _TEXT, "Of the version, model, rules and settings."),
    ("kind", _TEXT, "unreadable, repeated-id, time-limit, memory-limit, crash or failure."),
    ("message", _TEXT, "What is wrong, and what would mend it."),
)
"""A row an input that could not be audited."""

ORIGINS = _table(
    ("group", _COUNT, "Statements of one group say the same; those that most articles make are group 1."),
    ("article", _TEXT, "`articles.id`."),
    ("outlet", _TEXT, "Who published it."),
    ("day", _TEXT, "The day of publication; empty if the input gives none."),
    ("kind", _TEXT, "The kind of source."),
    ("who", _TEXT, "The source: its name, or its title."),
    ("origins", pa.list_(_TEXT), "Where the article has it from; articles with one in common are not independent."),
    ("text", _TEXT, "Its sentences."),
    ("content", _TEXT, "What is credited."),
)
"""A row a statement that several articles make. Written by the report, and replaced by the next one."""

TABLES = {
    "errors": ERRORS,
    "findings": FINDINGS,
    "sources": SOURCES,
    "statements": STATEMENTS,
    "articles": ARTICLES,
}
"""Every table that comes out. `articles` is the last: it is written when the rest of its articles is."""

RECEIPTS = _table(
    ("key", _TEXT, "Of an article that was audited, or could not be."),
    ("error", _TEXT, "The kind of error; null if it was audited."),
    ("words", _COUNT, "Its length; 0 if it was not."),
    ("stop", _TEXT, "Why no article can be audited, as the only row of a batch."),
)
"""What a worker tells of the articles that it has written."""
