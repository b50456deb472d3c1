"""Neovim, without a screen, shows findings on the right words, and writes what an action offers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

pytestmark = pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
DRAFT = (
    "# Ferry 🛳️ sale\n\n🛳️𝒳 Sources said that the deal was dead. Mayor Nora Vale claimed that it had lost £4m in May.\n"
)
MODULES = Path(__file__).parents[2] / "editors" / "neovim"
SCRIPT = """
package.path = %(modules)s .. "/?.lua;" .. package.path
require("onrecord").setup({ cmd = %(command)s, settings = { minConfidence = 0 } })
vim.cmd("edit a.md")
vim.bo.filetype = "markdown"
local function shown(code)
  for _, each in ipairs(vim.diagnostic.get(0)) do
    if each.code == code then return each end
  end
end
local told = {}
vim.wait(30000, function() return shown("LI304") ~= nil end, 20)
for _, each in ipairs(vim.diagnostic.get(0)) do
  local words = vim.api.nvim_buf_get_text(0, each.lnum, each.col, each.end_lnum, each.end_col, {})
  table.insert(told, { each.code, words[1], each.source })
end
local one = shown("LI304")
vim.api.nvim_buf_set_text(0, one.lnum, one.col, one.end_lnum, one.end_col, { "said" })
local gone = vim.wait(30000, function() return shown("LI304") == nil and shown("AN101") ~= nil end, 20)
io.stdout:write(vim.json.encode({ told = told, gone = gone }))
vim.cmd("qall!")
"""


def test_neovim_shows_findings_on_the_right_words_and_follows_an_edit(tmp_path):
    (tmp_path / "a.md").write_text(DRAFT, "utf-8")
    command = "{" + ", ".join(map(json.dumps, (sys.executable, "-m", "onrecord", "lsp"))) + "}"
    script = tmp_path / "session.lua"
    script.write_text(SCRIPT % {"modules": json.dumps(str(MODULES)), "command": command})
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-c", f"luafile {script}"],
        cwd=tmp_path, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    told = json.loads(done.stdout)
    marked = {code: words for code, words, source in told["told"] if source == "onrecord"}
    assert marked["AN101"] == "Sources"
    assert marked["LI304"] == "claimed"
    assert told["gone"], "the finding goes with the verb"
