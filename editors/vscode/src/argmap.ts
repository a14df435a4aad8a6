/** The program: how it is started, as a language server and in a terminal. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

type Handler = (
  name: string,
  args: unknown[],
  next: (name: string, args: unknown[]) => unknown,
) => unknown;

/** Give the program and its first arguments, as the settings have it. */
export function command(): [string, string[]] {
  const [program, ...first] = vscode.workspace
    .getConfiguration("argmap")
    .get<string[]>("command", ["argmap"]);
  return [program ?? "argmap", first];
}

/** Make the client of the language server; the commands of its lenses go through `handler`. */
export function makeClient(handler: Handler): LanguageClient {
  const [program, first] = command();
  const name = vscode.workspace.getConfiguration("argmap").get<string>("name", "");
  return new LanguageClient(
    "argmap",
    "argmap",
    { command: program, args: [...first, "lsp"] },
    {
      documentSelector: [{ scheme: "file", language: "yaml" }],
      initializationOptions: { name },
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{yaml,yml,toml}") },
      middleware: { executeCommand: async (name, args, next) => handler(name, args, next) },
    },
  );
}

/** Run a command of argmap where one sees it, and can answer what it asks. */
export function runInTerminal(...words: string[]): void {
  const [program, first] = command();
  const name = `argmap ${words.join(" ")}`;
  vscode.window.terminals.find((terminal) => terminal.name === name)?.dispose();
  const shellPath = program;
  // The program itself, not a shell: nothing has to be quoted. It waits to be read when it ends.
  const terminal = vscode.window.createTerminal({
    name,
    shellPath,
    shellArgs: [...first, ...words],
    cwd: vscode.workspace.workspaceFolders?.[0]?.uri,
    isTransient: true,
  });
  terminal.show();
}
