// Starts `onrecord lsp` for drafts, and asks for the reason where a finding is allowed. All else is the server's.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "plaintext", "html"];

let client;

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("onrecord.askReason", askReason),
    vscode.commands.registerCommand("onrecord.restart", restart)
  );
  await start();
}

async function start() {
  const command = vscode.workspace.getConfiguration("onrecord").get("path") || "onrecord";
  client = new LanguageClient("onrecord", "onrecord", { command, args: ["lsp"] }, {
    documentSelector: LANGUAGES.flatMap((language) => [
      { language, scheme: "file" },
      { language, scheme: "untitled" },
    ]),
    initializationOptions: { asksReason: true },
  });
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      `onrecord could not be started as “${command} lsp”. Install it with pip install 'onrecord[lsp]', or set onrecord.path.`
    );
  }
}

async function restart() {
  await deactivate();
  await start();
}

async function askReason(uri, fingerprint) {
  const reason = await vscode.window.showInputBox({
    title: "Allow this finding",
    prompt: "Why may it stay? The reason is written into the draft. Never write who is protected.",
    validateInput: (text) => (/[\p{L}\p{N}]/u.test(text) ? undefined : "A reason is needed."),
  });
  if (reason !== undefined) {
    await client.sendRequest("workspace/executeCommand", {
      command: "onrecord.allow",
      arguments: [uri, fingerprint, reason],
    });
  }
}

async function deactivate() {
  if (client) {
    await client.stop();
    client = undefined;
  }
}

module.exports = { activate, deactivate };
