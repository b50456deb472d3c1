"""The units of figures, and what a figure in one of them is in another."""

from __future__ import annotations

MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
ORDINAL, YEAR, MONTH, CLOCK, OLD, SCORE, PERCENT = "ordinal", "year", "month", "clock", "old", "score", "percent"
"""Units that say what a figure is: a rank, a year, a month without a day, a time of day, an age, a result, a share."""
MONEY = frozenset(("dollars", "pounds", "euros", "rupees", "yen", "yuan", "roubles", "francs"))
_DIMENSIONS: dict[str, dict[str, float | None]] = {
    "money": {**dict.fromkeys(sorted(MONEY))},
    "share": {PERCENT: None, "points": None},
    "date": {**dict.fromkeys(MONTHS)},
    "length": {
        "millimetres": 0.001, "centimetres": 0.01, "inches": 0.0254, "feet": 0.3048, "yards": 0.9144, "metres": 1.0,
        "kilometres": 1000.0, "miles": 1609.344,
    },
    "time": {
        "seconds": 1 / 60, "minutes": 1.0, "hours": 60.0, "days": 1440.0, "weeks": 10080.0, "months": 43830.0,
        "years": 525960.0, "decades": 5259600.0,
    },
    "area": {
        "square_metres": 0.0001, "square_feet": 0.00000929, "acres": 0.4047, "hectares": 1.0,
        "square_kilometres": 100.0, "square_miles": 259.0,
    },
    "weight": {"ounces": 0.0000283, "pounds_weight": 0.000454, "stone": 0.00635, "grams": 0.000001, "kilos": 0.001,
               "tonnes": 1.0},
    "speed": {"miles_an_hour": 1.609344, "kilometres_an_hour": 1.0},
    "volume": {"litres": None, "gallons": None, "pints": None},
    "temperature": {"celsius": 1.0, "fahrenheit": 5 / 9},
}  # fmt: skip
"""Units of one kind, with what each is worth where one can be told in another."""
_ZERO = {"fahrenheit": 32.0}
"""Where a unit has its nought, if not where the others have it."""
_DIMENSION_OF = {unit: (kind, worth) for kind, units in _DIMENSIONS.items() for unit, worth in units.items()}


def kind_of(unit: str) -> str:
    """Return what a unit measures: "length"; nothing for a unit that stands alone."""
    return _DIMENSION_OF.get(unit, ("", None))[0]


def converted(value: float, unit: str, other: str) -> float | None:
    """Return a value of one unit in another, or None if it cannot be told in it; of a day, its month."""
    if unit in MONTHS and other == MONTH:
        return MONTHS.index(unit) + 1
    kind, worth = _DIMENSION_OF.get(unit, ("", None))
    other_kind, other_worth = _DIMENSION_OF.get(other, ("", None))
    if kind != other_kind or worth is None or other_worth is None:
        return None
    return (value - _ZERO.get(unit, 0.0)) * worth / other_worth + _ZERO.get(other, 0.0)
