"""The extension for VS Code: it starts the server, asks for a reason, and knows the settings that there are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from onrecord.settings import names

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
STUB = """
const module_ = require("module"), done = [], commands = {};
const stubs = {
  vscode: {
    workspace: { getConfiguration: () => ({ get: () => "/opt/onrecord" }) },
    commands: { registerCommand: (name, run) => { commands[name] = run; return {}; } },
    window: { showInputBox: async (options) => options.validateInput("…") && "a reason" },
  },
  "vscode-languageclient/node": { LanguageClient: class {
    constructor(id, name, server, client) { done.push({ server, client }); }
    async start() { done.push("start"); }
    async stop() { done.push("stop"); }
    async sendRequest(method, params) { done.push({ method, params }); }
  } },
};
const load = module_._load;
module_._load = (name, ...rest) => stubs[name] || load(name, ...rest);
const extension = require(process.argv[1]);
(async () => {
  await extension.activate({ subscriptions: [] });
  await commands["onrecord.askReason"]("file:///a.md", "abc");
  await commands["onrecord.restart"]();
  await extension.deactivate();
  console.log(JSON.stringify(done));
})();
"""


def manifest() -> dict:
    return json.loads((EXTENSION / "package.json").read_text("utf-8"))


def test_settings_of_the_extension_are_settings_of_onrecord():
    properties = manifest()["contributes"]["configuration"]["properties"]
    keys = {key.removeprefix("onrecord.") for key in properties} - {"path", "trace.server"}
    assert {re.sub(r"([A-Z])", lambda match: f"-{match[1].lower()}", key) for key in keys} <= set(names())
    assert all(properties[f"onrecord.{key}"]["default"] is None for key in keys), "what is not set is not sent"
    assert properties["onrecord.path"]["scope"] == "machine", "no workspace may name a program to start"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_extension_starts_the_server_and_sends_the_reason_that_was_asked_for():
    done = subprocess.run(
        ["node", "-e", STUB, str(EXTENSION / "extension.js")], capture_output=True, text=True, timeout=30, check=True
    )
    made, started, allowed, *rest = json.loads(done.stdout)
    assert made["server"] == {"command": "/opt/onrecord", "args": ["lsp"]}
    assert made["client"]["initializationOptions"] == {"asksReason": True}
    assert {each["language"] for each in made["client"]["documentSelector"]} == {"markdown", "plaintext", "html"}
    assert started == "start"
    assert allowed["params"] == {"command": "onrecord.allow", "arguments": ["file:///a.md", "abc", "a reason"]}
    assert rest[0] == rest[-1] == "stop"
