"""No test reads or writes the cache of whoever runs it, or depends on how fast the machine is.

A test that walks the same lines thousands of times, or none of the package, is marked `no_cover`: to count lines makes
it two to six times as dear, and other tests run those lines.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("onrecord")


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
