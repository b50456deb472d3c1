"""Imports trafilatura without opening a socket."""

from __future__ import annotations

import socket
import sys
from typing import Any


def load() -> Any:
    """Return the module.

    trafilatura imports urllib3 for downloads, which onrecord never asks it for. While it is imported, urllib3 opens an
    IPv6 socket to find out whether the machine has IPv6, unless Python was built without. So Python says so meanwhile.
    """
    if "urllib3" not in sys.modules:
        _import_urllib3()
    import trafilatura

    return trafilatura


def _import_urllib3() -> None:
    supported = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        from urllib3.util import connection
    finally:
        socket.has_ipv6 = supported
    connection.HAS_IPV6 = supported  # for a program that uses urllib3 for itself: it tries IPv6 first, then IPv4
