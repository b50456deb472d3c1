"""What the tagger predicts for a word, by index: shared with `training/`."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in ("B", "I")))
"""Index 0 is outside; role r begins at 1 + 2r and goes on at 2 + 2r."""
POINTERS = ("cue", "source_start", "source_end")
"""A word of a source or content points to its cue; a cue points to the first and last word of its source."""
POINTER = 96
"""Width of the two vectors, of the pointing and of the pointed word, that a pointer multiplies."""
