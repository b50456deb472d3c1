"""What every message of a finding owes an editor."""

from __future__ import annotations

import re

LONGEST = 200
"""Characters: two lines of a terminal."""


def assert_reads_well(message):
    assert re.match(r"[A-Z“]", message), message
    assert message.endswith((".", "?")), message
    assert "  " not in message, message
    assert "\n" not in message, message
    assert not re.search(r"“[^”]*“|”[^“]*”", message), message
    assert len(message) <= LONGEST, message
