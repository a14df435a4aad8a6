"""Play a session in Neovim without a window, and print what one sees.

::

    python bench/in_neovim.py [NVIM]

Starts the server as docs/editors.md has it: with ``vim.lsp.config`` where Neovim knows it (0.11),
else with ``vim.lsp.start`` (0.8) or ``vim.lsp.start_client`` (0.7). Types a wrong id and lists the
diagnostics, asks for a completion and a hover, renames a claim.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from editor_debate import play

SESSION = r"""
local folder, python = vim.env.DEBATES, vim.env.PYTHON
local cmd = { python, "-m", "argmap", "lsp" }
local function say(...) io.stdout:write(table.concat({ ... }, " "), "\n") end
local function wait(what, ready)
  if not vim.wait(30000, ready, 50) then say("NO " .. what); vim.cmd("cquit") end
end

local id
if vim.lsp.config then
  vim.lsp.config("argmap", { cmd = cmd, filetypes = { "yaml" }, root_markers = { "claims" } })
  vim.lsp.enable("argmap")
end
vim.cmd("cd " .. folder)
vim.cmd("edit claims/tea/basics/tea-wakes.yaml")
if not vim.lsp.config then
  if vim.lsp.start then
    id = vim.lsp.start({ name = "argmap", cmd = cmd, root_dir = folder })
  else
    id = vim.lsp.start_client({ name = "argmap", cmd = cmd, root_dir = folder })
    vim.lsp.buf_attach_client(0, id)
  end
end
wait("server", function() return next(vim.lsp.buf_get_clients(0)) ~= nil end)
say("nvim", tostring(vim.version().major) .. "." .. vim.version().minor)

local function lines(text) return vim.split(text, "\n") end
local function ask(method, line, column, more)
  local params = vim.tbl_extend("force", {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    position = { line = line, character = column },
  }, more or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 30000) or {}) do
    if answer.result ~= nil then return answer.result end
  end
  say("NO answer to " .. method); vim.cmd("cquit")
end

vim.api.nvim_buf_set_lines(0, 5, 6, false, { "rebuts: tea-clams" })
wait("diagnostics", function() return #vim.diagnostic.get(0) == 1 end)
for _, found in ipairs(vim.diagnostic.get(0)) do
  say("\ndiagnostic  line " .. found.lnum + 1 .. ": " .. found.code)
  for _, line in ipairs(lines(found.message)) do say("            " .. line) end
end

say("\ncompletion  rebuts: te")
for _, item in ipairs(ask("textDocument/completion", 5, 10).items) do
  say("            " .. item.label .. "  " .. (item.detail or ""))
end

vim.api.nvim_buf_set_lines(0, 5, 6, false, { "rebuts: tea-calms" })
wait("an end of the diagnostics", function() return #vim.diagnostic.get(0) == 0 end)
say("\nhover       rebuts: tea-calms")
for _, line in ipairs(lines(ask("textDocument/hover", 5, 12).contents.value)) do
  say("            " .. line)
end

say("\nactions")
local range = { start = { line = 5, character = 12 }, ["end"] = { line = 5, character = 12 } }
local where = { range = range, context = { diagnostics = {} } }
for _, action in ipairs(ask("textDocument/codeAction", 5, 12, where)) do
  say("            " .. action.title)
end

say("\nrename      tea-calms to tea-soothes")
local edit = ask("textDocument/rename", 5, 12, { newName = "tea-soothes" })
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
say("            " .. vim.api.nvim_buf_get_lines(0, 5, 6, false)[1])
vim.cmd("silent wall")
vim.lsp.stop_client(vim.lsp.get_active_clients())
wait("an end of the server", function() return #vim.lsp.get_active_clients() == 0 end)
vim.cmd("qall!")
"""


def main(program: str = "nvim") -> int:
    """Play it."""
    return play(
        SESSION, lambda script: [program, "--headless", "--clean", "-c", f"luafile {script}"]
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
