-- Findings of onrecord in Neovim 0.7 or later. Put this file where Neovim finds modules (~/.config/nvim/lua/) and write
--   require("onrecord").setup({ settings = { failOn = "error" } })
-- Needs the extra: pip install 'onrecord[lsp]'.
local M = {}

M.filetypes = { markdown = true, text = true, html = true }

--- Start the server for the drafts that are open, and for those that will be.
--- options.cmd: the command, { "onrecord", "lsp" } by default; options.settings: any setting of onrecord.
function M.setup(options)
  options = options or {}
  local cmd = options.cmd or { "onrecord", "lsp" }
  local client

  local function attach(buffer)
    if not M.filetypes[vim.bo[buffer].filetype] then
      return
    end
    client = client or vim.lsp.start_client({
      name = "onrecord",
      cmd = cmd,
      root_dir = vim.fn.getcwd(),
      workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = "drafts" } },
      settings = { onrecord = options.settings or vim.empty_dict() },
    })
    vim.lsp.buf_attach_client(buffer, client)
  end

  vim.api.nvim_create_autocmd("FileType", {
    callback = function(event)
      attach(event.buf)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) then
      attach(buffer)
    end
  end
end

return M
