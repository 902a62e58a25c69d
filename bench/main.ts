import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("./", import.meta.url);
const HAS_RUN = /^export (async )?function run\b/m;

interface BenchCase {
  run(args: readonly string[]): Promise<void> | void;
}

/** A case is a module of this folder that exports `run`. */
const cases = readdirSync(FOLDER)
  .filter(
    (name) => name.endsWith(".ts") && HAS_RUN.test(readFileSync(new URL(name, FOLDER), "utf8")),
  )
  .map((name) => name.replace(/\.ts$/, ""));

const [name = "", ...args] = process.argv.slice(2);
if (cases.includes(name)) {
  const module: BenchCase = await import(new URL(`${name}.ts`, FOLDER).href);
  await module.run(args);
} else {
  process.stderr.write(`Usage: npm run bench -- CASE\nCases: ${cases.join(", ")}\n`);
  process.exitCode = 2;
}
