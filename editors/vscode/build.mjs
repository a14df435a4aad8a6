// Bundle the extension into one file, and gather the licences of what is in it.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  external: ["vscode"],
  minify: true,
  platform: "node",
  target: "node20",
  metafile: true,
  logLevel: "warning",
});

const folders = new Set();
for (const file of Object.keys(metafile.inputs)) {
  const inside = file.match(/^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  if (inside !== null) folders.add(inside[1]);
}
const notices = [];
for (const folder of [...folders].sort()) {
  const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${folder} has no licence`);
  notices.push(`${name} ${version}\n\n${await readFile(`${folder}/${file}`, "utf8")}`);
}
await writeFile("dist/ThirdPartyNotices.txt", notices.join("\n----\n\n"));
