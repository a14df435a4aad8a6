// Read Argdown with its own tools and print what they find: node check_argdown.mjs FILE…
// Install them first, outside the repository: npm install --ignore-scripts @argdown/node@1.7.5
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.env.ARGDOWN_TOOLS + "/");
const { argdown } = require("@argdown/node");
for (const file of process.argv.slice(2)) {
  const response = argdown.run({
    input: readFileSync(file, "utf8"),
    process: ["parse-input", "build-model"],
    logLevel: "error",
    throwExceptions: false,
  });
  const name = (end) => end.title ?? end.argumentTitle;
  console.log(JSON.stringify({
    errors: [...(response.parserErrors ?? []), ...(response.lexerErrors ?? []), ...(response.exceptions ?? [])].map((e) => `${e.message} @${e.token?.startLine ?? ""}`),
    statements: Object.fromEntries(Object.values(response.statements ?? {}).map((s) => [s.title, s.members.map((m) => m.text).find((t) => t) ?? null])),
    arguments: Object.keys(response.arguments ?? {}),
    relations: (response.relations ?? []).map((r) => [r.relationType, name(r.from), name(r.to)]),
  }));
}
