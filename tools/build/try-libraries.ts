import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inRoot } from "../root.ts";

const PROGRAM = `
import { readFileSync } from "node:fs";
import { createClient } from "runlens/client";
import { createBatch, createScanner } from "runlens/format";
import { createSummaryWriter, RunlensError } from "runlens/writer";
import { encodeScalar } from "runlens/writer/encode";

const writer = createSummaryWriter("logs", { run: "first" });
writer.scalar("loss", 0.5, 1);
writer.image("sample", { width: 1, height: 1, channels: 1, data: [0.5] }, 1);
writer.addEvent(encodeScalar({ tag: "loss", value: 0.25, step: 2, wallTimeSecs: 1 }));
await writer.close();
try {
  writer.scalar("loss", 0, 3);
} catch (error) {
  if (!(error instanceof RunlensError)) throw error;
}
const scanner = createScanner();
const batch = createBatch();
const { stop } = scanner.scan(readFileSync(writer.path), 0, batch);
let code = "";
try {
  await createClient("http://localhost:1/").runs({ experiment: "" });
} catch (error) {
  if (error instanceof RunlensError) code = error.code;
}
process.stdout.write([stop.kind, batch.count, batch.references.length, code].join(" "));
`;
/** Two points and a picture, and that there is no server. */
const PRINTED = "end 2 1 server.unreachable";

/** Compiled as strictly as a program may be, the declarations of the package included. */
const COMPILER_OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: "nodenext",
  target: "es2023",
  noEmit: true,
  skipLibCheck: false,
  types: ["node"],
  typeRoots: [inRoot("node_modules/@types")],
};

/**
 * Tries what the published package in `directory/node_modules` has for programs, with
 * the given Node: one that logs runs, and asks for some, its types are right, and what is for browsers,
 * too, needs nothing of Node's.
 */
export async function tryLibraries(directory: string, node: string): Promise<string[]> {
  await writeFile(join(directory, "program.mjs"), PROGRAM);
  await writeFile(join(directory, "program.mts"), PROGRAM);
  await writeFile(
    join(directory, "tsconfig.json"),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: ["program.mts"] }),
  );
  const complaints: string[] = [];
  const ran = spawnSync(node, ["program.mjs"], { cwd: directory, encoding: "utf8" });
  if (ran.stdout !== PRINTED) complaints.push(`a program that logs: ${ran.stdout}${ran.stderr}`);
  const compiled = spawnSync(inRoot("node_modules/.bin/tsc"), ["-p", directory], {
    encoding: "utf8",
  });
  if (compiled.status !== 0) complaints.push(`its types: ${compiled.stdout}`);
  for (const door of ["writer/encode.js", "format.js", "client.js"]) {
    const modules = await nodeModulesOf(join(directory, "node_modules/runlens/lib", door));
    if (modules.length > 0) complaints.push(`lib/${door} needs ${modules.join(", ")} of Node.`);
  }
  return complaints;
}

const IMPORTED = /\b(?:from|import) ?\(?"([^"]+)"/g;

/** What a built module imports, itself or through others, that is no file of the package. */
async function nodeModulesOf(path: string): Promise<string[]> {
  const specifiers = [...(await readFile(path, "utf8")).matchAll(IMPORTED)].map(
    ([, specifier = ""]) => specifier,
  );
  const found = specifiers.map(async (specifier) =>
    specifier.startsWith(".") ? nodeModulesOf(join(dirname(path), specifier)) : [specifier],
  );
  return (await Promise.all(found)).flat();
}
