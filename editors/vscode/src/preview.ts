/** The site, live, beside the file: on the page of what is edited at the cursor. */

import { ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import * as vscode from "vscode";

import { command } from "./argmap";

const START = new vscode.Position(0, 0);

export class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private server: ChildProcess | undefined;
  private folder = "";
  private address: Promise<vscode.Uri> | undefined;
  private shown = "";

  /** @param pageAt Names the page in the site of what is edited at a position of a file. */
  constructor(
    private readonly pageAt: (
      file: vscode.Uri,
      position: vscode.Position,
    ) => Promise<string | undefined>,
  ) {}

  /** Show the page of what is edited in a column beside it. */
  async show(file: vscode.Uri | undefined, position = START): Promise<void> {
    if (this.panel === undefined) {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const options = { enableScripts: true, retainContextWhenHidden: true };
      this.panel = vscode.window.createWebviewPanel("argmap.preview", "argmap", column, options);
      this.panel.onDidDispose(() => this.close());
    } else {
      this.panel.reveal(undefined, true);
    }
    await this.follow(file, position);
  }

  /** Go to the page of what is edited, where the preview is open. */
  async follow(file: vscode.Uri | undefined, position = START): Promise<void> {
    if (this.panel === undefined || file === undefined || file.scheme !== "file") {
      return;
    }
    const page = await this.pageAt(file, position);
    const folder = vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath;
    if (page === undefined || folder === undefined) {
      return;
    }
    try {
      const site = await this.serve(folder);
      this.load(vscode.Uri.joinPath(site, page).toString(true));
    } catch (error) {
      void vscode.window.showErrorMessage(`argmap serve: ${String(error)}`);
    }
  }

  dispose(): void {
    this.panel?.dispose();
    this.close();
  }

  private close(): void {
    this.server?.kill("SIGINT");
    this.panel = this.server = this.address = undefined;
    this.shown = "";
  }

  private load(address: string): void {
    if (this.panel !== undefined && address !== this.shown) {
      this.shown = address;
      this.panel.webview.html = framed(address);
    }
  }

  /** Start `argmap serve` for a folder, once; give the address at which one reaches it from here. */
  private serve(folder: string): Promise<vscode.Uri> {
    if (this.address === undefined || folder !== this.folder) {
      this.server?.kill("SIGINT");
      this.folder = folder;
      this.address = this.start(folder).then((address) =>
        vscode.env.asExternalUri(vscode.Uri.parse(address)),
      );
    }
    return this.address;
  }

  private start(folder: string): Promise<string> {
    const [program, first] = command();
    const server = spawn(program, [...first, "serve", "--claims", folder], { cwd: folder });
    this.server = server;
    return new Promise((resolve, reject) => {
      let said = "";
      createInterface(server.stdout).once("line", resolve);
      server.stderr.on("data", (text: Buffer) => (said += text.toString()));
      server.once("error", reject);
      server.once("exit", () => reject(new Error(said.trim() || "it ended")));
    });
  }
}

/** A page that holds nothing but the site; only the site's own scripts run, in its frame. */
function framed(address: string): string {
  const shown = address.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  const { origin } = new URL(address);
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src ${origin}; style-src 'unsafe-inline'">
<style>html, body, iframe { margin: 0; padding: 0; border: 0; width: 100%; height: 100vh; background: white; }</style>
</head>
<body><iframe src="${shown}" title="argmap"></iframe></body>
</html>`;
}
