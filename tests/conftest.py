"""No test reads or writes the cache of whoever runs it, or depends on how fast the machine is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "onrecord",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def caches(tmp_path_factory):
    """Paths of caches, none of them made; to number folders as `mktemp` does is to read the names of all of them."""
    folder = tmp_path_factory.mktemp("caches")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_cache(caches, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(next(caches)))
