"""Document to sentences: where each ends, and whose voice each character is in."""
