"""Comparison of onrecord's results with human annotation, for `onrecord eval` and the accuracy floors of the tests.

Only `onrecord eval` imports this package; no other command loads any of it.
"""
