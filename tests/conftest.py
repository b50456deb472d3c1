"""No test reads or writes the cache of whoever runs it, or depends on how fast the machine is.

To count lines makes a test two to six times as dear. One that walks the same lines thousands of times, or none of the
package, is marked `no_cover`, since other tests run those lines; and of the cases of one test, lines are counted in
every twelfth.
"""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "onrecord",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("onrecord")
COUNTED = 12
"""Of so many cases of one test, lines are counted in one."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    cases = Counter()
    for item in items:
        test, is_case, _ = item.nodeid.partition("[")
        if is_case and cases[test] % COUNTED:
            item.add_marker("no_cover")
        cases[test] += 1


@pytest.fixture(scope="session")
def caches(tmp_path_factory):
    """Paths of caches, none of them made; to number folders as `mktemp` does is to read the names of all of them."""
    folder = tmp_path_factory.mktemp("caches")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_cache(caches, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(next(caches)))
