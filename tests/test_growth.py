"""The measure of growth tells linear work from work that grows with the square."""

from __future__ import annotations

from tests.growth import is_linear


def once(size):
    return lambda: sum(range(size))


def squared(size):
    return lambda: [sum(range(size)) for _ in range(size // 100)]


def test_linear_work_is_called_linear():
    assert is_linear(once, 2_000_000)
    assert is_linear(once, 10)


def test_work_that_grows_with_the_square_is_not():
    assert not is_linear(squared, 16_000)
