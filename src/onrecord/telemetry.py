"""Switches off the telemetry of onnxruntime, the library that runs the model.

onnxruntime collects usage data by default: it writes a device id and an event store into the user's cache folder, and
sends what it collected. It reads ORT_DISABLE_TELEMETRY once, while it is imported: to set it later changes nothing, and
`disable_telemetry_events()` alone comes after the device id. So the variable is set as soon as any part of onrecord is
imported, in every process.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_VARIABLE = "ORT_DISABLE_TELEMETRY"
_OFF = "1"
_FIRST_ENVIRONMENT = Path("/proc/self/environ")
"""The environment that this process was started with, on Linux."""


def switch_off() -> None:
    """Set the variable for this process and those it starts."""
    os.environ[_VARIABLE] = _OFF


def is_off() -> bool:
    """Whether onnxruntime runs without telemetry, in this process, if it is imported now or was before."""
    if "onnxruntime" not in sys.modules:
        switch_off()
        return True
    return _OFF_AT_FIRST and os.environ.get(_VARIABLE) == _OFF


def _off_at_first() -> bool:
    """Whether onnxruntime, when onrecord is imported, is yet to be imported or was imported with the variable set.

    Only the environment that the process started with tells the latter: a program may have set the variable after the
    import, too late. Where the system does not keep that environment, the present one has to do.
    """
    if "onnxruntime" not in sys.modules:
        return True
    try:
        variables = _FIRST_ENVIRONMENT.read_bytes().split(b"\0")
    except OSError:
        return os.environ.get(_VARIABLE) == _OFF
    return f"{_VARIABLE}={_OFF}".encode() in variables


_OFF_AT_FIRST = _off_at_first()
