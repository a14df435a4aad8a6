/** The debates as a tree: sections, and claims with their statuses. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

interface Node {
  id: string;
  title: string;
  text: string;
  kind: string;
  status: string;
  glyph: string;
  uri: string;
}

interface Section {
  title: string;
  nodes: Node[];
}

interface Debate {
  title: string;
  sections: Section[];
}

type Item = Debate | Section | Node;

export class DebateTree implements vscode.TreeDataProvider<Item> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly client: LanguageClient) {
    client.onNotification("$/argmap/checked", () => this.refresh());
  }

  refresh(): void {
    this.changed.fire();
  }

  async getChildren(item?: Item): Promise<Item[]> {
    if (item === undefined) {
      return this.client.isRunning() ? this.client.sendRequest<Debate[]>("argmap/outline", {}) : [];
    }
    if ("sections" in item) {
      return item.sections;
    }
    return "nodes" in item ? item.nodes : [];
  }

  getTreeItem(item: Item): vscode.TreeItem {
    if (!("uri" in item)) {
      const opened = "sections" in item;
      const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
      return new vscode.TreeItem(item.title, opened ? Expanded : Collapsed);
    }
    const shown = new vscode.TreeItem(`${item.glyph} ${item.title}`.trim());
    shown.description = item.status;
    shown.tooltip = `${item.kind}: ${item.text}`; // plain text, whatever it says
    const file = vscode.Uri.parse(item.uri);
    shown.command = { command: "vscode.open", title: "Open", arguments: [file] };
    return shown;
  }
}
