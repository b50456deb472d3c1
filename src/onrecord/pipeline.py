"""The table of contents: the data flow, and the only place that knows the order."""
