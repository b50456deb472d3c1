"""The schemas of the formats, read once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

HERE = Path(__file__).parent


@cache
def _json(name: str) -> Any:
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def assert_valid(name: str, output: str) -> Any:
    """The JSON in `output`, once it is known to follow the schema."""
    table = json.loads(output)
    kind = Draft4Validator if "draft-04" in _json(name)["$schema"] else Draft202012Validator
    kind(_json(name), format_checker=kind.FORMAT_CHECKER).validate(table)
    return table


def assert_valid_junit(output: str) -> etree._Element:
    """The XML in `output`, once it is known to follow the schema."""
    root = etree.fromstring(output.encode())
    etree.XMLSchema(etree.parse(HERE / "junit-10.xsd")).assertValid(root)
    return root
