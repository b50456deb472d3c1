"""The description of the API: python -m onrecord.serve.openapi > src/onrecord/serve/openapi.json"""

from __future__ import annotations

import json
import sys
from typing import Any

from pydantic import TypeAdapter

from onrecord.reporters.json_v1 import schema
from onrecord.serve.wire import AuditRequest

_COMPONENTS = "#/components/schemas/"
_AT_BLOCK = {
    "type": "object",
    "required": ["id", "findings", "assertions"],
    "properties": {
        "id": {"type": "string", "description": "As in the request."},
        "findings": {
            "type": "array", "items": {"type": "string"}, "description": "Fingerprints of its findings.",
        },
        "assertions": {
            "type": "array", "items": {"type": "string"}, "description": "Ids of its assertions.",
        },
    },
}  # fmt: skip


def description() -> dict[str, Any]:
    """Return the API in OpenAPI 3.1: one request, and the report as the JSON reporter writes it."""
    report = schema()
    report.pop("$schema", None)
    report.pop("$id", None)
    schemas = _nested("Report", report) | _nested("AuditRequest", TypeAdapter(AuditRequest).json_schema())
    answer = schemas["Report"]
    answer["properties"] = {
        **answer["properties"],
        "blocks": {
            "type": "array", "items": _AT_BLOCK, "description": "Only if the request has blocks: what begins in each.",
        },
    }  # fmt: skip
    schemas["Error"] = {
        "type": "object", "required": ["error"],
        "properties": {"error": {"type": "string", "description": "One line: what is wrong, and what to do."}},
    }  # fmt: skip
    failed = {"content": {"application/json": {"schema": {"$ref": f"{_COMPONENTS}Error"}}}}
    reasons = {
        "401": "No token, or a wrong one.",
        "403": "The request comes from another origin.",
        "413": "The draft is too large.",
        "415": "The content type is not application/json.",
        "421": "The server does not answer to this host name.",
        "422": "The draft or the request cannot be read.",
    }
    post = {
        "operationId": "audit",
        "summary": "Audit one draft, which is forgotten with the answer.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": f"{_COMPONENTS}AuditRequest"}}},
        },
        "responses": {
            "200": {
                "description": "The report.",
                "content": {"application/json": {"schema": {"$ref": f"{_COMPONENTS}Report"}}},
            },
            **{status: {"description": told, **failed} for status, told in reasons.items()},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord", "version": "1", "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": "The API of `onrecord serve`. It is on the machine of its user, and fetches nothing.",
        },
        "servers": [{"url": "http://127.0.0.1:8765"}],
        "security": [{"token": []}],
        "paths": {"/api/v1/audit": {"post": post}},
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}, "schemas": schemas},
    }  # fmt: skip


def _nested(name: str, whole: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON schema and its definitions, as components that refer to each other."""
    moved = json.loads(json.dumps(whole).replace("#/$defs/", _COMPONENTS))
    return {**moved.pop("$defs", {}), name: moved}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(description(), indent=1, ensure_ascii=False) + "\n")
