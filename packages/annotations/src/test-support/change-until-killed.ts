import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { openAnnotations } from "../open-annotations.ts";

/*
 * `node change-until-killed.ts DIRECTORY NAME`: names runs NAME-0, NAME-1 … one after the
 * other, and prints each that is kept.
 */
// It does not end by itself, and compiled once it need not be compiled at each start.
flushCompileCache();
const [directory = "", name = ""] = process.argv.slice(2);
const annotations = openAnnotations({ directory, logDirectories: [] });
for (let i = 0; ; i++) {
  const run = `${name}-${i}`;
  const note = "why ".repeat(200);
  const outcome = await annotations.change({
    experiment: "",
    changes: [{ kind: "setRun", run, patch: { displayName: `Run ${i}`, note } }],
  });
  writeSync(1, outcome.kind === "changed" ? `${run}\n` : `${outcome.problem.message}\n`);
}
