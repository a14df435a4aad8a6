/** Start the language server, and everything that stands beside a file. */

import * as vscode from "vscode";
import { LanguageClient, Location as PlainLocation } from "vscode-languageclient/node";

import { makeClient, runInTerminal } from "./argmap";
import { Preview } from "./preview";
import { DebateTree } from "./tree";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const preview = new Preview(pageAt);
  client = makeClient(handleCommand);
  const tree = new DebateTree(client);
  context.subscriptions.push(
    preview,
    vscode.window.registerTreeDataProvider("argmap.debates", tree),
    vscode.commands.registerCommand("argmap.showPreview", () => {
      const editor = vscode.window.activeTextEditor;
      return preview.show(editor?.document.uri, editor?.selection.active);
    }),
    vscode.commands.registerCommand("argmap.new", () => runInTerminal("new")),
    vscode.commands.registerCommand("argmap.check", () => runInTerminal("check")),
    vscode.commands.registerCommand("argmap.replyHere", reply),
    vscode.commands.registerCommand("argmap.restart", () => client?.restart()),
    vscode.window.onDidChangeActiveTextEditor((editor) =>
      preview.follow(editor?.document.uri, editor?.selection.active),
    ),
    vscode.window.onDidChangeTextEditorSelection((event) =>
      preview.follow(event.textEditor.document.uri, event.selections[0]?.active),
    ),
  );
  try {
    await client.start();
  } catch {
    const choice = await vscode.window.showErrorMessage(
      "argmap did not start. Install it (in its checkout: pipx install '.[lsp,serve]'), or say where it is.",
      "Open the setting",
    );
    if (choice !== undefined) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "argmap.command");
    }
    return;
  }
  await vscode.commands.executeCommand("setContext", "argmap.running", true);
  tree.refresh();

  async function handleCommand(
    name: string,
    args: unknown[],
    next: (name: string, args: unknown[]) => unknown,
  ): Promise<unknown> {
    const file = vscode.Uri.parse(String(args[0]));
    if (name === "argmap.openPage") {
      return preview.show(file);
    }
    const answer = await next(name, args);
    if (name === "argmap.showObjections") {
      await showPlaces(file, answer as PlainLocation[]);
    }
    return answer;
  }
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** Ask the server for the page in the site of what is edited at a position. */
async function pageAt(file: vscode.Uri, position: vscode.Position): Promise<string | undefined> {
  const { line, character } = position;
  const where = [file.toString(), { line, character }] as const;
  const page = await vscode.commands.executeCommand<string | null>("argmap.page", ...where);
  return page ?? undefined;
}

async function reply(): Promise<void> {
  const file = activeFile();
  if (file !== undefined) {
    await vscode.commands.executeCommand("argmap.reply", file.toString());
  }
}

async function showPlaces(file: vscode.Uri, places: PlainLocation[]): Promise<void> {
  const located = await Promise.all(
    places.map((place) => client?.protocol2CodeConverter.asLocation(place)),
  );
  const start = new vscode.Position(0, 0);
  await vscode.commands.executeCommand("editor.action.showReferences", file, start, located);
}

function activeFile(): vscode.Uri | undefined {
  return vscode.window.activeTextEditor?.document.uri;
}
