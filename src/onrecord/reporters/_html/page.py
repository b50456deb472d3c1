"""The page around the drafts: templates, one style sheet and one script, both inlined and allowed by their hashes."""

from __future__ import annotations

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from onrecord.report_mark import HTML
from onrecord.reporters._safe import safe
from onrecord.reporters._verdict import GATES, GRADES
from onrecord.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from onrecord.domain import Gate, Grade


def page(template: str, *, package: str | None = None, **values: Any) -> str:
    """Return a whole page, self-contained: it asks for nothing from anywhere.

    `package` names a package of a server: its templates are looked for first, its `page.css` and `page.js` come after
    those of the report, and the script may ask the server that the page came from.
    """
    packages = (__package__, package) if package else (__package__,)
    style, script = ("\n".join(_asset(name, each) for each in packages) for name in ("page.css", "page.js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        f"{_CONNECTS if package else ''}base-uri 'none'; form-action 'none'"
    )
    html = _environment(package).get_template(template)
    return (
        html.render(style=style, script=script, policy=policy, version=VERSION, report_mark=HTML, **values).rstrip()
        + "\n"
    )


_CONNECTS = "connect-src 'self'; "


def part(template: str, *, package: str | None = None, **values: Any) -> str:
    """Part of a page, to be put into one that is open; templates are looked for as by `page`."""
    return _environment(package).get_template(template).render(**values)


@cache
def _environment(package: str | None) -> Environment:
    """Everything that is printed is made safe first, and escaped."""
    from jinja2 import ChoiceLoader, Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    packages = (package, __package__) if package else (__package__,)
    environment = Environment(
        autoescape=True,
        finalize=_printed,
        loader=ChoiceLoader([FunctionLoader(partial(_template, each)) for each in packages]),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {"gates": _by_code(GATES), "grades": _by_code(GRADES)}
    environment.filters |= {"percent": _percent, "short": _short, "trusted": Markup}
    return environment


def _template(package: str, name: str) -> str | None:
    return _asset(name, package) if files(package).joinpath(name).is_file() else None


def _by_code(words: Mapping[Gate, str] | Mapping[Grade, str]) -> dict[str, str]:
    """Return what each code means, in order of the codes."""
    return {code.value: meaning for code, meaning in sorted(words.items())}


def _printed(value: Any) -> Any:
    """Plain strings come from a draft; what is marked as markup comes from us."""
    return safe(value) if type(value) is str else "" if value is None else value


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _short(number: float) -> str:
    return f"{number:.3g}"


@cache
def _asset(name: str, package: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _hash(inlined: str) -> str:
    return f"sha256-{b64encode(sha256(inlined.encode()).digest()).decode()}"
